//! Compiled templates, kept in the sandboxes that compiled them.
//!
//! A sandbox on the shelf belongs to one engine of one generation and to one
//! [`RenderKey`], and is given to nobody else. It is taken off while it renders, so no two
//! renders share it at a time. It is bounded in number and in memory, over all engines: the
//! least recently used goes first. It ends when its engine does, when it has rendered often
//! enough, when it was idle for long, and at the first fault.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use wasmtime::Store;
use wasmtime::component::ResourceAny;

use super::bindings::exports::prompt_host::plugin::template_engine::Guest;
use super::state::CallState;
use crate::plugin::RenderKey;

/// Sandboxes on the shelf. Each has its place in the pool, and a template that is not among
/// the last so many costs a fresh sandbox, which is tens of microseconds.
pub(super) const MAX_WARM: usize = 32;
/// Of these, sandboxes with one and the same template. A template that more requests than this
/// want at once is rendered in fresh ones besides.
const MAX_WARM_OF_A_TEMPLATE: usize = 4;
/// Memories of all sandboxes on the shelf together. An engine takes one to two MiB for a
/// template; an interpreter, which gains most, up to 16.
const MAX_WARM_BYTES: usize = 128 << 20;
/// After this long without a render a sandbox gives its memory back.
const MAX_IDLE: Duration = Duration::from_secs(300);

/// Which engine of which generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner(u64);

/// A sandbox with a compiled template in it.
pub(super) struct Warm {
    pub(super) store: Store<CallState>,
    pub(super) guest: Guest,
    pub(super) template: ResourceAny,
    /// How often it has rendered.
    pub(super) renders: u32,
}

impl Warm {
    fn memory_bytes(&self) -> usize {
        self.store.data().limiter.memory_bytes()
    }
}

struct Place {
    owner: Owner,
    key: RenderKey,
    since: Instant,
    warm: Warm,
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
    /// A new owner, whose sandboxes nobody else gets.
    pub(super) fn owner(&self) -> Owner {
        Owner(self.owners.fetch_add(1, Ordering::Relaxed))
    }

    /// The sandbox that rendered this template last, if one waits.
    pub(super) fn take(&self, owner: Owner, key: RenderKey) -> Option<Warm> {
        let mut places = self.places();
        let index = places.line.iter().rposition(|place| place.owner == owner && place.key == key)?;
        places.line.remove(index).map(|place| place.warm)
    }

    /// Keeps a sandbox, in the place of others where there is no room for all.
    pub(super) fn put(self: &Arc<Self>, owner: Owner, key: RenderKey, warm: Warm) {
        let mut places = self.places();
        let same = places.line.iter().filter(|place| place.owner == owner && place.key == key).count();
        if same >= MAX_WARM_OF_A_TEMPLATE || warm.memory_bytes() > MAX_WARM_BYTES {
            return;
        }
        places.line.push_back(Place { owner, key, since: Instant::now(), warm });
        let gone = places.surplus();
        let is_unwatched = !std::mem::replace(&mut places.watched, true);
        drop(places);
        drop(gone);
        if is_unwatched {
            tokio::spawn(clear_idle(Arc::downgrade(self)));
        }
    }

    /// Lets go of all sandboxes of an engine that ends.
    pub(super) fn forget(&self, owner: Owner) {
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
        let mut bytes: usize = self.line.iter().map(|place| place.warm.memory_bytes()).sum();
        let mut gone = Vec::new();
        while self.line.len() > MAX_WARM || bytes > MAX_WARM_BYTES {
            let Some(oldest) = self.line.pop_front() else { break };
            bytes = bytes.saturating_sub(oldest.warm.memory_bytes());
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
