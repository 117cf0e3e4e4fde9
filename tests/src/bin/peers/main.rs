//! Measures a host beside a peer: the same call, on the same machine, in one run.
//!
//! ```text
//! peers target/release/host target/peers/bin/python    # a few minutes
//! peers … --seconds 2                                  # shorter, to see that it works
//! ```
//!
//! The peer is `tests/peers/server.py`: the same tool on FastMCP, with rules in plain Python. Both
//! improve the same prompt of 600 bytes and have to give the same text. The client takes its share
//! of the machine's processors, the same for both.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a measurement that goes wrong has to stop, and its table is the result"
)]

mod load;
mod server;
mod stdio;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;

use load::Load;
use prompt_host_tests::http::Client;
use prompt_host_tests::serving::{SETTLING, ServingHost, settling};
use server::PeerServer;

/// Measures a host beside a peer and prints a table.
#[derive(Debug, Parser)]
#[command(name = "peers")]
struct Arguments {
    /// The program to measure.
    host: PathBuf,
    /// A Python that has the peer's packages.
    python: PathBuf,
    /// How long each row is measured.
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Connections that stay open in the measurement of many.
    #[arg(long, default_value_t = 1_000)]
    connections: usize,
}

/// The host's rules that the peer has too.
const SHARED_RULES: [&str; 5] =
    ["tidy/redundancy", "tone/shouting", "safety/secret", "references/dangling-reference", "structure/fence-code"];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let duration = Duration::from_secs(arguments.seconds);
    println!("| | connections | calls/s | p50 ms | p99 ms | throughput ÷ peer | peer ÷ p99 |");
    println!("|---|---|---|---|---|---|---|");
    for connections in [8, 32] {
        let peer = PeerServer::start(&arguments.python)?;
        let beside = Load::closed(peer.address(), None, connections, duration).await?;
        drop(peer);
        row("FastMCP, five rules in Python", connections, &beside, &beside);
        let host = settled(&arguments.host).await?;
        for (name, rules) in
            [("the same five rules, sandboxed", Some(&SHARED_RULES[..])), ("all rules, sandboxed", None)]
        {
            let load = Load::closed(host.address(), rules, connections, duration).await?;
            row(name, connections, &load, &beside);
        }
    }
    println!();
    stdio::compare(&arguments.host, &arguments.python, &SHARED_RULES)?;
    println!();
    many(&arguments, duration).await
}

/// A host that has done all that a start leaves for later, which takes a processor or two.
async fn settled(program: &Path) -> anyhow::Result<ServingHost> {
    let host = ServingHost::start(program, |_, _| Ok(()))?;
    let mut client = Client::connect(host.address()).await?;
    let session = client.open("peers").await?;
    client.call(&session, SETTLING, &settling()).await?;
    Ok(host)
}

fn row(name: &str, connections: usize, load: &Load, beside: &Load) {
    println!(
        "| {name} | {connections} | {:.0} | {:.2} | {:.2} | {:.1} × | {:.1} × |",
        load.rate(),
        load.millis(0.5),
        load.millis(0.99),
        load.rate() / beside.rate(),
        beside.millis(0.99) / load.millis(0.99),
    );
}

/// Many connections with two sessions each, at half of what the host can do.
async fn many(arguments: &Arguments, duration: Duration) -> anyhow::Result<()> {
    let host = settled(&arguments.host).await?;
    let peak = Load::closed(host.address(), Some(&SHARED_RULES), 32, duration).await?;
    let before = host.resident_mib()?;
    let load =
        Load::paced(host.address(), &SHARED_RULES, arguments.connections, peak.rate() / 2.0, duration * 2).await?;
    println!(
        "{} connections, {} sessions, {:.0} calls/s asked and {:.0} answered: p50 {:.2} ms, p99 {:.2} ms, {} dropped, \
         {before:.0} MiB before and {:.0} MiB after",
        arguments.connections,
        arguments.connections * 2,
        peak.rate() / 2.0,
        load.rate(),
        load.millis(0.5),
        load.millis(0.99),
        load.dropped,
        host.resident_mib()?,
    );
    Ok(())
}
