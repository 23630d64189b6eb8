//! Suggestions for a reader who mistyped an address.

use crate::data::dataset::Dataset;
use crate::stats::order::{sort_by_f64, to_f64};

/// Suggestions for a path that does not exist: id and name of the indicators whose ids share most
/// words with it, at most five.
pub fn indicators(dataset: &Dataset, path: &str) -> Vec<(String, String)> {
    const MOST: usize = 5;
    let requested: Vec<String> = path
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2 && *word != "indicators" && *word != "html")
        .map(str::to_ascii_lowercase)
        .collect();
    let alike = |id: &str| {
        let shared = |word: &&String| {
            id.split('-').any(|own| {
                own.starts_with(word.as_str()) || (own.len() > 2 && word.starts_with(own))
            })
        };
        requested.iter().filter(shared).count()
    };
    let scored = dataset
        .catalog()
        .indicators
        .iter()
        .map(|indicator| (alike(&indicator.id), indicator));
    let mut scored: Vec<_> = scored.filter(|(score, _)| *score > 0).collect();
    sort_by_f64(&mut scored, |(score, _)| -to_f64(*score));
    scored
        .into_iter()
        .take(MOST)
        .map(|(_, i)| (i.id.clone(), i.name.clone()))
        .collect()
}
