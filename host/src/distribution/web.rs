//! Requests over HTTP, with bounds: whoever answers is a stranger.
//!
//! Nothing is sent or read as plain text except to this machine and to servers that the settings
//! name. A redirect never leads from encryption to plain text, and credentials do not follow one
//! to another host (the HTTP library takes them away).

use std::net::IpAddr;
use std::time::Duration;

use reqwest::redirect::{Attempt, Policy};
use reqwest::{Client, Response, StatusCode, Url};

use super::error::DistributionError;
use super::reference::{printable, shown_url};

/// Redirects that are followed.
const MAX_REDIRECTS: usize = 5;
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(15);
/// How long nothing may come before the connection is given up.
const IDLE: Duration = Duration::from_secs(30);
/// How long a small answer may take as a whole.
pub(super) const SMALL_ANSWER: Duration = Duration::from_secs(60);
/// Bytes of what a server says of an error.
const MAX_COMPLAINT: u64 = 16 << 10;

/// Clients for both kinds of connections.
#[derive(Debug, Clone)]
pub(super) struct Web {
    // Without the system's certificates there are none, which must not keep anybody from files.
    encrypted: Result<Client, String>,
    plain: Result<Client, String>,
    plain_hosts: PlainHosts,
}

/// Servers that are reached without encryption.
#[derive(Debug, Clone)]
struct PlainHosts(Vec<String>);

impl Web {
    /// `plain_hosts` are reached without encryption, besides this machine.
    pub(super) fn new(plain_hosts: &[String]) -> Self {
        // Of two libraries that could encrypt, the process has to name one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let plain_hosts = PlainHosts(plain_hosts.iter().map(|host| host.to_ascii_lowercase()).collect());
        let builder = || {
            let plain_hosts = plain_hosts.clone();
            Client::builder()
                .connect_timeout(CONNECT)
                .read_timeout(IDLE)
                .referer(false)
                .user_agent(concat!("prompt-host/", env!("CARGO_PKG_VERSION")))
                .redirect(Policy::custom(move |attempt| redirect(&plain_hosts, attempt)))
        };
        let encrypted = builder().https_only(true).build().map_err(|error| innermost(&error));
        // A proxy would be told in plain text what is meant for this machine.
        let plain = builder().no_proxy().build().map_err(|error| innermost(&error));
        Self { encrypted, plain, plain_hosts }
    }

    /// Who may talk to `url`.
    ///
    /// # Errors
    /// [`DistributionError::Plain`], and when the system's certificates cannot be used.
    pub(super) fn client(&self, url: &Url) -> Result<&Client, DistributionError> {
        let client = match url.scheme() {
            "https" => &self.encrypted,
            "http" if self.plain_hosts.include(url) => &self.plain,
            _ => return Err(DistributionError::Plain(shown_url(url))),
        };
        let failed = |why: &String| DistributionError::Unreachable { place: shown_url(url), why: why.clone() };
        client.as_ref().map_err(failed)
    }

    /// The address of a registry: encrypted, except where that is not wanted.
    ///
    /// # Errors
    /// When its name is none.
    pub(super) fn registry(&self, name: &str) -> Result<Url, DistributionError> {
        let parse = |scheme: &str| {
            Url::parse(&format!("{scheme}://{name}/")).map_err(|error| DistributionError::Protocol {
                place: printable(name),
                why: format!("its name is no address: {error}"),
            })
        };
        let plain = parse("http")?;
        if self.plain_hosts.include(&plain) { Ok(plain) } else { parse("https") }
    }
}

impl PlainHosts {
    fn include(&self, url: &Url) -> bool {
        let Some(host) = url.host_str() else { return false };
        let is_this_machine = host == "localhost"
            || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let with_port = url.port_or_known_default().map(|port| format!("{host}:{port}"));
        is_this_machine || self.0.iter().any(|named| named == host || Some(named) == with_port.as_ref())
    }
}

/// Follows what stays as private as it was.
fn redirect(plain_hosts: &PlainHosts, attempt: Attempt<'_>) -> reqwest::redirect::Action {
    let url = attempt.url();
    let was_encrypted = attempt.previous().iter().any(|url| url.scheme() == "https");
    let refusal = match url.scheme() {
        _ if attempt.previous().len() > MAX_REDIRECTS => Some("it redirects too often".to_owned()),
        "https" => None,
        "http" if was_encrypted => Some(format!("it redirects to {}, which is not encrypted", shown_url(url))),
        "http" if plain_hosts.include(url) => None,
        _ => Some(format!("it redirects to {}, which is not followed", shown_url(url))),
    };
    match refusal {
        Some(refusal) => attempt.error(Refused(refusal)),
        None => attempt.follow(),
    }
}

/// A redirect that is not followed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refused(String);

/// What a failed request says, without its address, which may hold a token.
pub(super) fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    if error.is_timeout() { "it did not answer in time".to_owned() } else { printable(&cause.to_string()) }
}

/// That a request failed.
pub(super) fn unreachable(place: impl Into<String>, error: &reqwest::Error) -> DistributionError {
    DistributionError::Unreachable { place: place.into(), why: innermost(error) }
}

/// The whole of an answer that has at most `limit` bytes.
///
/// # Errors
/// [`DistributionError::TooLarge`] and [`DistributionError::Unreachable`].
pub(super) async fn body(mut response: Response, what: &str, limit: u64) -> Result<Vec<u8>, DistributionError> {
    let too_large = || DistributionError::TooLarge { what: what.to_owned(), limit };
    if response.content_length().is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(what, &error))? {
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What an answer that is an error says, as registries say it or as plain text.
pub(super) async fn complaint(response: Response, place: &str) -> DistributionError {
    let status = shown_status(response.status());
    let said = body(response, place, MAX_COMPLAINT).await.unwrap_or_default();
    let said = match serde_json::from_slice::<Complaints>(&said) {
        Ok(complaints) => {
            complaints.errors.into_iter().map(|complaint| complaint.message).collect::<Vec<_>>().join("; ")
        }
        Err(_) => String::new(),
    };
    let said = if said.is_empty() { said } else { format!(": {}", printable(&said)) };
    DistributionError::Answer { place: place.to_owned(), status, said }
}

fn shown_status(status: StatusCode) -> String {
    status.to_string()
}

/// Errors as the OCI distribution specification has them.
#[derive(Debug, serde::Deserialize)]
struct Complaints {
    errors: Vec<Complaint>,
}

#[derive(Debug, serde::Deserialize)]
struct Complaint {
    #[serde(default)]
    message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_named_servers_are_reached_without_encryption() {
        let web = Web::new(&["registry.lan:5000".to_owned(), "Old.example".to_owned()]);
        for (url, allowed) in [
            ("https://example.com/x", true),
            ("http://localhost:1/x", true),
            ("http://127.0.0.9/x", true),
            ("http://[::1]:7/x", true),
            ("http://registry.lan:5000/x", true),
            ("http://old.example:81/x", true),
            ("http://registry.lan/x", false),
            ("http://registry.lan:5001/x", false),
            ("http://example.com/x", false),
            ("http://localhost.example.com/x", false),
            ("http://127.0.0.1.example.com/x", false),
            ("ftp://localhost/x", false),
        ] {
            assert_eq!(web.client(&Url::parse(url).unwrap()).is_ok(), allowed, "{url}");
        }
        assert_eq!(web.registry("ghcr.io").unwrap().as_str(), "https://ghcr.io/");
        assert_eq!(web.registry("localhost:5000").unwrap().as_str(), "http://localhost:5000/");
        assert_eq!(web.registry("registry.lan:5000").unwrap().scheme(), "http");
    }
}
