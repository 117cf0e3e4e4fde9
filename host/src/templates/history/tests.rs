use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::templates::scan::Shelf;
use crate::templates::sources::Sources;

fn version(number: u32) -> Version {
    let text = format!("---\nversion: \"1.{number}.0\"\n---\nText {number}\n");
    Version::read(Shelf::BuiltIn, "a.jinja", text.into(), Arc::new(Sources::new([]))).unwrap().0
}

/// As `version`, in a folder with one partial.
fn including(number: u32, partial: &str) -> Version {
    let partials = [("_base.jinja".to_owned(), Arc::from(partial))].into();
    let sources = Arc::new(Sources::new([&partials]));
    let text = version(number).text;
    Version::read(Shelf::BuiltIn, "a.jinja", text, sources).unwrap().0
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
    assert_eq!(history.damaged().unwrap(), Vec::<PathBuf>::new(), "a text is only looked at when it is asked for");
    fs::write(home.path().join("index/a.jsonl"), "{").unwrap();
    assert!(matches!(history.records("a"), Err(HistoryError::Damaged(_))));
    fs::write(home.path().join("labels/b.json"), "{").unwrap();
    assert_eq!(history.damaged().unwrap(), [home.path().join("index/a.jsonl"), home.path().join("labels/b.json")]);
}

#[test]
fn a_version_renders_with_the_partials_that_it_last_served_with() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 10);
    let partial = |version: &Version| version.sources.find("_base.jinja").unwrap().to_string();
    assert!(history.keep(&including(0, "first"), at(1)).unwrap());
    history.label("a", "production", &history.find("a", "1.0.0").unwrap()).unwrap();
    // The partial changes, then the template: this is how `1.0.0` served to the end.
    assert!(!history.keep(&including(0, "second"), at(2)).unwrap());
    let present = including(1, "third");
    assert!(history.keep(&present, at(3)).unwrap());
    let loaded = |wanted: &str| partial(&history.load(&history.find("a", wanted).unwrap(), &present).unwrap());
    assert_eq!([loaded("1.0.0"), loaded("1.1.0"), loaded("production")], ["second", "third", "first"]);
    history.roll_back("a", present.digest, &history.find("a", "production").unwrap()).unwrap();
    let serving = history.rolled_back("a", present.digest).unwrap().unwrap();
    assert_eq!(partial(&history.load(&serving, &present).unwrap()), "first");
    let set = home.path().join("partials").join(format!("{}.json", serving.partials.as_ref().unwrap()));
    fs::write(set, "{}").unwrap();
    assert!(matches!(history.load(&serving, &present), Err(HistoryError::Damaged(_))));
}

#[test]
fn partials_go_with_the_last_version_that_had_them() {
    let home = tempfile::tempdir().unwrap();
    let history = history(home.path(), 2);
    for number in 0..4 {
        history.keep(&including(number, &format!("partial {}", number / 2)), at(1)).unwrap();
    }
    let count = |folder: &str| fs::read_dir(home.path().join(folder)).unwrap().count();
    assert_eq!((count("texts"), count("partials")), (3, 1));
    for record in history.records("a").unwrap() {
        history.load(&record, &version(9)).unwrap();
    }
}

#[test]
fn hosts_that_share_a_folder_lose_nothing_of_each_other() {
    const EACH: u32 = 25;
    let home = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for host in 0..4 {
            let history = history(home.path(), 1_000);
            scope.spawn(move || {
                for number in 0..EACH {
                    assert!(history.keep(&version(host * EACH + number), at(1)).unwrap());
                    let record = history.find("a", &format!("1.{}.0", host * EACH + number)).unwrap();
                    history.label("a", &format!("of-{host}"), &record).unwrap();
                }
            });
        }
    });
    let history = history(home.path(), 1_000);
    assert_eq!(history.records("a").unwrap().len(), 4 * EACH as usize);
    assert_eq!(history.marks("a").unwrap().labels.len(), 4);
}
