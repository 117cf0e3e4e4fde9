//! Signs: what kind of prompt it may be, for rules that had better keep still.

use super::lexicon::{Hit, Meaning};
use super::misleading::is_misleading;
use crate::prompt::Span;
use crate::prompt::source::Line;

bitflags::bitflags! {
    /// Signs of kinds of prompts. They are wide: in doubt one is there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Signs: u16 {
        /// It asks for work on words that it gives or means to give.
        const WORKS_ON_TEXT = 1;
        /// A line starts with the label of some material.
        const LABELLED_MATERIAL = 1 << 1;
        /// Words in it may be said by or to somebody else.
        const FICTION_OR_MESSAGE = 1 << 2;
        /// Words are its topic.
        const ABOUT_WORDING = 1 << 3;
        /// It asks to be repeated as it stands.
        const REPEATS_ITSELF = 1 << 4;
        /// Prompts, models or attacks on them are its topic.
        const ABOUT_PROMPTS = 1 << 5;
        /// Security is its topic.
        const ABOUT_SECURITY = 1 << 6;
        /// Contracts, law or policy are its topic.
        const ABOUT_LAW = 1 << 7;
    }
}

/// Words of law that occur in other prompts too; one of them alone says little.
#[rustfmt::skip]
const WEAK_LAW: &[&str] = &[
    "agreement", "compliance", "copyright", "court", "legal", "liability", "regulation", "regulations", "gericht", "tribunal",
    "datenschutz", "法律",
];

/// The signs of a text, and the first place that names work on words and what it is done
/// on: a sentence, or a line that starts with the label of some material.
pub(super) fn read(text: &str, lines: &[Line], sentences: &[Span], hits: &[Hit]) -> (Signs, Option<Span>) {
    let mut signs = Signs::empty();
    for hit in hits {
        if let Meaning::Sign(sign) = hit.meaning
            && !signs.contains(sign)
            && !is_misleading(text, sentences, hits, *hit, sign)
        {
            signs |= sign;
        }
    }
    let is_law = |hit: &&Hit| hit.meaning == Meaning::Sign(Signs::ABOUT_LAW);
    let is_weak = |hit: &Hit| WEAK_LAW.contains(&hit.span.of(text).to_ascii_lowercase().as_str());
    if hits.iter().filter(is_law).take(2).count() < 2 && hits.iter().filter(is_law).all(is_weak) {
        signs.remove(Signs::ABOUT_LAW);
    }
    let labelled = labelled_line(text, lines, hits);
    if labelled.is_some() {
        signs |= Signs::LABELLED_MATERIAL;
    }
    let works = works(hits);
    if works || labelled.is_some() {
        signs |= Signs::WORKS_ON_TEXT;
    }
    let requested = if works { requesting_sentence(sentences, hits) } else { None };
    (signs, requested.into_iter().chain(labelled).min_by_key(|span| span.start))
}

/// Whether both work and what it is done on are named. One word that may be either, such as
/// "review", is one of them.
pub(super) fn works(hits: &[Hit]) -> bool {
    let of = |meaning: Meaning| hits.iter().filter(move |hit| hit.meaning == meaning).map(|hit| hit.span);
    let mut works = of(Meaning::Work);
    let Some(first) = works.next() else { return false };
    let mut materials = of(Meaning::Material);
    materials.any(|material| material != first) || of(Meaning::Material).next().is_some() && works.next().is_some()
}

fn requesting_sentence(sentences: &[Span], hits: &[Hit]) -> Option<Span> {
    sentences.iter().copied().find(|sentence| works(within(hits, *sentence)))
}

/// The hits that start inside `span`.
pub(super) fn within(hits: &[Hit], span: Span) -> &[Hit] {
    let first = hits.partition_point(|hit| hit.span.start < span.start);
    let rest = hits.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|hit| hit.span.start < span.end)).unwrap_or_default()
}

fn labelled_line(text: &str, lines: &[Line], hits: &[Hit]) -> Option<Span> {
    lines.iter().map(|line| line.span).find(|line| material_label(text, *line, hits).is_some())
}

/// One past the label of material that opens a line: `Text:`, `Q1:`, `Dear …`.
pub(super) fn material_label(text: &str, line: Span, hits: &[Hit]) -> Option<usize> {
    let whole = line.of(text);
    let start = line.start + whole.len() - whole.trim_start_matches([' ', '*', '#', '-', '>']).len();
    let label = within(hits, Span::new(start, start + 1)).iter().find(|hit| hit.meaning == Meaning::Label)?;
    let rest = text.get(label.span.end..line.end)?;
    if label.span.of(text).eq_ignore_ascii_case("dear") {
        return rest.trim_start().starts_with(char::is_alphanumeric).then_some(label.span.end);
    }
    let after = rest.trim_start_matches(|c: char| c == ' ' || c == '*' || c.is_ascii_digit());
    let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    Some(label.span.end + rest.len() - after.len() + colon.len_utf8())
}
