//! How much memory a host holds: idle, and after a hundred thousand calls.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use prompt_host_tests::prompts;

use crate::figure::{Figure, Target};
use crate::host::{Home, Host, all_rules};

const CALLS: usize = 100_000;
/// Calls under way at once.
const IN_FLIGHT: usize = 8;
/// Growth that is no leak: what an allocator moves about.
const FLAT_MIB: f64 = 2.0;

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    let home = Home::new()?;
    // Compile first: the figure is that of a host as it is started every day.
    drop(first_call(program, &home)?);
    let mut host = first_call(program, &home)?;
    let idle = resident_mib(host.id())?;
    let calls = CALLS / divisor;
    many_calls(&mut host, calls / 10)?;
    let early = resident_mib(host.id())?;
    many_calls(&mut host, calls - calls / 10)?;
    let late = resident_mib(host.id())?;
    Ok(vec![
        Figure::new("resident memory, all first-party plugins, idle", Target::AtMost(60.0), idle, "MiB"),
        Figure::new(format!("resident memory after {calls} calls, {IN_FLIGHT} at once"), Target::None, late, "MiB"),
        Figure::new(
            format!("its growth over the last {} calls", calls - calls / 10),
            Target::AtMost(FLAT_MIB),
            late - early,
            "MiB",
        ),
    ])
}

fn first_call(program: &Path, home: &Home) -> anyhow::Result<Host> {
    let mut host = Host::start_settled(program, home)?;
    host.call("improve_prompt", &all_rules(prompts::SHORT))?;
    Ok(host)
}

fn many_calls(host: &mut Host, count: usize) -> anyhow::Result<()> {
    let arguments = all_rules(prompts::SHORT);
    for _ in 0..IN_FLIGHT {
        host.send("improve_prompt", &arguments)?;
    }
    for _ in IN_FLIGHT..count {
        host.receive()?;
        host.send("improve_prompt", &arguments)?;
    }
    for _ in 0..IN_FLIGHT {
        host.receive()?;
    }
    Ok(())
}

fn resident_mib(process: u32) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let kib: f64 = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
        .context("the system does not tell the resident memory")?;
    Ok(kib / 1024.0)
}
