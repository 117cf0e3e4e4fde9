//! What was acknowledged as recorded survives: the death of the process at any instant, and a full disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How many times the host is killed.
const KILLS: &str = "RECORD_KILLS";

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn arguments(&self, order: &str) -> [String; 3] {
        let path = |name: &str| self.folder.path().join(name).to_str().unwrap().to_owned();
        [order.to_owned(), path("journal"), path("store")]
    }

    fn start(&self, order: &str) -> Child {
        let mut host = Command::new(env!("CARGO_BIN_EXE_recording"));
        host.args(self.arguments(order)).stdout(Stdio::piped()).spawn().unwrap()
    }

    /// Brings everything to the store, and answers how often each line is in it.
    fn drained(&self) -> BTreeMap<String, usize> {
        let lines = said(&mut self.start("drain"), |_| {});
        let Some((left, lines)) = lines.split_first() else { panic!("it said nothing") };
        assert_eq!(left, "left 0");
        let journal = std::fs::read_dir(self.folder.path().join("journal")).unwrap();
        let names = journal.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        // A host that was killed while it made its folder leaves one without anything in it.
        let left: Vec<_> = names.filter(|name| !name.starts_with(".new-")).collect();
        assert_eq!(left, ["digest.key"]);
        let mut counts = BTreeMap::new();
        for line in lines {
            *counts.entry(line.clone()).or_default() += 1;
        }
        counts
    }
}

/// The whole lines that `child` says until it ends, one way or the other.
fn said(child: &mut Child, end: impl FnOnce(&mut Child)) -> Vec<String> {
    let output = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let mut lines = BufReader::new(output).split(b'\n').map(Result::unwrap).collect::<Vec<_>>();
        // A line that the kill cut short acknowledges nothing.
        lines.retain(|line| !line.starts_with(b"+") && !line.starts_with(b"!") || line.len() == 37);
        lines.into_iter().map(|line| String::from_utf8(line).unwrap()).collect()
    });
    end(child);
    child.wait().unwrap();
    reader.join().unwrap()
}

fn assert_kept(acknowledged: &BTreeSet<String>, store: &BTreeMap<String, usize>) {
    let lost: Vec<_> = acknowledged.iter().filter(|line| !store.contains_key(*line)).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), acknowledged.len());
    let twice: Vec<_> = store.iter().filter(|(_, count)| **count != 1).collect();
    assert!(twice.is_empty(), "kept more than once: {twice:?}");
}

#[test]
fn what_was_acknowledged_survives_being_killed_at_any_instant() {
    let kills: u32 = std::env::var(KILLS).map_or(50, |count| count.parse().unwrap());
    let place = Place::new();
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos();
    let mut random = u64::from(seed);
    let mut acknowledged = BTreeSet::new();
    for _ in 0..kills {
        // Knuth's generator: the moments have to be spread, no more.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_micros((random >> 33) % 200_000);
        acknowledged.extend(said(&mut place.start("load"), |host| {
            thread::sleep(moment);
            host.kill().unwrap();
        }));
    }
    acknowledged.retain(|line| !line.starts_with('-'));
    let store = place.drained();
    assert_kept(&acknowledged, &store);
    let outcomes = acknowledged.iter().filter(|line| line.starts_with('!')).count();
    assert!(outcomes > 0 && acknowledged.len() > kills as usize, "{} lines in {kills} lives", acknowledged.len());
    eprintln!("{kills} kills: {} acknowledged, {} in the store", acknowledged.len(), store.len());
}

#[test]
fn a_full_disk_costs_records_and_nothing_that_was_acknowledged() {
    let place = Place::new();
    // The limit on the size of a file does what a full disk does, for everybody and at a known place.
    let limited = r#"trap '' XFSZ; ulimit -f 64; exec "$0" "$@""#;
    let mut shell = Command::new("sh");
    shell.args(["-c", limited, env!("CARGO_BIN_EXE_recording")]).args(place.arguments("fill"));
    let mut host = shell.stdout(Stdio::piped()).spawn().unwrap();
    let lines = said(&mut host, |_| {});
    assert!(host.wait().unwrap().success(), "the host goes on");
    let (refused, acknowledged): (BTreeSet<_>, BTreeSet<_>) = lines.into_iter().partition(|line| line.starts_with('-'));
    assert_eq!(refused.into_iter().collect::<Vec<_>>(), ["-journal-failed"]);
    assert!(acknowledged.len() > 10, "{acknowledged:?}");
    assert_kept(&acknowledged, &place.drained());
    assert!(!Path::new(&place.arguments("")[1]).join("refused.jsonl").exists());
}
