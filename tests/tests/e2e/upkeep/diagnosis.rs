//! `host doctor` and `host debug-report`.

use std::fs;
use std::net::TcpListener;

use prompt_host::archive::{self, Limits};
use serde_json::json;

use super::{end, recorded, seen};
use crate::client::{Client, Era};
use crate::home::{Home, outcome};

/// A file of a report, and its text.
type Part = (String, String);

fn unpacked(bytes: &[u8]) -> Vec<Part> {
    let manifest = archive::verify(bytes, Limits { bytes: 1 << 28, files: 100 }).unwrap();
    manifest.expect("debug-report").unwrap();
    let mut parts = Vec::new();
    archive::extract(bytes, &manifest, |name, content| {
        let mut text = String::new();
        content.read_to_string(&mut text)?;
        parts.push((name.to_owned(), text));
        Ok(())
    })
    .unwrap();
    parts
}

/// Words that stand in every place where something private may be.
const SECRETS: [&str; 8] = [
    "s3cretpassword",
    "plantedprompt",
    "plantedtemplate",
    "plantedvalue",
    "plantedlog",
    "plantedtoken",
    "plantedenv",
    "plantedorigin",
];

#[test]
fn a_report_holds_no_prompt_and_no_secret() {
    let home = Home::new();
    let hash = "ab".repeat(32);
    home.write(
        "config/prompt-host/config.yaml",
        format!(
            "records: {{redact: ['plantedvalue.*']}}\nsessions: {{redis_url: 'redis://:s3cretpassword@cache'}}\n\
             prompts: {{note: {{defaults: {{tone: plantedvalue}}, clients: {{}}}}}}\n\
             plugins: {{tidy: {{settings: {{key: plantedvalue}}}}}}\n\
             identity: {{tokens: [{{name: ada, hash: 'blake3:{hash}', scopes: [improve]}}]}}\n\
             http: {{allowed_origins: ['https://plantedorigin.example']}}\nlog: {{file: '../../host.log', level: debug}}\n"
        ),
    );
    home.write(".env", "DATABASE_HINT=plantedenv\nOTEL_EXPORTER_OTLP_HEADERS=authorization=plantedenv\n");
    home.write("data/prompt-host/templates/note.jinja", "---\nname: note\n---\nplantedtemplate {{ tone }}\n");
    let mut client = Client::start(&home, Era::Initialize);
    recorded(&mut client, "In order to find  plantedprompt, use sk-ant-api03-plantedtoken0123456789abcdef.");
    client.call("improve_prompt", json!({ "prompt": "plantedprompt  again", "session_id": "plantedvalue" }));
    client.wait_for_socket(&home);
    let mut log = fs::read_to_string(home.path("host.log")).unwrap();
    log.push_str(
        "2026-01-01T00:00:00.000000Z  INFO plugin: plantedlog plugin=\"tidy\"\n\
         2026-01-01T00:00:00.000000Z DEBUG rmcp::service: plantedprompt\n\
         2026-01-01T00:00:00.000000Z ERROR prompt_host::cli: it failed: plantedprompt s3cretpassword\n\
         2026-01-01T00:00:00.000000Z  WARN prompt_host::cli: no place for `plantedprompt` error=plantedlog\n\
         plantedlog alone\nthread 'main' panicked at host/src/main.rs:1:2:\nbyte 1 of `plantedprompt`\n",
    );
    fs::write(home.path("host.log"), log).unwrap();

    let mut command = home.host(&["debug-report", "--output", "report.tar.zst"]);
    command.env("DATABASE_URL", "postgres://me:s3cretpassword@127.0.0.1:1/records").env("PLANTED", "plantedenv");
    command.env("PROMPT_HOST__IDENTITY__NAME_CLAIM", "plantedvalue");
    let made = outcome(&mut command, b"");
    assert_eq!(made.code, 0, "{made:?}");
    let parts = unpacked(&fs::read(home.path("report.tar.zst")).unwrap());
    for (name, text) in &parts {
        for secret in SECRETS.iter().chain(&[hash.as_str()]) {
            assert!(!text.contains(secret), "{name} holds {secret}:\n{text}");
        }
        assert!(!text.contains(home.path("").to_str().unwrap().trim_end_matches('/')), "{name} names the home folder");
    }
    // It says what helps all the same.
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap_or_else(|| panic!("{wanted}")).1;
    assert!(part("about.json").contains(env!("CARGO_PKG_VERSION")) && part("about.json").contains("kernel"));
    assert!(part("settings.json").contains("<text, "), "{}", part("settings.json"));
    assert!(part("doctor.json").contains("sample improvement") && part("plugins.json").contains("tidy"));
    assert!(part("hosts.json").contains(&client.pid().to_string()));
    assert!(part("log.txt").contains("prompt_host::") && part("log.txt").contains("panicked at host/src/main.rs:1:2"));
    end(client);
}

