//! The gate that all requests pass, whichever way they come in.

use std::sync::Arc;

use rmcp::service::{RequestContext, RoleServer};

use super::caller::{Caller, Operation, Peer, is_admitted};
use super::limiter::{LimitCounts, RateLimiter};
use super::refusal::Refusal;
use super::turns::{Load, Turn, Turns};
use crate::server::http::identity::Scope;
use crate::server::settings::Settings;

/// Budgets and turns of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Gate {
    limiter: Arc<RateLimiter>,
    turns: Turns,
}

impl Gate {
    pub(crate) fn new(settings: &Settings, limiter: RateLimiter) -> Self {
        Self { limiter: Arc::new(limiter), turns: Turns::new(settings) }
    }

    /// The same with other budgets.
    pub(crate) fn with(&self, limiter: RateLimiter) -> Self {
        Self { limiter: Arc::new(limiter), turns: self.turns.clone() }
    }

    /// Lets a request in that MCP has read; one that HTTP has let in is not counted again.
    ///
    /// # Errors
    /// [`Refusal::Limited`] when a budget is used up.
    pub(crate) async fn admit(
        &self,
        context: &RequestContext<RoleServer>,
        operation: Option<Operation>,
    ) -> Result<(), Refusal> {
        match operation {
            // In a box, for sessions that are idle: see `Connection::answer`. Over HTTP it is never made.
            Some(operation) if !is_admitted(context) => {
                Box::pin(self.limiter.admit(&Caller::of(context), operation)).await
            }
            _ => Ok(()),
        }
    }

    /// Lets a request in that MCP has not read yet.
    ///
    /// # Errors
    /// When a budget is used up, or more wait for their turn than may.
    pub(crate) async fn admit_early(&self, caller: &Caller, operation: Operation) -> Result<(), Refusal> {
        // A request that nobody would work on costs its client nothing; an operator's is needed most
        // when there is too much to do.
        if operation.class != Some(Scope::Admin) {
            self.turns.refuse_when_full(&caller.key)?;
        }
        self.limiter.admit(caller, operation).await
    }

    /// Lets a request of an address in, before anything is known of it.
    ///
    /// # Errors
    /// When its budget is used up.
    pub(crate) fn admit_address(&self, peer: Peer) -> Result<(), Refusal> {
        self.limiter.admit_address(peer)
    }

    /// The next turn for the request of a context; see [`Turns::turn`].
    ///
    /// # Errors
    /// [`Refusal::Busy`].
    pub(crate) async fn turn(&self, context: &RequestContext<RoleServer>) -> Result<Turn, Refusal> {
        match self.turns.try_turn() {
            Some(turn) => Ok(turn),
            None => self.turns.turn(&Caller::of(context).key).await,
        }
    }

    /// A turn, if one is free and nobody waits for it.
    pub(crate) fn try_turn(&self) -> Option<Turn> {
        self.turns.try_turn()
    }

    /// Lets others go first; see [`Turns::pass_on`].
    pub(crate) async fn pass_on(&self, turn: Turn, context: &RequestContext<RoleServer>) -> Option<Turn> {
        self.turns.pass_on(turn, &Caller::of(context).key).await
    }

    /// How busy the host is.
    pub fn load(&self) -> Load {
        self.turns.load()
    }

    /// How many requests were counted.
    pub fn counts(&self) -> LimitCounts {
        self.limiter.counts()
    }
}
