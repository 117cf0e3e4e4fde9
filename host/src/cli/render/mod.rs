//! From values to text for a terminal. Nothing here reads or writes anything.
//!
//! All text is styled; whoever prints it through `anstream` drops the styles where they do
//! not belong. Whatever came from a prompt, a plugin or a file is shown, never obeyed: see
//! [`visible`](crate::config::visible).

mod card;
pub mod check;
pub mod diff;
pub mod doctor;
pub mod errors;
mod excerpt;
pub mod hidden;
pub mod improvement;
mod lines;
pub mod live;
pub mod markdown;
pub mod plugins;
pub mod problems;
pub(in crate::cli) mod records;
pub mod replay;
mod rules;
pub mod sarif;
pub mod sessions;
pub mod snippets;
mod style;
pub mod table;
pub(crate) mod templates;
pub mod trace;
pub mod trial;
pub mod verification;

pub(in crate::cli) use card::card;
pub(in crate::cli) use check::reason;
pub use check::{CheckedFile, check, statistics, summary};
pub use diff::diff;
pub use improvement::improvement;
pub use markdown::markdown;
pub use problems::problems;
pub(in crate::cli) use rules::rules;
pub use sarif::{SarifOptions, SarifRule, sarif};
pub use snippets::{Snippet, snippets};
pub(in crate::cli) use style::counted;
pub use table::{Cell, table};
pub use verification::{NamedText, verification};

#[cfg(test)]
pub(crate) mod testing {
    //! Reports to render.

    use std::sync::Arc;

    use crate::improve::TargetSource;
    use crate::improve::report::{
        AnalysisReport, Change, CheckReport, Improvement, Question, Skipped, Status, Suggestion,
    };
    use crate::plugin::{Applicability, PluginId, Target};
    use crate::prompt::Span;
    use crate::prompt::metrics::Metrics;

    pub(crate) fn id(name: &str) -> PluginId {
        name.parse().unwrap()
    }

    pub(crate) fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    /// The place of `part` in `text`.
    pub(crate) fn span_of(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    pub(crate) fn suggestion(text: &str, rule: &str, span: Span, message: &str, after: Option<&str>) -> Suggestion {
        let (plugin, code) = rule.split_once('/').unwrap();
        Suggestion {
            plugin: id(plugin),
            code: code.to_owned(),
            message: message.to_owned(),
            applicability: after.map(|_| Applicability::Safe),
            probability: None,
            span,
            before: span.of(text).to_owned(),
            after: after.map(str::to_owned),
            related: vec![],
        }
    }

    pub(crate) fn question(rule: &str, span: Span, question: &str) -> Question {
        let (plugin, code) = rule.split_once('/').unwrap();
        Question {
            plugin: id(plugin),
            code: code.to_owned(),
            question: question.to_owned(),
            lead: None,
            choices: vec![],
            probability: None,
            span,
            related: vec![],
        }
    }

    fn analysis() -> AnalysisReport {
        let (target, target_from) = (Target::Unknown, TargetSource::Default);
        AnalysisReport {
            target,
            target_from,
            language: Some("en".to_owned()),
            task: None,
            needs_clarification: None,
            missing_slots: None,
            protected: vec![],
            parts: vec![],
            constraints: vec![],
        }
    }

    pub(crate) fn check_report(findings: Vec<Suggestion>, questions: Vec<Question>) -> CheckReport {
        CheckReport { findings, questions, skipped: vec![], analysis: analysis(), generation: 1, elapsed_ms: 1.0 }
    }

    pub(crate) fn improvement(original: &str, improved: &str, changes: Vec<Change>) -> Improvement {
        Improvement {
            original: Arc::from(original),
            improved: Arc::from(improved),
            status: if original == improved { Status::Unchanged } else { Status::Improved },
            metrics: Metrics { length_ratio: 0.5, ..Metrics::default() },
            changes,
            suggestions: vec![],
            questions: vec![],
            skipped: vec![],
            analysis: analysis(),
            generation: 1,
            model: None,
            recorded: false,
            record_id: None,
            not_recorded: None,
            elapsed_ms: 1.25,
            decisions: vec![],
        }
    }

    pub(crate) fn change(original: &str, rule: &str, span: Span, message: &str, after: &str) -> Change {
        let (plugin, code) = rule.split_once('/').unwrap();
        Change {
            finding: 1,
            plugin: id(plugin),
            version: "0.1.0".to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
            applicability: Applicability::Safe,
            probability: None,
            span,
            improved_span: None,
            before: span.of(original).to_owned(),
            after: after.to_owned(),
        }
    }

    pub(crate) fn skipped(plugin: &str, code: Option<&str>, reason: &str, findings: usize) -> Skipped {
        Skipped { plugin: id(plugin), code: code.map(str::to_owned), reason: reason.to_owned(), findings }
    }
}
