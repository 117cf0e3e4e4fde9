//! Tells clients that a swap of plugins or of templates changed what they may read.
//!
//! Clients since 2026-07-28 open a subscription and hear through its sink; clients
//! before that hear through their connection's peer. Either way one task watches the
//! generation and the catalog for one listener and ends with it, so there is no registry to prune.
//! Swaps that come faster than a listener reads are told as one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use rmcp::model::ResourceUpdatedNotificationParam;
use rmcp::service::{Peer, RoleServer, SubscriptionSink};
use tokio_util::sync::CancellationToken;

use super::Backend;
use super::uri::Address;
use crate::plugin::{Digest, Generation};
use crate::reload::Catalog;

/// Resources that one listener may follow by address.
pub(crate) const MAX_FOLLOWED: usize = 64;

/// Addresses that a client before 2026-07-28 asked to follow.
#[derive(Debug, Clone, Default)]
pub(crate) struct Followed(Arc<Mutex<BTreeSet<String>>>);

impl Followed {
    /// Follows `uri`; false when there are too many already.
    pub(crate) fn add(&self, uri: String) -> bool {
        let mut followed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (followed.len() < MAX_FOLLOWED || followed.contains(&uri)) && {
            followed.insert(uri);
            true
        }
    }

    /// Follows `uri` no longer.
    pub(crate) fn remove(&self, uri: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(uri);
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

/// Someone who wants to hear of changes.
#[async_trait]
pub(crate) trait Listener: Send {
    /// The addresses it follows.
    fn followed(&self) -> Vec<String>;
    /// Tells it that the list of resources changed; false when it is gone.
    async fn list_changed(&self) -> bool;
    /// Tells it that the list of prompts changed; false when it is gone.
    async fn prompts_changed(&self) -> bool;
    /// Tells it that the resource at `uri` changed; false when it is gone.
    async fn updated(&self, uri: String) -> bool;
}

/// The connection of a client before 2026-07-28.
pub(crate) struct LegacyListener {
    pub(crate) peer: Peer<RoleServer>,
    pub(crate) followed: Followed,
}

#[async_trait]
impl Listener for LegacyListener {
    fn followed(&self) -> Vec<String> {
        self.followed.all()
    }

    async fn list_changed(&self) -> bool {
        self.peer.notify_resource_list_changed().await.is_ok()
    }

    async fn prompts_changed(&self) -> bool {
        self.peer.notify_prompt_list_changed().await.is_ok()
    }

    async fn updated(&self, uri: String) -> bool {
        self.peer.notify_resource_updated(ResourceUpdatedNotificationParam::new(uri)).await.is_ok()
    }
}

#[async_trait]
impl Listener for SubscriptionSink {
    fn followed(&self) -> Vec<String> {
        self.accepted().resource_subscriptions.clone().unwrap_or_default()
    }

    async fn list_changed(&self) -> bool {
        // A subscription to single resources only is no reason to end it.
        self.accepted().resources_list_changed != Some(true) || self.notify_resource_list_changed().await.is_ok()
    }

    async fn prompts_changed(&self) -> bool {
        self.accepted().prompts_list_changed != Some(true) || self.notify_prompt_list_changed().await.is_ok()
    }

    async fn updated(&self, uri: String) -> bool {
        self.notify_resource_updated(uri).await.is_ok()
    }
}

/// What a listener knows, or may read now.
#[derive(Debug, Clone)]
pub(crate) struct Readable {
    generation: Arc<Generation>,
    catalog: Arc<Catalog>,
}

impl Readable {
    pub(crate) fn now(backend: &dyn Backend) -> Self {
        Self { generation: backend.current(), catalog: backend.library().catalog() }
    }
}

/// Tells `listener` of every change after `known` until it is gone or `closing` is cancelled.
pub(crate) async fn tell(
    backend: Arc<dyn Backend>,
    mut known: Readable,
    listener: impl Listener,
    closing: CancellationToken,
) {
    let mut generations = backend.subscribe();
    let mut catalogs = backend.library().subscribe();
    loop {
        tokio::select! {
            () = closing.cancelled() => return,
            reached = generations.wait_for(|number| *number != known.generation.number) => {
                if reached.is_err() { return }
            }
            reached = catalogs.wait_for(|number| *number != known.catalog.number) => {
                if reached.is_err() { return }
            }
        }
        let next = Readable::now(&*backend);
        let told = announce(&listener, &known, &next);
        tokio::select! {
            () = closing.cancelled() => return,
            told = told => if !told { return },
        }
        known = next;
    }
}

async fn announce(listener: &impl Listener, known: &Readable, next: &Readable) -> bool {
    if known.catalog.number != next.catalog.number && !listener.prompts_changed().await {
        return false;
    }
    if !listener.list_changed().await {
        return false;
    }
    for uri in listener.followed() {
        if differs(known, next, &uri) && !listener.updated(uri).await {
            return false;
        }
    }
    true
}

/// Whether what is shown at `uri` is not the same in the two; counters aside.
fn differs(known: &Readable, next: &Readable, uri: &str) -> bool {
    match Address::parse(uri) {
        Some(Address::Plugins) => known.generation.number != next.generation.number,
        Some(Address::Plugin(id) | Address::Rule(id, _) | Address::Check(id, _) | Address::Filter(id, _)) => {
            fingerprint(&known.generation, id) != fingerprint(&next.generation, id)
        }
        Some(Address::Templates) => known.catalog.number != next.catalog.number,
        Some(Address::Template(name)) => {
            let shown = |readable: &Readable| {
                let entry = readable.catalog.library.get(name)?;
                Some((entry.version.as_ref().map(|version| version.digest), entry.problems.clone()))
            };
            shown(known) != shown(next)
        }
        None => false,
    }
}

fn fingerprint<'a>(generation: &'a Generation, id: &str) -> Option<(Digest, bool, Option<&'a str>)> {
    let loaded = generation.find(id)?;
    let failure = generation.failures.iter().find(|failure| failure.id.as_ref() == Some(loaded.id()));
    let enabled = generation.policy.enables(loaded.id());
    Some((loaded.digest, enabled, failure.map(|failure| failure.reason.as_str())))
}
