//! Which requests of a connection wait for their answers.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rmcp::model::RequestId;
use tokio::sync::watch;

/// The requests in flight. Clones are of the same flight.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    ids: Arc<Mutex<HashSet<RequestId>>>,
    count: watch::Sender<usize>,
}

impl Flight {
    pub(super) fn new() -> Self {
        Self { ids: Arc::default(), count: watch::Sender::new(0) }
    }

    /// A request came in; false when one with this id is in flight already.
    pub(super) fn depart(&self, id: RequestId) -> bool {
        self.change(|ids| ids.insert(id))
    }

    /// A request was answered or taken back.
    pub(super) fn land(&self, id: &RequestId) {
        self.change(|ids| ids.remove(id));
    }

    /// Waits until fewer than `limit` requests are in flight.
    pub(super) async fn below(&self, limit: usize) {
        // It fails only without a sender, and this is one.
        let _ = self.count.subscribe().wait_for(|count| *count < limit).await;
    }

    fn change<T>(&self, change: impl FnOnce(&mut HashSet<RequestId>) -> T) -> T {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change(&mut ids);
        self.count.send_replace(ids.len());
        changed
    }
}
