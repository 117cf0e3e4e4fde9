//! What an operator can set about backups.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// Copies of what the host keeps, made while it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "BackupSettings")]
pub struct Settings {
    /// How often a host that serves writes a backup, as `24h` or `30m`; at least a second. Hosts
    /// that share a folder take turns. Default: never.
    pub every: Option<Period>,
    /// Where backups are kept. Default: `prompt-host/backups` in the user's data folder.
    pub folder: Option<PathBuf>,
    /// Backups that are kept there; the oldest go first.
    pub keep: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { every: None, folder: None, keep: 7 }
    }
}

/// A time between two backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Period(Duration);

/// A text that is no such time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a time of 1s to 366days, as `24h` or `30m`, found text `{0}`")]
pub struct InvalidPeriod(String);

impl Period {
    /// As time.
    pub fn duration(self) -> Duration {
        self.0
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let invalid = || InvalidPeriod(text.chars().take(40).collect());
        let time = humantime::parse_duration(text).map_err(|_| invalid())?;
        let allowed = Duration::from_secs(1)..=Duration::from_secs(366 * 24 * 3600);
        if allowed.contains(&time) { Ok(Self(time)) } else { Err(invalid()) }
    }
}

impl TryFrom<String> for Period {
    type Error = InvalidPeriod;

    fn try_from(text: String) -> Result<Self, InvalidPeriod> {
        text.parse()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_duration(self.0).fmt(f)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_its_unit_and_sane_bounds() {
        for (text, seconds) in [("24h", 86_400), ("1s", 1), ("2h 30m", 9_000)] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.duration().as_secs(), seconds);
            assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        }
        for text in ["", "24", "0s", "999ms", "10years", "-1h", "soon"] {
            let error = text.parse::<Period>().unwrap_err().to_string();
            assert!(error.contains("`24h`"), "{text}: {error}");
        }
    }
}
