//! Moments as records write them.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A moment in UTC, to the millisecond; RFC 3339 in text: `2026-11-28T10:15:00.250Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct UtcTime {
    millis: u64,
}

/// A text that is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time in UTC: write it as `2026-11-28T10:15:00Z`")]
pub struct InvalidTime(String);

/// The last millisecond that RFC 3339 can write: the year has four digits.
const LAST: u64 = 253_402_300_799_999;

impl UtcTime {
    /// This moment.
    pub fn now() -> Self {
        Self::from(SystemTime::now())
    }

    /// `millis` after 1970; none after the year 9999.
    pub fn from_millis(millis: u64) -> Option<Self> {
        (millis <= LAST).then_some(Self { millis })
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> u64 {
        self.millis
    }

    /// So long before; 1970 at the earliest.
    pub fn before(self, duration: Duration) -> Self {
        Self { millis: self.millis.saturating_sub(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)) }
    }
}

impl From<SystemTime> for UtcTime {
    fn from(time: SystemTime) -> Self {
        let millis = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        Self { millis: u64::try_from(millis).unwrap_or(LAST).min(LAST) }
    }
}

impl fmt::Display for UtcTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_rfc3339_millis(UNIX_EPOCH + Duration::from_millis(self.millis)).fmt(f)
    }
}

impl FromStr for UtcTime {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        humantime::parse_rfc3339(text).map(Self::from).map_err(|_| InvalidTime(text.chars().take(64).collect()))
    }
}

impl TryFrom<String> for UtcTime {
    type Error = InvalidTime;

    fn try_from(text: String) -> Result<Self, InvalidTime> {
        text.parse()
    }
}

impl From<UtcTime> for String {
    fn from(time: UtcTime) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_moment_are_the_same() {
        for text in ["1970-01-01T00:00:00.000Z", "2026-11-28T10:15:00.250Z", "9999-12-31T23:59:59.999Z"] {
            assert_eq!(text.parse::<UtcTime>().map(|time| time.to_string()), Ok(text.to_owned()));
        }
        assert!("yesterday".parse::<UtcTime>().unwrap_err().to_string().contains("2026-11-28T10:15:00Z"));
        assert_eq!(UtcTime::from_millis(LAST + 1), None);
    }
}
