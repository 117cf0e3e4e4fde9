//! How long what a connection began may go on.

use tokio_util::sync::CancellationToken;

/// The two ends of a connection. Clones are of the same connection.
#[derive(Debug, Clone, Default)]
pub struct Lifetime {
    /// Cancelled when no more requests come: subscriptions end, running calls go on.
    pub(crate) closing: CancellationToken,
    /// Cancelled when running calls may go on no longer.
    pub(crate) abandoned: CancellationToken,
}

impl Lifetime {
    /// One that ends when somebody ends it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Waits until no more requests come: a subscription should end then.
    pub async fn closed(&self) {
        self.closing.cancelled().await;
    }

    /// One that ends with this, or before.
    pub(crate) fn child(&self) -> Self {
        Self { closing: self.closing.child_token(), abandoned: self.abandoned.child_token() }
    }
}
