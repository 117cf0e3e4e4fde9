//! `list_plugins` and `reload_plugins`.

use std::fmt::Write;

use rmcp::model::{CallToolResult, JsonObject};

use super::{Failed, answer, arguments};
use crate::events::Event;
use crate::server::connection::PromptHost;
use crate::server::view::{PluginList, PluginRow};

/// The plugins of the generation that serves now.
pub(super) fn list(host: &PromptHost, arguments: JsonObject) -> Result<CallToolResult, Failed> {
    arguments::read::<arguments::None>(arguments)?;
    let list = PluginList::of(&host.backend.current());
    answer(vec![table(&list)], &list)
}

/// Reads the plugin folders again.
///
/// The reload itself runs on when the caller gives up: half a reload helps nobody.
pub(super) async fn reload(
    host: &PromptHost,
    arguments: JsonObject,
    caller: Option<String>,
) -> Result<CallToolResult, Failed> {
    arguments::read::<arguments::None>(arguments)?;
    let backend = std::sync::Arc::clone(&host.backend);
    let reloaded = tokio::spawn(async move { backend.reload().await }).await;
    let caller = caller.unwrap_or_else(|| "a client without a name".to_owned());
    let event = Event::Administered { caller, action: "reload_plugins".to_owned(), done: reloaded.is_ok() };
    host.backend.events().publish(event);
    host.backend.events().settled().await;
    let report =
        reloaded.map_err(|_| Failed("reload failed by a fault of the host; the plugins serve as before".to_owned()))?;
    let mut text = match report.changed {
        true => format!("generation {} serves now", report.generation),
        false => format!("nothing changed: generation {} goes on serving", report.generation),
    };
    for (what, ids) in [("loaded", &report.loaded), ("removed", &report.removed)] {
        for id in ids {
            let _ = write!(text, "\n- {what} {id}");
        }
    }
    for failure in &report.failures {
        let _ = write!(text, "\n- failed {}: {}", failure.origin, failure.reason);
    }
    answer(vec![text], &report)
}

fn table(list: &PluginList) -> String {
    let mut text = format!("generation {}, {} plugins", list.generation, list.plugins.len());
    for row in &list.plugins {
        let _ = write!(text, "\n- {}", line(row));
    }
    text
}

fn line(row: &PluginRow) -> String {
    let name = row.id.as_ref().map_or(row.origin.as_str(), |id| id.as_str());
    let version = row.version.as_deref().unwrap_or("");
    let state = row.state_word();
    let reason = row.complaint().map(|reason| format!(" ({reason})")).unwrap_or_default();
    let codes: Vec<&str> = row.rules.iter().chain(&row.checks).map(String::as_str).collect();
    format!("{name} {version} {state}{reason}: {}", codes.join(", "))
}
