//! Requests as they pass: counted, timed, and listed while they are in flight.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU8, AtomicU64, Ordering};
use std::time::{Instant, SystemTime};

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Counter, Histogram, Meter};
use parking_lot::Mutex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::instruments::{BUCKETS, IMPROVEMENTS, REQUEST_DURATION, REQUESTS};
use super::labels;
use crate::improve::report::Status;
use crate::records::UtcTime;

/// Letters of a client's name that are shown.
const LONGEST_NAME: usize = 200;
/// Protocol versions that are told apart; a host speaks fewer.
const MOST_VERSIONS: usize = 16;

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Outcome {
    /// The client took it back, or went away.
    Cancelled,
    /// It was answered.
    Ok,
    /// It was answered with an error: the request was wrong, or could not be done.
    Error,
    /// It took too long.
    Deadline,
    /// The host's own fault.
    Fault,
    /// The host stopped first.
    Stopped,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Cancelled, Self::Ok, Self::Error, Self::Deadline, Self::Fault, Self::Stopped];

    /// Its label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Ok => "ok",
            Self::Error => "error",
            Self::Deadline => "deadline",
            Self::Fault => "fault",
            Self::Stopped => "stopped",
        }
    }
}

/// What carries a client's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// Standard input and output.
    Stdio,
    /// A Unix socket.
    Unix,
    /// WebSocket.
    WebSocket,
    /// A session over HTTP.
    Session,
}

impl Transport {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Stdio, Self::Unix, Self::WebSocket, Self::Session];

    /// Its label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::Unix => "unix",
            Self::WebSocket => "websocket",
            Self::Session => "http-session",
        }
    }
}

/// A request in flight, for people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestRow {
    /// Its number in the life of the process.
    pub id: u64,
    /// The tool, or the method where it calls none.
    pub tool: String,
    /// Who asks, by the name that they give or that their token has; null without one.
    pub client: Option<String>,
    /// When it came.
    pub since: UtcTime,
    /// How long ago that is, milliseconds.
    pub elapsed_ms: u64,
}

/// Clients by what carries their messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClientCount {
    /// `stdio`, `unix`, `websocket` or `http-session`.
    pub transport: String,
    /// How many.
    pub clients: u64,
}

/// Measures requests. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Traffic(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    requests: Counter<u64>,
    duration: Histogram<f64>,
    improvements: Counter<u64>,
    flown: AtomicU64,
    flying: Mutex<Flying>,
    clients: [AtomicI64; Transport::ALL.len()],
}

#[derive(Debug, Default)]
struct Flying {
    requests: HashMap<u64, Row>,
    versions: BTreeMap<String, u64>,
}

#[derive(Debug)]
struct Row {
    tool: &'static str,
    client: Option<Box<str>>,
    since: SystemTime,
    started: Instant,
}

impl Default for Traffic {
    /// Lists requests, and measures nothing.
    fn default() -> Self {
        use opentelemetry::metrics::MeterProvider as _;
        Self::new(&opentelemetry_sdk::metrics::SdkMeterProvider::builder().build().meter("none"))
    }
}

impl Traffic {
    /// Measures with the instruments of `meter`.
    pub(super) fn new(meter: &Meter) -> Self {
        let counter = |of: super::instruments::Instrument| meter.u64_counter(of.name).with_description(of.help).build();
        let improvements = counter(IMPROVEMENTS);
        for status in [Status::Improved, Status::Unchanged, Status::Fallback] {
            // A rate needs the 0 that it starts from.
            improvements.add(0, &[KeyValue::new("status", status_label(status))]);
        }
        Self(Arc::new(Inner {
            requests: counter(REQUESTS),
            duration: meter
                .f64_histogram(REQUEST_DURATION.name)
                .with_description(REQUEST_DURATION.help)
                .with_unit(REQUEST_DURATION.unit.code())
                .with_boundaries(BUCKETS.to_vec())
                .build(),
            improvements,
            flown: AtomicU64::new(0),
            flying: Mutex::default(),
            clients: Default::default(),
        }))
    }

