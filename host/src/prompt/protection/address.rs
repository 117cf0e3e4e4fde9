//! URLs, bare domains and e-mail addresses, in ASCII and beyond (IRIs, RFC 3987).

use crate::prompt::source::Source;

use super::number::is_unspaced;
use super::{Protected, Protection};

/// Endings that make `name.ending` a domain even without a scheme.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "int", "io", "ai", "dev", "app", "info", "biz", "co", "me", "tv", "us",
    "uk", "de", "fr", "es", "it", "nl", "pl", "ru", "jp", "cn", "kr", "br", "in", "ca", "au", "eu", "ch", "at", "se",
    "no", "cloud", "xyz",
];

/// The longest local part or domain that is looked at.
const LONGEST_PART: usize = 254;

/// The address that starts at `at`, where a word starts.
pub(super) fn address_at(source: Source<'_>, at: usize, limit: usize) -> Option<Protected> {
    url_at(source, at, limit)
        .map(|end| Protected::new(at, end, Protection::Url))
        .or_else(|| email_at(source, at, limit).map(|end| Protected::new(at, end, Protection::Email)))
        .or_else(|| domain_at(source, at, limit).map(|end| Protected::new(at, end, Protection::Url)))
}

fn url_at(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    let scheme = source
        .skip_bytes(at, limit.min(at + 16), |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let has_scheme = scheme > at + 1 && source.starts_with(scheme, "://");
    let body = if has_scheme {
        scheme + 3
    } else if source.starts_with_ignoring_case(at, "www.") {
        at + 4
    } else if ["mailto:", "tel:", "data:", "urn:", "doi:", "magnet:"]
        .iter()
        .any(|start| source.starts_with_ignoring_case(at, start))
    {
        source.find(at, limit, ":")? + 1
    } else {
        return None;
    };
    let end = url_end(source, body, limit);
    // A scheme with nothing after it is still an address's part: `http://`.
    (end > body || has_scheme).then_some(end.max(body))
}

/// Up to white space or a delimiter, without the punctuation of the sentence around it.
fn url_end(source: Source<'_>, body: usize, limit: usize) -> usize {
    let mut open = [0_usize; 2];
    let mut end = body;
    let mut last_good = body;
    while end < limit {
        let Some(character) = source.char_at(end) else { break };
        match character {
            '(' => open[0] += 1,
            '[' => open[1] += 1,
            // A closing bracket belongs to the address only when it closes one of its own.
            ')' if open[0] == 0 => break,
            ']' if open[1] == 0 => break,
            ')' => open[0] -= 1,
            ']' => open[1] -= 1,
            '"' | '<' | '>' | '`' | '|' | '\\' | '^' | '«' | '»' | '“' | '”' | '「' | '」' | '『' | '』' | '（'
            | '）' | '，' | '。' | '、' => break,
            _ if character.is_whitespace() || character.is_control() => break,
            _ => {}
        }
        end += character.len_utf8();
        if !matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' | '’') {
            last_good = end;
        }
    }
    last_good
}

fn email_at(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    // Inside a longer local part: it was looked at from its start.
    if source.char_before(at).is_some_and(|c| "._%+-'&".contains(c)) {
        return None;
    }
    let window = limit.min(at + LONGEST_PART);
    let local = source.skip_chars(at, window, |c| c.is_alphanumeric() && !is_unspaced(c) || "._%+-'&".contains(c));
    if source.byte(local) != b'@' || local == at {
        return None;
    }
    let domain = local + 1;
    let end = source.skip_chars(domain, limit.min(domain + LONGEST_PART), |c| {
        c.is_alphanumeric() && !is_unspaced(c) || matches!(c, '.' | '-')
    });
    let trimmed = source.slice(domain, end).trim_end_matches(['.', '-']);
    let has_dot = trimmed.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty());
    has_dot.then_some(domain + trimmed.len())
}

/// `example.com/path`, by its ending.
fn domain_at(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    if matches!(source.byte_before(at), b'.' | b'-') {
        return None;
    }
    let window = limit.min(at + LONGEST_PART);
    let end = source.skip_bytes(at, window, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let name = source.slice(at, end).trim_end_matches(['.', '-']);
    let (rest, ending) = name.rsplit_once('.')?;
    let is_domain = !rest.is_empty()
        && !rest.ends_with('.')
        && rest.bytes().any(|byte| byte.is_ascii_alphabetic())
        && (ending.bytes().all(|byte| byte.is_ascii_lowercase()) || name.bytes().all(|byte| !byte.is_ascii_lowercase()))
        && DOMAINS.contains(&ending.to_ascii_lowercase().as_str())
        // `end.It was` is a slip between sentences; two-letter endings need a name that looks like one.
        && (ending.len() > 2 || rest.contains('.') || source.byte(at + name.len()) == b'/' || ending == "io" || ending == "ai");
    if !is_domain {
        return None;
    }
    let after = at + name.len();
    Some(
        if matches!(source.byte(after), b'/' | b':' | b'?' | b'#')
            && !source.char_at(after + 1).is_none_or(char::is_whitespace)
        {
            url_end(source, after, limit)
        } else {
            after
        },
    )
}
