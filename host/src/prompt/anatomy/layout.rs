//! From lines to blocks: where each starts and ends, what it is made of, what sets it off.

use super::block::{Block, Delimiter, Material, Voice};
use super::lexicon::Hit;
use super::material;
use super::signs::material_label;
use super::tag::TagPairs;
use super::triple::Triples;
use super::voice;
use crate::prompt::source::Line;
use crate::prompt::{Protected, Protection, Span};

/// All blocks of a text.
pub(super) fn read(text: &str, lines: &[Line], protected: &[Protected], hits: &[Hit]) -> Vec<Block> {
    let mut layout = Layout {
        text,
        lines,
        protected,
        hits,
        tags: TagPairs::read(text, lines),
        triples: Triples::read(text, lines, protected),
        blocks: Vec::new(),
        above: Delimiter::None,
    };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index = if line.span.of(text).trim().is_empty() { index + 1 } else { layout.block_at(index) };
    }
    let mut blocks = layout.blocks;
    voice::tell(text, hits, &mut blocks);
    blocks
}

struct Layout<'t> {
    text: &'t str,
    lines: &'t [Line],
    protected: &'t [Protected],
    hits: &'t [Hit],
    tags: TagPairs,
    triples: Triples,
    blocks: Vec<Block>,
    /// What the last heading sets off; it holds until the next one.
    above: Delimiter,
}

