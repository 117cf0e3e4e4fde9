//! What is found, and what is left alone.

use super::*;

/// Letters and digits as a machine draws them, put together here so that no scanner takes them for real.
fn drawn(length: usize) -> String {
    let letters = b"Q7hT2mXv9LkR4sWz1NcB8yGd5JfP3aUe6KtVqYxMgHnDrSbCwZ0oEiAuFjIlO";
    (0..length).map(|at| char::from(letters[(at * 7 + at / 61) % letters.len()])).collect()
}

fn found(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    secrets(text, &mut found);
    found.sort_by_key(|range| range.start);
    found.into_iter().map(|range| text.get(range).unwrap()).collect()
}

#[test]
fn keys_of_services_are_known_by_how_they_start() {
    for (prefix, shape) in ANCHORS {
        let Key(_, least) = shape else { continue };
        let key = format!("{prefix}{}", drawn(*least));
        assert_eq!(found(&format!("use {key} now")), [&key], "{prefix}");
        assert!(found(&format!("use {prefix}{} now", drawn(5))).is_empty(), "{prefix}");
    }
}

#[test]
fn what_is_called_a_password_is_one() {
    for (text, secret) in [
        ("password=letmein", "letmein"),
        ("DB_PASSWORD=hunter2!\nPORT=80", "hunter2!"),
        ("{\"password\": \"correct horse\"}", "correct horse"),
        ("my password: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("https://x.test/?password=abc!9&user=me", "abc!9"),
        ("Passwort: gEheim99.", "gEheim99"),
        ("密码：abc12345", "abc12345"),
        ("api_key = 'a1b2c3d4e5f6g7h8'", "a1b2c3d4e5f6g7h8"),
        ("client-secret: 8f14e45fceea167a5a36", "8f14e45fceea167a5a36"),
        ("postgres://app:s3cr3t@db.internal/x", "s3cr3t"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("Authorization: Basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNzd29yZA=="),
    ] {
        assert_eq!(found(text), [secret], "{text}");
    }
}

#[test]
fn the_last_letters_are_those_of_the_names() {
    let names = PASSWORDS.iter().chain(KEYS);
    let letters: std::collections::BTreeSet<char> = names.filter_map(|name| name.chars().next_back()).collect();
    assert_eq!(letters.into_iter().collect::<Vec<_>>(), LAST_LETTERS);
}

#[test]
fn cards_are_numbers_that_pass_their_check() {
    for card in ["4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "3782 822463 10005"] {
        assert_eq!(found(&format!("Card {card} 12/27, please.")), [card]);
    }
    assert!(found("4111 1111 1111 1112 and 1732788900250 and 12345678901234567890123").is_empty());
}

#[test]
fn private_keys_are_taken_whole() {
    let body = format!("{}\n{}\n", drawn(60), drawn(40));
    let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}-----END RSA PRIVATE KEY-----");
    assert_eq!(found(&format!("Deploy with\n{key}\nand go.")), [&key]);
    let torn = format!("-----BEGIN PRIVATE KEY-----\n{body}");
    assert_eq!(found(&format!("{torn}Then restart the server.")), [&torn]);
    let token = format!("eyJ{}.eyJ{}.{}", drawn(30), drawn(60), drawn(43));
    assert_eq!(found(&format!("token {token}, thanks")), [&token]);
}

#[test]
fn prose_and_places_to_fill_in_are_left_alone() {
    for text in [
        "The password: it must have eight characters.",
        "password: <your-password>, password=${PASSWORD}, password={{password}}, password=$PW",
        "Basic understanding of Kubernetes, a bearer of news",
        "the next token: predicted by the model; max_tokens: 1000",
        "see https://example.com/a:b and mailto:me@example.com",
        "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "passes: 3, compass: 4, secretary: Anna 2",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn hostile_texts_take_no_longer_than_plain_ones() {
    for part in ["eyJ", "eyJ-", "-----BEGIN PRIVATE KEY-----", "password=", "://a:", "4111 ", "sk-", "=  ", "Bearer "] {
        let text = part.repeat((64 << 10) / part.len());
        let started = std::time::Instant::now();
        secrets(&text, &mut Vec::new());
        assert!(started.elapsed().as_secs() < 2, "{part}: {:?}", started.elapsed());
    }
}
