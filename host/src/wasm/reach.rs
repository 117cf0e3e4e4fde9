//! What a template engine may reach while it works: other templates, and filters.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use super::bindings::prompt_host::plugin::types::FilterError as GuestError;
use super::state::CallState;
use crate::plugin::{FilterAnswer, FilterCall, FilterError, Filters, Reached, TemplateRequest, TemplateSources};

/// Bytes that are noted of what an engine is answered; a call with more is not made again.
const MOST_NOTED: usize = 8 << 20;
/// Different uses of filters that are noted.
const MOST_CALLS: usize = 10_000;

/// The other templates and the filters of one request.
///
/// Only an engine's sandbox has it, and only while it reads or renders: any other, that of a
/// filter among them, finds no templates and no filters. So a filter never calls another one.
pub(super) struct Reach {
    sources: Arc<dyn TemplateSources>,
    filters: Arc<dyn Filters>,
    notes: Option<Notes>,
}

impl Reach {
    /// What `request` reaches, with somebody who notes it, or nobody.
    pub(super) fn of(request: &TemplateRequest, notes: Option<Notes>) -> Self {
        Self { sources: Arc::clone(&request.sources), filters: Arc::clone(&request.filters), notes }
    }
}

/// What a template engine was answered in a call. Its clones note the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    templates: Templates,
    /// Each with its place in their order.
    filters: HashMap<FilterCall, usize>,
    bytes: usize,
    is_cut: bool,
}

/// Other templates by the name that was asked for.
pub(super) type Templates = BTreeMap<String, Option<Arc<str>>>;

impl Notes {
    /// Notes for a sandbox that was answered with `templates` before, and may remember them.
    pub(super) fn after(templates: Option<&Templates>) -> Self {
        let is_cut = templates.is_none();
        Self(Arc::new(Mutex::new(Noted {
            templates: templates.cloned().unwrap_or_default(),
            is_cut,
            ..Noted::default()
        })))
    }

    /// The templates so far; none where there were too many to be noted.
    pub(super) fn templates(&self) -> Option<Templates> {
        let noted = self.0.lock();
        (!noted.is_cut).then(|| noted.templates.clone())
    }

    /// All of it, with the names of `filters`; none where it was too much to be noted.
    pub(super) fn reached(&self, filters: &dyn Filters) -> Option<Reached> {
        let noted = self.0.lock();
        if noted.is_cut {
            return None;
        }
        let templates = noted.templates.iter();
        let mut calls: Vec<(&FilterCall, &usize)> = noted.filters.iter().collect();
        calls.sort_unstable_by_key(|(_, place)| **place);
        Some(Reached {
            templates: templates.map(|(name, source)| (name.clone(), source.as_deref().map(str::to_owned))).collect(),
            filter_names: filters.list(),
            filters: calls.into_iter().map(|(call, _)| call.clone()).collect(),
        })
    }

    fn template(&self, name: &str, source: Option<&Arc<str>>) {
        let mut noted = self.0.lock();
        if !noted.templates.contains_key(name) && noted.has_room(name.len() + source.map_or(0, |source| source.len())) {
            noted.templates.insert(name.to_owned(), source.cloned());
        }
    }

    fn filter(&self, call: FilterCall) {
        let mut noted = self.0.lock();
        if !noted.filters.contains_key(&call) && noted.has_room(call.bytes()) {
            let place = noted.filters.len();
            noted.filters.insert(call, place);
        }
    }
}

impl Noted {
    fn has_room(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        self.is_cut |= self.bytes > MOST_NOTED || self.filters.len() >= MOST_CALLS;
        !self.is_cut
    }
}

/// What a guest reaches; nothing where the sandbox has no reach.
impl CallState {
    /// The source of another template.
    pub(super) fn load_template(&self, name: &str) -> Option<String> {
        let reach = self.reach.as_ref()?;
        let source = reach.sources.load(name);
        if let Some(notes) = &reach.notes {
            notes.template(name, source.as_ref());
        }
        source.map(|source| source.as_ref().to_owned())
    }

    /// Filters by name, sorted.
    pub(super) fn filter_names(&self) -> Vec<String> {
        self.reach.as_ref().map(|reach| reach.filters.list()).unwrap_or_default()
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
        // A tenth of what is left stays with the engine, so that it can say which filter was slow.
        let budget = self.deadline.saturating_duration_since(Instant::now()).mul_f32(0.9);
        let outcome = reach.apply(name, value, positional, named, budget).await;
        if let Some(notes) = &reach.notes {
            let answer = match outcome.clone() {
                Ok(value) => FilterAnswer::Value(value),
                Err(GuestError { argument, message }) => FilterAnswer::Error { argument, message },
            };
            let [name, value_json, positional_json, named_json] = [name, value, positional, named].map(str::to_owned);
            notes.filter(FilterCall { name, value_json, positional_json, named_json, answer });
        }
        outcome
    }
}

impl Reach {
    async fn apply(
        &self,
        name: &str,
        value: &str,
        positional: &str,
        named: &str,
        budget: Duration,
    ) -> Result<String, GuestError> {
        let positional = serde_json::from_str(positional)
            .map_err(|error| unfit(format!("its arguments by place are no JSON list: {error}")))?;
        let named = serde_json::from_str(named)
            .map_err(|error| unfit(format!("its arguments by name are no JSON object: {error}")))?;
        let outcome = self.filters.apply(name, value, positional, named, budget).await;
        outcome.map_err(|error| match error {
            FilterError::Unfit { argument, message } => GuestError { argument, message },
            FilterError::Call(_) => unfit(error.to_string()),
        })
    }
}

fn unfit(message: String) -> GuestError {
    GuestError { argument: None, message }
}
