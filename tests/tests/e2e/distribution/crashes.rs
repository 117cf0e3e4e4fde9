//! Installations that are killed, that meet, and that have no room.

use std::process::{Command, Stdio};
use std::time::Instant;

use prompt_host_tests::guests::guest;

use super::{done, guest_file, in_folder, installed, ledger, told};
use crate::client::{Client, Era};
use crate::home::{Home, outcome, program};

/// Installations that are killed, each a little later than the one before.
const KILLS: u32 = 20;

#[test]
fn an_installation_that_is_killed_leaves_the_old_file_or_the_new() {
    let home = Home::new();
    for name in ["echo", "echo-v2"] {
        guest_file(&home, name);
        // Once each, so that both are compiled and take the same time.
        done(&home, &["plugins", "install", &format!("made/{name}.wasm"), "--replace"]);
    }
    let started = Instant::now();
    done(&home, &["plugins", "install", "made/echo.wasm", "--replace"]);
    let whole = started.elapsed();
    let known = [guest("echo"), guest("echo-v2")];
    let mut changes = 0;
    let mut before = installed(&home, "echo");
    for round in 0..KILLS {
        let name = if before.as_ref() == Some(&known[0]) { "echo-v2" } else { "echo" };
        let mut command = home.host(&["plugins", "install", &format!("made/{name}.wasm"), "--replace"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * round * 2 / KILLS);
        child.kill().unwrap();
        child.wait().unwrap();
        let after = installed(&home, "echo");
        assert!(after.as_ref().is_some_and(|bytes| known.contains(bytes)), "round {round}: half a file");
        changes += u32::from(after != before);
        before = after;
        // The list can be read whatever happened, and nothing else looks like a plugin.
        done(&home, &["plugins", "outdated"]);
        let plugins: Vec<String> = in_folder(&home).into_iter().filter(|name| name.ends_with(".wasm")).collect();
        assert_eq!(plugins, ["echo.wasm"]);
    }
    assert!((1..KILLS).contains(&changes), "{changes} of {KILLS}: all came too early or too late");
    let other = if before.as_ref() == Some(&known[0]) { "made/echo-v2.wasm" } else { "made/echo.wasm" };
    done(&home, &["plugins", "install", other, "--replace"]);
    assert_eq!(in_folder(&home), ["echo.wasm"], "what was left is cleared away");
}

#[test]
fn installations_at_the_same_time_leave_a_whole_file_and_the_list_of_it() {
    let home = Home::new();
    for name in ["echo", "echo-v2", "logs"] {
        guest_file(&home, name);
    }
    let spawn = |name: &str| {
        let mut command = home.host(&["plugins", "install", &format!("made/{name}.wasm"), "--replace"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = ["echo", "echo-v2", "logs", "echo", "echo-v2", "logs"].map(spawn).into();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(in_folder(&home), ["echo.wasm", "logs.wasm"]);
    let digest = prompt_host::distribution::Sha256::of(&installed(&home, "echo").unwrap()).to_string();
    assert!(ledger(&home).contains(&digest), "{}", ledger(&home));
    assert!(ledger(&home).contains("[plugins.logs]"), "{}", ledger(&home));
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let home = Home::new();
    for name in ["echo", "echo-v2"] {
        guest_file(&home, name);
    }
    let room = guest("echo").len() / 1024 + 24;
    // A disk of its own over the plugin folder, with room for one plugin.
    let script = format!(
        "mount -t tmpfs -o size={room}k none '{folder}' || exit 77\n\
         '{host}' plugins install made/echo.wasm || exit 1\n\
         '{host}' plugins install made/echo-v2.wasm --replace 2>&1 && exit 2\n\
         cmp '{folder}/echo.wasm' made/echo.wasm || exit 3\n\
         [ \"$(ls -A '{folder}')\" = echo.wasm ] || exit 4\n",
        folder = home.plugins().display(),
        host = program().display(),
    );
    let like = home.host(&[]);
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", &script]).current_dir(home.path(""));
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command.envs(like.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if Command::new("unshare")
        .args(["--map-root-user", "--mount", "true"])
        .status()
        .is_ok_and(|status| status.success())
    {
        let outcome = outcome(&mut command, b"");
        if outcome.code != 77 {
            assert_eq!(outcome.code, 0, "{outcome:?}");
            assert!(outcome.stdout.contains("No space left"), "{outcome:?}");
            return;
        }
    }
    eprintln!("a_full_disk_leaves_the_old_file: left out, this machine lets nobody mount a disk of their own");
}

#[test]
fn a_running_host_serves_what_is_installed_at_once() {
    let home = Home::new();
    guest_file(&home, "echo");
    let mut client = Client::start(&home, Era::Discover);
    client.wait_for_socket(&home);
    let said = done(&home, &["plugins", "install", "made/echo.wasm"]).stdout;
    assert!(said.contains("echo is active"), "{said}");
    let said = done(&home, &["plugins", "remove", "echo"]).stdout;
    assert!(said.contains("echo is not loaded"), "{said}");
    let removed = told(&home, &["plugins", "list"]);
    assert!(!removed.to_string().contains("\"id\":\"echo\""), "{removed}");
}