impl Layout<'_> {
    /// Takes the block that starts with line `index`; gives the line after it.
    fn block_at(&mut self, index: usize) -> usize {
        let Some(line) = self.lines.get(index) else { return index + 1 };
        if self.tags.is_of_outer(index) {
            let span = trimmed(self.text, line.span);
            let (material, delimiter, voice) = (Material::Markup, Delimiter::Tag, Voice::Person);
            self.blocks.push(Block { span, material, delimiter, voice });
            return index + 1;
        }
        if let Some(pair) = self.tags.at(index) {
            let span = self.span_of(index, pair.last + 1);
            let inside = if pair.last > index + 1 { self.span_of(index + 1, pair.last) } else { span };
            let material = material::of(self.text, inside, self.protected_from(inside.start));
            let voice = pair.voice;
            self.blocks.push(Block { span, material, delimiter: Delimiter::Tag, voice });
            return pair.last + 1;
        }
        if let Some(last) = self.triple_at(index) {
            return last;
        }
        if let Some(end) = self.opaque_end(*line) {
            let last =
                index + self.lines.get(index..).unwrap_or_default().partition_point(|line| line.span.start < end);
            self.push_opaque(index, last);
            return last;
        }
        if material::is_heading(line.span.of(self.text)) {
            let span = trimmed(self.text, line.span);
            let text = span.of(self.text);
            let is_marked = text.starts_with(['#', '=']) || text.starts_with("**");
            self.above = if is_marked { Delimiter::Heading } else { Delimiter::Label };
            let voice = Voice::Person;
            self.blocks.push(Block { span, material: Material::Heading, delimiter: Delimiter::None, voice });
            return index + 1;
        }
        let last = self.end_of_paragraph(index);
        let span = self.span_of(index, last);
        let material = material::of(self.text, span, self.protected_from(span.start));
        self.blocks.push(Block { span, material, delimiter: self.delimiter(*line, span), voice: Voice::Unsure });
        last
    }

    /// Takes the text between triple quotation marks that opens on line `index`, and what the
    /// person says before it there; gives the line after it.
    fn triple_at(&mut self, index: usize) -> Option<usize> {
        let triple = self.triples.at(index)?;
        let head = trimmed(self.text, Span::new(self.lines.get(index)?.span.start, triple.start));
        let span = Span::new(triple.start, triple.end);
        let tail = trimmed(self.text, Span::new(triple.end, self.lines.get(triple.last)?.span.end));
        // Marks in mid-sentence quote a word or two.
        if triple.last == index && !(head.is_empty() && tail.is_empty()) {
            return None;
        }
        if !head.is_empty() {
            let is_heading = material::is_heading(head.of(self.text));
            let material = if is_heading { Material::Heading } else { Material::Prose };
            self.blocks.push(Block { span: head, material, delimiter: Delimiter::None, voice: Voice::Person });
        }
        let material = match material::of(self.text, span, self.protected_from(span.start)) {
            Material::Verse | Material::Dialogue => Material::Prose,
            other => other,
        };
        self.blocks.push(Block { span, material, delimiter: Delimiter::Quotation, voice: Voice::Given });
        if !tail.is_empty() {
            let (material, delimiter, voice) = (Material::Prose, Delimiter::None, Voice::Person);
            self.blocks.push(Block { span: tail, material, delimiter, voice });
        }
        Some(triple.last + 1)
    }

    /// Lines `first..last`, without surrounding blanks.
    fn span_of(&self, first: usize, last: usize) -> Span {
        let start = self.lines.get(first).map_or(self.text.len(), |line| line.span.start);
        let end = last.checked_sub(1).and_then(|last| self.lines.get(last)).map_or(start, |line| line.span.end);
        trimmed(self.text, Span::new(start, end.max(start)))
    }

    fn protected_from(&self, start: usize) -> &[Protected] {
        let first = self.protected.partition_point(|protected| protected.span.end <= start);
        self.protected.get(first..).unwrap_or_default()
    }

    /// One past the fence, evident code, table, block quotation or front matter that takes this line.
    fn opaque_end(&self, line: Line) -> Option<usize> {
        let start = line.span.start + line.span.len() - line.span.of(self.text).trim_start().len();
        let first = self.protected_from(start).first().filter(|protected| protected.span.start <= start)?;
        let takes_lines = first.span.end >= trimmed(self.text, line.span).end;
        let is_block = match first.kind {
            Protection::CodeFence | Protection::FrontMatter | Protection::CodeEvident => true,
            Protection::Markup => first.span.of(self.text).contains('|'),
            Protection::Quotation => first.span.of(self.text).starts_with('>'),
            _ => false,
        };
        (is_block && takes_lines).then_some(first.span.end)
    }

    fn push_opaque(&mut self, index: usize, last: usize) {
        let span = self.span_of(index, last);
        let Some(protected) = self.protected_from(span.start).first().copied() else { return };
        let (material, delimiter) = match protected.kind {
            Protection::CodeFence => (material::of_fence(span.of(self.text)), Delimiter::Fence),
            Protection::FrontMatter => (Material::FrontMatter, Delimiter::Fence),
            Protection::Quotation => (Material::Quotation, Delimiter::Quotation),
            Protection::Markup => (Material::Table, self.above),
            _ => (material::of_code(span.of(self.text)), self.above),
        };
        let voice = if material == Material::FrontMatter { Voice::Person } else { Voice::Given };
        self.blocks.push(Block { span, material, delimiter, voice });
    }

    /// One past the last line of the paragraph that starts with line `first`.
    fn end_of_paragraph(&self, first: usize) -> usize {
        let goes_on = |(index, line): &(usize, &Line)| {
            let text = line.span.of(self.text);
            *index == first
                || !(text.trim().is_empty()
                    || self.is_announced(*index)
                    || self.tags.at(*index).is_some()
                    || self.triples.at(*index).is_some()
                    || self.tags.is_of_outer(*index)
                    || self.opaque_end(**line).is_some()
                    || material::is_heading(text)
                    || material_label(self.text, line.span, self.hits).is_some())
        };
        first + self.lines.iter().enumerate().skip(first).take_while(goes_on).count()
    }

    /// Whether the line before announces a text, and this one begins it: an instruction and
    /// its material without a blank line between.
    fn is_announced(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.lines.get(above));
        let (Some(above), Some(line)) = (above, self.lines.get(index)) else { return false };
        let ends = above.span.of(self.text).trim_end().ends_with(['.', ':', '?', '!', '。', '：', '？']);
        let is_mark =
            |line: &Line| material::is_item(line.span.of(self.text)) || material::is_table_row(line.span.of(self.text));
        ends && !is_mark(line)
            && !is_mark(above)
            && voice::announces(self.text, self.hits, above.span)
            && voice::instructs(self.text, self.hits, above.span)
            && !voice::instructs(self.text, self.hits, line.span)
    }

    fn delimiter(&self, first: Line, block: Span) -> Delimiter {
        let text = block.of(self.text);
        let closes = ['"', '”', '»', '」', '』'];
        let mut inside = text.chars();
        // A quotation that closes with the block, or never.
        let is_quoted = inside.next().is_some_and(|first| matches!(first, '"' | '“' | '«' | '「' | '『'))
            && (text.trim_end_matches(['.', '。']).ends_with(closes) || !inside.as_str().contains(closes));
        if material_label(self.text, first.span, self.hits).is_some() {
            Delimiter::Label
        } else if is_quoted && text.len() > 120 {
            Delimiter::Quotation
        } else {
            self.above
        }
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let start = span.start + whole.len() - whole.trim_start().len();
    Span::new(start, start.max(span.start + whole.trim_end().len()))
}
