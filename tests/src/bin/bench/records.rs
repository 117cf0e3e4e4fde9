//! What records cost: beside an answer, and on their way into a store.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use prompt_host::records::{Filter, Recorded, Recorder, Settings, StoreKind, export, open};
use prompt_host_tests::prompts;
use prompt_host_tests::records::record;

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

/// Calls before anything counts.
const WARM_UP: usize = 300;
/// Records of the export.
const MANY: usize = 100_000;
/// A variable with the address of a PostgreSQL server that may be written to.
const POSTGRES: &str = "DATABASE_URL";

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let tokio = tokio::runtime::Runtime::new()?;
    let mut figures = capture(program, 4_000 / divisor)?;
    figures.push(tokio.block_on(pace("SQLite", Target::AtLeast(2_000.0), &sqlite, 20_000 / divisor))?);
    if let Ok(url) = std::env::var(POSTGRES) {
        let settings = |_: &Path| Ok(Settings { database_url: Some(url.parse()?), ..Settings::default() });
        figures.push(tokio.block_on(pace("PostgreSQL", Target::None, &settings, 20_000 / divisor))?);
    }
    figures.push(tokio.block_on(exported(MANY / divisor))?);
    Ok(figures)
}

/// The same call to a host that records and to one that does not, in turn: what else the machine
/// does falls on both.
fn capture(program: &Path, count: usize) -> anyhow::Result<Vec<Figure>> {
    let homes = [Home::new()?, Home::new()?];
    homes[1].configure("records: {capture: off}\n")?;
    let mut hosts = [Host::start_settled(program, &homes[0])?, Host::start_settled(program, &homes[1])?];
    let arguments = all_rules(prompts::SHORT);
    let (mut times, mut recorded) = ([Vec::new(), Vec::new()], 0);
    for call in 0..WARM_UP + count {
        for (host, times) in hosts.iter_mut().zip(&mut times) {
            let (took, answer) = host.timed_call("improve_prompt", &arguments)?;
            ensure!(answer["status"] == "improved", "not improved: {answer}");
            if call >= WARM_UP {
                times.push(took);
                recorded += usize::from(answer["recorded"] == true);
            }
        }
    }
    let [with, without] = times.map(|times| quantile(&times, 0.5));
    let more = with.as_secs_f64() / without.as_secs_f64() - 1.0;
    Ok(vec![
        Figure::millis("`improve_prompt`, 600 bytes, all rules, nothing recorded: p50", Target::None, without),
        Figure::new("recording adds to that p50", Target::AtMost(5.0), more * 100.0, "%"),
        Figure::new(
            "of these, recorded (one client that never pauses)",
            Target::None,
            recorded as f64 / count as f64 * 100.0,
            "%",
        ),
    ])
}

fn sqlite(folder: &Path) -> anyhow::Result<Settings> {
    let sqlite_file = Some(folder.join("records.sqlite"));
    Ok(Settings { store: StoreKind::Sqlite, sqlite_file, ..Settings::default() })
}

/// Records a second, from the first that is given to the last that the store has.
async fn pace(
    name: &str,
    target: Target,
    settings: &dyn Fn(&Path) -> anyhow::Result<Settings>,
    count: usize,
) -> anyhow::Result<Figure> {
    let folder = tempfile::tempdir()?;
    let settings = settings(folder.path())?;
    let store = open(&settings, None).await?;
    let before = store.stats(&Filter::default()).await?.records;
    let recorder = Recorder::start(&settings, &folder.path().join("journal"), Arc::clone(&store))?;
    let started = Instant::now();
    for _ in 0..count {
        let given = record(prompts::SHORT.to_owned(), prompts::SHORT.to_owned());
        // The queue says when it is full, and a client would try again.
        while let Recorded::No(_) = recorder.record(given.clone()).await {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    let left = recorder.drain(Duration::from_secs(60)).await.left;
    let took = started.elapsed();
    let kept = open(&settings, None).await?.stats(&Filter::default()).await?.records - before;
    ensure!(left == 0 && kept == count as u64, "{kept} of {count} are kept, {left} wait");
    Ok(Figure::new(format!("records of 600 bytes into {name}"), target, count as f64 / took.as_secs_f64(), "/s"))
}

/// Records a second out of SQLite, as lines of JSON.
async fn exported(count: usize) -> anyhow::Result<Figure> {
    let folder = tempfile::tempdir()?;
    let store = open(&sqlite(folder.path())?, None).await?;
    for _ in 0..count / 500 {
        let batch: Vec<_> =
            (0..500).map(|_| Arc::new(record(prompts::SHORT.to_owned(), prompts::SHORT.to_owned()))).collect();
        store.insert(&batch).await?;
    }
    let mut file = BufWriter::new(File::create(folder.path().join("records.jsonl"))?);
    let started = Instant::now();
    let written = export::export(&*store, &Filter::default(), export::Format::Jsonl, &mut file, &mut |_| ()).await?;
    let took = started.elapsed();
    ensure!(written == count as u64, "{written} of {count} are written");
    Ok(Figure::new(
        "records of 600 bytes exported as JSON lines",
        Target::None,
        count as f64 / took.as_secs_f64(),
        "/s",
    ))
}
