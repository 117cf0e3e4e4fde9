//! Which rules a request asks.

use std::collections::BTreeSet;

use crate::plugin::{Generation, Loaded, RuleInfo};

/// A rule in `include` or `exclude` that no loaded plugin has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` names no rule or plugin; known are {known}")]
pub struct UnknownRule {
    /// What the caller wrote.
    pub given: String,
    /// What could have been meant, the nearest first, shortened.
    pub known: String,
}

/// What the caller said about rules. A name is `code`, `plugin/code` or `plugin`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection<'a> {
    /// When not empty, these rules run and no others, also those that are off by default.
    pub include: &'a [String],
    /// These never run.
    pub exclude: &'a [String],
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
        unknown.map_or(Ok(()), |given| Err(UnknownRule { given: given.clone(), known: nearest(given, generation) }))
    }

    /// Codes of the plugin's rules that run, in the plugin's order.
    pub fn codes<'a>(&self, generation: &Generation, loaded: &'a Loaded) -> Vec<&'a RuleInfo> {
        let policy = generation.policy.plugin(loaded.id());
        let listed = |list: &[String], rule: &RuleInfo| list.iter().any(|name| names(name, loaded, rule));
        let runs = |rule: &&RuleInfo| {
            let included = if self.include.is_empty() { policy.runs(rule) } else { listed(self.include, rule) };
            included && !listed(self.exclude, rule)
        };
        loaded.plugin.rule_set().rules.iter().filter(runs).collect()
    }
}

fn names(name: &str, loaded: &Loaded, rule: &RuleInfo) -> bool {
    match name.split_once('/') {
        Some((plugin, code)) => plugin == loaded.id().as_str() && code == rule.code,
        None => name == rule.code || name == loaded.id().as_str(),
    }
}

fn nearest(given: &str, generation: &Generation) -> String {
    let mut known: Vec<String> = generation
        .rules()
        .flat_map(|(loaded, rule)| [rule.code.clone(), loaded.id().to_string()])
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    known.sort_by(|a, b| strsim::jaro_winkler(given, b).total_cmp(&strsim::jaro_winkler(given, a)));
    known.truncate(12);
    known.join(", ")
}
