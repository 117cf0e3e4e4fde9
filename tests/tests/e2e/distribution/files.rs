//! Plugins from files and folders.

use std::fs;

use prompt_host_tests::guests::guest;
use serde_json::json;

use super::{Keys, done, guest_file, in_folder, installed, ledger, refused, settings, told};
use crate::home::Home;

#[test]
fn a_file_is_installed_listed_removed_and_brought_back() {
    let home = Home::new();
    let file = guest_file(&home, "echo");
    let answer = told(&home, &["plugins", "install", "made/echo.wasm"]);
    let plugin = &answer["plugins"][0];
    assert_eq!(
        (&plugin["id"], &plugin["version"], &plugin["outcome"]),
        (&json!("echo"), &json!("0.1.0"), &json!("installed"))
    );
    assert_eq!(plugin["reference"], file.to_str().unwrap());
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    assert!(ledger(&home).contains(plugin["digest"].as_str().unwrap()), "{}", ledger(&home));
    assert!(done(&home, &["plugins", "list"]).stdout.contains("echo"));
    // The same again changes nothing.
    assert_eq!(told(&home, &["plugins", "install", "made/echo.wasm"])["plugins"][0]["outcome"], "unchanged");

    let removed = told(&home, &["plugins", "remove", "echo"]);
    assert_eq!((installed(&home, "echo"), ledger(&home).contains("echo")), (None, false));
    let kept = removed["kept"].as_str().unwrap();
    assert_eq!(fs::read(kept).unwrap(), guest("echo"));
    done(&home, &["plugins", "install", kept]);
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
}

#[test]
fn what_does_not_load_never_touches_the_plugin_folder() {
    let home = Home::new();
    for (name, reason) in [
        ("truncated", "is no plugin for this host"),
        ("not-wasm", "is not WebAssembly"),
        ("empty-file", "is not WebAssembly"),
        ("core-module", "is no plugin for this host"),
        ("imports-sockets", "wasi:sockets"),
        ("exports-nothing", "is no plugin for this host"),
        ("traps-in-describe", "is no plugin for this host"),
        ("bad-id", "is no plugin for this host"),
        ("old-contract", "contract"),
    ] {
        guest_file(&home, name);
        refused(&home, &["plugins", "install", &format!("made/{name}.wasm")], reason);
    }
    assert_eq!(in_folder(&home), Vec::<String>::new());
    assert_eq!(ledger(&home), "");
}

#[test]
fn what_breaks_the_invariants_is_not_installed() {
    let home = Home::new();
    guest_file(&home, "echo-forgets");
    refused(&home, &["plugins", "install", "made/echo-forgets.wasm"], "of the host's 44 inputs");
    assert_eq!(in_folder(&home), Vec::<String>::new());
    home.write("config/prompt-host/config.yaml", "gate: {enabled: false}\n");
    done(&home, &["plugins", "install", "made/echo-forgets.wasm"]);
}

#[test]
fn what_needs_a_grant_says_so_when_it_is_installed() {
    let home = Home::new();
    guest_file(&home, "imports-http");
    let answer = told(&home, &["plugins", "install", "made/imports-http.wasm"]);
    let needs = answer["plugins"][0]["needs"].as_str().unwrap();
    assert!(needs.ends_with("`plugins.imports-http.grants.http.hosts` grants it"), "{needs}");
}

#[test]
fn a_digest_that_was_named_has_to_be_the_one() {
    let home = Home::new();
    guest_file(&home, "echo");
    let wrong = format!("sha256:{}", "0".repeat(64));
    refused(&home, &["plugins", "install", "made/echo.wasm", "--digest", &wrong], "has the digest sha256:");
    refused(&home, &["plugins", "install", "made/echo.wasm", "--digest", "sha256:12"], "is no digest");
    assert_eq!(in_folder(&home), Vec::<String>::new());
    let right = told(&home, &["plugins", "install", "made/echo.wasm"])["plugins"][0]["digest"].clone();
    done(&home, &["plugins", "install", "made/echo.wasm", "--digest", right.as_str().unwrap()]);
}

#[test]
fn a_plugin_does_not_take_anothers_id_unasked() {
    let home = Home::new();
    let tidy = concat!(env!("CARGO_MANIFEST_DIR"), "/../host/embedded/tidy.wasm");
    refused(&home, &["plugins", "install", tidy], "`tidy` is the id of a plugin that comes with the host");
    refused(&home, &["plugins", "remove", "tidy"], "host plugins disable tidy");
    // One that somebody dropped there.
    home.drop_plugin("echo.wasm", "echo");
    guest_file(&home, "echo-v2");
    refused(&home, &["plugins", "install", "made/echo-v2.wasm"], "was not installed from anywhere");
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    let replaced = told(&home, &["plugins", "install", "made/echo-v2.wasm", "--replace"]);
    assert_eq!(replaced["plugins"][0]["outcome"], "replaced");
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
    let kept: Vec<_> = fs::read_dir(home.path("data/prompt-host/removed-plugins")).unwrap().flatten().collect();
    assert_eq!(fs::read(kept[0].path()).unwrap(), guest("echo"));
    // One that is installed from elsewhere.
    guest_file(&home, "echo");
    refused(&home, &["plugins", "install", "made/echo.wasm"], "`echo` is installed from");
}

