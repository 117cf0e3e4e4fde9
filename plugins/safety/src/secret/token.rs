//! Keys and tokens that a service marks by their first letters.

use prompt_host_plugin::Span;

use super::Leak;
use super::bytes::{TOKEN, byte};
use super::example::is_random;
use super::kind::{DISCORD, Kind};
use super::service::{SHAPES, Shape};

static SENDGRID: Kind = Kind::token("a SendGrid API key", "<sendgrid-key>");

/// What SendGrid's keys start with.
const SENDGRID_PREFIX: &str = "SG.";
/// First letters of the base64 of a number of 17 to 19 digits, as users of Discord have.
const DISCORD_LETTERS: [u8; 3] = *b"MNO";

/// For each first byte of a prefix, by its lower five bits, the lower five bits of the
/// second: nearly every word ends here.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]
static PAIRS: [u32; 32] = {
    let mut pairs = [0; 32];
    let mut index = 0;
    while index < SHAPES.len() {
        let prefix = SHAPES[index].prefix.as_bytes();
        pairs[(prefix[0] & 0x1F) as usize] |= 1 << (prefix[1] & 0x1F);
        index += 1;
    }
    let sendgrid = SENDGRID_PREFIX.as_bytes();
    pairs[(sendgrid[0] & 0x1F) as usize] |= 1 << (sendgrid[1] & 0x1F);
    pairs
};

/// Whether a prefix starts with `letter`.
#[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; the index stays in the table")]
pub(super) const fn opens(letter: u8) -> bool {
    let mut index = 0;
    while index < SHAPES.len() {
        if SHAPES[index].prefix.as_bytes()[0] == letter {
            return true;
        }
        index += 1;
    }
    false
}

/// The key or token that starts at `at`, where one may start.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let first = byte(text, at);
    if DISCORD_LETTERS.contains(&first) {
        return discord(text, at).or_else(|| shaped(text, at, first));
    }
    shaped(text, at, first)
}

/// The key in the table, or SendGrid's, that starts with `first`.
fn shaped(text: &str, at: usize, first: u8) -> Option<Leak> {
    let seconds = PAIRS.get(usize::from(first & 0x1F))?;
    if seconds & 1 << (byte(text, at + 1) & 0x1F) == 0 {
        return None;
    }
    let rest = text.get(at..)?;
    let opening = |shape: &Shape| shape.prefix.as_bytes().first().copied().unwrap_or_default();
    let from = SHAPES.partition_point(|shape| opening(shape) < first);
    let mut shapes = SHAPES.get(from..)?.iter().take_while(|shape| opening(shape) == first);
    let marked = shapes.find(|shape| rest.starts_with(shape.prefix)).and_then(|shape| shape.at(text, at));
    marked.or_else(|| sendgrid(text, at))
}

impl Shape {
    fn at(&self, text: &str, at: usize) -> Option<Leak> {
        let body = at + self.prefix.len();
        let mut length = self.body.run(text, body, self.most);
        // A full stop or a hyphen at the end is the sentence's.
        while length > 0 && matches!(byte(text, body + length - 1), b'.' | b'-') {
            length -= 1;
        }
        let span = Span::new(at, body + length);
        let ends = !TOKEN.has(byte(text, span.to())) || byte(text, span.to()) == b'-';
        let fits = ends && (self.least..=self.most).contains(&length);
        (fits && is_random(text.get(body..span.to())?)).then_some(Leak { span, kind: self.kind })
    }
}

/// `SG.`, an id of 22 characters, a full stop, a secret of 43.
fn sendgrid(text: &str, at: usize) -> Option<Leak> {
    const ID: usize = 22;
    const SECRET: usize = 43;
    text.get(at..)?.strip_prefix(SENDGRID_PREFIX)?;
    let id = at + SENDGRID_PREFIX.len();
    let secret = id + ID + 1;
    let fits = TOKEN.run(text, id, ID) == ID
        && byte(text, secret - 1) == b'.'
        && TOKEN.run(text, secret, SECRET) == SECRET
        && is_random(text.get(secret..secret + SECRET)?);
    fits.then_some(Leak { span: Span::new(at, secret + SECRET), kind: &SENDGRID })
}

/// A bot's number in base64, a time of six characters, a signature, with full stops between.
fn discord(text: &str, at: usize) -> Option<Leak> {
    const TIME: usize = 6;
    if !DISCORD_LETTERS.contains(&byte(text, at)) {
        return None;
    }
    let number = TOKEN.run(text, at, 28);
    let time = at + number + 1;
    let signature = time + TIME + 1;
    let length = TOKEN.run(text, signature, 40);
    let fits = (22..=28).contains(&number)
        && byte(text, time - 1) == b'.'
        && TOKEN.run(text, time, TIME) == TIME
        && byte(text, signature - 1) == b'.'
        && (27..=40).contains(&length);
    let span = Span::new(at, signature + length);
    (fits && is_random(text.get(signature..span.to())?)).then_some(Leak { span, kind: &DISCORD })
}
