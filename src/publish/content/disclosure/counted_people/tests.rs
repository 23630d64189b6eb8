//! Tests of finding counts of few people in prose, and of leaving other numbers alone.

use super::*;

fn found(text: &str) -> Vec<&str> {
    find(text).iter().map(|found| found.words).collect()
}

#[test]
fn every_pattern_is_well_formed() {
    for pattern in [&COUNT, &PART, &COMPOUND, &INSTITUTION, &SAID] {
        assert!(pattern.is_some());
    }
}

#[test]
fn small_counts_are_found_in_words_and_in_digits() {
    for text in [
        "three children",
        "3 children",
        "two young people",
        "two of the children",
        "Two of our looked-after children",
        "one child",
        "a single child",
        "a couple of families",
        "four unaccompanied asylum-seeking children",
        "3 very vulnerable young people",
        "two 16-year-olds",
        "three\u{a0}pupils",
        "three care leavers",
        "four under-5s",
        "two people",
        "2 of 6 boys",
        "two out of the six girls",
        "11 of 12 pupils",
        "all but one child",
    ] {
        let expected = text.strip_prefix("all but ").unwrap_or(text);
        assert_eq!(found(&format!("{text} who left")), [expected], "{text}");
    }
    assert_eq!(
        found("One boy and three\nsiblings went."),
        ["One boy", "three\nsiblings"]
    );
}

#[test]
fn ranges_that_rule_out_none_or_five_are_found() {
    for text in [
        "between 2 and 4 children",
        "1–3 children",
        "one to three children",
        "two or three families",
        "fewer than 4 children",
        "up to three children",
        "two or fewer children",
    ] {
        assert_eq!(found(text), [text], "{text}");
    }
}

#[test]
fn counts_that_give_nothing_away_pass() {
    for text in [
        "fewer than 5 children",
        "less than five children",
        "1 to 4 children",
        "up to four children",
        "between 2 and 8 children",
        "three or more children",
        "3+ children",
        "more than two children",
        "at least one parent",
        "five children",
        "15 children",
        "1,003 children",
        "no children",
        "136,452 residents",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn numbers_that_count_no_people_pass() {
    for text in [
        "one in four children",
        "1 in 3 pupils",
        "3 per cent of children",
        "two thirds of children",
        "three-quarters of families",
        "four hundred children",
        "two hundred and four children",
        "twenty-two children",
        "twenty two children",
        "94.3 children",
        "children aged 3",
        "aged 2 to 4 children",
        "Key Stage 2 pupils",
        "Years 3 and 4 pupils",
        "tier 3 families",
        "level 4 young people",
        "2 Children in care",
        "## 2. Young people",
        "Fenland Children’s 1",
        "3 days, 2 visits and 4 months",
        "three measures of children",
        "two councils, four reports",
        "three groups of children",
        "visits every four weeks to children",
        "three children’s homes",
        "two children's social care teams",
        "one child protection plan",
        "two child protection conferences",
        "one family centre",
        "one-parent families",
        "a two-child limit",
        "£3 per child",
        "for every two children",
        "an average of 2 children",
        "reported to four people: the chief executive and the chair",
        "two people on half time make one",
        "special educational needs and one for care leavers",
        "One way is to enable families",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn a_part_of_a_whole_is_read_in_words_and_in_digits() {
    for (text, expected) in [
        ("2 of 6", Some((2.0, 6.0))),
        ("33% (two of the six)", Some((2.0, 6.0))),
        ("423 out of 136,452", Some((423.0, 136_452.0))),
        ("two of our neighbours", None),
    ] {
        assert_eq!(part_of_whole(text), expected, "{text}");
    }
}
