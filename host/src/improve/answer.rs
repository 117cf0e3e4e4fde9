//! Putting a settled prompt into words: the report that the caller gets.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use super::advice::rounded;
use super::gate::Candidate;
use super::panel::Panel;
use super::reply::Reply;
use super::report::{AnalysisReport, Change, CheckReport, Improvement, Question, Status, Suggestion};
use super::selection::Ruling;
use super::settings::Settings;
use super::settle::Settled;
use super::terms::Aim;
use crate::learn::Reading;
use crate::plugin::{Asked, Finding, PluginId};
use crate::prompt::{Anatomy, Document, Span, edit, metrics};

/// The prompt as it came.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) document: &'a Document,
    pub(super) open: &'a [Candidate],
    pub(super) replies: &'a [Reply],
}

/// What every report of one request needs.
pub(super) struct Answerer<'a> {
    pub(super) settings: &'a Settings,
    pub(super) aim: Aim,
    pub(super) generation: u64,
    pub(super) started: Instant,
}

impl Answerer<'_> {
    /// All valid findings on `document`, in the order of the text.
    pub(super) async fn open_findings(&self, panel: &mut Panel<'_>, document: &Arc<Document>) -> Vec<Candidate> {
        panel.ask_all(document).await;
        let mut open = Vec::new();
        for index in 0..panel.len() {
            open.extend(panel.found(index, document));
        }
        open.sort_by_key(|candidate| (candidate.finding.span, candidate.plugin));
        open
    }

    pub(super) fn improvement(
        &self,
        panel: &Panel<'_>,
        before: Before<'_>,
        settled: &Settled,
        open_after: &[Candidate],
    ) -> Improvement {
        let Before { document: original, open: open_before, replies } = before;
        let improved = &settled.document;
        let status = match improved.text == original.text {
            true if panel.nobody_answered() => Status::Fallback,
            true => Status::Unchanged,
            false => Status::Improved,
        };
        Improvement {
            original: Arc::clone(&original.text),
            improved: Arc::clone(&improved.text),
            status,
            metrics: metrics::compare(
                original,
                improved,
                weight(panel, open_before),
                weight(panel, open_after),
                settled.folded,
                clarified(panel, original, improved),
            ),
            changes: changes(panel, settled),
            suggestions: suggestions(panel, improved, open_after),
            questions: self.questions(panel, improved, open_after, replies),
            skipped: panel.skipped(),
            analysis: analysis(panel, original, self.aim),
            generation: self.generation,
            model: panel.advice().model(),
            recorded: false,
            record_id: None,
            not_recorded: None,
            elapsed_ms: elapsed_ms(self.started),
            decisions: panel.advice().decisions(),
        }
    }

    pub(super) fn check_report(&self, panel: &Panel<'_>, document: &Document, open: &[Candidate]) -> CheckReport {
        CheckReport {
            findings: suggestions(panel, document, open),
            questions: self.questions(panel, document, open, &[]),
            skipped: panel.skipped(),
            analysis: analysis(panel, document, self.aim),
            generation: self.generation,
            elapsed_ms: elapsed_ms(self.started),
        }
    }

    /// The most important questions that nobody has answered: those that most likely matter,
    /// where a model tells, then those of the heaviest rules, then in the order of the text.
    fn questions(
        &self,
        panel: &Panel<'_>,
        document: &Document,
        open: &[Candidate],
        replies: &[Reply],
    ) -> Vec<Question> {
        let mut asked: HashSet<String> = replies.iter().map(|reply| reply.question.question.clone()).collect();
        let mut questions: Vec<(f32, Question)> = open
            .iter()
            .filter_map(|candidate| {
                let (plugin, ruling) = author(panel, candidate)?;
                let Finding { code, span, related, question, .. } = &*candidate.finding;
                let Asked { text, lead, choices } = question.clone().filter(|asks| asked.insert(asks.text.clone()))?;
                let (code, span, related) = (code.clone(), *span, related.clone());
                let probability = None;
                let mut question = Question { plugin, code, question: text, lead, choices, probability, span, related };
                question.probability = panel.advice().matters(&question, document);
                panel.advice().asks(question.probability).then_some((ruling.rule.weight, question))
            })
            .collect();
        let matters = |question: &Question| question.probability.unwrap_or_default();
        questions.sort_by(|(weight, one), (other_weight, other)| {
            matters(other).total_cmp(&matters(one)).then(other_weight.total_cmp(weight))
        });
        questions.into_iter().map(|(_, question)| question).take(self.settings.max_questions).collect()
    }
}