    /// A request for `tool` came in. `program` is the name that the client's program gives itself,
    /// `client` what people know the caller by, `version` the protocol it speaks.
    pub fn depart(
        &self,
        tool: &'static str,
        program: Option<&str>,
        client: Option<&str>,
        version: Option<&str>,
    ) -> Flight {
        let id = self.0.flown.fetch_add(1, Ordering::Relaxed) + 1;
        let started = Instant::now();
        let name = client.map(|client| match client.char_indices().nth(LONGEST_NAME) {
            Some((end, _)) => client.get(..end).unwrap_or_default().into(),
            None => client.into(),
        });
        let row = Row { tool, client: name, since: SystemTime::now(), started };
        {
            let mut flying = self.0.flying.lock();
            flying.requests.insert(id, row);
            if let Some(version) = version {
                if let Some(count) = flying.versions.get_mut(version) {
                    *count += 1;
                } else if flying.versions.len() < MOST_VERSIONS {
                    flying.versions.insert(version.to_owned(), 1);
                }
            }
        }
        let label = labels::client(program);
        Flight { traffic: self.clone(), id, tool, label, started, outcome: AtomicU8::new(Outcome::Cancelled as u8) }
    }

    /// A prompt was improved, or not.
    pub fn improved(&self, status: Status) {
        self.0.improvements.add(1, &[KeyValue::new("status", status_label(status))]);
    }

    /// A client is there for as long as the answer is held.
    pub fn connect(&self, transport: Transport) -> Connected {
        self.count(transport, 1);
        Connected { traffic: self.clone(), transport }
    }

    fn count(&self, transport: Transport, more: i64) {
        if let Some(count) = self.0.clients.get(transport as usize) {
            count.fetch_add(more, Ordering::Relaxed);
        }
    }

    /// Clients that are there now.
    pub fn clients(&self) -> Vec<ClientCount> {
        let count = |transport: Transport| {
            let count = self.0.clients.get(transport as usize).map_or(0, |count| count.load(Ordering::Relaxed));
            ClientCount { transport: transport.as_str().to_owned(), clients: u64::try_from(count).unwrap_or(0) }
        };
        Transport::ALL.map(count).into()
    }

    /// Requests so far, by the version of the protocol that their clients speak.
    pub fn versions(&self) -> BTreeMap<String, u64> {
        self.0.flying.lock().versions.clone()
    }

    /// How many requests are in flight.
    pub fn in_flight(&self) -> usize {
        self.0.flying.lock().requests.len()
    }

    /// Requests in flight, the oldest first.
    pub fn requests(&self) -> Vec<RequestRow> {
        let flying = self.0.flying.lock();
        let row = |(id, row): (&u64, &Row)| RequestRow {
            id: *id,
            tool: row.tool.to_owned(),
            client: row.client.as_deref().map(str::to_owned),
            since: UtcTime::from(row.since),
            elapsed_ms: u64::try_from(row.started.elapsed().as_millis()).unwrap_or(u64::MAX),
        };
        let mut rows: Vec<RequestRow> = flying.requests.iter().map(row).collect();
        rows.sort_by_key(|row| row.id);
        rows
    }
}

fn status_label(status: Status) -> &'static str {
    match status {
        Status::Improved => "improved",
        Status::Unchanged => "unchanged",
        Status::Fallback => "fallback",
    }
}

/// A client that is there. It is gone when this is dropped.
#[derive(Debug)]
pub struct Connected {
    traffic: Traffic,
    transport: Transport,
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.traffic.count(self.transport, -1);
    }
}

/// A request on its way. It is over when this is dropped; without a word before, it was cancelled.
#[derive(Debug)]
pub struct Flight {
    traffic: Traffic,
    id: u64,
    tool: &'static str,
    label: &'static str,
    started: Instant,
    outcome: AtomicU8,
}

impl Flight {
    /// It ended so.
    pub fn land(&self, outcome: Outcome) {
        self.outcome.store(outcome as u8, Ordering::Relaxed);
    }

    /// What it was answered with is an error. Nothing, where worse was said before.
    pub fn answered_with_error(&self) {
        let (ok, error) = (Outcome::Ok as u8, Outcome::Error as u8);
        let _ = self.outcome.compare_exchange(ok, error, Ordering::Relaxed, Ordering::Relaxed);
    }

    fn outcome(&self) -> Outcome {
        let outcome = self.outcome.load(Ordering::Relaxed);
        Outcome::ALL.into_iter().find(|known| *known as u8 == outcome).unwrap_or(Outcome::Cancelled)
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        let Inner { requests, duration, flying, .. } = &*self.traffic.0;
        flying.lock().requests.remove(&self.id);
        let (tool, outcome) = (KeyValue::new("tool", self.tool), KeyValue::new("outcome", self.outcome().as_str()));
        duration.record(self.started.elapsed().as_secs_f64(), &[outcome.clone(), tool.clone()]);
        requests.add(1, &[KeyValue::new("client", self.label), outcome, tool]);
    }
}
