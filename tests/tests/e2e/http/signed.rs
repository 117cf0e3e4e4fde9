//! Callers whose tokens an issuer signed.

use std::time::{SystemTime, UNIX_EPOCH};

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::server::{Reading, Server, eventually};
use super::{WORDY, improve};
use crate::home::Home;

const ISSUER: &str = "https://issuer.example.com";
const AUDIENCE: &str = "https://mcp.example.com/mcp";

fn keys() -> [(&'static str, Algorithm, EncodingKey); 3] {
    let read = |pem: &'static str| pem.as_bytes();
    [
        ("r", Algorithm::RS256, EncodingKey::from_rsa_pem(read(include_str!("keys/rsa.pem"))).unwrap()),
        ("e", Algorithm::ES256, EncodingKey::from_ec_pem(read(include_str!("keys/p256.pem"))).unwrap()),
        ("o", Algorithm::EdDSA, EncodingKey::from_ed_pem(read(include_str!("keys/ed25519.pem"))).unwrap()),
    ]
}

/// The public keys, as an issuer publishes them.
fn key_set() -> Value {
    let published = keys().into_iter().map(|(id, algorithm, key)| {
        let mut jwk = serde_json::to_value(Jwk::from_encoding_key(&key, algorithm).unwrap()).unwrap();
        jwk["kid"] = json!(id);
        jwk["use"] = json!("sig");
        jwk
    });
    let mut set: Vec<Value> = published.collect();
    // Kinds that nobody knows, and a secret that must never verify anything.
    set.push(json!({ "kty": "AKP", "kid": "q", "alg": "ML-DSA-44", "pub": "AAAA" }));
    set.push(json!({ "kty": "oct", "kid": "s", "k": "c2VjcmV0" }));
    json!({ "keys": set })
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

fn claims() -> Value {
    json!({ "iss": ISSUER, "aud": AUDIENCE, "sub": "alice", "exp": now() + 600, "scope": "improve other" })
}

fn signed(id: &str, claims: &Value) -> String {
    let (_, algorithm, key) = keys().into_iter().find(|(known, ..)| *known == id).unwrap();
    let header = Header { kid: Some(id.to_owned()), ..Header::new(algorithm) };
    encode(&header, claims, &key).unwrap()
}

/// A host that trusts the issuer, whose keys lie in a file.
fn trusting() -> Server {
    let home = Home::new();
    let file = home.write("keys.json", key_set().to_string());
    let settings = [
        ("IDENTITY__ISSUER", ISSUER),
        ("IDENTITY__RESOURCE", AUDIENCE),
        ("IDENTITY__JWKS_FILE", file.to_str().unwrap()),
        ("IDENTITY__LEEWAY_S", "5"),
    ];
    let server = Server::with(&home, &settings);
    // The keys are read when the first token comes.
    std::mem::forget(home);
    server
}

async fn status(server: &mut Server, token: &str) -> StatusCode {
    server.set_token(token);
    server.modern("tools/call", improve(WORDY)).send().await.unwrap().status()
}

#[tokio::test]
async fn tokens_of_every_accepted_kind_let_in_and_say_what_is_allowed() {
    let mut server = trusting();
    for (id, algorithm, _) in keys() {
        let token = signed(id, &claims());
        assert_eq!(status(&mut server, &token).await, StatusCode::OK, "{algorithm:?}");
    }
    let reload = json!({ "name": "reload_plugins", "arguments": {} });
    let refused = server.modern("tools/call", reload).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN, "`other` is no scope of this host");
    let metadata: Value =
        reqwest::get(server.url("/.well-known/oauth-protected-resource/mcp")).await.unwrap().json().await.unwrap();
    assert_eq!((&metadata["resource"], &metadata["authorization_servers"]), (&json!(AUDIENCE), &json!([ISSUER])));
}

#[tokio::test]
async fn a_stream_ends_with_the_token_that_opened_it() {
    let mut server = trusting();
    let mut claims = claims();
    // With the five seconds that clocks may differ by, it ends in two.
    claims["exp"] = json!(now() - 3);
    server.set_token(&signed("e", &claims));
    let wanted = json!({ "notifications": { "toolsListChanged": true } });
    let mut reading = Reading::new(server.modern("subscriptions/listen", wanted).send().await.unwrap());
    reading.until(|text| text.contains("acknowledged")).await;
    reading.rest().await;
    assert!(now() + 1 >= claims["exp"].as_u64().unwrap() + 5, "it ended before its time");
    // To the second, the token may hold a moment longer than the stream.
    let is_refused = async || {
        let again = server.modern("tools/call", improve(WORDY)).send().await.unwrap();
        again.status() == StatusCode::UNAUTHORIZED
    };
    eventually("the token is refused", is_refused).await;
}

#[tokio::test]
async fn tokens_that_are_not_for_here_and_now_are_refused() {
    let mut server = trusting();
    for (claim, value) in [
        ("exp", json!(now() - 60)),
        ("exp", Value::Null),
        ("nbf", json!(now() + 600)),
        ("iss", json!("https://other.example.com")),
        ("iss", Value::Null),
        ("aud", json!("https://other.example.com/mcp")),
        ("aud", Value::Null),
        ("sub", Value::Null),
    ] {
        let mut claims = claims();
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(claim)),
            value => claims[claim] = value,
        }
        assert_eq!(status(&mut server, &signed("e", &claims)).await, StatusCode::UNAUTHORIZED, "{claim}: {claims}");
    }
    assert_eq!(status(&mut server, &signed("e", &claims())).await, StatusCode::OK);
}

