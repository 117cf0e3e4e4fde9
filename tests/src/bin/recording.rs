//! A host that does nothing but record, to be killed: see `tests/e2e/records.rs`.
//!
//! `recording load JOURNAL SQLITE-FILE` records until it dies, and says every id that was acknowledged.
//! `recording fill JOURNAL -` records a while for a server that is never there.
//! `recording drain JOURNAL SQLITE-FILE` brings to the store what others left in the journal, and
//! says what is in the store.

#![allow(clippy::unwrap_used, reason = "what goes wrong stops it, and a test sees that")]

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use prompt_host::records::{
    self, Feedback, Filter, Fsync, PromptEnhancementRecord, RecordStore, Recorded, Recorder, Settings, StoreKind,
    Verdict,
};
use prompt_host_tests::records::record;

/// Nobody listens there.
const NOWHERE: &str = "postgres://nobody@127.0.0.1:1/nothing";

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("recording load|fill|drain JOURNAL STORE");
    let (order, journal, store) = (next()?, PathBuf::from(next()?), PathBuf::from(next()?));
    let is_away = order == "fill";
    let settings = Settings {
        store: if is_away { StoreKind::Postgres } else { StoreKind::Sqlite },
        database_url: is_away.then(|| NOWHERE.parse()).transpose()?,
        sqlite_file: Some(store),
        batch_wait_ms: 10,
        fsync: Fsync::Interval,
        fsync_interval_ms: 10,
        queue: Some(1_000),
        keep_days: 0,
        ..Settings::default()
    };
    let store = records::open(&settings, None).await?;
    let recorder = Recorder::start(&settings, &journal, Arc::clone(&store))?;
    match order.as_str() {
        "load" => {
            let tasks: Vec<_> = (0..4).map(|_| tokio::spawn(load(recorder.clone(), usize::MAX))).collect();
            for task in tasks {
                task.await?;
            }
        }
        "fill" => load(recorder.clone(), 300).await,
        "drain" => {
            say(&format!("left {}", recorder.drain(Duration::from_secs(60)).await.left));
            tell(&*store).await?;
        }
        order => bail!("`{order}` is none of load, fill, drain"),
    }
    Ok(())
}

/// Records `count` prompts, with feedback on some, and says what was acknowledged.
async fn load(recorder: Recorder, count: usize) {
    for at in 0..count {
        match recorder.record(sample(at)).await {
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

/// Says every record of the store, `+id`, and every outcome, `!id`.
async fn tell(store: &dyn RecordStore) -> anyhow::Result<()> {
    let mut after = None;
    loop {
        let page = store.page(&Filter::default(), after, 500).await?;
        for record in &page {
            say(&format!("+{}", record.id));
            if record.outcome.is_some() {
                say(&format!("!{}", record.id));
            }
        }
        match page.last() {
            Some(last) => after = Some(last.id),
            None => return Ok(()),
        }
    }
}

/// Writes a line with one call: the parent sees it whole or not at all.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
}

fn sample(at: usize) -> PromptEnhancementRecord {
    record("pls fix teh bug ".repeat(1 + at % 50), "Fix the bug. ".repeat(1 + at % 50))
}
