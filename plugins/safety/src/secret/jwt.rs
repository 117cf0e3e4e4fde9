//! Signed web tokens: header, claims and signature in base64, with full stops between.

use prompt_host_plugin::Span;
use prompt_host_plugin::search::has;

use super::Leak;
use super::base64::decoded;
use super::bytes::{TOKEN, byte};
use super::kind::JWT;

/// Longer parts are not looked into.
const LONGEST: usize = 8 * 1024;
/// A signature has at least 256 bits.
const SHORTEST_SIGNATURE: usize = 42;

/// Claims of the tokens that manuals show.
const EXAMPLES: &[&str] = &["1234567890", "John Doe", "Jane Doe", "example", "1516239022"];

/// `{"` in base64.
const OPENING: &str = "eyJ";

/// Whether a token starts with `letter`.
pub(super) const fn opens(letter: u8) -> bool {
    letter == b'e'
}

/// The token that starts at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    text.get(at..)?.strip_prefix(OPENING)?;
    let header = part(text, at)?;
    let claims = part(text, header.to() + 1).filter(|_| byte(text, header.to()) == b'.')?;
    let signature = part(text, claims.to() + 1).filter(|_| byte(text, claims.to()) == b'.')?;
    if signature.to() - signature.from() < SHORTEST_SIGNATURE || !has(&decoded(header.of(text)), "\"alg\"") {
        return None;
    }
    let claims = decoded(claims.of(text));
    let is_real = claims.starts_with('{') && !EXAMPLES.iter().any(|example| has(&claims, example));
    is_real.then_some(Leak { span: Span::new(at, signature.to()), kind: &JWT })
}

fn part(text: &str, at: usize) -> Option<Span> {
    let length = TOKEN.run(text, at, LONGEST);
    (1..=LONGEST).contains(&length).then_some(Span::new(at, at + length))
}
