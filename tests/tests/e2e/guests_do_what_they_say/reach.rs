//! Guests that reach for what is not theirs: files, network, clocks, earlier prompts.

use super::{findings, prompt};
use crate::bare_sandbox::{Allowance, Guest, document};

fn imports(name: &str, interface: &str) -> bool {
    Guest::named(name).imports().iter().any(|import| import.starts_with(interface))
}

#[tokio::test]
async fn imports_sockets_tries_to_connect() {
    assert!(imports("imports-sockets", "wasi:sockets/tcp@"));
    // An empty context answers for the host that links sockets all the same.
    let message = &findings("imports-sockets").await[0].message;
    assert!(message.starts_with("not connected: "), "{message}");
}

#[tokio::test]
async fn imports_http_does_not_start_without_it() {
    assert!(imports("imports-http", "wasi:http/types@"));
    let error = Guest::named("imports-http").start(Allowance::default()).await.err().unwrap();
    assert!(format!("{error:?}").contains("wasi:http/types"), "{error:?}");
}

#[tokio::test]
async fn reads_files_sees_nothing_through_an_empty_context() {
    assert!(imports("reads-files", "wasi:filesystem/types@"));
    let message = &findings("reads-files").await[0].message;
    assert_eq!(message, "files: \"\"; folders: 0; environment: []; arguments: []");
}

#[tokio::test]
async fn keeps_state_tells_an_earlier_prompt_in_the_same_sandbox_only() {
    let secret = document("my password is swordfish", &[]);
    let mut instance = Guest::named("keeps-state").start(Allowance::default()).await.unwrap();
    assert!(instance.check(&secret).await.unwrap().unwrap().is_empty());
    let told = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(told[0].message, "an earlier prompt was: my password is swordfish");
    assert!(findings("keeps-state").await.is_empty(), "a fresh sandbox knows nothing");
}

#[tokio::test]
async fn ambient_clock_tells_other_numbers_each_time() {
    assert!(imports("ambient-clock", "wasi:clocks/wall-clock@"));
    let first = &findings("ambient-clock").await[0].message;
    let second = &findings("ambient-clock").await[0].message;
    assert_ne!(first, second, "wasmtime's own context is not deterministic");
}
