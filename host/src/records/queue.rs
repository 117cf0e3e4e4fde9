//! What is in the journal and not in the store yet, in the order it goes there.
//!
//! People's records go before made-up ones, the older before the younger, and an outcome goes
//! after its record. When the queue is full the oldest made-up record gives way to a new one.
//! What was taken over from dead hosts waits here too, and takes nobody's room.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use tokio::time::Instant;

use super::journal::Place;
use super::{Outcome, PromptEnhancementRecord, RecordId, RecordOrigin, UtcTime};

/// How often the writer may break over a record before it is left to the next start.
const MOST_BREAKS: u32 = 3;

/// A record that waits.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub(super) record: Arc<PromptEnhancementRecord>,
    pub(super) place: Place,
    /// When it began to wait in this process.
    pub(super) since: Instant,
    /// Taken over from a dead host.
    pub(super) is_adopted: bool,
}

/// An outcome that waits.
#[derive(Debug, Clone)]
pub(super) struct WaitingOutcome {
    pub(super) record_id: RecordId,
    pub(super) outcome: Outcome,
    pub(super) place: Place,
    pub(super) since: Instant,
}

/// A queue without room.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

/// The queue: pure data, behind one lock.
#[derive(Debug)]
pub(super) struct Queue {
    /// Records of this process that may wait, and as many outcomes.
    size: usize,
    user: VecDeque<Waiting>,
    synthetic: VecDeque<Waiting>,
    outcomes: VecDeque<WaitingOutcome>,
    /// Everything that waits or is on its way to the store.
    records: HashMap<RecordId, Arc<PromptEnhancementRecord>>,
    settled: HashMap<RecordId, Outcome>,
    /// Records of this process that wait, are on their way, or have room kept for them.
    own: usize,
    /// Records that the writer broke over, or over their outcomes, and how often: they go one by one.
    suspects: HashMap<RecordId, u32>,
}

impl Queue {
    pub(super) fn new(size: usize) -> Self {
        let (user, synthetic, outcomes) = (VecDeque::new(), VecDeque::new(), VecDeque::new());
        let (records, settled, suspects) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { size, user, synthetic, outcomes, records, settled, own: 0, suspects }
    }

    /// Keeps room for a record of this process: answers what had to go for it.
    ///
    /// # Errors
    /// When there is no room and nothing that may go.
    pub(super) fn reserve(&mut self) -> Result<Option<Waiting>, Full> {
        if self.own < self.size {
            self.own += 1;
            return Ok(None);
        }
        let oldest = self.synthetic.iter().position(|waiting| !waiting.is_adopted).ok_or(Full)?;
        let dropped = self.synthetic.remove(oldest).ok_or(Full)?;
        self.records.remove(&dropped.record.id);
        Ok(Some(dropped))
    }

    /// Gives back the room of a record that does not come.
    pub(super) fn unreserve(&mut self) {
        self.own = self.own.saturating_sub(1);
    }

    /// Takes in a record: one of a dead host, or one that room was kept for.
    pub(super) fn push(&mut self, waiting: Waiting) {
        self.records.insert(waiting.record.id, Arc::clone(&waiting.record));
        self.lane(waiting.record.origin).push_back(waiting);
    }

    /// Says what will come of a record, before it is written.
    ///
    /// # Errors
    /// The outcome that waits already.
    pub(super) fn claim(&mut self, id: RecordId, outcome: &Outcome) -> Result<(), Claimed> {
        if let Some(before) = self.settled.get(&id) {
            return Err(Claimed::Before(before.clone()));
        }
        if self.settled.len() >= self.size {
            return Err(Claimed::Full);
        }
        self.settled.insert(id, outcome.clone());
        Ok(())
    }

    /// Takes back a claim whose outcome does not come.
    pub(super) fn unclaim(&mut self, id: RecordId) {
        self.settled.remove(&id);
    }

    /// Takes in an outcome.
    pub(super) fn push_outcome(&mut self, waiting: WaitingOutcome) {
        self.settled.entry(waiting.record_id).or_insert_with(|| waiting.outcome.clone());
        self.outcomes.push_back(waiting);
    }

    /// The next records for the store, at most `most`: people's first, and one that the writer broke
    /// over alone.
    pub(super) fn take(&mut self, most: usize) -> Vec<Waiting> {
        let is_suspect = |waiting: &Waiting| self.suspects.contains_key(&waiting.record.id);
        let suspect = self.user.iter().chain(&self.synthetic).take(most).position(is_suspect);
        let most = suspect.map_or(most, |before| before.max(1));
        let user = self.user.len().min(most);
        let synthetic = self.synthetic.len().min(most - user);
        self.user.drain(..user).chain(self.synthetic.drain(..synthetic)).collect()
    }

    /// Puts records that could not be stored where they were.
    pub(super) fn give_back(&mut self, taken: Vec<Waiting>) {
        for waiting in taken.into_iter().rev() {
            self.lane(waiting.record.origin).push_front(waiting);
        }
    }

    /// Puts records back that the writer broke over; one that was alone goes to the end. When that
    /// was once too often, it and what came of it stay in the journal for the next start: answers it.
    pub(super) fn give_back_suspects(&mut self, taken: Vec<Waiting>) -> Option<RecordId> {
        for waiting in &taken {
            *self.suspects.entry(waiting.record.id).or_default() += 1;
        }
        let alone = match <[Waiting; 1]>::try_from(taken) {
            Ok([alone]) => alone,
            Err(taken) => {
                self.give_back(taken);
                return None;
            }
        };
        let id = alone.record.id;
        if self.is_given_up(id) {
            self.forget([&alone]);
            self.drop_outcomes(id);
            return Some(id);
        }
        self.lane(alone.record.origin).push_back(alone);
        None
    }