#[tokio::test]
async fn forged_tokens_are_refused() {
    let mut server = trusting();
    let good = signed("e", &claims());
    let (head, signature) = good.rsplit_once('.').unwrap();
    let (_, payload) = head.split_once('.').unwrap();
    let mut admin = claims();
    admin["scope"] = json!("admin");
    let other = signed("e", &admin);
    let other_payload = other.split('.').nth(1).unwrap();
    let header = good.split('.').next().unwrap();
    // `{"alg":"none"}` in Base64.
    let none = format!("eyJhbGciOiJub25lIn0.{payload}.");
    let shared = |secret: &[u8], id: &str| {
        let header = Header { kid: Some(id.to_owned()), ..Header::new(Algorithm::HS256) };
        encode(&header, &claims(), &EncodingKey::from_secret(secret)).unwrap()
    };
    let wrong_key = {
        let header = Header { kid: Some("o".to_owned()), ..Header::new(Algorithm::ES256) };
        encode(&header, &claims(), &EncodingKey::from_ec_pem(include_bytes!("keys/p256.pem")).unwrap()).unwrap()
    };
    for (what, token) in [
        ("without a signature", format!("{head}.")),
        ("of no algorithm", none),
        ("with another payload", format!("{header}.{other_payload}.{signature}")),
        ("with a cut signature", good[..good.len() - 4].to_owned()),
        ("of a shared secret", shared(b"secret", "s")),
        ("of a public key as a secret", shared(include_bytes!("keys/p256.pem"), "e")),
        ("with another key's name", wrong_key),
        ("of an unknown key", signed("e", &claims()).replace(header, "eyJhbGciOiJFUzI1NiIsImtpZCI6InoifQ")),
        ("of three dots", "a.b.c".to_owned()),
    ] {
        assert_eq!(status(&mut server, &token).await, StatusCode::UNAUTHORIZED, "{what}");
    }
    assert_eq!(status(&mut server, &good).await, StatusCode::OK);
}

#[tokio::test]
async fn keys_are_fetched_once_and_not_for_every_invented_name() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/keys", listener.local_addr().unwrap());
    let (asked, mut count) = tokio::sync::watch::channel(0);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            asked.send_modify(|count| *count += 1);
            let _ = stream.read(&mut [0; 4_096]).await;
            let body = key_set().to_string();
            let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
        }
    });
    let settings = [("IDENTITY__ISSUER", ISSUER), ("IDENTITY__AUDIENCE", AUDIENCE), ("IDENTITY__JWKS_URL", &url)];
    let mut server = Server::with(&Home::new(), &settings);
    let good = signed("r", &claims());
    for _ in 0..5 {
        assert_eq!(status(&mut server, &good).await, StatusCode::OK);
    }
    let (_, _, key) = keys().into_iter().next().unwrap();
    for number in 0..20 {
        let header = Header { kid: Some(number.to_string()), ..Header::new(Algorithm::RS256) };
        let invented = encode(&header, &claims(), &key).unwrap();
        assert_eq!(status(&mut server, &invented).await, StatusCode::UNAUTHORIZED);
    }
    let fetched = *count.borrow_and_update();
    assert!(fetched <= 2, "fetched {fetched} times");
}
