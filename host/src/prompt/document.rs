//! A prompt with everything that is known of it.

use std::sync::Arc;

use super::{Anatomy, Protected, Span, anatomy, language, protection, sentence};

/// A text, analysed. Immutable: an edit makes a new one.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The text.
    pub text: Arc<str>,
    /// BCP 47 tag of the instructions' language; none when unsure.
    pub language: Option<&'static str>,
    /// What no edit may lose: ordered, never overlapping.
    pub protected: Vec<Protected>,
    /// Sentences of the prose: ordered, trimmed.
    pub sentences: Vec<Span>,
    /// What it is made of.
    pub anatomy: Anatomy,
}

impl Document {
    /// Reads a text once. The same text always gives the same document, in time linear in its length.
    pub fn analyse(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let protected = protection::protect(&text);
        let sentences = sentence::sentences(&text, &protected);
        let language = language::detect(&text, &protected);
        let anatomy = anatomy::read(&text, &protected, &sentences, language);
        Self { text, language, protected, sentences, anatomy }
    }

    /// The instruction prose: for every sentence, its parts that are not protected.
    pub fn prose(&self) -> impl Iterator<Item = &str> {
        sentence::prose(&self.sentences, &self.protected).map(|span| span.of(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_what_stands_in_sentences_and_is_not_protected() {
        let document = Document::analyse("Read main.rs twice.\n```\ncode\n```\nThen stop.");
        let prose: Vec<&str> = document.prose().collect();
        assert_eq!(prose, ["Read ", " twice.", "Then stop."]);
    }

    #[test]
    fn an_empty_text_is_a_document() {
        let document = Document::analyse("");
        assert!(document.protected.is_empty() && document.sentences.is_empty() && document.language.is_none());
    }
}
