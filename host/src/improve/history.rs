//! What came before a prompt, as a part of the request.

use super::Request;
use crate::records::sessions::{EARLIER_PROMPT, History};

impl Request {
    /// The same request in its conversation: rules hear how many turns came before, and see the
    /// earlier prompts after what is attached. History takes what room the attachments leave of
    /// `max_bytes`, so that it never makes a request too long.
    ///
    /// Rules do not look at an earlier prompt for what was reported when it came. No attachment
    /// may pass for one.
    #[must_use]
    pub fn after(mut self, history: History, max_bytes: usize) -> Self {
        let history = history.before(&self.prompt);
        for (name, _) in self.context.iter_mut().filter(|(name, _)| name.starts_with(EARLIER_PROMPT)) {
            // As long as the other word: a request that was not too long must not become so.
            *name = name.replacen("earlier", "another", 1);
        }
        let attached: usize = self.context.iter().map(|(name, text)| name.len() + text.len()).sum();
        self.prior_turns = self.prior_turns.max(history.prior_turns());
        self.context.extend(history.context_within(max_bytes.saturating_sub(attached)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::UtcTime;
    use crate::records::sessions::{Session, SessionKey, SessionRow, Turn};

    #[test]
    fn history_fills_only_the_room_that_attachments_leave() {
        let time = UtcTime::now();
        let row =
            SessionRow { key: SessionKey::new(None, "s").unwrap(), started: time, last: time, turns: 4, bytes: 0 };
        let turn = |prompt: &str| Turn { time, record_id: None, original: prompt.to_owned(), improved: String::new() };
        let history = vec![turn("one"), turn("two"), turn("Go on.")];
        let history = History::of(Session { row, history }, 1_000);
        let context = vec![("earlier prompt 1".to_owned(), "mine".to_owned())];
        let request = Request { prompt: "Go on.".to_owned(), context, ..Request::default() };
        let names = |max_bytes: usize| -> Vec<String> {
            let after = request.clone().after(history.clone(), max_bytes);
            assert_eq!(after.prior_turns, 3, "one that is not kept, and two");
            after.context.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(1_000), ["another prompt 1", "earlier prompt 2", "earlier prompt 3"]);
        // 16 and 4 bytes are attached, 16 and 3 are a prompt's.
        assert_eq!(names(39), ["another prompt 1", "earlier prompt 3"]);
        assert_eq!(names(38), ["another prompt 1"]);
        assert_eq!(names(0), ["another prompt 1"]);
    }
}
