//! What a plugin can be, by the interface that it exports.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Loaded;

/// What a plugin exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Findings on prompts.
    Rule,
    /// What a rewrite lost, changed and added.
    Comparison,
    /// What templates make of values.
    Filter,
    /// Templates of one language.
    TemplateEngine,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Rule, Self::Comparison, Self::Filter, Self::TemplateEngine];

    /// What `loaded` is.
    pub fn of(loaded: &Loaded) -> Vec<Self> {
        let is = |kind: &Self| match kind {
            Self::Rule => loaded.rule.is_some(),
            Self::Comparison => loaded.comparison.is_some(),
            Self::Filter => loaded.filter.is_some(),
            Self::TemplateEngine => loaded.engine.is_some(),
        };
        Self::ALL.into_iter().filter(is).collect()
    }

    /// As people, manifests and JSON call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Comparison => "comparison",
            Self::Filter => "filter",
            Self::TemplateEngine => "template-engine",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
