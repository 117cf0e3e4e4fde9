//! What the sandboxes of one plugin may do beside computing, made from what was granted.

use std::sync::Arc;

use super::http::Outgoing;
use crate::plugin::{Capabilities, Grants, KeyStorage, MemoryStorage, PluginId, StorageGrant};

/// What a plugin may do in one generation.
#[derive(Debug, Default)]
pub(super) struct Powers {
    /// Where it keeps things; none when it may keep nothing.
    pub(super) storage: Option<Storage>,
    /// How it talks to others; none when it may talk to nobody.
    pub(super) http: Option<Outgoing>,
    /// Whether it sees the time.
    pub(super) clock: bool,
    /// Whether its random numbers are random.
    pub(super) random: bool,
}

/// A plugin's part of a storage.
#[derive(Debug)]
pub(super) struct Storage {
    pub(super) place: Arc<dyn KeyStorage>,
    pub(super) plugin: PluginId,
    pub(super) grant: StorageGrant,
}

impl Powers {
    /// What `grants` come down to for `plugin`, which keeps what it may in `place`.
    pub(super) fn of(plugin: &PluginId, grants: &Grants, place: Arc<dyn KeyStorage>) -> Self {
        let Grants { storage, http, clock, random, warm: _ } = grants;
        Self {
            storage: (storage.bytes > 0).then(|| Storage { place, plugin: plugin.clone(), grant: storage.clone() }),
            http: (!http.hosts.is_empty()).then(|| Outgoing::new(plugin, http.clone())),
            clock: *clock,
            random: *random,
        }
    }

    /// The same for a trial: with an empty storage, as large as was granted or `asked` for, with
    /// nobody to talk to, and the same each time.
    pub(super) fn on_trial(plugin: &PluginId, grants: &Grants, asked: Option<&Capabilities>) -> Self {
        let wanted = asked.and_then(|asked| asked.storage.as_ref()).map_or(0, |storage| storage.bytes);
        let storage = StorageGrant { bytes: grants.storage.bytes.max(wanted), keys: grants.storage.keys };
        let grants = Grants { storage, ..Grants::default() };
        Self::of(plugin, &grants, Arc::new(MemoryStorage::default()))
    }
}