/// The answer when the pipeline itself failed: the original, and nothing claimed.
pub(super) fn fallback(original: Arc<str>, aim: Aim, generation: u64, started: Instant) -> Improvement {
    let document = Document {
        text: Arc::clone(&original),
        language: None,
        protected: Vec::new(),
        sentences: Vec::new(),
        anatomy: Anatomy::default(),
    };
    Improvement {
        improved: Arc::clone(&original),
        original,
        status: Status::Fallback,
        metrics: metrics::compare(&document, &document, 0.0, 0.0, 0, 0.0),
        changes: Vec::new(),
        suggestions: Vec::new(),
        questions: Vec::new(),
        skipped: Vec::new(),
        analysis: unread(&document, aim),
        generation,
        model: None,
        recorded: false,
        record_id: None,
        not_recorded: None,
        elapsed_ms: elapsed_ms(started),
        decisions: Vec::new(),
    }
}

fn author<'a>(panel: &Panel<'a>, candidate: &Candidate) -> Option<(PluginId, Ruling<'a>)> {
    let (loaded, rulings) = panel.plugin(candidate.plugin)?;
    let ruling = rulings.iter().copied().find(|ruling| ruling.rule.code == candidate.finding.code)?;
    Some((loaded.id().clone(), ruling))
}

/// The sum of the weights of open findings.
fn weight(panel: &Panel<'_>, open: &[Candidate]) -> f64 {
    open.iter().filter_map(|candidate| author(panel, candidate)).map(|(_, ruling)| f64::from(ruling.rule.weight)).sum()
}

fn changes(panel: &Panel<'_>, settled: &Settled) -> Vec<Change> {
    let mut changes: Vec<Change> = settled
        .applied
        .iter()
        .filter_map(|applied| {
            let (loaded, _) = panel.plugin(applied.plugin)?;
            Some(Change {
                plugin: loaded.id().clone(),
                version: loaded.info.version.clone(),
                code: applied.finding.code.clone(),
                finding: applied.finding_number,
                message: applied.finding.message.clone(),
                applicability: applied.finding.applicability,
                probability: applied.probability,
                span: applied.span,
                improved_span: settled.improved_span(applied),
                before: applied.before.clone(),
                after: applied.after.clone(),
            })
        })
        .collect();
    changes.sort_by_key(|change| change.span);
    changes
}

fn suggestions(panel: &Panel<'_>, document: &Document, open: &[Candidate]) -> Vec<Suggestion> {
    let shown = |candidate: &Candidate| {
        let finding = &candidate.finding;
        // A finding that only asks stands among the questions.
        if finding.edits.is_empty() && finding.question.is_some() {
            return None;
        }
        let (plugin, ruling) = author(panel, candidate)?;
        let hull = finding.edits.iter().map(|edit| edit.span).fold(finding.span, hull_of);
        let applicability = may_edit(candidate, ruling).then_some(finding.applicability);
        Some(Suggestion {
            plugin,
            code: finding.code.clone(),
            message: finding.message.clone(),
            applicability,
            probability: applicability.and_then(|_| panel.probability(candidate.plugin, &finding.code, document)),
            span: hull,
            before: hull.of(&document.text).to_owned(),
            after: (!finding.edits.is_empty()).then(|| edit::apply_within(&document.text, hull, &finding.edits)),
            related: finding.related.clone(),
        })
    };
    open.iter().filter_map(shown).collect()
}

/// Whether some mode would apply the finding.
fn may_edit(candidate: &Candidate, ruling: Ruling<'_>) -> bool {
    ruling.setting.edits() && !candidate.finding.edits.is_empty()
}

fn hull_of(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

fn analysis(panel: &Panel<'_>, document: &Document, aim: Aim) -> AnalysisReport {
    let reading = panel.advice().reading(document);
    AnalysisReport {
        task: reading.and_then(|reading| reading.task.clone()),
        needs_clarification: reading.and_then(Reading::needs_clarification).map(rounded),
        missing_slots: reading
            .and_then(Reading::missing_slots)
            .map(|slots| slots.into_iter().map(|(name, probability)| (name, rounded(probability))).collect()),
        ..unread(document, aim)
    }
}

/// By how much less the improved prompt needs clarification; 0 without a model.
fn clarified(panel: &Panel<'_>, original: &Document, improved: &Document) -> f64 {
    let needs = |document| panel.advice().reading(document).and_then(Reading::needs_clarification);
    needs(original).zip(needs(improved)).map_or(0.0, |(before, after)| before - after)
}

/// What is understood of a prompt that no model read.
fn unread(document: &Document, aim: Aim) -> AnalysisReport {
    AnalysisReport {
        target: aim.target,
        target_from: aim.from,
        language: document.language.map(str::to_owned),
        task: None,
        needs_clarification: None,
        missing_slots: None,
        protected: document.protected.clone(),
        parts: document.anatomy.parts.clone(),
        constraints: document.anatomy.constraints.clone(),
    }
}

/// Milliseconds, to the microsecond.
fn elapsed_ms(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}
