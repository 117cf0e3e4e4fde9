//! What a template engine may reach while it works: other templates, and filters.

use std::sync::Arc;
use std::time::Instant;

use super::bindings::prompt_host::plugin::types::FilterError as GuestError;
use super::bindings::prompt_host::plugin::{filters, template_loader};
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

impl template_loader::Host for CallState {
    fn load(&mut self, name: String) -> wasmtime::Result<Option<String>> {
        Ok(self.reach.as_ref().and_then(|reach| reach.sources.load(&name)).map(|source| source.as_ref().to_owned()))
    }
}

impl filters::Host for CallState {
    fn names(&mut self) -> wasmtime::Result<Vec<String>> {
        Ok(self.reach.iter().flat_map(|reach| reach.filters.names().map(str::to_owned)).collect())
    }

    async fn apply(
        &mut self,
        name: String,
        value_json: String,
        positional_json: String,
        named_json: String,
    ) -> wasmtime::Result<Result<String, GuestError>> {
        let Some(filters) = self.reach.as_ref().map(|reach| Arc::clone(&reach.filters)) else {
            return Ok(Err(unfit(format!("there is no filter `{name}`"))));
        };
        let positional = match serde_json::from_str(&positional_json) {
            Ok(positional) => positional,
            Err(error) => return Ok(Err(unfit(format!("its arguments by place are no JSON list: {error}")))),
        };
        let named = match serde_json::from_str(&named_json) {
            Ok(named) => named,
            Err(error) => return Ok(Err(unfit(format!("its arguments by name are no JSON object: {error}")))),
        };
        // A tenth of what is left stays with the engine, so that it can say which filter was slow.
        let budget = self.deadline.saturating_duration_since(Instant::now()).mul_f32(0.9);
        let outcome = filters.apply(&name, &value_json, positional, named, budget).await;
        Ok(outcome.map_err(|error| match error {
            FilterError::Unfit { argument, message } => GuestError { argument, message },
            FilterError::Call(_) => unfit(error.to_string()),
        }))
    }
}

fn unfit(message: String) -> GuestError {
    GuestError { argument: None, message }
}
