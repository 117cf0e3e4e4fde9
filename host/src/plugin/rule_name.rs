//! What rules are called in settings and requests: `code`, `plugin/code` or `plugin`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::PluginId;
use super::identity::is_kebab_case;

/// The name of one rule, of all rules with one code, or of all rules of one plugin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RuleName(String);

/// How closely a name names a rule, the closest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// By its plugin.
    Plugin,
    /// By its code, in whatever plugin.
    Code,
    /// By both.
    Rule,
}

/// A text that cannot name a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no rule: write `code`, `plugin/code` or `plugin`, as in `tone/shouting`")]
pub struct InvalidRuleName(String);

impl RuleName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How closely it names the rule `code` of `plugin`; none when it does not.
    pub fn closeness(&self, plugin: &PluginId, code: &str) -> Option<Closeness> {
        closeness(&self.0, plugin.as_str(), code)
    }
}

/// Whether `name` names the rule `code` of `plugin`.
pub fn names(name: &str, plugin: &str, code: &str) -> bool {
    closeness(name, plugin, code).is_some()
}

/// Of these names those that are most like `given`, the nearest first, for an error that names them.
pub fn nearest(given: &str, names: impl Iterator<Item = String>) -> String {
    /// More would not be read.
    const MOST: usize = 12;
    let mut known: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().collect();
    known.sort_by(|a, b| strsim::jaro_winkler(given, b).total_cmp(&strsim::jaro_winkler(given, a)));
    known.truncate(MOST);
    known.join(", ")
}

/// How closely `name` names the rule `code` of `plugin`; none when it does not.
pub fn closeness(name: &str, plugin: &str, code: &str) -> Option<Closeness> {
    match name.split_once('/') {
        Some((before, after)) => (before == plugin && after == code).then_some(Closeness::Rule),
        None if name == code => Some(Closeness::Code),
        None => (name == plugin).then_some(Closeness::Plugin),
    }
}

impl TryFrom<String> for RuleName {
    type Error = InvalidRuleName;

    fn try_from(text: String) -> Result<Self, InvalidRuleName> {
        let (plugin, code) = text.split_once('/').unwrap_or(("any", &text));
        if is_kebab_case(plugin) && is_kebab_case(code) { Ok(Self(text)) } else { Err(InvalidRuleName(text)) }
    }
}

impl From<RuleName> for String {
    fn from(name: RuleName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_named_by_its_plugin_its_code_or_both() {
        let close = |name: &str| closeness(name, "tone", "shouting");
        assert_eq!(close("tone/shouting"), Some(Closeness::Rule));
        assert_eq!(close("shouting"), Some(Closeness::Code));
        assert_eq!(close("tone"), Some(Closeness::Plugin));
        assert_eq!((close("tidy/shouting"), close("tone/politeness"), close("tidy")), (None, None, None));
        assert!(Closeness::Rule > Closeness::Code && Closeness::Code > Closeness::Plugin);
    }

    #[test]
    fn what_cannot_be_a_name_is_refused() {
        for bad in ["", "/", "tone/", "Tone", "a/b/c", "tone shouting"] {
            assert!(RuleName::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
