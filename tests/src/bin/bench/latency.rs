//! How long an answer takes when the host is up.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use prompt_host_tests::prompts;
use serde_json::{Value, json};

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

/// Calls before anything counts.
const WARM_UP: usize = 500;

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let home = Home::new()?;
    let mut host = Host::start_settled(program, &home)?;
    let short = all_rules(prompts::SHORT);
    calls(&mut host, &short, WARM_UP)?;
    let short_times = calls(&mut host, &short, 10_000 / divisor)?;
    // Before the long prompts, which would be in these figures too.
    let mut rule_figures = rule_calls(&mut host)?;
    let ten = calls(&mut host, &all_rules(&prompts::long(10_000)), 500 / divisor)?;
    let hundred = calls(&mut host, &all_rules(&prompts::long(100_000)), 100 / divisor)?;
    let mut figures = vec![
        Figure::millis("`improve_prompt`, 600 bytes, all rules: p50", Target::AtMost(1.0), quantile(&short_times, 0.5)),
        Figure::millis(
            "`improve_prompt`, 600 bytes, all rules: p99",
            Target::AtMost(3.0),
            quantile(&short_times, 0.99),
        ),
        Figure::millis("`improve_prompt`, 10 KB: p50", Target::None, quantile(&ten, 0.5)),
        Figure::millis("`improve_prompt`, 100 KB: p50", Target::AtMost(50.0), quantile(&hundred, 0.5)),
        Figure::millis("`improve_prompt`, 100 KB: p99", Target::None, quantile(&hundred, 0.99)),
    ];
    figures.append(&mut rule_figures);
    Ok(figures)
}

fn calls(host: &mut Host, arguments: &Value, count: usize) -> anyhow::Result<Vec<Duration>> {
    (0..count)
        .map(|_| {
            let (took, answer) = host.timed_call("improve_prompt", arguments)?;
            let whole = answer["status"] == "improved" && answer["skipped"].as_array().is_some_and(Vec::is_empty);
            ensure!(whole, "not the whole answer: {answer}");
            Ok(took)
        })
        .collect()
}

/// What the host itself counted, plugin by plugin.
fn rule_calls(host: &mut Host) -> anyhow::Result<Vec<Figure>> {
    let list = host.call("list_plugins", &json!({}))?;
    let plugins = list["plugins"].as_array().context("no list of plugins")?;
    // Plugins that compare texts have nothing to do here.
    let has_rules = |plugin: &&Value| plugin["rules"].as_array().is_some_and(|rules| !rules.is_empty());
    let figure = |plugin: &Value| {
        let name = format!("rule call in the serving process, `{}`: p50", plugin["id"].as_str().unwrap_or_default());
        let p50 = plugin["p50_us"].as_f64().context("a plugin that was not called")?;
        Ok(Figure::new(name, Target::AtMost(50.0), p50, "µs"))
    };
    plugins.iter().filter(has_rules).map(figure).collect()
}
