//! From a call to messages.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use super::cache::{CacheCounts, CacheKey, CacheSettings, RenderCache};
use super::compatibility::Compatibility;
use super::engines::Engines;
use super::layers::{PromptSettings, Values, resolve};
use super::library::{Library, Version};
use super::problem::{Place, Problem};
use super::template::{Message, MessageSource};
use crate::plugin::{CallError, RenderError, TemplateFault};

/// Renders templates, and keeps what it rendered.
#[derive(Debug)]
pub struct Renderer {
    cache: RenderCache,
    limits: RenderLimits,
}

/// What one call may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderLimits {
    /// The time that an engine has for each message.
    pub budget: Duration,
    /// Bytes of all values together, as JSON.
    pub max_value_bytes: usize,
}

impl Default for RenderLimits {
    fn default() -> Self {
        Self { budget: Duration::from_millis(500), max_value_bytes: 4 << 20 }
    }
}

/// Who asks, and for what.
#[derive(Debug, Clone, Copy)]
pub struct Call<'c> {
    /// The client's name, if it has said one.
    pub client: Option<&'c str>,
    /// What the configuration says of the template.
    pub settings: &'c PromptSettings,
    /// The call's own arguments.
    pub arguments: &'c Map<String, Value>,
}

/// A rendered template.
#[derive(Debug, Clone)]
pub struct Rendering {
    /// What it says.
    pub messages: Arc<[Message]>,
    /// What it was rendered with.
    pub values: Values,
    /// Arguments that the template does not have.
    pub ignored: Compatibility,
    /// Whether it was rendered before.
    pub from_cache: bool,
}

/// Why nothing was rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderFailure {
    /// There is no such template.
    #[error("there is no template `{name}`{}", .nearest.as_ref().map(|name| format!(": did you mean `{name}`?")).unwrap_or_default())]
    Unknown {
        /// The name that was asked for.
        name: String,
        /// The one that may have been meant.
        nearest: Option<String>,
    },
    /// There is no such version of it.
    #[error("there is no `{name}`: {reason}")]
    NoVersion {
        /// The name that was asked for, version included.
        name: String,
        /// Why not.
        reason: String,
    },
    /// There never was a good version of it.
    #[error("the template `{name}` is broken: {}", .problems.first().map(ToString::to_string).unwrap_or_default())]
    Broken {
        /// Its name.
        name: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// The values do not fit.
    #[error("the arguments do not fit `{name}`: {found}")]
    Unfit {
        /// The template.
        name: String,
        /// Everything that does not fit.
        found: Compatibility,
    },
    /// The values are too much.
    #[error("the values have {bytes} bytes, and {limit} are allowed: give `{largest}` a part of its text")]
    TooLarge {
        /// As JSON.
        bytes: usize,
        /// The most that is allowed.
        limit: usize,
        /// The argument that has the most of them.
        largest: String,
    },
    /// The template is wrong.
    #[error(transparent)]
    Template(Excerpt),
    /// No engine is loaded that could render it.
    #[error("no engine answers for files that end in `.{0}`: load its plugin, `host plugins list` shows which are")]
    NoEngine(String),
    /// The engine itself failed.
    #[error("`{name}` is not rendered: the template engine {error}")]
    Call {
        /// The template.
        name: String,
        /// What happened to the engine.
        error: CallError,
    },
}

/// Where a template is wrong, with the text that stands there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Excerpt {
    /// The file, the place and the reason.
    pub problem: Problem,
    /// The text of that line; none when the place is unknown.
    pub line: Option<String>,
}

impl Renderer {
    /// A renderer with an empty cache.
    pub fn new(cache: CacheSettings, limits: RenderLimits) -> Self {
        Self { cache: RenderCache::new(cache), limits }
    }

