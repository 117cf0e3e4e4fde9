//! What is damaged is moved aside, and the host serves without it.

use std::fs;

use super::{damage, end, names, recorded, records, records_file, seen, serve_with, with_records};
use crate::client::{Client, Era};
use crate::home::Home;

/// Where a damaged file was moved.
fn aside(home: &Home) -> Vec<String> {
    let names = names(&home.path("data/prompt-host")).into_iter();
    names.filter(|name| name.contains(".damaged-")).collect()
}

#[test]
fn a_damaged_file_of_records_is_set_aside_and_the_host_serves() {
    for spoil in [damage as fn(&std::path::Path), |file| fs::write(file, "no database at all, but some text").unwrap()]
    {
        let home = with_records(60);
        spoil(&records_file(&home));
        let spoiled = fs::read(records_file(&home)).unwrap();
        let mut client = Client::start(&home, Era::Initialize);
        let id = recorded(&mut client, "In order to begin  anew, run.");
        let log = end(client);
        assert!(log.contains("are damaged") && log.contains("host doctor --repair"), "{log}");
        let moved = aside(&home);
        assert_eq!(moved.len(), 1, "{moved:?}");
        assert_eq!(
            fs::read(home.path("data/prompt-host").join(&moved[0])).unwrap(),
            spoiled,
            "not a byte of it is lost"
        );
        let kept = records(&home);
        assert!(kept.len() == 1 && kept[0].contains(&id), "{kept:?}");
    }
}

#[test]
fn a_file_that_no_host_made_is_never_moved() {
    let home = Home::new();
    home.write("letters.txt", "Dear Ada, ".repeat(1_000));
    home.write("prompt-host.yaml", "records: {sqlite_file: letters.txt}\n");
    let log = end(Client::start(&home, Era::Initialize));
    assert!(log.contains("no records are kept"), "{log}");
    home.run(&["doctor", "--repair"]);
    assert_eq!(fs::read_to_string(home.path("letters.txt")).unwrap(), "Dear Ada, ".repeat(1_000));
    assert_eq!(names(&home.path("")).iter().filter(|name| name.starts_with("letters")).count(), 1);
}

#[test]
fn repair_brings_back_what_can_be_read() {
    let home = with_records(400);
    let all = records(&home);
    // One page in the middle of many: most records are on others.
    let file = records_file(&home);
    let mut bytes = fs::read(&file).unwrap();
    let page = 4_096;
    let middle = bytes.len() / page / 2 * page;
    bytes[middle..middle + page].iter_mut().for_each(|byte| *byte = 0xa5);
    fs::write(&file, bytes).unwrap();
    let doctor = home.json(&["doctor", "--json"]);
    let (verdict, detail) = seen(&doctor, "file of records").remove(0);
    assert!(verdict == "bad" && detail.contains("--repair"), "{detail}");

    let repaired = home.run(&["doctor", "--repair", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&repaired.stdout).unwrap();
    let said = seen(&report, "repair");
    assert_eq!(said.len(), 2, "{said:?}");
    let kept = records(&home);
    assert!(kept.len() > all.len() / 2 && kept.len() <= all.len(), "{} of {}: {said:?}", kept.len(), all.len());
    assert!(kept.iter().all(|record| all.contains(record)), "a record is another one than it was");
    assert_eq!(seen(&report, "file of records")[0].0, "good");
    assert!(aside(&home).iter().any(|name| name.ends_with(".salvaged")), "the damaged file stays");
    // There is nothing left to do.
    let again = home.json(&["doctor", "--repair", "--json"]);
    assert_eq!(seen(&again, "repair")[0].1, "nothing is damaged");
}

#[test]
fn a_damaged_file_stays_where_another_host_uses_it() {
    let home = with_records(60);
    let mut first = Client::start(&home, Era::Initialize);
    recorded(&mut first, "In order to begin,  run.");
    let outcome = home.run(&["doctor", "--repair"]);
    assert!(outcome.stdout.contains("a host serves from"), "{outcome:?}");
    damage(&records_file(&home));
    let second = Client::start(&home, Era::Initialize);
    second.wait_for_log("another host uses them");
    assert_eq!(aside(&home), Vec::<String>::new());
    end(second);
    drop(first);
}

#[test]
fn a_damaged_model_or_history_costs_no_start() {
    let home = Home::new();
    let digest = "0123456789abcdef".repeat(4);
    home.write(&format!("data/prompt-host/models/{digest}.model"), "not what the name says");
    home.write("data/prompt-host/models/current", format!("{digest}\n"));
    home.write("data/prompt-host/template-history/index/note.jsonl", "{");
    home.write("data/prompt-host/template-history/texts/.keep", "");
    home.write("data/prompt-host/template-history/labels/note.json", "{");
    home.write("data/prompt-host/templates/note.jinja", "---\nname: note\n---\nWrite a note.\n");
    let doctor = home.json(&["doctor", "--json"]);
    assert_eq!(
        (seen(&doctor, "models")[0].0.as_str(), seen(&doctor, "template history").last().unwrap().0.as_str()),
        ("bad", "bad")
    );
    let mut client = Client::connect(serve_with(&home, &[]), Era::Initialize);
    assert!(!client.improve("In order to go,  run.").is_empty());
    let log = end(client);
    assert!(log.contains("the model that serves is damaged") && log.contains("versions or labels is damaged"), "{log}");
    for (folder, name) in
        [("models", digest.as_str()), ("template-history/index", "note"), ("template-history/labels", "note")]
    {
        let there = names(&home.path("data/prompt-host").join(folder));
        assert!(there.iter().any(|file| file.starts_with(name) && file.contains(".damaged-")), "{there:?}");
    }
    // The template is kept anew.
    assert_eq!(home.run(&["templates", "history", "note"]).code, 0);
}
