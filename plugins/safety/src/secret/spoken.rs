//! Passwords that somebody tells in a sentence: "the password is …", "mot de passe est …".

use prompt_host_plugin::{Span, word_list};

use super::Leak;
use super::assignment::is_password;
use super::kind::PASSWORD;

word_list! {
    /// What stands before the password.
    static INTRODUCTIONS = ["admin-passwort ist", "admin-passwort lautet", "clave es", "contraseña es", "contraseña temporal es", "contraseña: es", "kennwort ist", "kennwort lautet", "mot de passe est", "pass is", "passcode is", "passphrase is", "passwd is", "password is", "password was", "passwort ist", "passwort lautet", "passwort war", "pw is", "root-passwort ist", "root-passwort lautet", "wi-fi-password is", "wifi-password is", "wifi-passwort ist", "wifi-passwort lautet", "wlan-passwort ist", "wlan-passwort lautet", "パスワードは", "密码为", "密码是"];
}

/// The longest that is looked at.
const LONGEST: usize = 64;

/// Whether an introduction starts with `letter`.
pub(super) const fn opens(letter: u8) -> bool {
    matches!(letter, b'a' | b'c' | b'k' | b'm' | b'p' | b'r' | b'w')
}

/// The password that a sentence tells, whose introduction starts at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    after(text, INTRODUCTIONS.at(text, at)?.span.to())
}

/// The word behind `at`, if it can be nothing else than a password.
fn after(text: &str, at: usize) -> Option<Leak> {
    let rest = text.get(at..)?;
    let opened = rest.trim_start_matches([' ', ':', '：', '"', '\'', '`', '“', '„', '「', '«', '\u{a0}']);
    let start = text.len() - opened.len();
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '`' | '“' | '”' | '»') || c >= '\u{3000}';
    let length = opened.char_indices().take(LONGEST).find(|(_, c)| is_end(*c)).map(|(at, _)| at);
    let word = opened.get(..length.unwrap_or(opened.len().min(LONGEST)))?;
    let word = word.trim_end_matches([',', '.', ')', '\'', ';', ':', '?']);
    (start - at <= 8 && is_password(word, false))
        .then_some(Leak { span: Span::new(start, start + word.len()), kind: &PASSWORD })
}
