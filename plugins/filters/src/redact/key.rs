//! Keys and tokens of services, told by how they begin, signed web tokens, and private keys.
//!
//! The beginnings are those that the services document. What is taken out here need not be
//! valid: a wrong one that goes costs less than a right one that stays.

use std::ops::Range;

use super::marks::{byte, goes_on, is_inside, run};

/// How keys begin, and how many characters follow at least.
const BEGINNINGS: &[(&str, usize)] = &[
    ("AIza", 30),
    ("AKIA", 16),
    ("ASIA", 16),
    ("ATATT3", 40),
    ("GOCSPX-", 20),
    ("dckr_pat_", 20),
    ("dop_v1_", 40),
    ("eyJ", 40),
    ("figd_", 30),
    ("gho_", 30),
    ("ghp_", 30),
    ("ghr_", 30),
    ("ghs_", 30),
    ("ghu_", 30),
    ("github_pat_", 30),
    ("glpat-", 16),
    ("gsk_", 30),
    ("hf_", 30),
    ("hvs.", 20),
    ("lin_api_", 30),
    ("npm_", 30),
    ("ntn_", 30),
    ("pplx-", 30),
    ("pypi-", 50),
    ("r8_", 30),
    ("rk_live_", 16),
    ("sbp_", 30),
    ("shpat_", 30),
    ("sk-", 20),
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("sq0", 20),
    ("whsec_", 24),
    ("xai-", 40),
    ("xapp-", 24),
    ("xox", 20),
    ("ya29.", 40),
];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = private_keys(text);
    let mut at = 0;
    while at < text.len() {
        let length = run(text, at, text.len(), is_part);
        if length > 0 && !is_inside(text, at) {
            let written = text.get(at..at + length).unwrap_or_default();
            let token = written.trim_end_matches(['.', '-', '_']).len();
            if is_key(written.get(..token).unwrap_or_default()) && !goes_on(text, at + token) {
                found.push(at..at + token);
            }
        }
        at += length.max(1);
    }
    found
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

fn is_key(token: &str) -> bool {
    BEGINNINGS.iter().any(|(beginning, least)| {
        token.strip_prefix(beginning).is_some_and(|body| {
            // A name in code has words between its hyphens; a key has a digit.
            body.len() >= *least && body.bytes().any(|byte| byte.is_ascii_digit())
        })
    })
}

/// Blocks between `-----BEGIN … PRIVATE KEY-----` and the line that ends them.
fn private_keys(text: &str) -> Vec<Range<usize>> {
    const OPENING: &str = "-----BEGIN ";
    const LONGEST_NAME: usize = 60;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.match_indices(OPENING) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let name = start + OPENING.len();
        let length = run(text, name, LONGEST_NAME, |byte| byte != b'-' && byte.is_ascii());
        let is_private = text.get(name..name + length).is_some_and(|name| name.contains("PRIVATE KEY"));
        if !is_private {
            continue;
        }
        let rest = text.get(name..).unwrap_or_default();
        let end = rest.find("-----END ").map_or(text.len(), |closing| {
            let tail = name + closing + "-----END ".len();
            let marks = tail + run(text, tail, LONGEST_NAME, |byte| byte != b'-' && byte != b'\n');
            marks + run(text, marks, 5, |byte| byte == b'-')
        });
        let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
        debug_assert!(byte(text, start) == b'-');
        found.push(start..end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::testing::texts;

    fn found(text: &str) -> Vec<&str> {
        texts(text, find(text))
    }

    #[test]
    fn keys_are_told_by_their_beginnings() {
        let github = format!("ghp_{}7", "aB3".repeat(12));
        let openai = format!("sk-proj-{}", "x9Y".repeat(10));
        let text = format!("KEY={github}, then \"{openai}\".");
        assert_eq!(found(&text), [github.as_str(), openai.as_str()]);
    }

    #[test]
    fn a_private_key_goes_whole() {
        let text = "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb";
        assert_eq!(found(text), [text.trim_matches(['a', 'b', '\n'])]);
        assert_eq!(found("-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----"), Vec::<&str>::new());
    }

    #[test]
    fn names_in_code_are_no_keys() {
        assert_eq!(
            found("sk-fading-circle-of-many-blue-dots npm_config_registry_of_the_whole_company"),
            Vec::<&str>::new()
        );
    }
}
