//! The machine and the program, for a report.

use std::thread::available_parallelism;
use std::time::SystemTime;

use serde::Serialize;
use sysinfo::{MemoryRefreshKind, RefreshKind, System};

use crate::cli::serve::surroundings::Surroundings;

/// What does not depend on settings.
#[derive(Debug, Serialize)]
pub(super) struct About {
    /// The host's version.
    host: &'static str,
    /// When the report was made, RFC 3339.
    written: String,
    system: Option<String>,
    kernel: Option<String>,
    architecture: String,
    /// Threads that can run at once.
    cores: usize,
    memory_bytes: u64,
    available_memory_bytes: u64,
    /// Who started this process.
    surroundings: String,
}

pub(super) fn about(surroundings: Surroundings) -> About {
    let memory = RefreshKind::nothing().with_memory(MemoryRefreshKind::nothing().with_ram());
    let system = System::new_with_specifics(memory);
    About {
        host: env!("CARGO_PKG_VERSION"),
        written: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        system: System::long_os_version(),
        kernel: System::kernel_version(),
        architecture: System::cpu_arch(),
        cores: available_parallelism().map_or(1, std::num::NonZero::get),
        memory_bytes: system.total_memory(),
        available_memory_bytes: system.available_memory(),
        surroundings: surroundings.described(),
    }
}
