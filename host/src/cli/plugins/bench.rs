//! `host plugins bench`: what a call of a plugin costs, beside the first-party ones of its kind.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::project::Project;
use crate::cli::render::table::{Cell, table};
use crate::cli::render::trial::{mebibytes, time};
use crate::cli::{Exit, GlobalArguments, local, logging};
use crate::plugin::{Generation, Kind, Loaded, Origin, PluginId, WarmGrant};
use crate::trial::{Cost, Trial};

/// Lengths of inputs: a prompt as people write them, and one with material.
const LENGTHS: [usize; 2] = [600, 6_000];

/// One sandbox that is kept, to show what that would save.
const WARM: WarmGrant = WarmGrant { sandboxes: 1, calls: 1_000_000 };

#[derive(Debug, Args)]
pub(super) struct BenchArguments {
    /// The project's folder, or a component
    #[arg(value_name = "FOLDER|FILE", default_value = ".")]
    path: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One plugin, measured.
#[derive(Debug, Serialize)]
struct Measured {
    plugin: PluginId,
    kind: Kind,
    costs: Vec<Cost>,
    /// Nanoseconds that each further KiB of input takes.
    ns_per_kib: f64,
    peak_memory_bytes: usize,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &BenchArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let project = Project::find(&arguments.path, None)?;
    let plugins = local::plugins(&settings, local::Needed::All).await?;
    let candidate = project.load(&plugins, &project.packed()?).await?;
    let Some(kind) = candidate.loaded().and_then(first_kind) else {
        anyhow::bail!("{} exports nothing that could be measured", project.component.display());
    };
    let trial = Trial::new(candidate.generation.clone(), candidate.id.clone());
    let own = measured(&trial, candidate.id.clone(), kind).await?;
    let warm = match kind {
        // An engine's sandboxes are kept as it is.
        Kind::TemplateEngine => None,
        Kind::Rule | Kind::Comparison | Kind::Filter => {
            let candidate = project.load_warm(&plugins, &project.packed()?, WARM).await?;
            let trial = Trial::new(candidate.generation.clone(), candidate.id.clone());
            Some(measured(&trial, candidate.id.clone(), kind).await?)
        }
    };
    let mut others = Vec::new();
    for id in first_party(&candidate.generation, kind, &candidate.id) {
        let trial = Trial::new(candidate.generation.clone(), id.clone());
        others.push(measured(&trial, id, kind).await?);
    }
    let mut out = anstream::stdout().lock();
    match arguments.json {
        true => {
            let answer = serde_json::json!({ "plugin": own, "warm": warm, "first_party": others });
            writeln!(out, "{}", serde_json::to_string_pretty(&answer)?)?;
        }
        false => write!(out, "{}", shown(&own, warm.as_ref(), &others))?,
    }
    Ok(Exit::Good)
}

/// What a plugin of several kinds is measured by.
fn first_kind(loaded: &Loaded) -> Option<Kind> {
    let kinds = Kind::of(loaded);
    [Kind::Rule, Kind::Filter, Kind::TemplateEngine, Kind::Comparison].into_iter().find(|kind| kinds.contains(kind))
}

fn first_party(generation: &Generation, kind: Kind, but: &PluginId) -> Vec<PluginId> {
    let is_of_kind = |loaded: &&Loaded| {
        matches!(loaded.origin, Origin::BuiltIn(_)) && loaded.id() != but && first_kind(loaded) == Some(kind)
    };
    generation.plugins.iter().filter(is_of_kind).map(|loaded| loaded.id().clone()).collect()
}

async fn measured(trial: &Trial, plugin: PluginId, kind: Kind) -> anyhow::Result<Measured> {
    let mut costs = Vec::new();
    for bytes in LENGTHS {
        let cost = trial.cost(bytes).await;
        costs.push(cost.ok_or_else(|| anyhow::anyhow!("`{plugin}` could not be asked about {bytes} bytes"))?);
    }
    let ns_per_kib = match costs.as_slice() {
        [short, long] => {
            let more = long.p50_ns as f64 - short.p50_ns as f64;
            (more * 1024.0 / (long.bytes - short.bytes) as f64).max(0.0)
        }
        _ => 0.0,
    };
    let peak_memory_bytes = trial.plugin().map_or(0, |loaded| loaded.usage.peak_memory());
    Ok(Measured { plugin, kind, costs, ns_per_kib, peak_memory_bytes })
}

fn shown(own: &Measured, warm: Option<&Measured>, others: &[Measured]) -> String {
    let micros = |ns: f64| time(ns / 1e3);
    let row = |name: &str, one: &Measured| {
        let cost = |index: usize| one.costs.get(index);
        let p50 = |index| Cell::number(cost(index).map(|cost| micros(cost.p50_ns as f64)));
        let p99 = |index| Cell::number(cost(index).map(|cost| micros(cost.p99_ns as f64)));
        let memory = Cell::number(Some(mebibytes(one.peak_memory_bytes)));
        vec![Cell::text(name), p50(0), p99(0), p50(1), p99(1), Cell::number(Some(micros(one.ns_per_kib))), memory]
    };
    let mut rows = vec![row(own.plugin.as_str(), own)];
    rows.extend(warm.map(|warm| row(&format!("{} (warm)", warm.plugin), warm)));
    rows.extend(others.iter().map(|other| row(other.plugin.as_str(), other)));
    let headings = ["PLUGIN", "P50 600 B", "P99 600 B", "P50 6 kB", "P99 6 kB", "EACH KiB", "MEMORY"];
    let mut text = table(&headings, &rows);
    if let (Some(own), Some(median)) = (own.costs.first(), median(others)) {
        let ratio = own.p50_ns as f64 / median.max(1) as f64;
        let times = format!("{ratio:.1} times the median of the first-party plugins of its kind");
        text.push_str(&format!("\nA call with 600 bytes takes {}: {times}.\n", micros(own.p50_ns as f64)));
    }
    text
}

/// The median of what the others take for the shortest input.
fn median(others: &[Measured]) -> Option<u64> {
    let mut times: Vec<u64> = others.iter().filter_map(|other| other.costs.first()).map(|cost| cost.p50_ns).collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}
