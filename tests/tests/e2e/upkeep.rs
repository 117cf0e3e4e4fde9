//! Keeping a host well: backups, damage, diagnosis, and where it runs.

mod backups;
mod diagnosis;
mod environments;
mod integrity;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, Era};
use crate::home::Home;

/// `host serve` in this home with more settings, as `SECTION__NAME`.
fn serve_with(home: &Home, settings: &[(&str, &str)]) -> Command {
    let mut command = home.host(&["serve"]);
    command.envs(settings.iter().map(|(name, value)| (format!("PROMPT_HOST__{name}"), value)));
    command
}

/// Has a prompt improved and answers the id of its record. An answer waits a millisecond for the
/// journal and no longer, which a busy machine may need more often than once.
fn recorded(client: &mut Client, prompt: &str) -> String {
    const TRIES: usize = 50;
    for _ in 0..TRIES {
        let answer = client.call("improve_prompt", json!({ "prompt": prompt }));
        if answer["not_recorded"] == "the journal was busy" {
            continue;
        }
        assert_eq!(answer["recorded"], true, "{answer}");
        return answer["record_id"].as_str().unwrap().to_owned();
    }
    panic!("the journal was busy {TRIES} times in a row")
}

/// Ends a host as its client does: what waits is written by then.
fn end(mut client: Client) -> String {
    client.close_input();
    let (_, status, log) = client.wait();
    assert!(status.success(), "{log}");
    log
}

/// A home in which a host has kept `count` records.
fn with_records(count: usize) -> Home {
    let home = Home::new();
    let mut client = Client::start(&home, Era::Initialize);
    for number in 0..count {
        recorded(&mut client, &format!("In order to find bug {number}, read the  log."));
    }
    end(client);
    // Whoever closes the file last brings its log into it.
    assert_eq!(records(&home).len(), count);
    home
}

/// Every record, a line each.
fn records(home: &Home) -> Vec<String> {
    let exported = home.run(&["records", "export"]);
    assert_eq!(exported.code, 0, "{exported:?}");
    exported.stdout.lines().map(str::to_owned).collect()
}

fn records_file(home: &Home) -> PathBuf {
    home.path("data/prompt-host/records.sqlite")
}

/// Spoils a file of records from within, where no checksum notices.
fn damage(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let from = 4_096;
    assert!(bytes.len() > from * 2, "{} bytes", bytes.len());
    bytes[from..].iter_mut().for_each(|byte| *byte = 0xa5);
    fs::write(file, bytes).unwrap();
}

/// Files of a folder by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What an examination of `host doctor` says, of all of that name.
fn seen(doctor: &Value, what: &str) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let wanted = doctor.as_array().unwrap().iter().filter(|one| one["what"] == what);
    wanted.map(|one| (text(&one["verdict"]), text(&one["detail"]))).collect()
}
