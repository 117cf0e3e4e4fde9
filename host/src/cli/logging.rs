//! How commands log: less than a host that serves.

use super::GlobalArguments;
use crate::logging::{self, LogError, LogSettings};

/// Starts the log of a command that is over soon: only warnings, unless `--log` says more.
///
/// # Errors
/// When the filter is wrong or the file cannot be opened.
pub(super) fn start_for_command(global: &GlobalArguments, settings: &LogSettings) -> Result<(), LogError> {
    let level = global.log.clone().unwrap_or_else(|| "warn".to_owned());
    logging::start_for_command(&LogSettings { level, ..settings.clone() })
}
