//! Tables in plain text: Markdown pipes, drawn boxes, and rows of comma- or tab-separated values.

use crate::prompt::source::{Line, Source};

use super::Protection;

/// How many lines from `index` on are one table, and of what kind.
pub(super) fn table_at(source: Source<'_>, lines: &[Line], index: usize) -> Option<(usize, Protection)> {
    let rows = |is_row: &dyn Fn(&str) -> bool| {
        lines.iter().skip(index).take_while(|line| is_row(line.span.of(source.text))).count()
    };
    let first = lines.get(index)?.span.of(source.text);
    if first.contains('|') {
        let second = lines.get(index + 1).map(|line| line.span.of(source.text)).unwrap_or_default();
        if is_delimiter_row(second) || is_delimiter_row(first) {
            return Some((rows(&|row| row.contains('|')), Protection::Markup));
        }
        if is_closed_row(first) && is_closed_row(second) {
            return Some((rows(&is_closed_row), Protection::Markup));
        }
    }
    if is_border(first) {
        let count = rows(&|row| is_border(row) || row.contains('|'));
        return (count >= 2).then_some((count, Protection::Markup));
    }
    let tabs = count(first, b'\t');
    if tabs > 0 && !first.starts_with('\t') {
        let count = rows(&|row| !row.starts_with('\t') && !row.trim().is_empty() && count(row, b'\t') == tabs);
        if count >= 2 {
            return Some((count, Protection::CodeEvident));
        }
    }
    for separator in [b',', b';'] {
        if is_values_row(first, separator) {
            let separators = count(first, separator);
            let count = rows(&|row| is_values_row(row, separator) && count(row, separator) == separators);
            if count >= 2 {
                return Some((count, Protection::CodeEvident));
            }
        }
    }
    None
}

/// `|---|:--:|`, with or without the outer pipes.
fn is_delimiter_row(row: &str) -> bool {
    let row = row.trim();
    row.contains("--") && row.contains('|') && row.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// `| a | b |`
fn is_closed_row(row: &str) -> bool {
    let row = row.trim();
    row.len() > 2 && row.starts_with('|') && row.ends_with('|')
}

/// `+-----+----+` or its Unicode sister.
fn is_border(row: &str) -> bool {
    let row = row.trim();
    (row.starts_with("+-") || row.starts_with("+=") || row.starts_with(['┌', '├', '└', '╔', '╠', '╚']))
        && row.chars().all(|character| matches!(character, '+' | '-' | '=' | ' ' | '\u{2500}'..='\u{257f}'))
}

/// At least three values, and no separator followed by a blank, as prose has it.
fn is_values_row(row: &str, separator: u8) -> bool {
    let bytes = row.as_bytes();
    let mut separators = 0;
    for at in memchr::memchr_iter(separator, bytes) {
        if matches!(bytes.get(at + 1), Some(b' ' | b'\t')) {
            return false;
        }
        separators += 1;
    }
    separators >= 2
}

fn count(row: &str, byte: u8) -> usize {
    memchr::memchr_iter(byte, row.as_bytes()).count()
}
