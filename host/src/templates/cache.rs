//! Rendered messages, kept for the next call that asks for the same.
//!
//! Nothing here can be stale: the key names everything that a rendered text depends on, so
//! after a change of a template, a partial, an engine, a filter or a value there is another key.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use moka::sync::Cache;
use serde::Serialize;

use super::engines::Engines;
use super::library::Version;
use super::template::Message;
use crate::plugin::Digest;

/// How much is kept, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheSettings {
    /// Bytes of all texts; 0 keeps none.
    pub max_bytes: u64,
    /// How long a text is kept.
    pub time_to_live: Duration,
}

impl Default for CacheSettings {
    fn default() -> Self {
        Self { max_bytes: 16 << 20, time_to_live: Duration::from_secs(3600) }
    }
}

/// What a rendered text depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CacheKey(Digest);

impl CacheKey {
    /// The key of a template rendered for `client` with a JSON object of values by these engines.
    ///
    /// Clients share no text, even with equal values: an engine that is not honest could have
    /// put into it what it remembers of another call.
    pub fn new(version: &Version, engines: &Engines, client: Option<&str>, values_json: &str) -> Self {
        let whole = format!("{}{}{client:?}\n{values_json}", version.closure.hex(), engines.identity().hex());
        Self(Digest::of(whole.as_bytes()))
    }
}

/// How often the cache had what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CacheCounts {
    /// Calls that it answered.
    pub hits: u64,
    /// Calls that had to be rendered.
    pub misses: u64,
    /// Prompts that it holds, about.
    pub entries: u64,
    /// Their bytes, about.
    pub bytes: u64,
}

/// The cache. Cheap to share.
#[derive(Debug)]
pub struct RenderCache {
    kept: Cache<CacheKey, Arc<[Message]>>,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl RenderCache {
    /// An empty one.
    pub fn new(settings: CacheSettings) -> Self {
        let kept = Cache::builder()
            .max_capacity(settings.max_bytes)
            .weigher(|_, messages: &Arc<[Message]>| weight(messages))
            .time_to_live(settings.time_to_live)
            .build();
        Self { kept, hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    /// What was rendered under `key`.
    pub fn get(&self, key: CacheKey) -> Option<Arc<[Message]>> {
        let found = self.kept.get(&key);
        let counter = if found.is_some() { &self.hits } else { &self.misses };
        counter.fetch_add(1, Ordering::Relaxed);
        found
    }

    /// Keeps what was rendered under `key`.
    pub fn put(&self, key: CacheKey, messages: Arc<[Message]>) {
        self.kept.insert(key, messages);
    }

    /// Forgets everything; tells how many texts.
    pub fn clear(&self) -> u64 {
        self.kept.run_pending_tasks();
        let entries = self.kept.entry_count();
        self.kept.invalidate_all();
        self.kept.run_pending_tasks();
        entries
    }

    /// What happened so far.
    pub fn counts(&self) -> CacheCounts {
        self.kept.run_pending_tasks();
        CacheCounts {
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
            entries: self.kept.entry_count(),
            bytes: self.kept.weighted_size(),
        }
    }
}

/// Bytes of the texts, and of what holds them.
fn weight(messages: &[Message]) -> u32 {
    const ENTRY: usize = 160;
    let texts: usize = messages.iter().map(|message| message.text.len() + size_of::<Message>()).sum();
    u32::try_from(texts + ENTRY).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Role;

    fn key(name: &str) -> CacheKey {
        CacheKey(Digest::of(name.as_bytes()))
    }

    fn messages(size: usize) -> Arc<[Message]> {
        [Message { role: Role::User, text: "x".repeat(size) }].into()
    }

    #[test]
    fn bytes_are_bounded_and_calls_counted() {
        let cache = RenderCache::new(CacheSettings { max_bytes: 10_000, ..CacheSettings::default() });
        for number in 0..100 {
            cache.put(key(&number.to_string()), messages(1_000));
        }
        cache.put(key("huge"), messages(20_000));
        let counts = cache.counts();
        assert!(counts.bytes <= 10_000 && counts.entries <= 9, "{counts:?}");
        assert_eq!(cache.get(key("huge")), None);
        let none = RenderCache::new(CacheSettings { max_bytes: 0, ..CacheSettings::default() });
        none.put(key("a"), messages(1));
        none.counts();
        assert_eq!(none.get(key("a")), None);
        assert_eq!((none.counts().hits, none.counts().misses), (0, 1));
    }

    #[test]
    fn what_is_cleared_is_gone() {
        let cache = RenderCache::new(CacheSettings::default());
        cache.put(key("a"), messages(1));
        cache.put(key("b"), messages(1));
        assert_eq!(cache.clear(), 2);
        assert_eq!((cache.get(key("a")), cache.counts().bytes), (None, 0));
    }

    #[test]
    fn a_text_is_kept_for_its_time() {
        let cache = RenderCache::new(CacheSettings { time_to_live: Duration::ZERO, ..CacheSettings::default() });
        cache.put(key("a"), messages(1));
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(cache.get(key("a")), None);
    }
}
