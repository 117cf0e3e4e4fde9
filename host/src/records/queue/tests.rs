//! Order, room and what gives way.

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

#[test]
fn what_the_writer_breaks_over_goes_alone_after_others_and_at_last_not_at_all() {
    let mut queue = queue(9, "uuuu");
    let taken = queue.take(3);
    assert_eq!(queue.give_back_suspects(taken), None);
    let first = queue.take(3);
    assert_eq!(places(&first), [0], "suspects go one by one");
    let to_blame = first[0].record.id;
    queue.claim(to_blame, &sample::accepted()).unwrap();
    queue.push_outcome(outcome(to_blame));
    assert_eq!(queue.give_back_suspects(first), None);
    for place in [1, 2] {
        let taken = queue.take(3);
        assert_eq!(places(&taken), [place]);
        queue.forget(&taken);
    }
    assert_eq!(places(&queue.take(3)), [3], "nobody else goes with a suspect");
    let again = queue.take(3);
    assert_eq!(places(&again), [0]);
    assert_eq!(queue.give_back_suspects(again), Some(to_blame));
    assert_eq!((queue.take(3).len(), queue.outcomes_waiting(), queue.take_outcomes(3).len()), (0, 0, 0));
    assert!(queue.record(to_blame).is_none());
}

#[test]
fn an_outcome_that_the_writer_breaks_over_lets_others_go_first() {
    let mut queue = queue(9, "");
    let (one, other) = (RecordId::new(), RecordId::new());
    for id in [one, other] {
        queue.push_outcome(outcome(id));
    }
    for expected in [None, None, Some(one)] {
        let mut taken = queue.take_outcomes(9);
        taken.sort_by_key(|waiting| waiting.record_id != one);
        assert_eq!(taken.len(), 2);
        assert_eq!(queue.give_back_suspect_outcomes(taken), expected);
    }
    let left: Vec<RecordId> = queue.take_outcomes(9).iter().map(|waiting| waiting.record_id).collect();
    assert_eq!(left, [other]);
}
