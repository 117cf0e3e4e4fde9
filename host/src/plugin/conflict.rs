//! Names that two plugins answer for.
//!
//! A filter's name and an engine's file ending belong to one plugin each. Plugins from the
//! operator's folders come before built-in ones, then it is the order of their ids that
//! counts; whoever comes second goes without, and `host plugins list` says so.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{Loaded, Origin, PluginId};

/// A name that a plugin does not get because another one has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The plugin that goes without.
    pub plugin: PluginId,
    /// The one that has it.
    pub holder: PluginId,
    /// What both want.
    pub claim: Claim,
}

/// What belongs to one plugin of a generation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// A filter, by name.
    Filter(String),
    /// Templates, by the ending of their files.
    Ending(String),
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let holder = &self.holder;
        match &self.claim {
            Claim::Filter(name) => write!(f, "its filter `{name}` is not used, `{holder}` has one of this name")?,
            Claim::Ending(ending) => write!(f, "it does not render `.{ending}` files, `{holder}` does")?,
        }
        write!(f, ": remove or disable one of the two")
    }
}

/// `plugins` in the order in which they may choose.
pub(super) fn in_order<'a>(plugins: impl Iterator<Item = &'a Loaded>) -> Vec<&'a Loaded> {
    let mut plugins: Vec<&Loaded> = plugins.collect();
    plugins.sort_by_key(|loaded| (matches!(loaded.origin, Origin::BuiltIn(_)), loaded.id().clone()));
    plugins
}

/// Who has what, and who goes without.
pub(super) fn settle(plugins: &[&Loaded]) -> (BTreeMap<Claim, PluginId>, Vec<Conflict>) {
    let mut holders = BTreeMap::new();
    let mut conflicts = Vec::new();
    for loaded in plugins {
        let filters = loaded.filters().iter().map(|filter| Claim::Filter(filter.name.clone()));
        let endings = loaded.endings().iter().map(|ending| Claim::Ending(ending.clone()));
        for claim in filters.chain(endings) {
            match holders.get(&claim) {
                None => {
                    holders.insert(claim, loaded.id().clone());
                }
                Some(holder) => {
                    conflicts.push(Conflict { plugin: loaded.id().clone(), holder: PluginId::clone(holder), claim });
                }
            }
        }
    }
    (holders, conflicts)
}
