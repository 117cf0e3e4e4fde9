//! Values that are written to show the form and give nothing away.

use prompt_host_plugin::search::has;

use super::bytes::byte;

/// Parts of values that people write as examples, in small letters.
const MARKS: &[&str] = &[
    "...",
    "***",
    "00000",
    "12345",
    "aaaa",
    "abcd",
    "beispiel",
    "changeit",
    "changeme",
    "change_me",
    "demo",
    "dummy",
    "ejemplo",
    "example",
    "exemple",
    "fake",
    "foobar",
    "hidden",
    "insert",
    "letmein",
    "p@ss",
    "pa$$",
    "passw0rd",
    "password",
    "placeholder",
    "qwert",
    "redacted",
    "replace",
    "s3cr3t",
    "sample",
    "secret",
    "test",
    "todo",
    "xxx",
    "your",
];

/// Keys that the manuals of their services print, without what marks the service.
const PUBLISHED: &[&str] = &[
    "16C7e42F292c6912E7710c838347Ae178B4a",
    "4eC39HqLyjWDarjtT1zdp7dc",
    "BQokikJOvBiI2HlWgH4olfQ2",
    // The emulators of Azure's storage and of its database.
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    // The manual of Kubernetes.
    "MWYyZDFlMmU2N2Rm",
    "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
];

/// What opens a place where a value is filled in.
const SLOTS: &[char] = &['<', '>', '{', '}', '[', ']', '$', '%', '…', '*', '(', ')'];

/// Whether `value` says itself that it is an example.
pub(super) fn is_example(value: &str) -> bool {
    let small = value.to_ascii_lowercase();
    MARKS.iter().any(|mark| has(&small, mark)) || PUBLISHED.contains(&value) || is_drawn_out(value)
}

/// Whether `value` is a place to fill in or an expression: `<token>`, `${TOKEN}`, `get(x)`.
pub(super) fn is_slot(value: &str) -> bool {
    value.contains(SLOTS)
}

/// Whether six characters in a row are the same or count up, as under a tired finger.
fn is_drawn_out(value: &str) -> bool {
    let row = |step: u8| {
        let mut length = 1;
        (1..value.len()).any(|at| {
            length = if byte(value, at) == byte(value, at - 1).wrapping_add(step) { length + 1 } else { 1 };
            length >= 6
        })
    };
    row(0) || row(1)
}

/// Whether `value` looks as if a machine had drawn it: many different characters, of
/// more than one class.
pub(super) fn is_random(value: &str) -> bool {
    distinct(value) >= 10.min(value.len() / 2 + 1) && classes(value) >= 2 && !is_example(value)
}

/// How many different characters it has.
pub(super) fn distinct(value: &str) -> usize {
    let (mut low, mut high) = (0_u128, 0_u128);
    for byte in value.bytes() {
        let set = if byte.is_ascii() { &mut low } else { &mut high };
        *set |= 1 << (byte & 0x7F);
    }
    (low.count_ones() + high.count_ones()) as usize
}

/// How many classes its characters are of: small letters, capitals, digits, other marks.
/// Hyphens, underscores and full stops join words and are no class.
pub(super) fn classes(value: &str) -> usize {
    let has = |test: fn(u8) -> bool| usize::from(value.bytes().any(test));
    has(|byte| byte.is_ascii_lowercase())
        + has(|byte| byte.is_ascii_uppercase())
        + has(|byte| byte.is_ascii_digit())
        + has(|byte| byte.is_ascii_punctuation() && !matches!(byte, b'-' | b'_' | b'.'))
}
