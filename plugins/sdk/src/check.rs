//! What a check of rewrites is, and what it says of itself.

use std::any::Any;
use std::cell::OnceCell;

use crate::{Difference, Document, Severity, contract};

/// One check of a comparison plugin.
pub trait Check: Sync {
    /// What the check says of itself. Always the same; it is asked at every call, so it
    /// only points at constants.
    fn describe(&self) -> CheckInfo;

    /// What the check sees between the two documents of `pair`, in any order.
    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference>;
}

/// A prompt and a rewrite of it.
#[derive(Debug)]
pub struct Pair<'a> {
    /// The prompt as the person wrote it.
    pub original: &'a Document,
    /// What somebody made of it.
    pub rewrite: &'a Document,
    shared: OnceCell<Box<dyn Any>>,
}

impl<'a> Pair<'a> {
    /// The two documents.
    pub fn new(original: &'a Document, rewrite: &'a Document) -> Self {
        Self { original, rewrite, shared: OnceCell::new() }
    }

    /// What several checks of a plugin want to know of the pair, such as an alignment: read
    /// once a call, by whichever asks first. All checks of one plugin share one type.
    ///
    /// # Panics
    /// When two checks of a plugin ask for different types.
    pub fn shared<T: Any>(&self, read: impl FnOnce(&Self) -> T) -> &T {
        let shared = self.shared.get_or_init(|| Box::new(read(self)));
        match shared.downcast_ref() {
            Some(shared) => shared,
            None => unreachable!("all checks of a plugin share one type"),
        }
    }
}

/// A check's description. It costs nothing to make: all text is constant.
#[derive(Debug, Clone, Copy)]
pub struct CheckInfo {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    summary: &'static str,
    languages: &'static [&'static str],
    source: &'static str,
    documentation: &'static str,
}

impl CheckInfo {
    /// A check for any language whose differences break the prompt. `code` is kebab-case
    /// and unique in the plugin; `summary` is one sentence: what it finds.
    pub const fn new(code: &'static str, summary: &'static str) -> Self {
        Self { code, severity: Severity::Breaks, summary, languages: &[], source: "", documentation: "" }
    }

    /// The worst its differences carry.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// BCP 47 primary tags that it understands. A check that names languages is not asked
    /// about an original in another one, nor in an unknown one.
    #[must_use]
    pub const fn languages(mut self, languages: &'static [&'static str]) -> Self {
        self.languages = languages;
        self
    }

    /// Where the advice comes from: title, and address if it has one.
    #[must_use]
    pub const fn source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Markdown: what it finds, when it keeps still, an example.
    #[must_use]
    pub const fn documentation(mut self, documentation: &'static str) -> Self {
        self.documentation = documentation;
        self
    }

    /// The description as the contract has it.
    pub(crate) fn into_contract(self) -> contract::CheckInfo {
        contract::CheckInfo {
            code: self.code.to_owned(),
            summary: self.summary.to_owned(),
            severity: self.severity,
            languages: self.languages.iter().map(|language| (*language).to_owned()).collect(),
            source: self.source.to_owned(),
            documentation: self.documentation.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_checks_share_is_read_once() {
        let (original, rewrite) = (Document::new("One."), Document::new("Two."));
        let pair = Pair::new(&original, &rewrite);
        let lengths = |pair: &Pair<'_>| (pair.original.text.len(), pair.rewrite.text.len());
        assert_eq!(pair.shared(lengths), &(4, 4));
        assert_eq!(pair.shared(|_| (0, 0)), &(4_usize, 4_usize));
    }
}
