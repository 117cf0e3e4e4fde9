//! What one call of a plugin costs, on inputs of known lengths.

use std::time::{Duration, Instant};

use serde_json::json;

use super::Trial;
use crate::improve::Request;
use crate::verify::VerifyRequest;

/// A text that people might send, repeated to a length: sentences, a list, code.
const TEXT: &str = "Write a function that reads the file `orders.csv` and returns the total of each month. \
In order to keep it short, use only the standard library. Return at most 12 rows, and say what happens \
when a date is missing. ";

/// How long calls of one length are measured for.
const MEASURED: Duration = Duration::from_millis(700);
/// Calls that are not measured: the first ones fill caches.
const WARM_UP: usize = 5;
/// Calls of one length at most.
const MAX_CALLS: usize = 2_000;

/// What calls with inputs of one length cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Cost {
    /// Bytes of the input.
    pub bytes: usize,
    /// Calls measured.
    pub calls: usize,
    /// Half of them took at most this long, nanoseconds.
    pub p50_ns: u64,
    /// 99 of 100 took at most this long, nanoseconds.
    pub p99_ns: u64,
}

impl Trial {
    /// Measures the plugin with inputs of `bytes`; none when it has nothing to call. A plugin of
    /// several kinds is measured by the first of rule, filter, template engine and comparison.
    pub async fn cost(&self, bytes: usize) -> Option<Cost> {
        let text: String = TEXT.chars().cycle().take(bytes).collect();
        for _ in 0..WARM_UP {
            self.once(&text).await?;
        }
        let started = Instant::now();
        let mut times = Vec::new();
        while started.elapsed() < MEASURED && times.len() < MAX_CALLS {
            times.push(self.once(&text).await?);
        }
        times.sort_unstable();
        Some(Cost { bytes, calls: times.len(), p50_ns: nanos(&times, 0.5), p99_ns: nanos(&times, 0.99) })
    }

    /// How long one call took.
    async fn once(&self, text: &str) -> Option<Duration> {
        let loaded = self.plugin()?;
        let started = Instant::now();
        if loaded.rule.is_some() {
            let request = Request { prompt: text.to_owned(), include: vec![self.id.to_string()], ..Request::default() };
            let before = loaded.usage.total();
            self.improver.check(&self.generation, request).await.ok()?;
            // The plugin's own call, without what the pipeline does around it.
            return Some(loaded.usage.total().saturating_sub(before));
        }
        if let Some(filter) = loaded.filters().first() {
            let name = filter.name.clone();
            self.applied(&name, &json!({}), &json!(text), true).await;
            return Some(started.elapsed());
        }
        if let Some(ending) = loaded.endings().first() {
            // Another name each time: what is measured is a fresh sandbox that compiles.
            let name = format!("bench-{}.{ending}", loaded.usage.calls());
            self.rendered(&name, text, "{}").await;
            return Some(started.elapsed());
        }
        let request = VerifyRequest {
            original: text.to_owned(),
            rewrite: text.to_owned(),
            include: vec![self.id.to_string()],
            ..VerifyRequest::default()
        };
        let before = loaded.usage.total();
        self.verifier.verify(&self.generation, request).await.ok()?;
        Some(loaded.usage.total().saturating_sub(before))
    }
}

/// What a share of sorted times did not exceed, by the nearest rank.
fn nanos(sorted: &[Duration], share: f64) -> u64 {
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted.get(rank - 1).map_or(0, |time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
}
