//! What a version could include, kept beside it.
//!
//! A template may make up the name of what it includes while it renders, so a version is kept
//! with all partials of its time. `partials/` has one file for each such set, named by the
//! set's digest: a JSON object from names to digests of texts, which lie where all texts do.
//! Templates of one folder share a set, and sets share the texts that they have in common.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::disk::{read, write};
use super::{History, HistoryError};
use crate::plugin::Digest;
use crate::templates::sources::Sources;

impl History {
    /// Keeps what a version may include; the digest of the set, none where there are no partials.
    pub(super) fn keep_partials(&self, sources: &Sources) -> Result<Option<String>, HistoryError> {
        if sources.iter().next().is_none() {
            return Ok(None);
        }
        let set = sources.digest().hex();
        let path = self.set_path(&set);
        // The texts were on disk before it, and no set is changed.
        if read(&path)?.is_some() {
            return Ok(Some(set));
        }
        let mut listed = BTreeMap::new();
        for (name, text) in sources.iter() {
            let digest = Digest::of(text.as_bytes()).hex();
            if self.text_of(&digest).is_err() {
                write(&self.text_path(&digest), text.as_bytes())?;
            }
            listed.insert(name, digest);
        }
        let json = serde_json::to_string(&listed).map_err(|error| HistoryError::Io(path.clone(), error.into()))?;
        write(&path, json.as_bytes())?;
        Ok(Some(set))
    }

    /// The set of partials with that digest.
    pub(super) fn partials(&self, set: &str) -> Result<Sources, HistoryError> {
        let path = self.set_path(set);
        let damaged = || HistoryError::Damaged(path.clone());
        let listed: BTreeMap<String, String> =
            read(&path)?.and_then(|json| serde_json::from_str(&json).ok()).ok_or_else(damaged)?;
        let text = |(name, digest): (String, String)| Ok((name, Arc::from(self.text_of(&digest)?)));
        let texts = listed.into_iter().map(text).collect::<Result<BTreeMap<String, Arc<str>>, HistoryError>>()?;
        let sources = Sources::new([&texts]);
        (sources.digest().hex() == set).then_some(sources).ok_or_else(damaged)
    }

    fn set_path(&self, set: &str) -> PathBuf {
        self.sets_folder().join(format!("{set}.json"))
    }
}
