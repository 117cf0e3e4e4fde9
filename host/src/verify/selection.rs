//! Which checks a request asks. A name is `code`, `plugin/code` or `plugin`.

use crate::plugin::{CheckInfo, Generation, Loaded, rule_name};

/// A name in `include` or `exclude` that no loaded plugin answers to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` names no check or comparison plugin; known are {known}")]
pub struct UnknownCheck {
    /// What the caller wrote.
    pub given: String,
    /// What could have been meant, the nearest first, shortened.
    pub known: String,
}

/// Whether every name is one of the generation's.
///
/// # Errors
/// The first that is not, with what could have been meant.
pub(super) fn validate<'a>(
    generation: &Generation,
    mut names: impl Iterator<Item = &'a String>,
) -> Result<(), UnknownCheck> {
    let known = |name: &&String| generation.checks().any(|(loaded, check)| is_named(name, loaded, check));
    match names.find(|name| !known(name)) {
        Some(given) => Err(UnknownCheck { given: given.clone(), known: nearest(given, generation) }),
        None => Ok(()),
    }
}

/// The plugin's checks that run, in the plugin's order.
pub(super) fn checks<'a>(
    generation: &Generation,
    loaded: &'a Loaded,
    include: &[String],
    exclude: &[String],
) -> Vec<&'a CheckInfo> {
    let listed = |list: &[String], check: &CheckInfo| list.iter().any(|name| is_named(name, loaded, check));
    let runs = |check: &CheckInfo| match include.is_empty() {
        true => generation.policy.runs_check(loaded.id(), &check.code),
        false => listed(include, check),
    };
    loaded.checks().iter().filter(|check| runs(check) && !listed(exclude, check)).collect()
}

fn is_named(name: &str, loaded: &Loaded, check: &CheckInfo) -> bool {
    rule_name::names(name, loaded.id().as_str(), &check.code)
}

fn nearest(given: &str, generation: &Generation) -> String {
    let names = generation.checks().flat_map(|(loaded, check)| [check.code.clone(), loaded.id().to_string()]);
    let known = rule_name::nearest(given, names);
    if known.is_empty() { "none, since no comparison plugin is loaded".to_owned() } else { known }
}
