//! A check of rewrites: what the person asked must still be asked.

use prompt_host_plugin::{Check, CheckInfo, Difference, Document, Pair, Span, comparison_plugin};

struct LostQuestion;

impl Check for LostQuestion {
    fn describe(&self) -> CheckInfo {
        CheckInfo::new("lost-question", "Finds questions that became statements.")
            .source("House rules")
            .documentation("A rewrite that asks fewer questions than the prompt has lost one.")
    }

    fn compare(&self, pair: &Pair<'_>) -> Vec<Difference> {
        let (asked, left) = (questions(pair.original), questions(pair.rewrite).len());
        let lost = asked.get(left..).unwrap_or_default();
        lost.iter().map(|span| Difference::lost(*span, "This question is not asked any more.")).collect()
    }
}

/// Sentences that end with a question mark.
fn questions(document: &Document) -> Vec<Span> {
    let is_question = |span: &Span| document.of(*span).ends_with(['?', '？']);
    document.sentences.iter().copied().filter(is_question).collect()
}

comparison_plugin! { id: "lost-question", title: "Lost Question", summary: "Checks of questions.", checks: [LostQuestion] }
