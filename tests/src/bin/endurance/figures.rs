//! Memory and descriptors of the host over time.

use std::time::Duration;

use anyhow::ensure;
use prompt_host_tests::serving::ServingHost;

/// Growth that is none: caches fill, and allocators keep what they got.
const MEMORY_SLACK_MIB: f64 = 32.0;
const DESCRIPTOR_SLACK: f64 = 12.0;
/// Shorter runs end while caches still fill.
const LONG_ENOUGH: Duration = Duration::from_secs(45);

/// What was sampled, in order.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    memory_mib: Vec<f64>,
    descriptors: Vec<f64>,
}

impl Figures {
    pub(crate) fn sample(&mut self, host: &ServingHost) -> anyhow::Result<()> {
        self.memory_mib.push(host.resident_mib()?);
        self.descriptors.push(host.descriptors()? as f64);
        Ok(())
    }

    pub(crate) fn summary(&self) -> String {
        let told = |values: &[f64]| {
            let (second, last) = (median(quarter(values, 1)), median(quarter(values, 3)));
            format!("{second:.0} in the second quarter, {last:.0} in the last")
        };
        format!("MiB resident: {}; descriptors: {}", told(&self.memory_mib), told(&self.descriptors))
    }

    /// Whether the last quarter is as the second was.
    pub(crate) fn are_flat(&self, ran: Duration) -> anyhow::Result<()> {
        if ran < LONG_ENOUGH {
            return Ok(());
        }
        for (name, values, slack) in
            [("memory", &self.memory_mib, MEMORY_SLACK_MIB), ("descriptors", &self.descriptors, DESCRIPTOR_SLACK)]
        {
            let growth = median(quarter(values, 3)) - median(quarter(values, 1));
            ensure!(growth <= slack, "{name} grew by {growth:.0}: {values:.0?}");
        }
        Ok(())
    }
}

fn quarter(values: &[f64], number: usize) -> &[f64] {
    let length = values.len() / 4;
    values.get(number * length..(number + 1) * length).unwrap_or_default()
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
