//! Keys that a service marks in their middle or at their end.

use prompt_host_plugin::Span;

use super::Leak;
use super::bytes::{DIGIT, HEX, TOKEN, byte, starts};
use super::example::is_random;
use super::kind::Kind;

static AZURE: Kind = Kind::token("an Azure client secret", "<azure-client-secret>");
static MAILCHIMP: Kind = Kind::token("a Mailchimp API key", "<mailchimp-key>");

/// `…8Q~…`: three characters, a digit and `Q` before the tilde at `tilde`, 31 to 34 behind it.
pub(super) fn azure(text: &str, tilde: usize) -> Option<Leak> {
    text.get(tilde..)?.strip_prefix('~')?;
    let start = tilde.checked_sub(5)?;
    let head = text.get(start..tilde).filter(|head| head.ends_with('Q'))?;
    let has = |byte: u8| TOKEN.has(byte) || matches!(byte, b'.' | b'~');
    let length = text.as_bytes().get(tilde + 1..)?.iter().take(35).take_while(|byte| has(**byte)).count();
    let span = Span::new(start, tilde + 1 + length);
    let fits = head.bytes().all(has) && byte(text, tilde - 2).is_ascii_digit() && (31..=34).contains(&length);
    (fits && starts(text, start) && is_random(span.of(text))).then_some(Leak { span, kind: &AZURE })
}

/// 32 hexadecimal digits, and behind the hyphen at `hyphen` the number of a data centre.
pub(super) fn mailchimp(text: &str, hyphen: usize) -> Option<Leak> {
    let centre = text.get(hyphen..)?.strip_prefix("-us").map(|_| hyphen + "-us".len())?;
    let digits = DIGIT.run(text, centre, 2);
    let span = Span::new(hyphen.checked_sub(32)?, centre + digits);
    let fits = (1..=2).contains(&digits) && HEX.run_before(text, hyphen, 32) == 32 && !TOKEN.has(byte(text, span.to()));
    (fits && is_random(text.get(span.from()..hyphen)?)).then_some(Leak { span, kind: &MAILCHIMP })
}
