//! Terms are explained where a report first uses them.

use crate::data::text::{Block, Span, Term, Words};

/// Marks the first use of each term in a text.
pub(crate) fn mark(blocks: &mut [Block], terms: &[Term]) {
    let mut forms: Vec<(&str, &Term)> = terms
        .iter()
        .flat_map(|term| {
            let also = term.also.iter().map(String::as_str);
            std::iter::once(term.term.as_str())
                .chain(also)
                .map(move |form| (form, term))
        })
        .collect();
    // The longest first, so that a term within another is not taken for it.
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    let mut used: Vec<&str> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { words, .. } => mark_words(words, &forms, &mut used),
            Block::List { items } => {
                for words in items {
                    mark_words(words, &forms, &mut used);
                }
            }
            Block::Heading { .. } | Block::Table { .. } | Block::Chart(_) => {}
        }
    }
}

fn mark_words<'a>(words: &mut Words, forms: &[(&str, &'a Term)], used: &mut Vec<&'a str>) {
    let mut marked = Words::new();
    for span in words.drain(..) {
        if span.figure.is_some() || span.sic {
            marked.push(span);
            continue;
        }
        let mut rest = span.text;
        while let Some((at, length, term)) = first(&rest, forms, used) {
            used.push(term.id.as_str());
            let after = rest.split_off(at + length);
            let text = rest.split_off(at);
            marked.push(Span {
                text: std::mem::replace(&mut rest, after),
                ..Span::default()
            });
            marked.push(Span {
                text,
                term: Some(term.id.clone()),
                meaning: Some(term.meaning.clone()),
                ..Span::default()
            });
        }
        marked.push(Span {
            text: rest,
            ..Span::default()
        });
    }
    marked.retain(|span| !span.text.is_empty());
    *words = marked;
}

/// First occurrence in a text of a term that was not used before: position, length and term.
fn first<'a>(
    text: &str,
    forms: &[(&str, &'a Term)],
    used: &[&str],
) -> Option<(usize, usize, &'a Term)> {
    let mut best: Option<(usize, usize, &'a Term)> = None;
    for (form, term) in forms
        .iter()
        .filter(|(_, term)| !used.contains(&term.id.as_str()))
    {
        if let Some(at) = find(text, form)
            && best
                .is_none_or(|(known, length, _)| at < known || (at == known && form.len() > length))
        {
            best = Some((at, form.len(), term));
        }
    }
    best
}

/// Finds the first occurrence of a form as whole words. Case-sensitive if the form has a capital
/// after its first letter.
fn find(text: &str, form: &str) -> Option<usize> {
    let is_exact = form.chars().skip(1).any(char::is_uppercase);
    let is_word = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + form.len()..)
            .and_then(|after| after.chars().next());
        let is_part = |letter: Option<char>| {
            letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
        };
        !is_part(before) && !is_part(after)
    };
    let first = form.as_bytes().first().copied().unwrap_or_default();
    let starts = |byte: u8| byte == first || (!is_exact && byte.eq_ignore_ascii_case(&first));
    let same = |part: &str| part == form || (!is_exact && part.eq_ignore_ascii_case(form));
    let places = text.bytes().enumerate().filter(|(_, byte)| starts(*byte));
    let mut places = places.map(|(at, _)| at);
    places.find(|at| text.get(*at..at + form.len()).is_some_and(same) && is_word(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &str, also: &[&str]) -> Term {
        Term {
            id: id.to_owned(),
            term: id.to_owned(),
            also: also.iter().map(|form| (*form).to_owned()).collect(),
            meaning: format!("what {id} means"),
            indicators: Vec::new(),
        }
    }

    fn marked(text: &str, terms: &[Term]) -> Vec<(String, String)> {
        let words = vec![Span {
            text: text.to_owned(),
            ..Span::default()
        }];
        let mut blocks = [Block::Paragraph {
            number: None,
            inferred: false,
            words,
        }];
        mark(&mut blocks, terms);
        let Block::Paragraph { words, .. } = &blocks[0] else {
            panic!()
        };
        words
            .iter()
            .map(|span| (span.text.clone(), span.term.clone().unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_term_is_marked_once_at_its_first_use() {
        let found = marked(
            "A plan. A referral, then another referral.",
            &[term("referral", &["referrals"])],
        );
        let terms: Vec<_> = found.iter().filter(|(_, term)| !term.is_empty()).collect();
        assert_eq!(terms.len(), 1);
        assert_eq!(
            found
                .iter()
                .map(|(text, _)| text.as_str())
                .collect::<String>(),
            "A plan. A referral, then another referral."
        );
    }

    #[test]
    fn the_longest_form_wins_and_parts_of_words_do_not_count() {
        let terms = [term("plan", &[]), term("pathway plan", &["pathway plans"])];
        assert_eq!(
            marked("Planning pathway plans", &terms)[1],
            ("pathway plans".to_owned(), "pathway plan".to_owned())
        );
        assert_eq!(marked("an aeroplane", &terms).len(), 1);
    }

    #[test]
    fn capitals_count_in_abbreviations() {
        let terms = [term("SMART", &[])];
        assert_eq!(marked("a smart move", &terms).len(), 1);
        assert_eq!(marked("a SMART target", &terms).len(), 3);
    }
}
