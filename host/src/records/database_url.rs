//! The address of a PostgreSQL server, with a password that is never shown.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use sqlx::postgres::PgConnectOptions;

/// What stands in a password's place.
const HIDDEN: &str = "***";
/// What may stand behind `?`. An unknown parameter would be a setting that does not hold.
const PARAMETERS: &[&str] = &[
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
];

/// `postgres://user:password@server/database`. Dereferences to the whole text; what is
/// displayed, debugged and serialised has no password.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct DatabaseUrl(String);

/// A text that is no such address. It is not repeated: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUrl {
    /// Of another kind.
    #[error("expected the address of a PostgreSQL server, as `postgres://user:password@server/database`")]
    Scheme,
    /// Cannot be taken apart.
    #[error(
        "expected an address as `postgres://user:password@server/database`; special characters of a \
         password are written as `%` and two hex digits"
    )]
    Unreadable,
    /// Says what nobody knows.
    #[error("`{0}` is no parameter of a database's address")]
    Parameter(String),
}

impl DatabaseUrl {
    /// Whether a text means a PostgreSQL server at all.
    pub fn is_meant_by(text: &str) -> bool {
        ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme))
    }

    /// The address without its password.
    pub fn masked(&self) -> Cow<'_, str> {
        let (address, query) = match self.0.split_once('?') {
            Some((address, query)) => (address, Some(query)),
            None => (self.0.as_str(), None),
        };
        let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
        let user = rest.rsplit_once('@').and_then(|(user, server)| Some((user.split_once(':')?.0, server)));
        let mut shown = match user {
            Some((user, server)) => format!("{scheme}://{user}:{HIDDEN}@{server}"),
            None => address.to_owned(),
        };
        for (index, part) in query.iter().flat_map(|query| query.split('&')).enumerate() {
            shown.push(if index == 0 { '?' } else { '&' });
            match part.split_once('=') {
                Some((name, _)) if decoded(name) == "password" => {
                    shown.push_str(name);
                    shown.push('=');
                    shown.push_str(HIDDEN);
                }
                _ => shown.push_str(part),
            }
        }
        if shown == self.0 { Cow::Borrowed(&self.0) } else { Cow::Owned(shown) }
    }
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

impl FromStr for DatabaseUrl {
    type Err = InvalidUrl;

    fn from_str(text: &str) -> Result<Self, InvalidUrl> {
        if !Self::is_meant_by(text) {
            return Err(InvalidUrl::Scheme);
        }
        let query = text.split_once('?').map_or("", |(_, query)| query);
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let name = decoded(part.split_once('=').map_or(part, |(name, _)| name));
            if !name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_[].".contains(letter)) {
                // No name at all: the rest of a password with an unwritten `?` in it.
                return Err(InvalidUrl::Unreadable);
            }
            if !PARAMETERS.contains(&&*name) && !name.starts_with("options[") {
                return Err(InvalidUrl::Parameter(name.chars().take(64).collect()));
            }
        }
        // The library's own words may repeat a part of the text.
        PgConnectOptions::from_str(text).map_err(|_| InvalidUrl::Unreadable)?;
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = InvalidUrl;

    fn try_from(text: String) -> Result<Self, InvalidUrl> {
        text.parse()
    }
}

impl Deref for DatabaseUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl Serialize for DatabaseUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://me:s3cret@db/records", "postgres://me:***@db/records"),
            (
                "postgresql://me:s3c:ret@db:5433/records?sslmode=require",
                "postgresql://me:***@db:5433/records?sslmode=require",
            ),
            ("postgres://me@db/records?user=x&password=s3cret", "postgres://me@db/records?user=x&password=***"),
            ("postgres://me@db/records?%70assword=s3cret", "postgres://me@db/records?%70assword=***"),
            ("postgres://me:s3c%3Fret@db/records", "postgres://me:***@db/records"),
            ("postgres://me@db/records", "postgres://me@db/records"),
            ("postgres://db", "postgres://db"),
        ] {
            let parsed: DatabaseUrl = url.parse().unwrap();
            assert_eq!(&*parsed, url);
            let json = serde_json::to_value(&parsed).unwrap();
            assert_eq!(
                (parsed.to_string(), format!("{parsed:?}"), json.as_str()),
                (shown.into(), shown.into(), Some(shown))
            );
        }
    }

    #[test]
    fn a_wrong_address_is_told_without_it() {
        for url in [
            "mysql://me:s3cret@db",
            "s3cret",
            "postgres://me:s3cret@db:port/x",
            "postgres://me:s3cret@[db",
            "postgres://me:half?s3cret@db/x",
            "",
        ] {
            let error = url.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(error.starts_with("expected") && !error.contains("s3cret"), "{url}: {error}");
        }
        let error = "postgres://me@db/x?pasword=s3cret".parse::<DatabaseUrl>().unwrap_err();
        assert_eq!(error, InvalidUrl::Parameter("pasword".to_owned()));
    }
}
