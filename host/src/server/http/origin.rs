//! By which names the host may be called, and from which web pages.
//!
//! A page that a person visits can make their browser send requests to their own machine, under a
//! name of the page's that resolves there (DNS rebinding). The browser still says which name it
//! called and which page it is on: `Host` and `Origin`, which are checked here before anything else.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, Method, Uri};
use tower_http::cors::{AllowHeaders, AllowOrigin, CorsLayer};

use super::settings::HttpSettings;
use crate::server::correlation;

/// What stands for everything.
const ANY: &str = "*";
/// Answers that pages may read beyond the usual headers.
const EXPOSED: [&str; 6] = [
    "mcp-session-id",
    "mcp-protocol-version",
    "www-authenticate",
    "retry-after",
    correlation::REQUEST_ID,
    correlation::TRACERESPONSE,
];
/// How long browsers may remember what pages may do.
const PREFLIGHT_TTL: Duration = Duration::from_secs(600);

/// Why a request may not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refused {
    /// No name, two, or one that is none.
    #[error("request must have one `Host` header that is a name or address")]
    BadHost,
    /// A name that the host does not go by.
    #[error("`Host` is not allowed: add the name to `http.allowed_hosts`")]
    Host,
    /// A page that may not call.
    #[error("`Origin` is not allowed: add the page to `http.allowed_origins`")]
    Origin,
}

/// What an entry of the settings cannot be read as.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("failed to read {setting} `{entry}`: write it as in {example}")]
pub struct BadEntry {
    setting: &'static str,
    entry: String,
    example: &'static str,
}

/// A name and perhaps a port.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    host: String,
    port: Option<u16>,
}

impl Name {
    fn of(authority: &Authority) -> Self {
        Self { host: authority.host().to_ascii_lowercase(), port: authority.port_u16() }
    }

