//! Tells the time and two random numbers, as far as it is given any.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

struct AmbientClock;

impl RuleGuest for AmbientClock {
    const ID: &'static str = "ambient-clock";

    fn check(document: Document) -> Findings {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let random = || RandomState::new().build_hasher().finish();
        let saw = format!(
            "time: {} ms; instant: {:?}; random: {} {}",
            since_epoch.as_millis(),
            Instant::now(),
            random(),
            random()
        );
        Ok(vec![says(Self::CODE, &document, saw)])
    }
}

export_rule_plugin!(AmbientClock);
