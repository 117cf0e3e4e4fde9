//! What the server says of itself: name, icon, capabilities, and when models should call it.

use rmcp::model::{Icon, Implementation, ProtocolVersion, ServerCapabilities, ServerConfig};

/// The name clients know the server by.
pub const NAME: &str = "prompt-host";

/// A speech bubble with a check mark. It names no colours of a theme, so that it shows on light and dark.
/// Spaces are written as `%20`: an address has none.
const ICON: &str = concat!(
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2024%2024'%20fill='none'%20",
    "stroke='%233b82f6'%20stroke-width='2'%20stroke-linecap='round'%20stroke-linejoin='round'%3E",
    "%3Cpath%20d='M4%204h16v12H10l-5%204v-4H4z'/%3E%3Cpath%20d='m8.5%2010%202.5%202.5L15.5%208'/%3E%3C/svg%3E",
);

const INSTRUCTIONS: &str = "\
Prompt Host improves prompts before a model sees them: a linter with fixes.

Call `improve_prompt` with the person's own words when a request is long, vague, repetitive or loaded with \
boilerplate, and before you hand a prompt to another model or store it for reuse. Use `improved` in place of the \
original. Ask the person what `questions` lists instead of guessing. Offer `suggestions` where they matter; pass \
`apply: \"suggested\"` to have them applied. `status: \"unchanged\"` means the prompt is good as it is.
Pass `ask: true` to have the person asked by the client, where it can.
Use `check_prompt` to see findings without changing anything, `improve_prompts` for many prompts at once.
Call `verify_rewrite` with the original and the rewrite whenever a prompt was reworded by you or another model: \
`unfaithful` means that something was lost or turned round, so mend the rewrite or go back to the original; \
`changed` means that something was added, so take it out or ask the person.
Use `search_prompts` to find a template for a task, and `render_prompt` to fill one in.

Code, URLs, numbers, quotations and placeholders are never changed, nothing is invented, and improving twice gives \
the same text as once. `list_plugins` shows rules and checks; `prompt-host://rules/{plugin}/{code}` and \
`prompt-host://checks/{plugin}/{code}` document each.";

/// The answer to `initialize` and `server/discover`.
pub(crate) fn config() -> ServerConfig {
    // Tools never change while the host runs, so `tools/list_changed` is not promised: a
    // changing tool list would cost clients the cache of their whole conversation.
    let capabilities = ServerCapabilities::builder()
        .enable_completions()
        .enable_prompts()
        .enable_prompts_list_changed()
        .enable_resources()
        .enable_resources_list_changed()
        .enable_resources_subscribe()
        .enable_tools()
        .build();
    let implementation = Implementation::new(NAME, env!("CARGO_PKG_VERSION"))
        .with_title("Prompt Host")
        .with_description(env!("CARGO_PKG_DESCRIPTION"))
        .with_icons(icons())
        .with_website_url(env!("CARGO_PKG_REPOSITORY"));
    ServerConfig::new(capabilities).with_server_info(implementation).with_instructions(INSTRUCTIONS)
}

/// Versions of the protocol that are spoken, as clients name them.
pub fn supported_versions() -> Vec<String> {
    ProtocolVersion::KNOWN_VERSIONS.iter().map(ToString::to_string).collect()
}

/// The icon, for the server and its tools.
pub(crate) fn icons() -> Vec<Icon> {
    vec![Icon::new(ICON).with_mime_type("image/svg+xml").with_sizes(vec!["any".to_owned()])]
}
