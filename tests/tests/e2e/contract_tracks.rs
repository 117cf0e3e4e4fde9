//! Plugins that were built for an earlier contract serve beside those of the newest.
//!
//! The old ones are binaries that nobody builds again: `tests/contract/VERSION/plugins`.

use std::fs;

use prompt_host_tests::guests::guest;
use serde_json::{Value, json};

use crate::comparison_limits::{compares_was_heard, verify};
use crate::harness::Host;
use crate::home::Home;
use crate::templates::render;

/// For each plugin, the versions of the contract that it imports or exports something of.
fn contracts(host: &Host) -> Vec<(String, Vec<String>)> {
    let generation = host.plugins.current();
    assert!(generation.failures.is_empty(), "{:?}", generation.failures);
    let of = |loaded: &prompt_host::plugin::Loaded| {
        let names = loaded.imports.iter().chain(loaded.exports.iter());
        let versions = names.filter_map(|name| name.strip_prefix("prompt-host:plugin/")?.split_once('@'));
        let mut versions: Vec<String> = versions.map(|(_, version)| version.to_owned()).collect();
        versions.sort();
        versions.dedup();
        (loaded.id().to_string(), versions)
    };
    generation.plugins.iter().map(of).collect()
}

fn of(version: &str) -> Vec<String> {
    vec![version.to_owned()]
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_two_contracts_improve_one_prompt() {
    for (echo, asks, versions) in
        [("echo@0.1.0", "asks", ["0.2.0", "0.1.0"]), ("echo", "asks@0.1.0", ["0.1.0", "0.2.0"])]
    {
        let host = Host::with(&[echo, asks, "uses-scores@0.1.0"]).await;
        let [asks, echo] = versions.map(of);
        let expected = [("asks", asks), ("echo", echo), ("uses-scores", of("0.1.0"))];
        assert_eq!(contracts(&host), expected.map(|(id, versions)| (id.to_owned(), versions)));
        let answer = host.improve("hello").await;
        assert_eq!((&*answer.improved, answer.skipped.len()), ("hi", 0), "{answer:?}");
        assert_eq!(answer.questions[0].question, "Which file do you mean?");
        // It asked the host's model, and heard that there is none.
        assert_eq!(answer.suggestions[0].message, "needs clarification: unknown");
        assert!(answer.questions[0].related.is_empty() && answer.suggestions[0].related.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn engines_and_filters_of_two_contracts_call_each_other() {
    let source = "load other\napply filter_shouts \"hi\" [\"!\"] {}\nlog";
    for guests in [
        ["renders@0.1.0", "filter-shouts"],
        ["renders", "filter-shouts@0.1.0"],
        ["renders@0.1.0", "filter-shouts@0.1.0"],
    ] {
        let host = Host::with(&guests).await;
        assert_eq!(render(&host, "renders", source).await, "the other page\n\"HI!\"\n", "{guests:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_of_an_earlier_contract_is_heard() {
    compares_was_heard(&verify(&Host::with(&["compares@0.1.0"]).await).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_moves_to_the_newest_contract_and_back_while_serving() {
    let host = Host::with(&["echo@0.1.0"]).await;
    let file = host.path("echo@0.1.0.wasm");
    for (next, version, improved) in [("echo-v2", "0.2.0", "hey"), ("echo@0.1.0", "0.1.0", "hi")] {
        fs::write(&file, guest(next)).unwrap();
        host.plugins.reload().await;
        assert_eq!(contracts(&host), [("echo".to_owned(), of(version))]);
        assert_eq!(&*host.improve("hello").await.improved, improved);
    }
}

#[test]
fn inspecting_a_plugin_says_what_the_newest_contract_would_need() {
    let home = Home::new();
    let inspect = |guest: &str| {
        home.drop_plugin("echo.wasm", guest);
        let shown = home.run(&["plugins", "inspect", "echo"]).stdout;
        let line = shown.lines().find(|line| line.starts_with("  contract ")).unwrap().trim().to_owned();
        (line, home.json(&["plugins", "inspect", "echo", "--json"])["would_load"]["contract"].clone())
    };
    let (line, detail) = inspect("echo@0.1.0");
    let upgrade = "give each finding `related`, a list that may be empty";
    assert_eq!(line, format!("contract   0.1.0, which this host speaks beside 0.2.0; to build it for that: {upgrade}"));
    assert_eq!(detail, json!({ "version": "0.1.0", "newest": "0.2.0", "upgrade": upgrade }));
    let (line, detail) = inspect("echo");
    assert_eq!((line.as_str(), &detail["upgrade"]), ("contract   0.2.0", &Value::Null));
}
