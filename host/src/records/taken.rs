//! What the writer has taken from the queue and not dealt with yet.
//!
//! Whatever ends the writer, a panic or the end of the host, it goes back to the queue, which alone
//! knows what waits. What the writer broke over goes one by one, after others, and is at last left
//! to the next start: it blocks nobody, and the journal still has it.

use std::collections::VecDeque;

use parking_lot::Mutex;

use super::RecordId;
use super::queue::{Queue, Waiting, WaitingOutcome};

/// What can be taken from the queue and given back.
pub(super) trait Takes: Sized {
    /// Puts back what was not dealt with.
    fn give_back(taken: Vec<Self>, queue: &mut Queue);

    /// The same after a panic over the first of them, or over all. Answers the record that is left
    /// to the next start.
    fn give_back_suspects(taken: Vec<Self>, queue: &mut Queue) -> Option<RecordId>;
}

impl Takes for Waiting {
    fn give_back(taken: Vec<Self>, queue: &mut Queue) {
        queue.give_back(taken);
    }

    fn give_back_suspects(taken: Vec<Self>, queue: &mut Queue) -> Option<RecordId> {
        queue.give_back_suspects(taken)
    }
}

impl Takes for WaitingOutcome {
    fn give_back(taken: Vec<Self>, queue: &mut Queue) {
        queue.give_back_outcomes(taken);
    }

    fn give_back_suspects(taken: Vec<Self>, queue: &mut Queue) -> Option<RecordId> {
        queue.give_back_suspect_outcomes(taken)
    }
}

/// Entries on their way to the store. What is left of them when it is dropped goes back.
pub(super) struct Taken<'q, T: Takes> {
    queue: &'q Mutex<Queue>,
    rest: VecDeque<T>,
}

impl<'q, T: Takes> Taken<'q, T> {
    /// Takes from `queue` what `take` chooses.
    pub(super) fn from(queue: &'q Mutex<Queue>, take: impl FnOnce(&mut Queue) -> Vec<T>) -> Self {
        let rest = take(&mut queue.lock()).into();
        Self { queue, rest }
    }

    /// How many are left.
    pub(super) fn len(&self) -> usize {
        self.rest.len()
    }

    /// Those that are left.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.rest.iter()
    }

    /// The next one, which stays here until it is dealt with.
    pub(super) fn first(&self) -> Option<&T> {
        self.rest.front()
    }

    /// The next one, which is dealt with.
    pub(super) fn next(&mut self) -> Option<T> {
        self.rest.pop_front()
    }

    /// All of them, which are dealt with.
    pub(super) fn all(&mut self) -> Vec<T> {
        std::mem::take(&mut self.rest).into()
    }
}

impl<T: Takes> Drop for Taken<'_, T> {
    fn drop(&mut self) {
        let rest = self.all();
        if rest.is_empty() {
            return;
        }
        let mut queue = self.queue.lock();
        if !std::thread::panicking() {
            return T::give_back(rest, &mut queue);
        }
        if let Some(record) = T::give_back_suspects(rest, &mut queue) {
            tracing::error!(%record, "the writer broke over a record too often: it stays in the journal for the next start");
        }
    }
}
