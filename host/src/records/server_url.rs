//! The address of a server, whose password nobody sees.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// An address such as `redis://:secret@server/0`. Everything that shows it hides the password:
/// logs, `host config show`, messages.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct ServerUrl(String);

impl ServerUrl {
    /// The whole address, for whoever connects.
    pub fn whole(&self) -> &str {
        &self.0
    }
}

impl From<String> for ServerUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl From<&str> for ServerUrl {
    fn from(url: &str) -> Self {
        Self(url.to_owned())
    }
}

/// Without the password, and without the options, one of which may be a password too.
impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.0.split_once("://") else { return f.write_str("…") };
        // A password may hold any letter that ends it elsewhere, so the last `@` counts.
        let (user, place) = match rest.rsplit_once('@') {
            Some((secret, place)) => (Some(secret.split_once(':').map_or(secret, |(user, _)| user)), place),
            None => (None, rest),
        };
        let (place, options) = place.split_once('?').map_or((place, ""), |(place, _)| (place, "?…"));
        match user {
            Some(user) => write!(f, "{scheme}://{user}:…@{place}{options}"),
            None => write!(f, "{scheme}://{place}{options}"),
        }
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for ServerUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("redis://127.0.0.1:6379/3", "redis://127.0.0.1:6379/3"),
            ("redis://:s3cret@cache", "redis://:…@cache"),
            ("postgres://ada:s3cret@db:5432/x?password=s3cret", "postgres://ada:…@db:5432/x?…"),
            ("postgres://ada:s3c@r/et@db/x", "postgres://ada:…@db/x"),
            ("s3cret", "…"),
        ] {
            let url = ServerUrl::from(url);
            assert_eq!(url.to_string(), shown);
            let written = format!("{url:?} {}", serde_json::to_string(&url).unwrap());
            assert!(!written.contains("s3c"), "{written}");
        }
    }
}
