//! Fenced code, by the rules of CommonMark 0.31 (section 4.5) with two allowances.
//!
//! Indentation is free, because prompts are often indented as a whole, and a fence
//! may open after prose on its line (`Fix this: ```js`) when a closing line follows.
//! An unclosed fence runs to the end of its container.

use crate::prompt::source::{Line, Source};

use super::{Protected, Protection};

/// What closes an open fence.
#[derive(Debug, Clone, Copy)]
struct Opener {
    start: usize,
    mark: u8,
    length: usize,
    in_quotation: bool,
}

/// The fence that opens on line `index`, with the number of lines it takes.
///
/// `last_closer` is the index of the last line that could close a fence of three backticks.
pub(super) fn fence_at(
    source: Source<'_>,
    lines: &[Line],
    index: usize,
    last_closer: Option<usize>,
) -> Option<(Protected, usize)> {
    let line = *lines.get(index)?;
    let (opener, must_close) = match opener(source, line) {
        Some(opener) => (opener, false),
        None => (late_opener(source, line, index, last_closer)?, true),
    };
    let mut end = line.span.end;
    for (offset, candidate) in lines.iter().enumerate().skip(index + 1) {
        if opener.in_quotation
            && source.byte(source.skip_bytes(candidate.span.start, candidate.span.end, is_blank)) != b'>'
        {
            return (!must_close).then(|| (Protected::new(opener.start, end, Protection::CodeFence), offset - index));
        }
        if closes(source, *candidate, opener) {
            let protected = Protected::new(opener.start, candidate.span.end, Protection::CodeFence);
            return Some((protected, offset + 1 - index));
        }
        end = candidate.span.end;
    }
    (!must_close).then(|| (Protected::new(opener.start, source.len(), Protection::CodeFence), lines.len() - index))
}

/// The last line that is nothing but three or more backticks.
pub(super) fn last_closer(source: Source<'_>, lines: &[Line]) -> Option<usize> {
    let opener = Opener { start: 0, mark: b'`', length: 3, in_quotation: false };
    lines.iter().rposition(|line| closes(source, *line, opener))
}

/// A fence at the start of a line, after block quotation and list marks.
fn opener(source: Source<'_>, line: Line) -> Option<Opener> {
    let (start, in_quotation) = skip_containers(source, line);
    let (mark, length) = run_at(source, start, line.span.end)?;
    let info_has_backtick = source.bytes(start + length, line.span.end).contains(&b'`');
    // A backtick after the run makes it inline code, not a fence.
    (mark == b'~' || !info_has_backtick).then_some(Opener { start, mark, length, in_quotation })
}

/// A fence after prose on the same line: one run of three backticks, then at most a language.
fn late_opener(source: Source<'_>, line: Line, index: usize, last_closer: Option<usize>) -> Option<Opener> {
    if last_closer.is_none_or(|last| last <= index) {
        return None;
    }
    let start = source.find(line.span.start, line.span.end, "```")?;
    let (mark, length) = run_at(source, start, line.span.end)?;
    let info = source.slice(start + length, line.span.end).trim();
    let backticks_before = source.bytes(line.span.start, start).iter().filter(|byte| **byte == b'`').count();
    let is_fence = length == 3 && backticks_before % 2 == 0 && info.len() <= 24 && !info.contains([' ', '`']);
    is_fence.then_some(Opener { start, mark, length, in_quotation: false })
}

fn closes(source: Source<'_>, line: Line, opener: Opener) -> bool {
    let mut at = source.skip_bytes(line.span.start, line.span.end, is_blank);
    while opener.in_quotation && source.byte(at) == b'>' {
        at = source.skip_bytes(at + 1, line.span.end, is_blank);
    }
    match run_at(source, at, line.span.end) {
        Some((mark, length)) => {
            mark == opener.mark
                && length >= opener.length
                && source.bytes(at + length, line.span.end).iter().all(|byte| is_blank(*byte))
        }
        None => false,
    }
}

/// After spaces, `>` and list marks; and whether a `>` was among them.
fn skip_containers(source: Source<'_>, line: Line) -> (usize, bool) {
    let end = line.span.end;
    let mut at = source.skip_bytes(line.span.start, end, is_blank);
    let mut in_quotation = false;
    loop {
        let after = match source.byte(at) {
            b'>' if at < end => {
                in_quotation = true;
                at + 1
            }
            b'-' | b'*' | b'+' if is_blank(source.byte(at + 1)) => at + 1,
            b'0'..=b'9' => {
                let digits = source.skip_bytes(at, end.min(at + 9), |byte| byte.is_ascii_digit());
                let is_marker = matches!(source.byte(digits), b'.' | b')') && is_blank(source.byte(digits + 1));
                if !is_marker {
                    return (at, in_quotation);
                }
                digits + 1
            }
            _ => return (at, in_quotation),
        };
        at = source.skip_bytes(after, end, is_blank);
    }
}

/// Three or more backticks or tildes.
fn run_at(source: Source<'_>, at: usize, limit: usize) -> Option<(u8, usize)> {
    let mark = source.byte(at);
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let length = source.skip_bytes(at, limit, |byte| byte == mark) - at;
    (length >= 3).then_some((mark, length))
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}
