//! The sentences of a block, and what each is there for.
//!
//! Not inlined, for the size of the component.

use prompt_host_plugin::{Document, Purpose, Span};

/// Sentences that lie wholly within `block`.
#[inline(never)]
pub(crate) fn sentences_of(document: &Document, block: Span) -> &[Span] {
    let first = document.sentences.partition_point(|sentence| sentence.start < block.start);
    let after = document.sentences.partition_point(|sentence| sentence.end <= block.end);
    document.sentences.get(first..after).unwrap_or_default()
}

/// Whether some part of `span` is there for `purpose`.
#[inline(never)]
pub(crate) fn holds(document: &Document, span: Span, purpose: Purpose) -> bool {
    parts_in(document, span).any(|(part, known)| known == purpose && span.covers(part))
}

/// Whether the whole of `span` is there for `purpose`.
#[inline(never)]
pub(crate) fn is_for(document: &Document, span: Span, purpose: Purpose) -> bool {
    parts_in(document, span).any(|(part, known)| known == purpose && part == span)
}

/// Parts that start within `span`. They are ordered, so that a long prompt is not walked
/// once for each of its sentences.
fn parts_in(document: &Document, span: Span) -> impl Iterator<Item = (Span, Purpose)> + '_ {
    let first = document.parts.partition_point(|part| part.span.start < span.start);
    let rest = document.parts.get(first..).unwrap_or_default();
    rest.iter().take_while(move |part| part.span.start < span.end).map(|part| (part.span, part.purpose))
}

/// Whether `span` opens with a part that is there for `purpose`.
pub(crate) fn opens_for(document: &Document, span: Span, purpose: Purpose) -> bool {
    parts_in(document, span).any(|(part, known)| known == purpose && part.start == span.start && span.covers(part))
}
