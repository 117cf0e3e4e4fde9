//! What looks like a secret: a table of shapes, and what is called a password.
//!
//! The rule `secret` of the plugin `safety` tells a person about the same things and has to be sure.
//! Here a false alarm costs a word of a record and a miss keeps a key for months, so this asks for
//! less: examples from manuals count too. Every search reads the text once and looks at a bounded
//! number of bytes at each place.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Letters {
    /// Letters and digits.
    Plain,
    /// These, `_`, `-` and `.`.
    Token,
    /// These, `+`, `/` and `=`.
    Base64,
}

/// What stands where an anchor was found.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// A key: so many letters at least after the anchor.
    Key(Letters, usize),
    /// A private key in lines of base64.
    PrivateKey,
    /// A signed web token.
    Jwt,
    /// The value of a header.
    Header,
    /// An address that may have a password in it.
    Address,
}

use Letters::{Base64, Plain, Token};
use Shape::{Address, Header, Jwt, Key, PrivateKey};

/// What a private key starts with.
const BEGIN: &str = "-----BEGIN ";

/// How secrets start. The prefixes are those that the services document, or that scanners of
/// repositories (gitleaks, GitHub secret scanning) tell them by.
const ANCHORS: &[(&str, Shape)] = &[
    (BEGIN, PrivateKey),
    ("eyJ", Jwt),
    ("Bearer ", Header),
    ("bearer ", Header),
    ("Basic ", Header),
    ("://", Address),
    ("ABIA", Key(Plain, 16)),
    ("ACCA", Key(Plain, 16)),
    ("AKIA", Key(Plain, 16)),
    ("ASIA", Key(Plain, 16)),
    ("AIza", Key(Token, 35)),
    ("ATATT3", Key(Base64, 60)),
    ("GOCSPX-", Key(Token, 28)),
    ("NRAK-", Key(Plain, 27)),
    ("PMAK-", Key(Token, 59)),
    ("SG.", Key(Token, 60)),
    ("SK", Key(Plain, 32)),
    ("dapi", Key(Plain, 32)),
    ("dckr_pat_", Key(Token, 27)),
    ("discord.com/api/webhooks/", Key(Base64, 60)),
    ("discordapp.com/api/webhooks/", Key(Base64, 60)),
    ("doo_v1_", Key(Plain, 64)),
    ("dop_v1_", Key(Plain, 64)),
    ("dor_v1_", Key(Plain, 64)),
    ("figd_", Key(Token, 38)),
    ("gho_", Key(Plain, 36)),
    ("ghp_", Key(Plain, 36)),
    ("ghr_", Key(Plain, 36)),
    ("ghs_", Key(Plain, 36)),
    ("ghu_", Key(Plain, 36)),
    ("github_pat_", Key(Token, 36)),
    ("glc_", Key(Base64, 40)),
    ("gldt-", Key(Token, 20)),
    ("glft-", Key(Token, 20)),
    ("glpat-", Key(Token, 20)),
    ("glptt-", Key(Token, 40)),
    ("glrt-", Key(Token, 20)),
    ("glsa_", Key(Token, 41)),
    ("gsk_", Key(Plain, 40)),
    ("hf_", Key(Plain, 34)),
    ("hooks.slack.com/services/T", Key(Base64, 32)),
    ("hvb.", Key(Token, 90)),
    ("hvs.", Key(Token, 24)),
    ("key-", Key(Plain, 32)),
    ("lin_api_", Key(Plain, 40)),
    ("npm_", Key(Plain, 36)),
    ("ntn_", Key(Plain, 40)),
    ("pplx-", Key(Plain, 40)),
    ("pypi-AgE", Key(Token, 50)),
    ("r8_", Key(Plain, 37)),
    ("rk_live_", Key(Plain, 16)),
    ("rk_test_", Key(Plain, 24)),
    ("rubygems_", Key(Plain, 48)),
    ("sbp_", Key(Plain, 40)),
    ("shpat_", Key(Plain, 32)),
    ("shpca_", Key(Plain, 32)),
    ("shppa_", Key(Plain, 32)),
    ("shpss_", Key(Plain, 32)),
    ("sk-", Key(Plain, 32)),
    ("sk-admin-", Key(Token, 24)),
    ("sk-ant-", Key(Token, 24)),
    ("sk-or-v1-", Key(Plain, 64)),
    ("sk-proj-", Key(Token, 24)),
    ("sk-svcacct-", Key(Token, 24)),
    ("sk_live_", Key(Plain, 16)),
    ("sk_test_", Key(Plain, 24)),
    ("sntrys_", Key(Base64, 60)),
    ("sntryu_", Key(Plain, 64)),
    ("sq0atp-", Key(Token, 22)),
    ("sq0csp-", Key(Token, 43)),
    ("whsec_", Key(Base64, 32)),
    ("xai-", Key(Plain, 70)),
    ("xapp-", Key(Token, 40)),
    ("xoxa-", Key(Token, 24)),
    ("xoxb-", Key(Token, 24)),
    ("xoxc-", Key(Token, 24)),
    ("xoxe-", Key(Token, 24)),
    ("xoxe.xox", Key(Token, 24)),
    ("xoxp-", Key(Token, 24)),
    ("xoxr-", Key(Token, 24)),
    ("xoxs-", Key(Token, 24)),
    ("ya29.", Key(Token, 50)),
];