#[test]
fn a_report_is_made_of_settings_that_do_not_hold() {
    let home = Home::new();
    home.write(
        "prompt-host.yaml",
        "improve: {apply: plantedvalue}\nrecords: {database_url: 'mysql://me:s3cretpassword@db'}\n",
    );
    let made = home.run(&["debug-report", "-o", "report.tar.zst"]);
    assert_eq!(made.code, 0, "{made:?}");
    let parts = unpacked(&fs::read(home.path("report.tar.zst")).unwrap());
    let whole: String = parts.iter().map(|(_, text)| text.as_str()).collect();
    assert!(whole.contains("improve.apply") && whole.contains("prompt-host.yaml:1:18"), "{whole}");
    assert!(SECRETS.iter().all(|secret| !whole.contains(secret)), "{whole}");
}

#[test]
fn doctor_looks_at_ports_certificates_stores_and_the_environment() {
    let home = Home::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    home.write(
        "prompt-host.yaml",
        "http: {tls_certificate: cert.pem, tls_key: key.pem}\n\
         records: {store: postgres, database_url: 'postgres://nobody@127.0.0.1:1/none', pool: {wait_ms: 200}}\n\
         profile: production\n",
    );
    let own = format!("backup: {{every: 1h}}\nhttp: {{listen: ['{address}']}}\n");
    home.write("config/prompt-host/config.yaml", own);
    let issued = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    home.write("cert.pem", issued.cert.pem());
    home.write("key.pem", issued.signing_key.serialize_pem());
    let told = home.run(&["doctor", "--json"]);
    assert_eq!(told.code, 1, "{told:?}");
    let doctor = serde_json::from_str(&told.stdout).unwrap();
    let one = |what: &str| seen(&doctor, what).into_iter().next().unwrap_or_else(|| panic!("{what}: {doctor}"));
    let (verdict, detail) = one("port");
    assert!(
        verdict == "bad" && detail.contains(&address.to_string()) && detail.contains("another program"),
        "{detail}"
    );
    let (verdict, detail) = one("certificate");
    assert!(verdict == "good" && detail.contains("days"), "{detail}");
    let (verdict, detail) = one("records");
    assert!(verdict == "bad" && detail.contains("PostgreSQL"), "{detail}");
    let (verdict, detail) = one("backups");
    assert!(verdict == "warning" && detail.contains("none yet"), "{detail}");
    assert!(one("settings").1.contains("profile production"));
    for what in [
        "disk",
        "open files",
        "clock",
        "clocks agree",
        "sessions",
        "models",
        "journal folder",
        "plugin limits",
        "started by",
    ] {
        assert_eq!(one(what).0, "good", "{what}: {}", one(what).1);
    }
    drop(taken);
    fs::write(home.path("cert.pem"), "none").unwrap();
    let doctor = home.json(&["doctor", "--json"]);
    assert_eq!(seen(&doctor, "port")[0].0, "good");
    assert!(seen(&doctor, "certificate")[0].1.contains("no certificate"), "{doctor}");
}

#[test]
fn doctor_tries_to_keep_a_record_and_leaves_none() {
    let home = super::with_records(2);
    let doctor = home.json(&["doctor", "--json"]);
    let (verdict, detail) = seen(&doctor, "records").remove(0);
    assert_eq!((verdict.as_str(), detail.as_str()), ("good", "2 records in SQLite, and it takes more"));
    assert_eq!(super::records(&home).len(), 2);
    // Somebody else's password in a file that all may read.
    home.write("config/prompt-host/config.yaml", "sessions: {redis_url: 'redis://:s3cret@cache'}\n");
    let doctor = home.json(&["doctor", "--json"]);
    assert!(
        seen(&doctor, "settings").iter().any(|(verdict, detail)| verdict == "warning" && detail.contains("chmod 600"))
    );
}
