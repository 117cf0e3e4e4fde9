//! A prompt that is one instruction and the material it is about.

use prompt_host_plugin::{Block, Delimiter, Document, Material, Purpose, Span, Voice};

/// Blocks of material with the person's words above, below, or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pasted {
    /// The person's words above the material.
    pub(crate) above: Option<Span>,
    /// From the first block of the material to its last, delimiters included.
    pub(crate) material: Span,
    /// The person's words below it.
    pub(crate) below: Option<Span>,
    /// How many blocks the material has.
    pub(crate) blocks: usize,
    /// What sets it off, the same for all of its blocks.
    pub(crate) delimiter: Delimiter,
}

/// More paragraphs than this around the material are no short instruction.
const MOST_SAID: usize = 8;

/// The only stretch of material, if all the rest is what the person says.
pub(crate) fn pasted(document: &Document) -> Option<Pasted> {
    let blocks = &document.blocks;
    if let [only] = blocks.as_slice() {
        return below_first_line(document, only);
    }
    let is_material = |block: &Block| block.voice != Voice::Person && block.material != Material::Heading;
    let first = blocks.iter().position(is_material)?;
    let last = blocks.iter().rposition(is_material)?;
    let inside = blocks.get(first..=last)?;
    let delimiter = inside.first()?.delimiter;
    let is_one = inside.iter().all(|block| is_material(block) && block.delimiter == delimiter);
    let (above, below) = (blocks.get(..first)?, blocks.get(last + 1..)?);
    let around = |blocks: &[Block]| Some(Span { start: blocks.first()?.span.start, end: blocks.last()?.span.end });
    let is_plain = |blocks: &[Block]| blocks.len() <= MOST_SAID && blocks.iter().all(|block| is_said(document, block));
    (is_one && is_plain(above) && is_plain(below)).then_some(Pasted {
        above: around(above),
        material: around(inside)?,
        below: around(below),
        blocks: inside.len(),
        delimiter,
    })
}

/// One block whose first line is an instruction that points at work on the other lines.
fn below_first_line(document: &Document, only: &Block) -> Option<Pasted> {
    let (first, rest) = document.of(only.span).split_once('\n')?;
    let above = Span { start: only.span.start, end: only.span.start + Span::new(0, first.trim_end().len()).end };
    let is_asked = document.work_on_text.is_some_and(|work| above.covers(work));
    let is_sentence = document.of(above).ends_with(['.', ':', '?', '!', '。', '：', '？']);
    let material = Span { start: only.span.end - Span::new(0, rest.trim_start().len()).end, end: only.span.end };
    let is_free = only.material == Material::Prose && only.delimiter == Delimiter::None && is_asked && is_sentence;
    is_free.then_some(Pasted { above: Some(above), material, below: None, blocks: 1, delimiter: Delimiter::None })
}

/// A paragraph or a list of the person's that says what to do.
fn is_said(document: &Document, block: &Block) -> bool {
    let is_text = matches!(block.material, Material::Prose | Material::Items) && block.delimiter == Delimiter::None;
    let asks = |purpose: Purpose| document.parts_for(purpose).any(|part| block.span.covers(part));
    let works = document.work_on_text.is_some_and(|work| block.span.covers(work));
    is_text && (works || [Purpose::Task, Purpose::Role, Purpose::Constraint, Purpose::OutputForm].into_iter().any(asks))
}
