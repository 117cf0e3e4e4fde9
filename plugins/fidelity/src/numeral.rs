//! Numbers of several words: "cuarenta y cinco", "deux cents", "a hundred and twenty".

use crate::reading::{Keys, Kind, Token};

/// Joins number words of `text`, which starts at `start`, that are one number.
pub(crate) fn join(text: &str, start: usize, keys: &mut Keys, tokens: &mut Vec<Token>) {
    let mut index = 0;
    while index + 1 < tokens.len() {
        idle(tokens.get_mut(index..index + 2).unwrap_or_default());
        match joined(text, start, tokens.get(index..).unwrap_or_default()) {
            Some((value, count)) => {
                let end = tokens.get(index + count - 1).map(|token| token.span.end);
                if let (Some(token), Some(end)) = (tokens.get_mut(index), end) {
                    token.span.end = end;
                    token.word = value.to_string();
                    token.key = keys.of(format!("#{value}"));
                }
                tokens.drain(index + 1..index + count);
            }
            None => index += 1,
        }
    }
}

/// "Diez por ciento" has no hundred.
fn idle(pair: &mut [Token]) {
    if let [by, hundred] = pair
        && matches!(by.word.as_str(), "por" | "pour" | "pro")
        && hundred.kind == Kind::Number
        && hundred.word == "100"
    {
        hundred.kind = Kind::Function;
    }
    // "Une heure et demie": 90 minutes say no half.
    if let [joint, half] = pair
        && matches!((joint.word.as_str(), half.word.as_str()), ("et", "demi" | "demie") | ("y", "media" | "medio"))
    {
        half.kind = Kind::Function;
    }
}

/// The value of the number that some tokens start with, and how many of them it takes.
fn joined(text: &str, start: usize, tokens: &[Token]) -> Option<(u32, usize)> {
    let of = |token: &Token| {
        let written = text.get(token.span.from().checked_sub(start)?..token.span.to().checked_sub(start)?)?;
        let is_word =
            token.kind == Kind::Number && written.chars().all(|letter| !letter.is_ascii_digit() && letter < '\u{3000}');
        is_word.then(|| token.word.parse::<u32>().ok()).flatten()
    };
    let gap =
        |one: &Token, other: &Token| text.get(one.span.to().checked_sub(start)?..other.span.from().checked_sub(start)?);
    match tokens {
        [one, other, ..] if of(one).is_some() && of(other).is_some() => {
            let (a, b) = (of(one)?, of(other)?);
            gap(one, other).filter(|gap| matches!(*gap, " " | "-" | "\u{a0}"))?;
            let sum = is_tens(a) && b < 10 || ends_in_zeros(a, b);
            if matches!(b, 100 | 1000) && a < b {
                a.checked_mul(b).map(|value| (value, 2))
            } else {
                sum.then_some((a + b, 2))
            }
        }
        [one, joint, other, ..] => {
            let (a, b) = (of(one)?, of(other)?);
            let is_sum = match joint.word.as_str() {
                "y" | "et" => is_tens(a) && b < 10,
                "and" | "und" => ends_in_zeros(a, b),
                _ => false,
            };
            (is_sum && gap(one, joint)? == " " && gap(joint, other)? == " ").then_some((a + b, 3))
        }
        _ => None,
    }
}

/// "Forty" may be followed by "five".
fn is_tens(value: u32) -> bool {
    (20..100).contains(&value) && value.is_multiple_of(10)
}

/// Whether the one leaves room for the other: "two hundred" for "five".
fn ends_in_zeros(a: u32, b: u32) -> bool {
    a >= 100 && (a.is_multiple_of(100) && b < 100 || a.is_multiple_of(1000) && b < 1000)
}
