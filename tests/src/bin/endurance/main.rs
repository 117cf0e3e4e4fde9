//! Serves under everything that happens to a host at once, for as long as one likes.
//!
//! ```text
//! endurance target/release/host --seconds 60
//! endurance target/release/host --seconds 1800    # make endurance
//! ```
//!
//! While clients improve prompts, render templates and give feedback, plugins are swapped, guests
//! that fault come and go, templates and settings change, and the connections to PostgreSQL and
//! Redis are cut and mended. It fails when an answer is wrong, when a record that was acknowledged
//! is not in the store, when the host does not end well, or when memory or descriptors grow.
//!
//! PostgreSQL and Redis are those of `DATABASE_URL` and `REDIS_URL`, reached through [`wire::Wire`];
//! without them SQLite and memory are used and nothing is cut.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a measurement that goes wrong has to stop, and its table is the result"
)]

mod clients;
mod figures;
mod host;
mod mischief;
mod wire;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::Parser;
use prompt_host::records::{self, Filter, RecordId, Settings, UtcTime};

use clients::Seen;
use figures::Figures;
use host::Host;
use mischief::Mischief;

/// Clients that call all the time.
const CLIENTS: usize = 6;

/// Runs a host under load and mischief, and says whether it held.
#[derive(Debug, Parser)]
#[command(name = "endurance")]
struct Arguments {
    /// The program.
    host: PathBuf,
    /// How long.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// What decides in which order things happen.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let began = UtcTime::now();
    let mut host = Host::start(&arguments.host).await?;
    println!("{}", host.described());
    let seen = Arc::new(Seen::default());
    let until = Instant::now() + Duration::from_secs(arguments.seconds);
    let mut clients = clients::start(&host, &seen, CLIENTS, until).await?;
    let mut mischief = Mischief::new(arguments.seed);
    let mut figures = Figures::default();
    while Instant::now() < until {
        mischief.act(&mut host, &seen).await?;
        figures.sample(host.serving())?;
        if let Some(ended) = clients.try_join_next() {
            ended??;
        }
    }
    mischief.mend(&mut host);
    while let Some(ended) = clients.join_next().await {
        ended??;
    }
    let settings = host.records_settings()?;
    let said = host.stop().await?;
    let acknowledged = seen.records();
    let lost = missing(&settings, began, &acknowledged).await?;
    println!("{}", seen.summary());
    println!("{}", mischief.summary());
    println!("{}", figures.summary());
    println!("{} records acknowledged, {} lost", acknowledged.len(), lost.len());
    ensure!(lost.is_empty(), "records are lost: {lost:?}\n{said}");
    ensure!(seen.wrong().is_empty(), "answers are wrong: {:#?}\n{said}", seen.wrong());
    ensure!(acknowledged.len() > CLIENTS, "hardly anything was recorded\n{said}");
    figures.are_flat(Duration::from_secs(arguments.seconds))?;
    mischief.all_happened(Duration::from_secs(arguments.seconds))
}

/// Of `acknowledged`, what is not in the store.
async fn missing(
    settings: &Settings,
    began: UtcTime,
    acknowledged: &BTreeSet<RecordId>,
) -> anyhow::Result<Vec<RecordId>> {
    let store = records::open(settings, None).await?;
    let ours = Filter { client: Some(clients::NAME.to_owned()), since: Some(began), ..Filter::default() };
    let (mut kept, mut after) = (BTreeSet::new(), None);
    loop {
        let page = store.page(&ours, after, 500).await.context("the store cannot be read")?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        kept.extend(page.iter().map(|record| record.id));
    }
    // A store that others use too is left as it was.
    store.prune(&ours).await?;
    Ok(acknowledged.difference(&kept).copied().collect())
}
