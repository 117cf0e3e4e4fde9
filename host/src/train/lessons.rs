//! What records teach.

use std::collections::VecDeque;

use crate::learn::{Choice, Lesson, Read};
use crate::plugin::{Applicability, PluginId};
use crate::prompt::Document;
use crate::records::{Capture, Filter, OutcomeFilter, PromptEnhancementRecord, RecordStore, StoreError};

/// Records that are held at once while they are read.
const PAGE: usize = 500;

/// What a record teaches; none without an outcome, and where nothing was changed or decided.
///
/// `task` says what the local model takes a prompt for. A hashed record teaches what needs no
/// text: its language, its model family, and what was kept.
///
/// Suggested edits that no model decided about were applied for certain.
pub fn lesson_of(record: &PromptEnhancementRecord, task: impl FnOnce(&Document) -> Option<String>) -> Option<Lesson> {
    let outcome = record.outcome.as_ref()?;
    let mut choices: Vec<Choice> = record
        .decisions
        .iter()
        .map(|decision| Choice {
            rule: rule(&decision.plugin, &decision.code),
            applied: decision.applied,
            propensity: decision.propensity,
        })
        .collect();
    for change in record.changes.iter().filter(|change| change.applicability == Applicability::Suggested) {
        let rule = rule(&change.plugin, &change.code);
        if !choices.iter().any(|choice| choice.rule == rule) {
            choices.push(Choice { rule, applied: true, propensity: 1.0 });
        }
    }
    let credits = outcome.credit.iter().map(|credit| (rule(&credit.plugin, &credit.code), credit.kept));
    if choices.is_empty() && outcome.credit.is_empty() {
        return None;
    }
    let session = record.session_id.as_deref();
    if record.capture == Capture::Full {
        let document = Document::analyse(record.original.as_str());
        let task = task(&document);
        Some(Lesson::new(Read::Text(&document, task.as_deref()), record.target, session, choices, credits))
    } else {
        Some(Lesson::new(Read::Nothing(record.language.as_deref()), record.target, session, choices, credits))
    }
}

/// What the last `most` records with an outcome that meet `filter` teach, the oldest first.
/// `progress` hears how many records were read.
///
/// # Errors
/// When the store cannot be asked.
pub async fn lessons_from(
    store: &dyn RecordStore,
    filter: &Filter,
    most: usize,
    task: impl Fn(&Document) -> Option<String>,
    mut progress: impl FnMut(usize),
) -> Result<Vec<Lesson>, StoreError> {
    let filter = Filter { outcome: filter.outcome.or(Some(OutcomeFilter::Any)), ..filter.clone() };
    let (mut lessons, mut after, mut read) = (VecDeque::new(), None, 0);
    loop {
        let page = store.page(&filter, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(lessons.into()) };
        after = Some(last.id);
        read += page.len();
        lessons.extend(page.iter().filter_map(|record| lesson_of(record, &task)));
        lessons.drain(..lessons.len().saturating_sub(most));
        progress(read);
    }
}

/// What the learner calls a rule.
fn rule(plugin: &PluginId, code: &str) -> String {
    format!("{plugin}/{code}")
}
