//! What rules hear of a conversation.

use super::{Session, Turn};

/// What the names of earlier prompts begin with; the number of the turn follows.
pub const EARLIER_PROMPT: &str = "earlier prompt ";

/// The turns of a conversation before a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// Turns that are no longer kept.
    gone: u64,
    /// The others, the oldest first, each different from the next.
    kept: Vec<Turn>,
    context_bytes: usize,
}

impl History {
    /// What a session has had, of which rules see at most `context_bytes`.
    pub fn of(session: Session, context_bytes: usize) -> Self {
        let kept = u64::try_from(session.history.len()).unwrap_or(u64::MAX);
        let gone = session.row.turns.saturating_sub(kept);
        let mut kept = session.history;
        // The same prompt again is the same turn: somebody tried once more, or has answered
        // the questions about it.
        kept.dedup_by(|later, earlier| !later.original.is_empty() && later.original == earlier.original);
        Self { gone, kept, context_bytes }
    }

    /// The same for a prompt that may be one of those turns again: it does not come before
    /// itself, neither as it was written nor as it was improved.
    pub fn before(mut self, prompt: &str) -> Self {
        self.kept.retain(|turn| turn.original != prompt && turn.improved != prompt);
        self
    }

    /// How many turns there were.
    pub fn prior_turns(&self) -> u32 {
        let kept = u64::try_from(self.kept.len()).unwrap_or(u64::MAX);
        u32::try_from(self.gone.saturating_add(kept)).unwrap_or(u32::MAX)
    }

    /// Earlier prompts by name, in order: `earlier prompt 2`. Where not all fit, the newest do.
    pub fn context(&self) -> Vec<(String, String)> {
        self.context_within(self.context_bytes)
    }

    /// The same within `bytes`, names included, and never more than the settings allow.
    pub fn context_within(&self, bytes: usize) -> Vec<(String, String)> {
        let mut room = bytes.min(self.context_bytes);
        let mut context = Vec::new();
        for (turn, number) in self.kept.iter().rev().zip((1..=self.prior_turns()).rev()) {
            if turn.original.is_empty() {
                continue;
            }
            let name = format!("{EARLIER_PROMPT}{number}");
            let Some(rest) = room.checked_sub(name.len() + turn.original.len()) else { break };
            room = rest;
            context.push((name, turn.original.clone()));
        }
        context.reverse();
        context
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::UtcTime;
    use crate::records::sessions::{SessionKey, SessionRow};

    fn history(turns: u64, prompts: &[&str]) -> History {
        let time = UtcTime::now();
        let turn = |prompt: &&str| Turn {
            time,
            record_id: None,
            original: (*prompt).to_owned(),
            improved: prompt.to_uppercase(),
        };
        let key = SessionKey::new(None, "s").unwrap();
        let row = SessionRow { key, started: time, last: time, turns, bytes: 0 };
        History::of(Session { row, history: prompts.iter().map(turn).collect() }, 70)
    }

    fn names(context: &[(String, String)]) -> Vec<&str> {
        context.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn earlier_prompts_keep_their_numbers_and_the_newest_fit() {
        let all = history(5, &["three", "four", "five"]);
        assert_eq!(all.prior_turns(), 5);
        assert_eq!(names(&all.context()), ["earlier prompt 3", "earlier prompt 4", "earlier prompt 5"][..]);
        assert_eq!(names(&all.context_within(45)), ["earlier prompt 4", "earlier prompt 5"][..]);
        assert_eq!(all.context_within(45)[1].1, "five");
        assert!(all.context_within(0).is_empty());
        assert_eq!(all.context_within(1_000).len(), 3, "{all:?}");
    }

    #[test]
    fn a_prompt_that_comes_again_is_no_turn_before_itself() {
        let again = history(2, &["fix it", "fix it"]);
        assert_eq!((again.prior_turns(), again.clone().before("fix it").prior_turns()), (1, 0));
        assert_eq!(again.before("FIX IT").prior_turns(), 0);
        let later = history(3, &["fix it", "here it is", "fix it"]).before("fix it");
        assert_eq!((later.prior_turns(), names(&later.context())), (1, vec!["earlier prompt 1"]));
    }
}
