//! Asking the host about all prompts.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use prompt_host::improve::report::Improvement;
use prompt_host::improve::{Improver, Request, Settings};
use prompt_host::plugin::{Applicability, Generation, Limits, Policy, Target};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::wasm::{Runtime, RuntimeOptions};
use prompt_host_tests::guests::target_folder;
use serde::Serialize;

use crate::data::Prompt;
use crate::judge::judge;
use crate::tally::Tally;
use crate::witness::Witness;

/// A busy machine must not change what is measured, only how long it takes.
const PATIENCE_MS: u64 = 30_000;

/// How the host is asked.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Way {
    pub(crate) apply: Applicability,
    pub(crate) target: Target,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let apply = match self.apply {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        };
        let target = match self.target {
            Target::Claude => "claude",
            Target::Gpt => "gpt",
            Target::GptReasoning => "gpt-reasoning",
            Target::Gemini => "gemini",
            Target::OpenWeights => "open-weights",
            Target::Unknown => "unknown",
        };
        write!(f, "{apply}, {target}")
    }
}

/// The host in this process, with the plugins that it carries inside.
pub(crate) struct Bench {
    tokio: tokio::runtime::Runtime,
    generation: Arc<Generation>,
    improver: Improver,
    include: Vec<String>,
}

impl Bench {
    pub(crate) fn start(include: Vec<String>, plugins: Option<PathBuf>) -> anyhow::Result<Self> {
        let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let cache_folder = Some(target_folder().join("evaluate").join("compiled"));
        let generation = tokio.block_on(async {
            let runtime = Runtime::start(RuntimeOptions { cache_folder, ..RuntimeOptions::default() })?;
            let sources = Sources {
                built_in: BuiltIn::FIRST_PARTY.to_vec(),
                folders: plugins.into_iter().collect(),
                ..Sources::default()
            };
            let limits = Limits { deadline_ms: PATIENCE_MS, ..Limits::default() };
            let generation = Plugins::start(runtime, sources, Policy { limits, ..Policy::default() }).await.current();
            ensure!(generation.failures.is_empty(), "a plugin did not load: {:?}", generation.failures);
            anyhow::Ok(generation)
        })?;
        let improver = Improver::new(Settings { deadline_ms: PATIENCE_MS, ..Settings::default() });
        Ok(Self { tokio, generation, improver, include })
    }

    /// The host's answer to one prompt.
    pub(crate) fn improve(&self, prompt: &str, way: Way) -> anyhow::Result<Improvement> {
        let request = Request {
            prompt: prompt.to_owned(),
            apply: Some(way.apply),
            target: Some(way.target),
            include: self.include.clone(),
            ..Request::default()
        };
        Ok(self.tokio.block_on(self.improver.improve(&self.generation, request))?)
    }

    /// Asks about every prompt, and about every answer again.
    pub(crate) fn run(&self, prompts: &[Prompt], way: Way) -> anyhow::Result<Tally> {
        let witness = Witness::new()?;
        let mut tally = Tally::default();
        for prompt in prompts {
            let started = Instant::now();
            let answer = self.improve(&prompt.prompt, way).with_context(|| format!("prompt {}", prompt.id))?;
            let took = started.elapsed();
            let again = self.improve(&answer.improved, way)?;
            let verdict = judge(&witness, prompt, &answer);
            tally.count(prompt, &answer, &again.improved, &verdict, took);
        }
        Ok(tally)
    }
}
