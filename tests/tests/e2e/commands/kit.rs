//! What authors and careful operators do: test, pack, inspect, measure, trace, pin, approve.

use std::fs;

use prompt_host::wasm::Sections;
use prompt_host_tests::guests::guest;

use crate::home::Home;

const MANIFEST: &str = r#"id = "echo"
version = "0.1.0"
contract = "0.2"
kinds = ["rule"]
summary = "Says hi."

[build]
component = "built/echo.wasm"
command = "make"
"#;

const GOES: &str = "rules: shout-hello\n-----\nSay hello to `hello`.\n=====\nSay hi to `hello`.\n";

/// A project of `guest`, with one case.
fn project(home: &Home, guest_name: &str, case: &str) {
    home.write("echo/plugin.toml", MANIFEST);
    home.write("echo/cases/hello-goes.txt", case);
    home.write("echo/built/echo.wasm", guest(guest_name));
}

#[test]
fn a_plugin_that_looks_at_the_clock_sees_the_same_time_in_every_trial() {
    let home = Home::new();
    home.write("clock.wasm", guest("ambient-clock"));
    home.write("config/prompt-host/config.yaml", "plugins: {ambient-clock: {grants: {clock: true, random: true}}}\n");
    let tested = home.run(&["plugins", "test", "clock.wasm"]);
    assert_eq!(tested.code, 0, "{tested:?}");
}

#[test]
fn a_plugin_is_tested_packed_and_inspected() {
    let home = Home::new();
    project(&home, "echo", GOES);
    let tested = home.run(&["plugins", "test", "echo", "--fuzz", "20"]);
    assert_eq!(tested.code, 0, "{tested:?}");
    for said in
        ["ok   hello-goes", "inputs of the host", "20 ugly inputs of seed 1", "1 case, 0 failed", "memory at most"]
    {
        assert!(tested.stdout.contains(said), "{said} is missing: {}", tested.stdout);
    }

    let packed = home.run(&["plugins", "pack", "echo"]);
    assert_eq!(packed.code, 0, "{packed:?}");
    assert!(packed.stdout.contains("echo 0.1.0") && packed.stdout.contains("1 case"), "{}", packed.stdout);
    let sections = Sections::read(&fs::read(home.path("echo/echo.wasm")).unwrap()).unwrap();
    assert_eq!(sections.manifest.as_deref(), Some(MANIFEST));

    let inspected = home.run(&["plugins", "inspect", "echo/echo.wasm"]);
    assert!(inspected.stdout.contains("cases      1 (digest "), "{inspected:?}");
    let again = home.run(&["plugins", "test", "echo/echo.wasm"]);
    assert!(again.stdout.contains("ok   hello-goes"), "the cases travel: {again:?}");
}

#[test]
fn a_case_that_fails_shows_the_difference_and_can_be_updated() {
    let home = Home::new();
    project(&home, "echo", &GOES.replace("Say hi", "Say hey"));
    let failed = home.run(&["plugins", "test", "echo"]);
    assert_eq!(failed.code, 1, "{failed:?}");
    assert!(
        failed.stdout.contains("-Say hey to `hello`.") && failed.stdout.contains("+Say hi to `hello`."),
        "{failed:?}"
    );
    let updated = home.run(&["plugins", "test", "echo", "--update"]);
    assert_eq!(updated.code, 0, "{updated:?}");
    assert_eq!(fs::read_to_string(home.path("echo/cases/hello-goes.txt")).unwrap(), GOES);
}

#[test]
fn what_breaks_an_invariant_fails_whatever_its_cases_say() {
    let home = Home::new();
    home.write("bad.wasm", guest("deletes-protected"));
    let report = home.json(&["plugins", "test", "bad.wasm", "--json"]);
    let breaches = report["inputs"]["breaches"].as_array().unwrap();
    assert!(breaches.iter().any(|breach| breach["what"].as_str().unwrap().contains("would lose the ")), "{report}");
}

