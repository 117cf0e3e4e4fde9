//! How the keys of each service look: what they start with, and what follows.
//!
//! The prefixes are those that the services document or that scanners of repositories
//! (gitleaks, GitHub secret scanning) tell them by.

use super::bytes::{ALPHANUMERIC, Alphabet, BASE64, CAPITAL, DOTTED, HEX, PATH, TOKEN};
use super::kind::Kind;

/// How the keys of a service look.
pub(super) struct Shape {
    pub(super) prefix: &'static str,
    /// What follows the prefix.
    pub(super) body: Alphabet,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) kind: &'static Kind,
}

const fn shape(prefix: &'static str, body: Alphabet, least: usize, most: usize, kind: &'static Kind) -> Shape {
    Shape { prefix, body, least, most, kind }
}

static ANTHROPIC: Kind = Kind::token("an Anthropic API key", "<anthropic-key>");
static ATLASSIAN: Kind = Kind::token("an Atlassian token", "<atlassian-token>");
static AWS: Kind = Kind::token("an AWS access key id", "<aws-access-key-id>");
static CRATES: Kind = Kind::token("a crates.io token", "<crates-io-token>");
static DATABRICKS: Kind = Kind::token("a Databricks token", "<databricks-token>");
static DIGITALOCEAN: Kind = Kind::token("a DigitalOcean token", "<digitalocean-token>");
static DISCORD_HOOK: Kind = Kind::token("a Discord webhook", "<discord-webhook>");
static DOCKER: Kind = Kind::token("a Docker token", "<docker-token>");
static FIGMA: Kind = Kind::token("a Figma token", "<figma-token>");
static GITHUB: Kind = Kind::token("a GitHub token", "<github-token>");
static GITLAB: Kind = Kind::token("a GitLab token", "<gitlab-token>");
static GOOGLE: Kind = Kind::token("a Google API key", "<google-key>");
static GRAFANA: Kind = Kind::token("a Grafana token", "<grafana-token>");
static GROQ: Kind = Kind::token("a Groq API key", "<groq-key>");
static HUGGING_FACE: Kind = Kind::token("a Hugging Face token", "<hugging-face-token>");
static LINEAR: Kind = Kind::token("a Linear API key", "<linear-key>");
static MAILGUN: Kind = Kind::token("a Mailgun key", "<mailgun-key>");
static NEW_RELIC: Kind = Kind::token("a New Relic key", "<new-relic-key>");
static NOTION: Kind = Kind::token("a Notion token", "<notion-token>");
static NPM: Kind = Kind::token("an npm token", "<npm-token>");
static OPENAI: Kind = Kind::token("an OpenAI API key", "<openai-key>");
static OPENROUTER: Kind = Kind::token("an OpenRouter API key", "<openrouter-key>");
static PERPLEXITY: Kind = Kind::token("a Perplexity API key", "<perplexity-key>");
static POSTMAN: Kind = Kind::token("a Postman API key", "<postman-key>");
static PYPI: Kind = Kind::token("a PyPI token", "<pypi-token>");
static REPLICATE: Kind = Kind::token("a Replicate token", "<replicate-token>");
static RUBYGEMS: Kind = Kind::token("a RubyGems key", "<rubygems-key>");
static SENTRY: Kind = Kind::token("a Sentry token", "<sentry-token>");
static SHOPIFY: Kind = Kind::token("a Shopify token", "<shopify-token>");
static SLACK: Kind = Kind::token("a Slack token", "<slack-token>");
static SLACK_HOOK: Kind = Kind::token("a Slack webhook", "<slack-webhook>");
static SQUARE: Kind = Kind::token("a Square token", "<square-token>");
static STRIPE: Kind = Kind::token("a Stripe secret key", "<stripe-key>");
static SUPABASE: Kind = Kind::token("a Supabase token", "<supabase-token>");
static TWILIO: Kind = Kind::token("a Twilio API key", "<twilio-key>");
static VAULT: Kind = Kind::token("a Vault token", "<vault-token>");
static XAI: Kind = Kind::token("an xAI API key", "<xai-key>");

