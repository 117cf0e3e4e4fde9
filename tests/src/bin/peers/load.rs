//! Clients that call `improve_prompt` over streamable HTTP, each on a connection of its own.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use prompt_host_tests::http::{Client, Session, call};
use prompt_host_tests::prompts;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::sleep_until;

/// What clients call themselves.
const NAME: &str = "peers";
/// Calls of each client before anything counts.
const WARM_UP: usize = 20;
/// What both servers make of the prompt.
const IMPROVED: &str = "To keep the job running";

/// What a load found.
pub(crate) struct Load {
    times: Vec<Duration>,
    took: Duration,
    /// Calls without an answer.
    pub(crate) dropped: usize,
}

impl Load {
    /// As many calls as `connections` clients get answered in `duration`, each waiting for its answer.
    pub(crate) async fn closed(
        address: &str,
        rules: Option<&[&str]>,
        connections: usize,
        duration: Duration,
    ) -> anyhow::Result<Self> {
        let call: Arc<[u8]> = improve(rules).into();
        let mut clients = Vec::new();
        for _ in 0..connections {
            let mut client = Client::connect(address).await?;
            let session = client.open(NAME).await?;
            for _ in 0..WARM_UP {
                timed(&mut client, &session, &call).await?;
            }
            clients.push((client, session));
        }
        let started = Instant::now();
        let mut tasks = JoinSet::new();
        for (mut client, session) in clients {
            let call = Arc::clone(&call);
            tasks.spawn(async move {
                let mut times = Vec::new();
                while started.elapsed() < duration {
                    times.push(timed(&mut client, &session, &call).await?);
                }
                anyhow::Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(ended) = tasks.join_next().await {
            times.extend(ended??);
        }
        Ok(Self::of(times, started.elapsed(), 0))
    }

    /// `rate` calls a second over `connections` connections with two sessions each, whether answers
    /// come or not: a call that waits for its turn counts from the moment it was due.
    pub(crate) async fn paced(
        address: &str,
        rules: &[&str],
        connections: usize,
        rate: f64,
        duration: Duration,
    ) -> anyhow::Result<Self> {
        let call: Arc<[u8]> = improve(Some(rules)).into();
        let pause = Duration::from_secs_f64(connections as f64 / rate);
        let mut clients = Vec::new();
        for _ in 0..connections {
            let mut client = Client::connect(address).await?;
            let sessions = [client.open(NAME).await?, client.open(NAME).await?];
            clients.push((client, sessions));
        }
        let started = tokio::time::Instant::now();
        let mut tasks = JoinSet::new();
        for (at, (mut client, sessions)) in clients.into_iter().enumerate() {
            let call = Arc::clone(&call);
            tasks.spawn(async move {
                let (mut times, mut dropped) = (Vec::new(), 0);
                let mut due = started + pause.mul_f64(at as f64 / connections as f64);
                let mut turn = 0;
                while due < started + duration {
                    sleep_until(due).await;
                    match timed(&mut client, &sessions[turn % 2], &call).await {
                        Ok(_) => times.push(due.elapsed()),
                        Err(_) => dropped += 1,
                    }
                    due += pause;
                    turn += 1;
                }
                (times, dropped)
            });
        }
        let (mut times, mut dropped) = (Vec::new(), 0);
        while let Some(ended) = tasks.join_next().await {
            let (its_times, its_dropped) = ended?;
            times.extend(its_times);
            dropped += its_dropped;
        }
        Ok(Self::of(times, duration, dropped))
    }

    fn of(mut times: Vec<Duration>, took: Duration, dropped: usize) -> Self {
        times.sort_unstable();
        Self { times, took, dropped }
    }

    /// Answers a second.
    pub(crate) fn rate(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }

    /// The time that a share of the answers did not exceed.
    pub(crate) fn millis(&self, share: f64) -> f64 {
        let rank = (self.times.len() as f64 * share) as usize;
        self.times.get(rank.min(self.times.len().saturating_sub(1))).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// The body of a call.
fn improve(rules: Option<&[&str]>) -> Vec<u8> {
    let mut arguments = json!({ "prompt": prompts::SHORT });
    if let Some(rules) = rules {
        arguments["include"] = json!(rules);
    }
    call("improve_prompt", &arguments)
}

/// One call, which has to give what both servers give.
async fn timed(client: &mut Client, session: &Session, call: &[u8]) -> anyhow::Result<Duration> {
    let (took, body) = client.timed(session, call).await?;
    let said = String::from_utf8_lossy(&body);
    ensure!(said.contains(IMPROVED), "not improved: {said}");
    Ok(took)
}

/// Whether an answer improved the prompt.
pub(crate) fn is_improved(answer: &Value) -> bool {
    answer["result"]["structuredContent"]["improved"].as_str().is_some_and(|text| text.contains(IMPROVED))
}
