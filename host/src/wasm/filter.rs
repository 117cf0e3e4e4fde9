//! The adapter for plugins that export `filter`.

use std::time::Duration;

use async_trait::async_trait;
use serde::de::IgnoredAny;
use wasmtime::Store;

use super::bindings::exports::prompt_host::plugin::filter as guest;
use super::bindings::prompt_host::plugin::types;
use super::description;
use super::functions::Functions;
use super::interface::{Adapter, Call, Interface};
use super::runtime::Lane;
use super::state::CallState;
use crate::plugin::{CallError, CallInput, FilterError, FilterInfo, FilterPlugin, FilterSet, LoadError, PluginInfo};

/// The interface of filters.
pub(super) enum Filter {}

impl Interface for Filter {
    const NAME: &'static str = "prompt-host:plugin/filter";
    type Answer = guest::FilterSet;
    type Description = FilterSet;

    fn has_its_types(functions: &Functions, store: &mut Store<CallState>) -> wasmtime::Result<()> {
        functions.typed::<Arguments<'_>, Answer>(store, APPLY).map(drop)
    }

    fn check(answer: guest::FilterSet) -> Result<FilterSet, LoadError> {
        description::check_names("filters", answer.filters.iter().map(|filter| filter.name.as_str()))?;
        let plugin = description::plugin(answer.plugin)?;
        let filters = answer.filters.into_iter().map(filter_from_guest).collect::<Result<_, _>>()?;
        Ok(FilterSet { plugin, filters })
    }

    fn plugin(description: &FilterSet) -> &PluginInfo {
        &description.plugin
    }
}

fn filter_from_guest(filter: guest::FilterInfo) -> Result<FilterInfo, LoadError> {
    for text in [&filter.summary, &filter.documentation, &filter.arguments_schema] {
        description::bounded(text)?;
    }
    let arguments_schema = serde_json::from_str(&filter.arguments_schema).map_err(|error| {
        LoadError::Description(format!("the arguments-schema of `{}` is no JSON object: {error}", filter.name))
    })?;
    Ok(FilterInfo { name: filter.name, summary: filter.summary, arguments_schema, documentation: filter.documentation })
}

const APPLY: &str = "apply";

type Arguments<'a> = (&'a str, &'a str, &'a str);
type Answer = Result<String, types::FilterError>;

impl Adapter<Filter> {
    async fn applied(
        &self,
        name: &str,
        value_json: &str,
        arguments_json: &str,
        call: &Call<'_>,
    ) -> Result<String, FilterError> {
        let answer = self.run(call, Lane::Filter, async |functions, store| {
            functions.call::<Arguments<'_>, Answer>(store, APPLY, (name, value_json, arguments_json)).await
        });
        let result = answer.await?.map_err(|error| FilterError::Unfit {
            argument: error.argument.as_deref().map(description::shown),
            message: description::excerpt(&error.message),
        })?;
        let limit = self.limits.output_bytes;
        if result.len() > limit {
            return Err(CallError::Output { limit, unit: "bytes" }.into());
        }
        // The next to read it is another plugin, which could only say that its host lied.
        serde_json::from_str::<IgnoredAny>(&result).map_err(|_| CallError::Malformed("JSON"))?;
        Ok(result)
    }
}

#[async_trait]
impl FilterPlugin for Adapter<Filter> {
    fn filter_set(&self) -> &FilterSet {
        &self.exported.description
    }

    async fn apply(
        &self,
        name: &str,
        value_json: &str,
        arguments_json: &str,
        budget: Duration,
    ) -> Result<String, FilterError> {
        let call = self.begin(budget);
        let outcome = self.applied(name, value_json, arguments_json, &call).await;
        let fault = match &outcome {
            Err(FilterError::Call(fault)) => Some(fault),
            _ => None,
        };
        self.end(call, CallInput::Apply { filter: name, value_json, arguments_json }, fault);
        outcome
    }
}
