//! Names out of code in the middle of prose: `snake_case`, `a::b`, `run()`, `list.append(x)`.

use crate::prompt::source::Source;

use super::number::is_unspaced;
use super::{Protected, Protection};

/// The longest name in bytes.
const LONGEST: usize = 128;

/// The longest arguments of a call in bytes, with their brackets.
const LONGEST_ARGUMENTS: usize = 200;

/// The identifier that starts at `at`, where a word starts.
pub(super) fn identifier_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    // The tail of a name that was looked at already; without this a chain of names is read again and again.
    if matches!(source.byte_before(at), b'.' | b':') {
        return None;
    }
    let end = source.skip_chars(at, limit.min(at + LONGEST), |c| {
        c.is_alphanumeric() && !is_unspaced(c) || matches!(c, '_' | ':' | '.' | '-' | '>')
    });
    let name = source.slice(at, end);
    let name = name.trim_end_matches(['.', ':', '-', '>']);
    let bare = name.trim_matches('_');
    if bare.is_empty() {
        return None;
    }
    // `__NAME__` is a slot in capitals; in lowercase it is Markdown's bold.
    if name.starts_with("__")
        && name.ends_with("__")
        && bare.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    {
        return Some(Protected::new(at, at + name.len(), Protection::Placeholder));
    }
    // Only the part without a stop that a sentence may have put there.
    let length = name
        .find(['-', ':'])
        .map_or(name.len(), |cut| if name.contains("::") || name.contains("->") { name.len() } else { cut });
    let name = name.get(..length).unwrap_or(name);
    let is_snake = bare.contains('_') && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_qualified = name.contains("::") || name.contains("->");
    let after = at + name.len();
    let is_called = source.byte(after) == b'('
        && (source.byte(after + 1) == b')' || is_snake || is_qualified || is_dotted(name) || is_camel(name));
    if !(is_snake || is_qualified || is_called || (is_dotted(name) && is_camel(name))) {
        return None;
    }
    let end = if is_called {
        source.closing(after, limit.min(after + LONGEST_ARGUMENTS), b'(', b')').unwrap_or(after)
    } else {
        after
    };
    Some(Protected::new(at, end, Protection::CodeEvident))
}

/// `a.b`: a member of something, not two sentences.
fn is_dotted(name: &str) -> bool {
    name.split_once('.').is_some_and(|(left, right)| {
        !left.is_empty() && right.starts_with(|c: char| c.is_ascii_alphabetic()) && !right.ends_with('.')
    })
}

/// `camelCase` or `PascalCase` with a second hump.
fn is_camel(name: &str) -> bool {
    name.as_bytes().windows(2).any(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
}
