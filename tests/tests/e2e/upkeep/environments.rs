//! Where a host runs: under a service manager, at a terminal, with a `.env`, by a profile.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use rustix::process::Signal;
use serde_json::Value;

use super::{end, serve_with};
use crate::client::{Client, Era, PATIENCE};
use crate::home::{Home, outcome};

/// A service manager that listens.
struct Manager(UnixDatagram);

impl Manager {
    fn new(home: &Home) -> Self {
        let socket = UnixDatagram::bind(home.path("notify")).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(socket)
    }

    fn hears(&self) -> String {
        let mut buffer = [0; 1_024];
        let count = loop {
            match self.0.recv(&mut buffer) {
                // Children that stop and end are told to this process, too.
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                received => break received.unwrap(),
            }
        };
        String::from_utf8(buffer[..count].to_vec()).unwrap()
    }

    /// Waits for a message that begins like this.
    fn waits_for(&self, beginning: &str) -> String {
        loop {
            let heard = self.hears();
            if heard.starts_with(beginning) {
                return heard;
            }
        }
    }
}

#[test]
fn a_service_manager_hears_that_the_host_serves_reloads_lives_and_stops() {
    let home = Home::new();
    let manager = Manager::new(&home);
    let mut command = home.host(&["serve"]);
    command.env("NOTIFY_SOCKET", home.path("notify")).env("WATCHDOG_USEC", "200000");
    let client = Client::connect(command, Era::Initialize);
    assert_eq!(manager.waits_for("READY=1"), "READY=1\nSTATUS=serving on standard input and output\n");
    for _ in 0..3 {
        manager.waits_for("WATCHDOG=1");
    }
    client.signal(Signal::HUP);
    assert!(manager.waits_for("RELOADING=1").contains("MONOTONIC_USEC="));
    manager.waits_for("READY=1");
    // A host that hangs falls silent: here as a whole, so that nothing of it runs.
    client.signal(Signal::STOP);
    manager.0.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    let silence = std::iter::from_fn(|| manager.0.recv(&mut [0; 64]).ok()).take(100).count();
    assert!(silence < 100, "it goes on while it is stopped");
    client.signal(Signal::CONT);
    manager.0.set_read_timeout(Some(PATIENCE)).unwrap();
    manager.waits_for("WATCHDOG=1");
    client.signal(Signal::TERM);
    manager.waits_for("STOPPING=1");
    assert!(client.wait().1.success());
}

#[test]
fn a_host_without_a_manager_says_nothing_to_anybody() {
    let home = Home::new();
    let manager = Manager::new(&home);
    let mut client = Client::start(&home, Era::Initialize);
    client.improve("In order to go,  run.");
    end(client);
    manager.0.set_nonblocking(true).unwrap();
    assert!(manager.0.recv(&mut [0; 64]).is_err());
    // One that is not there stops nobody.
    let mut command = home.host(&["serve"]);
    command.env("NOTIFY_SOCKET", home.path("nowhere/notify"));
    end(Client::connect(command, Era::Initialize));
}

#[test]
fn a_cloned_repository_s_dotenv_opens_no_door_and_says_so() {
    let home = Home::new();
    home.write(".env", "PROMPT_HOST__HTTP__LISTEN=[127.0.0.1:0]\nPROMPT_HOST__IMPROVE__APPLY=suggested\n");
    let client = Client::start(&home, Era::Initialize);
    client.wait_for_log("serving on standard input");
    let log = end(client);
    assert!(log.contains("`http` has no effect in a `.env`") && !log.contains("serving on HTTP"), "{log}");
    let shown = home.json(&["config", "show", "--json"]);
    let leaf =
        |path: &str| -> Value { shown.as_array().unwrap().iter().find(|leaf| leaf["path"] == path).unwrap().clone() };
    let apply = leaf("improve.apply");
    assert_eq!((&apply["value"], &apply["layer"]), (&"suggested".into(), &"dotenv".into()));
    assert_eq!(apply["origin"], ".env:2 PROMPT_HOST__IMPROVE__APPLY");
    // The same from the environment is the user's own word.
    let client = Client::connect(serve_with(&home, &[("HTTP__LISTEN", "['127.0.0.1:0']")]), Era::Initialize);
    client.wait_for_log("serving on HTTP");
    end(client);
}

#[test]
fn a_profile_is_chosen_by_flag_and_shown_as_origin() {
    let home = Home::new();
    let shown = home.json(&["--profile", "production", "config", "show", "--json"]);
    let format = shown.as_array().unwrap().iter().find(|leaf| leaf["path"] == "log.format").unwrap().clone();
    assert_eq!((&format["value"], &format["origin"]), (&"json".into(), &"profile production".into()));
    let client = Client::connect(home.host(&["--profile", "production", "serve"]), Era::Initialize);
    client.wait_for_log("serving on standard input");
    let log = end(client);
    assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{log}");
    let wrong = home.run(&["--profile", "staging", "serve"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("development, production"), "{wrong:?}");
}

#[test]
fn a_person_at_a_terminal_is_told_what_the_host_waits_for() {
    let home = Home::new();
    // `script` gives its command a terminal.
    let mut command = std::process::Command::new("script");
    let line = format!("{} serve", crate::home::program().display());
    let host = home.host(&[]);
    command.args(["-qec", &line, "/dev/null"]).env_clear().current_dir(home.path(""));
    command.envs(host.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("PATH", "/usr/bin:/bin");
    if !std::path::Path::new("/usr/bin/script").exists() {
        return eprintln!("left out: there is no `script` here to give the host a terminal");
    }
    // The end of the terminal's input ends the host.
    let said = outcome(&mut command, b"\x04");
    assert_eq!(said.stdout.matches("Waiting for MCP messages on standard input").count(), 1, "{said:?}");
    // A client is told nothing.
    let client = Client::start(&home, Era::Initialize);
    client.wait_for_log("serving on standard input");
    assert!(!end(client).contains("Waiting for MCP messages"));
}
