//! Follows those pages of the manual that need cargo, pip or npm, as a newcomer would.
//!
//! ```text
//! manual target/debug/host --repository .
//! manual target/debug/host --repository . --only python
//! ```
//!
//! Each page is followed in a home of its own, in which the clone is `~/prompt-host`. It fails with
//! the page and the line of the first thing that is not as the page says. All other pages are
//! followed by the end-to-end tests.

#![allow(clippy::print_stdout, reason = "its table is the result")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use clap::Parser;
use prompt_host_tests::guests::target_folder;
use prompt_host_tests::manual::{Page, Place, TUTORIALS, follow};

/// Plugins of the pages whose manifest asks for a deadline, which goes before that of all plugins.
const IN_A_HURRY: [&str; 6] = ["HASTE", "NOISE", "COINS", "RUSH", "SHOUT", "CASH"];

/// No block of a page takes longer, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(1_200);

/// Follows the tutorials of the manual.
#[derive(Debug, Parser)]
#[command(name = "manual")]
struct Arguments {
    /// The program.
    host: PathBuf,
    /// The clone.
    #[arg(long, value_name = "FOLDER")]
    repository: PathBuf,
    /// These pages only: rust, python, javascript.
    #[arg(long, value_name = "PAGE")]
    only: Vec<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let repository = arguments.repository.canonicalize().context("there is no repository")?;
    let place = Place {
        host: arguments.host.canonicalize().context("there is no program")?,
        begins_with: None,
        links: vec![("prompt-host".to_owned(), repository.clone())],
        cache: target_folder().join("manual").join("cache"),
        variables: variables(&repository)?,
        patience: PATIENCE,
    };
    println!("{:<16} {:>8} {:>9}", "PAGE", "BLOCKS", "TOOK s");
    for name in TUTORIALS {
        if !arguments.only.is_empty() && !arguments.only.iter().any(|only| only == name) {
            continue;
        }
        let page = Page::read(&repository.join("docs/plugins").join(format!("{name}.md")))?;
        let started = Instant::now();
        follow(&page, &place)?;
        println!("{name:<16} {:>8} {:>9.1}", page.blocks.len(), started.elapsed().as_secs_f64());
    }
    Ok(())
}

/// What this machine says of itself: tools find their settings and caches where they are, though
/// the home is another one.
fn variables(repository: &Path) -> anyhow::Result<Vec<(OsString, OsString)>> {
    let is_ours = |name: &OsString| !name.to_string_lossy().starts_with("PROMPT_HOST");
    let mut variables: Vec<(OsString, OsString)> = std::env::vars_os().filter(|(name, _)| is_ours(name)).collect();
    let mut say = |name: &str, value: PathBuf| {
        if !variables.iter().any(|(known, _)| known == name) {
            variables.push((name.into(), value.into()));
        }
    };
    if let Some(home) = std::env::var_os("HOME").map(PathBuf::from) {
        for (name, below) in [
            ("CARGO_HOME", ".cargo"),
            ("RUSTUP_HOME", ".rustup"),
            ("PYENV_ROOT", ".pyenv"),
            ("PIP_CONFIG_FILE", ".config/pip/pip.conf"),
            ("PIP_CACHE_DIR", ".cache/pip"),
            ("NPM_CONFIG_USERCONFIG", ".npmrc"),
            ("NPM_CONFIG_CACHE", ".npm"),
        ] {
            if home.join(below).exists() {
                say(name, home.join(below));
            }
        }
    }
    let toolchain = std::fs::read_to_string(repository.join("rust-toolchain.toml"))?;
    let toolchain: toml::Table = toml::from_str(&toolchain)?;
    let channel = toolchain.get("toolchain").and_then(|table| table.get("channel")?.as_str());
    say("RUSTUP_TOOLCHAIN", channel.context("rust-toolchain.toml names no channel")?.into());
    // What the projects depend on is built once for all of them.
    say("CARGO_BUILD_BUILD_DIR", target_folder().join("manual").join("build"));
    variables.retain(|(name, _)| name != "CARGO_TARGET_DIR");
    for plugin in IN_A_HURRY {
        variables.push((format!("PROMPT_HOST__PLUGINS__{plugin}__LIMITS__DEADLINE_MS").into(), "20000".into()));
    }
    Ok(variables)
}
