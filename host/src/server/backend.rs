//! What the server needs from the rest of the host: a pipeline, the plugins it runs, and the
//! prompt library.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::watch;

use super::admin::Administration;
use super::settings::Settings;
use crate::events::Events;
use crate::improve::report::{CheckReport, Improvement};
use crate::improve::{InputError, Request};
use crate::plugin::{Generation, PluginId};
use crate::records::{Feedback, FeedbackError, Receipt, Recorder, Sessions};
use crate::reload::{Decision, PromptLibrary, ReloadReport};
use crate::verify::report::Verification;
use crate::verify::{VerifyError, VerifyRequest};

/// The host behind the protocols. Tests put a slow or a broken one here.
#[async_trait]
pub trait Backend: Send + Sync + fmt::Debug + 'static {
    /// The generation that serves now.
    fn current(&self) -> Arc<Generation>;

    /// Reads all plugin folders again and publishes what changed.
    async fn reload(&self) -> ReloadReport;

    /// Ends the time that a version of `id` runs beside the one that serves; none when there is none.
    async fn decide(&self, id: &PluginId, decision: Decision) -> Option<ReloadReport>;

    /// The number of the generation that serves now, and each later one.
    fn subscribe(&self) -> watch::Receiver<u64>;

    /// The prompt library.
    fn library(&self) -> &PromptLibrary;

    /// Where it is told what happens.
    fn events(&self) -> &Events;

    /// What keeps answers; none where nothing is kept.
    fn recorder(&self) -> Option<&Recorder>;

    /// Takes what somebody says of a record.
    ///
    /// # Errors
    /// A [`FeedbackError`] that says the way out.
    async fn feedback(&self, feedback: Feedback) -> Result<Receipt, FeedbackError>;

    /// What is remembered of conversations; none where nothing is.
    fn sessions(&self) -> Option<&Sessions>;

    /// What administers the host; none where nobody can.
    fn administration(&self) -> Option<&dyn Administration> {
        None
    }

    /// What bounds connections from now on; none where what was set at the start holds.
    fn bounds(&self) -> Option<Arc<Settings>> {
        None
    }

    /// Improves one prompt with the plugins of `generation`.
    ///
    /// # Errors
    /// An [`InputError`] when the request cannot be looked at; it says what is allowed.
    async fn improve(&self, generation: &Generation, request: Request) -> Result<Improvement, InputError>;

    /// Looks for findings with the plugins of `generation` and changes nothing.
    ///
    /// # Errors
    /// As [`Backend::improve`].
    async fn check(&self, generation: &Generation, request: Request) -> Result<CheckReport, InputError>;

    /// Compares a rewrite with its original by the plugins of `generation`.
    ///
    /// # Errors
    /// A [`VerifyError`] when there is no verdict: the request is wrong, or nobody could answer.
    async fn verify(&self, generation: &Generation, request: VerifyRequest) -> Result<Verification, VerifyError>;
}
