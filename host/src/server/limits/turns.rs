//! Turns: how much is worked on at once, and how much may wait for that.
//!
//! A request that finds no permit waits for one in a [`Line`] where clients take turns, with a
//! bound on its length and on the time. Whoever finds it full is sent away at once, unless another
//! client has more in it: an answer that comes after its client has given up helps nobody, and
//! costs the next one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use serde::Serialize;
use tokio::sync::oneshot;

use super::line::{Line, Ticket};
use super::refusal::Refusal;
use crate::server::settings::Settings;

/// The longest that a client is told to stay away, and the least.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const LEAST_WAIT: Duration = Duration::from_secs(1);

/// How busy a host is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Load {
    /// Prompts and requests that are worked on.
    pub in_flight: usize,
    /// Requests that wait for that.
    pub queued: usize,
    /// Requests that were sent away because too many waited, or because they had waited too long.
    pub shed: u64,
}

/// All turns of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Turns(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    at_once: usize,
    queue: usize,
    patience: Duration,
    state: Mutex<State>,
    shed: AtomicU64,
    /// How long a turn takes, microseconds: the last ones count most.
    usual_us: AtomicU64,
}

#[derive(Debug)]
struct State {
    /// Permits that nobody has. Nobody waits while there is one.
    free: usize,
    line: Line<oneshot::Sender<Permit>>,
}

/// The right to work, until it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    began: Instant,
    permit: Permit,
}

/// One of the permits. When it is dropped it goes to whoever is next.
#[derive(Debug)]
struct Permit(Arc<Inner>);

impl Drop for Permit {
    fn drop(&mut self) {
        let next = {
            let mut state = self.0.state.lock();
            let next = state.line.next();
            state.free += usize::from(next.is_none());
            next
        };
        if let Some(next) = next {
            // Whoever has just gone passes it on by letting it fall.
            let _ = next.send(Self(Arc::clone(&self.0)));
        }
    }
}

impl Turns {
    pub(crate) fn new(settings: &Settings) -> Self {
        let at_once = settings.concurrency.max(1);
        Self(Arc::new(Inner {
            at_once,
            queue: settings.queue,
            patience: settings.queue_wait(),
            state: Mutex::new(State { free: at_once, line: Line::default() }),
            shed: AtomicU64::new(0),
            usual_us: AtomicU64::new(0),
        }))
    }

    /// The next turn of `client`, at once or when its round comes.
    ///
    /// # Errors
    /// [`Refusal::Busy`] when too many wait already, or this one has waited too long, or had to give
    /// way to a client that has fewer.
    pub(crate) async fn turn(&self, client: &str) -> Result<Turn, Refusal> {
        if let Some(turn) = self.try_turn() {
            return Ok(turn);
        }
        let Some(place) = self.line_up(client) else { return Err(self.0.refuse()) };
        match tokio::time::timeout(self.0.patience, place.called()).await {
            Ok(Some(turn)) => Ok(turn),
            Ok(None) | Err(_) => Err(self.0.refuse()),
        }
    }

    /// A turn, if one is free and nobody waits for it.
    pub(crate) fn try_turn(&self) -> Option<Turn> {
        let mut state = self.0.state.lock();
        state.free = state.free.checked_sub(1)?;
        Some(Turn::new(Permit(Arc::clone(&self.0))))
    }

    /// Lets others go first, and takes the client's next turn; the same turn where nobody waits. The
    /// queue gets no longer by it: one leaves it and one comes.
    pub(crate) async fn pass_on(&self, turn: Turn, client: &str) -> Option<Turn> {
        let place = {
            let mut state = self.0.state.lock();
            if state.line.len() == 0 {
                return Some(turn);
            }
            Place::take(&self.0, &mut state, client, true)
        };
        drop(turn);
        place.called().await
    }

    /// Sends a request of `client` away, if it would be anyway.
    pub(crate) fn refuse_when_full(&self, client: &str) -> Result<(), Refusal> {
        let is_full = {
            let state = self.0.state.lock();
            state.free == 0 && state.line.len() >= self.0.queue && !state.line.has_room_for(client)
        };
        if is_full { Err(self.0.refuse()) } else { Ok(()) }
    }

