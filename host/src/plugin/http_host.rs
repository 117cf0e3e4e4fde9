//! Hosts that a plugin may talk to, as settings and manifests write them.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// One host, or all below one: `api.example.com`, `*.example.com`, `http://127.0.0.1:8080`.
///
/// Without a scheme it is reached with encryption only, and without a port at the scheme's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpHost {
    is_encrypted: bool,
    /// In small letters; of IPv6 without brackets.
    name: String,
    /// Whether it stands for every host below `name`.
    is_below: bool,
    port: u16,
}

/// A host that cannot be used, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{written}` is no host: {why}")]
pub struct InvalidHttpHost {
    written: String,
    why: &'static str,
}

impl HttpHost {
    /// Whether a request to `host` at `port` is meant. `host` is as a URL has it, without brackets.
    pub fn matches(&self, is_encrypted: bool, host: &str, port: u16) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let is_named = match self.is_below {
            // `*.example.com` is no name for `example.com`, nor for `notexample.com`.
            true => host.strip_suffix(&self.name).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.')),
            false => host == self.name || self.address().is_some_and(|address| host.parse() == Ok(address)),
        };
        is_named && self.is_encrypted == is_encrypted && self.port == port
    }

    /// The address that is written out; none when it is a name.
    pub fn address(&self) -> Option<IpAddr> {
        self.name.parse().ok()
    }
}

impl TryFrom<String> for HttpHost {
    type Error = InvalidHttpHost;

    fn try_from(written: String) -> Result<Self, InvalidHttpHost> {
        let refused = |why| Err(InvalidHttpHost { written: written.clone(), why });
        let (is_encrypted, rest) = match written.split_once("://") {
            None => (true, written.as_str()),
            Some(("https", rest)) => (true, rest),
            Some(("http", rest)) => (false, rest),
            Some(_) => return refused("it begins with neither `https://` nor `http://`"),
        };
        let (is_below, rest) = match rest.strip_prefix("*.") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (name, port) = match port_of(rest) {
            Ok(parts) => parts,
            Err(why) => return refused(why),
        };
        let name = name.to_ascii_lowercase();
        let is_address = name.parse::<IpAddr>().is_ok();
        match () {
            () if name.is_empty() => return refused("it is empty"),
            () if is_address && is_below => return refused("there is nothing below an address"),
            () if !is_address && !is_host_name(&name) => {
                return refused(
                    "write its name alone, without a path: `api.example.com`, `*.example.com`, `[::1]:8080`",
                );
            }
            () => {}
        }
        let port = port.unwrap_or(if is_encrypted { 443 } else { 80 });
        Ok(Self { is_encrypted, name, is_below, port })
    }
}

/// `name[:port]`, where an address of IPv6 stands in brackets.
fn port_of(text: &str) -> Result<(&str, Option<u16>), &'static str> {
    let (name, port) = match text.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(None) => return Err("a bracket is not closed"),
        Some(Some((name, rest))) => (name, rest),
        None => text.find(':').map_or((text, ""), |at| text.split_at(at)),
    };
    match port.strip_prefix(':') {
        None if port.is_empty() => Ok((name, None)),
        Some(port) => {
            port.parse().ok().filter(|port| *port > 0).map(|port| (name, Some(port))).ok_or("its port is none")
        }
        None => Err("something stands behind the bracket"),
    }
}

fn is_host_name(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

impl From<HttpHost> for String {
    fn from(host: HttpHost) -> Self {
        host.to_string()
    }
}

impl fmt::Display for HttpHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, usual) = if self.is_encrypted { ("", 443) } else { ("http://", 80) };
        let below = if self.is_below { "*." } else { "" };
        let (open, close) = if self.name.contains(':') { ("[", "]") } else { ("", "") };
        write!(f, "{scheme}{below}{open}{}{close}", self.name)?;
        if self.port == usual { Ok(()) } else { write!(f, ":{}", self.port) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(written: &str) -> Result<HttpHost, InvalidHttpHost> {
        written.to_owned().try_into()
    }

    #[test]
    fn only_what_is_named_matches() {
        for (written, encrypted, name, port, expected) in [
            ("api.example.com", true, "API.example.com", 443, true),
            ("api.example.com", true, "api.example.com.", 443, true),
            ("api.example.com", false, "api.example.com", 80, false),
            ("api.example.com", true, "api.example.com", 8443, false),
            ("api.example.com:8443", true, "api.example.com", 8443, true),
            ("*.example.com", true, "a.b.example.com", 443, true),
            ("*.example.com", true, "example.com", 443, false),
            ("*.example.com", true, "notexample.com", 443, false),
            ("*.example.com", true, ".example.com", 443, false),
            ("http://127.0.0.1:8080", false, "127.0.0.1", 8080, true),
            ("http://127.0.0.1:8080", false, "localhost", 8080, false),
            ("http://[::1]:80", false, "0:0:0:0:0:0:0:1", 80, true),
        ] {
            assert_eq!(host(written).unwrap().matches(encrypted, name, port), expected, "{written} and {name}");
        }
    }

    #[test]
    fn what_is_no_host_says_why() {
        for written in
            ["", "ftp://x", "example.com/path", "*.127.0.0.1", "x:0", "x:99999", "[::1", "[::1]x", "a..b", "*"]
        {
            let error = host(written).unwrap_err().to_string();
            assert!(error.contains(&format!("`{written}` is no host: ")), "{error}");
        }
    }

    #[test]
    fn they_read_back_as_they_are_written() {
        for written in ["api.example.com", "*.example.com:8443", "http://[::1]:8080", "http://a.example"] {
            assert_eq!(host(written).unwrap().to_string(), written);
        }
    }
}
