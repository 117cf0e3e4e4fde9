//! From what lies in the folders to the next library.

use std::collections::HashMap;
use std::time::Duration;

use futures::StreamExt as _;

use super::check::check;
use super::draft::Draft;
use super::engines::Engines;
use super::library::Library;
use super::readings::read;
use super::scan::Scanned;

/// Templates that are read at once: each takes a sandbox.
const READING_AT_ONCE: usize = 4;

/// What is looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Nothing: engines read it later.
    None,
    /// Templates that changed themselves or in what they may include.
    Changed,
    /// All, because the engines or filters changed.
    All,
}

/// The library that comes after `previous`: `folders` with the weakest first, each template in
/// `scope` read by its engine and checked. One that has an error is not served.
pub async fn refresh(
    previous: &Library,
    folders: &[Scanned],
    engines: &Engines,
    scope: Scope,
    budget: Duration,
) -> Library {
    let draft = Draft::new(previous, folders);
    let versions = match scope {
        Scope::None => Vec::new(),
        Scope::Changed => draft.fresh(previous),
        Scope::All => draft.all(),
    };
    let filters = engines.filter_names();
    let found: HashMap<_, _> = futures::stream::iter(versions)
        .map(|version| {
            let filters = &filters;
            async move {
                let readings = read(&version, engines, budget).await;
                (version.closure, check(&version, &readings, filters))
            }
        })
        .buffer_unordered(READING_AT_ONCE)
        .collect()
        .await;
    draft.publish(previous, &found)
}
