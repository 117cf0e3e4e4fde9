//! Tokens of Telegram bots: the bot's number, a colon, 35 characters that open with `AA`.

use prompt_host_plugin::Span;

use super::Leak;
use super::bytes::{DIGIT, TOKEN};
use super::example::is_random;
use super::kind::TELEGRAM;

/// The token around the colon at `colon`.
pub(super) fn around(text: &str, colon: usize) -> Option<Leak> {
    const SECRET: usize = 35;
    let secret = text.get(colon + 1..).filter(|rest| rest.starts_with("AA"))?.get(..SECRET)?;
    let number = DIGIT.run_before(text, colon, 10);
    let fits = (8..=10).contains(&number) && TOKEN.run(text, colon + 1, SECRET) == SECRET && is_random(secret);
    fits.then_some(Leak { span: Span::new(colon - number, colon + 1 + SECRET), kind: &TELEGRAM })
}
