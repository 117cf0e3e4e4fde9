//! Blocks of whole lines: front matter, fences, tables, block quotations, evident code.

use crate::prompt::source::{Line, Source, lines};

use super::code_line::{Evidence, evidence, late_code};
use super::fence::{fence_at, last_closer};
use super::table::table_at;
use super::{Budget, Protected, Protection};

/// All blocks, ordered and never overlapping. A block ends before the line break of its last line.
pub(super) fn blocks(text: &str) -> Vec<Protected> {
    let source = Source::new(text);
    let lines = lines(text);
    let last_closer = last_closer(source, &lines);
    let mut budget = Budget::for_text(text);
    let mut blocks = Vec::new();
    let mut index = 0;
    if let Some((protected, taken)) = front_matter(source, &lines) {
        blocks.push(protected);
        index = taken;
    }
    let mut code = CodeRun::default();
    while let Some(line) = lines.get(index) {
        let other = fence_at(source, &lines, index, last_closer)
            .or_else(|| bracketed_data(source, &lines, index, &mut budget))
            .or_else(|| table(source, &lines, index))
            .or_else(|| block_quotation(source, &lines, index));
        match other {
            Some((protected, taken)) => {
                code.flush(&mut blocks);
                blocks.push(protected);
                index += taken.max(1);
            }
            None => {
                code.read(source, *line, &mut blocks);
                index += 1;
            }
        }
    }
    code.flush(&mut blocks);
    join_code(source, blocks)
}

/// Joins evident code on neighbouring lines: `int main()` and the `{ … }` under it are one.
fn join_code(source: Source<'_>, blocks: Vec<Protected>) -> Vec<Protected> {
    let mut joined: Vec<Protected> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match joined.last_mut() {
            Some(last) if is_next_line(source, *last, block) => last.span.end = block.span.end,
            _ => joined.push(block),
        }
    }
    joined
}

fn is_next_line(source: Source<'_>, first: Protected, second: Protected) -> bool {
    let is_code = first.kind == Protection::CodeEvident && second.kind == Protection::CodeEvident;
    is_code && matches!(source.slice(first.span.end, second.span.start), "\n" | "\r\n" | "\r")
}

/// YAML between `---` or TOML between `+++`, only as the very first thing.
fn front_matter(source: Source<'_>, lines: &[Line]) -> Option<(Protected, usize)> {
    let first = lines.first()?;
    let start = if source.starts_with(0, "\u{feff}") { '\u{feff}'.len_utf8() } else { 0 };
    let mark = source.slice(start, first.span.end).trim_end();
    let separator = match mark {
        "---" => ':',
        "+++" => '=',
        _ => return None,
    };
    let key_line = lines.get(1)?.span.of(source.text);
    // A thematic break at the top is no front matter: what follows must be data.
    let is_data = key_line.contains(separator) && !key_line.starts_with([' ', '*', '>']) || key_line.starts_with('#');
    if !is_data {
        return None;
    }
    let close = lines.iter().skip(1).position(|line| {
        let text = line.span.of(source.text).trim_end();
        text == mark || (separator == ':' && text == "...")
    })? + 1;
    let end = lines.get(close)?.span.end;
    Some((Protected::new(start, end, Protection::FrontMatter), close + 1))
}

/// JSON and its like: a line that starts with `{` or `[`, up to the bracket that closes it.
fn bracketed_data(source: Source<'_>, lines: &[Line], index: usize, budget: &mut Budget) -> Option<(Protected, usize)> {
    let line = lines.get(index)?;
    let start = source.skip_bytes(line.span.start, line.span.end, |byte| matches!(byte, b' ' | b'\t'));
    if !matches!(source.byte(start), b'{' | b'[') {
        return None;
    }
    // One-line slots such as `{name}` and `[INSERT]` are read inside the line.
    let limit = budget.limit(start, source.len());
    let Some(data) = balanced(source, start, limit) else {
        budget.pay(limit.saturating_sub(start));
        return None;
    };
    let is_data = data.pairs > 0 || (data.strings > 1 && data.breaks > 0);
    if !is_data {
        budget.pay(data.end.saturating_sub(start));
        return None;
    }
    let taken = lines.iter().skip(index).take_while(|line| line.span.start < data.end).count();
    let last = lines.get(index + taken.saturating_sub(1))?;
    let rest = source.slice(data.end, last.span.end).trim();
    // Prose after the closing bracket stays prose: it is read as a line of its own.
    let end = if rest.len() <= 2 { last.span.end } else { data.end };
    Some((Protected::new(line.span.start, end, Protection::CodeEvident), taken))
}

struct Data {
    end: usize,
    pairs: usize,
    strings: usize,
    breaks: usize,
}

