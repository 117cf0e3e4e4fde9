//! What no edit may lose.
//!
//! [`protect`] reads a text in three passes, each linear and each skipping what an
//! earlier one took: blocks of lines, things inside lines, quotations. Where two
//! spans meet, the outer one stays; where they cross, the earlier one stays whole
//! and the rest of the later one stays protected too. In doubt it covers more:
//! a rule that keeps still does no harm, lost text does.

use serde::{Deserialize, Serialize};

use super::Span;
use super::source::Source;

mod address;
mod block;
mod code_line;
mod code_start;
mod fence;
mod identifier;
mod inline;
mod kept;
mod markup;
mod number;
mod path;
mod placeholder;
mod quotation;
mod table;
mod tex;
mod unit;

pub use kept::{Lost, kept};

/// Why a stretch of text is protected. The names are those of `wit/prompt.wit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// A Markdown fence with its content.
    CodeFence,
    /// Inline code between backticks.
    CodeInline,
    /// Code, logs, JSON or stack traces without a fence.
    CodeEvident,
    /// An address.
    Url,
    /// An e-mail address.
    Email,
    /// A file path, POSIX or Windows.
    Path,
    /// A number with its sign, currency or unit.
    Number,
    /// Quoted words with their marks, and block quotations.
    Quotation,
    /// A slot for a value.
    Placeholder,
    /// YAML or TOML at the top.
    FrontMatter,
    /// Tags, Markdown tables and link targets, TeX formulas.
    Markup,
}

impl Protection {
    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CodeFence => "code fence",
            Self::CodeInline => "inline code",
            Self::CodeEvident => "code",
            Self::Url => "address",
            Self::Email => "e-mail address",
            Self::Path => "path",
            Self::Number => "number",
            Self::Quotation => "quotation",
            Self::Placeholder => "placeholder",
            Self::FrontMatter => "front matter",
            Self::Markup => "markup",
        }
    }
}

/// A protected stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Protected {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: Protection,
}

impl Protected {
    /// `start..end` of a kind.
    pub(crate) fn new(start: usize, end: usize, kind: Protection) -> Self {
        Self { span: Span::new(start, end), kind }
    }
}

/// Every protected stretch of a text: ordered by start, never overlapping, never empty.
pub fn protect(text: &str) -> Vec<Protected> {
    let source = Source::new(text);
    let blocks = block::blocks(text);
    let mut found = Vec::with_capacity(blocks.len() + text.len() / 40 + 1);
    let mut budget = Budget::for_text(text);
    for gap in gaps(&blocks, text.len()) {
        inline::scan(source, gap, &mut budget, &mut found);
    }
    found.extend(blocks);
    let opaque = resolve(text, found);
    let quotations = quotation::quotations(source, &opaque);
    if quotations.is_empty() {
        return opaque;
    }
    resolve(text, opaque.into_iter().chain(quotations).collect())
}

/// How many bytes may be read again in searches for an end that may not come.
///
/// A search that finds its end pays for itself, since scanning goes on after it.
/// Those that find none share this budget, which keeps the whole linear.
struct Budget {
    bytes: usize,
}

impl Budget {
    fn for_text(text: &str) -> Self {
        Self { bytes: text.len().saturating_mul(4).saturating_add(4096) }
    }

    /// How far a search from `at` may look.
    fn limit(&self, at: usize, limit: usize) -> usize {
        limit.min(at.saturating_add(self.bytes))
    }

    /// Pays for a search that found nothing.
    fn pay(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    /// Where `needle` starts, at or after `at` and wholly before `limit`.
    fn find(&mut self, source: Source<'_>, at: usize, limit: usize, needle: &str) -> Option<usize> {
        let limit = self.limit(at, limit);
        let found = source.find(at, limit, needle);
        if found.is_none() {
            self.pay(limit.saturating_sub(at));
        }
        found
    }
}

/// The stretches of `0..len` that no span covers. Spans are ordered and never overlap.
pub(super) fn gaps(taken: &[Protected], len: usize) -> Vec<Span> {
    let mut gaps = Vec::with_capacity(taken.len() + 1);
    let mut start = 0;
    for protected in taken {
        if start < protected.span.start {
            gaps.push(Span::new(start, protected.span.start));
        }
        start = start.max(protected.span.end);
    }
    if start < len {
        gaps.push(Span::new(start, len));
    }
    gaps
}

/// Orders candidates and removes overlaps: outer before inner, earlier before later.
fn resolve(text: &str, mut candidates: Vec<Protected>) -> Vec<Protected> {
    candidates
        .sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)).then(a.kind.cmp(&b.kind)));
    let mut resolved: Vec<Protected> = Vec::with_capacity(candidates.len());
    let mut covered = 0;
    for Protected { span, kind } in candidates {
        let span = Span::new(span.start.max(covered), span.end);
        if span.start < span.end && span.fits(text) {
            covered = span.end;
            resolved.push(Protected { span, kind });
        }
    }
    resolved
}

#[cfg(test)]
mod tests;
