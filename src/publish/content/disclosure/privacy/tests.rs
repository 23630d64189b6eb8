//! Tests of finding personal data, and of leaving figures alone.

use super::*;

fn kinds(text: &str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = find(text).into_iter().map(|found| found.kind).collect();
    kinds.dedup();
    kinds
}

#[test]
fn every_pattern_is_well_formed() {
    for pattern in [
        &EMAIL,
        &TELEPHONE,
        &REFERENCE,
        &NHS_NUMBER,
        &PUPIL_NUMBER,
        &POSTCODE,
        &LOOSE_POSTCODE,
    ] {
        assert!(pattern.is_some());
    }
}

#[test]
fn ways_to_reach_a_person_are_found() {
    for text in [
        "write to someone@example.org today",
        "jane.smith (at) council.gov.uk",
        "jane.smith(at)council.gov.uk",
        "jane [AT] council [dot] gov [dot] uk",
        "jane at council dot gov dot uk",
        "jane @ council.gov.uk",
    ] {
        assert_eq!(kinds(text), [Kind::Email], "{text}");
    }
    for text in [
        "call 01632 960123.",
        "+44 1632 960123",
        "ring (01223) 123456",
        "ring (01632) 960123",
        "ring 01632  960123",
        "ring 01632.960123",
        "01632/960123",
        "01632-960-123",
        "ring 0044 1632 960123",
        "+44 (0)1223 123456",
        "(+44) 1223 123456",
        "020 7946 0123",
        "07700 900123 or",
        "01632960123",
        "01632\u{a0}960123",
    ] {
        assert_eq!(kinds(text), [Kind::Telephone], "{text}");
    }
}

#[test]
fn dates_of_birth_are_found() {
    for text in [
        "Includes John Smith, born 01/02/2012",
        "DOB 1.2.12",
        "d.o.b.: 2012-02-01",
        "date of birth 1st February 2012",
        "born on 1 Feb 2012 and lives there",
        "date of birth: February 1, 2012",
        "AB (01/02/2012, DOB)",
        "John Smith 01/02/2012",
        "SMITH, John (2012-02-01)",
        "dob 01 02 2012",
    ] {
        assert_eq!(kinds(text), [Kind::BirthDate], "{text}");
    }
}

#[test]
fn numbers_of_persons_are_found_by_their_check_digits() {
    for text in [
        "943 476 5919",
        "9434765919",
        "NHS 943-476-5919.",
        "943.476.5919",
        "943–476–5919",
        "943 - 476 - 5919",
        "943\u{a0}476\u{a0}5919",
        "943  476  5919",
    ] {
        assert_eq!(kinds(text), [Kind::NhsNumber], "{text}");
    }
    for text in [
        "H801200001001",
        "UPN h801200001001.",
        "U38320160001B",
        "H 801 2000 01001",
        "H801\u{a0}2000\u{a0}01001",
        "H801  2000  01001",
    ] {
        assert_eq!(kinds(text), [Kind::PupilNumber], "{text}");
    }
    assert_eq!(kinds("943 476 5918"), []);
    assert_eq!(kinds("A801200001001"), []);
}

#[test]
fn postcodes_are_found() {
    for text in [
        "LS1 1UR",
        "near ls1 1ur",
        "SW1A1AA",
        "(CB3 0AP)",
        "M1\u{a0}1AE",
        "LS1  1UR",
        "LS1\u{a0}\u{a0}1UR",
        "LS1\u{202f}1UR",
        "LS11UR",
        "ls11ur",
        "ls1  1ur",
        "LS 1 1UR",
        "Ls1 1Ur",
    ] {
        assert_eq!(kinds(text), [Kind::Postcode], "{text}");
    }
}

#[test]
fn figures_codes_dates_and_cohorts_are_no_personal_data() {
    for text in [
        "3,616",
        "2020-06-14",
        "423 of 136,452",
        "0 to 17",
        "1283 137000",
        "FY2019/20",
        "@ the front door",
        "aged 0-17 2019-2021",
        "children aged 0-17 2020-06-30",
        "01/04/2019 - 31/03/2020",
        "01.04.2019-31.03.2020",
        "E06000031",
        "004-C1",
        "0.1234567890",
        "2193 471 21% 2089 319",
        "123 456 789 0123",
        "Scrutiny Board, 14/06/2022",
        "Children Looked After 31/03/2020",
        "On Tuesday 14/06/2022",
        "children born on 1 September 2010 or later",
        "children born 1 September 2010 to 31 August 2011",
        "born between 1 September 2010 and 31 August 2011",
        "S1 1st floor",
        "M4 3kg",
        "L1 5pp",
        "S47 2wd",
        "s47 2wd",
        "reference 01632960123",
        "Ref. no. 07700900123",
        "04012345678",
        "02112345678",
        "published at council.gov.uk",
        "943.4765919",
        "A 1 2 3 4 5 6 7 8 9 10 11",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}
