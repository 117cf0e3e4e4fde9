//! Every kind of plugin in every language, from `host plugins new` to serving.
//!
//! ```text
//! scaffold target/debug/host --sdk plugins/sdk
//! scaffold target/debug/host --sdk plugins/sdk --only rust
//! ```
//!
//! A host serves all the time. Each project is written, built and packed as its README says, into
//! the plugin folder, and the time counts until the running host lists it as active. Then it must
//! pass `host plugins test`. It fails when a step fails, and when a project of Rust takes longer
//! than [`RUST_SECONDS`] once the SDK has been built.

#![allow(clippy::print_stdout, reason = "its table is the result")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use clap::Parser;
use prompt_host_tests::guests::target_folder;
use prompt_host_tests::serving::{ServingHost, command, data_folder};
use serde_json::Value;

/// From `new` to serving, of a second project in Rust.
const RUST_SECONDS: f64 = 60.0;
/// No plugin takes longer to be taken up, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(180);

const KINDS: [&str; 3] = ["rule", "filter", "template-engine"];
/// Languages, with what else is said for them.
const LANGUAGES: [(&str, &[&str]); 4] = [
    ("rust", &["--lang", "rust"]),
    ("python", &["--lang", "python"]),
    ("javascript", &["--lang", "javascript"]),
    ("componentize-js", &["--lang", "javascript", "--engine", "componentize-js"]),
];

/// Writes, builds and serves a plugin of each kind in each language.
#[derive(Debug, Parser)]
#[command(name = "scaffold")]
struct Arguments {
    /// The program.
    host: PathBuf,
    /// The SDK of this repository.
    #[arg(long, value_name = "FOLDER")]
    sdk: PathBuf,
    /// Of these languages only: rust, python, javascript, componentize-js.
    #[arg(long, value_name = "LANGUAGE")]
    only: Vec<String>,
}

/// What was asked for, and where it is.
struct Project {
    id: String,
    folder: PathBuf,
}

impl Project {
    fn path(&self) -> anyhow::Result<&str> {
        self.folder.to_str().context("the path of the project is not UTF-8")
    }
}

/// How long each step took.
struct Times {
    built: Duration,
    serving: Duration,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let sdk = arguments.sdk.canonicalize().context("there is no SDK")?;
    let sdk = sdk.to_str().context("the path of the SDK is not UTF-8")?;
    let root = target_folder().join("scaffold");
    let host = ServingHost::start(&arguments.host, |home, command| {
        patient(command);
        fs::create_dir_all(plugin_folder(home)).map_err(Into::into)
    })?;
    println!("{:<16} {:<16} {:>9} {:>11}", "LANGUAGE", "KIND", "BUILT s", "SERVING s");
    for (language, options) in LANGUAGES {
        if !arguments.only.is_empty() && !arguments.only.iter().any(|only| only == language) {
            continue;
        }
        for (position, kind) in KINDS.into_iter().enumerate() {
            let id = format!("{kind}-in-{language}");
            let project = Project { folder: root.join(&id), id };
            let mut options = options.to_vec();
            if language == "rust" {
                options.extend(["--sdk", sdk]);
            }
            let times = serve(&arguments.host, &host, &project, kind, &options)
                .with_context(|| format!("{kind} in {language}, in {}", project.folder.display()))?;
            println!(
                "{language:<16} {kind:<16} {:>9.1} {:>11.1}",
                times.built.as_secs_f64(),
                times.serving.as_secs_f64()
            );
            let is_late = language == "rust" && position > 0 && times.serving.as_secs_f64() > RUST_SECONDS;
            ensure!(!is_late, "from `plugins new` to serving took longer than {RUST_SECONDS} s");
            let path = project.path()?;
            said(patient(&mut command(&arguments.host, host.home(), &["plugins", "test", path])?))
                .with_context(|| format!("{kind} in {language}, in {path}"))?;
        }
    }
    Ok(())
}

/// From `host plugins new` to a running host that lists the plugin.
fn serve(program: &Path, host: &ServingHost, project: &Project, kind: &str, options: &[&str]) -> anyhow::Result<Times> {
    if project.folder.exists() {
        fs::remove_dir_all(&project.folder)?;
    }
    let started = Instant::now();
    let path = project.path()?;
    let mut new = vec!["plugins", "new", project.id.as_str(), "--kind", kind, "--path", path];
    new.extend(options);
    said(patient(&mut command(program, host.home(), &new)?))?;
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(project.folder.join("plugin.toml"))?)?;
    let build = manifest.get("build").context("plugin.toml has no [build]")?;
    let of_build = |key: &str| build.get(key).and_then(toml::Value::as_str).with_context(|| format!("no build.{key}"));
    let mut building = Command::new("sh");
    building.args(["-c", of_build("command")?]).current_dir(&project.folder);
    // One for all: the SDK is built once, as for an author who has written a plugin before.
    building.env("CARGO_TARGET_DIR", project.folder.with_file_name("target"));
    said(&mut building)?;
    let built = started.elapsed();
    if let Some(below) = of_build("component")?.strip_prefix("target/") {
        let (shared, own) =
            (project.folder.with_file_name("target").join(below), project.folder.join("target").join(below));
        fs::create_dir_all(own.parent().context("a component lies in a folder")?)?;
        fs::copy(&shared, own).with_context(|| format!("the build left no {}", shared.display()))?;
    }
    let packed = plugin_folder(host.home()).join(format!("{}.wasm", project.id));
    let packed = packed.to_str().context("the path of the plugin folder is not UTF-8")?;
    said(patient(&mut command(program, host.home(), &["plugins", "pack", path, "--output", packed])?))?;
    while !is_active(program, host, &project.id)? {
        ensure!(started.elapsed() < built + PATIENCE, "the host does not take it up: {:#?}", host.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(Times { built, serving: started.elapsed() })
}

fn state(row: &Value) -> Option<&str> {
    row.get("state").and_then(Value::as_str)
}

/// Whether the running host serves a plugin; an error when it says that it will not.
fn is_active(program: &Path, host: &ServingHost, id: &str) -> anyhow::Result<bool> {
    let list = said(patient(&mut command(program, host.home(), &["plugins", "list", "--json"])?))?;
    let list: Value = serde_json::from_str(&list)?;
    let rows = list.pointer("/hosts/0/plugins").and_then(Value::as_array).context("no host is listed")?;
    let is_it = |row: &&Value| row.get("id").and_then(Value::as_str) == Some(id);
    if let Some(row) = rows.iter().find(is_it) {
        ensure!(state(row) == Some("active"), "it is listed as {row}");
        return Ok(true);
    }
    let file = format!("{id}.wasm");
    match rows.iter().find(|row| row.to_string().contains(&file)) {
        Some(row) if state(row) == Some("compiling") => Ok(false),
        Some(failed) => bail!("the host refuses it: {failed}"),
        None => Ok(false),
    }
}

fn plugin_folder(home: &Path) -> PathBuf {
    data_folder(home).join("plugins")
}

/// What is asked here is what plugins say, not how fast a build for tests says it.
fn patient(command: &mut Command) -> &mut Command {
    command.env("PROMPT_HOST__LIMITS__DEADLINE_MS", "20000")
}

/// What a command prints; an error with all that it said when it fails.
fn said(command: &mut Command) -> anyhow::Result<String> {
    let output = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).output()?;
    let (out, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "{command:?} failed with {}\n{out}{complaints}", output.status);
    Ok(out.into_owned())
}
