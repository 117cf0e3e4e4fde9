//! Slots for values: `{{x}}`, `{% … %}`, `${x}`, `{x}`, `<<x>>`, `[INSERT X]`, `%s`, `$NAME`, `____`.

use crate::prompt::source::Source;

use super::{Protected, Protection};

/// The longest slot in bytes. A longer one is prose in brackets.
const LONGEST: usize = 240;
/// The same of one whose marks nobody puts around prose: `${…}`, `{{…}}`. It may carry a
/// whole text as its default.
const LONGEST_MARKED: usize = 4 << 10;

/// Reads what starts with `{`.
pub(super) fn brace_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}")] {
        if source.starts_with(at, open) {
            let end = marked_end(source, at, limit, open, close)?;
            // `{{{x}}}` closes with as many as it opened.
            let end = source.skip_bytes(end, limit.min(end + 2), |byte| byte == b'}' && open == "{{");
            return Some(Protected::new(at, end, Protection::Placeholder));
        }
    }
    let end = source.closing(at, limit.min(at + LONGEST), b'{', b'}')?;
    let inside = source.slice(at + 1, end - 1);
    let is_code = inside.contains([';', '=']) || (inside.contains(':') && inside.contains(['"', '\'', '{']));
    let kind = if is_code { Protection::CodeEvident } else { Protection::Placeholder };
    Some(Protected::new(at, end, kind))
}

/// Reads what starts with `[`: slots, lists of literals, checkboxes. Links are read before.
pub(super) fn bracket_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    if source.starts_with(at, "[[") {
        let end = near(source, at + 2, limit, "]]", false)?;
        return Some(Protected::new(at, end, Protection::Placeholder));
    }
    let end = source.closing(at, limit.min(at + LONGEST), b'[', b']')?;
    let inside = source.slice(at + 1, end - 1);
    let kind = if inside.starts_with(['"', '\'']) || inside.contains(['=', ';']) {
        Protection::CodeEvident
    } else {
        Protection::Placeholder
    };
    Some(Protected::new(at, end, kind))
}

/// `<<x>>` and `<x y>`; tags are read before.
pub(super) fn angle_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let (open, close) = if source.starts_with(at, "<<") { (2, ">>") } else { (1, ">") };
    let first = source.char_at(at + open)?;
    if !(first.is_alphabetic() || matches!(first, '_' | '$' | '#' | '…' | '.')) {
        return None;
    }
    let end = near(source, at + open, limit.min(at + 120), close, false)?;
    let inside = source.slice(at + open, end - close.len());
    let is_slot = !inside.contains(['<', '(', ';']) && inside.split_whitespace().count() <= 8;
    is_slot.then(|| Protected::new(at, end, Protection::Placeholder))
}

/// `${x}`, `$NAME`, `$name`, `$1`-like shell words are read as numbers.
pub(super) fn dollar_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let open = at + 1;
    if source.byte(open) == b'{' || source.byte(open) == b'(' && source.byte(open + 1).is_ascii_alphabetic() {
        let (close, longest) = if source.byte(open) == b'{' { (b'}', LONGEST_MARKED) } else { (b')', LONGEST) };
        let end = source.closing(open, limit.min(open + longest), source.byte(open), close)?;
        return Some(Protected::new(at, end, Protection::Placeholder));
    }
    let is_start = source.byte(open).is_ascii_alphabetic() || source.byte(open) == b'_';
    let end = source.skip_bytes(open, limit, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_start.then(|| Protected::new(at, end, Protection::Placeholder))
}

/// `%s`, `%5.2f`, `%(name)s`, `%1$s`, `%NAME%`.
pub(super) fn percent_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    if source.char_before(at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut end = at + 1;
    if source.byte(end) == b'(' {
        end = source.closing(end, limit.min(end + LONGEST), b'(', b')')?;
    }
    let name = source.skip_bytes(end, limit, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if end == at + 1 && name > end + 1 && source.byte(name) == b'%' {
        return Some(Protected::new(at, name + 1, Protection::Placeholder));
    }
    end = source.skip_bytes(end, limit, |byte| {
        byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'#' | b'$' | b'l')
    });
    let is_verb = matches!(
        source.byte(end),
        b's' | b'd'
            | b'i'
            | b'f'
            | b'u'
            | b'x'
            | b'X'
            | b'c'
            | b'p'
            | b'v'
            | b'r'
            | b'g'
            | b'e'
            | b'q'
            | b'Y'
            | b'm'
            | b'H'
            | b'M'
            | b'S'
            | b'B'
            | b'b'
    );
    let ends = !source.char_at(end + 1).is_some_and(char::is_alphanumeric);
    (end < limit && is_verb && ends).then(|| Protected::new(at, end + 1, Protection::Placeholder))
}

/// A line to write on: three or more `_`.
pub(super) fn blank_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    let end = source.skip_bytes(at, limit, |byte| byte == b'_');
    let is_blank = end - at >= 3 && !source.char_at(end).is_some_and(char::is_alphanumeric);
    is_blank.then(|| Protected::new(at, end, Protection::Placeholder))
}

/// One past `close`, when it comes soon and, unless `over_lines`, on the same line.
fn near(source: Source<'_>, at: usize, limit: usize, close: &str, over_lines: bool) -> Option<usize> {
    let limit = limit.min(at + LONGEST);
    let found = source.find(at, limit, close)?;
    (over_lines || !source.bytes(at, found).contains(&b'\n')).then_some(found + close.len())
}

/// One past `close`, over lines too, of a slot that opens with two marks at `at`. A long
/// one holds no second opening: that would be the next slot, and this one was never closed.
fn marked_end(source: Source<'_>, at: usize, limit: usize, open: &str, close: &str) -> Option<usize> {
    let inside = at + open.len();
    near(source, inside, limit, close, true).or_else(|| {
        let limit = limit.min(inside + LONGEST_MARKED);
        let next = source.find(inside, limit, open).unwrap_or(limit);
        source.find(inside, next, close).map(|found| found + close.len())
    })
}