/// The longest key, and the longest part of a web token.
const LONGEST: usize = 8 * 1024;

/// A private key of 16,384 bits is shorter.
const LONGEST_PRIVATE_KEY: usize = 16 * 1024;

/// Ends of names of passwords, in small letters without what joins them.
const PASSWORDS: &[&str] = &[
    "password",
    "passwort",
    "passwd",
    "passphrase",
    "passcode",
    "kennwort",
    "pwd",
    "dbpass",
    "userpass",
    "smtppass",
    "mailpass",
    "motdepasse",
    "contraseña",
    "contrasena",
    "パスワード",
    "密码",
    "口令",
];
/// The same of keys and tokens, whose values are long.
const KEYS: &[&str] = &[
    "apikey",
    "accesskey",
    "accountkey",
    "secretkey",
    "privatekey",
    "masterkey",
    "signingkey",
    "encryptionkey",
    "licensekey",
    "webhookkey",
    "secret",
    "token",
    "secretkeybase",
    "apischlüssel",
    "clavedeapi",
    "cléapi",
    "clédapi",
    "アクセスキー",
    "密钥",
];
/// Their last letters: most colons and equals signs need no more than this.
const LAST_LETTERS: &[char] = &['a', 'd', 'e', 'i', 'l', 'n', 's', 't', 'y', 'ド', 'ー', '令', '码', '钥'];
/// Characters that the longest name has, with what joins them.
const LONGEST_NAME: usize = 32;
const LONGEST_VALUE: usize = 1024;
const SHORTEST_PASSWORD: usize = 4;
const SHORTEST_KEY: usize = 12;

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let anchors = ANCHORS.iter().map(|(anchor, _)| anchor);
    let kind = Some(AhoCorasickKind::DFA);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).kind(kind).build(anchors).ok()
});

/// Adds the bytes of `text` that look like secrets to `found`, in no order.
pub(super) fn secrets(text: &str, found: &mut Vec<Range<usize>>) {
    keys(text, found);
    assignments(text, found);
    cards(text, found);
}

fn keys(text: &str, found: &mut Vec<Range<usize>>) {
    let Some(finder) = FINDER.as_ref() else { return };
    // What one anchor's secret takes is not looked at again.
    let mut done = 0;
    for anchor in finder.find_iter(text) {
        let (start, after) = (anchor.start(), anchor.end());
        let Some((_, shape)) = ANCHORS.get(anchor.pattern().as_usize()) else { continue };
        if start < done {
            continue;
        }
        let secret = match *shape {
            Key(letters, least) => {
                let end = run(text, after, letters);
                (starts(text, start) && end - after >= least).then_some(start..end)
            }
            PrivateKey => private_key(text, start, after),
            // A token of many bytes is looked at once, not from each place within it.
            Jwt if starts(text, start)
                && !matches!(start.checked_sub(1).map(|at| byte(text, at)), Some(b'-' | b'_')) =>
            {
                jwt(text, start)
            }
            Jwt => None,
            Header => header(text, after),
            Address => address(text, after),
        };
        if let Some(secret) = secret {
            done = secret.end;
            found.push(secret);
        }
    }
}

fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Whether a token may start at `at`: nothing is joined to it.
fn starts(text: &str, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !byte(text, before).is_ascii_alphanumeric())
}

/// Where the run of such letters from `at` on ends, or where it is too long for a key.
fn run(text: &str, at: usize, letters: Letters) -> usize {
    let fits = |byte: &&u8| match letters {
        Plain => byte.is_ascii_alphanumeric(),
        Token => byte.is_ascii_alphanumeric() || b"_-.".contains(byte),
        Base64 => byte.is_ascii_alphanumeric() || b"_-+/=".contains(byte),
    };
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let end = at + rest.iter().take(LONGEST).take_while(fits).count();
    // A full stop at the end is the sentence's.
    end - usize::from(end > at && byte(text, end - 1) == b'.')
}

/// The lines from `-----BEGIN … PRIVATE KEY-----` on, closed or not.
fn private_key(text: &str, start: usize, after: usize) -> Option<Range<usize>> {
    let rest = text.get(after..)?;
    let name: usize = rest.bytes().take(48).take_while(|byte| byte.is_ascii_uppercase() || *byte == b' ').count();
    if !rest.get(..name)?.contains("PRIVATE KEY") {
        return None;
    }
    // Some are written in one line, with `\n` as two characters.
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=-:,\\\r".contains(byte);
    let mut end = after + name;
    let most = text.floor_char_boundary(end + LONGEST_PRIVATE_KEY);
    // So each byte is looked at for one key only.
    let most = text.get(end..most)?.find(BEGIN).map_or(most, |next| end + next);
    for line in text.get(end..most)?.split_inclusive('\n') {
        let closing = line.find("-----END ").and_then(|at| Some(at + 9 + line.get(at + 9..)?.find("-----")? + 5));
        if let Some(closing) = closing {
            return Some(start..end + closing);
        }
        let is_header = line.starts_with("Proc-Type: ") || line.starts_with("DEK-Info: ");
        if !is_header && !line.trim_matches([' ', '\t', '\n']).bytes().all(|byte| is_key(&byte)) {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}

fn jwt(text: &str, start: usize) -> Option<Range<usize>> {
    let part = |at: usize| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
        at + rest.iter().take(LONGEST).take_while(is_part).count()
    };
    let header = part(start);
    let claims = part(header + 1);
    (header - start >= 12 && byte(text, header) == b'.' && claims > header + 9).then_some(())?;
    let end = if byte(text, claims) == b'.' { part(claims + 1) } else { claims };
    Some(start..end)
}

fn header(text: &str, after: usize) -> Option<Range<usize>> {
    let end = run(text, after, Base64);
    let value = text.get(after..end)?;
    (value.len() >= 16 && value.bytes().any(|byte| byte.is_ascii_digit() || byte == b'=')).then_some(after..end)
}

/// The password of `scheme://user:password@machine`.
fn address(text: &str, after: usize) -> Option<Range<usize>> {
    let rest = text.get(after..)?;
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"/?#\"'`<>".contains(&byte);
    let length = rest.bytes().take(256).take_while(|byte| !ends(*byte)).count();
    let person = rest.get(..length)?.rsplit_once('@')?.0;
    let (user, password) = person.split_once(':')?;
    let start = after + user.len() + 1;
    (!password.is_empty() && !is_slot(password)).then_some(start..start + password.len())
}

/// Values that a name before `=` or `:` calls a password or a key.
fn assignments(text: &str, found: &mut Vec<Range<usize>>) {
    let mut done = 0;
    for at in memchr::memchr3_iter(b'=', b':', 0xef, text.as_bytes()) {
        // A sign within a value belongs to the value.
        if at < done {
            continue;
        }
        // `：` starts with the third byte, as other characters do.
        let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if !matches!(sign, '=' | ':' | '：') {
            continue;
        }
        let Some(least) = text.get(..at).and_then(shortest_value) else { continue };
        let value = value(text, at + sign.len_utf8(), least);
        done = value.as_ref().map_or(done, |value| value.end);
        found.extend(value);
    }
}

/// How long a value is at least that has the name at the end of `before`; none if it is no secret's.
fn shortest_value(before: &str) -> Option<usize> {
    let before = before.trim_end_matches([' ', '\t', '"', '\'', '`', '*']);
    let last = before.chars().next_back()?.to_ascii_lowercase();
    if !LAST_LETTERS.contains(&last) {
        return None;
    }
    let joins = |c: &char| matches!(c, '_' | '-' | ' ' | '\'' | '’' | '.');
    let is_called = |name: &&&str| {
        let mut letters = before.chars().rev().take(LONGEST_NAME).filter(|c| !joins(c));
        name.chars().rev().all(|wanted| letters.next().is_some_and(|c| c.to_ascii_lowercase() == wanted))
    };
    let is_password = PASSWORDS.iter().find(is_called).map(|_| SHORTEST_PASSWORD);
    is_password.or_else(|| KEYS.iter().find(is_called).map(|_| SHORTEST_KEY))
}

fn value(text: &str, at: usize, least: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let opened = rest.trim_start_matches(['=', '>', '*', ' ', '\t']);
    let gap = rest.len() - opened.len();
    if gap > 8 {
        return None;
    }
    let mark = opened.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
    let start = at + gap + usize::from(mark.is_some());
    let ends = |byte: &u8| match mark {
        Some(mark) => char::from(*byte) == mark || *byte == b'\n',
        // In an address the next field follows.
        None => byte.is_ascii_whitespace() || b"\"'`;".contains(byte) || *byte == b'&' && gap == 0,
    };
    let bytes = text.as_bytes().get(start..)?;
    let length = bytes.iter().take(LONGEST_VALUE).position(ends).unwrap_or(bytes.len().min(LONGEST_VALUE));
    // A limit may fall within a character.
    let written = text.get(start..start + length)?;
    let written = if mark.is_some() { written } else { written.trim_end_matches([',', '.', ')', ']', '}']) };
    let is_key = least == SHORTEST_KEY;
    let is_mixed = written.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation() && byte != b'-');
    // `password=letmein` says what it is; `password: required` may be a sentence.
    let says = if is_key { is_mixed && !written.contains(' ') } else { gap == 0 || mark.is_some() || is_mixed };
    (written.len() >= least && says && !is_slot(written)).then_some(start..start + written.len())
}

