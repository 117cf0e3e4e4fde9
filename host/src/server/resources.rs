//! Resources: the plugins and templates as JSON, the documentation of each rule, check and filter
//! as Markdown, each template as it is written.

use rmcp::model::{
    CacheScope, ErrorData, ListResourceTemplatesResult, ListResourcesResult, PaginatedRequestParams,
    ReadResourceResult, Resource, ResourceContents, ResourceTemplate,
};
use serde::Serialize;

use super::documentation;
use super::template_view::TemplateList;
use super::uri::{
    Address, CHECK_TEMPLATE, FILTER_TEMPLATE, PLUGIN_TEMPLATE, PLUGINS, PROMPT_TEMPLATE, RULE_TEMPLATE, TEMPLATES,
};
use super::view::{PluginDetail, PluginList};
use crate::plugin::Generation;
use crate::reload::Catalog;

const JSON: &str = "application/json";
const MARKDOWN: &str = "text/markdown";
const PLAIN: &str = "text/plain";

/// How long clients may keep lists and documentation, milliseconds. They are told of changes earlier.
const LIST_TTL_MS: u64 = 60_000;
/// How long clients may keep plugin details, which count calls.
const LIVE_TTL_MS: u64 = 1_000;

/// One page of the resources that `is_shown`, by address.
///
/// A cursor is the last address of the page before, so a swap between two pages neither
/// repeats nor hides what both generations have.
///
/// # Errors
/// `invalid_params` for a cursor that no page gave.
pub(crate) fn list(
    generation: &Generation,
    catalog: &Catalog,
    request: Option<PaginatedRequestParams>,
    page_size: usize,
    is_shown: impl Fn(&str) -> bool,
) -> Result<ListResourcesResult, ErrorData> {
    let mut resources = all(generation, catalog);
    resources.retain(|resource| is_shown(&resource.uri));
    resources.sort_by(|a, b| a.uri.cmp(&b.uri));
    if let Some(cursor) = request.and_then(|request| request.cursor) {
        if Address::parse(&cursor).is_none() {
            return Err(unknown_cursor(&cursor));
        }
        resources.retain(|resource| resource.uri > cursor);
    }
    let more = resources.len() > page_size;
    resources.truncate(page_size);
    let next_cursor = resources.last().filter(|_| more).map(|last| last.uri.clone());
    let page = ListResourcesResult::with_all_items(resources);
    Ok(ListResourcesResult { next_cursor, ..page }.with_ttl_ms(LIST_TTL_MS).with_cache_scope(CacheScope::Private))
}

/// The templates, all on one page.
///
/// # Errors
/// `invalid_params` for any cursor.
pub(crate) fn templates(request: Option<PaginatedRequestParams>) -> Result<ListResourceTemplatesResult, ErrorData> {
    only_page(request)?;
    let plugin = ResourceTemplate::new(PLUGIN_TEMPLATE, "plugin")
        .with_title("Plugin")
        .with_description("One plugin: version, state, rules, limits, imports and how its calls went.")
        .with_mime_type(JSON);
    let rule = ResourceTemplate::new(RULE_TEMPLATE, "rule")
        .with_title("Rule documentation")
        .with_description("What a rule looks for, why, and what it changes.")
        .with_mime_type(MARKDOWN);
    let check = ResourceTemplate::new(CHECK_TEMPLATE, "check")
        .with_title("Check documentation")
        .with_description("What a check of rewrites looks for, and why it matters.")
        .with_mime_type(MARKDOWN);
    let filter = ResourceTemplate::new(FILTER_TEMPLATE, "filter")
        .with_title("Filter documentation")
        .with_description("What a template filter does with a value, and the arguments it takes.")
        .with_mime_type(MARKDOWN);
    let template = ResourceTemplate::new(PROMPT_TEMPLATE, "template")
        .with_title("Template")
        .with_description("A prompt template as it is written, front matter included.")
        .with_mime_type(PLAIN);
    Ok(ListResourceTemplatesResult::with_all_items(vec![plugin, rule, check, filter, template])
        .with_ttl_ms(LIST_TTL_MS)
        .with_cache_scope(CacheScope::Public))
}