    /// Renders the template `name`.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    pub async fn render(
        &self,
        library: &Library,
        engines: &Engines,
        name: &str,
        call: Call<'_>,
    ) -> Result<Rendering, RenderFailure> {
        let Some(entry) = library.get(name) else {
            let nearest = library.nearest(name).map(str::to_owned);
            return Err(RenderFailure::Unknown { name: name.to_owned(), nearest });
        };
        let Some(version) = &entry.version else {
            return Err(RenderFailure::Broken { name: name.to_owned(), problems: entry.problems.clone() });
        };
        self.render_version(version, engines, call).await
    }

    /// Renders one version of a template, also one that is not served.
    ///
    /// # Errors
    /// See [`RenderFailure`].
    pub async fn render_version(
        &self,
        version: &Version,
        engines: &Engines,
        call: Call<'_>,
    ) -> Result<Rendering, RenderFailure> {
        let (values, found) = resolve(&version.template, call.settings, call.client, call.arguments);
        if !found.can_render() {
            return Err(RenderFailure::Unfit { name: version.template.meta.name.clone(), found });
        }
        let given = values.to_json();
        let given_json = serde_json::to_string(&given).unwrap_or_default();
        if given_json.len() > self.limits.max_value_bytes {
            return Err(RenderFailure::too_large(&given, given_json.len(), self.limits.max_value_bytes));
        }
        let key = CacheKey::new(version, engines, call.client, &given_json);
        if let Some(messages) = self.cache.get(key) {
            return Ok(Rendering { messages, values, ignored: found, from_cache: true });
        }
        let mut messages = Vec::with_capacity(version.template.messages.len());
        for message in &version.template.messages {
            messages.push(self.message(version, message, engines, call.client, &given_json).await?);
        }
        let messages: Arc<[Message]> = messages.into();
        self.cache.put(key, Arc::clone(&messages));
        Ok(Rendering { messages, values, ignored: found, from_cache: false })
    }

    /// Forgets what was rendered; tells how many texts.
    pub fn shed(&self) -> u64 {
        self.cache.clear()
    }

    /// How often the cache had what was asked for.
    pub fn cache_counts(&self) -> CacheCounts {
        self.cache.counts()
    }

    async fn message(
        &self,
        version: &Version,
        message: &MessageSource,
        engines: &Engines,
        client: Option<&str>,
        values_json: &str,
    ) -> Result<Message, RenderFailure> {
        let Some((engine, request)) = engines.request(version, message, client) else {
            return Err(RenderFailure::NoEngine(message.ending.to_string()));
        };
        let rendered = engine.engine.render(&request, values_json, self.limits.budget).await;
        let rendered = rendered.map_err(|error| match error {
            RenderError::Template(fault) => RenderFailure::Template(Excerpt::of(&fault, version, message)),
            RenderError::Call(error) => RenderFailure::Call { name: version.template.meta.name.clone(), error },
        })?;
        let mut text = rendered.text;
        if &*message.ending == "prompt" {
            // What opens a marker in a value was spelt so that nobody takes it for one.
            text = text.replace("<<<dotprompt:literal>>>", "<<<dotprompt:");
        }
        text.truncate(text.trim_end_matches(['\n', '\r']).len());
        Ok(Message { role: message.role, text })
    }
}

impl RenderFailure {
    fn too_large(values: &Map<String, Value>, bytes: usize, limit: usize) -> Self {
        let largest = values.iter().max_by_key(|(_, value)| value.to_string().len());
        Self::TooLarge { bytes, limit, largest: largest.map(|(name, _)| name.clone()).unwrap_or_default() }
    }
}

impl Excerpt {
    /// The place of `fault` in the file, whether it is the template's own or a partial's.
    fn of(fault: &TemplateFault, version: &Version, message: &MessageSource) -> Self {
        let place = Place::new(fault.line, fault.column);
        let (place, source) = if *fault.template == *version.file {
            (message.start.within(place), Some(&version.text))
        } else {
            (place, version.sources.find(&fault.template).ok())
        };
        let number = usize::try_from(place.line).unwrap_or_default();
        let line = source.and_then(|source| source.lines().nth(number.checked_sub(1)?)).map(str::to_owned);
        Self { problem: Problem::error(&fault.template, place, fault.message.clone()), line }
    }
}

/// The problem, and below it the line with a caret under the place.
impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)?;
        let Some(line) = &self.line else { return Ok(()) };
        let Place { line: number, column } = self.problem.place;
        write!(f, "\n{number} | {line}")?;
        if column > 0 {
            // Tabs stay tabs, so that the caret stands under its letter.
            let before = line.chars().take(usize::try_from(column - 1).unwrap_or_default());
            let blanks: String = before.map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
            let margin = " ".repeat(number.to_string().len());
            write!(f, "\n{margin} | {blanks}^")?;
        }
        Ok(())
    }
}
