//! Sandboxes that are kept for a further call.
//!
//! What is on the shelf belongs to one plugin of one generation, which has a [`Rack`] there, and
//! is given to nobody else; a template engine's sandboxes, each with a compiled template in it, to
//! one [`RenderKey`] only. It is taken off while it works, so no two calls share it at a time. It
//! is bounded in number and in memory, over all plugins: the least recently used goes first. It
//! ends when its plugin does, when it was called often enough, when it was idle for long, and at
//! the first fault.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use wasmtime::Store;

use super::state::CallState;
use crate::plugin::{Limits, RenderKey};

/// Sandboxes on the shelf. Each has its place in the pool, and a template that is not among
/// the last so many costs a fresh sandbox, which is tens of microseconds.
pub(super) const MAX_WARM: usize = 32;
/// Memories of all sandboxes on the shelf together. An engine takes one to two MiB for a
/// template; an interpreter, which gains most, up to 16.
const MAX_WARM_BYTES: usize = 128 << 20;
/// After this long without a call a sandbox gives its memory back.
const MAX_IDLE: Duration = Duration::from_secs(300);

/// What a sandbox was kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// To render this template again.
    Template(RenderKey),
    /// For whatever call is next.
    Call,
}

/// A sandbox, and `contents` to call it by.
pub(super) struct Warm<C> {
    pub(super) store: Store<CallState>,
    pub(super) contents: C,
    /// How often it was called.
    pub(super) calls: u32,
}

impl<C> Warm<C> {
    /// Makes it ready for the next call; none when it is no longer as good as a fresh one.
    pub(super) fn renewed(mut self, limits: &Limits, most_calls: u32) -> Option<Self> {
        let state = self.store.data_mut();
        state.renew(limits);
        // What it said there would otherwise stand in the message of a later fault.
        let has_spoken = !state.stderr().is_empty();
        let is_swollen = state.limiter.memory_bytes() > limits.memory_bytes / 2;
        (self.calls < most_calls && !has_spoken && !is_swollen).then_some(self)
    }
}

struct Place {
    owner: Owner,
    key: Key,
    since: Instant,
    store: Store<CallState>,
    contents: Box<dyn Any + Send>,
    calls: u32,
}

impl Place {
    fn memory_bytes(&self) -> usize {
        self.store.data().limiter.memory_bytes()
    }
}

/// Which plugin of which generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner(u64);

/// One plugin's part of the shelf. What is kept there ends with it.
pub(super) struct Rack {
    shelf: Arc<Shelf>,
    owner: Owner,
}

impl Rack {
    /// A part of `shelf` that nobody else has.
    pub(super) fn new(shelf: &Arc<Shelf>) -> Self {
        Self { shelf: Arc::clone(shelf), owner: Owner(shelf.owners.fetch_add(1, Ordering::Relaxed)) }
    }

    /// The sandbox that was kept for `key` last, if one waits.
    pub(super) fn take<C: 'static>(&self, key: Key) -> Option<Warm<C>> {
        let place = self.shelf.take(self.owner, key)?;
        let contents = *place.contents.downcast().ok()?;
        Some(Warm { store: place.store, contents, calls: place.calls })
    }

    /// Keeps a sandbox, in the place of others where there is no room for all, and not at all
    /// where there are `most` for the same key.
    pub(super) fn put<C: Send + 'static>(&self, key: Key, most: usize, warm: Warm<C>) {
        let Warm { store, contents, calls } = warm;
        let (since, contents) = (Instant::now(), Box::new(contents));
        self.shelf.put(Place { owner: self.owner, key, since, store, contents, calls }, most);
    }
}

impl Drop for Rack {
    fn drop(&mut self) {
        self.shelf.forget(self.owner);
    }
}

impl std::fmt::Debug for Rack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rack").field("owner", &self.owner).finish_non_exhaustive()
    }
}

/// All sandboxes that wait, the least recently used first.
#[derive(Default)]
pub(super) struct Shelf {
    places: Mutex<Places>,
    owners: AtomicU64,
}

#[derive(Default)]
struct Places {
    line: VecDeque<Place>,
    // There is a task that clears idle ones away.
    watched: bool,
}

impl Shelf {
    fn take(&self, owner: Owner, key: Key) -> Option<Place> {
        let mut places = self.places();
        let index = places.line.iter().rposition(|place| place.owner == owner && place.key == key)?;
        places.line.remove(index)
    }

    fn put(self: &Arc<Self>, place: Place, most: usize) {
        let mut places = self.places();
        let is_same = |other: &&Place| other.owner == place.owner && other.key == place.key;
        if places.line.iter().filter(is_same).count() >= most || place.memory_bytes() > MAX_WARM_BYTES {
            return;
        }
        places.line.push_back(place);
        let gone = places.surplus();
        let is_unwatched = !std::mem::replace(&mut places.watched, true);
        drop(places);
        drop(gone);
        if is_unwatched {
            tokio::spawn(clear_idle(Arc::downgrade(self)));
        }
    }

    /// Lets go of all sandboxes of a plugin that ends.
    fn forget(&self, owner: Owner) {
        let gone = self.places().remove(|place| place.owner == owner);
        drop(gone);
    }

    /// Lets go of all sandboxes; tells how many.
    pub(super) fn shed(&self) -> usize {
        let gone = self.places().remove(|_| true);
        gone.len()
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        // What holds the lock cannot leave the line half changed.
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Places {
    /// What there is no room for. It is dropped by the caller, who no longer holds the lock.
    fn surplus(&mut self) -> Vec<Place> {
        let mut bytes: usize = self.line.iter().map(|place| place.memory_bytes()).sum();
        let mut gone = Vec::new();
        while self.line.len() > MAX_WARM || bytes > MAX_WARM_BYTES {
            let Some(oldest) = self.line.pop_front() else { break };
            bytes = bytes.saturating_sub(oldest.memory_bytes());
            gone.push(oldest);
        }
        gone
    }

    fn remove(&mut self, is_gone: impl Fn(&Place) -> bool) -> Vec<Place> {
        let (gone, kept) = std::mem::take(&mut self.line).into_iter().partition(|place| is_gone(place));
        self.line = kept;
        gone.into()
    }
}

/// Clears idle sandboxes away, until there are none or the runtime ends.
async fn clear_idle(shelf: std::sync::Weak<Shelf>) {
    loop {
        tokio::time::sleep(MAX_IDLE / 4).await;
        let Some(shelf) = shelf.upgrade() else { return };
        let mut places = shelf.places();
        let now = Instant::now();
        let gone = places.remove(|place| now.duration_since(place.since) >= MAX_IDLE);
        let is_empty = places.line.is_empty();
        places.watched = !is_empty;
        drop(places);
        drop(gone);
        if is_empty {
            return;
        }
    }
}
