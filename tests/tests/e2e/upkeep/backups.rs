//! `host backup` and `host restore`: whole, or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use prompt_host::archive::{self, Limits};

use super::{damage, end, names, recorded, records, records_file, serve_with, with_records};
use crate::client::{Client, Era, PATIENCE};
use crate::home::Home;

const LIMITS: Limits = Limits { bytes: 1 << 30, files: 10_000 };

/// A home with something of everything.
fn furnished() -> Home {
    let home = with_records(30);
    home.write("config/prompt-host/config.toml", "[log]\nlevel = \"warn\"\n");
    home.write("prompt-host.yaml", "improve: {apply: suggested}\n");
    home.write("data/prompt-host/templates/note.jinja", "---\nname: note\n---\nWrite a note.\n");
    home.drop_plugin("echo.wasm", "echo");
    // Brings the template into its history.
    assert_eq!(home.run(&["templates", "history", "note"]).code, 0);
    home
}

fn backed_up(home: &Home) -> Vec<u8> {
    let outcome = home.run(&["backup", "--output", "all.tar.zst"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    fs::read(home.path("all.tar.zst")).unwrap()
}

/// Names of files in an archive.
fn files_in(bytes: &[u8]) -> Vec<String> {
    archive::verify(bytes, LIMITS).unwrap().files.into_iter().map(|file| file.name).collect()
}

#[test]
fn everything_comes_back_in_a_fresh_home() {
    let home = furnished();
    let outcome = home.run(&["backup", "--output", "all.tar.zst"]);
    assert!(outcome.stdout.contains("prompts") && outcome.stdout.contains("passwords"), "{outcome:?}");
    assert_eq!(fs::metadata(home.path("all.tar.zst")).unwrap().permissions().mode() & 0o777, 0o600);
    let bytes = fs::read(home.path("all.tar.zst")).unwrap();
    let other = Home::new();
    other.write("all.tar.zst", &bytes);
    let dry = other.run(&["restore", "all.tar.zst", "--dry-run"]);
    assert!(dry.code == 0 && dry.stdout.contains("nothing was changed"), "{dry:?}");
    assert!(!other.path("prompt-host.yaml").exists() && !records_file(&other).exists());

    let restored = other.json(&["restore", "all.tar.zst", "--json"]);
    assert_eq!((&restored["changed"], &restored["before"]), (&0.into(), &serde_json::Value::Null), "{restored}");
    assert_eq!(records(&other), records(&home));
    assert_eq!(records(&other).len(), 30);
    for file in [
        "config/prompt-host/config.toml",
        "prompt-host.yaml",
        "data/prompt-host/templates/note.jinja",
        "data/prompt-host/plugins/echo.wasm",
        "data/prompt-host/journal/digest.key",
    ] {
        assert_eq!(fs::read(other.path(file)).unwrap(), fs::read(home.path(file)).unwrap(), "{file}");
    }
    // Once more changes nothing. SQLite notes in its file that somebody has looked into it.
    let again = other.json(&["restore", "all.tar.zst", "--json", "--only", "config,templates,plugins,journal"]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()), "{again}");
    assert_eq!(other.run(&["templates", "history", "note"]).stdout, home.run(&["templates", "history", "note"]).stdout);
    // The lock names each plugin by its digest.
    let mut lock = String::new();
    let manifest = archive::verify(bytes.as_slice(), LIMITS).unwrap();
    archive::extract(bytes.as_slice(), &manifest, |name, content| {
        if name == "plugins.lock.json" { content.read_to_string(&mut lock).map(|_| ()) } else { Ok(()) }
    })
    .unwrap();
    let listed = manifest.files.iter().find(|file| file.name == "plugins/0/echo.wasm").unwrap();
    assert!(lock.contains(&listed.digest), "{lock}");
}

#[test]
fn a_backup_under_load_loses_nothing_that_was_acknowledged_before_it() {
    let home = Home::new();
    let mut client = Client::connect(serve_with(&home, &[("RECORDS__BATCH_WAIT_MS", "50")]), Era::Initialize);
    let mut before: Vec<String> =
        (0..40).map(|at| recorded(&mut client, &format!("In order to go  {at}, run."))).collect();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let load = scope.spawn(|| {
            let mut at = 0;
            while !stop.load(Ordering::Relaxed) {
                recorded(&mut client, &format!("In order to load  {at}, run."));
                at += 1;
            }
            at
        });
        for name in ["one", "two", "three"] {
            let outcome = home.run(&["backup", "--output", &format!("{name}.tar.zst")]);
            assert_eq!(outcome.code, 0, "{outcome:?}");
        }
        stop.store(true, Ordering::Relaxed);
        assert!(load.join().unwrap() > 0);
    });
    end(client);
    let all: BTreeSet<String> = records(&home).into_iter().collect();
    for name in ["one", "two", "three"] {
        let other = Home::new();
        other.write("all.tar.zst", fs::read(home.path(&format!("{name}.tar.zst"))).unwrap());
        let outcome = other.run(&["restore", "all.tar.zst"]);
        assert_eq!(outcome.code, 0, "{outcome:?}");
        // A host takes over what waited in the journal.
        end(Client::start(&other, Era::Initialize));
        let restored: BTreeSet<String> = records(&other).into_iter().collect();
        assert!(restored.is_subset(&all), "a record is another one than it was");
        before.retain(|id| !restored.iter().any(|record| record.contains(id.as_str())));
        assert_eq!(before, Vec::<String>::new(), "{name}: these were acknowledged and are lost");
    }
}

