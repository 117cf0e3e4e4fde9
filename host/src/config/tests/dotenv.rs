//! What a `.env` may say, and to whom it is not listened to.

use super::{World, origin};
use crate::config::{Layer, Loaded};

fn deadline(loaded: &Loaded) -> (u64, String, Layer) {
    let path = "improve.deadline_ms";
    (loaded.settings.improve.deadline_ms, origin(loaded, path), loaded.origin(&path.parse().unwrap()).layer)
}

#[test]
fn it_goes_before_the_project_s_file_and_after_the_environment() {
    let world = World::new()
        .file("repo/prompt-host.yaml", "improve: {deadline_ms: 2}\n")
        .file("repo/.env", "# settings\nOTHER=1\nexport PROMPT_HOST__IMPROVE__DEADLINE_MS=3 # faster\n");
    let said = (3, ".env:3 PROMPT_HOST__IMPROVE__DEADLINE_MS".to_owned(), Layer::Dotenv);
    assert_eq!(deadline(&world.loaded()), said);
    assert!(world.loaded().files.contains(&(Layer::Dotenv, world.path("repo/.env"))));
    let world = world.variable("PROMPT_HOST__IMPROVE__DEADLINE_MS", "4");
    let said = (4, "PROMPT_HOST__IMPROVE__DEADLINE_MS".to_owned(), Layer::Environment);
    assert_eq!(deadline(&world.loaded()), said);
    let world = world.flag("--deadline", "improve.deadline_ms=5");
    assert_eq!(deadline(&world.loaded()).0, 5);
}

#[test]
fn it_is_found_from_below_within_the_repository_only() {
    let world = World::new()
        .file(".env", "PROMPT_HOST__IMPROVE__DEADLINE_MS=1\n")
        .file("repo/.env", "PROMPT_HOST__IMPROVE__DEADLINE_MS=3\n")
        .file("repo/deep/down/file", "");
    let loaded = world.sources_in("repo/deep/down").load().unwrap();
    assert_eq!(deadline(&loaded).0, 3);
    assert!(world.sources_in("repo/deep/down").watched_files().contains(&world.path("repo/.env")));
    let elsewhere = World::new().file(".env", "PROMPT_HOST__IMPROVE__DEADLINE_MS=1\n");
    assert_eq!(deadline(&elsewhere.loaded()).0, 150, "what lies above the repository is somebody else's");
}

#[test]
fn whoever_clones_a_repository_is_not_opened_to_others() {
    for line in [
        "PROMPT_HOST__HTTP__LISTEN=[0.0.0.0:8080]",
        "prompt_host__http__insecure=true",
        "PROMPT_HOST__HTTP__ALLOWED_ORIGINS=\"['*']\"",
        "PROMPT_HOST__IDENTITY__ISSUER=https://evil.example",
        r#"MCP_CONFIG_JSON='{"http": {"listen": ["0.0.0.0:8080"], "unix": ["/tmp/open"], "insecure": true}, "identity": {"name_claim": "x"}}'"#,
        "MCP_CONFIG_PATH=open.yaml",
        "PROMPT_HOST__BACKUP__FOLDER=/tmp",
    ] {
        for explicit in [false, true] {
            let mut world = World::new()
                .file("config/prompt-host/config.yaml", "http: {listen: ['127.0.0.1:8080']}\n")
                .file("repo/open.yaml", "http: {listen: ['0.0.0.0:8080'], insecure: true}\n")
                .file("repo/mine.yaml", "")
                .file("repo/.env", format!("{line}\n"));
            if explicit {
                world = world.explicit("mine.yaml");
            }
            let loaded = world.loaded();
            let listen = vec!["127.0.0.1:8080".parse().unwrap()];
            let expected = crate::server::HttpSettings { listen, ..crate::server::HttpSettings::default() };
            assert_eq!(loaded.settings.http, expected, "{line}");
            assert_eq!(loaded.settings.identity, crate::server::IdentitySettings::default(), "{line}");
            assert_eq!(loaded.settings.backup.folder, None, "{line}");
            // With --config no other file is read.
            let is_silent = explicit && line.starts_with("MCP_CONFIG_PATH");
            assert_eq!(loaded.unheard.is_empty(), is_silent, "{line}: it is told that it has no effect");
        }
    }
}

