//! Which findings may be applied: the invariants, enforced.
//!
//! A plugin is a stranger. Whatever it answers, no protected text is lost, no edit
//! falls outside the text or into a character, and no text grows without bound.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use super::selection::Ruling;
use crate::plugin::Finding;
use crate::plugin::identity::is_kebab_case;
use crate::prompt::protection::{self, Lost};
use crate::prompt::{Document, Edit, Protected, Span, edit};

/// Protected texts that one finding may move; more is not a move but a mess.
const MAX_MOVED: usize = 256;
/// Findings of one batch that are tried one by one when the batch as a whole is wrong.
const MAX_TRIED_ALONE: usize = 32;

/// Why a finding is not used.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Rejection {
    UnknownCode(String),
    SpanOutside,
    Edits(String),
    Grows { limit: usize },
    TooLong { limit: usize },
    Loses(String),
    MovesTooMuch,
    OutOfTime,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCode(code) => write!(f, "answered for `{code}`, which it was not asked about"),
            Self::SpanOutside => f.write_str("points outside the text or into a character"),
            Self::Edits(reason) => f.write_str(reason),
            Self::Grows { limit } => write!(f, "would add more than {limit} bytes at once"),
            Self::TooLong { limit } => write!(f, "would make the prompt longer than {limit} bytes"),
            Self::Loses(what) => f.write_str(what),
            Self::MovesTooMuch => write!(f, "touches more than {MAX_MOVED} protected texts at once"),
            Self::OutOfTime => f.write_str("was left as it is: the request's time was over (`improve.deadline_ms`)"),
        }
    }
}

/// Checks a finding against the text it is about, makes it as sure as its rule may be, and
/// puts its edits in order, without those that change nothing.
///
/// # Errors
/// The first reason why it cannot be used.
pub(super) fn validate(
    finding: &mut Finding,
    document: &Document,
    rules: &[Ruling<'_>],
    max_growth: usize,
    may_redact: bool,
) -> Result<(), Rejection> {
    let Some(ruling) = rules.iter().find(|ruling| ruling.rule.code == finding.code) else {
        return Err(Rejection::UnknownCode(finding.code.chars().filter(|c| !c.is_control()).take(64).collect()));
    };
    finding.applicability = ruling.setting.applicability(finding.applicability);
    let mut spans = finding.related.iter().map(|place| place.span).chain([finding.span]);
    if !spans.all(|span| span.fits(&document.text)) {
        return Err(Rejection::SpanOutside);
    }
    finding.edits = edit::order(&document.text, std::mem::take(&mut finding.edits))
        .map_err(|error| Rejection::Edits(error.to_string()))?;
    finding.edits.retain(|edit| !edit.is_noop(&document.text));
    let added: usize = finding.edits.iter().map(|edit| edit.replacement.len()).sum();
    let removed: usize = finding.edits.iter().map(|edit| edit.span.len()).sum();
    if added.saturating_sub(removed) > max_growth {
        return Err(Rejection::Grows { limit: max_growth });
    }
    let kept = keeps_what_it_touches(finding, document);
    if kept.is_ok() || !is_redaction(finding) {
        return kept;
    }
    // Without the right to it, what it saw is still worth a report.
    finding.redacts = may_redact;
    if !may_redact {
        finding.edits.clear();
    }
    Ok(())
}

/// Whether all that a finding does is to put placeholders in the place of what it is about.
fn is_redaction(finding: &Finding) -> bool {
    let is_placeholder = |text: &str| {
        let name = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        name.is_some_and(is_kebab_case)
    };
    !finding.edits.is_empty()
        && finding.edits.iter().all(|edit| finding.span.covers(edit.span) && is_placeholder(&edit.replacement))
}

/// Whether every protected text that an edit touches stands in the replacements again.
/// Moving is allowed, losing and changing is not.
fn keeps_what_it_touches(finding: &Finding, document: &Document) -> Result<(), Rejection> {
    let touched: Vec<_> = finding.edits.iter().flat_map(|edit| touched_by(edit, document)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    if touched.len() > MAX_MOVED {
        return Err(Rejection::MovesTooMuch);
    }
    let removed: Vec<&str> = finding.edits.iter().map(|edit| edit.span.of(&document.text)).collect();
    let added: Vec<&str> = finding.edits.iter().map(|edit| edit.replacement.as_str()).collect();
    let count = |texts: &[&str], needle: &str| -> usize { texts.iter().map(|text| text.matches(needle).count()).sum() };
    for protected in touched {
        let text = protected.span.of(&document.text);
        // A span cut in two by an edit stands in none of the removed texts whole.
        if count(&added, text) < count(&removed, text).max(1) {
            return Err(Rejection::Loses(Lost { kind: protected.kind, text: text.to_owned() }.to_string()));
        }
    }
    Ok(())
}

fn touched_by<'a>(edit: &'a Edit, document: &'a Document) -> impl Iterator<Item = &'a Protected> {
    let first = document.protected.partition_point(|protected| protected.span.end <= edit.span.start);
    document
        .protected
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|protected| protected.span.start < edit.span.end.max(edit.span.start + 1))
        .filter(|protected| protected.span.overlaps(edit.span))
}

/// A finding that may be applied, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the plugin among those asked.
    pub(super) plugin: usize,
    pub(super) finding: Arc<Finding>,
}

