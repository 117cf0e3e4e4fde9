//! What a rule answers: where, why, and what to do about it.

use std::borrow::Cow;

use crate::{Applicability, Edit, Question, Related, Span, contract};

/// One thing a rule saw.
///
/// Made by one of the constructors; the rule's code and applicability are filled in
/// from its description.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is about; it may be wider than the edits.
    pub span: Span,
    /// One sentence: what and why.
    pub message: Cow<'static, str>,
    /// Other places that the person wants to see too.
    pub related: Vec<Related>,
    /// None for the rule's own.
    pub applicability: Option<Applicability>,
    /// Applied all or not at all.
    pub edits: Vec<Edit>,
    /// What to ask the person, in the prompt's language.
    pub question: Option<Question>,
}

impl Finding {
    /// Reports and changes nothing.
    pub fn flag(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        let message = message.into();
        Self { span, message, related: Vec::new(), applicability: None, edits: Vec::new(), question: None }
    }

    /// Asks the person and changes nothing.
    pub fn ask(span: Span, message: impl Into<Cow<'static, str>>, question: impl Into<Question>) -> Self {
        Self { question: Some(question.into()), ..Self::flag(span, message) }
    }

    /// Puts `replacement` in the place of the text at `span`.
    pub fn replace(span: Span, replacement: impl Into<String>, message: impl Into<Cow<'static, str>>) -> Self {
        Self::edit(span, vec![Edit { span, replacement: replacement.into() }], message)
    }

    /// Deletes exactly the text at `span`; see [`Document::removal`](crate::Document::removal)
    /// for a deletion that leaves good prose behind.
    pub fn delete(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self::replace(span, "", message)
    }

    /// Puts `text` before the byte at `position`.
    pub fn insert(position: usize, text: impl Into<String>, message: impl Into<Cow<'static, str>>) -> Self {
        Self::replace(Span::new(position, position), text, message)
    }

    /// Several edits that only make sense together.
    pub fn edit(span: Span, edits: Vec<Edit>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { edits, ..Self::flag(span, message) }
    }

    /// A less sure finding of a rule that is otherwise safe.
    #[must_use]
    pub fn suggested(mut self) -> Self {
        self.applicability = Some(Applicability::Suggested);
        self
    }

    /// Shows another place too; `message` says in a few words what it has to do with this one.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// The finding as the contract has it.
    pub(crate) fn into_contract(self, code: &str, applicability: Applicability) -> contract::Finding {
        contract::Finding {
            code: code.to_owned(),
            span: self.span,
            message: self.message.into_owned(),
            related: self.related,
            applicability: self.applicability.unwrap_or(applicability),
            edits: self.edits,
            question: self.question,
        }
    }
}
