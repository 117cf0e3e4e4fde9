//! MCP prompts: the templates of the library, and `improve`, the server's own.

pub(crate) mod improve;
pub(crate) mod template;

use rmcp::model::{
    CacheScope, ErrorData, GetPromptRequestParams, GetPromptResult, ListPromptsResult, PaginatedRequestParams, Prompt,
};

use super::Backend;
use super::resources::unknown_cursor;
use crate::improve::Request;
use crate::reload::Catalog;
pub(crate) use improve::{IMPROVE, TARGETS};

/// How long clients may keep a page of the list, milliseconds. They are told of changes earlier.
const LIST_TTL_MS: u64 = 60_000;

/// What a cursor begins with; the name of the last prompt of the page before follows.
const CURSOR: &str = "after:";

/// One page of the prompts that `is_shown`, by name.
///
/// A cursor names the last prompt of the page before, so that a change between two pages
/// neither repeats nor hides what both catalogs have.
///
/// # Errors
/// `invalid_params` for a cursor that no page gave.
pub(crate) fn list(
    catalog: &Catalog,
    request: Option<PaginatedRequestParams>,
    page_size: usize,
    is_shown: impl Fn(&str) -> bool,
) -> Result<ListPromptsResult, ErrorData> {
    let mut prompts: Vec<Prompt> = template::all(catalog).chain([improve::described()]).collect();
    prompts.retain(|prompt| is_shown(&prompt.name));
    prompts.sort_by(|one, other| one.name.cmp(&other.name));
    if let Some(cursor) = request.and_then(|request| request.cursor) {
        let Some(last) = cursor.strip_prefix(CURSOR) else { return Err(unknown_cursor(&cursor)) };
        prompts.retain(|prompt| prompt.name.as_str() > last);
    }
    let more = prompts.len() > page_size;
    prompts.truncate(page_size);
    let next_cursor = prompts.last().filter(|_| more).map(|last| format!("{CURSOR}{}", last.name));
    let page = ListPromptsResult::with_all_items(prompts);
    Ok(ListPromptsResult { next_cursor, ..page }.with_ttl_ms(LIST_TTL_MS).with_cache_scope(CacheScope::Private))
}

/// The messages of a prompt.
///
/// # Errors
/// `invalid_params` for a prompt that there is not and for arguments that do not fit it;
/// `internal_error` when the template or its engine fails.
pub(crate) async fn get(
    backend: &dyn Backend,
    request: &GetPromptRequestParams,
    client: Option<String>,
) -> Result<GetPromptResult, ErrorData> {
    if request.name != IMPROVE {
        return template::get(backend, request, client).await;
    }
    let request = Request { client, ..improve::request(request)? };
    let prompt = request.prompt.clone();
    let report = backend.check(&backend.current(), request).await;
    let report = report.map_err(|error| ErrorData::invalid_params(error.to_string(), None))?;
    Ok(improve::message(&prompt, &report))
}
