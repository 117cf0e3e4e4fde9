//! A host that does nothing but record, to be killed: see `tests/e2e/records.rs`.
//!
//! `recording load JOURNAL STORE` records until it dies, and says every id that was acknowledged.
//! `recording fill JOURNAL STORE` records a while into a store that is never there.
//! `recording drain JOURNAL STORE` brings to the store what others left in the journal.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "what goes wrong stops it, and a test sees that")]

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, bail};
use prompt_host::plugin::Target;
use prompt_host::prompt::metrics::Metrics;
use prompt_host::records::{
    Capture, Feedback, Filter, Fsync, Outcome, PromptEnhancementRecord, RecordId, RecordOrigin, RecordStore, Recorded,
    Recorder, Settings, Settled, Stats, StoreError, UtcTime, Verdict,
};

/// A file with a line for each record, `+id`, and for each outcome, `!id`. What a process that was
/// killed left half written at the end is cut off.
#[derive(Debug)]
struct LineStore {
    kept: Mutex<Kept>,
    is_away: bool,
}

#[derive(Debug)]
struct Kept {
    file: File,
    records: HashSet<RecordId>,
    /// Of this process, as they were given.
    whole: HashMap<RecordId, PromptEnhancementRecord>,
    settled: HashSet<RecordId>,
}

impl LineStore {
    fn open(path: &Path, is_away: bool) -> anyhow::Result<Self> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        let text = std::fs::read_to_string(path)?;
        let whole = text.rfind('\n').map_or(0, |last| last + 1);
        file.set_len(whole as u64)?;
        let (mut records, mut settled) = (HashSet::new(), HashSet::new());
        for line in text[..whole].lines() {
            let kept = if line.starts_with('+') { &mut records } else { &mut settled };
            kept.insert(line[1..].parse()?);
        }
        Ok(Self { kept: Mutex::new(Kept { file, records, whole: HashMap::new(), settled }), is_away })
    }

    fn answer(&self) -> Result<std::sync::MutexGuard<'_, Kept>, StoreError> {
        if self.is_away {
            return Err(StoreError::Unavailable { action: "write", store: "lines", source: "it is away".into() });
        }
        Ok(self.kept.lock().unwrap())
    }
}

#[async_trait::async_trait]
impl RecordStore for LineStore {
    fn name(&self) -> &'static str {
        "lines"
    }

    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
        let mut kept = self.answer()?;
        let new: Vec<_> = records.iter().filter(|record| !kept.records.contains(&record.id)).collect();
        let lines: String = new.iter().map(|record| format!("+{}\n", record.id)).collect();
        kept.file.write_all(lines.as_bytes()).unwrap();
        for record in &new {
            kept.records.insert(record.id);
            kept.whole.insert(record.id, PromptEnhancementRecord::clone(record));
        }
        Ok(new.len())
    }

    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        Ok(self.answer()?.whole.get(&id).cloned())
    }

    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
        let mut kept = self.answer()?;
        if !kept.records.contains(&id) {
            return Ok(Settled::Unknown);
        }
        if !kept.settled.insert(id) {
            return Ok(Settled::Before(Box::new(outcome.clone())));
        }
        kept.file.write_all(format!("!{id}\n").as_bytes()).unwrap();
        Ok(Settled::Now)
    }

    async fn page(
        &self,
        _: &Filter,
        _: Option<RecordId>,
        _: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError> {
        Ok(Vec::new())
    }

    async fn stats(&self, _: &Filter) -> Result<Stats, StoreError> {
        Ok(Stats::default())
    }

    async fn prune(&self, _: &Filter) -> Result<u64, StoreError> {
        Ok(0)
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.answer().map(|_| ())
    }

    async fn close(&self) {}
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("recording load|fill|drain JOURNAL STORE");
    let (order, journal, store) = (next()?, PathBuf::from(next()?), PathBuf::from(next()?));
    let store = Arc::new(LineStore::open(&store, order == "fill")?);
    let settings = Settings {
        batch_wait_ms: 10,
        fsync: Fsync::Interval,
        fsync_interval_ms: 10,
        queue: Some(1_000),
        keep_days: 0,
        ..Settings::default()
    };
    let recorder = Recorder::start(&settings, &journal, store)?;
    match order.as_str() {
        "load" => {
            let tasks: Vec<_> = (0..4).map(|_| tokio::spawn(load(recorder.clone(), usize::MAX))).collect();
            for task in tasks {
                task.await?;
            }
        }
        "fill" => load(recorder.clone(), 300).await,
        "drain" => say(&format!("left {}", recorder.drain(Duration::from_secs(60)).await.left)),
        order => bail!("`{order}` is none of load, fill, drain"),
    }
    Ok(())
}

/// Records `count` prompts, with feedback on some, and says what was acknowledged.
async fn load(recorder: Recorder, count: usize) {
    for at in 0..count {
        match recorder.record(record(at)).await {
            Recorded::Yes(id) => {
                say(&format!("+{id}"));
                if at % 5 == 0 {
                    let feedback = Feedback {
                        record_id: id,
                        outcome: Verdict::Accepted,
                        final_text: None,
                        rating: None,
                        comment: None,
                    };
                    if recorder.feedback(feedback).await.is_ok() {
                        say(&format!("!{id}"));
                    }
                }
            }
            Recorded::No(why) => say(&format!("-{}", why.name())),
        }
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
}

/// Writes a line with one call: the parent sees it whole or not at all.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
}

fn record(at: usize) -> PromptEnhancementRecord {
    PromptEnhancementRecord {
        id: RecordId::new(),
        time: UtcTime::now(),
        session_id: None,
        client: None,
        target: Target::Unknown,
        origin: RecordOrigin::User,
        capture: Capture::Full,
        language: None,
        original: "pls fix teh bug ".repeat(1 + at % 50),
        improved: "Fix the bug. ".repeat(1 + at % 50),
        changes: Vec::new(),
        decisions: Vec::new(),
        questions: Vec::new(),
        metrics: Metrics::default(),
        generation: 1,
        model: None,
        template: None,
        outcome: None,
    }
}
