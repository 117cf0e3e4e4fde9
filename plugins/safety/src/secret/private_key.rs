//! Private keys between `-----BEGIN … PRIVATE KEY-----` and `-----END …-----`.

use prompt_host_plugin::Span;
use prompt_host_plugin::search::{find, has};

use super::Leak;
use super::bytes::BASE64;
use super::example::distinct;
use super::kind::PRIVATE_KEY;

/// Five hyphens open and close each of the two lines.
const RULE: &str = "-----";
/// The longest name of a kind of key, such as `RSA` or `ENCRYPTED`.
const LONGEST_NAME: usize = 40;

/// The key whose first hyphen is at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let rest = text.get(at..)?.strip_prefix("-----BEGIN ")?;
    let opening = rest.char_indices().take(LONGEST_NAME).find(|(_, c)| *c == '-').map(|(at, _)| at)?;
    let name = rest.get(..opening)?;
    if !name.ends_with("PRIVATE KEY") && !name.ends_with("PRIVATE KEY BLOCK") {
        return None;
    }
    let body = rest.get(opening..)?.strip_prefix(RULE)?;
    // Without a last line it ends where its lines of base64 do, and the prompt goes on.
    let length = find(body, RULE).unwrap_or_else(|| key_lines(body));
    let material = body.get(..length)?;
    // An elided key shows its form only.
    let is_whole = !has(material, "...") && !has(material, "…") && !material.contains('<');
    if !is_whole || material.len() < 64 || distinct(material) < 20 {
        return None;
    }
    let from = at + (text.len() - at - body.len()) + length;
    let end =
        text.get(from..)?.strip_prefix("-----END ").and_then(|tail| tail.get(name.len()..)).map_or(from, |tail| {
            let closed = tail.strip_prefix(RULE).unwrap_or(tail);
            text.len() - closed.len()
        });
    Some(Leak { span: Span::new(at, end), kind: &PRIVATE_KEY })
}

/// The length of the lines at the start of `body` that hold nothing but base64.
fn key_lines(body: &str) -> usize {
    let is_key = |line: &&str| line.trim_end().bytes().all(|byte| BASE64.has(byte) || byte == b'\\');
    let length: usize = body.split_inclusive('\n').take_while(is_key).map(str::len).sum();
    body.get(..length).map_or(0, |lines| lines.trim_end().len())
}