    /// How busy the host is.
    pub(crate) fn load(&self) -> Load {
        let (in_flight, queued) = self.0.in_flight_and_queued();
        Load { in_flight, queued, shed: self.0.shed.load(Ordering::Relaxed) }
    }

    /// A place in the queue; none where there is no room and nobody gives way.
    fn line_up(&self, client: &str) -> Option<Place> {
        let mut state = self.0.state.lock();
        // One may have come free just now.
        let may_wait = state.free > 0 || state.line.len() < self.0.queue || state.line.make_room(client);
        if !may_wait {
            return None;
        }
        let place = Place::take(&self.0, &mut state, client, false);
        let called = (state.free > 0).then(|| state.line.next()).flatten();
        state.free -= usize::from(called.is_some());
        drop(state);
        if let Some(called) = called {
            let _ = called.send(Permit(Arc::clone(&self.0)));
        }
        Some(place)
    }
}

impl Inner {
    /// Counts a request that is sent away, and says when there may be room: once as much has been
    /// worked on as waits now.
    fn refuse(&self) -> Refusal {
        self.shed.fetch_add(1, Ordering::Relaxed);
        let (running, waiting) = self.in_flight_and_queued();
        let rounds = u32::try_from(waiting / self.at_once + 1).unwrap_or(u32::MAX);
        let usual = Duration::from_micros(self.usual_us.load(Ordering::Relaxed));
        let wait = usual.saturating_mul(rounds).clamp(LEAST_WAIT, LONGEST_WAIT);
        tracing::debug!(waiting, "host is busy: request sent away");
        Refusal::Busy { running, waiting, wait }
    }

    fn in_flight_and_queued(&self) -> (usize, usize) {
        let state = self.state.lock();
        (self.at_once - state.free, state.line.len())
    }
}

impl Turn {
    fn new(permit: Permit) -> Self {
        Self { began: Instant::now(), permit }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let took = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        let usual = &self.permit.0.usual_us;
        let _ = usual.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |usual| Some(usual - usual / 8 + took / 8));
    }
}

/// A place in the queue, free again when it is dropped.
struct Place {
    turns: Arc<Inner>,
    ticket: Ticket,
    call: oneshot::Receiver<Permit>,
}

impl Place {
    fn take(turns: &Arc<Inner>, state: &mut State, client: &str, stays: bool) -> Self {
        let (tell, call) = oneshot::channel();
        Self { turns: Arc::clone(turns), ticket: state.line.join(client, tell, stays), call }
    }

