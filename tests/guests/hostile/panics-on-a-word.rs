//! Panics on prompts that have the word of its setting `word`, `crash` unless it is set, and repeats
//! the prompt in its log and on standard error; any other prompt it leaves alone.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, log, store};

struct PanicsOnAWord;

impl RuleGuest for PanicsOnAWord {
    const ID: &'static str = "panics-on-a-word";

    fn check(document: Document) -> Findings {
        let word = store::get("word").ok().flatten().unwrap_or_else(|| "crash".to_owned());
        log::log(log::Level::Info, &format!("was asked about {}", document.text));
        assert!(!document.text.contains(&word), "cannot read {}", document.text);
        Ok(Vec::new())
    }
}

export_rule_plugin!(PanicsOnAWord);
