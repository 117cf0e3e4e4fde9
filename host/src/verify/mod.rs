//! Comparing a rewrite with the prompt it came from: what it lost, changed and added.
//!
//! ```text
//! VerifyRequest ─ analyse both ─▶ two Documents
//!                                      │ bench: ask every comparison plugin, each in a sandbox
//!                                      ▼
//!                            valid differences ─▶ verdict, counts of what was kept
//! ```
//!
//! What holds for every request:
//! - "faithful" is said only when at least one plugin has answered;
//! - a plugin that fails loses its own differences only, and is named in `skipped`;
//! - it ends within its deadline; plugins that were not asked by then are named too.

mod bench;
pub mod report;
mod selection;
mod settings;

use std::sync::Arc;
use std::time::Instant;

use self::bench::Bench;
use self::report::{Kept, KeptCounts, ReportedDifference, Verdict, Verification};
use crate::plugin::{CompareRequest, Generation, Severity, Target};
use crate::prompt::anatomy::Purpose;
use crate::prompt::{Document, Span};

pub use selection::UnknownCheck;
pub use settings::Settings;

/// What a caller asks.
#[derive(Debug, Clone, Default)]
pub struct VerifyRequest {
    /// The prompt as the person wrote it.
    pub original: String,
    /// What somebody made of it.
    pub rewrite: String,
    /// What is attached, by name.
    pub context: Vec<(String, String)>,
    /// The model family; the setting's when none.
    pub target: Option<Target>,
    /// Checks to ask; all that are switched on when empty. `code`, `plugin/code` or `plugin`.
    pub include: Vec<String>,
    /// Checks not to ask.
    pub exclude: Vec<String>,
}

/// Why a request has no verdict.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// A text is too long.
    #[error("the {what} has {bytes} bytes; {limit} are allowed (setting `improve.max_prompt_bytes`)")]
    TooLong {
        /// `original`, `rewrite` or `context`.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A name in `include` or `exclude` is wrong.
    #[error(transparent)]
    UnknownCheck(#[from] UnknownCheck),
    /// There is nobody to ask.
    #[error(
        "no check is left to compare the two: load a plugin that exports `comparison`, such as `fidelity`, \
         or leave more checks on"
    )]
    NobodyToAsk,
    /// All who were asked failed.
    #[error("nothing is known of the rewrite, since no plugin answered: {0}")]
    NobodyAnswered(String),
    /// A plugin is left alone that the operator wants no verdict without.
    #[error("{0}; no verdict is given without it (setting `breaker.on_open`)")]
    Missing(String),
}

/// Compares rewrites with their originals. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Verifier {
    settings: Arc<Settings>,
}

impl Verifier {
    /// A verifier with these settings.
    pub fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings) }
    }

    /// Compares a rewrite with its original by the plugins of `generation`.
    ///
    /// # Errors
    /// When the request is wrong or nobody could answer it; see [`VerifyError`].
    pub async fn verify(&self, generation: &Generation, request: VerifyRequest) -> Result<Verification, VerifyError> {
        let started = Instant::now();
        self.validate(generation, &request)?;
        let VerifyRequest { original, rewrite, context, target, include, exclude } = request;
        let mut bench = Bench::new(generation, &include, &exclude, started, self.settings.deadline());
        if bench.is_empty() {
            return Err(VerifyError::NobodyToAsk);
        }
        let compare = CompareRequest {
            original: Arc::new(Document::analyse(original)),
            rewrite: Arc::new(Document::analyse(rewrite)),
            target: target.unwrap_or(self.settings.target),
            context: context.into(),
        };
        let differences = bench.ask(&compare).await;
        if let Some(missing) = bench.missing() {
            return Err(VerifyError::Missing(missing));
        }
        if bench.nobody_answered() {
            return Err(VerifyError::NobodyAnswered(bench.reasons()));
        }
        Ok(Verification {
            verdict: verdict(&differences),
            length_ratio: length_ratio(&compare.original.text, &compare.rewrite.text),
            kept: kept(&compare.original, &differences),
            differences,
            skipped: bench.skipped(),
            generation: generation.number,
            elapsed_ms: (started.elapsed().as_secs_f64() * 1e6).round() / 1e3,
        })
    }

    fn validate(&self, generation: &Generation, request: &VerifyRequest) -> Result<(), VerifyError> {
        let limit = self.settings.max_prompt_bytes;
        let context: usize = request.context.iter().map(|(name, text)| name.len() + text.len()).sum();
        let lengths = [("original", request.original.len()), ("rewrite", request.rewrite.len()), ("context", context)];
        if let Some((what, bytes)) = lengths.into_iter().find(|(_, bytes)| *bytes > limit) {
            return Err(VerifyError::TooLong { what, bytes, limit });
        }
        let names = request.include.iter().chain(&request.exclude);
        Ok(selection::validate(generation, names)?)
    }
}

/// The verdict that the worst difference asks for.
fn verdict(differences: &[ReportedDifference]) -> Verdict {
    match differences.iter().map(|difference| difference.severity).max() {
        Some(Severity::Breaks) => Verdict::Unfaithful,
        Some(Severity::Alters) => Verdict::Changed,
        Some(Severity::Notes) | None => Verdict::Faithful,
    }
}

/// Characters of the rewrite for each one of the original, to three digits.
fn length_ratio(original: &str, rewrite: &str) -> f64 {
    match original.chars().count() {
        0 => 1.0,
        count => (rewrite.chars().count() as f64 / count as f64 * 1e3).round() / 1e3,
    }
}

/// How much of what the original holds no difference is about.
fn kept(original: &Document, differences: &[ReportedDifference]) -> KeptCounts {
    let touched: Vec<Span> = differences
        .iter()
        .filter(|difference| difference.severity > Severity::Notes)
        .filter_map(|difference| difference.original_span)
        .collect();
    let count = |spans: &mut dyn Iterator<Item = Span>| {
        let mut kept = Kept::default();
        for span in spans {
            kept.of += 1;
            kept.kept += usize::from(!touched.iter().any(|other| other.overlaps(span)));
        }
        kept
    };
    let anatomy = &original.anatomy;
    let asks = anatomy.parts.iter().filter(|part| part.purpose == Purpose::Task);
    KeptCounts {
        protected: count(&mut original.protected.iter().map(|protected| protected.span)),
        constraints: count(&mut anatomy.constraints.iter().map(|constraint| constraint.span)),
        asks: count(&mut asks.map(|part| part.span)),
    }
}
