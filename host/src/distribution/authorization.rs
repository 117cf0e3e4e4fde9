//! What a registry wants to see before it answers: a login, or a token that it names the giver of.

use std::collections::BTreeMap;

use parking_lot::Mutex;
use reqwest::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use reqwest::{RequestBuilder, Response, StatusCode, Url};
use serde::Deserialize;
use tokio::sync::OnceCell;

use super::credentials::{self, Login};
use super::error::DistributionError;
use super::reference::printable;
use super::web::{SMALL_ANSWER, Web, body, complaint, unreachable};

/// Bytes of an answer that holds a token.
const MAX_TOKEN_ANSWER: u64 = 64 << 10;

/// Requests to one registry, with what it wants to see. Credentials go to that registry, to whom it
/// names as its giver of tokens, and never as plain text to another machine.
#[derive(Debug)]
pub(super) struct Authorization {
    web: Web,
    registry: String,
    address: Url,
    login: OnceCell<Option<Login>>,
    /// Headers that have worked, by what they are for.
    known: Mutex<BTreeMap<String, HeaderValue>>,
}

/// What a registry asks for.
#[derive(Debug, PartialEq, Eq)]
enum Challenge {
    Basic,
    Bearer { realm: String, service: Option<String> },
}

/// A giver's answer; some say `token` and some `access_token`.
#[derive(Deserialize)]
struct TokenAnswer {
    #[serde(alias = "access_token")]
    token: String,
}

impl Authorization {
    /// Of the registry that goes by the name `registry` and answers at `address`.
    pub(super) fn new(web: Web, registry: String, address: Url) -> Self {
        Self { web, registry, address, login: OnceCell::new(), known: Mutex::default() }
    }

    /// Sends what `request` makes, with leave to do what `scope` says. What comes back is not 401.
    ///
    /// # Errors
    /// [`DistributionError`]
    pub(super) async fn send(
        &self,
        scope: &Scope<'_>,
        request: impl Fn() -> Result<RequestBuilder, DistributionError>,
    ) -> Result<Response, DistributionError> {
        let sent = async |header: Option<HeaderValue>| {
            let request = match header {
                Some(header) => request()?.header(AUTHORIZATION, header),
                None => request()?,
            };
            request.send().await.map_err(|error| unreachable(&self.registry, &error))
        };
        let key = scope.to_string();
        let known = self.known.lock().get(&key).cloned();
        let response = sent(known).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let header = self.answer_to(&response, scope).await?;
        self.known.lock().insert(key, header.clone());
        let response = sent(Some(header)).await?;
        if matches!(response.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
            return Err(self.refused(scope, self.login.get().is_some_and(Option::is_some)));
        }
        Ok(response)
    }

    async fn answer_to(&self, response: &Response, scope: &Scope<'_>) -> Result<HeaderValue, DistributionError> {
        // Whoever it redirects to may not ask for its login.
        if response.url().origin() != self.address.origin() {
            return Err(self.odd("it redirects to another host, which wants a login"));
        }
        let challenges = response.headers().get_all(WWW_AUTHENTICATE);
        let challenge = challenges.iter().filter_map(|value| value.to_str().ok()).find_map(challenge);
        let login = self.login.get_or_try_init(|| credentials::login(&self.registry)).await?;
        let header = match (challenge, login) {
            (Some(Challenge::Basic), Some(login)) => {
                format!("Basic {}", basic(login))
            }
            (Some(Challenge::Basic), None) => return Err(self.refused(scope, false)),
            (Some(Challenge::Bearer { realm, service }), login) => {
                format!("Bearer {}", self.token(&realm, service.as_deref(), scope, login.as_ref()).await?)
            }
            (None, _) => return Err(self.odd("it wants a login and does not say which kind")),
        };
        let header = HeaderValue::from_str(&header);
        let mut header = header.map_err(|_| self.odd("the token it gives is none"))?;
        header.set_sensitive(true);
        Ok(header)
    }

