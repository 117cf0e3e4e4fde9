//! Things inside lines: one walk over the text, each position read by what stands there.

use crate::prompt::Span;
use crate::prompt::source::Source;

use super::address::address_at;
use super::identifier::identifier_at;
use super::markup::{Link, entity_at, link_at, tag_at};
use super::number::{is_digit, is_unspaced, number_at, word_end};
use super::path::path_at;
use super::placeholder::{angle_at, blank_at, brace_at, bracket_at, dollar_at, percent_at};
use super::tex::{command_at, formula_at};
use super::unit::is_currency_mark;
use super::{Budget, Protected, Protection};

/// Appends what `gap` holds, ordered, to `found`.
pub(super) fn scan(source: Source<'_>, gap: Span, budget: &mut Budget, found: &mut Vec<Protected>) {
    let limit = gap.end;
    let mut at = gap.start;
    while at < limit {
        let Some(character) = source.char_at(at) else { break };
        match read(source, at, limit, character, budget) {
            Read::Found(protected) => {
                at = protected.span.end.max(at + 1);
                found.push(protected);
            }
            Read::Link { open, destination } => {
                // The text of a link is prose and may hold protected things itself.
                at = open.span.end;
                found.push(open);
                scan_link_text(source, Span::new(at, destination.span.start), budget, found);
                at = destination.span.end;
                found.push(destination);
            }
            Read::Nothing(next) => at = next.max(at + 1),
        }
    }
}

/// A link's text cannot hold a link, so this goes one level deep only.
fn scan_link_text(source: Source<'_>, text: Span, budget: &mut Budget, found: &mut Vec<Protected>) {
    let mut at = text.start;
    while at < text.end {
        let Some(character) = source.char_at(at) else { break };
        match read(source, at, text.end, character, budget) {
            Read::Found(protected) => {
                at = protected.span.end.max(at + 1);
                found.push(protected);
            }
            Read::Link { open, destination } => {
                at = destination.span.end;
                found.push(Protected::new(open.span.start, at, Protection::Markup));
            }
            Read::Nothing(next) => at = next.max(at + 1),
        }
    }
}

enum Read {
    Found(Protected),
    Link {
        open: Protected,
        destination: Protected,
    },
    /// Nothing here; go on at this position.
    Nothing(usize),
}

impl Read {
    fn or_past(found: Option<Protected>, next: usize) -> Self {
        found.map_or(Self::Nothing(next), Self::Found)
    }
}

fn read(source: Source<'_>, at: usize, limit: usize, character: char, budget: &mut Budget) -> Read {
    let next = at + character.len_utf8();
    match character {
        '`' => code_span(source, at, limit, budget),
        '<' => {
            let found = tag_at(source, at, limit, budget)
                .or_else(|| angle_at(source, at, limit))
                .or_else(|| number_at(source, at, limit));
            Read::or_past(found, next)
        }
        '{' => Read::or_past(brace_at(source, at, limit), next),
        '[' | '!' => match link_at(source, at, limit) {
            Some(Link::Inline { open, destination }) => Read::Link { open, destination },
            Some(Link::Whole(whole)) => Read::Found(whole),
            None if character == '[' => Read::or_past(bracket_at(source, at, limit), next),
            None => Read::Nothing(next),
        },
        '$' => {
            let found = formula_at(source, at, limit, budget)
                .or_else(|| number_at(source, at, limit))
                .or_else(|| dollar_at(source, at, limit));
            Read::or_past(found, next)
        }
        '%' => Read::or_past(percent_at(source, at, limit), next),
        '&' => Read::or_past(entity_at(source, at, limit), next),
        '\\' => Read::or_past(path_at(source, at, limit).or_else(|| command_at(source, at, limit, budget)), next),
        '/' | '~' => Read::or_past(path_at(source, at, limit).or_else(|| number_at(source, at, limit)), next),
        '.' => Read::or_past(number_at(source, at, limit).or_else(|| path_at(source, at, limit)), next),
        '_' => {
            let found = blank_at(source, at, limit).or_else(|| identifier_at(source, at, limit));
            Read::or_past(found, source.skip_bytes(at, limit, |byte| byte == b'_'))
        }
        '+' | '-' | '−' | '±' | '≈' | '>' | '≤' | '≥' | '=' | '^' | '×' | '#' | '№' | '§' | ',' => {
            Read::or_past(number_at(source, at, limit), next)
        }
        _ if is_currency_mark(character) => Read::or_past(number_at(source, at, limit), next),
        _ if character.is_alphanumeric() => word(source, at, limit, character),
        _ => Read::Nothing(next),
    }
}

/// A word: an address, a path, a number, a name out of code, or just a word.
fn word(source: Source<'_>, at: usize, limit: usize, character: char) -> Read {
    let end = word_end(source, at, limit).max(at + character.len_utf8());
    if is_unspaced(character) {
        return Read::Nothing(end);
    }
    // Most words end with a blank or a comma and hold no digit: they are nothing more.
    let after = source.byte(end);
    let is_plain = matches!(after, b' ' | b'\n' | b',' | 0) || end >= limit;
    if is_plain && source.bytes(at, end).iter().all(u8::is_ascii_alphabetic) && !has_currency_start(source, at) {
        return Read::Nothing(end);
    }
    if is_plain && character.is_ascii_digit() {
        return Read::or_past(number_at(source, at, limit), end);
    }
    let found = address_at(source, at, limit)
        .or_else(|| path_at(source, at, limit))
        .or_else(|| number_at(source, at, limit).filter(|_| !is_name(source, at, end)))
        .or_else(|| identifier_at(source, at, limit))
        .or_else(|| number_at(source, at, limit));
    Read::or_past(found, end)
}

/// `USD 5`
fn has_currency_start(source: Source<'_>, at: usize) -> bool {
    super::unit::currency_code_before(source, at, source.len()).is_some()
}

/// Whether a word with digits reads as a name out of code: `utf8_decode`, `x2()`.
fn is_name(source: Source<'_>, at: usize, end: usize) -> bool {
    !source.char_at(at).is_some_and(is_digit)
        && (source.bytes(at, end).contains(&b'_') || matches!(source.byte(end), b'(' | b':' | b'.'))
        && identifier_at(source, at, source.len()).is_some()
}

/// `` `…` ``: as many backticks at the end as at the start, no blank line between.
fn code_span(source: Source<'_>, at: usize, limit: usize, budget: &mut Budget) -> Read {
    let open = source.skip_bytes(at, limit, |byte| byte == b'`');
    let length = open - at;
    let search_limit = budget.limit(open, limit);
    let mut position = open;
    while let Some(offset) = memchr::memchr2(b'`', b'\n', source.bytes(position, search_limit)) {
        position += offset;
        if source.byte(position) == b'\n' {
            let line = source.skip_bytes(position + 1, search_limit, |byte| matches!(byte, b' ' | b'\t' | b'\r'));
            if source.byte(line) == b'\n' {
                break;
            }
            position += 1;
            continue;
        }
        let close = source.skip_bytes(position, search_limit, |byte| byte == b'`');
        if close - position == length {
            return Read::Found(Protected::new(at, close, Protection::CodeInline));
        }
        position = close;
    }
    budget.pay(position.max(open).saturating_sub(open));
    Read::Nothing(open)
}
