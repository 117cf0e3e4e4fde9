//! What it costs that requests and calls of plugins have spans.
//!
//! The level of one host's log is turned to and fro: at `warn` no span is made, at `info` one for
//! each request, at `debug` one for each call of a plugin too. Rounds of each come in turn, so that
//! what else the machine does falls on all alike; how far two sets of rounds without spans differ
//! says how much of a difference means nothing.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::ensure;
use prompt_host_tests::prompts;
use serde_json::Value;

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

/// Calls before anything counts.
const WARM_UP: usize = 500;
/// Calls of one round.
const ROUND: usize = 100;
/// Rounds of each kind.
const ROUNDS: usize = 100;

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let rounds = ROUNDS / divisor;
    let mut figures = levels(program, rounds)?;
    figures.extend(sent(program, rounds)?);
    Ok(figures)
}

/// By the level of the log, on one host.
fn levels(program: &Path, rounds: usize) -> anyhow::Result<Vec<Figure>> {
    let home = Home::new()?;
    let mut host = Host::start_settled(program, &home)?;
    let arguments = all_rules(prompts::SHORT);
    calls(&mut host, &arguments, WARM_UP)?;
    // Plugins' own lines and journals have no part in it.
    const LEVELS: [&str; 4] = [
        "warn",
        "warn,prompt_host::request=info",
        "warn,prompt_host::plugin_call=debug,prompt_host::request=info",
        "warn",
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for round in 0..rounds {
        for place in 0..LEVELS.len() {
            // Nobody comes first each time.
            let kind = (place + round) % LEVELS.len();
            home.log_level(program, LEVELS[kind])?;
            times[kind].extend(calls(&mut host, &arguments, ROUND)?);
        }
    }
    let [off, requests, plugins, again] = times.map(|times| quantile(&times, 0.5));
    let more = |name: &str, target: Target, spans: Duration| Figure::new(name, target, share(spans, off), "%");
    Ok(vec![
        Figure::millis("`improve_prompt`, 600 bytes, without spans: p50", Target::None, off),
        more("without spans once more, over that: p50", Target::None, again),
        more("with a span for each request, over that: p50", Target::AtMost(1.0), requests),
        more("with a span for each call of a plugin too, over that: p50", Target::None, plugins),
    ])
}

/// Spans that are sent to a collector, from one of two hosts that are asked in turn.
fn sent(program: &Path, rounds: usize) -> anyhow::Result<Vec<Figure>> {
    let collector = Collector::start()?;
    let (quiet, sending) = (Home::new()?, Home::new()?);
    sending.configure_user(&format!("traces: {{otlp_endpoint: '{}'}}\n", collector.address))?;
    let mut hosts = [Host::start_settled(program, &quiet)?, Host::start_settled(program, &sending)?];
    let arguments = all_rules(prompts::SHORT);
    for host in &mut hosts {
        calls(host, &arguments, WARM_UP)?;
    }
    let mut times: [Vec<Duration>; 2] = Default::default();
    for round in 0..rounds {
        for place in 0..2 {
            let which = (place + round) % 2;
            times[which].extend(calls(&mut hosts[which], &arguments, ROUND)?);
        }
    }
    drop(hosts);
    let bytes = collector.bytes.load(Ordering::Relaxed);
    ensure!(bytes > 0, "no span was sent: {}", sending.log());
    let [quiet, sending] = times.map(|times| quantile(&times, 0.5));
    let name = "with all spans sent to a collector, over a host beside it that makes none: p50";
    Ok(vec![Figure::new(name, Target::None, share(sending, quiet), "%")])
}

/// By how many percent `of` is more than `than`.
fn share(of: Duration, than: Duration) -> f64 {
    (of.as_secs_f64() / than.as_secs_f64() - 1.0) * 100.0
}

fn calls(host: &mut Host, arguments: &Value, count: usize) -> anyhow::Result<Vec<Duration>> {
    (0..count)
        .map(|_| {
            let (took, answer) = host.timed_call("improve_prompt", arguments)?;
            ensure!(answer["status"] == "improved", "not improved: {answer}");
            Ok(took)
        })
        .collect()
}

/// Takes what is sent over HTTP, and counts it.
struct Collector {
    address: String,
    bytes: Arc<AtomicU64>,
}

impl Collector {
    fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        let bytes = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&bytes);
        // It ends with the process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let counted = Arc::clone(&counted);
                std::thread::spawn(move || take(stream, &counted));
            }
        });
        Ok(Self { address, bytes })
    }
}

/// Answers requests until the client goes.
fn take(mut stream: TcpStream, counted: &AtomicU64) {
    const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n";
    let mut read = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    while let Ok(count) = stream.read(&mut buffer) {
        if count == 0 {
            return;
        }
        read.extend_from_slice(&buffer[..count]);
        while let Some(whole) = request_length(&read).filter(|whole| *whole <= read.len()) {
            counted.fetch_add(whole as u64, Ordering::Relaxed);
            read.drain(..whole);
            if stream.write_all(OK).is_err() {
                return;
            }
        }
    }
}

/// How long the request is that `read` begins with, once its header is there.
fn request_length(read: &[u8]) -> Option<usize> {
    let end = read.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let header = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
    let length = header.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    Some(end + length.unwrap_or(0))
}