#[test]
fn a_folder_installs_what_loads_and_names_what_does_not() {
    let home = Home::new();
    for name in ["echo", "not-wasm", "logs"] {
        guest_file(&home, name);
    }
    home.write("made/readme.txt", "not one of them");
    refused(&home, &["plugins", "install", "made"], "1 of 3 plugins could not be installed");
    assert_eq!(in_folder(&home), ["echo.wasm", "logs.wasm"]);
    home.write("empty/readme.txt", "");
    refused(&home, &["plugins", "install", "empty"], "there is no `*.wasm` file in");
}

#[test]
fn an_upgrade_shows_what_changes_and_never_goes_back() {
    let home = Home::new();
    guest_file(&home, "echo");
    done(&home, &["plugins", "install", "made/echo.wasm"]);
    assert_eq!(home.run(&["plugins", "outdated"]).stdout, "Nothing is newer than what is installed.\n");
    home.write("made/echo.wasm", guest("echo-v2"));
    assert_eq!(home.run(&["plugins", "outdated"]).code, 1);
    let shown = done(&home, &["plugins", "upgrade", "--dry-run"]).stdout;
    assert!(shown.starts_with("echo would be upgraded: 0.1.0 to 0.2.0\n"), "{shown}");
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    let step = &told(&home, &["plugins", "upgrade", "echo"])["upgrades"][0];
    assert_eq!(
        (&step["from"]["version"], &step["to"]["version"], &step["done"]),
        (&json!("0.1.0"), &json!("0.2.0"), &json!(true))
    );
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
    home.write("made/echo.wasm", guest("echo"));
    refused(&home, &["plugins", "upgrade"], "which is older than 0.2.0");
    home.write("made/echo.wasm", guest("logs"));
    refused(&home, &["plugins", "upgrade"], "is another plugin now");
    assert_eq!(installed(&home, "echo"), Some(guest("echo-v2")));
    refused(&home, &["plugins", "upgrade", "nobody"], "`nobody` was not installed");
}

#[test]
fn a_file_needs_the_signature_that_the_settings_demand() {
    let home = Home::new();
    let (Some(acme), Some(other)) = (Keys::new(&home, "acme"), Keys::new(&home, "other")) else {
        return eprintln!("a_file_needs_the_signature_that_the_settings_demand: left out, there is no `openssl`");
    };
    let file = guest_file(&home, "echo");
    let made = file.parent().unwrap().display().to_string();
    settings(
        &home,
        &format!("distribution:\n  trust:\n    - source: {made}\n      key_files: [{}]\n", acme.public.display()),
    );
    let install = ["plugins", "install", "made/echo.wasm"];
    refused(&home, &install, "made/echo.wasm is not signed");
    refused(&home, &["plugins", "install", "made/echo.wasm", "--allow-unsigned"], "is not signed");
    other.sign(&file);
    refused(&home, &install, "is not signed by anyone who may");
    acme.sign(&file);
    // The signature of other bytes.
    fs::write(&file, guest("echo-v2")).unwrap();
    refused(&home, &install, "is not signed by anyone who may");
    assert_eq!(in_folder(&home), Vec::<String>::new());
    acme.sign(&file);
    assert!(told(&home, &install)["plugins"][0]["signer"].as_str().unwrap().starts_with("sha256:"));
    // From elsewhere the rule says nothing, until the settings demand a signature of everything.
    home.write("elsewhere.wasm", guest("logs"));
    done(&home, &["plugins", "install", "elsewhere.wasm"]);
    settings(&home, "distribution: {unsigned: refuse}\n");
    refused(
        &home,
        &["plugins", "install", "elsewhere.wasm", "--allow-unsigned"],
        "`distribution.unsigned` is `refuse`",
    );
    // A key that cannot be read never means that nothing is checked.
    settings(&home, "distribution:\n  trust:\n    - source: /srv\n      key_files: [nowhere.pub]\n");
    refused(&home, &["plugins", "install", "elsewhere.wasm"], "nowhere.pub");
}

#[test]
fn what_is_no_plain_file_and_what_is_no_id_is_refused() {
    let home = Home::new();
    let pipe = home.path("pipe.wasm");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    refused(&home, &["plugins", "install", "pipe.wasm"], "it is no file");
    refused(&home, &["plugins", "install", "/dev/zero"], "it is no file");
    refused(&home, &["plugins", "install", "nowhere.wasm"], "No such file");
    refused(&home, &["plugins", "install", "ftp://example.com/x.wasm"], "`ftp:` is no place");
    for id in ["../../etc/passwd", "a/b", "..", "Echo", "echo.wasm"] {
        refused(&home, &["plugins", "remove", id], "is no plugin id");
    }
}

#[test]
fn a_link_in_the_plugin_folder_is_replaced_and_its_file_left_alone() {
    let home = Home::new();
    guest_file(&home, "echo");
    let precious = home.write("precious", "mine");
    std::os::unix::fs::symlink(&precious, home.plugins().join("echo.wasm")).unwrap();
    refused(&home, &["plugins", "install", "made/echo.wasm"], "was not installed from anywhere");
    done(&home, &["plugins", "install", "made/echo.wasm", "--replace"]);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
    assert_eq!(installed(&home, "echo"), Some(guest("echo")));
    assert!(home.plugins().join("echo.wasm").symlink_metadata().unwrap().is_file());
}

#[test]
fn a_project_cannot_say_where_plugins_are_from() {
    let home = Home::new();
    home.write("prompt-host.yaml", "distribution: {unsigned: allow}\n");
    refused(&home, &["plugins", "install", "https://127.0.0.1:9/x.wasm"], "is not signed");
}
