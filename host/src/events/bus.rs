//! Where events are published and heard.
//!
//! There are two ways to hear. A listener has a ring of the last [`KEPT`] events and loses the
//! oldest when it is slow: publishing never waits for it. A [`Witness`] has a queue with a fixed
//! number of places and loses nothing: once they are taken, whoever publishes waits for it. What
//! witnesses ask for must therefore be rare, such as what operators do.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::SystemTime;

use parking_lot::RwLock;
use tokio::sync::{broadcast, oneshot};

use super::{Event, Occurrence};

/// Events that a slow listener may be behind before it misses the oldest.
const KEPT: usize = 1_024;

/// Where events are published and heard. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Events(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    listeners: broadcast::Sender<Arc<Occurrence>>,
    witnesses: RwLock<Vec<Seat>>,
}

/// The publishing end of a witness.
#[derive(Debug)]
struct Seat {
    wants: fn(&Event) -> bool,
    sender: SyncSender<Testimony>,
}

#[derive(Debug)]
enum Testimony {
    Occurred(Arc<Occurrence>),
    /// Answered once everything before it has been dealt with.
    Settle(oneshot::Sender<()>),
}

/// Hears every event that it wants, in the order of their publishing.
#[derive(Debug)]
pub struct Witness(Receiver<Testimony>);

impl Default for Events {
    fn default() -> Self {
        Self(Arc::new(Inner { listeners: broadcast::Sender::new(KEPT), witnesses: RwLock::default() }))
    }
}

impl Events {
    /// Tells all listeners and witnesses. It waits only for a witness whose queue is full.
    pub fn publish(&self, event: Event) {
        let occurrence = Arc::new(Occurrence { at: SystemTime::now(), event });
        let witnesses = self.0.witnesses.read();
        for seat in witnesses.iter().filter(|seat| (seat.wants)(&occurrence.event)) {
            if seat.sender.send(Testimony::Occurred(Arc::clone(&occurrence))).is_err() {
                tracing::error!(event = %occurrence.event.kind(), "nobody writes down any more what happens");
            }
        }
        drop(witnesses);
        // Nobody listening is fine.
        let _ = self.0.listeners.send(occurrence);
    }

    /// Hears what is published from now on, unless it falls behind.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Occurrence>> {
        self.0.listeners.subscribe()
    }

    /// Hears all of what `wants` picks of what is published from now on; up to `places` events
    /// may wait for it.
    pub fn witness(&self, places: usize, wants: fn(&Event) -> bool) -> Witness {
        let (sender, receiver) = mpsc::sync_channel(places);
        self.0.witnesses.write().push(Seat { wants, sender });
        Witness(receiver)
    }

    /// Waits until witnesses have dealt with everything that was published before.
    pub async fn settled(&self) {
        let events = self.clone();
        // Handing over waits where a queue is full, and no thread that answers requests should.
        let asked = tokio::task::spawn_blocking(move || {
            let mut answers = Vec::new();
            for seat in events.0.witnesses.read().iter() {
                let (done, answer) = oneshot::channel();
                if seat.sender.send(Testimony::Settle(done)).is_ok() {
                    answers.push(answer);
                }
            }
            answers
        });
        for answer in asked.await.unwrap_or_default() {
            // A witness that is gone deals with nothing more.
            let _ = answer.await;
        }
    }
}

impl Witness {
    /// Deals with each event in turn, on this thread, until nobody can publish any more.
    pub fn attend(self, mut deal: impl FnMut(&Occurrence)) {
        while let Ok(testimony) = self.0.recv() {
            match testimony {
                Testimony::Occurred(occurrence) => deal(&occurrence),
                Testimony::Settle(done) => {
                    // Whoever asked may have stopped waiting.
                    let _ = done.send(());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::events::Subject;

    fn stopped(pid: u32) -> Event {
        Event::Stopped { pid }
    }

    #[tokio::test]
    async fn a_listener_hears_what_is_published_after_it_came() {
        let events = Events::default();
        events.publish(stopped(1));
        let mut listener = events.listen();
        let changed = Event::Reloaded { subject: Subject::Config, changed: vec!["log.level".to_owned()] };
        events.publish(changed.clone());
        assert_eq!(listener.recv().await.unwrap().event, changed);
    }

    #[tokio::test]
    async fn a_slow_listener_misses_and_a_slow_witness_does_not() {
        const MANY: u32 = 3 * KEPT as u32;
        let events = Events::default();
        let mut listener = events.listen();
        let witness = events.witness(8, |event| matches!(event, Event::Stopped { .. }));
        let heard = Arc::new(AtomicUsize::new(0));
        let writing = std::thread::spawn({
            let heard = Arc::clone(&heard);
            move || {
                witness.attend(|occurrence| {
                    let expected = heard.fetch_add(1, Ordering::SeqCst) as u32;
                    assert_eq!(occurrence.event, stopped(expected));
                });
            }
        });
        for pid in 0..MANY {
            events.publish(stopped(pid));
            events.publish(Event::PluginFaulted { plugin: "spins".to_owned(), error: "timeout".to_owned() });
        }
        events.settled().await;
        assert_eq!(heard.load(Ordering::SeqCst), MANY as usize);
        assert!(matches!(listener.recv().await, Err(broadcast::error::RecvError::Lagged(_))));
        drop(events);
        writing.join().unwrap();
    }

    #[tokio::test]
    async fn a_witness_that_is_gone_stops_nobody() {
        let events = Events::default();
        drop(events.witness(1, |_| true));
        events.publish(stopped(1));
        events.settled().await;
    }
}