/// The bracket at `start` with all up to its counterpart, strings respected.
fn balanced(source: Source<'_>, start: usize, limit: usize) -> Option<Data> {
    let mut data = Data { end: start, pairs: 0, strings: 0, breaks: 0 };
    let mut depth = 0_usize;
    let mut at = start;
    while at < limit {
        match source.byte(at) {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    data.end = at + 1;
                    return Some(data);
                }
            }
            b'"' => {
                at = string_end(source, at, limit)?;
                data.strings += 1;
                let after = source.skip_bytes(at, limit, |byte| matches!(byte, b' ' | b'\t'));
                data.pairs += usize::from(source.byte(after) == b':');
                continue;
            }
            b'\n' => data.breaks += 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// One past the closing quotation mark of the string at `start`.
fn string_end(source: Source<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let found = memchr::memchr2(b'"', b'\\', source.bytes(at, limit))?;
        at += found;
        if source.byte(at) == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

fn table(source: Source<'_>, lines: &[Line], index: usize) -> Option<(Protected, usize)> {
    let (taken, kind) = table_at(source, lines, index)?;
    let first = lines.get(index)?;
    let last = lines.get(index + taken.saturating_sub(1))?;
    Some((Protected::new(first.span.start, last.span.end, kind), taken))
}

/// Lines that start with `>`, up to the first that does not or that opens a fence.
fn block_quotation(source: Source<'_>, lines: &[Line], index: usize) -> Option<(Protected, usize)> {
    let mark = |line: &Line| {
        let start = source.skip_bytes(line.span.start, line.span.end, |byte| matches!(byte, b' ' | b'\t'));
        (start < line.span.end && source.byte(start) == b'>').then_some(start)
    };
    let start = mark(lines.get(index)?)?;
    // A Python prompt is a session, not a quotation.
    if source.starts_with(start, ">>> ") {
        return None;
    }
    let more = lines
        .iter()
        .enumerate()
        .skip(index + 1)
        .take_while(|(at, line)| mark(line).is_some() && fence_at(source, lines, *at, None).is_none())
        .count();
    let last = lines.get(index + more)?;
    Some((Protected::new(start, last.span.end, Protection::Quotation), more + 1))
}

/// Lines of evident code as they come, until prose ends them.
#[derive(Debug, Default)]
struct CodeRun {
    /// Where the run may start: its first line that could be code.
    start: Option<usize>,
    /// Where its last line that is code ends.
    end: usize,
    /// A line that is surely code has been seen.
    is_sure: bool,
    /// Lines that look like code without being sure.
    likely: usize,
    /// Blank lines since the last one that is code.
    pending_blank: usize,
    /// Inside a diff, where `+` and `-` start lines of content.
    is_diff: bool,
}

impl CodeRun {
    fn read(&mut self, source: Source<'_>, line: Line, blocks: &mut Vec<Protected>) {
        let text = line.span.of(source.text);
        let mut found = evidence(text);
        if found == Evidence::Diff {
            self.is_diff = true;
            found = Evidence::Sure;
        } else if self.is_diff && text.starts_with(['+', '-', ' ']) {
            found = Evidence::Sure;
        }
        // Within sure code an indented line is code, whatever it looks like by itself.
        let is_indented = text.starts_with(['\t']) || text.starts_with("  ");
        let is_inside = self.start.is_some() && self.is_sure && is_indented && self.pending_blank <= 1;
        if is_inside && matches!(found, Evidence::Bridge | Evidence::Prose) {
            found = Evidence::Likely;
        }
        match found {
            Evidence::Blank => self.pending_blank += 1,
            Evidence::Sure | Evidence::Diff => self.take(line, true),
            Evidence::Likely => self.take(line, false),
            Evidence::Bridge if self.start.is_some() && self.pending_blank <= usize::from(self.is_sure) => {
                // Kept open: it counts only when more code follows.
            }
            Evidence::Bridge | Evidence::Prose => {
                self.flush(blocks);
                if let Some(start) = late_code(text) {
                    self.start = Some(line.span.start + start);
                    self.end = line.span.end;
                    self.is_sure = true;
                }
            }
        }
    }

    fn take(&mut self, line: Line, is_sure: bool) {
        // Two blank lines, or one before a merely likely line, end a run that is not sure.
        let starts_anew = self.start.is_none() || (!self.is_sure && self.pending_blank > 1);
        if starts_anew {
            *self = Self { start: Some(line.span.start), is_diff: self.is_diff, ..Self::default() };
        }
        self.end = line.span.end;
        self.is_sure |= is_sure;
        self.likely += usize::from(!is_sure);
        self.pending_blank = 0;
    }

    fn flush(&mut self, blocks: &mut Vec<Protected>) {
        let run = std::mem::take(self);
        if let Some(start) = run.start
            && (run.is_sure || run.likely >= 3)
        {
            blocks.push(Protected::new(start, run.end, Protection::CodeEvident));
        }
    }
}
