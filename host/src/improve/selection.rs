//! Which rules a request asks, and what they may do.

use super::terms::Terms;
use crate::plugin::{Failure, Generation, Loaded, RuleInfo, RuleSetting, rule_name};

/// A rule in `include` or `exclude` that no loaded plugin has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownRule {
    /// Its plugin is there and does not serve.
    #[error("`{given}` cannot be asked: its plugin {reason}")]
    NotServed {
        /// What the caller wrote.
        given: String,
        /// Why, with the way out.
        reason: String,
    },
    /// Nobody knows it.
    #[error("`{given}` names no rule or plugin; known are {known}")]
    Unknown {
        /// What the caller wrote.
        given: String,
        /// What could have been meant, the nearest first, shortened.
        known: String,
    },
}

impl UnknownRule {
    fn of(given: &str, generation: &Generation) -> Self {
        let (plugin, given) = (given.split('/').next().unwrap_or(given), given.to_owned());
        let failed = |failure: &&Failure| failure.id.as_ref().is_some_and(|id| id.as_str() == plugin);
        match generation.failures.iter().find(failed) {
            Some(failure) => Self::NotServed { given, reason: failure.reason.clone() },
            None => Self::Unknown { known: nearest(&given, generation), given },
        }
    }
}

/// What the caller said about rules. A name is `code`, `plugin/code` or `plugin`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection<'a> {
    /// When not empty, these rules run and no others, also those that are off by default.
    pub include: &'a [String],
    /// These never run.
    pub exclude: &'a [String],
}

/// A rule that a request asks, and what it may do there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruling<'a> {
    pub(super) rule: &'a RuleInfo,
    pub(super) setting: RuleSetting,
}

impl Selection<'_> {
    /// Whether every name is one of the generation's.
    ///
    /// # Errors
    /// The first that is not, with what could have been meant.
    pub fn validate(&self, generation: &Generation) -> Result<(), UnknownRule> {
        let unknown = self
            .include
            .iter()
            .chain(self.exclude)
            .find(|name| !generation.rules().any(|(loaded, rule)| names(name, loaded, rule)));
        unknown.map_or(Ok(()), |given| Err(UnknownRule::of(given, generation)))
    }

    /// The plugin's rules that run, in the plugin's order.
    pub(super) fn rulings<'a>(&self, terms: &Terms<'_>, loaded: &'a Loaded) -> Vec<Ruling<'a>> {
        let rules = loaded.rules().iter();
        rules
            .map(|rule| Ruling { rule, setting: self.apply(terms.rule(loaded, rule), loaded, rule) })
            .filter(|ruling| ruling.setting.runs())
            .collect()
    }

    /// What the caller makes of a rule's setting: whether it runs is the caller's word, what it
    /// may do when it runs is not.
    fn apply(&self, setting: RuleSetting, loaded: &Loaded, rule: &RuleInfo) -> RuleSetting {
        let listed = |list: &[String]| list.iter().any(|name| names(name, loaded, rule));
        match setting {
            _ if listed(self.exclude) => RuleSetting::Off,
            _ if !self.include.is_empty() && !listed(self.include) => RuleSetting::Off,
            RuleSetting::Off if listed(self.include) => RuleSetting::On,
            setting => setting,
        }
    }
}

fn names(name: &str, loaded: &Loaded, rule: &RuleInfo) -> bool {
    rule_name::names(name, loaded.id().as_str(), &rule.code)
}

fn nearest(given: &str, generation: &Generation) -> String {
    let names = generation.rules().flat_map(|(loaded, rule)| [rule.code.clone(), loaded.id().to_string()]);
    rule_name::nearest(given, names)
}
