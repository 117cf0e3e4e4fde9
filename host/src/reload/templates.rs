//! The template library of a running host.
//!
//! [`Templates`] holds the current [`Catalog`]: the library and the engines that render it.
//! A refresh reads the folders, has the engines look at what changed, and publishes the next
//! catalog whole; a template that became broken keeps its last good version there, and one
//! that was rolled back an earlier version. Each version of a file is kept in the history.
//! Requests that run keep the catalog they took.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use arc_swap::ArcSwap;
use tokio::sync::{Mutex, watch as channel};
use tokio_util::sync::CancellationToken;

use super::{Plugins, Tally, WatchOptions, Watcher};
use crate::events::{Event, Events, Subject};
use crate::plugin::{Digest, Generation};
use crate::templates::{
    Engines, Entry, History, HistoryError, Library, ScanLimits, Scanned, Scope, built_in, refresh, scan,
};

/// How long an engine may take to read one template. No request waits for it.
pub(super) const READ_BUDGET: Duration = Duration::from_millis(500);

/// Where templates come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TemplateSources {
    /// Whether those that the host carries inside are there.
    pub built_in: bool,
    /// Searched for templates, not below. A later folder's template takes the place of an
    /// earlier one's with the same name.
    pub folders: Vec<PathBuf>,
}

/// The library and the engines of one moment. Never changes.
#[derive(Debug)]
pub struct Catalog {
    /// Counted from 1 in the life of a process; 0 is the empty one before the first.
    pub number: u64,
    /// All templates.
    pub library: Library,
    /// What renders them.
    pub engines: Engines,
}

/// The templates of a running host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Templates(pub(super) Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    sources: channel::Sender<TemplateSources>,
    /// None where nothing is kept.
    history: Option<Arc<History>>,
    current: ArcSwap<Catalog>,
    number: channel::Sender<u64>,
    tally: Tally,
    /// Where it is told what changed, once somebody has said where.
    events: OnceLock<Events>,
    /// Whether the engines have read the library.
    pub(super) is_read: channel::Sender<bool>,
    // Held through a refresh: there is one at a time.
    pub(super) bench: Mutex<Bench>,
}

#[derive(Debug, Default)]
pub(super) struct Bench {
    pub(super) scanned: Vec<Scanned>,
    /// The engines that have read all templates; none before the first have.
    pub(super) read_by: Option<Digest>,
}

impl Templates {
    /// Reads all folders and publishes the first catalog. The engines have not read it yet:
    /// the next refresh has them do it.
    pub async fn start(sources: TemplateSources, history: Option<Arc<History>>, generation: &Generation) -> Self {
        let templates = Self::of(sources, history, generation, false);
        let mut bench = templates.0.bench.lock().await;
        templates.publish(&mut bench, Engines::of(generation), Scope::None).await;
        drop(bench);
        templates
    }

    /// A library without any template.
    pub fn empty(generation: &Generation) -> Self {
        Self::of(TemplateSources::default(), None, generation, true)
    }

    fn of(sources: TemplateSources, history: Option<Arc<History>>, generation: &Generation, is_read: bool) -> Self {
        let catalog = Catalog { number: 0, library: Library::default(), engines: Engines::of(generation) };
        Self(Arc::new(Inner {
            sources: channel::Sender::new(sources),
            history,
            current: ArcSwap::from_pointee(catalog),
            number: channel::Sender::new(0),
            tally: Tally::default(),
            events: OnceLock::new(),
            is_read: channel::Sender::new(is_read),
            bench: Mutex::default(),
        }))
    }

    /// Tells from now on what a reload changed, and what broke.
    pub fn tell(&self, events: Events) {
        // Whoever said it first is told.
        let _ = self.0.events.set(events);
    }

    /// The history, if anything is kept.
    pub fn history(&self) -> Option<&Arc<History>> {
        self.0.history.as_ref()
    }

    /// Has the next refresh look elsewhere, and wakes whoever watches the folders.
    pub fn set_sources(&self, sources: TemplateSources) {
        self.0.sources.send_if_modified(|before| {
            let differs = *before != sources;
            *before = sources;
            differs
        });
    }

    /// How often templates were read again, and what was wrong with them last.
    pub fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// The catalog that serves now.
    pub fn current(&self) -> Arc<Catalog> {
        self.0.current.load_full()
    }

