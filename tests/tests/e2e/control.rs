//! What teams and clients decide about rules, through the real pipeline and the real program.

use prompt_host::improve::report::Status;
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Applicability, Limits, PluginPolicy, Policy, RuleSetting};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use serde_json::{Value, json};

use crate::client::{Client, ERAS, Era};
use crate::harness::{Host, runtime};
use crate::home::Home;

/// `echo` says "hi" for "hello", and is sure of it.
const HELLO: &str = "Say hello.";

/// Two sentences of which only reasoning models can spare the second.
const TRAINS: &str = "A train leaves at noon and another one an hour later. When do they meet? \
                      Let's think step by step.";

/// A demand that `tone/shouting` suggests to calm down.
const LOUD: &str = "Write a script that renames photos by date. YOU MUST NEVER DELETE THE ORIGINAL FILES.";
const CALM: &str = "Write a script that renames photos by date. You must never delete the original files.";

/// A host with `echo`, whose rule is set to `setting`, and these `overrides`.
async fn echo(setting: Option<RuleSetting>, overrides: Value) -> Host {
    let rules = setting.into_iter().map(|setting| ("shout-hello".to_owned(), setting)).collect();
    let policy = Policy {
        limits: Limits { deadline_ms: 20_000, ..Limits::default() },
        plugins: [("echo".parse().unwrap(), PluginPolicy { rules, ..PluginPolicy::default() })].into(),
        overrides: serde_json::from_value(overrides).unwrap(),
        ..Policy::default()
    };
    Host::with_policy(&["echo"], policy).await
}

fn request(include: &[&str]) -> Request {
    let include = include.iter().map(|name| (*name).to_owned()).collect();
    Request { prompt: HELLO.to_owned(), include, ..Request::default() }
}

