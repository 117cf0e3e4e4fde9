//! Values that are called a password or a key: `password=…`, `"api_key": "…"`.

use prompt_host_plugin::Span;
use prompt_host_plugin::search::has;

use super::Leak;
use super::bytes::byte;
use super::example::{classes, distinct, is_example, is_random, is_slot};
use super::kind::{Kind, PASSWORD, SECRET};

/// How much a name says of its value.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Claim {
    /// A password: people make them, so they need not look drawn by a machine.
    Password,
    /// A key: random where it is real.
    Key,
    /// May also be a mark of a page or of a language.
    Token,
}

/// Ends of names, in small letters without `-` and `_`.
const NAMES: &[(&str, Claim)] = &[
    ("accesskey", Claim::Key),
    ("accesstoken", Claim::Key),
    ("accountkey", Claim::Key),
    ("apikey", Claim::Key),
    ("apischlüssel", Claim::Key),
    ("apisecret", Claim::Key),
    ("apitoken", Claim::Key),
    ("authtoken", Claim::Key),
    ("clavedeapi", Claim::Key),
    ("clientsecret", Claim::Key),
    ("cléapi", Claim::Key),
    ("clédapi", Claim::Key),
    ("contrasena", Claim::Password),
    ("contraseña", Claim::Password),
    ("dbpass", Claim::Password),
    ("encryptionkey", Claim::Key),
    ("kennwort", Claim::Password),
    ("licensekey", Claim::Key),
    ("mailpass", Claim::Password),
    ("masterkey", Claim::Key),
    ("motdepasse", Claim::Password),
    ("passcode", Claim::Password),
    ("passphrase", Claim::Password),
    ("passwd", Claim::Password),
    ("password", Claim::Password),
    ("passwort", Claim::Password),
    ("privatekey", Claim::Key),
    ("pwd", Claim::Password),
    ("refreshtoken", Claim::Key),
    ("secret", Claim::Key),
    ("secretkey", Claim::Key),
    ("secretaccesskey", Claim::Key),
    ("secretkeybase", Claim::Key),
    ("sessiontoken", Claim::Key),
    ("signingkey", Claim::Key),
    ("smtppass", Claim::Password),
    ("token", Claim::Token),
    ("userpass", Claim::Password),
    ("webhookkey", Claim::Key),
    ("アクセスキー", Claim::Key),
    ("パスワード", Claim::Password),
    ("口令", Claim::Password),
    ("密码", Claim::Password),
    ("密钥", Claim::Key),
];

/// Their last letters: most colons and equals signs need no more than this.
const LAST_LETTERS: &[char] = &['a', 'd', 'e', 'i', 'l', 'n', 's', 't', 'y', 'ド', 'ー', '令', '码', '钥'];

/// The longest name and value that are looked at.
const LONGEST_NAME: usize = 48;
const LONGEST_VALUE: usize = 256;
/// A token of a session is long, and in quotation marks it is known where it ends.
const LONGEST_QUOTED: usize = 1024;

/// The value that is given at `at`, where `=`, `:` or `：` stands.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let claim = claim(text.get(..at)?)?;
    let sign = text.get(at..)?.chars().next()?;
    let value = value(text, at + sign.len_utf8())?;
    let written = value.span.of(text);
    let gives_away = match claim {
        Claim::Password => is_password(written, value.is_quoted),
        Claim::Key => written.len() >= 16 && is_random(written) && classes(written) >= 2,
        Claim::Token => written.len() >= 24 && is_random(written) && classes(written) >= 3,
    };
    let kind: &'static Kind = if claim == Claim::Password { &PASSWORD } else { &SECRET };
    (gives_away && !is_slot_in(written, claim) && !is_name(written, claim) && !is_expression(written))
        .then_some(Leak { span: value.span, kind })
}

/// What the name at the end of `before` says.
fn claim(before: &str) -> Option<Claim> {
    let before = before.trim_end_matches([' ', '\t', '\u{a0}', '\u{202f}']);
    let before = before.strip_suffix(['"', '\'', '`']).unwrap_or(before).trim_end_matches('*');
    let last = before.chars().next_back()?.to_ascii_lowercase();
    if !LAST_LETTERS.contains(&last) {
        return None;
    }
    NAMES.iter().find(|(known, _)| is_called(before, known)).map(|(_, claim)| *claim)
}

