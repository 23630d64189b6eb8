//! Misprints of the reports, each where it stands and with what it should be.

use super::block::Block;
use super::links::find;

/// Some words as printed, the misprint in them, and its correction.
const MISPRINTS: [(&str, &str, &str); 55] = [
    ("Records their thanks", "Records", "Record"),
    ("children's cases has remained", "has", "have"),
    (
        "our statutory neighbour average",
        "statutory",
        "statistical",
    ),
    ("Universal Credit have already", "have", "has"),
    ("business cases to MCHLG", "MCHLG", "MHCLG"),
    ("ACDS Recovery Plan", "ACDS", "ADCS"),
    ("A children's services that", "services", "service"),
    ("A children’s services that", "services", "service"),
    ("rurality of the two authorities means", "means", "mean"),
    (
        "started to return schools",
        "return schools",
        "return to schools",
    ),
    ("this proves to the case", "to the case", "to be the case"),
    ("impact of these changes have", "have", "has"),
    ("care leaver's views", "leaver's", "leavers'"),
    ("WhatsApp etc..", "etc..", "etc."),
    (
        "in their care, Independent",
        "care, Independent",
        "care. Independent",
    ),
    ("the take up short breaks", "take up", "take-up of"),
    ("both authorities has risen", "has", "have"),
    ("Statutory Cisits", "Cisits", "Visits"),
    ("(ADCS) ADCS discussion paper", "(ADCS) ADCS", "(ADCS)"),
    ("planning is will continue", "is will", "will"),
    ("being overhead on the phone", "overhead", "overheard"),
    ("likely increased in resources", "increased", "increase"),
    ("impact of these delays are", "are", "is"),
    ("mediumand longer-term", "mediumand", "medium- and"),
    ("way that service will", "service", "services"),
    ("implications form it", "form", "from"),
    (
        "in employment, education, employment, education",
        "education, employment, education",
        "employment, education",
    ),
    (
        "risk of and/or sexual criminal",
        "and/or sexual criminal",
        "criminal and/or sexual",
    ),
    ("throughout the pandemic provides", "provides", "provide"),
    ("early help services has provided", "has", "have"),
    ("to date places us", "places", "place"),
    (
        "available data available",
        "available data available",
        "available data",
    ),
    ("Chiasmas and New Year", "Chiasmas", "Christmas"),
    ("subject to chid protection", "chid", "child"),
    ("accountability rests for both", "rests for", "for"),
    ("outcomes for these children is", "is", "are"),
    ("or not renew the contract", "not renew", "not to renew"),
    ("the 12\" February", "12\"", "12th"),
    ("staff and cares eligible", "cares", "carers"),
    ("impact of Covid-29", "Covid-29", "Covid-19"),
    ("to the exploring ways", "exploring", "exploration of"),
    ("most social workers is", "is", "are"),
    ("dedicated mangers means", "mangers", "managers"),
    (
        "measures of reestablishing",
        "reestablishing",
        "re-establishing",
    ),
    (
        "ensuring good consistently good",
        "good consistently",
        "consistently",
    ),
    ("guidance on access appropriate", "access", "accessing"),
    ("also that case that", "that case", "the case"),
    ("unnecessary completion off an", "off", "of"),
    ("MASH or Multi-Agency", "or", "[or"),
    ("There was notable peak", "was", "was a"),
    ("by the number progressing", "by", "but"),
    ("competed in this period", "competed", "completed"),
    ("a snap shot of", "snap shot", "snapshot"),
    ("other Eastern Region in", "Region", "Region authorities"),
    (
        "escalation into preproceedings",
        "preproceedings",
        "pre-proceedings",
    ),
];

/// Marks every misprint that is there.
pub(super) fn mark(blocks: &mut [Block]) {
    for block in blocks {
        if matches!(block.kind, super::block::Kind::Heading(_)) {
            continue;
        }
        for words in block.cells() {
            for (printed, wrong, right) in MISPRINTS {
                let around = find(&words.text, printed, 0);
                let within = around.and_then(|start| Some((start, printed.find(wrong)?)));
                if let Some((start, offset)) = within {
                    let start = start + offset;
                    words.link(start, start + wrong.len(), format!("<sic:{right}>"));
                }
            }
        }
    }
}
