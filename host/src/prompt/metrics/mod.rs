//! Two texts compared.

use serde::{Deserialize, Serialize};

use super::Document;

mod readability;
mod structure;

pub use readability::{Readability, flesch_reading_ease};

/// What changed between the original and the improved prompt.
///
/// Every number is finite and rounded to four decimals, so that answers are stable.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Metrics {
    /// Improved length / original length, in Unicode scalar values; 1 for an empty prompt.
    pub length_ratio: f64,
    /// Flesch reading ease of the improved prompt's instruction prose: 100 is plain, 30 hard.
    ///
    /// `206.835 − 1.015 × words/sentences − 84.6 × syllables/words` (Flesch, "A new readability
    /// yardstick", 1948). Null unless the prompt is in English and has prose. Reported, never a target.
    pub readability_score: Option<f64>,
    /// School grades of the same prose; null with `readability_score`.
    pub readability: Option<Readability>,
    /// Fall in weighted open findings for each 100 words of the original's instruction prose.
    ///
    /// `(before_open − after_open) / words × 100`; null when the original has no prose.
    pub clarity_gain: Option<f64>,
    /// What the improved prompt says that the original left open, in demands.
    ///
    /// `P(needs clarification) before − after + answers of the person that were written in`;
    /// the probabilities count only with a local model. Words that a rule adds count nothing:
    /// the person did not say them.
    pub specificity_gain: f64,
    /// Components that the improved prompt has ÷ components that its kind of task calls for
    /// (a task; for work on text or code also material and a form; for writing also a form and
    /// an audience, a situation or a role). Null for a prompt that asks for nothing.
    pub structure: Option<f64>,
}

/// Compares a prompt with what became of it.
///
/// `before_open` and `after_open` are the findings that are open in each, weighted by their
/// rules; `answered` is how many answers of the person were written in, and `clarified` by how
/// much the probability fell that the prompt needs clarification, 0 where nobody knows it.
pub fn compare(
    before: &Document,
    after: &Document,
    before_open: f64,
    after_open: f64,
    answered: usize,
    clarified: f64,
) -> Metrics {
    let words = count(before.prose().map(words_of).sum());
    let clarity_gain = if words > 0.0 { rounded((before_open - after_open) / words * 100.0) } else { None };
    let (readability_score, readability) = readability::ease_and_grades(after).unzip();
    Metrics {
        length_ratio: length_ratio(&before.text, &after.text),
        readability_score,
        readability,
        clarity_gain,
        specificity_gain: rounded(count(answered) + clarified).unwrap_or_default(),
        structure: structure::structure(after).and_then(rounded),
    }
}

fn length_ratio(before: &str, after: &str) -> f64 {
    let (before, after) = (count(before.chars().count()), count(after.chars().count()));
    // An empty prompt that grew is compared with one character: a ratio must be a number.
    if before == after { 1.0 } else { rounded(after / before.max(1.0)).unwrap_or(1.0) }
}

/// Words with a letter or a digit; a script without spaces counts two characters as a word.
fn words_of(prose: &str) -> usize {
    let mut words = 0;
    let mut dense = 0;
    for word in prose.split_whitespace() {
        let wide = word
            .chars()
            .filter(|c| matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
            .count();
        dense += wide;
        words += usize::from(wide == 0 && word.chars().any(char::is_alphanumeric));
    }
    words + dense.div_ceil(2)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Four decimals; none when it is no number.
fn rounded(value: f64) -> Option<f64> {
    // Adding zero turns −0 into 0.
    let rounded = (value * 10_000.0).round() / 10_000.0 + 0.0;
    rounded.is_finite().then_some(rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metrics(before: &str, after: &str, open: (f64, f64)) -> Metrics {
        compare(&Document::analyse(before), &Document::analyse(after), open.0, open.1, 0, 0.0)
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(metrics("éé", "é", (0.0, 0.0)).length_ratio, 0.5);
        assert_eq!(metrics("", "", (0.0, 0.0)).length_ratio, 1.0);
        assert_eq!(metrics("abc", "a", (0.0, 0.0)).length_ratio, 0.3333);
    }

    #[test]
    fn clarity_is_the_fall_in_findings_per_hundred_words() {
        let prompt = "Please could you kindly fix the old bug today.";
        assert_eq!(metrics(prompt, "Fix the old bug today.", (2.0, 0.5)).clarity_gain, Some(16.6667));
        assert_eq!(metrics(prompt, prompt, (1.0, 1.0)).clarity_gain, Some(0.0));
        assert_eq!(metrics("```\ncode\n```", "```\ncode\n```", (1.0, 0.0)).clarity_gain, None);
    }

    #[test]
    fn numbers_are_always_finite() {
        for open in [(f64::NAN, 0.0), (f64::INFINITY, 1.0), (f64::MAX, f64::MIN)] {
            let metrics = metrics("Fix the bug in this code.", "", open);
            assert!(metrics.clarity_gain.is_none_or(f64::is_finite) && metrics.length_ratio.is_finite());
        }
    }

    #[test]
    fn boilerplate_says_nothing_more_than_the_prompt() {
        let prompt = "Write a letter to my bank.";
        let boilerplate = " Be specific, clear and concise. Include relevant examples. Ensure accuracy and completeness. \
                           Provide a comprehensive, well-structured answer. State your success criteria.";
        assert_eq!(metrics(prompt, &format!("{prompt}{boilerplate}"), (1.0, 1.0)).specificity_gain, 0.0);
    }
}
