//! What the header of a request, or a command that sends one, says of who sends it.

use prompt_host_plugin::Span;

use super::Leak;
use super::base64::decoded;
use super::bytes::{BASE64, TOKEN, byte};
use super::example::{classes, is_example, is_random, is_slot};
use super::kind::{PASSWORD, SECRET};
use super::service::SHAPES;

/// Longer values are no keys.
const LONGEST: usize = 300;
/// Options of `curl` and its like that a name and a password follow.
const OPTIONS: &[&str] = &["-u ", "-u \"", "-u '", "--user ", "--user \"", "--user '", "--user="];

/// The value of `Bearer …` or `Basic …` that starts at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let rest = text.get(at..)?;
    let (body, is_basic) = match (rest.strip_prefix("Bearer "), rest.strip_prefix("Basic ")) {
        (Some(after), _) => (text.len() - after.len(), false),
        (_, Some(after)) => (text.len() - after.len(), true),
        _ => return None,
    };
    let alphabet = if is_basic { BASE64 } else { TOKEN };
    let length = alphabet.run(text, body, LONGEST);
    let value = text.get(body..body + length).filter(|_| length <= LONGEST)?;
    let gives_away = if is_basic { is_login(value) } else { is_opaque(value) && byte(text, body + length) != b'.' };
    gives_away.then_some(Leak { span: Span::new(body, body + length), kind: &SECRET })
}

/// Whether it is a name and a password in base64.
fn is_login(value: &str) -> bool {
    if value.len() < 16 {
        return false;
    }
    let login = decoded(value);
    let is_text = login.bytes().all(|byte| byte.is_ascii_graphic());
    is_text && login.split_once(':').is_some_and(|(name, password)| !name.is_empty() && is_used(password))
}

/// Whether it looks drawn, and nothing says whose it is: else it is found as that.
fn is_opaque(value: &str) -> bool {
    let is_named = SHAPES.iter().any(|shape| value.starts_with(shape.prefix));
    value.len() >= 24 && !is_named && is_random(value) && value.bytes().any(|byte| byte.is_ascii_digit())
}

/// The password after the colon at `colon`, where a command logs in with it: `-u name:password`.
pub(super) fn after(text: &str, colon: usize) -> Option<Leak> {
    let start = colon + 1;
    let before = text.get(..colon)?;
    let name = before.bytes().rev().take_while(|byte| TOKEN.has(*byte) || matches!(byte, b'.' | b'@')).count();
    let option = before.get(..colon - name)?;
    if name == 0 || name > 64 || !OPTIONS.iter().any(|known| option.ends_with(known)) {
        return None;
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`');
    let rest = text.as_bytes().get(start..)?;
    let length = rest.iter().take(LONGEST).position(ends).unwrap_or(rest.len().min(LONGEST));
    let password = text.get(start..start + length)?;
    is_used(password).then_some(Leak { span: Span::new(start, start + length), kind: &PASSWORD })
}

/// Whether it is a password that somebody uses.
fn is_used(password: &str) -> bool {
    password.len() >= 6 && classes(password) >= 2 && !is_slot(password) && !is_example(password)
}