    /// Tells the number of each new catalog.
    pub fn subscribe(&self) -> channel::Receiver<u64> {
        self.0.number.subscribe()
    }

    /// Looks at all folders again, with the engines of `generation`.
    pub async fn refresh(&self, generation: &Generation) {
        let engines = Engines::of(generation);
        let identity = engines.identity();
        let mut bench = self.0.bench.lock().await;
        let scope = if bench.read_by == Some(identity) { Scope::Changed } else { Scope::All };
        self.publish(&mut bench, engines, scope).await;
        bench.read_by = Some(identity);
        self.0.is_read.send_replace(true);
    }

    /// As [`refresh`](Self::refresh), and says in the log what broke since.
    pub async fn reload(&self, generation: &Generation) {
        let (before, started) = (self.current(), Instant::now());
        self.refresh(generation).await;
        let after = self.current();
        if after.number != before.number {
            let broken = errors(&after.library);
            self.0.tally.record(started.elapsed(), (!broken.is_empty()).then(|| broken.join("; ")));
        }
        self.tell_of(&before.library, &after.library);
    }

    /// Says in the log and to whoever listens what is other than before.
    pub(super) fn tell_of(&self, before: &Library, next: &Library) {
        let broken = tell_what_broke(before, next);
        let Some(events) = self.0.events.get() else { return };
        if !broken.is_empty() {
            events.publish(Event::ReloadFailed { subject: Subject::Templates, problems: broken });
        }
        let changed = what_changed(before, next);
        if !changed.is_empty() {
            events.publish(Event::Reloaded { subject: Subject::Templates, changed });
        }
    }

    /// Waits until the engines have read the library: at a start they come later than it.
    pub async fn read(&self) -> Arc<Catalog> {
        // The sender lives as long as this.
        let _ = self.0.is_read.subscribe().wait_for(|is_read| *is_read).await;
        self.current()
    }

    /// Refreshes whenever something changes in the folders or among the plugins, until
    /// `shutdown`.
    pub async fn watch(&self, plugins: Plugins, options: WatchOptions, shutdown: CancellationToken) {
        let mut sources = self.0.sources.subscribe();
        let mut watcher = Watcher::new(self.watched_folders(), options);
        let mut generations = plugins.subscribe();
        loop {
            generations.mark_unchanged();
            self.reload(&plugins.current()).await;
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = watcher.changed() => {}
                // The sender lives as long as this.
                _ = sources.changed() => watcher.follow(self.watched_folders()),
                changed = generations.changed() => if changed.is_err() { return },
            }
        }
    }

    fn watched_folders(&self) -> Vec<PathBuf> {
        let marks = self.0.history.iter().map(|history| history.marks_folder());
        self.0.sources.borrow().folders.iter().cloned().chain(marks).collect()
    }

    async fn publish(&self, bench: &mut Bench, engines: Engines, scope: Scope) {
        let scanned = self.scan(std::mem::take(&mut bench.scanned), &engines).await;
        let before = self.current();
        let library = refresh(&before.library, &scanned, &engines, scope, READ_BUDGET).await;
        self.put(bench, before, engines, scanned, library).await;
    }

    /// Lets a library serve, if it is another than that of `before`.
    pub(super) async fn put(
        &self,
        bench: &mut Bench,
        before: Arc<Catalog>,
        engines: Engines,
        scanned: Vec<Scanned>,
        library: Library,
    ) {
        let library = self.with_history(library, &before).await;
        bench.scanned = scanned;
        let is_same =
            before.number > 0 && engines.identity() == before.engines.identity() && library.same(&before.library);
        if is_same {
            return;
        }
        let number = before.number + 1;
        self.0.current.store(Arc::new(Catalog { number, library, engines }));
        self.0.number.send_replace(number);
    }

    /// Keeps what is new in `library`, and has what was rolled back serve its earlier version.
    /// Where the disk fails, the files serve.
    async fn with_history(&self, library: Library, before: &Arc<Catalog>) -> Library {
        let Some(history) = self.0.history.clone() else { return library };
        let before = Arc::clone(before);
        let fallback = library.clone();
        let work = move || {
            if before.number > 0 {
                keep_what_changed(&history, &before.library, &library);
            }
            rolled_back(&history, library)
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(fallback)
    }

    /// What lies in the folders, the weakest first.
    pub(super) async fn scan(&self, before: Vec<Scanned>, engines: &Engines) -> Vec<Scanned> {
        let TemplateSources { built_in: with_built_in, folders } = self.0.sources.borrow().clone();
        let endings: BTreeSet<String> = engines.endings();
        let scan = move || {
            let known = |shelf: &scan::Shelf| before.iter().find(|scanned| scanned.shelf == *shelf);
            let own = with_built_in.then(built_in::scanned);
            let folders = folders.iter().map(|folder| {
                let shelf = scan::Shelf::Folder(folder.clone());
                scan::folder(folder, &endings, &ScanLimits::default(), known(&shelf))
            });
            own.into_iter().chain(folders).collect()
        };
        // A panic there is the host's own fault; the library is then empty until the next look.
        tokio::task::spawn_blocking(scan).await.unwrap_or_default()
    }
}

