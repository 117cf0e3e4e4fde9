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
}

impl Queue {
    pub(super) fn new(size: usize) -> Self {
        let (user, synthetic, outcomes) = (VecDeque::new(), VecDeque::new(), VecDeque::new());
        let (records, settled) = (HashMap::new(), HashMap::new());
        Self { size, user, synthetic, outcomes, records, settled, own: 0 }
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

    /// The next records for the store, at most `most`: people's first.
    pub(super) fn take(&mut self, most: usize) -> Vec<Waiting> {
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

    /// Forgets records that are stored or set aside.
    pub(super) fn forget<'a>(&mut self, gone: impl IntoIterator<Item = &'a Waiting>) {
        for waiting in gone {
            self.records.remove(&waiting.record.id);
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

    /// Puts an outcome at the end, whose record is still to come.
    pub(super) fn postpone(&mut self, waiting: WaitingOutcome) {
        self.outcomes.push_back(waiting);
    }

    /// Forgets the outcome of a record, as it is stored.
    pub(super) fn forget_outcome(&mut self, id: RecordId) {
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
mod tests {
    use super::*;
    use crate::records::sample;

    fn waiting(record: PromptEnhancementRecord, place: u64) -> Waiting {
        Waiting { record: Arc::new(record), place: Place(place), since: Instant::now(), is_adopted: false }
    }

    /// A queue with a record of each letter: `u` a person's, `s` a made-up one.
    fn queue(size: usize, origins: &str) -> Queue {
        let mut queue = Queue::new(size);
        for (place, origin) in (0..).zip(origins.chars()) {
            queue.reserve().unwrap();
            let record = if origin == 'u' { sample::record("a", "b") } else { sample::synthetic() };
            queue.push(waiting(record, place));
        }
        queue
    }

    fn places(taken: &[Waiting]) -> Vec<u64> {
        taken.iter().map(|waiting| waiting.place.0).collect()
    }

    fn outcome(id: RecordId) -> WaitingOutcome {
        WaitingOutcome { record_id: id, outcome: sample::accepted(), place: Place(99), since: Instant::now() }
    }

    #[test]
    fn people_go_first_and_the_older_before_the_younger() {
        let mut queue = queue(9, "suusu");
        assert_eq!(places(&queue.take(4)), [1, 2, 4, 0]);
        assert_eq!(places(&queue.take(4)), [3]);
    }

    #[test]
    fn a_failed_batch_goes_back_to_the_front() {
        let mut queue = queue(9, "usus");
        let taken = queue.take(3);
        queue.push(waiting(sample::record("new", "new"), 7));
        queue.give_back(taken);
        assert_eq!(places(&queue.take(9)), [0, 2, 7, 1, 3]);
    }

    #[test]
    fn the_oldest_made_up_record_gives_way_and_no_person_does() {
        let mut queue = queue(3, "sus");
        assert_eq!(places(queue.reserve().unwrap().as_slice()), [0]);
        queue.push(waiting(sample::record("a", "b"), 3));
        assert_eq!(places(queue.reserve().unwrap().as_slice()), [2]);
        queue.push(waiting(sample::record("a", "b"), 4));
        assert_eq!(queue.reserve().unwrap_err(), Full);
        assert_eq!(queue.waiting(), (3, 0));
    }

    #[test]
    fn what_is_on_its_way_takes_room_until_it_is_stored() {
        let mut queue = queue(2, "us");
        let taken = queue.take(2);
        assert_eq!(queue.reserve().unwrap_err(), Full, "a record on its way cannot give way");
        assert!(queue.record(taken[0].record.id).is_some());
        queue.forget(&taken);
        assert!(queue.reserve().unwrap().is_none());
        queue.unreserve();
        assert_eq!((queue.len(), queue.waiting()), (0, (0, 0)));
    }

    #[test]
    fn what_dead_hosts_left_takes_nobodys_room() {
        let mut queue = queue(1, "");
        let adopted = Waiting { is_adopted: true, ..waiting(sample::synthetic(), 5) };
        queue.push(adopted);
        assert!(queue.reserve().unwrap().is_none());
        assert_eq!(queue.reserve().unwrap_err(), Full, "nor does it give way");
        let taken = queue.take(1);
        queue.forget(&taken);
        assert_eq!(queue.reserve().unwrap_err(), Full);
    }

    #[test]
    fn an_outcome_goes_after_its_record() {
        let mut queue = queue(9, "uu");
        let taken = queue.take(1);
        let id = taken[0].record.id;
        queue.claim(id, &sample::accepted()).unwrap();
        queue.push_outcome(outcome(id));
        assert!(queue.record(id).unwrap().outcome.is_some());
        assert!(queue.take_outcomes(9).is_empty());
        queue.forget(&taken);
        assert_eq!(queue.outcome(id).map(|outcome| outcome.verdict), Some(crate::records::Verdict::Accepted));
        assert_eq!(queue.take_outcomes(9).len(), 1);
        queue.forget_outcome(id);
        assert_eq!(queue.outcome(id), None);
    }

    #[test]
    fn the_first_of_two_outcomes_stays() {
        let mut queue = queue(1, "");
        let (id, first) = (RecordId::new(), sample::accepted());
        queue.claim(id, &first).unwrap();
        assert_eq!(queue.claim(id, &sample::accepted()), Err(Claimed::Before(first)));
        assert_eq!(queue.claim(RecordId::new(), &sample::accepted()), Err(Claimed::Full));
        queue.unclaim(id);
        queue.claim(id, &sample::accepted()).unwrap();
    }
}
