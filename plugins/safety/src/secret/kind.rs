//! What sort of secret something is, and what may be said of it.

/// A sort of secret.
#[derive(Debug, PartialEq)]
pub(super) struct Kind {
    /// As a message names it, with its article.
    pub(super) name: &'static str,
    /// What stands in its place when it is taken out.
    pub(super) placeholder: &'static str,
    /// Whether its last characters may be shown: where they tell which one is meant and
    /// are a small part of a long random value, or the part that banks print.
    shows_end: bool,
}

impl Kind {
    /// A random value of a service, whose last characters tell which one it is.
    pub(super) const fn token(name: &'static str, placeholder: &'static str) -> Self {
        Self { name, placeholder, shows_end: true }
    }

    /// A value of which nothing may be shown.
    const fn hidden(name: &'static str, placeholder: &'static str) -> Self {
        Self { name, placeholder, shows_end: false }
    }

    /// The last four characters of `value`, if they may be shown.
    pub(super) fn shown_end<'a>(&self, value: &'a str) -> &'a str {
        let end = value.len().checked_sub(4).filter(|_| self.shows_end);
        end.and_then(|end| value.get(end..)).unwrap_or_default()
    }
}

pub(super) static CARD: Kind = Kind::token("a payment card number", "<card-number>");
pub(super) static DISCORD: Kind = Kind::token("a Discord bot token", "<discord-token>");
pub(super) static IBAN: Kind = Kind::token("a bank account number (IBAN)", "<iban>");
pub(super) static JWT: Kind = Kind::hidden("a signed web token (JWT)", "<jwt>");
pub(super) static PASSWORD: Kind = Kind::hidden("a password", "<password>");
pub(super) static PRIVATE_KEY: Kind = Kind::hidden("a private key", "<private-key>");
pub(super) static SECRET: Kind = Kind::hidden("a secret key or token", "<secret>");
pub(super) static TELEGRAM: Kind = Kind::token("a Telegram bot token", "<telegram-token>");
pub(super) static URL: Kind = Kind::hidden("the password in an address", "<password>");
