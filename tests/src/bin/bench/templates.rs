//! How long templates take: to render, to be swapped, and when there are many.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::ensure;
use serde_json::json;

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host};

/// Templates of the large library.
const MANY: usize = 10_000;
/// A change must serve within this, or the measurement gives up.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let mut figures = renders(program, divisor)?;
    figures.push(changes(program, 20 / divisor.min(4))?);
    figures.extend(many(program)?);
    Ok(figures)
}

/// One template of the library, with values that no call had before, and with the same ones.
fn renders(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let home = Home::new()?;
    let mut host = Host::start_settled(program, &home)?;
    let mut times = |text: &dyn Fn(usize) -> String| -> anyhow::Result<Duration> {
        let mut times = Vec::new();
        for number in 0..(4_000 / divisor) {
            let arguments = json!({"name": "code_review", "arguments": {"code": text(number), "language": "Rust"}});
            let (took, answer) = host.timed_call("render_prompt", &arguments)?;
            ensure!(answer["messages"][0]["role"] == "user", "not rendered: {answer}");
            times.push(took);
        }
        Ok(quantile(&times, 0.5))
    };
    let fresh = times(&|number| format!("fn main() {{ print({number}); }}"))?;
    let cached = times(&|_| "fn main() {}".to_owned())?;
    Ok(vec![
        Figure::millis("`render_prompt` over stdio, `code_review`, other values each time: p50", Target::None, fresh),
        Figure::millis("`render_prompt` over stdio, `code_review`, the same values: p50", Target::None, cached),
    ])
}

/// From a written file to its new version in an answer.
fn changes(program: &Path, count: usize) -> anyhow::Result<Figure> {
    let home = Home::new()?;
    let folder = home.templates()?;
    let mut host = Host::start_settled(program, &home)?;
    let mut times = Vec::new();
    for number in 0..count {
        let started = Instant::now();
        write(&folder, "changing", number)?;
        loop {
            let answer = host.timed_call("render_prompt", &json!({"name": "changing"}))?.1;
            if answer["messages"][0]["text"] == format!("Version {number}.") {
                break;
            }
            ensure!(started.elapsed() < PATIENCE, "version {number} does not serve: {answer}");
        }
        times.push(started.elapsed());
    }
    Ok(Figure::millis(
        "template file written to new version serving: median",
        Target::AtMost(300.0),
        quantile(&times, 0.5),
    ))
}

/// What a large library adds to a start, and how long its list takes.
fn many(program: &Path) -> anyhow::Result<Vec<Figure>> {
    let home = Home::new()?;
    let folder = home.templates()?;
    let start = || -> anyhow::Result<(Duration, Host)> {
        let started = Instant::now();
        let mut host = Host::start(program, &home)?;
        host.call("improve_prompt", &json!({"prompt": "In order to start, go."}))?;
        Ok((started.elapsed(), host))
    };
    drop(Host::start_settled(program, &home)?);
    let without = start()?.0;
    for number in 0..MANY {
        write(&folder, &format!("prompt_{number}"), number)?;
    }
    let (with, mut host) = start()?;
    // Every engine has read every template.
    host.call("render_prompt", &json!({"name": "prompt_7"}))?;
    let mut lists = Vec::new();
    for _ in 0..20 {
        let (took, answer) = host.timed_call("search_prompts", &json!({"query": "no such words"}))?;
        ensure!(answer["prompts"].as_array().is_some_and(Vec::is_empty), "something was found: {answer}");
        lists.push(took);
    }
    Ok(vec![
        Figure::millis(
            "start with 10,000 templates, more than without",
            Target::AtMost(500.0),
            with.saturating_sub(without),
        ),
        Figure::millis("10,000 templates searched over stdio: p50", Target::AtMost(20.0), quantile(&lists, 0.5)),
    ])
}

/// Writes a template whole, by rename.
fn write(folder: &Path, name: &str, number: usize) -> anyhow::Result<()> {
    let hidden = folder.join(format!(".{name}.new"));
    let text = format!("---\nname: {name}\ndescription: Says its number.\ncategory: work\n---\nVersion {number}.\n");
    fs::write(&hidden, text)?;
    Ok(fs::rename(hidden, folder.join(format!("{name}.jinja")))?)
}
