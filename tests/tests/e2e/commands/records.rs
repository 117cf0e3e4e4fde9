//! `host records`: from a file into the store of a home, and out again.

use std::fs;

use crate::home::Home;

const PAIRS: &str = "{\"original\": \"Fix it please.\", \"improved\": \"Fix it.\"}\n\
                     {\"original\": \"Sort it in order to find it.\", \"improved\": \"Sort it to find it.\"}\n";

/// A home whose store holds two pairs.
fn recorded() -> Home {
    let home = Home::new();
    home.write("pairs.jsonl", PAIRS);
    let imported = home.json(&["records", "import", "pairs.jsonl", "--json"]);
    assert_eq!((&imported["records"], &imported["new"]), (&2.into(), &2.into()), "{imported}");
    home
}

#[test]
fn what_is_exported_can_be_imported_in_every_layout() {
    let home = recorded();
    for file in ["all.jsonl", "all.csv", "all.parquet"] {
        assert_eq!(home.run(&["records", "export", "--output", file]).code, 0);
        let other = Home::new();
        other.write(file, fs::read(home.path(file)).unwrap());
        assert_eq!(other.json(&["records", "import", file, "--json"])["new"], 2);
        assert_eq!(other.run(&["records", "export", "--output", "again"]).code, 2, "the ending says no layout");
        assert_eq!(
            other.run(&["records", "export"]).stdout,
            home.run(&["records", "export"]).stdout,
            "standard output is JSONL"
        );
    }
}

#[test]
fn records_are_listed_shown_and_counted() {
    let home = recorded();
    let listed = home.json(&["records", "list", "--since", "1h", "--origin", "synthetic", "--json"]);
    assert_eq!(listed.as_array().unwrap().len(), 2);
    let id = listed[0]["id"].as_str().unwrap();
    let shown = home.run(&["records", "show", id]);
    assert!(shown.stdout.contains("- ") && shown.stdout.contains("+ ") && shown.stdout.contains(id), "{shown:?}");
    assert_eq!(home.run(&["records", "list", "--limit", "1"]).stdout.lines().count(), 2);
    assert_eq!(home.json(&["records", "stats", "--outcome", "none", "--json"])["synthetic"], 2);
    let unknown = home.run(&["records", "show", "01976f3a-5d1c-7b2e-9a40-2f6c1d8e0b57"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("there is no record"), "{unknown:?}");
}

#[test]
fn nothing_is_removed_without_a_yes() {
    let home = recorded();
    assert_eq!(home.run(&["records", "prune", "--yes"]).code, 2, "everything is nobody's wish by accident");
    let asked = home.run(&["records", "prune", "--older-than", "0s"]);
    assert!(asked.code == 2 && asked.stderr.contains("2 records"), "{asked:?}");
    assert_eq!(home.run(&["records", "prune", "--older-than", "30d", "--yes"]).stdout, "there is nothing to remove\n");
    let removed = home.run(&["records", "prune", "--origin", "synthetic", "--yes"]);
    assert_eq!(removed.stdout, "removed 2 records from the SQLite store\n");
    assert_eq!(home.json(&["records", "stats", "--json"])["records"], 0);
}

#[test]
fn a_file_with_a_bad_line_is_refused_whole() {
    let home = Home::new();
    home.write("bad.jsonl", format!("{PAIRS}no json\n"));
    let refused = home.run(&["records", "import", "bad.jsonl"]);
    assert!(refused.code == 2 && refused.stderr.contains("line 3"), "{refused:?}");
    assert_eq!(home.json(&["records", "stats", "--json"])["records"], 0);
    let left_out = home.run(&["records", "import", "bad.jsonl", "--skip-bad"]);
    assert!(left_out.code == 1 && left_out.stdout.starts_with("2 new, 0 there before, 1 left out"), "{left_out:?}");
}
