//! Completes the arguments of resource templates and of prompts: plugin ids, codes of rules and
//! checks, names of filters, targets, names of templates, and what their arguments may be.

use rmcp::model::{CompleteRequestParams, CompleteResult, CompletionInfo, ErrorData, Reference};

use super::prompts;
use super::uri::{CHECK_TEMPLATE, FILTER_TEMPLATE, PLUGIN_TEMPLATE, PROMPT_TEMPLATE, RULE_TEMPLATE};
use crate::plugin::{Generation, Loaded};
use crate::reload::Catalog;

/// Values that start with what was typed, in order; then those that only contain it.
///
/// # Errors
/// `invalid_params` for a template or an argument that does not exist.
pub(crate) fn complete(
    generation: &Generation,
    catalog: &Catalog,
    request: &CompleteRequestParams,
) -> Result<CompleteResult, ErrorData> {
    let argument = request.argument.name.as_str();
    let plugin = request.context.as_ref().and_then(|context| context.get_argument("plugin"));
    let of_plugin = |loaded: &Loaded| plugin.is_none_or(|plugin| plugin == loaded.id().as_str());
    let candidates: Vec<&str> = match &request.r#ref {
        Reference::Resource(template) => match (template.uri.as_str(), argument) {
            (PLUGIN_TEMPLATE, "id") | (RULE_TEMPLATE | CHECK_TEMPLATE | FILTER_TEMPLATE, "plugin") => {
                generation.plugins.iter().map(|loaded| loaded.id().as_str()).collect()
            }
            (RULE_TEMPLATE, "code") => {
                let rules = generation.rules().filter(|(loaded, _)| of_plugin(loaded));
                rules.map(|(_, rule)| rule.code.as_str()).collect()
            }
            (CHECK_TEMPLATE, "code") => {
                let checks = generation.checks().filter(|(loaded, _)| of_plugin(loaded));
                checks.map(|(_, check)| check.code.as_str()).collect()
            }
            (FILTER_TEMPLATE, "name") => {
                let filters = generation.all_filters().filter(|(loaded, _)| of_plugin(loaded));
                filters.map(|(_, filter)| filter.name.as_str()).collect()
            }
            (PROMPT_TEMPLATE, "name") => catalog.library.entries().map(|entry| &*entry.name).collect(),
            (PROMPT_TEMPLATE, other) => return Err(no_argument(PROMPT_TEMPLATE, other, "`name`")),
            (FILTER_TEMPLATE, other) => return Err(no_argument(FILTER_TEMPLATE, other, "`plugin` and `name`")),
            (PLUGIN_TEMPLATE, other) => return Err(no_argument(PLUGIN_TEMPLATE, other, "`id`")),
            (template @ (RULE_TEMPLATE | CHECK_TEMPLATE), other) => {
                return Err(no_argument(template, other, "`plugin` and `code`"));
            }
            (other, _) => {
                let message = format!(
                    "no resource template `{other}`: \
                     the templates are {PLUGIN_TEMPLATE}, {RULE_TEMPLATE}, {CHECK_TEMPLATE}, {FILTER_TEMPLATE} \
                     and {PROMPT_TEMPLATE}"
                );
                return Err(ErrorData::invalid_params(message, None));
            }
        },
        Reference::Prompt(prompt) if prompt.name == prompts::IMPROVE => match argument {
            "target" => prompts::TARGETS.iter().map(|(name, _)| *name).collect(),
            "prompt" => Vec::new(),
            other => {
                let message =
                    format!("prompt `{}` has no argument `{other}`: it has `prompt` and `target`", prompt.name);
                return Err(ErrorData::invalid_params(message, None));
            }
        },
        Reference::Prompt(prompt) => {
            let values = prompts::template::completions(catalog, &prompt.name, argument)?;
            let values = values.iter().map(String::as_str).collect();
            return Ok(CompleteResult::new(matching(values, &request.argument.value)));
        }
        _ => Vec::new(),
    };
    Ok(CompleteResult::new(matching(candidates, &request.argument.value)))
}

fn no_argument(template: &str, name: &str, known: &str) -> ErrorData {
    ErrorData::invalid_params(format!("template {template} has no argument `{name}`: it has {known}"), None)
}

fn matching(mut candidates: Vec<&str>, typed: &str) -> CompletionInfo {
    candidates.retain(|candidate| candidate.contains(typed));
    candidates.sort_unstable_by_key(|candidate| (!candidate.starts_with(typed), *candidate));
    candidates.dedup();
    let total = candidates.len();
    let values = candidates.into_iter().take(CompletionInfo::MAX_VALUES).map(str::to_owned).collect();
    let has_more = total > CompletionInfo::MAX_VALUES;
    CompletionInfo::with_pagination(values, u32::try_from(total).ok(), has_more).unwrap_or_default()
}