    /// A name as a client writes it; what names a user, too, is none.
    fn parse(text: &str) -> Option<Self> {
        let authority: Authority = text.parse().ok()?;
        (!text.contains('@') && !authority.host().is_empty()).then(|| Self::of(&authority))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Port {
    Any,
    Exactly(Option<u16>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    scheme: String,
    host: String,
    port: Port,
}

impl Page {
    fn parse(text: &str) -> Option<Self> {
        let (text, any) = text.strip_suffix(":*").map_or((text, false), |text| (text, true));
        let uri: Uri = text.trim_end_matches('/').parse().ok()?;
        let scheme = uri.scheme_str()?.to_ascii_lowercase();
        let name = Name::of(uri.authority()?);
        let port = if any { Port::Any } else { Port::Exactly(name.port.or_else(|| usual_port(&scheme))) };
        (uri.path() == "/" || uri.path().is_empty()).then_some(Self { scheme, host: name.host, port })
    }

    fn allows(&self, page: &Self) -> bool {
        self.scheme == page.scheme && self.host == page.host && (self.port == Port::Any || self.port == page.port)
    }
}

fn usual_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

/// The names and pages that are allowed; none for all of them.
#[derive(Debug, Clone)]
pub(super) struct Allowed {
    names: Option<Vec<Name>>,
    pages: Option<Vec<Page>>,
}

impl Allowed {
    /// All of them.
    pub(super) fn everything() -> Self {
        Self { names: None, pages: None }
    }

    /// Those of the settings, and the addresses that are listened on.
    ///
    /// # Errors
    /// A [`BadEntry`].
    pub(super) fn new(settings: &HttpSettings, listening: &[SocketAddr]) -> Result<Self, BadEntry> {
        let bad = |setting, entry: &str, example| BadEntry { setting, entry: entry.to_owned(), example };
        let names = settings.allowed_hosts.iter().filter(|entry| *entry != ANY).map(|entry| {
            Name::parse(entry).ok_or_else(|| bad("http.allowed_hosts", entry, "`mcp.example.com` or `[::1]:8080`"))
        });
        let mut names = names.collect::<Result<Vec<_>, _>>()?;
        names.extend(
            listening
                .iter()
                .filter(|address| !address.ip().is_unspecified())
                .filter_map(|address| Name::parse(&address.to_string()).map(|name| Name { port: None, ..name })),
        );
        let pages = settings.allowed_origins.iter().filter(|entry| *entry != ANY).map(|entry| {
            Page::parse(entry).ok_or_else(|| bad("http.allowed_origins", entry, "`https://app.example.com`"))
        });
        let pages = pages.collect::<Result<Vec<_>, _>>()?;
        let all = |entries: &[String]| entries.iter().any(|entry| entry == ANY);
        Ok(Self {
            names: (!all(&settings.allowed_hosts)).then_some(names),
            pages: (!all(&settings.allowed_origins)).then_some(pages),
        })
    }

    /// Lets a request pass, or says why not.
    pub(super) fn check(&self, request: &Parts) -> Result<(), Refused> {
        let mut hosts = request.headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(Refused::BadHost) };
        let host = host.to_str().ok().and_then(Name::parse).ok_or(Refused::BadHost)?;
        // A request line may bring a name of its own, which goes before the header.
        let own = request.uri.authority().map(Name::of);
        if ![Some(host), own].into_iter().flatten().all(|name| self.allows_name(&name)) {
            return Err(Refused::Host);
        }
        let mut origins = request.headers.get_all(ORIGIN).iter();
        match origins.all(|origin| self.allows_page(origin)) {
            true => Ok(()),
            false => Err(Refused::Origin),
        }
    }

    fn allows_name(&self, name: &Name) -> bool {
        let fits = |allowed: &Name| allowed.host == name.host && (allowed.port.is_none() || allowed.port == name.port);
        self.names.as_ref().is_none_or(|names| names.iter().any(fits))
    }

    /// Whether pages of this origin may call. `null`, a page of nowhere, may not unless all may.
    pub(super) fn allows_page(&self, origin: &HeaderValue) -> bool {
        let Some(pages) = &self.pages else { return true };
        let page = origin.to_str().ok().filter(|text| !text.ends_with(":*")).and_then(Page::parse);
        page.is_some_and(|page| pages.iter().any(|allowed| allowed.allows(&page)))
    }
}

/// What browsers are told of pages that are allowed: that they may read the answers.
pub(super) fn cors(allowed: &Allowed) -> CorsLayer {
    let allowed = allowed.clone();
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin, _| allowed.allows_page(origin)))
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        // Tools may be given arguments in headers of their own names.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(EXPOSED.map(HeaderName::from_static))
        .max_age(PREFLIGHT_TTL)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn check(settings: &HttpSettings, uri: &str, headers: &[(&str, &str)]) -> Result<(), Refused> {
        let mut request = Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let listening = ["10.1.2.3:8080".parse().unwrap(), "0.0.0.0:8080".parse().unwrap()];
        Allowed::new(settings, &listening).unwrap().check(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn only_allowed_names_are_answered() {
        let settings = HttpSettings::default();
        for (host, expected) in [
            ("localhost", Ok(())),
            ("LOCALHOST:1234", Ok(())),
            ("127.0.0.1:8080", Ok(())),
            ("[::1]:8080", Ok(())),
            ("10.1.2.3:8080", Ok(())),
            ("evil.example.com", Err(Refused::Host)),
            ("localhost.evil.example.com", Err(Refused::Host)),
            ("0.0.0.0:8080", Err(Refused::Host)),
            ("localhost@evil.example.com", Err(Refused::BadHost)),
            ("", Err(Refused::BadHost)),
            ("local host", Err(Refused::BadHost)),
        ] {
            assert_eq!(check(&settings, "/mcp", &[("host", host)]), expected, "{host}");
        }
        let twice = [("host", "localhost"), ("host", "localhost")];
        assert_eq!(check(&settings, "/mcp", &twice), Err(Refused::BadHost));
        assert_eq!(check(&settings, "/mcp", &[]), Err(Refused::BadHost));
        assert_eq!(check(&settings, "http://evil.example.com/mcp", &[("host", "localhost")]), Err(Refused::Host));
        let any = HttpSettings { allowed_hosts: vec!["*".to_owned()], ..HttpSettings::default() };
        assert_eq!(check(&any, "/mcp", &[("host", "evil.example.com")]), Ok(()));
    }

    #[test]
    fn only_allowed_pages_may_call() {
        let allowed_origins = vec!["https://app.example.com".to_owned(), "http://localhost:*".to_owned()];
        let settings = HttpSettings { allowed_origins, ..HttpSettings::default() };
        for (origin, expected) in [
            ("https://app.example.com", Ok(())),
            ("https://app.example.com:443", Ok(())),
            ("http://localhost:3000", Ok(())),
            ("https://app.example.com:8443", Err(Refused::Origin)),
            ("http://app.example.com", Err(Refused::Origin)),
            ("https://localhost:3000", Err(Refused::Origin)),
            ("http://localhost:*", Err(Refused::Origin)),
            ("null", Err(Refused::Origin)),
            ("", Err(Refused::Origin)),
        ] {
            assert_eq!(check(&settings, "/mcp", &[("host", "localhost"), ("origin", origin)]), expected, "{origin}");
        }
    }

    #[test]
    fn a_bad_entry_is_named() {
        let settings = HttpSettings { allowed_origins: vec!["app.example.com".to_owned()], ..HttpSettings::default() };
        let error = Allowed::new(&settings, &[]).unwrap_err();
        assert!(error.to_string().contains("http.allowed_origins `app.example.com`"), "{error}");
    }
}
