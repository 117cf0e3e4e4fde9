//! Sessions as requests use them: bounded in time, in order, whatever becomes of the store.
//!
//! A store that answers at once is asked at once. Any other has a few workers, each with its
//! own sessions: what concerns one session is done in the order in which it came, so that a
//! request finds what the answer before it left. A request waits for its history for
//! [`PATIENCE`] at most, and nobody waits for a turn to be kept. Work that somebody gave up
//! waiting for goes on, because it may be what brings the connection back.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::future::join_all;
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::availability::Availability;
use super::{
    History, MemorySessions, PostgresSessions, RedisSessions, Session, SessionKey, SessionRow, SessionSettings,
    SessionStore, SessionStoreKind, Turn, Whose,
};
use crate::records::{ServerUrl, StoreError};

/// How long a request waits for its history.
const PATIENCE: Duration = Duration::from_millis(45);
/// How long the store may take for anything, a new connection included.
const OPERATION: Duration = Duration::from_secs(2);
/// Workers, and how much each may have before it.
const WORKERS: usize = 8;
const QUEUE: usize = 256;

/// The sessions of a host. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sessions(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: SessionSettings,
    store: Arc<dyn SessionStore>,
    availability: Arc<Availability>,
    /// None where the store answers at once.
    workers: Vec<mpsc::Sender<Job>>,
}

/// What a worker does.
#[derive(Debug)]
enum Job {
    Recall(SessionKey, oneshot::Sender<Option<Session>>),
    Remember(SessionKey, Turn),
    /// Tells that everything before it is done.
    Settle(oneshot::Sender<()>),
}

/// Why sessions cannot be had as the settings say.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The settings name no server.
    #[error("failed to open the {store} store of sessions: no server is named: set `{setting}` or {variable}")]
    NoServer {
        /// Which store.
        store: &'static str,
        /// What would name it.
        setting: &'static str,
        /// See above.
        variable: &'static str,
    },
    /// The address of the server makes no sense.
    #[error("failed to open the {store} store of sessions: `{url}` is no address of a server ({setting})")]
    Address {
        /// Which store.
        store: &'static str,
        /// The address, without its password.
        url: ServerUrl,
        /// What names it.
        setting: &'static str,
    },
}

/// What a store that was away has cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionCounts {
    /// Requests that went on without history.
    pub missed: u64,
    /// Turns that were not kept.
    pub lost: u64,
}

impl Sessions {
    /// Sessions in `store`. Within a tokio runtime.
    pub fn new(settings: SessionSettings, store: Arc<dyn SessionStore>) -> Self {
        let availability = Arc::new(Availability::new(store.name()));
        let worker = |_| {
            let (sender, jobs) = mpsc::channel(QUEUE);
            tokio::spawn(work(Arc::clone(&store), Arc::clone(&availability), jobs));
            sender
        };
        let workers = if store.is_immediate() { Vec::new() } else { (0..WORKERS).map(worker).collect() };
        Self(Arc::new(Inner { settings, store, availability, workers }))
    }

    /// Sessions as the settings say, with the addresses of servers that only `variable` knows;
    /// none where they are switched off. Nothing is connected yet. Within a tokio runtime.
    ///
    /// # Errors
    /// When a server is missing, or its address makes no sense.
    pub fn open(
        settings: SessionSettings,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, OpenError> {
        if !settings.enabled {
            return Ok(None);
        }
        let bounds = settings.bounds();
        let server = |set: &Option<ServerUrl>, store, setting, name| {
            let named = set.clone().or_else(|| variable(name).filter(|url| !url.is_empty()).map(ServerUrl::from));
            named.ok_or(OpenError::NoServer { store, setting, variable: name })
        };
        let store: Arc<dyn SessionStore> = match settings.store {
            SessionStoreKind::Auto | SessionStoreKind::Memory => Arc::new(MemorySessions::new(bounds)),
            SessionStoreKind::Redis => {
                let setting = "sessions.redis_url";
                let url = server(&settings.redis_url, "Redis", setting, "REDIS_URL")?;
                let opened = RedisSessions::open(&url, bounds);
                Arc::new(opened.map_err(|_| OpenError::Address { store: "Redis", url, setting })?)
            }
            SessionStoreKind::Postgres => {
                let setting = "sessions.database_url";
                let url = server(&settings.database_url, "PostgreSQL", setting, "DATABASE_URL")?;
                let opened = PostgresSessions::open(&url, bounds);
                Arc::new(opened.map_err(|_| OpenError::Address { store: "PostgreSQL", url, setting })?)
            }
        };
        Ok(Some(Self::new(settings, store)))
    }

    /// Connects to the store, and says in the log when that cannot be done.
    pub async fn warm_up(&self) {
        if bounded("connect", self.0.store.name(), self.0.store.ping())
            .await
            .inspect_err(|error| self.0.availability.gone(error))
            .is_ok()
        {
            self.0.availability.back();
        }
    }

    /// What a session has had; none where there is no such session, or the store does not
    /// answer soon. The session lasts longer for it.
    pub async fn recall(&self, key: &SessionKey) -> Option<History> {
        let session = match self.worker(key) {
            None => self.0.store.touch(key).await.ok().flatten(),
            Some(worker) => self.recall_by(worker, key).await,
        };
        let context_bytes = usize::try_from(self.0.settings.context_bytes).unwrap_or(usize::MAX);
        session.map(|session| History::of(session, context_bytes))
    }

    async fn recall_by(&self, worker: &mpsc::Sender<Job>, key: &SessionKey) -> Option<Session> {
        let availability = &self.0.availability;
        if !availability.may_ask() {
            availability.missed();
            return None;
        }
        let (answer, answered) = oneshot::channel();
        if worker.try_send(Job::Recall(key.clone(), answer)).is_ok()
            && let Ok(Ok(session)) = timeout(PATIENCE, answered).await
        {
            return session;
        }
        availability.missed();
        availability.gone(&late("recall a session", self.0.store.name(), PATIENCE));
        None
    }

    /// Adds a turn to a session, soon: nobody waits for it.
    pub async fn remember(&self, key: SessionKey, turn: Turn) {
        match self.worker(&key) {
            // It keeps everything, and at once.
            None => drop(self.0.store.append(&key, turn).await),
            Some(worker) => {
                if worker.try_send(Job::Remember(key, turn)).is_err() {
                    self.0.availability.lost();
                }
            }
        }
    }

    /// At most `limit` sessions, those used last first.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn list(&self, whose: Whose<'_>, limit: usize) -> Result<Vec<SessionRow>, StoreError> {
        settle(self.0.workers.clone()).await;
        bounded("list sessions", self.0.store.name(), self.0.store.list(whose, limit)).await
    }

