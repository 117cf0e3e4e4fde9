//! Plugins that change while answers are under way.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use prompt_host::reload::BuiltIn;
use prompt_host_tests::{prompts, variants};
use serde_json::{Value, json};

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

/// The plugin that changes, and the version that it was built as.
const PLUGIN: &str = "tidy";
const BUILT_AS: &str = env!("CARGO_PKG_VERSION");
/// One of its rules that changes the prompt, and words that stand in all of its messages.
const RULE: &str = "redundancy";
const WORDS: &str = "means no more than";
/// Longer than a swap can take.
const LOST: Duration = Duration::from_secs(30);

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    // Every version is new: its compilation is part of the time.
    let fresh: Vec<String> = (1..=20).map(|number| format!("9.{}.{}", number / 10, number % 10)).collect();
    let compiled = run(program, &fresh, 1, Duration::from_millis(2))?;
    // Versions that were there before come from the compile cache, so that swaps follow fast.
    let known: Vec<String> = (0..200 / divisor).map(|number| format!("9.9.{}", number % 2)).collect();
    let under_load = run(program, &known, 8, Duration::ZERO)?;
    let wrong = under_load.failed + under_load.lost + under_load.mixed;
    let most = |times: &[Duration]| times.iter().max().copied().unwrap_or_default();
    Ok(vec![
        Figure::millis(
            "file written to new version serving, compiled: median of 20",
            Target::AtMost(300.0),
            quantile(&compiled.times, 0.5),
        ),
        Figure::millis(
            "file written to new version serving, compiled: longest of 20",
            Target::None,
            most(&compiled.times),
        ),
        Figure::millis(
            format!("file written to known version serving, 8 callers: median of {}", known.len()),
            Target::AtMost(300.0),
            quantile(&under_load.times, 0.5),
        ),
        Figure::new(
            format!(
                "answers failed, lost or of mixed generations, of {} during {} swaps",
                under_load.answers,
                known.len()
            ),
            Target::AtMost(0.0),
            wrong as f64,
            "",
        ),
    ])
}

/// What happened while plugins changed.
#[derive(Debug, Default)]
struct Outcome {
    /// From each file to the first answer of its version.
    times: Vec<Duration>,
    answers: usize,
    failed: usize,
    lost: usize,
    mixed: usize,
}

/// A version on its way.
struct Swap<'a> {
    version: &'a str,
    /// The newest generation that had answered before; answers of older ones may still come.
    after: u64,
    since: Instant,
}

/// Puts one version after the other into the plugin folder, each as soon as the one before
/// answers, with `callers` calls under way all the time, or with a `pause` between them: a host
/// that is only asked now and then compiles undisturbed.
fn run(program: &Path, versions: &[String], callers: usize, pause: Duration) -> anyhow::Result<Outcome> {
    let home = Home::new()?;
    let mut host = Host::start_settled(program, &home)?;
    let arguments = all_rules(prompts::SHORT);
    let mut outcome = Outcome::default();
    let mut waiting = HashSet::new();
    let mut generations = BTreeMap::new();
    let mut left = versions.iter();
    let mut swap: Option<Swap<'_>> = None;
    for _ in 0..callers {
        waiting.insert(host.send("improve_prompt", &arguments)?);
    }
    loop {
        if swap.is_none() {
            let Some(version) = left.next() else { break };
            put(&home, version)?;
            let after = generations.keys().last().copied().unwrap_or_default();
            swap = Some(Swap { version, after, since: Instant::now() });
        }
        let answer = host.receive()?;
        ensure!(waiting.remove(&answer.id), "a call was answered twice");
        let Seen { version, generation } = outcome.judge(&answer.content, &mut generations)?;
        if let Some(Swap { version: wanted, after, since }) = swap {
            if version == wanted && generation > after {
                outcome.times.push(since.elapsed());
                swap = None;
            } else if since.elapsed() > LOST {
                bail!("version {wanted} never served: {}", home.log());
            }
        }
        std::thread::sleep(pause);
        waiting.insert(host.send("improve_prompt", &arguments)?);
    }
    for _ in 0..waiting.len() {
        let answer = host.receive()?;
        waiting.remove(&answer.id);
        outcome.judge(&answer.content, &mut generations)?;
    }
    outcome.lost = waiting.len();
    let list = host.call("list_plugins", &json!({}))?;
    let row = list["plugins"].as_array().and_then(|rows| rows.iter().find(|row| row["id"] == PLUGIN));
    ensure!(row.is_some_and(|row| row["reason"].is_null()), "a swap failed: {list}");
    Ok(outcome)
}

impl Outcome {
    /// Counts an answer.
    ///
    /// It is whole when nobody was skipped, and of one generation when that generation always
    /// has this version, every change names it, and the guest's own words are of it too.
    fn judge(&mut self, answer: &Value, generations: &mut BTreeMap<u64, String>) -> anyhow::Result<Seen> {
        self.answers += 1;
        let nobody_skipped = answer["skipped"].as_array().is_some_and(Vec::is_empty);
        if answer["status"] != "improved" || !nobody_skipped {
            self.failed += 1;
        }
        let changes = answer["changes"].as_array().context("an answer without changes")?;
        let changes: Vec<&Value> = changes.iter().filter(|change| change["plugin"] == PLUGIN).collect();
        // An answer without the plugin has failed already, and shows no version.
        let version = changes.first().and_then(|change| change["version"].as_str()).unwrap_or_default().to_owned();
        let generation = answer["generation"].as_u64().context("an answer without a generation")?;
        if !version.is_empty() {
            let known = generations.entry(generation).or_insert_with(|| version.clone());
            let one_version = *known == version && changes.iter().all(|change| change["version"] == *version);
            let words = words_of(&version);
            let mut messages = changes.iter().filter(|change| change["code"] == RULE).map(|change| &change["message"]);
            let own_words = messages.all(|message| message.as_str().is_some_and(|message| message.contains(&words)));
            self.mixed += usize::from(!one_version || !own_words);
        }
        Ok(Seen { version, generation })
    }
}

/// Whose an answer was.
struct Seen {
    version: String,
    generation: u64,
}

/// What the guest itself says in version `version`, in place of [`WORDS`].
fn words_of(version: &str) -> String {
    if version == BUILT_AS { WORDS.to_owned() } else { format!("{version:-^width$}", width = WORDS.len()) }
}

/// Writes a version beside the plugin folder and moves it there whole.
fn put(home: &Home, version: &str) -> anyhow::Result<()> {
    let built_in = BuiltIn::FIRST_PARTY.iter().find(|built_in| built_in.name == PLUGIN).context("no such plugin")?;
    let described = variants::with_version(built_in.bytes, PLUGIN, BUILT_AS, version);
    let component = variants::patched(&described, WORDS, &words_of(version));
    let beside = home.plugins().with_file_name("new.wasm");
    fs::write(&beside, component)?;
    fs::rename(&beside, home.plugins().join("tidy.wasm"))?;
    Ok(())
}
