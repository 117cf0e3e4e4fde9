//! Webhooks of the real program.

use serde_json::{Value, json};

use super::receiver::{Receiver, Taken};
use crate::client::{Client, Era};
use crate::home::Home;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

fn settings(receiver: &Receiver) -> String {
    format!(
        "webhooks: [{{url: 'http://{}/hooks/T0KEN', secret: {SECRET}, allow_private: true, events: [reload-failed, plugin-faulted]}}]\n",
        receiver.address
    )
}

fn body(taken: &Taken) -> Value {
    serde_json::from_slice(&taken.body).unwrap()
}

#[test]
fn what_goes_wrong_is_told_and_secrets_are_not() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let receiver = runtime.block_on(Receiver::start());
    let home = Home::new();
    home.write("config/prompt-host/config.yaml", settings(&receiver));
    let mut command = home.host(&["serve"]);
    command.env("PROMPT_HOST__LOG__LEVEL", "trace,reqwest=trace,hyper=trace");
    command.env("PROMPT_HOST__PLUGINS__SPINS__LIMITS__DEADLINE_MS", "50");
    let mut client = Client::connect(command, Era::Discover);
    home.drop_plugin("spins.wasm", "spins");
    std::fs::write(home.plugins().join("broken.wasm"), "no component").unwrap();
    let failed = runtime.block_on(receiver.wait_for("the reload", |taken| body(taken)["type"] == "reload-failed"));
    assert!(
        failed.head.contains("webhook-signature: v1,") && failed.head.contains("webhook-id: msg_"),
        "{}",
        failed.head
    );
    assert!(body(&failed)["data"]["problems"][0].as_str().unwrap().contains("broken.wasm"));
    while !client.call("list_plugins", json!({})).to_string().contains("spins.wasm") {}
    (0..3).for_each(|_| drop(client.improve("Hello there, XMARKX.")));
    let faulted = runtime.block_on(receiver.wait_for("the fault", |taken| body(taken)["type"] == "plugin-faulted"));
    assert_eq!(body(&faulted)["data"]["plugin"], "spins");
    assert!(!String::from_utf8_lossy(&faulted.body).contains("XMARKX"));
    client.close_input();
    let (_, _, log) = client.wait();
    for secret in [SECRET, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "T0KEN"] {
        assert!(!log.contains(secret), "the log has {secret}");
    }
}

#[test]
fn a_test_message_says_whether_a_target_hears() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let receiver = runtime.block_on(Receiver::start());
    let home = Home::new();
    assert_eq!(home.run(&["webhooks", "test"]).code, 1);
    home.write("config/prompt-host/config.yaml", settings(&receiver));
    let told = home.run(&["webhooks", "test"]);
    assert!(told.code == 0 && told.stdout.ends_with("/…: told\n"), "{told:?}");
    runtime.block_on(receiver.wait_for("the test", |taken| body(taken)["type"] == "test"));
    let shown = home.run(&["config", "show"]);
    assert!(shown.stdout.contains("webhooks") && !shown.stdout.contains("T0KEN"), "{}", shown.stdout);
    assert!(!format!("{shown:?}{told:?}").contains(SECRET));
    home.write(
        "config/prompt-host/config.yaml",
        "webhooks: [{url: 'https://127.0.0.1/x', secret: 0123456789abcdef}]\n",
    );
    let refused = home.run(&["webhooks", "test"]);
    assert!(refused.code == 2 && refused.stderr.contains("allow_private"), "{refused:?}");
    home.write("config/prompt-host/config.yaml", "webhooks: [{url: 'https://a.example', attempts: 0}]\n");
    let wrong = home.run(&["config", "check"]);
    assert!(
        wrong.code == 1 && wrong.stdout.contains("1 to 20 attempts") && wrong.stdout.contains("one secret"),
        "{wrong:?}"
    );
}
