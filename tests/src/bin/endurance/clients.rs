//! Clients that know what the answers have to be.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use prompt_host::records::RecordId;
use prompt_host_tests::http::Client;
use prompt_host_tests::prompts;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::host::Host;

/// What clients call themselves.
pub(crate) const NAME: &str = "endurance";
/// Between two calls of a client.
const PAUSE: Duration = Duration::from_millis(8);
/// Wrong answers that are told.
const TOLD: usize = 10;

/// What all clients have seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    answers: AtomicUsize,
    unrecorded: AtomicUsize,
    feedback: AtomicUsize,
    /// The newest version of the changing template that was written.
    written: AtomicUsize,
    records: Mutex<BTreeSet<RecordId>>,
    wrong: Mutex<Vec<String>>,
}

impl Seen {
    pub(crate) fn records(&self) -> BTreeSet<RecordId> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn wrong(&self) -> Vec<String> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A version of the changing template is about to be written.
    pub(crate) fn writes(&self, version: usize) {
        self.written.store(version, Ordering::SeqCst);
    }

    pub(crate) fn summary(&self) -> String {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        format!(
            "{} answers, {} wrong; {} of them not recorded, {} with feedback",
            count(&self.answers),
            self.wrong().len(),
            count(&self.unrecorded),
            count(&self.feedback)
        )
    }

    fn judge(&self, is_right: bool, told: impl FnOnce() -> String) {
        self.answers.fetch_add(1, Ordering::Relaxed);
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_right && wrong.len() < TOLD {
            wrong.push(told());
        }
    }
}

/// Starts `count` clients that call until `until`.
pub(crate) async fn start(
    host: &Host,
    seen: &Arc<Seen>,
    count: usize,
    until: Instant,
) -> anyhow::Result<JoinSet<anyhow::Result<()>>> {
    let mut client = Client::connect(host.serving().address()).await?;
    let session = client.open(NAME).await?;
    let first = client.call(&session, "improve_prompt", &json!({ "prompt": prompts::SHORT, "record": false })).await?;
    let expected: Arc<str> = first["improved"].as_str().unwrap_or_default().into();
    let mut tasks = JoinSet::new();
    for number in 0..count {
        let (seen, expected, address) = (Arc::clone(seen), Arc::clone(&expected), host.serving().address().to_owned());
        tasks.spawn(async move { run(number, &address, &seen, &expected, until).await });
    }
    Ok(tasks)
}

/// One client. It stops the run only when the host does not answer at all.
async fn run(number: usize, address: &str, seen: &Seen, expected: &str, until: Instant) -> anyhow::Result<()> {
    let mut client = Client::connect(address).await?;
    let session = client.open(NAME).await?;
    let mut last: Option<RecordId> = None;
    for turn in 0.. {
        if Instant::now() >= until {
            break;
        }
        match turn % 8 {
            6 => {
                let before = seen.written.load(Ordering::SeqCst);
                let answer = client.call(&session, "render_prompt", &json!({ "name": "changing" })).await;
                let after = seen.written.load(Ordering::SeqCst);
                // It may not be written yet, and what was written last may not serve yet.
                let says = answer.as_ref().ok().and_then(version);
                let is_right = says.map_or(before < 2, |says| says <= after && says + 2 >= before);
                seen.judge(is_right, || format!("version {before} to {after}: {answer:?}"));
            }
            7 => {
                let Some(id) = last.take() else { continue };
                let said = json!({ "record_id": id, "outcome": "accepted" });
                // While the database is away nobody can say whether there is such a record.
                if client.call(&session, "record_feedback", &said).await.is_ok() {
                    seen.feedback.fetch_add(1, Ordering::Relaxed);
                }
            }
            _ => {
                let asked = json!({ "prompt": prompts::SHORT, "session_id": format!("{number}-{}", turn / 64) });
                let answer = client.call(&session, "improve_prompt", &asked).await;
                let improved = answer.as_ref().ok().and_then(|answer| answer["improved"].as_str());
                seen.judge(improved == Some(expected), || format!("{answer:?}"));
                let id = answer.ok().and_then(|answer| serde_json::from_value(answer["record_id"].clone()).ok());
                match id {
                    Some(id) => {
                        seen.records.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
                        last = Some(id);
                    }
                    None => {
                        seen.unrecorded.fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

/// The number that the changing template says.
fn version(answer: &Value) -> Option<usize> {
    answer["messages"][0]["text"].as_str()?.strip_prefix("Version ")?.trim_end_matches('.').parse().ok()
}
