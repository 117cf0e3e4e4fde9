//! Which records a command is about.

use clap::Args;

use crate::records::{Filter, OutcomeFilter, RecordOrigin, UtcTime};

/// Records that meet all of it; without any, every record.
#[derive(Debug, Clone, Args)]
pub(super) struct FilterArguments {
    /// Made at this time or later: a date, a moment in UTC, or how long ago, as in `7d`
    #[arg(long, value_name = "TIME", value_parser = moment)]
    since: Option<UtcTime>,
    /// Made before this time
    #[arg(long, value_name = "TIME", value_parser = moment)]
    until: Option<UtcTime>,
    /// Of persons and agents, or made up
    #[arg(long)]
    origin: Option<RecordOrigin>,
    /// From the client with this name
    #[arg(long, value_name = "NAME")]
    client: Option<String>,
    /// With this outcome
    #[arg(long)]
    outcome: Option<OutcomeFilter>,
    /// Of this session
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    /// Rendered from this template
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
}

impl FilterArguments {
    pub(super) fn filter(&self) -> Filter {
        let Self { since, until, origin, client, outcome, session, template } = self.clone();
        Filter { since, until, origin, client, outcome, session_id: session, template }
    }
}

/// A date, a moment, or how long ago.
pub(super) fn moment(text: &str) -> Result<UtcTime, String> {
    let wrong = || {
        format!("`{text}` is no time: write `2026-11-01`, `2026-11-01T10:00:00Z`, or how long ago, as `7d` or `2h 30m`")
    };
    if let Ok(moment) = text.parse().or_else(|_| format!("{text}T00:00:00Z").parse()) {
        return Ok(moment);
    }
    ago(text).map_err(|_| wrong())
}

/// How long ago.
pub(super) fn ago(text: &str) -> Result<UtcTime, String> {
    match humantime::parse_duration(text) {
        Ok(duration) => Ok(UtcTime::now().before(duration)),
        Err(error) => Err(format!("{error}: write it as `90d` or `2h 30m`")),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(moment("2026-11-01").unwrap().to_string(), "2026-11-01T00:00:00.000Z");
        assert_eq!(moment("2026-11-01T10:00:00.5Z").unwrap().to_string(), "2026-11-01T10:00:00.500Z");
        let week = Duration::from_secs(7 * 86_400);
        let (before, parsed, after) = (UtcTime::now(), moment("7d").unwrap(), UtcTime::now());
        assert!(before.before(week) <= parsed && parsed <= after.before(week));
        for wrong in ["", "yesterday", "2026-13-01", "7", "-7d"] {
            assert!(moment(wrong).unwrap_err().contains("2026-11-01"), "{wrong}");
        }
        assert!(ago("2026-11-01").is_err());
    }
}