/// What keeps templates and folders of a library from being served, a sentence each.
pub(super) fn errors(library: &Library) -> Vec<String> {
    let broken = library.entries().filter(|entry| entry.is_broken).flat_map(|entry| &entry.problems);
    let errors = broken.chain(library.problems()).filter(|problem| problem.is_error());
    errors.map(ToString::to_string).collect()
}

/// Keeps both sides of each change. At a start there is none: what is there is kept when it
/// first changes.
fn keep_what_changed(history: &History, before: &Library, next: &Library) {
    let now = SystemTime::now();
    for entry in next.entries().filter(|entry| entry.shelf != scan::Shelf::BuiltIn && !entry.is_broken) {
        let Some(version) = &entry.version else { continue };
        let old =
            before.get(&entry.name).filter(|old| old.rolled_back_from.is_none()).and_then(|old| old.version.as_ref());
        if old.is_some_and(|old| old.digest == version.digest) {
            continue;
        }
        for version in old.into_iter().chain([version]) {
            if let Err(error) = history.keep(version, now) {
                tracing::warn!(template = %entry.name, error = %chain(error), "a version is not kept");
            }
        }
    }
}

fn rolled_back(history: &History, mut library: Library) -> Library {
    let marked = history.marked().unwrap_or_else(|error| {
        tracing::warn!(error = %chain(error), "what was rolled back serves its newest version");
        Vec::new()
    });
    for name in marked {
        let Some(newest) = library.get(&name).filter(|entry| !entry.is_broken).and_then(|entry| entry.version.clone())
        else {
            continue;
        };
        let earlier = history.rolled_back(&name, newest.digest);
        match earlier.and_then(|record| record.map(|record| history.load(&record, &newest)).transpose()) {
            Ok(Some(version)) => library.roll_back(&name, version),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(template = %name, error = %chain(error), "it serves its newest version");
            }
        }
    }
    library
}

fn chain(error: HistoryError) -> String {
    format!("{:#}", anyhow::Error::from(error))
}

/// Names of templates that are new, gone, or of another version.
fn what_changed(before: &Library, next: &Library) -> Vec<String> {
    let digest = |library: &Library, name: &str| library.get(name)?.version.as_ref().map(|version| version.digest);
    let named = |verb: &str, entry: &Entry| format!("{verb} {}", entry.name);
    let gone = before.entries().filter(|entry| next.get(&entry.name).is_none()).map(|entry| named("removed", entry));
    let new = next.entries().filter(|entry| digest(before, &entry.name) != digest(next, &entry.name));
    gone.chain(new.map(|entry| named("loaded", entry))).collect()
}

/// Says in the log what broke; answers the names of those templates.
fn tell_what_broke(before: &Library, next: &Library) -> Vec<String> {
    let mut broken = Vec::new();
    for entry in next.entries().filter(|entry| entry.is_broken) {
        let was_told = before.get(&entry.name).is_some_and(|old| old.problems == entry.problems);
        for problem in entry.problems.iter().filter(|problem| problem.is_error() && !was_told) {
            tracing::warn!(template = %entry.name, "{problem}");
            // A problem may quote the template, so only its name goes further.
            if broken.last().is_none_or(|last| *last != *entry.name) {
                broken.push(entry.name.to_string());
            }
        }
    }
    for problem in next.problems().iter().filter(|problem| !before.problems().contains(problem)) {
        tracing::warn!("{problem}");
    }
    broken
}
