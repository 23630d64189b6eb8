//! `words`: two passages of the reports name the same thing alike.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;

/// Words of one passage, in `stated`, beside those of another, in `words`.
pub(super) struct WordsAgainstWords;

impl Rule for WordsAgainstWords {
    fn code(&self) -> &'static str {
        "words"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let [here, elsewhere] = [statement.stated, statement.words].map(folded);
        if here.is_empty() || elsewhere.is_empty() {
            return Err(RuleError::NoWords);
        }
        Ok(Outcome::agrees(here == elsewhere).off_by(1.0))
    }

    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let (here, elsewhere) = (statement.stated, statement.words);
        format!("This paragraph says “{here}”, another passage “{elsewhere}”.")
    }
}

/// The words in lower case, with single spaces.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
