//! Golden cases against plugins that are being written.
//!
//! ```text
//! cases --plugins target/wasm32-wasip2/plugin tests/cases/tidy          # a folder of cases
//! cases --plugins target/wasm32-wasip2/plugin tests/cases/tidy/one.txt  # one of them
//! ```
//!
//! The plugins of the folder take the place of those inside the host, so that trying a rule
//! needs no new host. Exits with 1 when a case fails.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "what goes wrong stops it, and its lines are the result")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use prompt_host_tests::cases::{Court, files};

/// Runs golden cases.
#[derive(Debug, Parser)]
#[command(name = "cases")]
struct Arguments {
    /// A folder of plugins that go before those inside the host.
    #[arg(long, value_name = "FOLDER")]
    plugins: Option<PathBuf>,
    /// Cases, or folders of them.
    #[arg(required = true)]
    cases: Vec<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let court = Court::open(arguments.plugins.as_deref()).await;
    let all = arguments.cases.iter().flat_map(|path| if path.is_dir() { files(path) } else { vec![path.clone()] });
    let (mut heard, mut failed) = (0, 0);
    for file in all {
        let failures = court.hear(&file).await;
        heard += 1;
        failed += usize::from(!failures.is_empty());
        for failure in failures {
            println!("{}: {failure}\n", file.display());
        }
    }
    println!("{heard} cases, {failed} failed");
    ExitCode::from(u8::from(failed > 0))
}