#[test]
fn a_damaged_archive_is_refused_whole() {
    let whole = backed_up(&furnished());
    let other = with_records(3);
    let before = (records(&other), names(&other.path("data/prompt-host")));
    let mut flipped = whole.clone();
    let middle = whole.len() / 2;
    flipped[middle] ^= 1;
    for (name, bytes) in [
        ("flipped", flipped),
        ("cut", whole[..whole.len() - 9].to_vec()),
        ("empty", Vec::new()),
        ("text", b"hello".to_vec()),
    ] {
        other.write("bad.tar.zst", bytes);
        let outcome = other.run(&["restore", "bad.tar.zst"]);
        assert_eq!(outcome.code, 2, "{name}: {outcome:?}");
        assert!(outcome.stderr.contains("nothing was changed") && outcome.stderr.contains("damaged"), "{outcome:?}");
    }
    other.write("whole.tar.zst", &whole);
    let outcome = other.run(&["restore", "whole.tar.zst", "--digest", "00"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("not the one given"), "{outcome:?}");
    // Another kind of archive.
    other.run(&["templates", "export", "library.tar.zst"]);
    let outcome = other.run(&["restore", "library.tar.zst"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("not a backup"), "{outcome:?}");
    assert_eq!((records(&other), names(&other.path("data/prompt-host"))), before);
}

#[test]
fn settings_that_do_not_hold_here_put_all_the_rest_back() {
    let home = furnished();
    home.write("prompt-host.yaml", "plugin_dirs: [one, two]\n");
    home.write("two/extra.wasm", "none");
    let bytes = backed_up(&home);
    let other = with_records(3);
    other.write("prompt-host.yaml", "improve: {apply: safe}\n");
    other.write("all.tar.zst", bytes);
    let before = records(&other);
    // A flag names one folder, so that the second one of the backup has no place.
    let outcome = other.run(&["restore", "all.tar.zst", "--plugin-dir", "mine"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("plugin folder `1`"), "{outcome:?}");
    assert_eq!(records(&other), before);
    assert_eq!(fs::read_to_string(other.path("prompt-host.yaml")).unwrap(), "improve: {apply: safe}\n");
    // Without that part all is well.
    let outcome = other.run(&["restore", "all.tar.zst", "--only", "records,templates"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(records(&other), records(&home));
    assert_eq!(fs::read_to_string(other.path("prompt-host.yaml")).unwrap(), "improve: {apply: safe}\n");
}

#[test]
fn what_is_replaced_is_archived_first_and_comes_back() {
    let (home, other) = (furnished(), with_records(3));
    other.write("all.tar.zst", backed_up(&home));
    let before = records(&other);
    let restored = other.json(&["restore", "all.tar.zst", "--json"]);
    assert_eq!(records(&other), records(&home), "{restored}");
    let kept = restored["before"].as_str().unwrap();
    let outcome = other.run(&["restore", kept, "--only", "records"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(records(&other), before);
}

#[test]
fn nothing_is_restored_under_a_serving_host() {
    let home = furnished();
    backed_up(&home);
    let mut client = Client::start(&home, Era::Initialize);
    client.wait_for_socket(&home);
    let outcome = home.run(&["restore", "all.tar.zst"]);
    assert!(outcome.code == 2 && outcome.stderr.contains(&client.pid().to_string()), "{outcome:?}");
    assert!(outcome.stderr.contains("End them first"), "{outcome:?}");
    // Also where its socket cannot be seen.
    let mut command = home.host(&["restore", "all.tar.zst"]);
    command.env("PROMPT_HOST_RUNTIME_DIR", home.path("elsewhere"));
    let outcome = crate::home::outcome(&mut command, b"");
    assert!(outcome.code == 2 && outcome.stderr.contains("a host serves from"), "{outcome:?}");
    end(client);
    assert_eq!(home.run(&["restore", "all.tar.zst"]).code, 0);
}

#[test]
fn no_host_starts_while_a_backup_is_put_back() {
    let home = with_records(1);
    let lock = File::create(home.path("data/prompt-host/serving.lock")).unwrap();
    lock.lock().unwrap();
    let outcome = home.run(&["serve"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("host restore"), "{outcome:?}");
    drop(lock);
    assert_eq!(home.run(&["serve"]).code, 0);
}

#[test]
fn damaged_records_give_way_to_a_backup_and_are_kept() {
    let home = furnished();
    backed_up(&home);
    let good = records(&home);
    damage(&records_file(&home));
    let restored = home.json(&["restore", "all.tar.zst", "--only", "records", "--json"]);
    assert_eq!(records(&home), good, "{restored}");
    assert!(fs::metadata(restored["set_aside"].as_str().unwrap()).unwrap().len() > 0);
}

#[test]
fn parts_can_be_left_out() {
    let home = furnished();
    let outcome = home.run(&["backup", "--output", "some.tar.zst", "--only", "config,plugins"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let files = files_in(&fs::read(home.path("some.tar.zst")).unwrap());
    let folders: BTreeSet<&str> = files.iter().map(|name| name.split('/').next().unwrap()).collect();
    assert_eq!(
        folders.into_iter().collect::<Vec<_>>(),
        ["contents.json", "plugin-state", "plugins", "plugins.lock.json", "settings"]
    );
    let outcome = home.run(&["restore", "some.tar.zst", "--only", "records"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("holds nothing of what is asked for"), "{outcome:?}");
}

#[test]
fn a_serving_host_writes_backups_and_keeps_the_newest() {
    let home = with_records(2);
    let settings = [("BACKUP__EVERY", "1s"), ("BACKUP__KEEP", "2"), ("BACKUP__FOLDER", "kept")];
    let mut client = Client::connect(serve_with(&home, &settings), Era::Initialize);
    let archives =
        || -> Vec<String> { names(&home.path("kept")).into_iter().filter(|name| name.ends_with(".tar.zst")).collect() };
    let deadline = Instant::now() + PATIENCE;
    let mut seen = BTreeSet::new();
    while seen.len() < 4 {
        assert!(Instant::now() < deadline, "{seen:?}");
        let there = archives();
        assert!(there.len() <= 3, "one more than is kept while the next is written: {there:?}");
        seen.extend(there);
        recorded(&mut client, "In order to go on,  run.");
    }
    client.wait_for_log("backup written");
    end(client);
    let newest = archives().pop().unwrap();
    let other = Home::new();
    other.write("newest.tar.zst", fs::read(home.path("kept").join(newest)).unwrap());
    assert_eq!(other.run(&["restore", "newest.tar.zst"]).code, 0);
    assert!(records(&other).len() >= 2);
}

/// A schema of its own on the PostgreSQL server of this machine, as the address of a store.
struct Schema(String);

impl Schema {
    fn new() -> Option<Self> {
        let name = format!("upkeep_{}", std::process::id());
        let made = psql(&format!("CREATE SCHEMA {name}"));
        made.then_some(Self(name))
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:5432/test?options=-csearch_path%3D{}", self.0)
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        psql(&format!("DROP SCHEMA {} CASCADE", self.0));
    }
}

fn psql(statement: &str) -> bool {
    let mut command = std::process::Command::new("psql");
    command.args(["-q", "-h", "127.0.0.1", "-U", "postgres", "test", "-c", statement]);
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn records_move_between_a_file_and_a_server() {
    let Some(schema) = Schema::new() else {
        return eprintln!(
            "records_move_between_a_file_and_a_server: left out, there is no PostgreSQL server and `psql`"
        );
    };
    let home = with_records(25);
    let all = records(&home);
    home.run(&["backup", "--output", "file.tar.zst", "--only", "records"]);
    // From the file to the server, which keeps what it has.
    let server = Home::new();
    server.write("config/prompt-host/config.yaml", format!("records: {{database_url: '{}'}}\n", schema.url()));
    server.write("all.tar.zst", fs::read(home.path("file.tar.zst")).unwrap());
    let restored = server.json(&["restore", "all.tar.zst", "--json"]);
    assert_eq!(restored["new_records"], 25, "{restored}");
    let again = server.json(&["restore", "all.tar.zst", "--json"]);
    assert_eq!(again["new_records"], 0, "{again}");
    assert_eq!(records(&server), all);
    // And from the server into another file.
    let outcome = server.run(&["backup", "--output", "server.tar.zst"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let bytes = fs::read(server.path("server.tar.zst")).unwrap();
    assert!(files_in(&bytes).contains(&"records/records.jsonl".to_owned()));
    let other = Home::new();
    other.write("all.tar.zst", bytes);
    let outcome = other.run(&["restore", "all.tar.zst", "--only", "records"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(records(&other), all);
}

/// A home with a plugin that may keep something.
fn with_storage() -> Home {
    let home = Home::new();
    home.write("config/prompt-host/config.toml", "[plugins.uses-storage.grants.storage]\nbytes = 1000\n");
    home.drop_plugin("uses-storage.wasm", "uses-storage");
    home
}

/// What the plugin says of a prompt.
fn told(home: &Home, prompt: &str) -> String {
    home.write("prompt.md", prompt);
    let reports = home.json(&["check", "--format", "json", "--include", "uses-storage", "prompt.md"]);
    reports["prompt.md"]["findings"][0]["message"].as_str().unwrap_or_else(|| panic!("{reports}")).to_owned()
}

#[test]
fn what_plugins_keep_and_were_granted_comes_back() {
    let home = with_storage();
    assert_eq!(told(&home, "set word asap\nadd seen 2"), "set; 2");
    let bytes = backed_up(&home);
    let files = files_in(&bytes);
    for name in ["storage/storage.sqlite", "plugin-state/grants.json"] {
        assert!(files.iter().any(|file| file == name), "{files:?}");
    }
    let other = Home::new();
    other.write("all.tar.zst", &bytes);
    assert_eq!(other.run(&["restore", "all.tar.zst"]).code, 0);
    let grants = "data/prompt-host/state/grants.json";
    assert_eq!(fs::read(other.path(grants)).unwrap(), fs::read(home.path(grants)).unwrap());
    assert_eq!(told(&other, "get word\nadd seen 1"), "asap; 3");

    // What was written since is in the file's log, and does not come back with the older file.
    assert_eq!(told(&home, "add seen 40\nset word later"), "42; set");
    let restored = home.run(&["restore", "all.tar.zst", "--only", "storage"]);
    assert_eq!(restored.code, 0, "{restored:?}");
    assert_eq!(told(&home, "get word\nadd seen 1"), "asap; 3");
}

#[test]
fn storage_that_is_damaged_is_named_and_can_be_left_out() {
    let home = with_storage();
    assert_eq!(told(&home, "set word asap"), "set");
    let file = home.path("data/prompt-host/state/plugin-storage.sqlite");
    for beside in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{beside}", file.display()));
    }
    fs::write(&file, "no database at all").unwrap();
    let refused = home.run(&["backup", "--output", "all.tar.zst"]);
    assert!(refused.code == 2 && refused.stderr.contains("failed to copy what plugins keep"), "{refused:?}");
    assert!(refused.stderr.contains("plugin-storage.sqlite") && !home.path("all.tar.zst").exists(), "{refused:?}");
    assert_eq!(home.run(&["backup", "--output", "all.tar.zst", "--only", "config,plugins"]).code, 0);
}