/// The content at `uri`.
///
/// # Errors
/// `resource_not_found` with the address in `data`, as SEP-2164 wants it.
pub(crate) fn read(generation: &Generation, catalog: &Catalog, uri: &str) -> Result<ReadResourceResult, ErrorData> {
    let (text, mime, ttl) = match Address::parse(uri) {
        Some(Address::Plugins) => (json(&PluginList::of(generation))?, JSON, LIVE_TTL_MS),
        Some(Address::Plugin(id)) => {
            let detail = PluginDetail::of(generation, id).ok_or_else(|| not_found(uri))?;
            (json(&detail)?, JSON, LIVE_TTL_MS)
        }
        Some(Address::Rule(plugin, code)) => {
            let text = documentation::rule(generation, plugin, code).ok_or_else(|| not_found(uri))?;
            (text, MARKDOWN, LIST_TTL_MS)
        }
        Some(Address::Check(plugin, code)) => {
            let text = documentation::check(generation, plugin, code).ok_or_else(|| not_found(uri))?;
            (text, MARKDOWN, LIST_TTL_MS)
        }
        Some(Address::Filter(plugin, name)) => {
            let text = documentation::filter(generation, plugin, name).ok_or_else(|| not_found(uri))?;
            (text, MARKDOWN, LIST_TTL_MS)
        }
        Some(Address::Templates) => (json(&TemplateList::of(catalog))?, JSON, LIST_TTL_MS),
        Some(Address::Template(name)) => {
            let version = catalog.library.get(name).and_then(|entry| entry.version.as_ref());
            (version.ok_or_else(|| not_found(uri))?.text.to_string(), PLAIN, LIST_TTL_MS)
        }
        None => return Err(not_found(uri)),
    };
    let contents = ResourceContents::text(text, uri).with_mime_type(mime);
    Ok(ReadResourceResult::new(vec![contents]).with_ttl_ms(ttl).with_cache_scope(CacheScope::Private))
}

/// The error for an address at which there is nothing.
pub(crate) fn not_found(uri: &str) -> ErrorData {
    let message = format!("no resource at `{uri}`: `resources/list` names all there are");
    ErrorData::resource_not_found(message, Some(serde_json::json!({ "uri": uri })))
}

/// Refuses a cursor for a list that has only one page.
pub(crate) fn only_page(request: Option<PaginatedRequestParams>) -> Result<(), ErrorData> {
    match request.and_then(|request| request.cursor) {
        Some(cursor) => Err(unknown_cursor(&cursor)),
        None => Ok(()),
    }
}

/// Refuses a cursor that no page gave.
pub(crate) fn unknown_cursor(cursor: &str) -> ErrorData {
    let shown: String = cursor.chars().take(100).collect();
    ErrorData::invalid_params(format!("unknown cursor `{shown}`: pass on `nextCursor` as it came, or none"), None)
}

fn all(generation: &Generation, catalog: &Catalog) -> Vec<Resource> {
    let list = Resource::new(PLUGINS, "plugins")
        .with_title("Plugins")
        .with_description("All plugins with version, state, rules, calls, faults and latencies.")
        .with_mime_type(JSON);
    let plugins = generation.plugins.iter().map(|loaded| {
        let info = &loaded.info;
        Resource::new(Address::Plugin(info.id.as_str()).to_string(), info.id.as_str())
            .with_title(info.title.as_str())
            .with_description(info.summary.as_str())
            .with_mime_type(JSON)
    });
    let rules = generation.rules().map(|(loaded, rule)| {
        let id = loaded.id().as_str();
        Resource::new(Address::Rule(id, &rule.code).to_string(), format!("{id}/{}", rule.code))
            .with_title(format!("Rule {}", rule.code))
            .with_description(rule.summary.as_str())
            .with_mime_type(MARKDOWN)
    });
    let checks = generation.checks().map(|(loaded, check)| {
        let id = loaded.id().as_str();
        Resource::new(Address::Check(id, &check.code).to_string(), format!("{id}/{}", check.code))
            .with_title(format!("Check {}", check.code))
            .with_description(check.summary.as_str())
            .with_mime_type(MARKDOWN)
    });
    let filters = generation.all_filters().map(|(loaded, filter)| {
        let id = loaded.id().as_str();
        Resource::new(Address::Filter(id, &filter.name).to_string(), format!("{id}/{}", filter.name))
            .with_title(format!("Filter {}", filter.name))
            .with_description(filter.summary.as_str())
            .with_mime_type(MARKDOWN)
    });
    let templates = Resource::new(TEMPLATES, "templates")
        .with_title("Templates")
        .with_description("All prompt templates with what they take, and what is wrong with those that are broken.")
        .with_mime_type(JSON);
    let served = catalog.library.entries().filter_map(|entry| entry.version.as_ref());
    let each = served.map(|version| {
        let meta = &version.template.meta;
        let resource = Resource::new(Address::Template(&meta.name).to_string(), format!("templates/{}", meta.name))
            .with_title(meta.title.clone().unwrap_or_else(|| meta.name.clone()))
            .with_mime_type(PLAIN);
        match &meta.description {
            Some(description) => resource.with_description(description.as_str()),
            None => resource,
        }
    });
    [list, templates].into_iter().chain(plugins).chain(rules).chain(checks).chain(filters).chain(each).collect()
}

fn json(value: &impl Serialize) -> Result<String, ErrorData> {
    serde_json::to_string_pretty(value)
        .map_err(|error| ErrorData::internal_error(format!("failed to write the resource as JSON: {error}"), None))
}
