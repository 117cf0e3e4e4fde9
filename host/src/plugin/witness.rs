//! A call that is over, for whoever wants to know of it: what was asked, what the plugin was given
//! for it, what it wrote, and how it ended.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{CallError, CheckRequest, CompareRequest, Digest, Limits, PluginInfo, Reached, TemplateRequest};

/// Whoever wants to know of calls. Told on the way of requests: it must not wait for anything.
pub trait Witness: Send + Sync + fmt::Debug {
    /// Whether it wants to know of any call now. What guests write is only listened to then.
    fn listens(&self) -> bool;

    /// A call is over.
    fn ended(&self, call: &EndedCall<'_>);
}

/// One call, borrowed: a witness copies what it wants to keep.
#[derive(Debug, Clone, Copy)]
pub struct EndedCall<'a> {
    /// Whom was asked.
    pub plugin: &'a PluginInfo,
    /// Of its bytes.
    pub digest: Digest,
    /// The version of the contract that it was built for.
    pub contract: &'a str,
    /// What it was asked.
    pub input: CallInput<'a>,
    /// What it might use.
    pub limits: &'a Limits,
    /// What it could read as its settings.
    pub settings: &'a BTreeMap<String, String>,
    /// How long the request that it belongs to could wait for it.
    pub budget: Duration,
    /// How long it took.
    pub took: Duration,
    /// Why it failed; none where it did not.
    pub error: Option<&'a CallError>,
    /// What the guest wrote meanwhile.
    pub words: &'a Words,
}

/// What a plugin is asked, by its kind.
#[derive(Debug, Clone, Copy)]
pub enum CallInput<'a> {
    /// Its rules.
    Check {
        /// About which prompt.
        request: &'a CheckRequest,
        /// Which of them.
        codes: &'a [&'a str],
    },
    /// Its checks of rewrites.
    Compare {
        /// About which two texts.
        request: &'a CompareRequest,
        /// Which of them.
        codes: &'a [&'a str],
    },
    /// One of its filters.
    Apply {
        /// Its name.
        filter: &'a str,
        /// What it is applied to.
        value_json: &'a str,
        /// How.
        arguments_json: &'a str,
    },
    /// Its engine.
    Render {
        /// Which template.
        template: &'a TemplateRequest,
        /// With which values; none where it is only read.
        values_json: Option<&'a str>,
        /// What it was answered meanwhile; none where that was too much to be kept.
        reached: Option<&'a Reached>,
    },
}

/// What a guest wrote in a call, and where it was when it failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// To standard error, the first bytes.
    pub stderr: String,
    /// To the log, the first lines.
    pub log: Vec<LogLine>,
    /// The functions that it was in when it trapped, the innermost first.
    pub backtrace: Vec<String>,
}

/// A line of a plugin's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// `trace`, `debug`, `info`, `warn` or `error`.
    pub level: String,
    /// The line.
    pub text: String,
}

impl EndedCall<'_> {
    /// The failure, where the plugin can help it: not where it was never run, and not where its
    /// request had less time than the plugin's own deadline.
    pub fn own_failure(&self) -> Option<&CallError> {
        self.error.filter(|error| match error {
            CallError::Busy(_) | CallError::Start(_) | CallError::CircuitOpen { .. } => false,
            CallError::Timeout(allowed) => *allowed >= self.limits.deadline(),
            CallError::Memory(_)
            | CallError::Table(_)
            | CallError::Handles(_)
            | CallError::StackOverflow
            | CallError::Trap(_)
            | CallError::Output { .. }
            | CallError::Malformed(_)
            | CallError::Refused(_) => true,
        })
    }
}
