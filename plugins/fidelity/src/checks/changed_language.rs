//! The check `changed-language`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/changed-language.md")]
pub(crate) struct ChangedLanguage;

impl Check for ChangedLanguage {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("changed-language", "The rewrite is in another language than the original.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/changed-language.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::ChangedLanguage)
    }
}
