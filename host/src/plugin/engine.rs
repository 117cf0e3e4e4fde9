//! Template engine plugins: what they say of themselves, what they render, how they fail.
//!
//! An engine compiles a template once in a sandbox and may render it there many times: the
//! sandbox is kept warm under the template's [`RenderKey`], which changes with everything
//! that the compiled template depends on.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::Serialize;

use super::{CallError, Digest, Filters, PluginInfo};

/// An engine, as its plugin describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EngineInfo {
    /// Whose it is.
    pub plugin: PluginInfo,
    /// The language's name, lowercase: `jinja`.
    pub name: String,
    /// File endings it answers for, without the dot, most specific first.
    pub endings: Vec<String>,
}

/// Where and why a template is wrong, as the engine says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{template}:{line}:{column}: {message}")]
pub struct TemplateFault {
    /// The template at fault, which may be an included one.
    pub template: String,
    /// Counted from 1; 0 when unknown.
    pub line: u32,
    /// Counted in characters from 1; 0 when unknown.
    pub column: u32,
    /// One sentence.
    pub message: String,
}

/// Why there is no rendered text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The template is wrong, or does not fit its values.
    #[error(transparent)]
    Template(#[from] TemplateFault),
    /// The engine itself failed.
    #[error("the template engine {0}")]
    Call(#[from] CallError),
}

/// Templates that another one may include, as one caller may see them.
pub trait TemplateSources: Send + Sync + fmt::Debug {
    /// The source of a template, by the name that the including template wrote.
    fn load(&self, name: &str) -> Option<Arc<str>>;
}

/// Names everything that a compiled template depends on: its own source, all that it may
/// include, the filters, and the caller. Equal keys render equally.
///
/// A template may include by a name that it makes while it renders, so what it may include is
/// all that [`TemplateSources`] would answer. The caller belongs to it because a template that
/// is rendered again may run in the sandbox that rendered it before: an engine that is not
/// honest could remember the values, and then shows them to the same caller only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RenderKey(pub Digest);

/// A template and what it may reach.
#[derive(Debug, Clone)]
pub struct TemplateRequest {
    /// What errors and includes call it.
    pub name: Arc<str>,
    /// Its text, in the engine's language.
    pub source: Arc<str>,
    /// See [`RenderKey`].
    pub key: RenderKey,
    /// What it may include.
    pub sources: Arc<dyn TemplateSources>,
    /// What it may filter with.
    pub filters: Arc<dyn Filters>,
}

/// Something that a template reads from outside, and where it first does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// What it is called.
    pub name: String,
    /// Counted from 1; 0 when unknown.
    pub line: u32,
    /// Counted in characters from 1; 0 when unknown.
    pub column: u32,
}

/// What an engine sees in a template without rendering it; each list is sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Reading {
    /// Values that it reads, without those it sets itself.
    pub variables: Vec<Reference>,
    /// Templates that it extends, includes or imports by a constant name.
    pub dependencies: Vec<Reference>,
    /// Filters that it calls and the engine does not have itself.
    pub filters: Vec<Reference>,
}

/// A rendered template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Whether the template was already compiled.
    pub warm: bool,
}

/// A plugin that exports `template-engine`.
#[async_trait]
pub trait TemplateEngine: Send + Sync + fmt::Debug {
    /// What the plugin said of itself when it was loaded.
    fn engine_info(&self) -> &EngineInfo;

    /// Compiles a template and tells what it reads.
    ///
    /// # Errors
    /// [`RenderError::Template`] when it does not compile.
    async fn read(&self, template: &TemplateRequest, budget: Duration) -> Result<Reading, RenderError>;

    /// Renders a template with a JSON object of values.
    ///
    /// # Errors
    /// [`RenderError::Template`] with the place at fault; [`RenderError::Call`] when the
    /// engine ran too long, wanted too much, or gave up.
    async fn render(
        &self,
        template: &TemplateRequest,
        values_json: &str,
        budget: Duration,
    ) -> Result<Rendered, RenderError>;
}
