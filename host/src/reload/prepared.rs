//! What would serve after a reload, before it does: to let several things change together, or none.
//!
//! A prepared reload holds the one place at the bench, so nothing else changes what it was built
//! from. Dropping it leaves everything as it was, down to what the next look takes for known.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::MutexGuard;

use super::build::Shelf;
use super::templates::{self, READ_BUDGET};
use super::{Bench, Catalog, Look, Plugins, ReloadReport, Templates, compare};
use crate::plugin::{Generation, Policy};
use crate::templates::{Engines, Entry, Library, Scanned, Scope, refresh};

/// The next generation of plugins, not serving yet.
pub struct PreparedPlugins<'p> {
    plugins: &'p Plugins,
    bench: MutexGuard<'p, Bench>,
    shelf: Shelf,
    before: Arc<Generation>,
    next: Generation,
    started: Instant,
}

impl Plugins {
    /// Looks at every file again, also at those that failed before, under `policy` where one is
    /// given.
    pub async fn prepare(&self, policy: Option<Policy>) -> PreparedPlugins<'_> {
        let inner = &*self.0;
        let bench = inner.bench.lock().await;
        let started = Instant::now();
        let policy = policy.unwrap_or_else(|| bench.policy.clone());
        let mut shelf = bench.shelf.clone();
        let before = self.current();
        let folders = inner.folders.clone();
        let door = self.door(&policy, &before, Look::All);
        shelf.refresh(&inner.runtime, &bench.built_in, folders, &door, Look::All).await;
        shelf.settle_shadows(None);
        let next = shelf.generation(before.number + 1, &door, &inner.folders, inner.breakers.as_ref());
        PreparedPlugins { plugins: self, bench, shelf, before, next, started }
    }
}

impl PreparedPlugins<'_> {
    /// What would serve.
    pub fn generation(&self) -> &Generation {
        &self.next
    }

    /// Files that would not be served, a sentence each.
    pub fn problems(&self) -> Vec<String> {
        self.next.failures.iter().map(|failure| format!("{} {}", failure.origin, failure.reason)).collect()
    }

    /// What publishing would do.
    pub fn report(&self) -> ReloadReport {
        compare(&self.before, &self.next)
    }

    /// Lets it serve.
    pub fn publish(self) -> ReloadReport {
        let Self { plugins, mut bench, shelf, before, next, started } = self;
        bench.shelf = shelf;
        bench.policy = next.policy.clone();
        plugins.publish(&before, next, started)
    }
}

/// The next library, not serving yet.
pub struct PreparedTemplates<'t> {
    templates: &'t Templates,
    bench: MutexGuard<'t, templates::Bench>,
    before: Arc<Catalog>,
    engines: Engines,
    scanned: Vec<Scanned>,
    library: Library,
    started: Instant,
}

impl Templates {
    /// Looks at all folders again, with the engines of `generation`, which need not serve yet.
    pub async fn prepare(&self, generation: &Generation) -> PreparedTemplates<'_> {
        let bench = self.0.bench.lock().await;
        let started = Instant::now();
        let engines = Engines::of(generation);
        let scope = if bench.read_by == Some(engines.identity()) { Scope::Changed } else { Scope::All };
        let scanned = self.scan(bench.scanned.clone(), &engines).await;
        let before = self.current();
        let library = refresh(&before.library, &scanned, &engines, scope, READ_BUDGET).await;
        PreparedTemplates { templates: self, bench, before, engines, scanned, library, started }
    }
}

impl PreparedTemplates<'_> {
    /// Templates and folders that would not be served as they lie there, a sentence each.
    pub fn problems(&self) -> Vec<String> {
        templates::errors(&self.library)
    }

    /// Names of templates that are new, changed or gone.
    pub fn changed(&self) -> Vec<String> {
        let differs = |name: &&str| match (self.before.library.get(name), self.library.get(name)) {
            (Some(before), Some(next)) => !is_same(before, next),
            (before, next) => before.is_some() != next.is_some(),
        };
        let names = |library: &Library| library.entries().map(|entry| entry.name.to_string()).collect::<Vec<_>>();
        let mut all = [names(&self.before.library), names(&self.library)].concat();
        all.sort_unstable();
        all.dedup();
        all.retain(|name| differs(&name.as_str()));
        all
    }

    /// Lets it serve.
    pub async fn publish(self) {
        let Self { templates, mut bench, before, engines, scanned, library, started } = self;
        let identity = engines.identity();
        let problems = templates::errors(&library);
        let (number, known) = (before.number, Arc::clone(&before));
        templates.put(&mut bench, before, engines, scanned, library).await;
        templates.tell_of(&known.library, &templates.current().library);
        bench.read_by = Some(identity);
        templates.0.is_read.send_replace(true);
        if templates.current().number != number {
            templates.tally().record(started.elapsed(), (!problems.is_empty()).then(|| problems.join("; ")));
        }
    }
}

/// Whether two entries serve the same. What was rolled back stays so until its file changes.
fn is_same(before: &Entry, next: &Entry) -> bool {
    let digest = next.version.as_ref().map(|version| version.digest);
    if before.rolled_back_from.is_some() && before.rolled_back_from == digest {
        return true;
    }
    let closure = |entry: &Entry| entry.version.as_ref().map(|version| version.closure);
    closure(before) == closure(next)
}
