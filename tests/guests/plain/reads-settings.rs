//! Replaces the word that its setting `word` names by what its setting `with` says;
//! without both it finds nothing. It reads one by the contract and the other by WASI.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, replaces, settings, store};

struct ReadsSettings;

impl RuleGuest for ReadsSettings {
    const ID: &'static str = "reads-settings";

    fn check(document: Document) -> Findings {
        match (settings::get("word"), wasi_setting("with")?) {
            (Some(word), Some(with)) => Ok(replaces(Self::CODE, &document, &word, &with)),
            _ => Ok(Vec::new()),
        }
    }
}

fn wasi_setting(name: &str) -> Result<Option<String>, String> {
    store::get(name).map_err(|error| format!("could not read the setting `{name}`: {error:?}"))
}

export_rule_plugin!(ReadsSettings);
