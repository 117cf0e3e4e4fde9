//! What a rule is, and what it says of itself.

use crate::{Applicability, Document, Finding, Phase, contract};

/// One rule of a plugin.
pub trait Rule: Sync {
    /// What the rule says of itself. Always the same; it is asked at every call, so it
    /// only points at constants.
    fn describe(&self) -> RuleInfo;

    /// What the rule sees in `document`, in any order.
    fn check(&self, document: &Document) -> Vec<Finding>;
}

/// A rule's description. It costs nothing to make: all text is constant.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    pub(crate) code: &'static str,
    summary: &'static str,
    phase: Phase,
    pub(crate) applicability: Option<Applicability>,
    enabled_by_default: bool,
    languages: &'static [&'static str],
    weight: f32,
    source: &'static str,
    documentation: &'static str,
}

impl RuleInfo {
    /// A rule that only reports or asks, for any language, on by default, in the
    /// clarify phase. `code` is kebab-case and unique in the plugin; `summary` is one
    /// sentence: what it finds and what it does about it.
    pub const fn new(code: &'static str, summary: &'static str) -> Self {
        Self {
            code,
            summary,
            phase: Phase::Clarify,
            applicability: None,
            enabled_by_default: true,
            languages: &[],
            weight: 1.0,
            source: "",
            documentation: "",
        }
    }

    /// When its edits are applied.
    #[must_use]
    pub const fn phase(mut self, phase: Phase) -> Self {
        self.phase = phase;
        self
    }

    /// Its edits keep the meaning and are applied by default.
    #[must_use]
    pub const fn safe(mut self) -> Self {
        self.applicability = Some(Applicability::Safe);
        self
    }

    /// Its edits are probably wanted and are applied on request.
    #[must_use]
    pub const fn suggested(mut self) -> Self {
        self.applicability = Some(Applicability::Suggested);
        self
    }

    /// It runs only where somebody asked for it.
    #[must_use]
    pub const fn off_by_default(mut self) -> Self {
        self.enabled_by_default = false;
        self
    }

    /// BCP 47 primary tags that it understands. A rule that names languages is not
    /// asked about a prompt in another one, nor in an unknown one.
    #[must_use]
    pub const fn languages(mut self, languages: &'static [&'static str]) -> Self {
        self.languages = languages;
        self
    }

    /// How much one open finding weighs against a prompt's clarity; 1 is usual.
    #[must_use]
    pub const fn weight(mut self, weight: f32) -> Self {
        self.weight = weight;
        self
    }

    /// Where the advice comes from: title, and address if it has one.
    #[must_use]
    pub const fn source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Markdown: what sets it off, what it does, when it keeps still, before and after.
    #[must_use]
    pub const fn documentation(mut self, documentation: &'static str) -> Self {
        self.documentation = documentation;
        self
    }

    /// The description as the contract has it.
    pub(crate) fn into_contract(self) -> contract::RuleInfo {
        contract::RuleInfo {
            code: self.code.to_owned(),
            summary: self.summary.to_owned(),
            phase: self.phase,
            applicability: self.applicability,
            enabled_by_default: self.enabled_by_default,
            languages: self.languages.iter().map(|language| (*language).to_owned()).collect(),
            weight: self.weight,
            source: self.source.to_owned(),
            documentation: self.documentation.to_owned(),
        }
    }
}