#[test]
fn a_project_that_is_not_built_says_how() {
    let home = Home::new();
    project(&home, "echo", GOES);
    fs::remove_file(home.path("echo/built/echo.wasm")).unwrap();
    let failed = home.run(&["plugins", "test", "echo"]);
    assert_eq!(failed.code, 2);
    assert!(failed.stderr.contains("run `make` in echo"), "{failed:?}");
}

#[test]
fn a_prompt_is_traced() {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    let traced = home.run(&["plugins", "trace", "Say hello.", "--include", "echo"]);
    assert_eq!(traced.code, 0, "{traced:?}");
    for said in ["The prompt", "shout-hello \"hello\" → \"hi\"", "After round 1", "Applied", "improved in "] {
        assert!(traced.stdout.contains(said), "{said} is missing: {}", traced.stdout);
    }
}

#[test]
fn with_a_lock_only_what_is_pinned_loads() {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    let locked = home.run(&["plugins", "lock"]);
    assert!(locked.stdout.ends_with("1 plugin pinned\n"), "{locked:?}");
    assert_eq!(home.run(&["plugins", "verify"]).code, 0);
    let loads = |arguments: &[&str]| {
        let list = home.json(&[arguments, &["plugins", "list", "--json"]].concat());
        let rows = list["would_load"]["plugins"].as_array().unwrap().clone();
        let is = |id: &str| rows.iter().any(|row| row["id"] == id && row["state"] == "active");
        (is("echo"), is("asks"), is("tidy"))
    };
    assert_eq!(loads(&["--locked"]), (true, false, true));

    home.drop_plugin("asks.wasm", "asks");
    assert_eq!(loads(&["--locked"]), (true, false, true), "what is not pinned stays out");
    assert_eq!(loads(&[]), (true, true, true));
    let verified = home.run(&["plugins", "verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.stdout.contains("`asks` ") && verified.stdout.contains("is not pinned"), "{verified:?}");

    home.drop_plugin("echo.wasm", "echo-v2");
    assert_eq!(loads(&["--locked"]), (false, false, true), "other bytes of a pinned plugin stay out too");
    let verified = home.run(&["plugins", "verify"]);
    assert!(verified.stdout.contains("`echo` is 0.2.0 and pinned as 0.1.0"), "{verified:?}");
}

#[test]
fn a_version_that_asks_for_more_waits_for_somebody_to_allow_it() {
    let home = Home::new();
    home.drop_plugin("echo.wasm", "echo");
    let row = || {
        let list = home.json(&["plugins", "list", "--json"]);
        let rows = list["would_load"]["plugins"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == "echo").unwrap()
    };
    assert_eq!(row()["state"], "active");

    let manifest = MANIFEST.replace("[build]", "[limits]\nmemory_bytes = 33554432\n\n[build]");
    let wider = Sections { manifest: Some(manifest), cases: None }.write(&guest("echo")).unwrap();
    let beside = home.plugins().join(".new");
    fs::write(&beside, wider).unwrap();
    fs::rename(beside, home.plugins().join("echo.wasm")).unwrap();
    let held = row();
    let reason = held["reason"].as_str().unwrap();
    assert_eq!(
        reason,
        "waits for `host plugins approve echo`, since it asks for `memory_bytes` 33554432 instead of 16777216"
    );
    assert!(held["held"].is_string(), "{held}");
    home.write("prompt.md", "hello");
    let asked = home.run(&["check", "--include", "echo", "prompt.md"]);
    assert!(asked.stderr.contains(&format!("`echo` cannot be asked: its plugin {reason}")), "{asked:?}");

    let approved = home.run(&["plugins", "approve", "echo"]);
    assert_eq!(approved.code, 0, "{approved:?}");
    assert_eq!(row()["state"], "active");
    let twice = home.run(&["plugins", "approve", "echo"]);
    assert!(twice.stderr.contains("no version of `echo` is held"), "{twice:?}");
}