/// Shapes by their prefix, in the order of its first byte. Where one prefix is the start of another the longer stands first.
pub(super) static SHAPES: &[Shape] = &[
    shape("ABIA", CAPITAL, 16, 16, &AWS),
    shape("ACCA", CAPITAL, 16, 16, &AWS),
    shape("AIza", TOKEN, 35, 35, &GOOGLE),
    shape("AKIA", CAPITAL, 16, 16, &AWS),
    shape("ASIA", CAPITAL, 16, 16, &AWS),
    shape("ATATT3", BASE64, 60, 300, &ATLASSIAN),
    shape("GOCSPX-", TOKEN, 28, 28, &GOOGLE),
    shape("NRAK-", CAPITAL, 27, 27, &NEW_RELIC),
    shape("PMAK-", TOKEN, 59, 59, &POSTMAN),
    shape("SK", HEX, 32, 32, &TWILIO),
    shape("cio", ALPHANUMERIC, 32, 32, &CRATES),
    shape("dapi", HEX, 32, 32, &DATABRICKS),
    shape("dckr_pat_", TOKEN, 27, 27, &DOCKER),
    shape("discord.com/api/webhooks/", PATH, 80, 100, &DISCORD_HOOK),
    shape("discordapp.com/api/webhooks/", PATH, 80, 100, &DISCORD_HOOK),
    shape("doo_v1_", HEX, 64, 64, &DIGITALOCEAN),
    shape("dop_v1_", HEX, 64, 64, &DIGITALOCEAN),
    shape("dor_v1_", HEX, 64, 64, &DIGITALOCEAN),
    shape("figd_", TOKEN, 38, 60, &FIGMA),
    shape("gho_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghp_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghr_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghs_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("ghu_", ALPHANUMERIC, 36, 255, &GITHUB),
    shape("github_pat_", TOKEN, 36, 255, &GITHUB),
    shape("glc_", BASE64, 40, 400, &GRAFANA),
    shape("glcbt-", TOKEN, 20, 300, &GITLAB),
    shape("gldt-", TOKEN, 20, 300, &GITLAB),
    shape("glft-", TOKEN, 20, 300, &GITLAB),
    shape("glpat-", DOTTED, 20, 300, &GITLAB),
    shape("glptt-", TOKEN, 40, 300, &GITLAB),
    shape("glrt-", DOTTED, 20, 300, &GITLAB),
    shape("glsa_", TOKEN, 41, 41, &GRAFANA),
    shape("gsk_", ALPHANUMERIC, 40, 80, &GROQ),
    shape("hf_", ALPHANUMERIC, 34, 40, &HUGGING_FACE),
    shape("hooks.slack.com/services/T", PATH, 32, 80, &SLACK_HOOK),
    shape("hvb.", TOKEN, 90, 300, &VAULT),
    shape("hvs.", TOKEN, 24, 300, &VAULT),
    shape("key-", HEX, 32, 32, &MAILGUN),
    shape("lin_api_", ALPHANUMERIC, 40, 40, &LINEAR),
    shape("npm_", ALPHANUMERIC, 36, 36, &NPM),
    shape("ntn_", ALPHANUMERIC, 40, 60, &NOTION),
    shape("pplx-", ALPHANUMERIC, 40, 60, &PERPLEXITY),
    shape("pypi-AgE", TOKEN, 50, 400, &PYPI),
    shape("r8_", ALPHANUMERIC, 37, 40, &REPLICATE),
    shape("rk_live_", ALPHANUMERIC, 16, 255, &STRIPE),
    shape("rk_test_", ALPHANUMERIC, 24, 255, &STRIPE),
    shape("rubygems_", HEX, 48, 48, &RUBYGEMS),
    shape("sbp_", HEX, 40, 40, &SUPABASE),
    shape("shpat_", HEX, 32, 32, &SHOPIFY),
    shape("shpca_", HEX, 32, 32, &SHOPIFY),
    shape("shppa_", HEX, 32, 32, &SHOPIFY),
    shape("shpss_", HEX, 32, 32, &SHOPIFY),
    shape("sk-admin-", TOKEN, 24, 255, &OPENAI),
    shape("sk-ant-", TOKEN, 24, 255, &ANTHROPIC),
    shape("sk-or-v1-", HEX, 64, 64, &OPENROUTER),
    shape("sk-proj-", TOKEN, 24, 255, &OPENAI),
    shape("sk-svcacct-", TOKEN, 24, 255, &OPENAI),
    // Letters and digits only: `sk-fading-circle` names a style sheet's class.
    shape("sk-", ALPHANUMERIC, 32, 64, &OPENAI),
    shape("sk_live_", ALPHANUMERIC, 16, 255, &STRIPE),
    shape("sk_test_", ALPHANUMERIC, 24, 255, &STRIPE),
    shape("sntrys_", BASE64, 60, 400, &SENTRY),
    shape("sntryu_", HEX, 64, 64, &SENTRY),
    shape("sq0atp-", TOKEN, 22, 22, &SQUARE),
    shape("sq0csp-", TOKEN, 43, 43, &SQUARE),
    shape("whsec_", BASE64, 32, 64, &STRIPE),
    shape("xai-", ALPHANUMERIC, 70, 90, &XAI),
    shape("xapp-", TOKEN, 40, 255, &SLACK),
    shape("xoxa-", TOKEN, 24, 255, &SLACK),
    shape("xoxb-", TOKEN, 24, 255, &SLACK),
    shape("xoxc-", TOKEN, 24, 255, &SLACK),
    shape("xoxe-", TOKEN, 24, 255, &SLACK),
    shape("xoxe.xox", TOKEN, 24, 255, &SLACK),
    shape("xoxp-", TOKEN, 24, 255, &SLACK),
    shape("xoxr-", TOKEN, 24, 255, &SLACK),
    shape("xoxs-", TOKEN, 24, 255, &SLACK),
    shape("ya29.", DOTTED, 50, 400, &GOOGLE),
];