    fn is_given_up(&self, id: RecordId) -> bool {
        self.suspects.get(&id).is_some_and(|times| *times >= MOST_BREAKS)
    }

    /// Forgets records that are stored or set aside.
    pub(super) fn forget<'a>(&mut self, gone: impl IntoIterator<Item = &'a Waiting>) {
        for waiting in gone {
            self.records.remove(&waiting.record.id);
            self.suspects.remove(&waiting.record.id);
            if !waiting.is_adopted {
                self.unreserve();
            }
        }
    }

    /// The next outcomes whose records wait no more, at most `most`.
    pub(super) fn take_outcomes(&mut self, most: usize) -> Vec<WaitingOutcome> {
        let mut taken = Vec::new();
        let mut rest = VecDeque::with_capacity(self.outcomes.len());
        // A record has one outcome, or the same one from two journals.
        let mut ids = HashSet::new();
        for waiting in self.outcomes.drain(..) {
            let is_due = taken.len() < most && !self.records.contains_key(&waiting.record_id);
            match is_due && ids.insert(waiting.record_id) {
                true => taken.push(waiting),
                false => rest.push_back(waiting),
            }
        }
        self.outcomes = rest;
        taken
    }

    /// Puts outcomes back that could not be stored, before all others.
    pub(super) fn give_back_outcomes(&mut self, taken: Vec<WaitingOutcome>) {
        for waiting in taken.into_iter().rev() {
            self.outcomes.push_front(waiting);
        }
    }

    /// Puts outcomes back of which the writer broke over the first, which goes to the end. When that
    /// was once too often, it stays in the journal for the next start: answers its record.
    pub(super) fn give_back_suspect_outcomes(&mut self, taken: Vec<WaitingOutcome>) -> Option<RecordId> {
        let mut taken = taken.into_iter();
        let first = taken.next()?;
        let id = first.record_id;
        self.give_back_outcomes(taken.collect());
        *self.suspects.entry(id).or_default() += 1;
        if self.is_given_up(id) {
            self.forget_outcome(id);
            return Some(id);
        }
        self.outcomes.push_back(first);
        None
    }

    /// Puts an outcome at the end, whose record is still to come.
    pub(super) fn postpone(&mut self, waiting: WaitingOutcome) {
        self.outcomes.push_back(waiting);
    }

    /// Forgets the outcome of a record, as it is stored.
    pub(super) fn forget_outcome(&mut self, id: RecordId) {
        self.suspects.remove(&id);
        if !self.outcomes.iter().any(|waiting| waiting.record_id == id) {
            self.settled.remove(&id);
        }
    }

    /// Takes out the outcomes of a record that will never be stored.
    pub(super) fn drop_outcomes(&mut self, id: RecordId) -> Vec<WaitingOutcome> {
        self.settled.remove(&id);
        let (gone, rest): (Vec<_>, Vec<_>) = self.outcomes.drain(..).partition(|waiting| waiting.record_id == id);
        self.outcomes = rest.into();
        gone
    }

    /// A record that waits or is on its way, with the outcome that waits.
    pub(super) fn record(&self, id: RecordId) -> Option<PromptEnhancementRecord> {
        let mut record = PromptEnhancementRecord::clone(self.records.get(&id)?);
        record.outcome = record.outcome.or_else(|| self.outcome(id));
        Some(record)
    }

    /// The outcome that waits or is on its way.
    pub(super) fn outcome(&self, id: RecordId) -> Option<Outcome> {
        self.settled.get(&id).cloned()
    }

    /// Records that wait: people's, and made-up ones. Those on their way to the store count.
    pub(super) fn waiting(&self) -> (usize, usize) {
        let synthetic = self.records.values().filter(|record| record.origin == RecordOrigin::Synthetic).count();
        (self.records.len() - synthetic, synthetic)
    }

    /// Outcomes that wait or are on their way.
    pub(super) fn outcomes_waiting(&self) -> usize {
        self.settled.len()
    }

    /// The most records of this process that may wait.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Records that wait and are not on their way.
    pub(super) fn ready(&self) -> usize {
        self.user.len() + self.synthetic.len()
    }

    /// Everything that is not stored.
    pub(super) fn len(&self) -> usize {
        self.records.len() + self.settled.len()
    }

    /// Since when the first of those that wait has waited in this process.
    pub(super) fn first(&self) -> Option<Instant> {
        let records = [self.user.front(), self.synthetic.front()].into_iter().flatten().map(|waiting| waiting.since);
        records.chain(self.outcomes.front().map(|waiting| waiting.since)).min()
    }

    /// The time of the oldest record or outcome that is not stored.
    pub(super) fn oldest(&self) -> Option<UtcTime> {
        let records = self.records.values().map(|record| record.time);
        records.chain(self.settled.values().map(|outcome| outcome.time)).min()
    }

    fn lane(&mut self, origin: RecordOrigin) -> &mut VecDeque<Waiting> {
        match origin {
            RecordOrigin::User => &mut self.user,
            RecordOrigin::Synthetic => &mut self.synthetic,
        }
    }
}

/// Why an outcome cannot be taken.
#[derive(Debug, PartialEq)]
pub(super) enum Claimed {
    /// Another one waits already.
    Before(Outcome),
    /// As many wait as may.
    Full,
}

#[cfg(test)]
mod tests;
