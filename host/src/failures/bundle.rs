//! One failed call with all that its plugin was given, as JSON. `docs/plugins/replay.md` has the form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plugin::{CallError, CallInput, EndedCall, Limits, LogLine, PluginId, Reached, Target};
use crate::records::UtcTime;

/// The version of the form.
const FORMAT: u32 = 1;
/// Bytes of the texts of a call that is kept.
const MAX_INPUT_BYTES: usize = 8 << 20;

/// A failed call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The version of this form.
    pub format: u32,
    /// The host's version.
    pub host: String,
    /// When the call was over.
    pub at: UtcTime,
    /// Whom was asked.
    pub plugin: CalledPlugin,
    /// What it was asked.
    pub input: Input,
    /// What it might use.
    pub limits: Limits,
    /// How long its request could wait for it, milliseconds.
    pub budget_ms: u64,
    /// How long it took, milliseconds.
    pub took_ms: f64,
    /// What it could read as its settings.
    pub settings: BTreeMap<String, String>,
    /// Why it failed.
    pub error: FailedWith,
    /// What it wrote to standard error, the first bytes.
    pub stderr: String,
    /// What it wrote to the log, the first lines.
    pub log: Vec<LogLine>,
    /// The functions that it was in when it trapped, the innermost first.
    pub backtrace: Vec<String>,
    /// Whether secrets were taken out of what it was asked, or of its settings: then it may not
    /// fail again.
    pub redacted: bool,
}

/// Whom was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledPlugin {
    /// Its id.
    pub id: PluginId,
    /// Its version.
    pub version: String,
    /// Of its bytes, 64 hex digits.
    pub digest: String,
    /// The version of the contract that it was built for.
    pub contract: String,
}

/// What a plugin was asked, by the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "interface", rename_all = "kebab-case")]
pub enum Input {
    /// Its rules.
    Rule {
        /// The prompt.
        text: String,
        /// The model family it is for.
        target: Target,
        /// What kind of work it asks for.
        task: Option<String>,
        /// What the caller attached, by name.
        context: Vec<(String, String)>,
        /// Turns of the session before it.
        prior_turns: u32,
        /// Rules that were asked.
        codes: Vec<String>,
    },
    /// Its checks of rewrites.
    Comparison {
        /// The prompt.
        original: String,
        /// What somebody made of it.
        rewrite: String,
        /// The model family both are for.
        target: Target,
        /// What the caller attached, by name.
        context: Vec<(String, String)>,
        /// Checks that were asked.
        codes: Vec<String>,
    },
    /// One of its filters.
    Filter {
        /// As templates write it.
        name: String,
        /// What it is applied to, as the plugin got it.
        value_json: String,
        /// Its arguments, as the plugin got them.
        arguments_json: String,
    },
    /// Its engine.
    TemplateEngine {
        /// The template's name.
        name: String,
        /// The template.
        source: String,
        /// A JSON object; null where the template was only read.
        values_json: Option<String>,
        /// What other templates and filters said.
        reached: Reached,
    },
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedWith {
    /// A word, such as `trap`.
    pub kind: String,
    /// What was said of it.
    pub sentence: String,
    /// The same without the plugin's own words, by which it is known again.
    pub short: String,
}

/// Why a file is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It has another form.
    #[error("it is no failed call of a plugin")]
    Form(#[source] serde_json::Error),
    /// It was written by a host of another time.
    #[error("it has format {found}, this host reads {FORMAT}: use a host of the version that wrote it")]
    Format {
        /// Its format.
        found: u32,
    },
}

impl Bundle {
    /// What is kept of a call that failed with `error`; none where it is too large to be kept.
    pub(super) fn of(call: &EndedCall<'_>, error: &CallError) -> Option<Self> {
        let input = Input::of(call.input)?;
        if input.bytes() > MAX_INPUT_BYTES {
            return None;
        }
        Some(Self {
            format: FORMAT,
            host: env!("CARGO_PKG_VERSION").to_owned(),
            at: UtcTime::now(),
            plugin: CalledPlugin {
                id: call.plugin.id.clone(),
                version: call.plugin.version.clone(),
                digest: call.digest.hex(),
                contract: call.contract.to_owned(),
            },
            input,
            limits: call.limits.clone(),
            budget_ms: u64::try_from(call.budget.as_millis()).unwrap_or(u64::MAX),
            took_ms: call.took.as_secs_f64() * 1e3,
            settings: call.settings.clone(),
            error: FailedWith::new(error),
            stderr: call.words.stderr.clone(),
            log: call.words.log.clone(),
            backtrace: call.words.backtrace.clone(),
            redacted: false,
        })
    }

    /// Reads what [`Bundle::written`] gave.
    ///
    /// # Errors
    /// See [`BundleError`].
    pub fn read(text: &str) -> Result<Self, BundleError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = serde_json::from_str(text).map_err(BundleError::Form)?;
        if format != FORMAT {
            return Err(BundleError::Format { found: format });
        }
        serde_json::from_str(text).map_err(BundleError::Form)
    }

    /// The file.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub(super) fn written(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Input {
    /// What was asked, owned; none where not all of it is known.
    fn of(input: CallInput<'_>) -> Option<Self> {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Some(match input {
            CallInput::Check { request, codes } => Self::Rule {
                text: request.document.text.to_string(),
                target: request.target,
                task: request.task.clone(),
                context: request.context.to_vec(),
                prior_turns: request.prior_turns,
                codes: owned(codes),
            },
            CallInput::Compare { request, codes } => Self::Comparison {
                original: request.original.text.to_string(),
                rewrite: request.rewrite.text.to_string(),
                target: request.target,
                context: request.context.to_vec(),
                codes: owned(codes),
            },
            CallInput::Apply { filter, value_json, arguments_json } => Self::Filter {
                name: filter.to_owned(),
                value_json: value_json.to_owned(),
                arguments_json: arguments_json.to_owned(),
            },
            CallInput::Render { template, values_json, reached } => Self::TemplateEngine {
                name: template.name.to_string(),
                source: template.source.to_string(),
                values_json: values_json.map(str::to_owned),
                reached: reached?.clone(),
            },
        })
    }

    /// The interface, without its package.
    pub fn interface(&self) -> &'static str {
        match self {
            Self::Rule { .. } => "rule",
            Self::Comparison { .. } => "comparison",
            Self::Filter { .. } => "filter",
            Self::TemplateEngine { .. } => "template-engine",
        }
    }

    /// Bytes of its texts.
    pub fn bytes(&self) -> usize {
        let attached =
            |context: &[(String, String)]| context.iter().map(|(name, text)| name.len() + text.len()).sum::<usize>();
        match self {
            Self::Rule { text, context, .. } => text.len() + attached(context),
            Self::Comparison { original, rewrite, context, .. } => original.len() + rewrite.len() + attached(context),
            Self::Filter { value_json, arguments_json, .. } => value_json.len() + arguments_json.len(),
            Self::TemplateEngine { source, values_json, reached, .. } => {
                source.len() + values_json.as_ref().map_or(0, String::len) + reached.bytes()
            }
        }
    }
}

impl FailedWith {
    /// As `error` says it.
    pub fn new(error: &CallError) -> Self {
        Self {
            kind: error.kind().to_owned(),
            sentence: error.to_string(),
            short: error.without_its_words().into_owned(),
        }
    }

    /// Whether `other` is the same failure, whatever the plugin said of it and however much it
    /// might use.
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind != "trap" || self.short == other.short)
    }
}
