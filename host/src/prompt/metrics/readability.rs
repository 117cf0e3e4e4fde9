//! How hard English prose is to read.
//!
//! Words, letters and syllables are counted by `textstat`. Sentences are this project's own:
//! `textstat` takes a list without stops for one sentence and "Dr. Smith" for two.

use serde::{Deserialize, Serialize};

use crate::prompt::Document;

use super::{count, rounded};

/// School grades (USA) of instruction prose, by three formulas.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Readability {
    /// `0.39 × words/sentences + 11.8 × syllables/words − 15.59` (Kincaid et al., 1975).
    pub flesch_kincaid_grade: f64,
    /// `0.4 × (words/sentences + 100 × complex/words)`, complex words having three syllables or more (Gunning, 1952).
    pub gunning_fog: f64,
    /// `4.71 × characters/words + 0.5 × words/sentences − 21.43`, characters being letters and digits (Senter and Smith, 1967).
    pub automated_readability_index: f64,
}

impl Readability {
    /// Of the prose of an English prompt; none for other languages and without prose.
    pub fn of(document: &Document) -> Option<Self> {
        Counts::of(document)?.grades()
    }
}

/// `206.835 − 1.015 × words/sentences − 84.6 × syllables/words` (Flesch, 1948), of the prose of an English prompt.
pub fn flesch_reading_ease(document: &Document) -> Option<f64> {
    Counts::of(document)?.reading_ease()
}

/// Both at the cost of one.
pub(super) fn ease_and_grades(document: &Document) -> Option<(f64, Readability)> {
    let counts = Counts::of(document)?;
    Some((counts.reading_ease()?, counts.grades()?))
}

/// What the formulas are made of.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    characters: f64,
    syllables: f64,
    words: f64,
    complex_words: f64,
    sentences: f64,
}

impl Counts {
    /// None for a text that is not English or has no word of prose.
    fn of(document: &Document) -> Option<Self> {
        if document.language != Some("en") {
            return None;
        }
        let mut counts = Self::default();
        let mut sentences = document.sentences.iter();
        for prose in document.prose() {
            for word in prose.split_whitespace() {
                // Looked at once: counting syllables is the dearest part of an answer's metrics.
                let syllables = textstat::syllables(word);
                let characters = word.chars().filter(|c| c.is_alphanumeric()).count();
                counts.words += f64::from(u8::from(characters > 0));
                counts.syllables += count(syllables);
                counts.complex_words += f64::from(u8::from(syllables >= 3));
                counts.characters += count(characters);
            }
        }
        let has_prose = |sentence: &crate::prompt::Span| sentence.of(&document.text).chars().any(char::is_alphabetic);
        counts.sentences = count(sentences.by_ref().filter(|sentence| has_prose(sentence)).count()).max(1.0);
        (counts.words > 0.0).then_some(counts)
    }

    fn reading_ease(self) -> Option<f64> {
        rounded(206.835 - 1.015 * self.sentence_length() - 84.6 * self.syllables / self.words)
    }

    fn grades(self) -> Option<Readability> {
        let length = self.sentence_length();
        Some(Readability {
            flesch_kincaid_grade: rounded(0.39 * length + 11.8 * self.syllables / self.words - 15.59)?,
            gunning_fog: rounded(0.4 * (length + 100.0 * self.complex_words / self.words))?,
            automated_readability_index: rounded(4.71 * self.characters / self.words + 0.5 * length - 21.43)?,
        })
    }

    /// Words for each sentence.
    fn sentence_length(self) -> f64 {
        self.words / self.sentences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_counted_by_hand() {
        // 10 words, 2 sentences, 10 syllables, 30 letters, no complex word.
        let document = Document::analyse("The cat sat on the mat. The dog ran fast.");
        let readability = Readability::of(&document).unwrap();
        assert_eq!(flesch_reading_ease(&document), Some(117.16));
        assert_eq!(readability.flesch_kincaid_grade, -1.84);
        assert_eq!(readability.gunning_fog, 2.0);
        assert_eq!(readability.automated_readability_index, -4.8);
    }

    #[test]
    fn a_list_without_stops_is_several_sentences() {
        let list = Document::analyse("Write about these things:\n- the old dog\n- the red cat\n- the big house");
        let run_on = Document::analyse("Write about these things the old dog the red cat the big house");
        assert!(flesch_reading_ease(&list) > flesch_reading_ease(&run_on));
    }

    #[test]
    fn other_languages_have_none() {
        assert_eq!(Readability::of(&Document::analyse("Écris une lettre à ton ami.")), None);
        assert_eq!(Readability::of(&Document::analyse("")), None);
    }
}