    /// One session with the turns that are kept of it.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn show(&self, key: &SessionKey) -> Result<Option<Session>, StoreError> {
        settle(self.worker(key).cloned().into_iter().collect()).await;
        bounded("show a session", self.0.store.name(), self.0.store.show(key)).await
    }

    /// Forgets a session; tells whether there was one.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn end(&self, key: &SessionKey) -> Result<bool, StoreError> {
        settle(self.worker(key).cloned().into_iter().collect()).await;
        bounded("end a session", self.0.store.name(), self.0.store.end(key)).await
    }

    /// The sessions called `id`: those of `client`, where one is named, or else everybody's.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn find(&self, id: &str, client: Option<&str>) -> Result<Vec<SessionKey>, StoreError> {
        let all = self.list(Whose::Everybody, usize::MAX).await?;
        let named = |key: &SessionKey| client.is_none_or(|client| key.client().unwrap_or_default() == client);
        Ok(all.into_iter().map(|row| row.key).filter(|key| key.id() == id && named(key)).collect())
    }

    /// Waits until everything that was remembered is kept or lost.
    pub async fn settled(&self) {
        settle(self.0.workers.clone()).await;
    }

    /// Forgets the half of the sessions that were used longest ago, where they take memory of this
    /// process; tells how many.
    pub fn shed(&self) -> usize {
        self.0.store.shed()
    }

    /// What outages have cost so far.
    pub fn counts(&self) -> SessionCounts {
        let Availability { missed, lost, .. } = &*self.0.availability;
        SessionCounts { missed: missed.load(Ordering::Relaxed), lost: lost.load(Ordering::Relaxed) }
    }

    /// Which store, for people.
    pub fn store_name(&self) -> &'static str {
        self.0.store.name()
    }

    /// Whether the store answers, as far as requests have noticed.
    pub fn is_available(&self) -> bool {
        self.0.availability.is_here()
    }

    /// Asks the store whether it answers.
    ///
    /// # Errors
    /// When it does not, within two seconds.
    pub async fn ping(&self) -> Result<(), StoreError> {
        bounded("ask", self.0.store.name(), self.0.store.ping()).await
    }

    /// What was set.
    pub fn settings(&self) -> &SessionSettings {
        &self.0.settings
    }

    /// Whose turn it is to look after a session.
    fn worker(&self, key: &SessionKey) -> Option<&mpsc::Sender<Job>> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let count = u64::try_from(self.0.workers.len()).ok()?;
        let index = hasher.finish().checked_rem(count)?;
        self.0.workers.get(usize::try_from(index).ok()?)
    }
}

/// Waits until these workers have done what was asked of them so far.
async fn settle(workers: Vec<mpsc::Sender<Job>>) {
    let told = workers.into_iter().map(|worker| async move {
        let (tell, told) = oneshot::channel();
        if worker.send(Job::Settle(tell)).await.is_ok() {
            let _ = told.await;
        }
    });
    // Whoever hangs is bounded itself; this bounds a long queue of those.
    let _ = timeout(OPERATION, join_all(told)).await;
}

/// Does what is asked for some of the sessions, in order, until nobody can ask any more.
async fn work(store: Arc<dyn SessionStore>, availability: Arc<Availability>, mut jobs: mpsc::Receiver<Job>) {
    let name = store.name();
    while let Some(job) = jobs.recv().await {
        let done = match job {
            Job::Settle(tell) => {
                let _ = tell.send(());
                continue;
            }
            // It waited behind something that took too long.
            Job::Recall(_, answer) if answer.is_closed() => continue,
            Job::Recall(key, answer) => bounded("recall a session", name, store.touch(&key)).await.map(|session| {
                let _ = answer.send(session);
            }),
            Job::Remember(..) if !availability.may_ask() => {
                availability.lost();
                continue;
            }
            Job::Remember(key, turn) => {
                bounded("remember a turn", name, store.append(&key, turn)).await.inspect_err(|_| availability.lost())
            }
        };
        match done {
            Ok(()) => availability.back(),
            Err(error) => availability.gone(&error),
        }
    }
}

/// What the store answers within [`OPERATION`].
async fn bounded<T>(
    action: &'static str,
    store: &'static str,
    work: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    timeout(OPERATION, work).await.unwrap_or_else(|_| Err(late(action, store, OPERATION)))
}

fn late(action: &'static str, store: &'static str, limit: Duration) -> StoreError {
    let source = io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {} ms", limit.as_millis()));
    StoreError::Unavailable { action, store, source: Box::new(source) }
}
