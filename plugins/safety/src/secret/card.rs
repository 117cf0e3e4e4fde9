//! Payment card numbers.

use prompt_host_plugin::{Span, word_list};

use super::Leak;
use super::bytes::{ALPHANUMERIC, DIGIT, byte};
use super::kind::CARD;

/// The shortest and the longest number that is looked at, and the most groups of one.
const SHORTEST: usize = 14;
const LONGEST: usize = 16;
const MOST_GROUPS: usize = 4;

/// How the digits of a scheme's cards are grouped, for each first digits.
struct Scheme {
    prefixes: &'static [(u32, u32)],
    digits: usize,
    groups: &'static [usize],
}

/// Ranges of the first four digits.
static SCHEMES: &[Scheme] = &[
    Scheme { prefixes: &[(4000, 4999)], digits: 16, groups: &[4, 4, 4, 4] },
    Scheme { prefixes: &[(2221, 2720), (5100, 5599)], digits: 16, groups: &[4, 4, 4, 4] },
    Scheme { prefixes: &[(6011, 6011), (6440, 6599), (3528, 3589)], digits: 16, groups: &[4, 4, 4, 4] },
    Scheme { prefixes: &[(3400, 3499), (3700, 3799)], digits: 15, groups: &[4, 6, 5] },
    Scheme { prefixes: &[(3000, 3059), (3600, 3699), (3800, 3899)], digits: 14, groups: &[4, 6, 4] },
];

/// Numbers that payment services publish for tests and that do not give themselves away by
/// many equal digits.
const PUBLISHED: &[&str] = &[
    "2223003122003222",
    "30569309025904",
    "3566002020360505",
    "371449635398431",
    "378282246310005",
    "4012888888881881",
    "5105105105105100",
    "5200828282828210",
    "6011000990139424",
    "6011981111111113",
    "4242424242424242",
    "36227206271667",
    "2223577120017656",
    "4988438843884305",
];

word_list! {
    /// A number without blanks between its digits is a card's only where one of these stands.
    static CARDS = [
        "american express", "amex", "bank", "bankkarte", "bin", "card", "card_number", "cardnumber", "cards", "carte", "cc", "cc_num", "cc_number", "ccnum", "credit", "credit_card", "creditcard", "cvc", "cvv", "debit", "discover", "expiry", "fraud", "karte", "kreditkarte", "kreditkartennummer", "mastercard", "pan", "payment", "tarjeta", "visa", "カード", "信用卡", "卡号", "银行卡",
    ];
}

/// A number that may be a card's.
pub(super) struct Number {
    pub(super) leak: Leak,
    /// Written in the groups of a card: then it is one, whatever the text is about.
    pub(super) is_grouped: bool,
}

/// The number that starts at `at`, where one may start.
pub(super) fn at(text: &str, at: usize) -> Option<Number> {
    let written = Written::at(text, at)?;
    let digits = written.digits();
    let first = digits.get(..4)?.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    let fits = |scheme: &&Scheme| {
        let is_of = scheme.prefixes.iter().any(|(low, high)| (*low..=*high).contains(&first));
        is_of && scheme.digits == digits.len() && (!written.is_grouped() || written.groups() == scheme.groups)
    };
    SCHEMES.iter().find(fits)?;
    let leak = Leak { span: Span::new(at, written.end), kind: &CARD };
    (luhn(digits) && !is_test(digits)).then_some(Number { leak, is_grouped: written.is_grouped() })
}

/// Digits in one piece, or in groups with one and the same mark between.
struct Written {
    digits: [u8; LONGEST],
    length: usize,
    groups: [usize; MOST_GROUPS],
    count: usize,
    end: usize,
}

impl Written {
    fn at(text: &str, at: usize) -> Option<Self> {
        let first = DIGIT.run(text, at, LONGEST);
        let mark = byte(text, at + first);
        let is_grouped = first == 4 && matches!(mark, b' ' | b'-');
        // Most numbers end here.
        if !is_grouped && !(SHORTEST..=LONGEST).contains(&first) {
            return None;
        }
        let mut written = Self { digits: [0; LONGEST], length: 0, groups: [0; MOST_GROUPS], count: 0, end: at };
        written.push(text, first)?;
        while is_grouped && byte(text, written.end) == mark {
            let length = DIGIT.run(text, written.end + 1, LONGEST);
            if length == 0 {
                break;
            }
            written.end += 1;
            written.push(text, length)?;
        }
        let next = byte(text, written.end);
        let goes_on = ALPHANUMERIC.has(next) || next == b'.' && byte(text, written.end + 1).is_ascii_digit();
        let is_fraction = at.checked_sub(1).is_some_and(|before| byte(text, before) == b'.');
        (written.length >= SHORTEST && !goes_on && !is_fraction).then_some(written)
    }

    /// Takes the next `length` digits as a group; none when there is no room for them.
    fn push(&mut self, text: &str, length: usize) -> Option<()> {
        let digits = text.as_bytes().get(self.end..self.end + length)?;
        self.digits.get_mut(self.length..self.length + length)?.copy_from_slice(digits);
        *self.groups.get_mut(self.count)? = length;
        self.length += length;
        self.count += 1;
        self.end += length;
        Some(())
    }

    fn digits(&self) -> &[u8] {
        self.digits.get(..self.length).unwrap_or_default()
    }

    fn groups(&self) -> &[usize] {
        self.groups.get(..self.count).unwrap_or_default()
    }

    fn is_grouped(&self) -> bool {
        self.count > 1
    }
}

/// The check digit of payment cards.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(digit - b'0') << (place % 2);
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether it is published for tests: these have zeros or the same digits in a row.
fn is_test(digits: &[u8]) -> bool {
    let has = |row: &[u8]| digits.windows(row.len()).any(|window| window == row);
    let has_row = digits.windows(5).any(|window| window.iter().all(|digit| window.first() == Some(digit)));
    has_row || has(b"12345") || has(b"23456") || PUBLISHED.iter().any(|known| known.as_bytes() == digits)
}

/// Whether a text speaks of cards anywhere.
pub(super) fn is_topic_of(text: &str) -> bool {
    CARDS.find(text).next().is_some()
}
