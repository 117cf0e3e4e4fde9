//! One contract for every storage.

use std::sync::Arc;

use super::SqliteStorage;
use crate::plugin::{Bucket, KeyStorage, MemoryStorage, PluginId, StorageError, StorageGrant, StorageUse};

const GRANT: StorageGrant = StorageGrant { bytes: 100, keys: 1_000 };

fn plugin(id: &str) -> PluginId {
    id.parse().unwrap()
}

fn bucket(id: &str, name: &str) -> Bucket {
    Bucket { plugin: plugin(id), name: name.to_owned() }
}

/// Each kind of storage, empty. The folder lives as long as the test.
fn all(folder: &tempfile::TempDir) -> [Arc<dyn KeyStorage>; 2] {
    [
        Arc::new(MemoryStorage::default()),
        Arc::new(SqliteStorage::new(folder.path().join("deep").join("storage.sqlite"))),
    ]
}

#[tokio::test]
async fn what_is_set_is_there_and_nobody_else_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    for storage in all(&folder) {
        let own = bucket("hurry", "");
        storage.set(&own, "word", b"asap", &GRANT).await.unwrap();
        storage.set(&own, "word", b"soon", &GRANT).await.unwrap();
        assert_eq!(storage.get(&own, "word").await.unwrap().as_deref(), Some(&b"soon"[..]));
        for other in [bucket("hurry", "other"), bucket("haste", "")] {
            assert_eq!(storage.get(&other, "word").await.unwrap(), None);
            assert!(storage.keys(&other, None).await.unwrap().keys.is_empty());
        }
        assert_eq!(storage.used(&plugin("hurry")).await.unwrap(), StorageUse { keys: 1, bytes: 8 });
        storage.delete(&own, "word").await.unwrap();
        storage.delete(&own, "word").await.unwrap();
        assert_eq!(storage.get(&own, "word").await.unwrap(), None);
        assert_eq!(storage.used(&plugin("hurry")).await.unwrap(), StorageUse::default());
    }
}

#[tokio::test]
async fn a_write_beyond_the_grant_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for storage in all(&folder) {
        let (one, two) = (bucket("hurry", ""), bucket("hurry", "second"));
        storage.set(&one, "a", &[0; 50], &GRANT).await.unwrap();
        assert_eq!(storage.set(&two, "b", &[0; 49], &GRANT).await, Err(StorageError::Full(GRANT)));
        assert_eq!(storage.set(&one, "a", &[1; 100], &GRANT).await, Err(StorageError::Full(GRANT)));
        assert_eq!(storage.get(&one, "a").await.unwrap(), Some(vec![0; 50]));
        // Another plugin's does not count.
        storage.set(&bucket("haste", ""), "b", &[0; 60], &GRANT).await.unwrap();
        let few = StorageGrant { keys: 1, ..GRANT };
        storage.set(&one, "a", b"", &few).await.unwrap();
        assert_eq!(storage.set(&one, "b", b"", &few).await, Err(StorageError::Full(few)));
    }
}

#[tokio::test]
async fn keys_come_in_pages_and_numbers_count_up() {
    let folder = tempfile::tempdir().unwrap();
    let grant = StorageGrant { bytes: 1 << 20, keys: 1_000 };
    for storage in all(&folder) {
        let own = bucket("hurry", "");
        for index in 0..300 {
            storage.set(&own, &format!("key {index}"), b"", &grant).await.unwrap();
        }
        let first = storage.keys(&own, None).await.unwrap();
        let rest = storage.keys(&own, first.next).await.unwrap();
        assert_eq!((first.keys.len(), rest.keys.len(), rest.next), (256, 44, None));
        assert_eq!(rest.keys.first().unwrap(), "key 256");
        assert!(storage.keys(&own, Some(u64::MAX)).await.unwrap().keys.is_empty());

        assert_eq!(storage.increment(&own, "n", 3, &grant).await, Ok(3));
        assert_eq!(storage.increment(&own, "n", 4, &grant).await, Ok(7));
        assert_eq!(storage.get(&own, "n").await.unwrap().as_deref(), Some(&b"7"[..]));
        assert_eq!(storage.increment(&own, "n", u64::MAX, &grant).await, Err(StorageError::NoNumber));
        assert_eq!(storage.increment(&own, "key 1", 1, &grant).await, Err(StorageError::NoNumber));
        let StorageUse { keys, .. } = storage.clear(&plugin("hurry")).await.unwrap();
        assert_eq!((keys, storage.used(&plugin("hurry")).await.unwrap()), (301, StorageUse::default()));
    }
}

#[tokio::test]
async fn two_at_once_count_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let grant = StorageGrant { bytes: 1 << 20, keys: 10 };
    for storage in all(&folder) {
        let counting = (0..4).map(|_| {
            let (storage, grant) = (Arc::clone(&storage), grant.clone());
            tokio::spawn(async move {
                for _ in 0..50 {
                    storage.increment(&bucket("hurry", ""), "n", 1, &grant).await.unwrap();
                }
            })
        });
        futures::future::try_join_all(counting.collect::<Vec<_>>()).await.unwrap();
        assert_eq!(storage.get(&bucket("hurry", ""), "n").await.unwrap().as_deref(), Some(&b"200"[..]));
    }
}

#[tokio::test]
async fn a_file_outlives_its_host_and_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("storage.sqlite");
    let unused = SqliteStorage::new(path.clone());
    assert_eq!(unused.used(&plugin("hurry")).await.unwrap(), StorageUse::default());
    assert!(!path.exists(), "asking makes no file");
    SqliteStorage::new(path.clone()).set(&bucket("hurry", ""), "word", b"asap", &GRANT).await.unwrap();
    let found = SqliteStorage::new(path.clone()).get(&bucket("hurry", ""), "word").await.unwrap();
    assert_eq!(found.as_deref(), Some(&b"asap"[..]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn what_is_no_storage_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("storage.sqlite");
    std::fs::write(&path, "Dear diary, this is no database at all, but it is longer than a header.".repeat(4)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = SqliteStorage::new(path.clone()).set(&bucket("hurry", ""), "a", b"", &GRANT).await.unwrap_err();
    assert!(error.to_string().starts_with("the storage cannot be used: "), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