/// Whether the letters at the end of `before` are `name`, whatever joins them.
fn is_called(before: &str, name: &str) -> bool {
    let letters = before.chars().rev().take(LONGEST_NAME).filter(|c| !matches!(c, '_' | '-' | ' ' | '\'' | '’'));
    let mut letters = letters.map(|c| c.to_ascii_lowercase());
    name.chars().rev().all(|wanted| letters.next() == Some(wanted))
}

struct Value {
    span: Span,
    is_quoted: bool,
}

/// The value from `at` on: within quotation marks, or up to the next blank.
fn value(text: &str, at: usize) -> Option<Value> {
    let rest = text.get(at..)?;
    // `:=`, `==` and `=>` come before a value too.
    let opened = rest.trim_start_matches(['=', '>', '*']).trim_start_matches([' ', '\t']);
    let start = text.len() - opened.len();
    if start - at > 8 {
        return None;
    }
    let mark = byte(text, start);
    let is_quoted = matches!(mark, b'"' | b'\'' | b'`');
    let from = start + usize::from(is_quoted);
    let ends = |byte: &u8| if is_quoted { *byte == mark || *byte == b'\n' } else { byte.is_ascii_whitespace() };
    let bytes = text.as_bytes().get(from..)?;
    let most = if is_quoted { LONGEST_QUOTED } else { LONGEST_VALUE };
    let length = match bytes.iter().take(most + 1).position(ends) {
        Some(length) => length,
        None if !is_quoted && bytes.len() <= most => bytes.len(),
        None => return None,
    };
    let closed = !is_quoted || byte(text, from + length) == mark;
    let written = text.get(from..from + length).filter(|_| closed)?;
    let written = if is_quoted { written } else { bare(written) };
    Some(Value { span: Span::new(from, from + written.len()), is_quoted })
}

/// A value without the marks of the sentence or the line of code around it.
fn bare(written: &str) -> &str {
    let end = written.find(['"', '\'', '`', '&', ';', '。', '，', '、']).unwrap_or(written.len());
    written.get(..end).unwrap_or_default().trim_end_matches([',', ')', '.', '}', ']', '?'])
}

/// Whether `written` is a password that somebody uses: in one piece, of several classes,
/// and no word of a sentence.
pub(super) fn is_password(written: &str, is_quoted: bool) -> bool {
    let has_digit = written.bytes().any(|byte| byte.is_ascii_digit());
    if written.len() < 8 || !has_digit || written.contains(' ') {
        return false;
    }
    let classes = classes(written);
    let joins_words = classes < 4 && written.bytes().any(|byte| matches!(byte, b'-' | b'_' | b'.'));
    let is_mixed = classes >= 3 || is_quoted && classes >= 2 && written.len() >= 12;
    is_mixed && !joins_words && distinct(written) >= 6 && !is_example(written)
}

/// A password may have brackets and dollar signs in it; a key has none.
fn is_slot_in(written: &str, claim: Claim) -> bool {
    match claim {
        Claim::Password => {
            written.starts_with(['<', '{', '[', '$', '%', '(']) || has(written, "${") || has(written, "()")
        }
        Claim::Key | Claim::Token => is_slot(written),
    }
}

/// Whether `written` names something in a program: `request.body.password2`, `s_newPassword`.
fn is_expression(written: &str) -> bool {
    let is_name = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
    };
    let of_names = written.split(['.', ':', '-', '_', '/']).all(is_name);
    of_names && written.len() < 64 || has(written, "://") || written.contains('(') && written.ends_with(')')
}

/// A UUID names a thing, other than where it is called a key: eight, four, four, four and
/// twelve characters.
fn is_name(written: &str, claim: Claim) -> bool {
    claim != Claim::Key && written.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_are_those_of_the_names() {
        let mut letters: Vec<char> = NAMES.iter().filter_map(|(name, _)| name.chars().next_back()).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters, LAST_LETTERS);
    }
}
