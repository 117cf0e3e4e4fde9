//! Addresses that carry a password: `scheme://user:password@machine`.

use prompt_host_plugin::Span;

use super::Leak;
use super::example::{classes, is_example, is_slot};
use super::kind::URL;

/// Longer than any name and password in an address.
const LONGEST: usize = 200;

/// Machines that nobody else can reach, or that exist to be written in examples.
const HARMLESS: &[&str] = &["localhost", "127.0.0.1", "0.0.0.0", "[::1]", "example.", "host", "hostname", "server"];

/// The password after the `://` whose colon is at `colon`.
pub(super) fn after(text: &str, colon: usize) -> Option<Leak> {
    let from = colon + 3;
    let rest = text.get(colon..)?.strip_prefix("://")?;
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'?' | b'#' | b'"' | b'\'' | b'`');
    let length = rest.bytes().take(LONGEST).position(|byte| ends(&byte)).unwrap_or(rest.len().min(LONGEST));
    let authority = rest.get(..length)?;
    let (person, machine) = authority.rsplit_once('@')?;
    let (user, password) = person.split_once(':')?;
    let is_harmless = HARMLESS.iter().any(|known| machine.starts_with(known));
    let gives_away = password.len() >= 6 && classes(password) >= 2 && !is_slot(password) && !is_example(password);
    let start = from + user.len() + 1;
    (gives_away && !is_harmless && user != password)
        .then_some(Leak { span: Span::new(start, start + password.len()), kind: &URL })
}
