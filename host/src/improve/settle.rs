//! Applying findings until nothing changes.
//!
//! The earliest phase that has something to apply goes first; then the new text is
//! analysed and everybody is asked again. A prompt is settled when no phase has
//! anything left, which makes `improve` idempotent: asked about its own result, it
//! starts where it stopped.
//!
//! Rules that bring an earlier text back, or that still change the text after the last
//! round, would break that. They are cut off, named, and the prompt starts over without
//! them, as if they had never run.
//!
//! A local model may hold back suggested edits. It looks at the text of the round, so that a
//! settled prompt is one in which nothing above its floor is left.
//!
//! When the request's time is over, what is done so far stands, and what was left is named.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::gate::{self, Batch, Candidate, Rejection, Room};
use super::panel::Panel;
use super::reply::{self, Reply};
use super::selection::Ruling;
use crate::plugin::{Applicability, Finding, Phase};
use crate::prompt::edit::{self, Origins, Tag, TaggedEdit};
use crate::prompt::{Document, Edit, Span};

/// How far to go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// The least sure edits that are applied.
    pub(super) apply: Applicability,
    /// Rounds before the rules of the last one are cut off.
    pub(super) max_rounds: usize,
    /// The longest text.
    pub(super) max_bytes: usize,
}

/// One change that was made: the edits of a finding that stand close together.
#[derive(Debug)]
pub(super) struct Applied {
    pub(super) plugin: usize,
    pub(super) finding: Arc<Finding>,
    /// Of the original.
    pub(super) span: Span,
    pub(super) before: String,
    pub(super) after: String,
    /// How likely the person keeps it; none without a model.
    pub(super) probability: Option<f64>,
    /// Changes of one finding have the same number.
    pub(super) finding_number: usize,
    /// Its edits' names in `origins`.
    tags: Range<Tag>,
}

/// A prompt at rest.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) document: Arc<Document>,
    /// In the order they were made.
    pub(super) applied: Vec<Applied>,
    /// Answers of the person that were written in.
    pub(super) folded: usize,
    findings: usize,
    origins: Origins,
    next_tag: Tag,
}

/// Improves `original` until nothing changes.
pub(super) async fn settle(
    panel: &mut Panel<'_>,
    original: &Arc<Document>,
    replies: &[Reply],
    bounds: Bounds,
) -> Settled {
    loop {
        // Each time round cuts off at least one rule, so this ends.
        match attempt(panel, original, replies, bounds).await {
            Ok(settled) => return settled,
            Err(Restless { culprits, what }) => panel.cut_off(&culprits, what),
        }
    }
}

/// Rules that do not come to rest.
struct Restless {
    culprits: HashSet<(usize, String)>,
    what: &'static str,
}

async fn attempt(
    panel: &mut Panel<'_>,
    original: &Arc<Document>,
    replies: &[Reply],
    bounds: Bounds,
) -> Result<Settled, Restless> {
    let mut settled = Settled::new(original);
    panel.start_over();
    settled.folded = reply::fold(panel, &mut settled, replies, bounds);
    let made_by_person = settled.applied.len();
    // How many changes had been made when each text was reached.
    let mut seen: HashMap<Arc<str>, usize> = HashMap::from([(Arc::clone(&settled.document.text), made_by_person)]);
    for round in 0..=bounds.max_rounds {
        if panel.is_out_of_time() {
            name_what_is_left(panel, &settled.document, bounds);
            return Ok(settled);
        }
        let Some(batch) = next_batch(panel, &settled.document, bounds).await else {
            return Ok(settled);
        };
        let made_before = settled.applied.len();
        let document = Arc::clone(&settled.document);
        panel.note_applied(&batch, &document);
        settled.take(batch);
        for applied in settled.applied.iter_mut().skip(made_before) {
            applied.probability = panel.probability(applied.plugin, &applied.finding.code, &document);
        }
        if let Some(made_by_then) = seen.get(&settled.document.text) {
            return Err(settled.restless_since(*made_by_then, "was cut off: it changed the prompt back and forth"));
        }
        if round == bounds.max_rounds {
            return Err(settled.restless_since(made_before, "was cut off: it changed the prompt again and again"));
        }
        seen.insert(Arc::clone(&settled.document.text), settled.applied.len());
    }
    Ok(settled)
}

/// What the earliest phase with something to apply makes of `document`.
async fn next_batch(panel: &mut Panel<'_>, document: &Arc<Document>, bounds: Bounds) -> Option<Batch> {
    // Most texts are at rest after the first batch, and then everybody has to be asked anyway.
    panel.ask_all(document).await;
    for phase in Phase::ALL {
        let mut candidates = applicable(panel, document, phase, bounds);
        candidates.retain(|candidate| panel.admits(candidate, document));
        let chosen = gate::without_conflicts(candidates);
        let room = Room { max_bytes: bounds.max_bytes, deadline: panel.deadline() };
        let batch = gate::apply(document, chosen, room, |candidate, rejection| {
            panel.reject(candidate.plugin, candidate.finding.code.clone(), rejection, 1);
        });
        if batch.is_some() {
            return batch;
        }
    }
    None
}