    /// Asks the giver of tokens that the registry names.
    async fn token(
        &self,
        realm: &str,
        service: Option<&str>,
        scope: &Scope<'_>,
        login: Option<&Login>,
    ) -> Result<String, DistributionError> {
        let mut url = Url::parse(realm).map_err(|_| self.odd("its giver of tokens has no address"))?;
        url.query_pairs_mut().extend_pairs(service.map(|service| ("service", service)));
        url.query_pairs_mut().append_pair("scope", &scope.to_string());
        let request = self.web.client(&url)?.get(url.clone()).timeout(SMALL_ANSWER);
        let request = match login {
            Some(login) => request.basic_auth(&login.name, Some(&login.password)),
            None => request,
        };
        let place = format!("the giver of tokens of {}", self.registry);
        let response = request.send().await.map_err(|error| unreachable(&*place, &error))?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => return Err(self.refused(scope, login.is_some())),
            _ => return Err(complaint(response, &place).await),
        }
        let answer = body(response, &place, MAX_TOKEN_ANSWER).await?;
        let answer: TokenAnswer =
            serde_json::from_slice(&answer).map_err(|_| self.odd("its giver of tokens gives none"))?;
        Ok(answer.token)
    }

    fn refused(&self, scope: &Scope<'_>, had_login: bool) -> DistributionError {
        let registry = &self.registry;
        let way_out = match had_login {
            true => format!("the login of `docker login {registry}` is not enough, or the repository does not exist"),
            false => format!("log in with `docker login {registry}`"),
        };
        DistributionError::Unauthorized { registry: registry.clone(), what: scope.what(), way_out }
    }

    fn odd(&self, why: &str) -> DistributionError {
        DistributionError::Protocol { place: printable(&self.registry), why: why.to_owned() }
    }
}

/// What leave is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope<'a> {
    /// To read a repository.
    Pull(&'a str),
    /// To read and write a repository.
    Push(&'a str),
    /// To list repositories.
    Catalog,
}

impl Scope<'_> {
    fn what(self) -> &'static str {
        match self {
            Self::Pull(_) => "read",
            Self::Push(_) => "write",
            Self::Catalog => "list repositories",
        }
    }
}

impl std::fmt::Display for Scope<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Pull(repository) => write!(f, "repository:{repository}:pull"),
            Self::Push(repository) => write!(f, "repository:{repository}:pull,push"),
            Self::Catalog => f.write_str("registry:catalog:*"),
        }
    }
}

/// The first challenge of a header that can be met.
fn challenge(header: &str) -> Option<Challenge> {
    let challenges = http_auth::parse_challenges(header).ok()?;
    challenges.iter().find_map(|challenge| {
        let parameter = |name: &str| {
            let found = challenge.params.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.to_unescaped())
        };
        match challenge.scheme.to_ascii_lowercase().as_str() {
            "basic" => Some(Challenge::Basic),
            "bearer" => Some(Challenge::Bearer { realm: parameter("realm")?, service: parameter("service") }),
            _ => None,
        }
    })
}

fn basic(login: &Login) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(format!("{}:{}", login.name, login.password))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn challenges_are_read_as_registries_write_them() {
        let bearer = Challenge::Bearer {
            realm: "https://auth.docker.io/token".to_owned(),
            service: Some("registry.docker.io".to_owned()),
        };
        let header = "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"a,b\"";
        assert_eq!(challenge(header), Some(bearer));
        assert_eq!(challenge("Basic realm=\"basic-realm\""), Some(Challenge::Basic));
        assert_eq!(challenge("Negotiate, basic realm=\"x\""), Some(Challenge::Basic));
        assert_eq!(challenge("Bearer service=\"x\""), None);
        assert_eq!(challenge("nonsense \u{1}"), None);
    }

    #[test]
    fn a_login_is_not_shown() {
        let login = Login { name: "me".to_owned(), password: "secret".to_owned() };
        assert_eq!(format!("{login:?}"), "Login(***)");
    }
}
