//! Guests that behave.

use std::collections::BTreeSet;

use super::{edited, findings, findings_in, prompt};
use crate::bare_sandbox::{Allowance, Guest, Protection, document};

/// What Rust's standard library may import for a guest that asks for nothing of it.
/// The host has to offer all of these to run any Rust plugin.
const BROUGHT_BY_STD: [&str; 13] = [
    "wasi:cli/environment",
    "wasi:cli/exit",
    "wasi:cli/stderr",
    "wasi:cli/stdin",
    "wasi:cli/stdout",
    "wasi:cli/terminal-input",
    "wasi:cli/terminal-output",
    "wasi:cli/terminal-stderr",
    "wasi:cli/terminal-stdin",
    "wasi:cli/terminal-stdout",
    "wasi:io/error",
    "wasi:io/poll",
    "wasi:io/streams",
];

/// What the contract offers.
const OFFERED: [&str; 6] = [
    "prompt-host:plugin/log",
    "prompt-host:plugin/prompt",
    "prompt-host:plugin/scores",
    "prompt-host:plugin/settings",
    "prompt-host:plugin/types",
    "wasi:config/store",
];

#[test]
fn plain_guests_import_the_contract_and_what_std_brings() {
    let imported: BTreeSet<String> = ["asks", "echo", "echo-v2", "logs", "reads-settings", "uses-scores"]
        .into_iter()
        .flat_map(|name| Guest::named(name).imports())
        .map(|import| import.split('@').next().unwrap().to_owned())
        .collect();
    let known: BTreeSet<String> = BROUGHT_BY_STD.into_iter().chain(OFFERED).map(str::to_owned).collect();
    assert_eq!(imported, known);
}

#[tokio::test]
async fn echo_says_hi_and_keeps_protected_text() {
    let quoted = document("hello there, \"hello\" to you, hello", &[("\"hello\"", Protection::Quotation)]);
    let findings = findings_in("echo", &quoted).await;
    assert!(findings.iter().all(|finding| finding.code == "shout-hello"));
    assert_eq!(edited(&quoted.text, &findings), "hi there, \"hello\" to you, hi");
}

#[tokio::test]
async fn the_next_echo_has_the_same_id_a_higher_version_and_another_word() {
    let mut versions = Vec::new();
    for name in ["echo", "echo-v2"] {
        let mut instance = Guest::named(name).start(Allowance::default()).await.unwrap();
        let rules = instance.describe().await.unwrap();
        let findings = instance.check(&prompt()).await.unwrap().unwrap();
        versions.push((rules.plugin.id, rules.plugin.version, findings[0].edits[0].replacement.clone()));
    }
    let expected = [("echo", "0.1.0", "hi"), ("echo", "0.2.0", "hey")];
    assert_eq!(versions, expected.map(|(id, version, word)| (id.to_owned(), version.to_owned(), word.to_owned())));
}

#[tokio::test]
async fn asks_asks_and_edits_nothing() {
    let findings = findings("asks").await;
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].question.as_ref().map(|question| question.text.as_str()), Some("Which file do you mean?"));
    assert!(findings[0].edits.is_empty());
}

#[tokio::test]
async fn reads_settings_replaces_what_it_is_told_to() {
    assert!(findings("reads-settings").await.is_empty());
    let settings = vec![("word", "left"), ("with", "right")];
    let allowance = Allowance { settings, ..Allowance::default() };
    let mut instance = Guest::named("reads-settings").start(allowance).await.unwrap();
    let findings = instance.check(&prompt()).await.unwrap().unwrap();
    assert_eq!(edited(&prompt().text, &findings), prompt().text.replace("left", "right"));
}

#[tokio::test]
async fn logs_writes_two_lines() {
    let mut instance = Guest::named("logs").start(Allowance::default()).await.unwrap();
    assert!(instance.check(&prompt()).await.unwrap().unwrap().is_empty());
    assert_eq!(instance.seen().log_lines, 2);
    assert_eq!(instance.seen().last_log_line, "found nothing to improve");
}

#[tokio::test]
async fn uses_scores_hears_the_model_or_that_there_is_none() {
    assert_eq!(findings("uses-scores").await[0].message, "needs clarification: unknown");
    let allowance = Allowance { score: Some(0.25), ..Allowance::default() };
    let mut instance = Guest::named("uses-scores").start(allowance).await.unwrap();
    assert_eq!(instance.check(&prompt()).await.unwrap().unwrap()[0].message, "needs clarification: 0.25");
}

#[tokio::test]
async fn tells_bits_tells_those_of_a_number_that_is_none() {
    assert_eq!(findings("tells-bits").await[0].message, "7ff80000deadbeef");
}

#[test]
fn old_contract_exports_the_rule_of_another_version() {
    assert_eq!(Guest::named("old-contract").exports(), ["prompt-host:plugin/rule@0.0.9"]);
}
