//! Pages in browsers.

use reqwest::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN};
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::server::Server;
use crate::home::Home;

const PAGE: &str = "https://app.example.com";

async fn preflight(server: &Server, page: &str) -> reqwest::Response {
    let request = reqwest::Client::new().request(Method::OPTIONS, server.url("/mcp"));
    let request = request.header(ORIGIN, page).header("access-control-request-method", "POST");
    request.header("access-control-request-headers", "content-type,mcp-protocol-version").send().await.unwrap()
}

#[tokio::test]
async fn an_allowed_page_may_read_answers_when_the_settings_say_so() {
    let settings = [("HTTP__CORS", "true"), ("HTTP__ALLOWED_ORIGINS", "[\"https://app.example.com\"]")];
    let server = Server::with(&Home::new(), &settings);
    let allowed = preflight(&server, PAGE).await;
    assert_eq!(allowed.status(), StatusCode::OK);
    assert_eq!(allowed.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    assert_eq!(allowed.headers()["access-control-allow-headers"], "content-type,mcp-protocol-version");
    assert_eq!(preflight(&server, "https://evil.example.com").await.status(), StatusCode::FORBIDDEN);
    let answer = server.modern("tools/list", json!({})).header(ORIGIN, PAGE).send().await.unwrap();
    assert_eq!(answer.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
}

#[tokio::test]
async fn no_page_may_read_answers_by_default() {
    let server = Server::start(&Home::new());
    let refused = preflight(&server, "http://localhost:3000").await;
    assert!(!refused.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN), "{refused:?}");
}
