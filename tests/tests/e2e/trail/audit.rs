//! The audit trail of the real program: what is in it, and what is noticed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use prompt_host::server::control::{self, Command as Control, LogLevel};
use rustix::process::Signal;
use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

fn file(home: &Home) -> PathBuf {
    home.path("data/prompt-host/audit.jsonl")
}

fn audited(home: &Home) -> Command {
    let mut command = home.host(&["serve"]);
    command.env("PROMPT_HOST__AUDIT__ENABLED", "true");
    command
}

fn lines(home: &Home) -> Vec<Value> {
    let text = fs::read_to_string(file(home)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_operators_do_is_written_down_and_a_change_of_it_is_found() {
    let home = Home::new();
    home.write("config/prompt-host/config.yaml", "watch: {enabled: false}\n");
    let mut client = Client::connect(audited(&home), Era::Discover);
    client.wait_for_socket(&home);
    let done = |arguments: &[&str]| {
        let outcome = home.run(arguments);
        assert_eq!(outcome.code, 0, "{outcome:?}");
    };
    done(&["plugins", "disable", "tone"]);
    done(&["log-level", "warn"]);
    client.call("reload_plugins", json!({}));
    client.signal(Signal::TERM);
    assert!(client.wait().1.success());

    let lines = lines(&home);
    let told: Vec<&str> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
    assert_eq!((told.first(), told.last()), (Some(&"started"), Some(&"stopped")), "{told:?}");
    let find = |event: &str, holds: &dyn Fn(&Value) -> bool| {
        assert!(lines.iter().any(|line| line["event"] == event && holds(line)), "{event}: {lines:#?}");
    };
    let change = json!({ "changes": [{ "setting": "plugins.tone.enabled", "from": null, "to": false }] });
    find("settings-changed", &|line| line["details"]["changes"][0]["setting"] == change["changes"][0]["setting"]);
    find("plugin-switched", &|line| line["details"] == json!({ "plugin": "tone", "enabled": false }));
    find("administered", &|line| line["details"]["action"] == "plugins disable tone" && line["pid"] != lines[0]["pid"]);
    find("administered", &|line| line["details"]["action"] == "plugins reload" && line["caller"] == "control-socket");
    find("administered", &|line| line["details"]["action"] == "log-level warn");
    find("administered", &|line| line["details"]["action"] == "reload_plugins");

    let good = home.run(&["audit", "verify"]);
    assert!(good.code == 0 && good.stdout.contains("lines are as they were written"), "{good:?}");
    let shown = home.run(&["audit", "show", "--since", "1h"]);
    assert_eq!((shown.code, shown.stdout.lines().count()), (0, lines.len()), "{shown:?}");
    assert_eq!(home.run(&["audit", "show", "--since", "2100-01-01T00:00:00Z"]).stdout, "");

    let text = fs::read_to_string(file(&home)).unwrap();
    fs::write(file(&home), text.replacen("\"enabled\":false", "\"enabled\":true ", 1)).unwrap();
    let bad = home.run(&["audit", "verify"]);
    let number = text.lines().position(|line| line.contains("\"enabled\":false")).unwrap() + 1;
    assert!(bad.code == 1 && bad.stdout.contains(&format!("audit.jsonl:{number}: it was changed")), "{bad:?}");
    fs::write(file(&home), text.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    assert_eq!(home.run(&["audit", "verify"]).code, 1);
    fs::remove_file(file(&home)).unwrap();
    assert_eq!(home.json(&["audit", "verify", "--json"])["fault"]["line"], 1);
}

#[test]
fn a_host_for_one_client_keeps_no_trail_unless_it_is_asked_to() {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Discover);
    client.close_input();
    assert!(client.wait().1.success());
    assert!(!file(&home).exists());
    let none = home.run(&["audit", "verify"]);
    assert!(none.code == 2 && none.stderr.contains("there is no audit trail"), "{none:?}");
}

/// Kills hosts while they write. What they said was done is in the trail, and the chain holds.
#[test]
fn a_host_that_is_killed_while_it_writes_leaves_a_good_trail() {
    const KILLS: usize = 6;
    let home = Home::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut done = 0;
    for round in 0..KILLS {
        let mut client = Client::connect(audited(&home), Era::Discover);
        client.wait_for_socket(&home);
        let folder = home.path("run");
        let (hosts, _) = runtime.block_on(control::client::running_hosts_in(&[folder]));
        let host = hosts.into_iter().find(|host| host.status.pid == client.pid()).unwrap();
        // Several at once, so that the kill falls into the writing.
        let calling = runtime.spawn(async move {
            let mut done = 0;
            loop {
                let call = || async {
                    let command = Control::LogLevel { filter: Some("info".to_owned()) };
                    control::call::<LogLevel>(&host, command).await
                };
                for answer in futures::future::join_all((0..8).map(|_| call())).await {
                    match answer {
                        Ok(_) => done += 1,
                        Err(_) => return done,
                    }
                }
            }
        });
        let started = std::time::Instant::now();
        let before = fs::metadata(file(&home)).map_or(0, |file| file.len());
        while fs::metadata(file(&home)).map_or(0, |file| file.len()) < before + 2_000 + round as u64 * 700 {
            assert!(started.elapsed() < crate::client::PATIENCE, "nothing is written");
        }
        client.signal(Signal::KILL);
        client.wait();
        done += runtime.block_on(calling).unwrap();
    }
    assert!(done > KILLS, "{done} calls are too few to have been killed while writing");
    let mut client = Client::connect(audited(&home), Era::Discover);
    client.call("reload_plugins", json!({}));
    client.close_input();
    assert!(client.wait().1.success());
    let verdict = home.run(&["audit", "verify"]);
    assert_eq!(verdict.code, 0, "{verdict:?}");
    let written = lines(&home).iter().filter(|line| line["details"]["action"] == "log-level info").count();
    assert!(written >= done, "{written} of {done} calls that were answered are in the trail");
}
