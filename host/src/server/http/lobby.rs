//! What answers connections before the host serves.
//!
//! A host that starts has its addresses before its plugins. Probes are told so; whoever wants
//! more waits, as clients would that connect to an address nobody accepts on yet.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;

/// Where requests wait. Clones are of the same lobby.
#[derive(Debug, Clone)]
pub(super) struct Lobby(watch::Sender<Option<Router>>);

impl Lobby {
    /// One where everybody waits.
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(None))
    }

    /// Lets everybody in, now and from now on.
    pub(super) fn admit(&self, host: Router) {
        self.0.send_replace(Some(host));
    }

    /// Answers `probes` at once, and everything else by the host.
    pub(super) fn router(&self, probes: Router) -> Router {
        let lobby = self.clone();
        let wait = move |request: Request| {
            let lobby = lobby.clone();
            async move { lobby.pass(request).await }
        };
        probes.layer(CatchPanicLayer::new()).fallback(wait)
    }

    async fn pass(&self, request: Request) -> Response {
        let mut host = self.0.subscribe();
        let admitted = host.wait_for(Option::is_some).await.ok().and_then(|host| host.clone());
        match admitted {
            Some(host) => match host.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            },
            None => (StatusCode::SERVICE_UNAVAILABLE, "the host stops before it has served").into_response(),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio_util::sync::CancellationToken;

    use crate::server::http::{HttpServer, HttpSettings, Routes};
    use crate::server::testing::TestHost;
    use crate::server::{IdentitySettings, PromptHost, Settings};

    use super::*;

    #[tokio::test]
    async fn probes_are_answered_before_the_host_serves_and_others_wait() {
        let address = "127.0.0.1:0".parse().unwrap();
        let server = HttpServer::bind(&[address], HttpSettings::default(), &IdentitySettings::default()).await.unwrap();
        let url = format!("http://{}", server.addresses()[0]);
        let open = Router::new().route("/livez", get(async || "alive"));
        let server = server.with_routes(Routes { open, ..Routes::default() }).welcome();
        let _ = rustls::crypto::ring::default_provider().install_default();
        let waiting = tokio::spawn(reqwest::get(format!("{url}/late")));
        for _ in 0..20 {
            assert_eq!(reqwest::get(format!("{url}/livez")).await.unwrap().text().await.unwrap(), "alive");
        }
        assert!(!waiting.is_finished());
        let host = PromptHost::new(TestHost::new(), Settings::default());
        let shutdown = CancellationToken::new();
        let admin = Router::new().route("/late", get(async || "late"));
        let server = server.with_routes(Routes { admin, ..Routes::default() });
        let factory = move |lifetime: &_| host.connect_for(lifetime);
        let serving = tokio::spawn(server.serve(Settings::default(), factory, shutdown.clone()));
        assert_eq!(waiting.await.unwrap().unwrap().text().await.unwrap(), "late");
        assert_eq!(reqwest::get(format!("{url}/livez")).await.unwrap().text().await.unwrap(), "alive");
        assert_eq!(reqwest::get(format!("{url}/elsewhere")).await.unwrap().status(), StatusCode::NOT_FOUND);
        shutdown.cancel();
        serving.await.unwrap();
    }
}
