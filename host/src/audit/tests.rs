//! Trails that were changed, and trails whose writers died.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use super::*;

fn said(number: usize) -> Said {
    let details = json!({ "number": number });
    Said { time: "2026-11-28T14:00:00Z".into(), event: "test".into(), caller: "me".into(), details }
}

/// A trail of some lines.
struct Trail {
    _folder: TempDir,
    file: PathBuf,
    ledger: Ledger,
}

impl Trail {
    fn of(lines: usize) -> Self {
        Self::with(lines, &AuditSettings::default())
    }

    fn with(lines: usize, settings: &AuditSettings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        let ledger = Ledger::new(&file, settings);
        for number in 1..=lines {
            ledger.append(&said(number)).unwrap();
        }
        Self { _folder: folder, file, ledger }
    }

    fn verdict(&self) -> Verdict {
        verify(&self.file, None).unwrap()
    }

    fn lines(&self) -> Vec<String> {
        fs::read_to_string(&self.file).unwrap().lines().map(str::to_owned).collect()
    }

    fn set_lines(&self, lines: &[String]) {
        fs::write(&self.file, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }

    /// The place and the nature of the first fault.
    fn fault(&self) -> (u64, String) {
        let fault = self.verdict().fault.expect("nothing was found");
        (fault.line, fault.what)
    }
}

fn append_bytes(file: &Path, bytes: &[u8]) {
    let mut content = fs::read(file).unwrap();
    content.extend_from_slice(bytes);
    fs::write(file, content).unwrap();
}

#[test]
fn a_trail_as_it_was_written_is_good_and_its_head_is_told() {
    let trail = Trail::of(5);
    let verdict = trail.verdict();
    assert_eq!((verdict.lines, verdict.fault, verdict.notes), (5, None, Vec::new()));
    let head = verdict.head.unwrap();
    assert_eq!(verify(&trail.file, Some((head.seq, &head.hash))).unwrap().fault, None);
    let other = "f".repeat(64);
    assert!(verify(&trail.file, Some((3, &other))).unwrap().fault.unwrap().what.contains("number 3"));
}

#[test]
fn what_was_changed_deleted_reordered_inserted_and_cut_off_is_found() {
    let trail = Trail::of(5);
    let lines = trail.lines();
    let with = |change: &dyn Fn(&mut Vec<String>)| {
        let mut changed = lines.clone();
        change(&mut changed);
        trail.set_lines(&changed);
        trail.fault()
    };
    let (line, what) = with(&|lines| lines[2] = lines[2].replace("\"number\":3", "\"number\":4"));
    assert!(line == 3 && what.contains("changed"), "{line}: {what}");
    let (line, what) = with(&|lines| drop(lines.remove(2)));
    assert!(line == 3 && what.contains("lines 3 to 3 are missing"), "{line}: {what}");
    let (line, what) = with(&|lines| drop(lines.remove(0)));
    assert!(line == 1 && what.contains("lines 1 to 1 are missing"), "{line}: {what}");
    let (line, what) = with(&|lines| lines.swap(1, 2));
    assert!(line == 2 && what.contains("missing"), "{line}: {what}");
    let (line, what) = with(&|lines| lines.insert(2, lines[1].clone()));
    assert!(line == 3 && what.contains("inserted"), "{line}: {what}");
    let (line, what) = with(&|lines| lines.truncate(3));
    assert!(line == 4 && what.contains("lines 4 to 5 are missing at the end"), "{line}: {what}");
    let (line, what) = with(&|lines| lines.clear());
    assert!(line == 1 && what.contains("lines 1 to 5 are missing"), "{line}: {what}");
    // A line that is right in itself, in the place of another.
    let other = Trail::of(1);
    let forged = line::seal(&said(99), 3, &other.verdict().head.unwrap().hash, 1).unwrap().0;
    let forged = String::from_utf8(forged).unwrap().trim_end().to_owned();
    let (line, what) = with(&|lines| lines[2].clone_from(&forged));
    assert!(line == 3 && what.contains("does not follow"), "{line}: {what}");
    trail.set_lines(&lines);
    fs::remove_file(&trail.file).unwrap();
    assert!(trail.fault().1.contains("lines 1 to 5 are missing"));
    trail.set_lines(&lines);
    assert_eq!(trail.verdict().fault, None, "the test must begin with a good trail");
    fs::remove_file(head::path(&trail.file)).unwrap();
    assert!(trail.fault().1.contains("added without it"));
}

#[test]
fn writing_on_hides_nothing() {
    let trail = Trail::of(5);
    let mut lines = trail.lines();
    lines.truncate(3);
    trail.set_lines(&lines);
    trail.ledger.append(&said(6)).unwrap();
    let (line, what) = trail.fault();
    assert!(line == 4 && what.contains("lines 4 to 5 are missing"), "{line}: {what}");
}

#[test]
fn half_a_line_of_a_host_that_died_is_noted_removed_and_written_down() {
    let trail = Trail::of(3);
    append_bytes(&trail.file, b"{\"seq\":4,\"time\":\"2026");
    let verdict = trail.verdict();
    assert_eq!((verdict.fault, verdict.notes.len()), (None, 1));
    trail.ledger.append(&said(4)).unwrap();
    let verdict = trail.verdict();
    assert_eq!((verdict.lines, verdict.fault, verdict.notes.len()), (5, None, 0));
    assert!(trail.lines()[3].contains("\"event\":\"repaired\""), "{}", trail.lines()[3]);
}

#[test]
fn a_line_that_the_head_does_not_name_yet_is_taken_in() {
    let trail = Trail::of(3);
    let head = fs::read(head::path(&trail.file)).unwrap();
    trail.ledger.append(&said(4)).unwrap();
    fs::write(head::path(&trail.file), &head).unwrap();
    let verdict = trail.verdict();
    assert_eq!((verdict.fault, verdict.notes.len(), verdict.head.unwrap().seq), (None, 1, 4));
    trail.ledger.append(&said(5)).unwrap();
    assert_eq!((trail.verdict().lines, trail.verdict().fault), (5, None));
    // Two lines without a head are not what a death leaves behind.
    fs::write(head::path(&trail.file), &head).unwrap();
    assert!(trail.fault().1.contains("added without it"));
}

#[test]
fn a_cut_within_a_line_that_was_once_whole_is_no_death() {
    let trail = Trail::of(3);
    let content = fs::read(&trail.file).unwrap();
    fs::write(&trail.file, &content[..content.len() - 10]).unwrap();
    assert_eq!(trail.fault(), (3, "it was cut off".to_owned()));
    trail.ledger.append(&said(4)).unwrap();
    assert_eq!(trail.fault().0, 3);
}

#[test]
fn the_chain_goes_on_from_file_to_file() {
    let settings = AuditSettings { max_bytes: 1_000, ..AuditSettings::default() };
    let trail = Trail::with(20, &settings);
    let verdict = trail.verdict();
    assert_eq!((verdict.lines, verdict.fault), (20, None));
    assert!(verdict.files.len() > 3, "{:?}", verdict.files);
    let middle = &verdict.files[1];
    let content = fs::read(middle).unwrap();
    fs::remove_file(middle).unwrap();
    assert!(trail.fault().1.contains("missing before it"));
    fs::write(middle, &content).unwrap();
    fs::remove_file(&verdict.files[0]).unwrap();
    let (line, what) = trail.fault();
    assert!(line == 1 && what.starts_with("lines 1 to"), "{what}");
}

#[test]
fn files_that_are_too_old_go_and_the_rest_stays_good() {
    let settings = AuditSettings { max_bytes: 1_000, keep_files: 2, ..AuditSettings::default() };
    let trail = Trail::with(40, &settings);
    let verdict = trail.verdict();
    assert_eq!((verdict.fault, verdict.files.len()), (None, 3));
    let head = verdict.head.unwrap();
    assert_eq!((head.seq, head.oldest), (40, 41 - verdict.lines));
    fs::remove_file(&verdict.files[0]).unwrap();
    assert!(trail.fault().1.contains("missing before it"));
}

#[test]
fn many_writers_make_one_chain() {
    let trail = Trail::of(0);
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let ledger = trail.ledger.clone();
            scope.spawn(move || (0..10).for_each(|number| drop(ledger.append(&said(writer * 10 + number)).unwrap())));
        }
    });
    assert_eq!((trail.verdict().lines, trail.verdict().fault), (40, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_changed_byte_is_found(at in any::<prop::sample::Index>(), byte in any::<u8>(), in_head in prop::bool::weighted(0.2)) {
        let trail = shared();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE_NAME);
        fs::copy(&trail.file, &file).unwrap();
        fs::copy(head::path(&trail.file), head::path(&file)).unwrap();
        let target = if in_head { head::path(&file) } else { file.clone() };
        let mut content = fs::read(&target).unwrap();
        let at = at.index(content.len());
        prop_assume!(content[at] != byte);
        content[at] = byte;
        fs::write(&target, content).unwrap();
        prop_assert!(verify(&file, None).unwrap().fault.is_some(), "byte {at} became {byte}");
    }
}

fn shared() -> &'static Trail {
    static TRAIL: std::sync::OnceLock<Trail> = std::sync::OnceLock::new();
    TRAIL.get_or_init(|| Trail::of(4))
}