    /// Waits for the turn; none for one that had to give way.
    async fn called(mut self) -> Option<Turn> {
        (&mut self.call).await.ok().map(Turn::new)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // A permit that was on its way goes on with the receiver.
        self.turns.state.lock().line.leave(&self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(concurrency: usize, queue: usize) -> Turns {
        Turns::new(&Settings { concurrency, queue, queue_wait_ms: 60_000, ..Settings::default() })
    }

    /// Waits until so many are in the queue.
    async fn queued(turns: &Turns, count: usize) {
        while turns.load().queued != count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_full_queue_sends_away_at_once_and_those_in_it_get_their_turn_in_order() {
        let turns = turns(1, 2);
        let first = turns.turn("a").await.unwrap();
        let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
        let mut waiting = Vec::new();
        for number in 1..=2 {
            waiting.push(tokio::spawn({
                let (turns, told) = (turns.clone(), told.clone());
                async move {
                    let _turn = turns.turn("a").await.unwrap();
                    told.send(number).unwrap();
                }
            }));
            queued(&turns, number).await;
        }
        assert_eq!(turns.refuse_when_full("a").unwrap_err().kind(), "busy");
        let refused = turns.turn("a").await.unwrap_err();
        assert_eq!(refused.to_string(), "host is busy: 1 requests are worked on and 2 wait; try again in 1 s");
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 2, shed: 2 });
        assert!(turns.try_turn().is_none());
        drop(first);
        for one in waiting {
            one.await.unwrap();
        }
        assert_eq!((order.recv().await, order.recv().await), (Some(1), Some(2)));
        assert_eq!(turns.load(), Load { in_flight: 0, queued: 0, shed: 2 });
        assert!(turns.refuse_when_full("a").is_ok());
    }

    #[tokio::test]
    async fn nobody_waits_longer_than_the_longest_wait() {
        let turns = Turns::new(&Settings { concurrency: 1, queue_wait_ms: 30, ..Settings::default() });
        let _busy = turns.turn("a").await.unwrap();
        let began = Instant::now();
        assert_eq!(turns.turn("a").await.unwrap_err().kind(), "busy");
        assert!(began.elapsed() >= Duration::from_millis(30));
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 0, shed: 1 });
    }

    #[tokio::test]
    async fn a_turn_that_is_passed_on_goes_to_who_waits_and_comes_back() {
        let turns = turns(1, 1);
        let turn = turns.turn("a").await.unwrap();
        let turn = turns.pass_on(turn, "a").await.unwrap();
        let waiting = tokio::spawn({
            let turns = turns.clone();
            async move { turns.turn("a").await.map(drop) }
        });
        queued(&turns, 1).await;
        let _turn = turns.pass_on(turn, "a").await.unwrap();
        waiting.await.unwrap().unwrap();
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 0, shed: 0 });
    }

    #[tokio::test]
    async fn who_gives_up_leaves_its_place() {
        let turns = turns(1, 1);
        let _busy = turns.turn("a").await.unwrap();
        let waiting = tokio::spawn({
            let turns = turns.clone();
            async move { turns.turn("a").await.map(drop) }
        });
        queued(&turns, 1).await;
        waiting.abort();
        queued(&turns, 0).await;
        assert_eq!(turns.load().shed, 0);
    }

    #[tokio::test]
    async fn a_quiet_client_is_served_before_the_tail_of_a_flood_and_finds_room_in_a_full_queue() {
        let turns = turns(1, 4);
        let busy = turns.turn("flood").await.unwrap();
        let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
        let ask = |client: &'static str| {
            let (turns, told) = (turns.clone(), told.clone());
            tokio::spawn(async move {
                let turn = turns.turn(client).await;
                told.send((client, turn.is_ok())).unwrap();
            })
        };
        for count in 1..=4 {
            ask("flood");
            queued(&turns, count).await;
        }
        assert!(turns.refuse_when_full("flood").is_err() && turns.refuse_when_full("quiet").is_ok());
        ask("quiet");
        assert_eq!(order.recv().await.unwrap(), ("flood", false), "the youngest of the flood gives way");
        assert_eq!(turns.load(), Load { in_flight: 1, queued: 4, shed: 2 });
        drop(busy);
        let mut served = Vec::new();
        for _ in 0..4 {
            served.push(order.recv().await.unwrap());
        }
        assert_eq!(served, [("flood", true), ("quiet", true), ("flood", true), ("flood", true)]);
        while turns.load().in_flight > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(turns.load(), Load { in_flight: 0, queued: 0, shed: 2 });
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn no_turn_is_lost_when_clients_give_up_at_the_last_moment() {
        let turns = turns(2, 64);
        let mut asking = tokio::task::JoinSet::new();
        for number in 0..2_000_u32 {
            let turns = turns.clone();
            let client = ["a", "b", "c"][(number % 3) as usize];
            asking.spawn(async move {
                let patience = Duration::from_micros(u64::from(number % 50));
                let _ = tokio::time::timeout(patience, async {
                    let turn = turns.turn(client).await;
                    tokio::task::yield_now().await;
                    drop(turn);
                })
                .await;
            });
        }
        while asking.join_next().await.is_some() {}
        let load = turns.load();
        assert_eq!((load.in_flight, load.queued), (0, 0), "{load:?}");
        let both = (turns.try_turn(), turns.try_turn());
        assert!(both.0.is_some() && both.1.is_some() && turns.try_turn().is_none());
    }
}