#[test]
fn a_project_has_no_say_in_backups() {
    let world = World::new()
        .file("config/prompt-host/config.yaml", "backup: {every: 24h, keep: 30}\n")
        .file("repo/prompt-host.yaml", "backup: {every: 1s, keep: 1, folder: /tmp}\nimprove: {deadline_ms: 9}\n");
    let loaded = world.loaded();
    assert_eq!((loaded.settings.backup.keep, &loaded.settings.backup.folder), (30, &None));
    assert_eq!(deadline(&loaded).0, 9);
    let [unheard] = &loaded.unheard[..] else { panic!("{:?}", loaded.unheard) };
    let unheard = unheard.to_string();
    assert!(
        unheard.starts_with("prompt-host.yaml:1:") && unheard.contains("`backup` of a project has no effect"),
        "{unheard}"
    );
    // A file that the user names is the user's own word.
    assert_eq!(world.explicit("prompt-host.yaml").loaded().settings.backup.keep, 1);
}

#[test]
fn addresses_of_servers_are_read_where_the_environment_has_none() {
    let world = World::new().file(
        "repo/.env",
        "DATABASE_URL=postgres://me:s3cret@db/records\nREDIS_URL=\"redis://cache\"\nOTEL_SERVICE_NAME=host\nHOME=/tmp\n",
    );
    let loaded = world.loaded();
    assert_eq!(loaded.settings.records.database_url.as_deref(), Some("postgres://me:s3cret@db/records"));
    assert_eq!(origin(&loaded, "records.database_url"), ".env:1 DATABASE_URL");
    let value = |name: &str| loaded.inherited.value(name);
    assert_eq!((value("REDIS_URL"), value("OTEL_SERVICE_NAME")), (Some("redis://cache"), Some("host")));
    assert_eq!(value("HOME"), None, "another program's variable");
    let shown = format!("{:?} {}", loaded.inherited, serde_json::to_string(&loaded.show().unwrap()).unwrap());
    assert!(shown.contains("REDIS_URL") && !shown.contains("s3cret") && !shown.contains("redis://"), "{shown}");
    let world = world.variable("REDIS_URL", "redis://other").variable("DATABASE_URL", "postgres://other");
    let loaded = world.loaded();
    assert_eq!(loaded.inherited.value("REDIS_URL"), Some("redis://other"));
    assert_eq!(loaded.settings.records.database_url.as_deref(), Some("postgres://other"));
}

#[test]
fn values_are_read_as_they_are_written_and_nothing_is_expanded() {
    // Cargo sets this one for every test.
    let secret = std::env::var("CARGO_MANIFEST_DIR").unwrap();
    let text = "PROMPT_HOST__LOG__LEVEL='info' \n\
                PROMPT_HOST__PROMPTS__A__DEFAULTS__ONE=\"$CARGO_MANIFEST_DIR and \\$x\"\n\
                PROMPT_HOST__PROMPTS__A__DEFAULTS__TWO=${CARGO_MANIFEST_DIR}\n\
                MCP_CONFIG_JSON='{\n  \"improve\": {\n    \"deadline_ms\": 7\n  }\n}'\n\
                PROMPT_HOST__WATCH__ENABLED=false\n";
    let loaded = World::new().file("repo/.env", text).loaded();
    let value = |name: &str| serde_json::to_string(&loaded.settings.prompts["a"].defaults[name]).unwrap();
    assert!(value("one").contains("$CARGO_MANIFEST_DIR and $x") && value("two").contains("${CARGO_MANIFEST_DIR}"));
    assert!(!format!("{:?}", loaded.settings).contains(&secret));
    assert_eq!(deadline(&loaded).0, 7);
    assert_eq!(loaded.settings.log.level, "info");
    assert!(!loaded.settings.watch.enabled, "what follows a value of several lines is read");
    assert_eq!(origin(&loaded, "watch.enabled"), ".env:9 PROMPT_HOST__WATCH__ENABLED");
}

#[test]
fn only_its_own_lines_have_to_be_good_and_no_value_is_repeated() {
    let world = World::new().file("repo/.env", "this is = no \"line\nPROMPT_HOST__LOG__LEVEL=debug\nX=a b c\n'\n");
    assert_eq!(world.loaded().settings.log.level, "debug");
    let world = World::new().file("repo/.env", "\nPROMPT_HOST__RECORDS__DATABASE_URL=postgres://me:s3 cret@db\n");
    let problems = world.problems();
    assert!(
        problems.contains(".env:2 PROMPT_HOST__RECORDS__DATABASE_URL") && problems.contains("single quotes"),
        "{problems}"
    );
    assert!(!problems.contains("s3"), "{problems}");
    // Another program's folder of that name.
    assert_eq!(World::new().file("repo/.env/bin/python", "").loaded().files, vec![]);
    // A later line says nothing more.
    let world = World::new().file("repo/.env", "PROMPT_HOST__LOG__LEVEL=warn\nPROMPT_HOST__LOG__LEVEL=info\n");
    assert_eq!(world.loaded().settings.log.level, "warn");
}
