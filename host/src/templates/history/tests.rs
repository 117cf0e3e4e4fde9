use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::templates::scan::Shelf;
use crate::templates::sources::Sources;

fn version(number: u32) -> Version {
    let text = format!("---\nversion: \"1.{number}.0\"\n---\nText {number}\n");
    Version::read(Shelf::BuiltIn, "a.jinja", text.into(), Arc::new(Sources::new([]))).unwrap().0
}

fn at(day: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(day * 24 * 3600)
}

fn history(folder: &Path, max_versions: usize) -> History {
    History::open(folder, HistoryLimits { max_versions, max_age: Duration::from_secs(10 * 24 * 3600) }).unwrap()
}

#[test]
fn a_version_is_found_by_label_version_and_the_first_digits_of_its_digest() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 10);
    for number in 0..3 {
        assert!(history.keep(&version(number), at(1)).unwrap());
        assert!(!history.keep(&version(number), at(1)).unwrap());
    }
    let first = history.find("a", "1.0.0").unwrap();
    history.label("a", "production", &first).unwrap();
    assert_eq!(history.find("a", "production").unwrap(), first);
    assert_eq!(history.find("a", first.digest.get(..8).unwrap()).unwrap(), first);
    let second = history.find("a", "1.1.0").unwrap();
    history.label("a", "production", &second).unwrap();
    assert_eq!(history.find("a", "production").unwrap(), second);
    assert_eq!(history.load(&first, &version(2)).unwrap().digest, version(0).digest);
    assert!(history.diff(&first, &second).unwrap().contains("-Text 0\n+Text 1\n"));
    let said = history.find("a", "staging").unwrap_err().to_string();
    assert!(said.starts_with("`a` has no version `staging`: give a label"), "{said}");
    assert!(matches!(history.label("a", "beef", &first), Err(HistoryError::Label(_))));
    assert_eq!(history.records("../b").unwrap(), []);
}

#[test]
fn a_rollback_holds_until_the_file_changes() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 10);
    let (old, new) = (version(0), version(1));
    history.keep(&old, at(1)).unwrap();
    history.keep(&new, at(1)).unwrap();
    let record = history.find("a", "1.0.0").unwrap();
    history.roll_back("a", new.digest, &record).unwrap();
    assert_eq!(history.rolled_back("a", new.digest).unwrap(), Some(record));
    assert_eq!(history.rolled_back("a", version(2).digest).unwrap(), None);
    history.roll_back("a", new.digest, &history.find("a", "1.1.0").unwrap()).unwrap();
    assert_eq!(history.rolled_back("a", new.digest).unwrap(), None);
}

#[test]
fn what_is_old_or_too_much_goes_and_what_has_a_label_stays() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 3);
    history.keep(&version(0), at(1)).unwrap();
    history.label("a", "production", &history.find("a", "1.0.0").unwrap()).unwrap();
    for number in 1..6 {
        history.keep(&version(number), at(2)).unwrap();
    }
    let versions = |history: &History| -> Vec<String> {
        history.records("a").unwrap().into_iter().filter_map(|record| record.version).collect()
    };
    assert_eq!(versions(&history), ["1.0.0", "1.3.0", "1.4.0", "1.5.0"]);
    assert_eq!(fs::read_dir(home.path().join("texts")).unwrap().count(), 4);
    history.keep(&version(6), at(20)).unwrap();
    assert_eq!(versions(&history), ["1.0.0", "1.6.0"]);
}

#[test]
fn what_somebody_else_changed_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 3);
    history.keep(&version(0), at(1)).unwrap();
    let record = history.find("a", "1.0.0").unwrap();
    fs::write(home.path().join("texts").join(&record.digest), "other").unwrap();
    assert!(matches!(history.text(&record), Err(HistoryError::Damaged(_))));
    fs::write(home.path().join("index/a.jsonl"), "{").unwrap();
    assert!(matches!(history.records("a"), Err(HistoryError::Damaged(_))));
}
