//! Sessions in this process.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use async_trait::async_trait;
use parking_lot::Mutex;

use super::{Session, SessionBounds, SessionKey, SessionRow, SessionStore, Turn, Whose};
use crate::records::{StoreError, UtcTime};

/// What a session takes besides its key and its turns, bytes.
const SESSION_OVERHEAD: u64 = 200;

/// Tells the moment; a test has one that it can move.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// One that `tells` the moment.
    pub fn new(tells: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }

    fn now(&self) -> Instant {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(Instant::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// Sessions that are gone when the process ends.
#[derive(Debug)]
pub struct MemorySessions {
    bounds: SessionBounds,
    clock: Clock,
    table: Mutex<Table>,
}

/// All sessions. Since each use begins a session's time anew, the order of use is the order
/// in which they end.
#[derive(Debug, Default)]
struct Table {
    sessions: HashMap<SessionKey, Kept>,
    by_use: BTreeMap<u64, SessionKey>,
    uses: u64,
    bytes: u64,
}

#[derive(Debug)]
struct Kept {
    session: Session,
    used: Instant,
    /// Its place in the order of use.
    place: u64,
}

impl Kept {
    fn bytes(&self) -> u64 {
        let key = u64::try_from(self.session.row.key.bytes()).unwrap_or(u64::MAX);
        self.session.row.bytes.saturating_add(key).saturating_add(SESSION_OVERHEAD)
    }
}

impl MemorySessions {
    /// An empty store.
    pub fn new(bounds: SessionBounds) -> Self {
        Self::with_clock(bounds, Clock::default())
    }

    /// The same by another clock.
    pub fn with_clock(bounds: SessionBounds, clock: Clock) -> Self {
        Self { bounds, clock, table: Mutex::default() }
    }

    /// Does `work` with what has not ended by now.
    fn with<T>(&self, work: impl FnOnce(&mut Table, Instant) -> T) -> T {
        let now = self.clock.now();
        let mut table = self.table.lock();
        while let Some(oldest) = table.oldest()
            && now.saturating_duration_since(oldest.used) >= self.bounds.ttl
        {
            table.drop_oldest();
        }
        work(&mut table, now)
    }
}

impl Table {
    fn oldest(&self) -> Option<&Kept> {
        let (_, key) = self.by_use.first_key_value()?;
        self.sessions.get(key)
    }

    fn drop_oldest(&mut self) {
        if let Some((_, key)) = self.by_use.pop_first()
            && let Some(kept) = self.sessions.remove(&key)
        {
            self.bytes = self.bytes.saturating_sub(kept.bytes());
        }
    }

    /// Takes a session out.
    fn take(&mut self, key: &SessionKey) -> Option<Session> {
        let kept = self.sessions.remove(key)?;
        self.by_use.remove(&kept.place);
        self.bytes = self.bytes.saturating_sub(kept.bytes());
        Some(kept.session)
    }

    /// Puts a session in as the one used last.
    fn put(&mut self, session: Session, used: Instant) {
        let key = session.row.key.clone();
        self.uses += 1;
        let kept = Kept { session, used, place: self.uses };
        self.bytes = self.bytes.saturating_add(kept.bytes());
        self.by_use.insert(kept.place, key.clone());
        self.sessions.insert(key, kept);
    }
}

/// Drops the oldest turns until the rest fits.
fn shorten(session: &mut Session, bounds: SessionBounds) {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut drop = 0;
    let mut bytes = session.row.bytes;
    for (index, turn) in session.history.iter().enumerate() {
        let left = count(session.history.len() - index);
        if left <= bounds.max_turns && (bytes <= bounds.max_session_bytes || left == 1) {
            break;
        }
        bytes = bytes.saturating_sub(count(turn.bytes()));
        drop = index + 1;
    }
    session.history.drain(..drop);
    session.row.bytes = bytes;
}

#[async_trait]
impl SessionStore for MemorySessions {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn is_immediate(&self) -> bool {
        true
    }

    async fn touch(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        Ok(self.with(|table, now| {
            let mut session = table.take(key)?;
            session.row.last = UtcTime::now();
            table.put(session.clone(), now);
            Some(session)
        }))
    }

    async fn append(&self, key: &SessionKey, turn: Turn) -> Result<(), StoreError> {
        let turn = turn.within(self.bounds.max_session_bytes);
        self.with(|table, now| {
            let time = UtcTime::now();
            let begin = || {
                let row = SessionRow { key: key.clone(), started: time, last: time, turns: 0, bytes: 0 };
                Session { row, history: Vec::new() }
            };
            let mut session = table.take(key).unwrap_or_else(begin);
            session.row.last = time;
            session.row.turns += 1;
            session.row.bytes += u64::try_from(turn.bytes()).unwrap_or(u64::MAX);
            session.history.push(turn);
            shorten(&mut session, self.bounds);
            table.put(session, now);
            let count = |table: &Table| u64::try_from(table.sessions.len()).unwrap_or(u64::MAX);
            while count(table) > self.bounds.max_sessions || (table.bytes > self.bounds.max_bytes && count(table) > 1) {
                table.drop_oldest();
            }
        });
        Ok(())
    }

    fn shed(&self) -> usize {
        self.with(|table, _| {
            let gone = table.sessions.len().div_ceil(2);
            (0..gone).for_each(|_| table.drop_oldest());
            gone
        })
    }

    async fn list(&self, whose: Whose<'_>, limit: usize) -> Result<Vec<SessionRow>, StoreError> {
        Ok(self.with(|table, _| {
            let newest = table.by_use.values().rev().filter(|key| whose.fits(key));
            let rows = newest.filter_map(|key| table.sessions.get(key).map(|kept| kept.session.row.clone()));
            rows.take(limit).collect()
        }))
    }

    async fn show(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        Ok(self.with(|table, _| table.sessions.get(key).map(|kept| kept.session.clone())))
    }

    async fn end(&self, key: &SessionKey) -> Result<bool, StoreError> {
        Ok(self.with(|table, _| table.take(key).is_some()))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