/// Whether `host` says "hi".
async fn edits(host: &Host, request: Request) -> bool {
    host.improve_with(request).await.status == Status::Improved
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flagged_rule_speaks_in_every_mode_and_never_edits() {
    let host = echo(Some(RuleSetting::Flag), json!([])).await;
    for apply in [Applicability::Safe, Applicability::Suggested] {
        for include in [&[][..], &["echo"]] {
            let answer = host.improve_with(Request { apply: Some(apply), ..request(include) }).await;
            assert_eq!((&*answer.improved, answer.changes.len()), (HELLO, 0), "{apply:?} {include:?}");
            let [suggestion] = &answer.suggestions[..] else { panic!("{answer:?}") };
            assert_eq!((suggestion.code.as_str(), suggestion.after.as_deref()), ("shout-hello", Some("hi")));
            assert_eq!(suggestion.applicability, None, "nothing applies it");
        }
    }
    assert_eq!(host.check(HELLO).await.findings.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demoted_rule_edits_on_request_only() {
    let host = echo(Some(RuleSetting::Suggested), json!([])).await;
    let answer = host.improve(HELLO).await;
    assert_eq!(answer.status, Status::Unchanged);
    assert_eq!(answer.suggestions[0].applicability, Some(Applicability::Suggested));
    let answer = host.improve_suggested(HELLO).await;
    assert_eq!(&*answer.improved, "Say hi.");
    assert_eq!(answer.changes[0].applicability, Applicability::Suggested);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_is_off_runs_when_the_request_names_it() {
    let host = echo(Some(RuleSetting::Off), json!([{ "rules": { "echo": "off" } }])).await;
    assert!(!edits(&host, request(&[])).await);
    assert!(edits(&host, request(&["echo/shout-hello"])).await);
    let excluded = Request { exclude: vec!["echo".to_owned()], ..request(&["shout-hello"]) };
    assert!(!edits(&host, excluded).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn overrides_hold_where_all_of_their_conditions_do() {
    let overrides = json!([
        { "rules": { "echo": "off" } },
        { "paths": ["docs/**"], "clients": ["cursor*", "zed"], "rules": { "shout-hello": "on" } },
        { "targets": ["gemini"], "rules": { "echo/shout-hello": "on" } },
        { "paths": ["*.gemini.md"], "target": "gemini" },
    ]);
    let host = echo(None, overrides).await;
    let from =
        |client: &str, path: &str| Request { client: Some(client.to_owned()), path: Some(path.into()), ..request(&[]) };
    for (client, path, expected) in [
        ("cursor-vscode", "docs/a/b.md", true),
        ("Zed", "docs/a.md", true),
        ("claude-code", "docs/a.md", false),
        ("cursor-vscode", "a.md", false),
        ("claude-code", "deep/a.gemini.md", true),
        ("gemini-cli-mcp-client", "a.md", true),
    ] {
        assert_eq!(edits(&host, from(client, path)).await, expected, "{client} on {path}");
    }
    assert!(!edits(&host, request(&[])).await, "without a path and a client");
}

#[test]
fn a_client_is_served_for_its_model_family_in_both_eras() {
    for (name, target, from, improved) in [
        ("codex-mcp-client", "gpt-reasoning", "client", true),
        ("claude-code", "claude", "client", false),
        ("cursor-vscode", "unknown", "client", false),
        ("somebody", "unknown", "default", false),
    ] {
        for era in ERAS {
            let mut client = Client::start_as(&Home::new(), era, name);
            let report = client.call("improve_prompt", json!({ "prompt": TRAINS }));
            let analysis = &report["analysis"];
            assert_eq!(
                (&analysis["target"], &analysis["target_from"]),
                (&json!(target), &json!(from)),
                "{era:?} {name}"
            );
            assert_eq!(report["status"] == "improved", improved, "{era:?} {name}: {report}");
        }
    }
}

#[test]
fn check_and_batch_know_the_client_too() {
    for era in ERAS {
        let mut client = Client::start_as(&Home::new(), era, "codex-mcp-client");
        let report = client.call("check_prompt", json!({ "prompt": TRAINS }));
        assert_eq!(report["analysis"]["target"], "gpt-reasoning", "{era:?}");
        let batch = client.call("improve_prompts", json!({ "prompts": [TRAINS, TRAINS] }));
        for item in batch["results"].as_array().unwrap() {
            assert_eq!(item["improvement"]["analysis"]["target_from"], "client", "{era:?} {item}");
        }
        let said = client.call("improve_prompt", json!({ "prompt": TRAINS, "target": "claude" }));
        assert_eq!(said["analysis"]["target_from"], "request", "{era:?}");
        assert_eq!(said["status"], "unchanged", "{era:?}");
    }
}

#[test]
fn a_client_without_a_name_is_served_as_nobody() {
    let report = Client::start(&Home::new(), Era::Discover).call("improve_prompt", json!({ "prompt": TRAINS }));
    assert_eq!(report["analysis"]["target_from"], "default", "{report}");
}

#[test]
fn overrides_of_a_running_host_hold_for_the_client_they_name_and_from_the_next_request_on() {
    for era in ERAS {
        let home = Home::new();
        let entry = "overrides:\n  - clients: [Claude*]\n    rules: {tone/shouting: safe}\n    target: gpt\n";
        home.write("prompt-host.yaml", entry);
        let mut claude = Client::start_as(&home, era, "claude-code");
        let report = claude.call("improve_prompt", json!({ "prompt": LOUD }));
        assert_eq!((&report["improved"], &report["changes"][0]["applicability"]), (&json!(CALM), &json!("safe")));
        assert_eq!(
            (&report["analysis"]["target"], &report["analysis"]["target_from"]),
            (&json!("gpt"), &json!("override"))
        );
        let mut other = Client::start_as(&home, era, "codex-mcp-client");
        assert_eq!(other.improve(LOUD), LOUD);

        home.write("prompt-host.yaml", entry.replace("safe", "flag"));
        claude.call("reload_plugins", json!({}));
        let report = claude.call("improve_prompt", json!({ "prompt": LOUD, "apply": "suggested" }));
        assert_eq!((&report["improved"], &report["suggestions"][0]["applicability"]), (&json!(LOUD), &Value::Null));
    }
}

#[test]
fn files_are_improved_and_checked_as_their_overrides_say() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "overrides:\n  - paths: [strict/**]\n    apply: suggested\n  - paths: ['*.quiet.md']\n    rules: {tone: off}\n",
    );
    for name in ["strict/a.md", "strict/a.quiet.md", "loose/a.md"] {
        home.write(name, LOUD);
    }
    let improved = |path: &str| home.run(&["improve", "-q", path]).stdout.trim_end().to_owned();
    assert_eq!(improved("strict/a.md"), CALM);
    assert_eq!(improved("./loose/../strict/a.md"), CALM);
    assert_eq!(improved(home.path("strict/a.md").to_str().unwrap()), CALM);
    assert_eq!(improved("strict/a.quiet.md"), LOUD);
    assert_eq!(improved("loose/a.md"), LOUD);
    assert_eq!(improved(LOUD), LOUD, "a text has no path");

    let found = home.json(&["check", "--format", "json", "strict/a.md", "strict/a.quiet.md"]);
    let count = |file: &str| found[file]["findings"].as_array().unwrap().len();
    assert_eq!((count("strict/a.md"), count("strict/a.quiet.md")), (1, 0), "{found}");
}

#[test]
fn rules_that_nothing_loaded_has_are_warnings_with_their_place() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "plugins:\n  tone: {rules: {shoutin: off, politeness: on}}\n  thesaurus: {rules: {synonyms: on}}\n\
         overrides:\n  - rules: {tidy/whitespaces: off, tidy: on}\n",
    );
    assert_eq!(home.run(&["config", "check"]).code, 0, "a plugin may come later");
    let outcome = home.run(&["doctor"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let warnings: Vec<&str> = outcome.stdout.lines().filter(|line| line.contains("rule settings")).collect();
    for (warning, part) in warnings.iter().zip([
        "prompt-host.yaml:3:14: plugins.thesaurus: no plugin `thesaurus` is loaded",
        "prompt-host.yaml:2:27: plugins.tone.rules.shoutin: no rule `shoutin` is loaded; did you mean `shouting`?",
        "prompt-host.yaml:5:31: overrides[0].rules.\"tidy/whitespaces\": no rule or plugin `tidy/whitespaces` is loaded; \
         did you mean `tidy/whitespace`?",
    ]) {
        assert!(warning.contains(part), "{part} in {warning}");
    }
    assert_eq!(warnings.len(), 3, "{}", outcome.stdout);
    let client = Client::start(&home, Era::Initialize);
    client.wait_for_log("a setting has no effect: prompt-host.yaml:2:27");
}

#[test]
fn inspecting_a_plugin_tells_what_its_rules_may_do() {
    let home = Home::new();
    home.write("prompt-host.yaml", "plugins: {tone: {rules: {shouting: flag}}}\n");
    let text = home.run(&["plugins", "inspect", "tone"]).stdout;
    let line = |code: &str| text.lines().find(|line| line.trim().starts_with(code)).unwrap().to_owned();
    assert!(line("shouting").ends_with(" (flag)") && line("politeness").ends_with(" (off)"), "{text}");
    assert!(!line("bribes-threats").ends_with(')'), "{text}");
}

/// The first-party plugin `safety`, told to redact.
async fn redacting(may_redact: bool) -> (Plugins, Improver) {
    let settings = [("redact".to_owned(), "true".to_owned())].into();
    let policy = Policy {
        limits: Limits { deadline_ms: 20_000, ..Limits::default() },
        plugins: [("safety".parse().unwrap(), PluginPolicy { may_redact, settings, ..PluginPolicy::default() })].into(),
        ..Policy::default()
    };
    let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders: vec![], ..Sources::default() };
    let improver = Improver::new(Settings { deadline_ms: 30_000, ..Settings::default() });
    (Plugins::start(runtime(), sources, policy).await, improver)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_in_code_goes_only_where_the_operator_lets_it() {
    // Made up, and put together here so that no scanner takes it for a leak.
    let token = ["ghp", "_", "9aB8cD7eF6gH5iJ4kL3mN2oP1qR0sT5uV6wX"].concat();
    let prompt =
        format!("Why does this fail?\n\n```sh\ncurl -H \"Authorization: Bearer {token}\" https://api.example.org\n```");
    let request = || Request { prompt: prompt.clone(), include: vec!["secret".to_owned()], ..Request::default() };
    let (plugins, improver) = redacting(true).await;
    let answer = improver.improve(&plugins.current(), request()).await.unwrap();
    assert_eq!(*answer.improved, prompt.replace(&token, "<github-token>"), "{answer:?}");
    let (plugins, improver) = redacting(false).await;
    let answer = improver.improve(&plugins.current(), request()).await.unwrap();
    assert_eq!((&*answer.improved, answer.suggestions.len()), (prompt.as_str(), 1), "{answer:?}");
    assert!(answer.skipped.is_empty(), "{answer:?}");
}
