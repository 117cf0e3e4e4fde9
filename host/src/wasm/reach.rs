//! What a template engine may reach while it works: other templates, and filters.

use std::sync::Arc;
use std::time::Instant;

use super::bindings::prompt_host::plugin::types::FilterError as GuestError;
use super::state::CallState;
use crate::plugin::{FilterError, FilterTable, TemplateRequest, TemplateSources};

/// The other templates and the filters of one request.
///
/// Only an engine's sandbox has it, and only while it reads or renders: any other, that of a
/// filter among them, finds no templates and no filters. So a filter never calls another one.
pub(super) struct Reach {
    sources: Arc<dyn TemplateSources>,
    filters: Arc<FilterTable>,
}

impl Reach {
    pub(super) fn of(request: &TemplateRequest) -> Self {
        Self { sources: Arc::clone(&request.sources), filters: Arc::clone(&request.filters) }
    }
}

/// What a guest reaches; nothing where the sandbox has no reach.
impl CallState {
    /// The source of another template.
    pub(super) fn load_template(&self, name: &str) -> Option<String> {
        let source = self.reach.as_ref()?.sources.load(name)?;
        Some(source.as_ref().to_owned())
    }

    /// Filters by name, sorted.
    pub(super) fn filter_names(&self) -> Vec<String> {
        self.reach.iter().flat_map(|reach| reach.filters.names().map(str::to_owned)).collect()
    }

    /// Applies a filter; all but its name is JSON.
    pub(super) async fn apply_filter(
        &mut self,
        name: &str,
        value: &str,
        positional: &str,
        named: &str,
    ) -> Result<String, GuestError> {
        let reach = self.reach.as_ref().ok_or_else(|| unfit(format!("there is no filter `{name}`")))?;
        let positional = serde_json::from_str(positional)
            .map_err(|error| unfit(format!("its arguments by place are no JSON list: {error}")))?;
        let named = serde_json::from_str(named)
            .map_err(|error| unfit(format!("its arguments by name are no JSON object: {error}")))?;
        // A tenth of what is left stays with the engine, so that it can say which filter was slow.
        let budget = self.deadline.saturating_duration_since(Instant::now()).mul_f32(0.9);
        let outcome = reach.filters.apply(name, value, positional, named, budget).await;
        outcome.map_err(|error| match error {
            FilterError::Unfit { argument, message } => GuestError { argument, message },
            FilterError::Call(_) => unfit(error.to_string()),
        })
    }
}

fn unfit(message: String) -> GuestError {
    GuestError { argument: None, message }
}