/// Whether it is a place to fill in: `<password>`, `${PASSWORD}`, `{{password}}`, `$PASSWORD`.
fn is_slot(value: &str) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-. {}".contains(&byte));
    ["<", "${", "{", "$", "%", "["].iter().any(|opening| {
        let name = value.strip_prefix(opening).map(|name| name.trim_end_matches(['>', '}', '%', ']']));
        name.is_some_and(is_name)
    })
}

/// Payment card numbers: 14 to 19 digits, in groups of which the first has four or in one, that
/// pass the check of their last digit.
fn cards(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + next;
        let card = card(text, start).filter(|_| starts(text, start));
        at = card.as_ref().map_or_else(|| group(bytes, start), |card| card.end);
        found.extend(card);
    }
}

/// Where the digits from `at` on end.
fn group(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn card(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Cards begin with these; the time in milliseconds does not.
    if !matches!(byte(text, start), b'2'..=b'6') {
        return None;
    }
    let mut end = group(bytes, start);
    let mark = (end - start == 4 && matches!(byte(text, end), b' ' | b'-')).then(|| byte(text, end));
    let mut digits: Vec<u8> = bytes.get(start..end).filter(|digits| digits.len() <= 19)?.to_vec();
    while digits.len() < 14 && mark.is_some_and(|mark| byte(text, end) == mark) {
        let next = group(bytes, end + 1);
        let more = bytes.get(end + 1..next).filter(|more| !more.is_empty() && digits.len() + more.len() <= 19)?;
        digits.extend(more);
        end = next;
    }
    let is_whole = !byte(text, end).is_ascii_alphanumeric();
    (is_whole && digits.len() >= 14 && luhn(&digits)).then_some(start..end)
}

/// The check digit of payment cards (ISO/IEC 7812-1).
fn luhn(digits: &[u8]) -> bool {
    let doubled = digits.iter().rev().enumerate().map(|(place, digit)| {
        let value = u32::from(digit - b'0') << (place % 2);
        value / 10 + value % 10
    });
    doubled.sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests;
