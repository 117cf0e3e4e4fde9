//! Reads a setting, whose schema stands in `plugin.toml`.

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, host, plugin};

struct LongSentence;

/// The same as in the schema: without a host, as in a test, there is no setting.
const WORDS: usize = 40;

impl Rule for LongSentence {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("long-sentence", "Reports sentences that are hard to follow.")
            .phase(Phase::Clarify)
            .weight(0.5)
            .source("House rules")
            .documentation("The setting `words` says from how many words on a sentence is long; 40 unless set.")
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let most = host::setting("words").and_then(|words| words.parse().ok()).unwrap_or(WORDS);
        let long = document.sentences.iter().filter(|sentence| document.is_spoken(**sentence));
        long.filter_map(|sentence| {
            let count = words(document.of(*sentence)).count();
            (count >= most)
                .then(|| Finding::flag(*sentence, format!("A sentence of {count} words asks for much at once.")))
        })
        .collect()
    }
}

plugin! {
    id: "long-sentences",
    title: "Long Sentences",
    summary: "Rules about the length of sentences.",
    rules: [LongSentence],
}
