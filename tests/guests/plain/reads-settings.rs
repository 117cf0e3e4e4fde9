//! Replaces the word that its setting `word` names by what its setting `with` says;
//! without both it finds nothing.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, replaces, store};

struct ReadsSettings;

impl RuleGuest for ReadsSettings {
    const ID: &'static str = "reads-settings";

    fn check(document: Document) -> Findings {
        match (setting("word")?, setting("with")?) {
            (Some(word), Some(with)) => Ok(replaces(Self::CODE, &document, &word, &with)),
            _ => Ok(Vec::new()),
        }
    }
}

fn setting(name: &str) -> Result<Option<String>, String> {
    store::get(name).map_err(|error| format!("could not read the setting `{name}`: {error:?}"))
}

export_rule_plugin!(ReadsSettings);
