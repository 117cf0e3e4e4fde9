//! The check `lost-detail`.

use prompt_host_plugin::{Check, CheckInfo, Difference, Pair};

use crate::comparison::{Comparison, Kind};

#[doc = include_str!("../../docs/lost-detail.md")]
pub(crate) struct LostDetail;

impl Check for LostDetail {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-detail", "A fact, circumstance or row of data that is missing or altered.")
            .source("Prompt Host, labelled pairs in tests/cases/fidelity")
            .documentation(include_str!("../../docs/lost-detail.md"))
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        pair.shared(Comparison::of).of_kind(Kind::LostDetail)
    }
}
