//! Keys and tokens that a service marks by their first letters.

use prompt_host_plugin::Span;

use super::Leak;
use super::bytes::{ALPHANUMERIC, Alphabet, CAPITAL, HEX, PATH, TOKEN, byte};
use super::example::is_random;
use super::kind::Kind;

/// How the keys of a service look.
struct Shape {
    prefix: &'static str,
    /// What follows the prefix.
    body: Alphabet,
    least: usize,
    most: usize,
    kind: &'static Kind,
}

const fn shape(prefix: &'static str, body: Alphabet, least: usize, most: usize, kind: &'static Kind) -> Shape {
    Shape { prefix, body, least, most, kind }
}

static ANTHROPIC: Kind = Kind::token("an Anthropic API key", "<anthropic-key>");
static AWS: Kind = Kind::token("an AWS access key id", "<aws-access-key-id>");
static DIGITALOCEAN: Kind = Kind::token("a DigitalOcean token", "<digitalocean-token>");
static GITHUB: Kind = Kind::token("a GitHub token", "<github-token>");
static GITLAB: Kind = Kind::token("a GitLab token", "<gitlab-token>");
static GOOGLE: Kind = Kind::token("a Google API key", "<google-key>");
static GROQ: Kind = Kind::token("a Groq API key", "<groq-key>");
static HUGGING_FACE: Kind = Kind::token("a Hugging Face token", "<hugging-face-token>");
static NPM: Kind = Kind::token("an npm token", "<npm-token>");
static OPENAI: Kind = Kind::token("an OpenAI API key", "<openai-key>");
static OPENROUTER: Kind = Kind::token("an OpenRouter API key", "<openrouter-key>");
static PYPI: Kind = Kind::token("a PyPI token", "<pypi-token>");
static SENDGRID: Kind = Kind::token("a SendGrid API key", "<sendgrid-key>");
static SHOPIFY: Kind = Kind::token("a Shopify token", "<shopify-token>");
static SLACK: Kind = Kind::token("a Slack token", "<slack-token>");
static SLACK_HOOK: Kind = Kind::token("a Slack webhook", "<slack-webhook>");
static STRIPE: Kind = Kind::token("a Stripe secret key", "<stripe-key>");
static TWILIO: Kind = Kind::token("a Twilio API key", "<twilio-key>");

/// Shapes by their prefix. Where one prefix is the start of another the longer stands first.
static SHAPES: &[Shape] = &[
    shape("AIza", TOKEN, 35, 35, &GOOGLE),
    shape("AKIA", CAPITAL, 16, 16, &AWS),
    shape("ASIA", CAPITAL, 16, 16, &AWS),
    shape("GOCSPX-", TOKEN, 28, 28, &GOOGLE),
    shape("SK", HEX, 32, 32, &TWILIO),
    shape("dop_v1_", HEX, 64, 64, &DIGITALOCEAN),
    shape("gho_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghp_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghr_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghs_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghu_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("github_pat_", TOKEN, 36, 255, &GITHUB),
    shape("glpat-", TOKEN, 20, 300, &GITLAB),
    shape("gsk_", ALPHANUMERIC, 40, 80, &GROQ),
    shape("hf_", ALPHANUMERIC, 34, 40, &HUGGING_FACE),
    shape("hooks.slack.com/services/T", PATH, 32, 80, &SLACK_HOOK),
    shape("npm_", ALPHANUMERIC, 36, 36, &NPM),
    shape("pypi-AgE", TOKEN, 50, 400, &PYPI),
    shape("rk_live_", ALPHANUMERIC, 16, 255, &STRIPE),
    shape("shpat_", HEX, 32, 32, &SHOPIFY),
    shape("sk-ant-", TOKEN, 24, 255, &ANTHROPIC),
    shape("sk-or-v1-", HEX, 64, 64, &OPENROUTER),
    shape("sk-proj-", TOKEN, 24, 255, &OPENAI),
    shape("sk-svcacct-", TOKEN, 24, 255, &OPENAI),
    // Letters and digits only: `sk-fading-circle` names a style sheet's class.
    shape("sk-", ALPHANUMERIC, 32, 64, &OPENAI),
    shape("sk_live_", ALPHANUMERIC, 16, 255, &STRIPE),
    shape("xapp-", TOKEN, 40, 255, &SLACK),
    shape("xoxa-", TOKEN, 24, 255, &SLACK),
    shape("xoxb-", TOKEN, 24, 255, &SLACK),
    shape("xoxe-", TOKEN, 24, 255, &SLACK),
    shape("xoxp-", TOKEN, 24, 255, &SLACK),
    shape("xoxr-", TOKEN, 24, 255, &SLACK),
    shape("xoxs-", TOKEN, 24, 255, &SLACK),
];

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
    pairs[(SENDGRID_PREFIX.as_bytes()[0] & 0x1F) as usize] |= 1 << (SENDGRID_PREFIX.as_bytes()[1] & 0x1F);
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

/// What SendGrid's keys start with.
const SENDGRID_PREFIX: &str = "SG.";

/// The key or token that starts at `at`, where one may start.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let seconds = PAIRS.get(usize::from(byte(text, at) & 0x1F))?;
    if seconds & 1 << (byte(text, at + 1) & 0x1F) == 0 {
        return None;
    }
    let rest = text.get(at..)?;
    let shape = SHAPES.iter().find(|shape| rest.starts_with(shape.prefix));
    shape.and_then(|shape| shape.at(text, at)).or_else(|| sendgrid(text, at))
}

impl Shape {
    fn at(&self, text: &str, at: usize) -> Option<Leak> {
        let body = at + self.prefix.len();
        let length = self.body.run(text, body, self.most);
        let span = Span::new(at, body + length);
        let ends = !TOKEN.has(byte(text, span.to()));
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
