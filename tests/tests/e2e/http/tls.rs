//! HTTPS, and a certificate that changes.

use std::fs;
use std::path::Path;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use reqwest::{Certificate, StatusCode};

use super::server::{Server, eventually};
use crate::home::Home;

/// Writes a new certificate with its key, and gives it in PEM.
fn certify(folder: &Path) -> String {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).unwrap();
    for (file, text) in [("cert.pem", cert.pem()), ("key.pem", signing_key.serialize_pem())] {
        let unready = folder.join(format!(".{file}"));
        fs::write(&unready, text).unwrap();
        fs::rename(unready, folder.join(file)).unwrap();
    }
    cert.pem()
}

async fn trusts(server: &Server, certificate: &str) -> bool {
    let client = reqwest::Client::builder()
        .tls_certs_only([Certificate::from_pem(certificate.as_bytes()).unwrap()])
        .build()
        .unwrap();
    client.get(server.url("/elsewhere")).send().await.is_ok_and(|answer| answer.status() == StatusCode::NOT_FOUND)
}

fn serve(home: &Home) -> Server {
    let (certificate, key) = (home.path("cert.pem"), home.path("key.pem"));
    let settings = [("HTTP__TLS_CERTIFICATE", certificate.to_str().unwrap()), ("HTTP__TLS_KEY", key.to_str().unwrap())];
    Server::with(home, &settings)
}

#[tokio::test]
async fn a_new_certificate_is_served_without_a_restart_and_a_bad_one_is_not() {
    let home = Home::new();
    let folder = home.path("");
    let first = certify(&folder);
    let server = serve(&home);
    assert!(server.url("/").starts_with("https://"));
    assert!(trusts(&server, &first).await);
    let second = certify(&folder);
    assert_ne!(first, second);
    eventually("the second is served", async || trusts(&server, &second).await).await;
    fs::write(home.path("cert.pem"), "no certificate").unwrap();
    server.log.wait_for("the last good one stays");
    assert!(trusts(&server, &second).await);
    let third = certify(&folder);
    eventually("the third is served", async || trusts(&server, &third).await).await;
}

#[tokio::test]
async fn plain_http_is_not_answered_where_https_is_spoken() {
    let home = Home::new();
    certify(&home.path(""));
    let server = serve(&home);
    let answer = server.tell(b"GET /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert!(!answer.contains("HTTP/1.1 2"), "{answer:?}");
}

#[test]
fn half_a_certificate_is_named() {
    let home = Home::new();
    certify(&home.path(""));
    let mut command = home.host(&["serve", "--http", "127.0.0.1:0"]);
    command.env("PROMPT_HOST__HTTP__TLS_KEY", home.path("key.pem"));
    let refused = crate::home::outcome(&mut command, b"");
    assert!(refused.code == 2 && refused.stderr.contains("go together"), "{refused:?}");
}