/// Findings that the request's mode applies in `phase`, of all plugins in their order.
fn applicable(panel: &mut Panel<'_>, document: &Arc<Document>, phase: Phase, bounds: Bounds) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for index in 0..panel.len() {
        let codes = editing_codes(panel, index, phase);
        if codes.is_empty() {
            continue;
        }
        let found = panel.found(index, document);
        candidates.extend(found.into_iter().filter(|Candidate { finding, .. }| {
            codes.contains(&finding.code.as_str()) && !finding.edits.is_empty() && finding.applicability <= bounds.apply
        }));
    }
    candidates
}

/// Says of each finding on `document` that only the time was missing to apply it. Plugins that
/// were not asked about this text any more are named when they are asked.
fn name_what_is_left(panel: &mut Panel<'_>, document: &Arc<Document>, bounds: Bounds) {
    for phase in Phase::ALL {
        let mut left: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for Candidate { plugin, finding } in applicable(panel, document, phase, bounds) {
            *left.entry((plugin, finding.code.clone())).or_default() += 1;
        }
        for ((plugin, code), count) in left {
            panel.reject(plugin, code, Rejection::OutOfTime, count);
        }
    }
}

/// Rules of a plugin whose edits may be applied in `phase`.
fn editing_codes<'a>(panel: &Panel<'a>, index: usize, phase: Phase) -> Vec<&'a str> {
    let rulings = panel.plugin(index).map(|(_, rulings)| rulings).unwrap_or_default();
    let edits = |ruling: &&Ruling<'_>| ruling.setting.edits() && ruling.rule.phase == phase;
    rulings.iter().filter(edits).map(|ruling| ruling.rule.code.as_str()).collect()
}

/// Bytes between two edits of one finding that still read as one change.
const CLOSE: usize = 80;

impl Settled {
    fn new(original: &Arc<Document>) -> Self {
        let origins = Origins::new(original.text.len());
        Self { document: Arc::clone(original), applied: Vec::new(), folded: 0, findings: 0, origins, next_tag: 0 }
    }

    /// Where a change ended up in the text; none when a later change touched it.
    pub(super) fn improved_span(&self, applied: &Applied) -> Option<Span> {
        let spans: Option<Vec<Span>> = applied.tags.clone().map(|tag| self.origins.current_span_of(tag)).collect();
        let spans = spans?;
        let hull = Span::new(spans.first()?.start, spans.last()?.end);
        // A later change may have gone between two of its edits.
        (hull.of(&self.document.text) == applied.after).then_some(hull)
    }

    pub(super) fn take(&mut self, batch: Batch) {
        let mut made: Vec<(&Candidate, Edit)> = batch
            .candidates
            .iter()
            .flat_map(|candidate| candidate.finding.edits.iter().map(move |edit| (candidate, edit.clone())))
            .collect();
        made.sort_by_key(|(_, edit)| edit.span);
        let first_tag = self.next_tag;
        let document = Arc::clone(&self.document);
        let earlier: Vec<Span> = self.origins.current_spans().collect();
        for change in made.chunk_by(|(one, first), (other, second)| {
            Arc::ptr_eq(&one.finding, &other.finding) && are_close(&document.text, first.span, second.span, &earlier)
        }) {
            self.note(change, &batch.candidates);
        }
        self.findings += batch.candidates.len();
        let edits: Vec<TaggedEdit<'_>> =
            made.iter().enumerate().map(|(index, (_, edit))| TaggedEdit { tag: first_tag + index, edit }).collect();
        self.origins.apply(&edits);
        self.document = batch.document;
    }

    fn note(&mut self, change: &[(&Candidate, Edit)], candidates: &[Candidate]) {
        let (Some((candidate, first)), Some((_, last))) = (change.first(), change.last()) else { return };
        let hull = Span::new(first.span.start, last.span.end);
        let edits: Vec<Edit> = change.iter().map(|(_, edit)| edit.clone()).collect();
        let tags = self.next_tag..self.next_tag + change.len();
        self.next_tag = tags.end;
        let index = candidates.iter().position(|other| Arc::ptr_eq(&other.finding, &candidate.finding));
        self.applied.push(Applied {
            finding_number: self.findings + index.unwrap_or_default() + 1,
            plugin: candidate.plugin,
            finding: Arc::clone(&candidate.finding),
            span: self.origins.original_span(hull),
            before: hull.of(&self.document.text).to_owned(),
            after: edit::apply_within(&self.document.text, hull, &edits),
            probability: None,
            tags,
        });
    }

    fn restless_since(&self, made_by_then: usize, what: &'static str) -> Restless {
        let culprits = self
            .applied
            .iter()
            .skip(made_by_then)
            .map(|applied| (applied.plugin, applied.finding.code.clone()))
            .collect();
        Restless { culprits, what }
    }
}

/// Whether two edits of one finding read as one change. Text that an earlier change made is
/// not taken into one: each of them can be undone alone, in any order.
fn are_close(text: &str, first: Span, second: Span, earlier: &[Span]) -> bool {
    let between = Span::new(first.end, second.start);
    let next = earlier.partition_point(|span| span.end < between.start);
    let is_untouched = earlier.get(next).is_none_or(|span| span.start > between.end);
    is_untouched && between.len() <= CLOSE && !between.of(text).contains('\n')
}