/// A set of candidates that fit together, in the order of the text, and what they make of it.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) candidates: Vec<Candidate>,
    pub(super) document: Arc<Document>,
}

/// What applying may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Bytes of the text afterwards.
    pub(super) max_bytes: usize,
    /// When trying findings one by one has to stop: each try analyses the whole text.
    pub(super) deadline: Instant,
}

/// Picks candidates that do not touch each other, the earlier plugin first; the rest
/// is asked again on the text that these make.
pub(super) fn without_conflicts(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken: Vec<Span> = Vec::new();
    let mut chosen = Vec::new();
    for candidate in candidates {
        let spans = || candidate.finding.edits.iter().map(|edit| edit.span);
        if spans().all(|span| is_free(&taken, span)) {
            for span in spans() {
                let at = taken.partition_point(|other| *other < span);
                taken.insert(at, span);
            }
            chosen.push(candidate);
        }
    }
    chosen
}

/// `taken` is ordered and free of overlaps, so only the neighbours can be in the way.
fn is_free(taken: &[Span], span: Span) -> bool {
    let at = taken.partition_point(|other| *other < span);
    let before = at.checked_sub(1).and_then(|index| taken.get(index));
    [before, taken.get(at)].into_iter().flatten().all(|other| !conflict(*other, span))
}

/// Stretches conflict when they share a byte; a place conflicts with all it touches,
/// since which of the two comes first would be chance.
fn conflict(a: Span, b: Span) -> bool {
    if a.is_empty() || b.is_empty() { a.start <= b.end && b.start <= a.end } else { a.overlaps(b) }
}

/// Applies as many of `chosen` as the invariants allow.
///
/// The whole batch is tried first. Where it would lose protected text, although no
/// finding alone touches any, each is tried on top of those before it.
pub(super) fn apply(
    document: &Arc<Document>,
    chosen: Vec<Candidate>,
    room: Room,
    mut reject: impl FnMut(&Candidate, Rejection),
) -> Option<Batch> {
    if chosen.is_empty() {
        return None;
    }
    if let Ok(after) = attempt(document, &chosen, room.max_bytes) {
        return Some(Batch { candidates: chosen, document: after });
    }
    let mut kept = Batch { candidates: Vec::new(), document: Arc::clone(document) };
    let lost = Rejection::Loses("would lose protected text together with other changes".to_owned());
    for (index, candidate) in chosen.into_iter().enumerate() {
        if index >= MAX_TRIED_ALONE || Instant::now() >= room.deadline {
            reject(&candidate, if index >= MAX_TRIED_ALONE { lost.clone() } else { Rejection::OutOfTime });
            continue;
        }
        let mut tried = kept.candidates.clone();
        tried.push(candidate.clone());
        match attempt(document, &tried, room.max_bytes) {
            Ok(after) => kept = Batch { candidates: tried, document: after },
            Err(rejection) => reject(&candidate, rejection),
        }
    }
    (!kept.candidates.is_empty()).then_some(kept)
}

fn attempt(document: &Document, chosen: &[Candidate], max_bytes: usize) -> Result<Arc<Document>, Rejection> {
    let edits = ordered_edits(chosen);
    let added: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
    let removed: usize = edits.iter().map(|edit| edit.span.len()).sum();
    if (document.text.len() + added).saturating_sub(removed) > max_bytes {
        return Err(Rejection::TooLong { limit: max_bytes });
    }
    let after = Document::analyse(edit::apply(&document.text, &edits));
    let before = without_redacted(&document.protected, chosen);
    protection::kept(&document.text, &before, &after.text, &after.protected)
        .map_err(|lost| Rejection::Loses(lost.to_string()))?;
    Ok(Arc::new(after))
}

/// What must be kept: all that is protected, but for what the operator wants taken out and the
/// block around it.
fn without_redacted<'a>(protected: &'a [Protected], chosen: &[Candidate]) -> Cow<'a, [Protected]> {
    let redacting = chosen.iter().filter(|candidate| candidate.finding.redacts);
    let redacted: Vec<Span> = redacting.flat_map(|one| one.finding.edits.iter().map(|edit| edit.span)).collect();
    if redacted.is_empty() {
        return Cow::Borrowed(protected);
    }
    let is_kept = |protected: &&Protected| !redacted.iter().any(|span| span.overlaps(protected.span));
    protected.iter().filter(is_kept).copied().collect()
}

/// All edits of the candidates in the order of the text.
fn ordered_edits(chosen: &[Candidate]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = chosen.iter().flat_map(|candidate| candidate.finding.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}
