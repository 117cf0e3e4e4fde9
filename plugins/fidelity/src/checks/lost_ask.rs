//! The check `lost-ask`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-ask.md")]
pub(crate) struct LostAsk;

impl Check for LostAsk {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-ask", "A question or task that is no longer asked.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-ask.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostAsk)
    }
}
