//! A prompt, and what rules want to know of it.

use crate::words::{Words, eq_fold, is_boundary, prefix_fold, words};
use crate::{Block, Document, ProtectedSpan, Protection, Purpose, Signs, Span, Target, Voice};

impl Document {
    /// A bare document around `text`: nothing protected, no sentences, no context, as a
    /// test writes it. The host gives rules a fully analysed one.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            language: None,
            target: Target::Unknown,
            task: None,
            protected: Vec::new(),
            sentences: Vec::new(),
            blocks: Vec::new(),
            parts: Vec::new(),
            constraints: Vec::new(),
            signs: Signs::empty(),
            work_on_text: None,
            context: Vec::new(),
            prior_turns: 0,
        }
    }

    /// The text at `span`, or `""` when it is no span of this text.
    pub fn of(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The whole text's span.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The primary tag of the language, such as `en`; none when unsure.
    pub fn primary_language(&self) -> Option<&str> {
        self.language.as_deref().map(|tag| tag.split('-').next().unwrap_or(tag))
    }

    /// Whether the prompt is in `language`, or may be: its language is unknown.
    pub fn may_be(&self, language: &str) -> bool {
        self.primary_language().is_none_or(|known| known == language)
    }

    /// Whether an edit of `span` would touch protected text.
    pub fn is_protected(&self, span: Span) -> bool {
        self.protection(span).is_some()
    }

    /// The first protected stretch that `span` shares a byte with.
    pub fn protection(&self, span: Span) -> Option<&ProtectedSpan> {
        let first = self.protected.partition_point(|protected| protected.span.end <= span.start);
        self.protected.get(first).filter(|protected| protected.span.overlaps(span))
    }

    /// Whether `span` lies in an address, a path or code, whose words are nobody's language.
    pub fn is_address_or_code(&self, span: Span) -> bool {
        self.protection(span).is_some_and(|protected| {
            matches!(
                protected.kind,
                Protection::Url
                    | Protection::Email
                    | Protection::Path
                    | Protection::CodeFence
                    | Protection::CodeInline
                    | Protection::CodeEvident
            )
        })
    }

    /// Whether anything is protected for one of the reasons in `kinds`.
    pub fn has(&self, kinds: &[Protection]) -> bool {
        self.protected.iter().any(|protected| kinds.contains(&protected.kind))
    }

    /// Stretches that no protection touches, left to right, none of them empty.
    pub fn prose(&self) -> impl Iterator<Item = Span> + '_ {
        let ends = self.protected.iter().map(|protected| protected.span.start).chain([self.span().end]);
        let starts = [0].into_iter().chain(self.protected.iter().map(|protected| protected.span.end));
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span { start, end })
    }

    /// Parts that are there for one purpose, left to right.
    pub fn parts_for(&self, purpose: Purpose) -> impl Iterator<Item = Span> + '_ {
        self.parts.iter().filter(move |part| part.purpose == purpose).map(|part| part.span)
    }

    /// The block that holds the whole of `span`.
    pub fn block_at(&self, span: Span) -> Option<&Block> {
        let first = self.blocks.partition_point(|block| block.span.end <= span.start);
        self.blocks.get(first).filter(|block| block.span.covers(span))
    }

    /// Whether the person speaks at `span`, as far as can be told: it is not material that
    /// they give.
    pub fn is_spoken(&self, span: Span) -> bool {
        self.block_at(span).is_none_or(|block| block.voice == Voice::Person)
    }

    /// Whether `span` lies in material that the person gives: a text, code, data.
    pub fn is_given(&self, span: Span) -> bool {
        self.block_at(span).is_some_and(|block| block.voice == Voice::Given)
    }

    /// Words of the whole text, protected or not.
    pub fn words(&self) -> Words<'_> {
        words(&self.text)
    }

    /// The sentence that holds the whole of `span`.
    pub fn sentence_at(&self, span: Span) -> Option<Span> {
        let first = self.sentences.partition_point(|sentence| sentence.end <= span.start);
        self.sentences.get(first).copied().filter(|sentence| sentence.covers(span))
    }

    /// Places of one lowercase phrase, whatever its case there, at word boundaries.
    /// For many phrases at once see [`Phrases`](crate::Phrases).
    pub fn find<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = Span> + 'a {
        let mut words = self.words();
        std::iter::from_fn(move || {
            words.by_ref().find_map(|(word, _)| {
                let length = prefix_fold(self.text.get(word.from()..)?, phrase)?;
                let span = Span::new(word.from(), word.from() + length);
                is_boundary(&self.text, span.to()).then_some(span)
            })
        })
    }

    /// Whether one of the lowercase `list` occurs as a word, whatever its case.
    pub fn says_any(&self, list: &[&str]) -> bool {
        self.words().any(|(_, word)| list.iter().any(|known| eq_fold(word, known)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let mut document = Document::new("Run `in order` in Order, please.");
        document.protected = vec![ProtectedSpan { span: Span::new(4, 14), kind: Protection::CodeInline }];
        document
    }

    #[test]
    fn prose_is_what_protection_leaves() {
        let document = document();
        let prose: Vec<_> = document.prose().map(|span| document.of(span)).collect();
        assert_eq!(prose, ["Run ", " in Order, please."]);
    }

    #[test]
    fn touching_a_protected_stretch_is_not_overlapping_it() {
        let document = document();
        assert!(!document.is_protected(Span::new(0, 4)));
        assert!(document.is_protected(Span::new(0, 5)));
        assert!(!document.is_protected(Span::new(14, 15)));
    }

    #[test]
    fn a_phrase_is_found_whatever_its_case() {
        let document = document();
        let found: Vec<_> = document.find("in order").map(|span| span.start).collect();
        assert_eq!(found, [5, 15]);
    }
}
