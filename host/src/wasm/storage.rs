//! `wasi:keyvalue` over what a plugin was granted: each plugin sees its own buckets only.

use wasmtime::component::Resource;

use super::bindings::keyvalue::{atomics, batch, store};
use super::powers::Storage;
use super::state::CallState;
use crate::plugin::storage::MAX_KEY_BYTES;
use crate::plugin::{Bucket, StorageError};

type Handle = Resource<Bucket>;

impl CallState {
    /// The bucket behind a handle, and the storage that it is in.
    fn bucket(&self, handle: &Handle) -> wasmtime::Result<(&Bucket, &Storage)> {
        let bucket = self.table().get(handle)?;
        // Only `open` makes handles, and only where there is a storage.
        let storage = self.powers().storage.as_ref().ok_or_else(|| wasmtime::Error::msg("a bucket without storage"))?;
        Ok((bucket, storage))
    }
}

/// A key that is short enough.
fn checked(key: &str) -> Result<&str, StorageError> {
    if key.len() > MAX_KEY_BYTES { Err(StorageError::LongKey) } else { Ok(key) }
}

/// What a handle that is none comes to. A guest cannot make one up.
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn lost(error: wasmtime::Error) -> StorageError {
    StorageError::Unavailable(error.to_string())
}

impl store::Host for CallState {
    fn open(&mut self, identifier: String) -> Result<Handle, StorageError> {
        let name = checked(&identifier)?.to_owned();
        let storage = self.powers().storage.as_ref().ok_or(StorageError::Denied)?;
        let bucket = Bucket { plugin: storage.plugin.clone(), name };
        self.table_mut().push(bucket).map_err(|error| lost(error.into()))
    }

    fn convert_error(&mut self, error: StorageError) -> wasmtime::Result<store::Error> {
        Ok(match error {
            StorageError::Denied => store::Error::AccessDenied,
            other => store::Error::Other(other.to_string()),
        })
    }
}

impl store::HostBucket for CallState {
    async fn get(&mut self, handle: Handle, key: String) -> Result<Option<Vec<u8>>, StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        storage.place.get(bucket, checked(&key)?).await
    }

    async fn set(&mut self, handle: Handle, key: String, value: Vec<u8>) -> Result<(), StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        storage.place.set(bucket, checked(&key)?, &value, &storage.grant).await
    }

    async fn delete(&mut self, handle: Handle, key: String) -> Result<(), StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        storage.place.delete(bucket, checked(&key)?).await
    }

    async fn exists(&mut self, handle: Handle, key: String) -> Result<bool, StorageError> {
        self.get(handle, key).await.map(|value| value.is_some())
    }

    async fn list_keys(&mut self, handle: Handle, cursor: Option<u64>) -> Result<store::KeyResponse, StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        let found = storage.place.keys(bucket, cursor).await?;
        Ok(store::KeyResponse { keys: found.keys, cursor: found.next })
    }

    async fn drop(&mut self, handle: Handle) -> wasmtime::Result<()> {
        self.table_mut().delete(handle)?;
        Ok(())
    }
}

impl atomics::Host for CallState {
    async fn increment(&mut self, handle: Handle, key: String, delta: u64) -> Result<u64, StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        storage.place.increment(bucket, checked(&key)?, delta, &storage.grant).await
    }
}

/// One after the other: what was done before a failure stays done, as the interface has it.
impl batch::Host for CallState {
    async fn get_many(
        &mut self,
        handle: Handle,
        keys: Vec<String>,
    ) -> Result<Vec<Option<(String, Vec<u8>)>>, StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            let value = storage.place.get(bucket, checked(&key)?).await?;
            found.push(value.map(|value| (key, value)));
        }
        Ok(found)
    }

    async fn set_many(&mut self, handle: Handle, key_values: Vec<(String, Vec<u8>)>) -> Result<(), StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        for (key, value) in key_values {
            storage.place.set(bucket, checked(&key)?, &value, &storage.grant).await?;
        }
        Ok(())
    }

    async fn delete_many(&mut self, handle: Handle, keys: Vec<String>) -> Result<(), StorageError> {
        let (bucket, storage) = self.bucket(&handle).map_err(lost)?;
        for key in keys {
            storage.place.delete(bucket, checked(&key)?).await?;
        }
        Ok(())
    }
}
