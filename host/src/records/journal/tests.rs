//! What a journal promises, on real files.

use std::fs;

use super::*;
use crate::records::sample;

fn entry(text: &str) -> Entry {
    Entry::Record(Arc::new(sample::record(text, "improved")))
}

fn open(parent: &Path, fsync: Fsync) -> Journal {
    Journal::open(parent, &Settings { fsync, ..Settings::default() }).unwrap()
}

fn adopted(journal: &Journal) -> (Vec<Entry>, Vec<Place>) {
    std::iter::from_fn(|| journal.adopt()).flatten().unzip()
}

fn files(parent: &Path) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(parent).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.extend(if path.is_dir() { self::files(&path) } else { vec![name] });
    }
    files.sort();
    files
}

#[test]
fn the_next_host_finds_what_was_not_stored() {
    let parent = tempfile::tempdir().unwrap();
    let entries: Vec<Entry> = ["one", "two", "three"].map(entry).into();
    let first = open(parent.path(), Fsync::Interval);
    for entry in &entries {
        first.append(entry).unwrap();
    }
    drop(first);
    let second = open(parent.path(), Fsync::Never);
    let third = open(parent.path(), Fsync::Never);
    assert!(adopted(&third).0.is_empty(), "one host alone takes it over");
    let (found, places) = adopted(&second);
    assert_eq!(found, entries);
    second.release(places);
    drop((second, third));
    assert_eq!(files(parent.path()), [""; 0], "what is stored lies nowhere any more");
}

#[test]
fn what_is_stored_does_not_stay_on_the_disk() {
    let parent = tempfile::tempdir().unwrap();
    let journal = open(parent.path(), Fsync::Never);
    let [one, two] = ["one", "two"].map(|text| journal.append(&entry(text)).unwrap().place);
    journal.release([one]);
    assert!(journal.bytes() > 0);
    journal.release([two]);
    assert_eq!(journal.bytes(), 0);
    assert!(files(parent.path()).contains(&"0000000001.journal".to_owned()));
    journal.append(&entry("three")).unwrap();
    drop(journal);
    assert_eq!(adopted(&open(parent.path(), Fsync::Never)).0.len(), 1);
}

#[test]
fn a_segment_goes_once_all_of_it_is_stored() {
    let parent = tempfile::tempdir().unwrap();
    let journal = open(parent.path(), Fsync::Never);
    let long = "long ".repeat(40_000);
    let places: Vec<Place> = (0..13).map(|_| journal.append(&entry(&long)).unwrap().place).collect();
    let segments = || files(parent.path()).iter().filter(|name| name.ends_with(".journal")).count();
    assert_eq!(segments(), 3);
    journal.release(places[1..6].iter().copied());
    assert_eq!(segments(), 3);
    journal.release([places[0]]);
    assert_eq!(segments(), 2);
    journal.release(places[6..].iter().copied());
    assert_eq!((segments(), journal.bytes()), (1, 0));
}

#[test]
fn a_torn_tail_is_cut_off_and_damage_within_is_set_aside() {
    for (flip, kept, aside) in [(None, 3, false), (Some(5), 0, true)] {
        let parent = tempfile::tempdir().unwrap();
        let journal = open(parent.path(), Fsync::Never);
        for text in ["one", "two", "three"] {
            journal.append(&entry(text)).unwrap();
        }
        let path = journal.own.segment(1);
        drop(journal);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend(b"torn");
        if let Some(at) = flip {
            bytes[at] ^= 1;
        }
        fs::write(&path, &bytes).unwrap();
        let next = open(parent.path(), Fsync::Never);
        let (found, places) = adopted(&next);
        assert_eq!(found.len(), kept);
        next.release(places);
        drop(next);
        let left = files(parent.path());
        assert_eq!(left.len(), usize::from(aside), "{left:?}");
        assert!(left.iter().all(|name| name.ends_with("-0000000001.damaged")), "{left:?}");
    }
}

#[tokio::test]
async fn an_answer_waits_for_the_disk_where_it_shall() {
    let parent = tempfile::tempdir().unwrap();
    let journal = Arc::new(open(parent.path(), Fsync::Always));
    let writers = (0..32).map(|at| {
        let journal = Arc::clone(&journal);
        tokio::spawn(async move { journal.append(&entry(&at.to_string())).unwrap().durable.unwrap().await.unwrap() })
    });
    for writer in writers.collect::<Vec<_>>() {
        assert_eq!(writer.await.unwrap(), Ok(()));
    }
    journal.finish();
}

#[test]
fn who_holds_the_journal_for_long_costs_the_record_and_not_the_answer() {
    let parent = tempfile::tempdir().unwrap();
    let journal = open(parent.path(), Fsync::Never);
    let held = journal.segments.lock();
    let started = std::time::Instant::now();
    assert_eq!(journal.append(&entry("one")).unwrap_err(), NotWritten::Busy);
    assert!(started.elapsed() < Duration::from_millis(100));
    drop(held);
    journal.append(&entry("one")).unwrap();
}

#[test]
fn a_folder_that_cannot_be_written_is_said_with_a_way_out() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Journal::open(&file.join("journal"), &Settings::default()).unwrap_err();
    assert!(error.to_string().contains("records.journal_dir"), "{error}");
}

#[test]
fn a_file_that_cannot_be_mended_is_left_and_the_next_one_begun() {
    let parent = tempfile::tempdir().unwrap();
    let journal = open(parent.path(), Fsync::Never);
    journal.append(&entry("one")).unwrap();
    if let Some((_, segment)) = &mut journal.segments.lock().current {
        segment.file = Arc::new(fs::OpenOptions::new().append(true).open("/dev/full").unwrap());
    }
    let failed = journal.append(&entry("two")).unwrap_err();
    assert!(matches!(&failed, NotWritten::Failed(why) if why.contains("No space left")), "{failed}");
    journal.append(&entry("three")).unwrap();
    drop(journal);
    let found = adopted(&open(parent.path(), Fsync::Never)).0;
    assert_eq!(found.len(), 2);
}
