//! What plugins keep between calls: keys and values, each plugin's apart from all others'.

use std::collections::BTreeMap;
use std::fmt::Debug;

use async_trait::async_trait;
use parking_lot::Mutex;

use super::{PluginId, StorageGrant};

/// The longest key and the longest name of a bucket, bytes.
pub const MAX_KEY_BYTES: usize = 1 << 10;
/// Keys that one answer lists.
pub const KEYS_AT_ONCE: usize = 256;

/// Where a key is: in which bucket of which plugin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bucket {
    /// Whose.
    pub plugin: PluginId,
    /// Its name; the plugin's first one has none.
    pub name: String,
}

/// What a plugin keeps at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StorageUse {
    /// Its keys.
    pub keys: u64,
    /// Its keys and values, bytes.
    pub bytes: u64,
}

/// Some of a bucket's keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keys {
    /// In the order in which they were first set.
    pub keys: Vec<String>,
    /// Where the next ones begin; none behind the last.
    pub next: Option<u64>,
}

/// Why a key was not read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// It was granted none.
    #[error("the plugin may keep nothing")]
    Denied,
    /// There would be more than was granted.
    #[error("the plugin may keep {} bytes in {} keys and no more", .0.bytes, .0.keys)]
    Full(StorageGrant),
    /// A name that is too long.
    #[error("a key and a bucket's name have at most {MAX_KEY_BYTES} bytes")]
    LongKey,
    /// Something else stands where a number was to be counted up.
    #[error("the value is no number that can be counted up")]
    NoNumber,
    /// The place where it is kept.
    #[error("the storage cannot be used: {0}")]
    Unavailable(String),
}

/// A place that keeps what plugins keep. What was set is there for every later call.
#[async_trait]
pub trait KeyStorage: Debug + Send + Sync {
    /// The value of `key`.
    async fn get(&self, bucket: &Bucket, key: &str) -> Result<Option<Vec<u8>>, StorageError>;

    /// Sets `key`, or changes nothing when there would then be more than `grant` allows.
    async fn set(&self, bucket: &Bucket, key: &str, value: &[u8], grant: &StorageGrant) -> Result<(), StorageError>;

    /// Forgets `key`, if it is there.
    async fn delete(&self, bucket: &Bucket, key: &str) -> Result<(), StorageError>;

    /// Some keys, beginning where an earlier answer says that the next ones are.
    async fn keys(&self, bucket: &Bucket, from: Option<u64>) -> Result<Keys, StorageError>;

    /// Adds to the number that `key` holds, 0 if it is not there, in one step. Kept as its digits.
    async fn increment(&self, bucket: &Bucket, key: &str, by: u64, grant: &StorageGrant) -> Result<u64, StorageError>;

    /// What a plugin keeps in all its buckets.
    async fn used(&self, plugin: &PluginId) -> Result<StorageUse, StorageError>;

    /// Forgets everything of a plugin; tells what it was.
    async fn clear(&self, plugin: &PluginId) -> Result<StorageUse, StorageError>;
}

/// What `value` would count up to; a missing one counts as 0.
///
/// # Errors
/// [`StorageError::NoNumber`] for what is no number, and for one too large.
pub fn counted(value: Option<&[u8]>, by: u64) -> Result<u64, StorageError> {
    let before = match value {
        None => 0,
        Some(digits) => {
            std::str::from_utf8(digits).ok().and_then(|text| text.parse::<u64>().ok()).ok_or(StorageError::NoNumber)?
        }
    };
    before.checked_add(by).ok_or(StorageError::NoNumber)
}

/// Storage in memory: for trials, whose traces nobody keeps, and for hosts without a home folder.
#[derive(Debug, Default)]
pub struct MemoryStorage {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// By bucket and key: when it was first set, and its value.
    values: BTreeMap<(Bucket, String), (u64, Vec<u8>)>,
    /// Keys that were ever set.
    set: u64,
}

impl Kept {
    fn used(&self, plugin: &PluginId) -> StorageUse {
        let own = self.values.iter().filter(|((bucket, _), _)| bucket.plugin == *plugin);
        own.fold(StorageUse::default(), |all, ((_, key), (_, value))| StorageUse {
            keys: all.keys + 1,
            bytes: all.bytes + (key.len() + value.len()) as u64,
        })
    }

    fn set(&mut self, bucket: &Bucket, key: &str, value: &[u8], grant: &StorageGrant) -> Result<(), StorageError> {
        let place = (bucket.clone(), key.to_owned());
        let before = self.values.get(&place);
        let used = self.used(&bucket.plugin);
        let freed = before.map_or(0, |(_, value)| (key.len() + value.len()) as u64);
        let bytes = used.bytes - freed + (key.len() + value.len()) as u64;
        if bytes > grant.bytes || used.keys + u64::from(before.is_none()) > grant.keys {
            return Err(StorageError::Full(grant.clone()));
        }
        let since = before.map_or(self.set + 1, |(since, _)| *since);
        self.set = self.set.max(since);
        self.values.insert(place, (since, value.to_vec()));
        Ok(())
    }
}

#[async_trait]
impl KeyStorage for MemoryStorage {
    async fn get(&self, bucket: &Bucket, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let kept = self.kept.lock();
        Ok(kept.values.get(&(bucket.clone(), key.to_owned())).map(|(_, value)| value.clone()))
    }

    async fn set(&self, bucket: &Bucket, key: &str, value: &[u8], grant: &StorageGrant) -> Result<(), StorageError> {
        self.kept.lock().set(bucket, key, value, grant)
    }

    async fn delete(&self, bucket: &Bucket, key: &str) -> Result<(), StorageError> {
        self.kept.lock().values.remove(&(bucket.clone(), key.to_owned()));
        Ok(())
    }

    async fn keys(&self, bucket: &Bucket, from: Option<u64>) -> Result<Keys, StorageError> {
        let kept = self.kept.lock();
        let own = kept.values.iter().filter(|((of, _), _)| of == bucket);
        let mut own: Vec<(u64, String)> = own.map(|((_, key), (since, _))| (*since, key.clone())).collect();
        own.retain(|(since, _)| from.is_none_or(|from| *since >= from));
        own.sort_unstable();
        let next = own.get(KEYS_AT_ONCE).map(|(since, _)| *since);
        own.truncate(KEYS_AT_ONCE);
        Ok(Keys { keys: own.into_iter().map(|(_, key)| key).collect(), next })
    }

    async fn increment(&self, bucket: &Bucket, key: &str, by: u64, grant: &StorageGrant) -> Result<u64, StorageError> {
        let mut kept = self.kept.lock();
        let before = kept.values.get(&(bucket.clone(), key.to_owned())).map(|(_, value)| value.as_slice());
        let after = counted(before, by)?;
        kept.set(bucket, key, after.to_string().as_bytes(), grant)?;
        Ok(after)
    }

    async fn used(&self, plugin: &PluginId) -> Result<StorageUse, StorageError> {
        Ok(self.kept.lock().used(plugin))
    }

    async fn clear(&self, plugin: &PluginId) -> Result<StorageUse, StorageError> {
        let mut kept = self.kept.lock();
        let used = kept.used(plugin);
        kept.values.retain(|(bucket, _), _| bucket.plugin != *plugin);
        Ok(used)
    }
}
