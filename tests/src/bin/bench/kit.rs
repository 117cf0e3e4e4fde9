//! What plugins of other people cost: the gate in front of a swap, and compiling beside serving.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use prompt_host::reload::BuiltIn;
use prompt_host_tests::{prompts, variants};
use serde_json::{Value, json};

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

/// Swaps of each plugin, of which the median counts. Two versions take turns, and what it takes to
/// compile each is no part of it.
const SWAPS: usize = 8;
const VERSIONS: usize = 2;
/// Longer than a swap can take.
const LOST: Duration = Duration::from_secs(60);
/// Bytes that make a component large enough to be compiled beside serving.
const LARGE: usize = 2 << 20;

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let mut figures = vec![gate(program)?];
    figures.extend(beside(program, divisor)?);
    Ok(figures)
}

/// What the gate adds to the slowest swap of a first-party plugin.
fn gate(program: &Path) -> anyhow::Result<Figure> {
    let with = swaps(program, "{}")?;
    let without = swaps(program, "gate: {enabled: false}")?;
    let added = with.iter().zip(&without).map(|((name, on), (_, off))| (on.saturating_sub(*off), name));
    let (most, name) = added.max().context("no plugins")?;
    Ok(Figure::millis(format!("what the gate adds to a swap, most for `{name}`"), Target::AtMost(100.0), most))
}

/// How long each first-party plugin takes from its file to a version that serves.
fn swaps(program: &Path, settings: &str) -> anyhow::Result<Vec<(&'static str, Duration)>> {
    let home = Home::new()?;
    home.configure_user(settings)?;
    let mut host = Host::start_settled(program, &home)?;
    BuiltIn::FIRST_PARTY
        .iter()
        .map(|BuiltIn { name, bytes }| {
            let version = |number| variants::marked(bytes, number % VERSIONS, 0);
            let times = (0..VERSIONS + SWAPS).map(|number| swap(&home, &mut host, name, &version(number)));
            let times = times.collect::<anyhow::Result<Vec<Duration>>>()?;
            Ok((*name, quantile(times.get(VERSIONS..).unwrap_or_default(), 0.5)))
        })
        .collect()
}

/// Puts a component into the plugin folder, and tells when it serves.
fn swap(home: &Home, host: &mut Host, id: &str, component: &[u8]) -> anyhow::Result<Duration> {
    let before = digest(host, id)?;
    let started = put(home, id, component)?;
    while digest(host, id)? == before {
        ensure_in_time(started, id, home)?;
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(started.elapsed())
}

/// Writes a component beside the plugin folder and moves it there whole; tells when.
fn put(home: &Home, id: &str, component: &[u8]) -> anyhow::Result<Instant> {
    let beside = home.plugins().with_file_name("new.wasm");
    fs::write(&beside, component)?;
    let started = Instant::now();
    fs::rename(&beside, home.plugins().join(format!("{id}.wasm")))?;
    Ok(started)
}

fn digest(host: &mut Host, id: &str) -> anyhow::Result<Option<String>> {
    Ok(row(host, id)?["digest"].as_str().map(str::to_owned))
}

/// Whether anything is being compiled: what serves says so of its newest version, and a file that
/// never served has a row of its own.
fn is_compiling(host: &mut Host) -> anyhow::Result<bool> {
    let list = host.call("list_plugins", &json!({}))?;
    let says_so = |row: &Value| row["reason"].as_str().is_some_and(|reason| reason.contains("is being compiled"));
    Ok(list["plugins"].as_array().is_some_and(|rows| rows.iter().any(says_so)))
}

fn row(host: &mut Host, id: &str) -> anyhow::Result<Value> {
    let mut list = host.call("list_plugins", &json!({}))?;
    let row = list["plugins"].as_array_mut().and_then(|rows| rows.iter_mut().find(|row| row["id"] == id));
    Ok(row.map(Value::take).unwrap_or_default())
}

fn ensure_in_time(started: Instant, id: &str, home: &Home) -> anyhow::Result<()> {
    ensure!(started.elapsed() < LOST, "`{id}` never served: {}", home.log());
    Ok(())
}

/// Calls before a large component comes, and while it is compiled beside them.
fn beside(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let engine = BuiltIn::FIRST_PARTY.iter().max_by_key(|built_in| built_in.bytes.len()).context("no plugins")?;
    let home = Home::new()?;
    let mut host = Host::start_settled(program, &home)?;
    let arguments = all_rules(prompts::SHORT);
    let count = 5_000 / divisor;
    let before = (0..count).map(|_| timed(&mut host, &arguments)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut times = Vec::new();
    let mut number = 0;
    while times.len() < count {
        number += 1;
        ensure!(number < 1_000, "compiling takes no time");
        let serving = digest(&mut host, engine.name)?;
        let started = put(&home, engine.name, &variants::marked(engine.bytes, number, LARGE))?;
        let in_time = || ensure_in_time(started, engine.name, &home);
        while !is_compiling(&mut host)? {
            in_time()?;
        }
        // Asked for seldom, since the question is a call of its own.
        while is_compiling(&mut host)? {
            for _ in 0..20 {
                times.push(timed(&mut host, &arguments)?);
            }
            in_time()?;
        }
        while digest(&mut host, engine.name)? == serving {
            in_time()?;
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let (quiet, busy) = (quantile(&before, 0.99), quantile(&times, 0.99));
    Ok(vec![
        Figure::millis("`improve_prompt`, 600 bytes, nothing else going on: p99", Target::None, quiet),
        Figure::millis("the same while a component is compiled beside it: p99", Target::None, busy),
        Figure::new(
            "the one over the other",
            Target::AtMost(2.0),
            busy.as_secs_f64() / quiet.as_secs_f64().max(f64::MIN_POSITIVE),
            "×",
        ),
    ])
}

fn timed(host: &mut Host, arguments: &Value) -> anyhow::Result<Duration> {
    host.timed_call("improve_prompt", arguments).map(|(took, _)| took)
}
