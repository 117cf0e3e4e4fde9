//! What a plugin keeps between calls, where an operator granted it storage.
//!
//! ```
//! use prompt_host_plugin::storage::{Bucket, StorageError};
//!
//! fn count_a_call() -> Result<u64, StorageError> {
//!     Bucket::open("")?.add("calls", 1)
//! }
//! # assert_eq!(count_a_call(), Err(StorageError("there is no host".to_owned())));
//! ```
//!
//! Outside of a sandbox there is no host, so nothing is kept and every call is an error.

/// Why something was not kept or found, in a sentence of the host's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageError(pub String);

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StorageError {}

/// A plugin may fail a call with it: `storage?`.
impl From<StorageError> for String {
    fn from(error: StorageError) -> Self {
        error.0
    }
}

/// Keys and values of this plugin's; no other plugin has them.
#[derive(Debug)]
pub struct Bucket {
    #[cfg(target_arch = "wasm32")]
    inner: sandbox::Inner,
}

#[cfg(target_arch = "wasm32")]
mod sandbox {
    use super::{Bucket, StorageError};
    use crate::bindings::storage::wasi::keyvalue::{atomics, store};

    pub(super) type Inner = store::Bucket;

    fn said(error: store::Error) -> StorageError {
        StorageError(match error {
            store::Error::NoSuchStore => "there is no such bucket".to_owned(),
            store::Error::AccessDenied => "the plugin was granted no storage".to_owned(),
            store::Error::Other(sentence) => sentence,
        })
    }

    impl Bucket {
        /// Opens a bucket, which need not have been used before. The first one's name is empty.
        ///
        /// # Errors
        /// When the plugin was granted no storage, and for a name of more than 1,024 bytes.
        pub fn open(name: &str) -> Result<Self, StorageError> {
            store::open(name).map(|inner| Self { inner }).map_err(said)
        }

        /// The value of `key`; none when it is not there.
        ///
        /// # Errors
        /// When the storage cannot be read.
        pub fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
            self.inner.get(key).map_err(said)
        }

        /// Sets `key`.
        ///
        /// # Errors
        /// When there would be more than was granted; then nothing has changed.
        pub fn set(&self, key: &str, value: &[u8]) -> Result<(), StorageError> {
            self.inner.set(key, value).map_err(said)
        }

        /// Forgets `key`, if it is there.
        ///
        /// # Errors
        /// When the storage cannot be written.
        pub fn delete(&self, key: &str) -> Result<(), StorageError> {
            self.inner.delete(key).map_err(said)
        }

        /// Adds to the number that `key` holds, 0 if it is not there, in one step.
        ///
        /// # Errors
        /// As [`set`](Self::set), and when `key` holds no number.
        pub fn add(&self, key: &str, by: u64) -> Result<u64, StorageError> {
            atomics::increment(&self.inner, key, by).map_err(said)
        }

        /// All keys, in the order in which they were first set.
        ///
        /// # Errors
        /// When the storage cannot be read.
        pub fn keys(&self) -> Result<Vec<String>, StorageError> {
            let mut found = self.inner.list_keys(None).map_err(said)?;
            let mut all = std::mem::take(&mut found.keys);
            while let Some(cursor) = found.cursor {
                found = self.inner.list_keys(Some(cursor)).map_err(said)?;
                all.append(&mut found.keys);
            }
            Ok(all)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(missing_docs, reason = "documented where there is a host")]
impl Bucket {
    pub fn open(_name: &str) -> Result<Self, StorageError> {
        Err(nowhere())
    }

    pub fn get(&self, _key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        Err(nowhere())
    }

    pub fn set(&self, _key: &str, _value: &[u8]) -> Result<(), StorageError> {
        Err(nowhere())
    }

    pub fn delete(&self, _key: &str) -> Result<(), StorageError> {
        Err(nowhere())
    }

    pub fn add(&self, _key: &str, _by: u64) -> Result<u64, StorageError> {
        Err(nowhere())
    }

    pub fn keys(&self) -> Result<Vec<String>, StorageError> {
        Err(nowhere())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn nowhere() -> StorageError {
    StorageError("there is no host".to_owned())
}
