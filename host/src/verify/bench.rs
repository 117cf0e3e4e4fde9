//! The comparison plugins that one request asks, and what they answered.
//!
//! A plugin is a stranger: whatever it answers, a difference is used only when it is one
//! that was asked for and its places exist.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use super::report::{ReportedDifference, Skipped};
use super::selection;
use crate::plugin::{CheckInfo, CompareRequest, ComparisonPlugin, Difference, Generation, Loaded};
use crate::prompt::Span;

/// One plugin of the bench.
struct Seat<'a> {
    loaded: &'a Loaded,
    plugin: &'a dyn ComparisonPlugin,
    checks: Vec<&'a CheckInfo>,
    /// Set when it failed.
    out: Option<String>,
}

/// All plugins that a request asks.
pub(super) struct Bench<'a> {
    seats: Vec<Seat<'a>>,
    /// How many differences of a plugin's check were rejected for one reason.
    rejected: BTreeMap<(usize, String, Rejection), usize>,
    /// The first plugin that is left alone and that the operator wants no verdict without.
    missing: Option<String>,
    deadline: Instant,
    allowed: Duration,
}

/// Why a difference is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rejection {
    UnknownCode,
    SpanOutside,
    Nowhere,
    TooGrave,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownCode => "answered for a check that it was not asked about",
            Self::SpanOutside => "points outside a text or into a character",
            Self::Nowhere => "points at no place in either text",
            Self::TooGrave => "is graver than the check says of itself",
        })
    }
}

impl<'a> Bench<'a> {
    pub(super) fn new(
        generation: &'a Generation,
        include: &[String],
        exclude: &[String],
        started: Instant,
        allowed: Duration,
    ) -> Self {
        let seat = |loaded: &'a Loaded| {
            let checks = selection::checks(generation, loaded, include, exclude);
            Some(Seat { loaded, plugin: loaded.comparison.as_deref()?, checks, out: None })
        };
        let seats = generation.active().filter_map(seat).filter(|seat| !seat.checks.is_empty());
        Self { seats: seats.collect(), rejected: BTreeMap::new(), missing: None, deadline: started + allowed, allowed }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.seats.is_empty()
    }

    /// Whether all failed.
    pub(super) fn nobody_answered(&self) -> bool {
        self.seats.iter().all(|seat| seat.out.is_some())
    }

    /// Why there must be no verdict, if there must not.
    pub(super) fn missing(&mut self) -> Option<String> {
        self.missing.take()
    }

    /// Why those failed that did, in one line.
    pub(super) fn reasons(&self) -> String {
        let failed = self.seats.iter().filter_map(|seat| Some((seat.loaded.id(), seat.out.as_ref()?)));
        failed.map(|(id, reason)| format!("`{id}` {reason}")).collect::<Vec<_>>().join("; ")
    }

    /// Valid differences of all plugins: what the original lost in its order, then what is
    /// new in the order of the rewrite.
    pub(super) async fn ask(&mut self, request: &CompareRequest) -> Vec<ReportedDifference> {
        let mut differences = Vec::new();
        for index in 0..self.seats.len() {
            differences.extend(self.ask_one(index, request).await);
        }
        differences.sort_by_key(|difference| {
            (difference.original_span.is_none(), difference.original_span, difference.rewrite_span)
        });
        differences.dedup();
        differences
    }

    async fn ask_one(&mut self, index: usize, request: &CompareRequest) -> Vec<ReportedDifference> {
        let Some(seat) = self.seats.get_mut(index) else { return Vec::new() };
        let speaks = |check: &&CheckInfo| check.speaks(request.original.language);
        let checks: Vec<&CheckInfo> = seat.checks.iter().copied().filter(speaks).collect();
        if checks.is_empty() {
            seat.out = Some("has no check for the language of the original".to_owned());
            return Vec::new();
        }
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            seat.out = Some(format!("was not asked: the request's {} ms were over", self.allowed.as_millis()));
            return Vec::new();
        }
        let codes: Vec<&str> = checks.iter().map(|check| check.code.as_str()).collect();
        let (loaded, answer) = (seat.loaded, seat.plugin.compare(request, &codes, left).await);
        let found = match answer {
            Ok(found) => found,
            Err(error) => {
                if !error.is_circuit_open() {
                    let fault = error.without_its_words();
                    tracing::warn!(plugin = %loaded.id(), kind = error.kind(), error = %fault, "plugin failed");
                    // Shown only where texts of people may be.
                    tracing::info!(target: "prompts", plugin = %loaded.id(), %error, "what it said");
                }
                if error.is_fatal() {
                    self.missing.get_or_insert_with(|| format!("the plugin `{}` {error}", loaded.id()));
                }
                seat.out = Some(error.to_string());
                return Vec::new();
            }
        };
        let mut valid = Vec::with_capacity(found.len());
        for difference in found {
            match validate(&difference, request, &checks) {
                Ok(()) => valid.push(reported(loaded, difference, request)),
                Err(rejection) => *self.rejected.entry((index, difference.code, rejection)).or_default() += 1,
            }
        }
        valid
    }

    /// What had no say, and why: plugins first, then single differences.
    pub(super) fn skipped(&self) -> Vec<Skipped> {
        let plugins = self.seats.iter().filter_map(|seat| {
            let reason = seat.out.clone()?;
            Some(Skipped { plugin: seat.loaded.id().clone(), code: None, reason, differences: 0 })
        });
        let differences = self.rejected.iter().filter_map(|((index, code, rejection), count)| {
            let code = (*rejection != Rejection::UnknownCode).then(|| code.clone());
            let plugin = self.seats.get(*index)?.loaded.id().clone();
            Some(Skipped { plugin, code, reason: rejection.to_string(), differences: *count })
        });
        plugins.chain(differences).collect()
    }
}

fn validate(difference: &Difference, request: &CompareRequest, checks: &[&CheckInfo]) -> Result<(), Rejection> {
    let check = checks.iter().find(|check| check.code == difference.code).ok_or(Rejection::UnknownCode)?;
    let fits = |span: Option<Span>, text: &str| span.is_none_or(|span| span.fits(text));
    if difference.original.is_none() && difference.rewrite.is_none() {
        return Err(Rejection::Nowhere);
    }
    if !fits(difference.original, &request.original.text) || !fits(difference.rewrite, &request.rewrite.text) {
        return Err(Rejection::SpanOutside);
    }
    if difference.severity > check.severity {
        return Err(Rejection::TooGrave);
    }
    Ok(())
}

fn reported(loaded: &Loaded, difference: Difference, request: &CompareRequest) -> ReportedDifference {
    let text = |span: Option<Span>, text: &str| span.map(|span| span.of(text).to_owned());
    ReportedDifference {
        plugin: loaded.id().clone(),
        code: difference.code,
        severity: difference.severity,
        message: difference.message,
        original_text: text(difference.original, &request.original.text),
        rewrite_text: text(difference.rewrite, &request.rewrite.text),
        original_span: difference.original,
        rewrite_span: difference.rewrite,
    }
}
