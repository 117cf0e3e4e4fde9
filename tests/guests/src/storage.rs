//! `wasi:keyvalue` as guests use it, with errors as texts.

#[allow(missing_docs, clippy::all, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/deps/wasi-keyvalue",
        world: "imports",
        generate_all,
    });
}

use bindings::wasi::keyvalue::{atomics, store};

pub use store::Bucket;

/// Opens a bucket; the first has no name.
pub fn open(name: &str) -> Result<Bucket, String> {
    store::open(name).map_err(said)
}

/// The value of a key, if it is there.
pub fn get(bucket: &Bucket, key: &str) -> Result<Option<String>, String> {
    bucket.get(key).map(|value| value.map(|value| String::from_utf8_lossy(&value).into_owned())).map_err(said)
}

/// Sets a key.
pub fn set(bucket: &Bucket, key: &str, value: &[u8]) -> Result<(), String> {
    bucket.set(key, value).map_err(said)
}

/// Adds to the number that a key holds.
pub fn add(bucket: &Bucket, key: &str, by: u64) -> Result<u64, String> {
    atomics::increment(bucket, key, by).map_err(said)
}

/// Forgets a key.
pub fn delete(bucket: &Bucket, key: &str) -> Result<(), String> {
    bucket.delete(key).map_err(said)
}

/// The first keys.
pub fn list(bucket: &Bucket) -> Result<Vec<String>, String> {
    bucket.list_keys(None).map(|found| found.keys).map_err(said)
}

fn said(error: store::Error) -> String {
    match error {
        store::Error::NoSuchStore => "no such store".to_owned(),
        store::Error::AccessDenied => "denied".to_owned(),
        store::Error::Other(error) => error,
    }
}
