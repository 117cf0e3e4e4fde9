//! A prompt that is one instruction and the material it is about.

use prompt_host_plugin::{Block, Delimiter, Document, Material, Phrases, Purpose, Span, Voice, word_list};

use crate::lists::{ends_in, opens, says, text_of};
use crate::material_name::material_name;
use crate::paragraph_kind::OWN;
use crate::sentence::{holds, is_for, sentences_of};

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
    if let Some(pointed) = pointed_at(document) {
        return Some(pointed);
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

word_list! {
    /// Words for what follows an instruction, and for what stands above one.
    static FOLLOWING = ["below", "ci-dessous", "following", "folgende", "folgenden", "folgender", "folgendes", "siguiente", "siguientes", "suivant", "suivante", "suivants", "下記", "下面", "以下", "次の"];
}
word_list! {
    static ABOVE = ["above", "anterior", "ci-dessus", "oben", "obige", "obigen", "preceding", "précédent", "上記", "上述", "上面", "以上"];
}

/// Paragraphs that the first or the last of all points at by name, where none of them says
/// what to do: "the following article", "l'article ci-dessus".
///
/// Who speaks in them may not be told one by one: an article has sentences that demand.
fn pointed_at(document: &Document) -> Option<Pasted> {
    let (first, below) = document.blocks.split_first()?;
    let (last, above) = document.blocks.split_last()?;
    let points = |block: &Block, words: &'static Phrases<()>| {
        let said = text_of(document, block.span);
        is_said(document, block) && says(said, words) && material_name(said).is_some()
    };
    let works = |block: &Block| document.work_on_text.is_some_and(|work| block.span.covers(work));
    let (instruction, body) = if works(first) && points(first, &FOLLOWING) {
        (first, below)
    } else if points(last, &ABOVE) {
        (last, above)
    } else {
        return None;
    };
    let is_text = |block: &Block| {
        let opening = sentences_of(document, block.span).first().copied().unwrap_or(block.span);
        block.material == Material::Prose
            && block.delimiter == Delimiter::None
            // "I think that it is too long": the person's own again.
            && !opens(text_of(document, opening), &OWN)
            && ![Purpose::Task, Purpose::Role, Purpose::Constraint].iter().any(|purpose| is_for(document, opening, *purpose))
    };
    // Short words at the far end may be the person's again.
    let is_long = |block: Option<&Block>| block.is_some_and(|block| block.span.end - block.span.start >= 80);
    let material = Span { start: body.first()?.span.start, end: body.last()?.span.end };
    let is_body = body.len() > 1 && body.iter().all(is_text) && is_long(body.first()) && is_long(body.last());
    let is_above = instruction.span.start < material.start;
    is_body.then_some(Pasted {
        above: Some(instruction.span).filter(|_| is_above),
        material,
        below: Some(instruction.span).filter(|_| !is_above),
        blocks: body.len(),
        delimiter: Delimiter::None,
    })
}

/// One block whose first line is an instruction that points at work on the other lines.
fn below_first_line(document: &Document, only: &Block) -> Option<Pasted> {
    let (first, rest) = text_of(document, only.span).split_once('\n')?;
    let above = Span { start: only.span.start, end: only.span.start + Span::new(0, first.trim_end().len()).end };
    let is_asked = document.work_on_text.is_some_and(|work| above.covers(work));
    let is_sentence = ends_in(text_of(document, above), ".:?!。：？");
    let material = Span { start: only.span.end - Span::new(0, rest.trim_start().len()).end, end: only.span.end };
    let is_free = only.material == Material::Prose && only.delimiter == Delimiter::None && is_asked && is_sentence;
    is_free.then_some(Pasted { above: Some(above), material, below: None, blocks: 1, delimiter: Delimiter::None })
}

/// A paragraph or a list of the person's that says what to do.
fn is_said(document: &Document, block: &Block) -> bool {
    let is_text = matches!(block.material, Material::Prose | Material::Items) && block.delimiter == Delimiter::None;
    let asks = |purpose: Purpose| holds(document, block.span, purpose);
    let works = document.work_on_text.is_some_and(|work| block.span.covers(work));
    is_text && (works || [Purpose::Task, Purpose::Role, Purpose::Constraint, Purpose::OutputForm].into_iter().any(asks))
}
