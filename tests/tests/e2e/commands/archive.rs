//! `host templates export|import`: settings and library as one file.

use std::fs;

use crate::home::Home;

const NOTE: &str = "---\nname: note\ndescription: Writes a note.\nversion: \"VERSION\"\narguments:\n  about: {required: true}\n  tone: {}\n---\n\
     Write a note on {{ about }} in {{ tone }}.\n";
const SETTINGS: &str = "prompts: {note: {defaults: {tone: plain}}}\nimprove: {apply: suggested}\n";

/// A home with settings, a template in two versions, and a label.
fn furnished() -> Home {
    let home = Home::new();
    home.write("prompt-host.yaml", SETTINGS);
    home.write("config/prompt-host/config.toml", "[log]\nlevel = \"warn\"\n");
    home.write("data/prompt-host/templates/_parts.jinja", "{% macro part() %}{% endmacro %}");
    for version in ["1.0.0", "2.0.0"] {
        home.write("data/prompt-host/templates/note.jinja", NOTE.replace("VERSION", version));
        let outcome = home.run(&["templates", "label", "note", &format!("v{}", &version[..1])]);
        assert_eq!(outcome.code, 0, "{outcome:?}");
    }
    home
}

/// Everything below the home that an import may touch, by name.
fn state(home: &Home) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![home.path("")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = home.stable(path.to_str().unwrap());
            if path.is_dir() && !name.contains("/run") {
                folders.push(path);
            } else if path.is_file() && !name.ends_with(".zst") && !name.ends_with("template-history/lock") {
                found.push((name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn what_one_machine_exports_another_imports() {
    let home = furnished();
    let exported = home.json(&["templates", "export", "all.tar.zst", "--json"]);
    assert_eq!((&exported["settings"], &exported["templates"]), (&2.into(), &2.into()), "{exported}");
    let other = Home::new();
    other.write("all.tar.zst", fs::read(home.path("all.tar.zst")).unwrap());
    let digest = exported["digest"].as_str().unwrap();
    let imported = other.run(&["templates", "import", "all.tar.zst", "--digest", digest]);
    assert_eq!(imported.code, 0, "{imported:?}");
    assert_eq!(state(&other), state(&home));
    let rendered = other.run(&["templates", "render", "note", "-a", "about=rain"]);
    assert_eq!(rendered.stdout, "Write a note on rain in plain.\n");
    assert_eq!(other.run(&["templates", "history", "note"]).stdout, home.run(&["templates", "history", "note"]).stdout);
    // Once more changes nothing.
    let again = other.json(&["templates", "import", "all.tar.zst", "--json"]);
    assert_eq!(
        again["replaced_by_import"]["same"],
        again["settings"].as_u64().unwrap() + 2 + again["history"].as_u64().unwrap()
    );
}

#[test]
fn what_an_import_replaces_is_kept_and_comes_back() {
    let home = furnished();
    home.run(&["templates", "export", "all.tar.zst"]);
    let other = Home::new();
    other.write("all.tar.zst", fs::read(home.path("all.tar.zst")).unwrap());
    other.write("data/prompt-host/templates/note.jinja", NOTE.replace("VERSION", "0.1.0"));
    let before = state(&other);
    let imported = other.json(&["templates", "import", "all.tar.zst", "--json"]);
    assert_eq!(imported["replaced_by_import"]["changed"], 1, "{imported}");
    assert_ne!(state(&other), before);
    let kept = imported["replaced_by_import"]["before"].as_str().unwrap();
    let back = other.run(&["templates", "import", kept]);
    assert_eq!(back.code, 0, "{back:?}");
    let note = fs::read_to_string(other.path("data/prompt-host/templates/note.jinja")).unwrap();
    assert!(note.contains("0.1.0"), "{note}");
}

#[test]
fn a_damaged_archive_changes_nothing() {
    let home = furnished();
    home.run(&["templates", "export", "all.tar.zst"]);
    let whole = fs::read(home.path("all.tar.zst")).unwrap();
    let other = Home::new();
    let before = state(&other);
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for (name, bytes) in [
        ("flipped", flipped),
        ("cut", whole[..whole.len() - 9].to_vec()),
        ("empty", vec![]),
        ("text", b"hello".to_vec()),
    ] {
        let file = format!("{name}.zst");
        other.write(&file, bytes);
        let outcome = other.run(&["templates", "import", &file]);
        assert_eq!(outcome.code, 2, "{name}: {outcome:?}");
        assert!(outcome.stderr.contains("nothing was changed") && outcome.stderr.contains("damaged"), "{outcome:?}");
        assert_eq!(state(&other), before, "{name}");
    }
    other.write("whole.zst", &whole);
    let outcome = other.run(&["templates", "import", "whole.zst", "--digest", "00"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("not the one given"), "{outcome:?}");
    assert_eq!(state(&other), before);
}

#[test]
fn settings_that_do_not_hold_here_are_put_back_with_all_the_rest() {
    let home = furnished();
    home.write("prompt-host.yaml", "templates: {dirs: [one, two]}\n");
    home.write("two/extra.jinja", NOTE.replace("VERSION", "1.0.0"));
    home.run(&["templates", "export", "all.tar.zst"]);
    let other = Home::new();
    // A flag names one folder, so that the archive's second has no place.
    other.write("all.tar.zst", fs::read(home.path("all.tar.zst")).unwrap());
    other.write("prompt-host.yaml", "improve: {apply: safe}\n");
    let before = state(&other);
    let outcome = other.run(&["templates", "import", "all.tar.zst", "--set", "templates.dirs=[\"mine\"]"]);
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(
        outcome.stderr.contains("nothing was imported") && outcome.stderr.contains("templates.dirs"),
        "{outcome:?}"
    );
    assert_eq!(state(&other), before);
    // Two files of settings in one place would be read both.
    other.write("prompt-host.toml", "");
    fs::remove_file(other.path("prompt-host.yaml")).unwrap();
    let outcome = other.run(&["templates", "import", "all.tar.zst"]);
    assert!(outcome.code == 2 && outcome.stderr.contains("move it away first"), "{outcome:?}");
}
