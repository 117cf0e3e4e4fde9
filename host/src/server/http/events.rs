//! What a session has said, kept for a while, so that a client that lost its connection can ask again.
//!
//! rmcp keeps the events of a request that still runs, and forgets them the moment it is answered:
//! a client whose connection broke just then would never get its answer. Here the answer of the
//! last few requests is kept. A stream that is asked for again goes on until its answer is given.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures::stream;
use rmcp::model::ServerJsonRpcMessage;
use rmcp::transport::streamable_http_server::session::{
    EventId, EventStore, EventStoreError, EventStream, ServerSseMessage,
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// Events of one stream that are kept.
const MAX_EVENTS: usize = 64;
/// Answered streams that are kept.
const MAX_ANSWERED: usize = 4;
/// How long an answered stream is kept.
const ANSWERED_TIME: Duration = Duration::from_secs(60);

/// A stream that nobody knows.
#[derive(Debug, thiserror::Error)]
#[error("no stream has the event `{0}`: it was answered and forgotten, or never was")]
struct UnknownEvent(String);

/// The streams of one session. Clones are of the same session.
#[derive(Clone)]
pub(super) struct Events(Arc<Shared>);

struct Shared {
    streams: Mutex<Streams>,
    /// Counts events, so that those who wait for one look again.
    added: watch::Sender<u64>,
    closing: CancellationToken,
}

#[derive(Default)]
struct Streams {
    next: u64,
    kept: VecDeque<Stream>,
}

struct Stream {
    number: u64,
    name: String,
    next: u64,
    events: VecDeque<(u64, ServerSseMessage)>,
    /// Set with the answer: nothing comes after it.
    answered: Option<Instant>,
}

impl Stream {
    /// The first event after `last`, and whether one may still come.
    fn after(&self, last: u64) -> (Option<(u64, ServerSseMessage)>, bool) {
        let next = self.events.iter().find(|(index, _)| *index > last).cloned();
        (next, self.answered.is_none())
    }
}

impl Events {
    /// Streams end when `closing` is cancelled.
    pub(super) fn new(closing: CancellationToken) -> Self {
        Self(Arc::new(Shared { streams: Mutex::default(), added: watch::Sender::new(0), closing }))
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        self.0.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an event and gives its id: the number of its stream and its own.
    fn add(&self, name: &str, event: &ServerSseMessage) -> EventId {
        let mut streams = self.streams();
        let at = match streams.kept.iter().position(|stream| stream.name == name) {
            Some(at) => at,
            None => {
                streams.next += 1;
                let number = streams.next;
                let stream = Stream { number, name: name.to_owned(), next: 1, events: VecDeque::new(), answered: None };
                streams.kept.push_back(stream);
                streams.kept.len() - 1
            }
        };
        let Some(stream) = streams.kept.get_mut(at) else { return EventId::new() };
        let index = stream.next;
        stream.next += 1;
        let id = format!("{}-{index}", stream.number);
        let mut event = event.clone();
        event.event_id = Some(id.clone());
        if let Some(ServerJsonRpcMessage::Response(_) | ServerJsonRpcMessage::Error(_)) = event.message.as_deref() {
            stream.answered = Some(Instant::now());
        }
        stream.events.push_back((index, event));
        if stream.events.len() > MAX_EVENTS {
            stream.events.pop_front();
        }
        streams.forget();
        drop(streams);
        self.0.added.send_modify(|count| *count += 1);
        id
    }
}

impl Streams {
    /// Forgets what was answered long ago, and more than a few answers.
    fn forget(&mut self) {
        let answered = self.kept.iter().filter(|stream| stream.answered.is_some()).count();
        let mut surplus = answered.saturating_sub(MAX_ANSWERED);
        self.kept.retain(|stream| match stream.answered {
            Some(at) if surplus > 0 || at.elapsed() > ANSWERED_TIME => {
                surplus = surplus.saturating_sub(1);
                false
            }
            _ => true,
        });
    }
}

#[async_trait]
impl EventStore for Events {
    async fn store_event(&self, stream_id: &str, event: &ServerSseMessage) -> Result<EventId, EventStoreError> {
        Ok(self.add(stream_id, event))
    }

    async fn replay_events_after(&self, last_event_id: &str) -> Result<EventStream, EventStoreError> {
        let unknown = || Box::new(UnknownEvent(last_event_id.chars().take(64).collect()));
        let (number, last) = last_event_id.split_once('-').ok_or_else(unknown)?;
        let (Ok(number), Ok(last)) = (number.parse::<u64>(), last.parse::<u64>()) else { return Err(unknown()) };
        if !self.streams().kept.iter().any(|stream| stream.number == number) {
            return Err(unknown());
        }
        let events = self.clone();
        let added = self.0.added.subscribe();
        Ok(Box::pin(stream::unfold((events, added, last), move |(events, mut added, last)| async move {
            loop {
                added.mark_unchanged();
                let (next, open) = {
                    let streams = events.streams();
                    streams.kept.iter().find(|stream| stream.number == number)?.after(last)
                };
                if let Some((index, event)) = next {
                    return Some((event, (events, added, index)));
                }
                if !open {
                    return None;
                }
                tokio::select! {
                    () = events.0.closing.cancelled() => return None,
                    changed = added.changed() => changed.ok()?,
                }
            }
        })))
    }
}

#[cfg(test)]
mod tests {
    use futures::StreamExt;
    use rmcp::model::{EmptyResult, JsonRpcResponse, JsonRpcVersion2_0, RequestId, ServerResult};

    use super::*;

    fn note() -> ServerSseMessage {
        ServerSseMessage::retry(Duration::from_secs(1))
    }

    fn answer() -> ServerSseMessage {
        let result = ServerResult::EmptyResult(EmptyResult {});
        let response = JsonRpcResponse { jsonrpc: JsonRpcVersion2_0, id: RequestId::Number(1), result };
        ServerSseMessage::from_message(ServerJsonRpcMessage::Response(response))
    }

    async fn ids(stream: EventStream) -> Vec<String> {
        stream.filter_map(|event| async move { event.event_id }).collect().await
    }

    #[tokio::test]
    async fn an_answer_that_was_missed_comes_again_and_ends_the_stream() {
        let events = Events::new(CancellationToken::new());
        let first = events.add("one", &note());
        let stream = events.replay_events_after(&first).await.unwrap();
        let second = events.add("one", &note());
        events.add("other", &answer());
        let third = events.add("one", &answer());
        assert_eq!(ids(stream).await, [second.clone(), third.clone()]);
        assert_eq!(ids(events.replay_events_after(&second).await.unwrap()).await, [third]);
    }

    #[tokio::test]
    async fn answers_are_forgotten_after_a_few_others() {
        let events = Events::new(CancellationToken::new());
        let first = events.add("0", &note());
        events.add("0", &answer());
        for number in 1..=MAX_ANSWERED {
            events.add(&number.to_string(), &answer());
        }
        assert!(events.replay_events_after(&first).await.is_err());
        assert!(events.replay_events_after("nonsense").await.is_err());
    }

    #[tokio::test]
    async fn an_open_stream_ends_with_the_host() {
        let closing = CancellationToken::new();
        let events = Events::new(closing.clone());
        let first = events.add("one", &note());
        let stream = events.replay_events_after(&first).await.unwrap();
        closing.cancel();
        assert_eq!(ids(stream).await, Vec::<String>::new());
    }
}
