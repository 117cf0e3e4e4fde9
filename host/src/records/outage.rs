//! Whether a server answers, so that nobody waits for one that does not.

use std::time::{Duration, Instant};

use parking_lot::Mutex;

/// How long a server that did not answer is left alone before somebody asks again.
const PAUSE: Duration = Duration::from_secs(1);

/// What is known of a server: it answers, or it is away and asked again after each pause.
#[derive(Debug, Default)]
pub struct Outage {
    /// While it is away, when to ask again.
    away: Mutex<Option<Instant>>,
}

impl Outage {
    /// Whether to ask it. Of all who come while it is away, one asks after each pause.
    pub fn may_ask(&self) -> bool {
        let mut away = self.away.lock();
        let now = Instant::now();
        match *away {
            Some(again) if now < again => false,
            Some(_) => {
                *away = Some(now + PAUSE);
                true
            }
            None => true,
        }
    }

    /// Whether it did not answer last.
    pub fn is_on(&self) -> bool {
        self.away.lock().is_some()
    }

    /// It did not answer. Answers whether that is news.
    pub fn begin(&self) -> bool {
        self.away.lock().replace(Instant::now() + PAUSE).is_none()
    }

    /// It answered. Answers whether that is news.
    pub fn end(&self) -> bool {
        self.away.lock().take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_away_is_left_alone_and_both_changes_are_news_once() {
        let outage = Outage::default();
        assert!(outage.may_ask() && !outage.end() && !outage.is_on());
        assert!(outage.begin() && !outage.begin());
        assert!(outage.is_on() && !outage.may_ask());
        *outage.away.lock() = Some(Instant::now());
        assert!(outage.may_ask(), "one asks after the pause");
        assert!(!outage.may_ask(), "and nobody else");
        assert!(outage.end() && !outage.end());
        assert!(outage.may_ask() && !outage.is_on());
    }
}
