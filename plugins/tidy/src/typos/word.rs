//! A word between its neighbours.

use prompt_host_plugin::Span;

use crate::lexicon::Folded;
use crate::scan::scan;

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) folded: Folded<'a>,
}

impl<'a> Word<'a> {
    /// The word as it is written.
    pub(super) fn said(self) -> &'a str {
        self.folded.word()
    }
}

/// A word and those beside it from which one blank parts it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Between<'a> {
    pub(super) before: Option<Word<'a>>,
    pub(super) word: Word<'a>,
    pub(super) after: Option<Word<'a>>,
}

impl<'a> Between<'a> {
    /// The word before, as it is written; `""` where there is none.
    pub(super) fn said_before(&self) -> &'a str {
        self.before.map_or("", |word| word.said())
    }

    /// The word after, as it is written; `""` where there is none.
    pub(super) fn said_after(&self) -> &'a str {
        self.after.map_or("", |word| word.said())
    }
}

/// All words of `text` between their neighbours, left to right.
pub(super) fn walk(text: &str) -> impl Iterator<Item = Between<'_>> {
    let mut all = scan(text).map(|(span, folded)| Word { span, folded });
    let beside = |one: &Word<'_>, other: &Word<'_>| {
        one.span.end + 1 == other.span.start && text.as_bytes().get(one.span.to()) == Some(&b' ')
    };
    let (mut before, mut next) = (None, all.next());
    std::iter::from_fn(move || {
        let word = next?;
        next = all.next();
        let after = next.filter(|next| beside(&word, next));
        let between = Between { before, word, after };
        before = after.map(|_| word);
        Some(between)
    })
}
