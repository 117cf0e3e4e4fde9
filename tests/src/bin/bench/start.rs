//! How long it takes from nothing to the first answer.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::ensure;
use prompt_host_tests::prompts;

use crate::figure::{Figure, Target, quantile};
use crate::host::{Home, Host, all_rules};

pub(crate) fn measure(program: &Path, divisor: usize) -> anyhow::Result<Vec<Figure>> {
    // Once before anything counts: the program itself must be in the system's memory.
    to_first_answer(program, &Home::new()?)?;
    let cold: Vec<Duration> = (0..3).map(|_| to_first_answer(program, &Home::new()?)).collect::<anyhow::Result<_>>()?;
    let home = Home::new()?;
    Host::start_settled(program, &home)?;
    let warm: Vec<Duration> =
        (0..(40 / divisor)).map(|_| to_first_answer(program, &home)).collect::<anyhow::Result<_>>()?;
    Ok(vec![
        Figure::millis("process start to first answer, warm cache: median", Target::AtMost(50.0), quantile(&warm, 0.5)),
        Figure::millis(
            "process start to first answer, all plugins compiled: median",
            Target::AtMost(2_000.0),
            quantile(&cold, 0.5),
        ),
    ])
}

fn to_first_answer(program: &Path, home: &Home) -> anyhow::Result<Duration> {
    let started = Instant::now();
    let mut host = Host::start(program, home)?;
    let answer = host.call("improve_prompt", &all_rules(prompts::SHORT))?;
    let took = started.elapsed();
    ensure!(answer["status"] == "improved", "not improved: {answer}");
    Ok(took)
}
