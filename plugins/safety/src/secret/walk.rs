//! One walk over a text that finds everything that gives something away.

use super::bytes::{ALPHANUMERIC, byte, starts};
use super::{Leak, assignment, card, header, iban, jwt, private_key, spoken, suffix, telegram, token, url};

/// What a byte may be the first of, or the middle of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Trigger {
    None,
    /// A small letter: it may open a token.
    Letter,
    /// A capital: it may open a token or a bank account's country.
    Capital,
    Digit,
    Hyphen,
    Tilde,
    Sign,
    /// The first byte of `：`.
    Wide,
    /// The first byte of a word for passwords in Japanese or Chinese.
    Spoken,
}

#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; the index stays below 256")]
static TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::None; 256];
    let mut letter = b'A';
    while letter <= b'Z' {
        table[letter as usize] = Trigger::Capital;
        letter += 1;
    }
    let mut digit = b'0';
    while digit <= b'9' {
        table[digit as usize] = Trigger::Digit;
        digit += 1;
    }
    let mut letter = b'a';
    while letter <= b'z' {
        if token::opens(letter) || jwt::opens(letter) || spoken::opens(letter) {
            table[letter as usize] = Trigger::Letter;
        }
        letter += 1;
    }
    table[b'-' as usize] = Trigger::Hyphen;
    table[b'~' as usize] = Trigger::Tilde;
    table[b'=' as usize] = Trigger::Sign;
    table[b':' as usize] = Trigger::Sign;
    table[0xEF] = Trigger::Wide;
    table[0xE3] = Trigger::Spoken;
    table[0xE5] = Trigger::Spoken;
    table
};

/// Everything in `text` that gives something away, left to right, never overlapping.
pub(super) fn secrets(text: &str) -> impl Iterator<Item = Leak> {
    let mut walk = Walk { text, at: 0, speaks_of_cards: None };
    std::iter::from_fn(move || walk.next())
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    /// Looked up when the first number needs it.
    speaks_of_cards: Option<bool>,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<Leak> {
        let bytes = self.text.as_bytes();
        loop {
            let rest = bytes.get(self.at..)?;
            self.at += rest.iter().position(|byte| trigger(*byte) != Trigger::None)?;
            if let Some(leak) = self.here() {
                self.at = leak.span.to();
                return Some(leak);
            }
            // Nothing starts in the midst of a word.
            self.at += ALPHANUMERIC.run(self.text, self.at, self.text.len()).max(1);
        }
    }

    fn here(&mut self) -> Option<Leak> {
        let (text, at) = (self.text, self.at);
        match trigger(byte(text, at)) {
            Trigger::None => None,
            Trigger::Letter | Trigger::Capital | Trigger::Digit if !starts(text, at) => None,
            Trigger::Letter => marked(text, at).or_else(|| told(text, at)),
            Trigger::Spoken => told(text, at),
            Trigger::Capital => {
                let marked = marked(text, at).or_else(|| header::at(text, at));
                marked.or_else(|| iban::at(text, at)).or_else(|| told(text, at))
            }
            Trigger::Digit => card::at(text, at)
                .filter(|number| number.is_grouped || self.speaks_of_cards())
                .map(|number| number.leak),
            Trigger::Hyphen => private_key::at(text, at).or_else(|| suffix::mailchimp(text, at)),
            Trigger::Tilde => suffix::azure(text, at),
            Trigger::Sign => {
                let written = url::after(text, at).or_else(|| telegram::around(text, at));
                written.or_else(|| header::after(text, at)).or_else(|| called(text, at))
            }
            Trigger::Wide => text.get(at..).filter(|rest| rest.starts_with('：')).and_then(|_| called(text, at)),
        }
    }

    fn speaks_of_cards(&mut self) -> bool {
        *self.speaks_of_cards.get_or_insert_with(|| card::is_topic_of(self.text))
    }
}

/// What its own first letters mark.
fn marked(text: &str, at: usize) -> Option<Leak> {
    token::at(text, at).or_else(|| jwt::at(text, at))
}

/// What is called a password or a key.
fn called(text: &str, at: usize) -> Option<Leak> {
    assignment::at(text, at).map(|leak| precise(text, leak))
}

/// What a sentence says is a password.
fn told(text: &str, at: usize) -> Option<Leak> {
    spoken::at(text, at).map(|leak| precise(text, leak))
}

/// Where the value says itself what it is, it is that.
fn precise(text: &str, leak: Leak) -> Leak {
    let itself = |at: usize| {
        let outer = marked(text, at).or_else(|| telegram::around(text, at));
        outer.or_else(|| suffix::azure(text, at)).or_else(|| suffix::mailchimp(text, at))
    };
    (leak.span.from()..leak.span.to()).find_map(itself).unwrap_or(leak)
}

fn trigger(byte: u8) -> Trigger {
    TRIGGERS.get(usize::from(byte)).copied().unwrap_or(Trigger::None)
}
