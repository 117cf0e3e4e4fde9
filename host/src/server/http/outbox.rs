//! What a session says, stream by stream.
//!
//! Every request has a stream of its own, which ends with its answer. All else goes to the standing
//! stream, which a client opens with `GET`. A stream is a list of numbered events, and whoever reads
//! it walks along that list. So a client whose connection broke reads on from the last event that it
//! had, by the same walk, until the answer has come; rmcp's own sessions forget an answer the moment
//! that it is given, and one that was on a broken connection just then would never arrive.
//!
//! Bounds: [`MAX_EVENTS`] of a stream, of which notifications go first; for [`ANSWERED_TIME`] the
//! last answers, [`MAX_READ`] of those that were read to their end, which are kept as their text,
//! and [`MAX_UNREAD`] of those whose reader went away before; and beside them, so that they push out
//! no answer, the last [`MAX_TAKEN_BACK`] streams of requests that their client took back.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures::{Stream as FutureStream, stream};
use rmcp::model::{
    ClientRequest, CustomResult, GetExtensions as _, GetMeta as _, JsonRpcRequest, JsonRpcResponse, JsonRpcVersion2_0,
    ProgressToken, RequestId, ServerJsonRpcMessage, ServerNotification, ServerResult,
};
use rmcp::service::OriginatingRequestId;
use rmcp::transport::streamable_http_server::session::ServerSseMessage;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// Events of one stream that are kept.
const MAX_EVENTS: usize = 64;
/// Answers that are kept although a connection took them: it may have broken on the way.
const MAX_READ: usize = 1;
/// Answers that are kept because no connection took them.
const MAX_UNREAD: usize = 16;
/// Streams without an answer that are kept until their readers have seen their end.
const MAX_TAKEN_BACK: usize = 16;
/// How long an answered stream is kept.
const ANSWERED_TIME: Duration = Duration::from_secs(60);
/// How long a client should wait before it asks again.
const RETRY: Duration = Duration::from_secs(3);
/// The number of the stream for all that belongs to no request.
const STANDING: u64 = 0;

/// A stream that nobody knows.
#[derive(Debug, thiserror::Error)]
#[error("no stream has the event `{0}`: it was answered and forgotten, or never was")]
pub(super) struct UnknownEvent(String);

/// The streams of one session. Clones are of the same session.
#[derive(Clone)]
pub(super) struct Outbox(Arc<Shared>);

struct Shared {
    streams: Mutex<Streams>,
    /// Counts changes, so that readers look again.
    changed: watch::Sender<u64>,
    /// Cancelled with the session: nothing more is said.
    ended: CancellationToken,
    /// Cancelled when the host stops: from then on only answers are waited for.
    closing: CancellationToken,
}

struct Streams {
    standing: Stream,
    /// The one reader of the standing stream, for nothing may be said twice. Others wait for its place.
    listener: Option<u64>,
    /// The last event of the standing stream that a listener was given.
    heard: u64,
    requests: VecDeque<Stream>,
    /// The number of the last stream, and of the last reader.
    last: u64,
}

struct Stream {
    number: u64,
    subject: Option<Subject>,
    /// The number of the last event.
    last: u64,
    events: VecDeque<(u64, Event)>,
    /// Set with the answer, or when the client takes the request back: nothing comes after it.
    over: Option<Instant>,
    /// Whether somebody has read it to its end.
    is_read: bool,
    /// Whether its end is no answer: the client took the request back.
    is_taken_back: bool,
}

/// What became of a stream that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Read,
    Unread,
    TakenBack,
}

/// What a stream is about.
struct Subject {
    request: RequestId,
    progress: Option<ProgressToken>,
}

enum Event {
    /// Nothing but a number, from which a stream can be read on before anything was said.
    Start,
    Message(Arc<ServerJsonRpcMessage>),
    /// An answer that was read: its result as JSON, a fifth of what the message takes.
    Answer(RequestId, Box<str>),
}

/// What a reader finds.
enum Step {
    Event(ServerSseMessage),
    Wait,
    End,
}

impl Outbox {
    /// Says nothing yet. The standing stream ends when `closing` is cancelled.
    pub(super) fn new(closing: CancellationToken) -> Self {
        let standing = Stream::new(STANDING, None);
        let streams = Streams { standing, listener: None, heard: 0, requests: VecDeque::new(), last: 0 };
        let (streams, changed) = (Mutex::new(streams), watch::Sender::new(0));
        Self(Arc::new(Shared { streams, changed, ended: CancellationToken::new(), closing }))
    }

    /// Opens the stream of a request, which is read from its start.
    pub(super) fn open(
        &self,
        request: &JsonRpcRequest<ClientRequest>,
    ) -> impl FutureStream<Item = ServerSseMessage> + use<> {
        let progress = request.request.get_meta().get_progress_token();
        let mut streams = self.streams();
        let mut stream = Stream::new(streams.next(), Some(Subject { request: request.id.clone(), progress }));
        stream.push(Event::Start);
        let number = stream.number;
        streams.requests.push_back(stream);
        let reader = self.reader(&mut streams, number, 0);
        drop(streams);
        reader.stream()
    }

    /// The standing stream, from what nobody was told yet.
    pub(super) fn listen(&self) -> impl FutureStream<Item = ServerSseMessage> + use<> {
        // What was heard is passed over once it has its place.
        let reader = self.reader(&mut self.streams(), STANDING, 0);
        reader.stream()
    }

    /// The rest of the stream that `last` is an event of.
    ///
    /// # Errors
    /// When it is none, or one of a stream that was forgotten.
    pub(super) fn resume(
        &self,
        last: &str,
    ) -> Result<impl FutureStream<Item = ServerSseMessage> + use<>, UnknownEvent> {
        let unknown = || UnknownEvent(last.chars().take(64).collect());
        let (number, event) = last.split_once('-').ok_or_else(unknown)?;
        let (Ok(number), Ok(event)) = (number.parse(), event.parse()) else { return Err(unknown()) };
        let mut streams = self.streams();
        let last = streams.stream(number).ok_or_else(unknown)?.last.min(event);
        let reader = self.reader(&mut streams, number, last);
        if number == STANDING {
            // Whoever listened before is the same client, on a connection that it has given up.
            streams.listener = Some(reader.name);
        }
        drop(streams);
        Ok(reader.stream())
    }

    /// Puts a message where it belongs.
    pub(super) fn say(&self, message: ServerJsonRpcMessage) {
        let mut streams = self.streams();
        let answers = matches!(message, ServerJsonRpcMessage::Response(_) | ServerJsonRpcMessage::Error(_));
        let stream = match streams.stream_for(&message) {
            Some(stream) => stream,
            // The request was taken back.
            None if answers => return,
            None => &mut streams.standing,
        };
        stream.push(Event::Message(Arc::new(message)));
        if answers && stream.number != STANDING {
            stream.over = Some(Instant::now());
        }
        streams.forget();
        drop(streams);
        self.changed();
    }

    /// Ends the stream of a request that the client took back.
    pub(super) fn take_back(&self, request: &RequestId) {
        let mut streams = self.streams();
        if let Some(stream) = streams.of_request(request) {
            stream.over = Some(Instant::now());
            stream.is_taken_back = true;
        }
        streams.forget();
        drop(streams);
        self.changed();
    }

    /// Lets go of answers that nobody will ask for again.
    pub(super) fn forget(&self) {
        self.streams().forget();
    }

    /// Ends all streams.
    pub(super) fn end(&self) {
        self.0.ended.cancel();
    }

    /// Waits for the end.
    pub(super) async fn ended(&self) {
        self.0.ended.cancelled().await;
    }

    fn reader(&self, streams: &mut Streams, number: u64, last: u64) -> Reader {
        Reader { name: streams.next(), outbox: self.clone(), number, last }
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        self.0.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.0.changed.send_modify(|count| *count = count.wrapping_add(1));
    }
}

/// Somebody who reads a stream.
struct Reader {
    name: u64,
    outbox: Outbox,
    number: u64,
    /// The last event that was read.
    last: u64,
}

impl Reader {
    /// Walks along the stream.
    fn stream(self) -> impl FutureStream<Item = ServerSseMessage> {
        let changed = self.outbox.0.changed.subscribe();
        stream::unfold((self, changed), |(mut reader, mut changed)| async move {
            loop {
                changed.mark_unchanged();
                let ended = reader.outbox.0.ended.is_cancelled();
                match reader.step() {
                    Step::Event(event) => return Some((event, (reader, changed))),
                    Step::End => return None,
                    // Looked for after the end: nothing more can come.
                    Step::Wait if ended => return None,
                    Step::Wait => {}
                }
                let Shared { ended, closing, .. } = &*reader.outbox.0;
                tokio::select! {
                    () = ended.cancelled() => {}
                    () = closing.cancelled(), if reader.number == STANDING => return None,
                    still = changed.changed() => still.ok()?,
                }
            }
        })
    }

    fn step(&mut self) -> Step {
        let mut streams = self.outbox.streams();
        if self.number == STANDING {
            match streams.listener {
                Some(listener) if listener != self.name => return Step::Wait,
                Some(_) => {}
                None => {
                    streams.listener = Some(self.name);
                    self.last = self.last.max(streams.heard);
                }
            }
        }
        let Some(stream) = streams.stream(self.number) else { return Step::End };
        let Some((number, event)) = stream.events.iter().find(|(number, _)| *number > self.last) else {
            if stream.over.is_none() {
                return Step::Wait;
            }
            stream.is_read = true;
            stream.pack();
            streams.forget();
            return Step::End;
        };
        self.last = *number;
        let event = event.message(format!("{}-{number}", stream.number));
        if self.number == STANDING {
            streams.heard = streams.heard.max(self.last);
        }
        Step::Event(event)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let mut streams = self.outbox.streams();
        if self.number == STANDING && streams.listener == Some(self.name) {
            streams.listener = None;
            drop(streams);
            self.outbox.changed();
        }
    }
}

impl Streams {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn stream(&mut self, number: u64) -> Option<&mut Stream> {
        match number {
            STANDING => Some(&mut self.standing),
            _ => self.requests.iter_mut().find(|stream| stream.number == number),
        }
    }

    /// The open stream of a request.
    fn of_request(&mut self, request: &RequestId) -> Option<&mut Stream> {
        self.open(|subject| subject.request == *request)
    }

    /// The latest open stream about such a subject.
    fn open(&mut self, is_it: impl Fn(&Subject) -> bool) -> Option<&mut Stream> {
        let mut open = self.requests.iter_mut().rev().filter(|stream| stream.over.is_none());
        open.find(|stream| stream.subject.as_ref().is_some_and(&is_it))
    }

    /// The stream of the request that a message belongs to.
    fn stream_for(&mut self, message: &ServerJsonRpcMessage) -> Option<&mut Stream> {
        match message {
            ServerJsonRpcMessage::Response(response) => self.of_request(&response.id),
            ServerJsonRpcMessage::Error(error) => match &error.id {
                Some(id) => self.of_request(id),
                None => Some(&mut self.standing),
            },
            ServerJsonRpcMessage::Request(request) => {
                let within = request.request.extensions().get::<OriginatingRequestId>()?.0.clone();
                self.of_request(&within)
            }
            ServerJsonRpcMessage::Notification(notification) => match &notification.notification {
                ServerNotification::ProgressNotification(progress) => {
                    let token = &progress.params.progress_token;
                    self.open(|subject| subject.progress.as_ref() == Some(token))
                }
                ServerNotification::CancelledNotification(cancelled) => {
                    self.of_request(cancelled.params.request_id.as_ref()?)
                }
                _ => None,
            },
        }
    }

    /// Forgets what was answered long ago, and more than a few answers.
    fn forget(&mut self) {
        self.requests.retain(|stream| stream.over.is_none_or(|at| at.elapsed() <= ANSWERED_TIME));
        for (fate, most) in [(Fate::Read, MAX_READ), (Fate::Unread, MAX_UNREAD), (Fate::TakenBack, MAX_TAKEN_BACK)] {
            let is_one = |stream: &Stream| stream.fate() == Some(fate);
            let mut surplus = self.requests.iter().filter(|stream| is_one(stream)).count().saturating_sub(most);
            self.requests.retain(|stream| {
                let goes = surplus > 0 && is_one(stream);
                surplus -= usize::from(goes);
                !goes
            });
        }
    }
}

impl Stream {
    fn new(number: u64, subject: Option<Subject>) -> Self {
        let (events, over) = (VecDeque::new(), None);
        Self { number, subject, last: 0, events, over, is_read: false, is_taken_back: false }
    }

    /// What became of it; none while something may come.
    fn fate(&self) -> Option<Fate> {
        self.over?;
        Some(match (self.is_taken_back, self.is_read) {
            (true, _) => Fate::TakenBack,
            (false, true) => Fate::Read,
            (false, false) => Fate::Unread,
        })
    }

    fn push(&mut self, event: Event) {
        self.last += 1;
        self.events.push_back((self.last, event));
        if self.events.len() > MAX_EVENTS {
            // Of somebody who reads too slowly: requests and answers stay, unless there is nothing else.
            let notice = self.events.iter().position(|(_, event)| event.is_notice());
            self.events.remove(notice.unwrap_or_default());
        }
    }

    /// Makes the answer small that was read.
    fn pack(&mut self) {
        if let Some((_, event)) = self.events.back_mut()
            && let Event::Message(message) = event
            && let ServerJsonRpcMessage::Response(response) = &**message
            && let Ok(result) = serde_json::to_string(&response.result)
        {
            *event = Event::Answer(response.id.clone(), result.into());
        }
    }
}

impl Event {
    fn is_notice(&self) -> bool {
        match self {
            Self::Start => true,
            Self::Message(message) => matches!(**message, ServerJsonRpcMessage::Notification(_)),
            Self::Answer(..) => false,
        }
    }

    fn message(&self, id: String) -> ServerSseMessage {
        let message = match self {
            Self::Start => return ServerSseMessage::priming(id, RETRY),
            Self::Message(message) => Arc::clone(message),
            Self::Answer(request, result) => {
                // It was JSON when it was packed.
                let result = serde_json::from_str(result).unwrap_or_default();
                let result = ServerResult::CustomResult(CustomResult(result));
                let response = JsonRpcResponse { jsonrpc: JsonRpcVersion2_0, id: request.clone(), result };
                Arc::new(ServerJsonRpcMessage::Response(response))
            }
        };
        let mut event = ServerSseMessage::default();
        event.event_id = Some(id);
        event.message = Some(message);
        event
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt as _, StreamExt as _};
    use serde_json::{Value, json};

    use super::*;

    fn outbox() -> Outbox {
        Outbox::new(CancellationToken::new())
    }

    fn request(id: i64) -> JsonRpcRequest<ClientRequest> {
        let meta = json!({ "progressToken": format!("of {id}") });
        let text = json!({ "jsonrpc": "2.0", "id": id, "method": "tools/list", "params": { "_meta": meta } });
        serde_json::from_value(text).unwrap()
    }

    fn message(text: Value) -> ServerJsonRpcMessage {
        serde_json::from_value(text).unwrap()
    }

    fn answer(id: i64) -> ServerJsonRpcMessage {
        let result = json!({ "content": [{ "type": "text", "text": format!("answer {id}") }], "isError": false });
        message(json!({ "jsonrpc": "2.0", "id": id, "result": result }))
    }

    fn progress(id: i64, progress: u32) -> ServerJsonRpcMessage {
        let params = json!({ "progressToken": format!("of {id}"), "progress": f64::from(progress) });
        message(json!({ "jsonrpc": "2.0", "method": "notifications/progress", "params": params }))
    }

    fn change() -> ServerJsonRpcMessage {
        message(json!({ "jsonrpc": "2.0", "method": "notifications/tools/list_changed" }))
    }

    /// What a reader can read now: the numbers of the events and what they say.
    fn now(stream: &mut (impl FutureStream<Item = ServerSseMessage> + Unpin)) -> Vec<(String, Value)> {
        let mut read = Vec::new();
        while let Some(Some(event)) = stream.next().now_or_never() {
            let said = event.message.map_or(Value::Null, |message| serde_json::to_value(&*message).unwrap());
            read.push((event.event_id.unwrap(), said));
        }
        read
    }

    fn numbers(stream: &mut (impl FutureStream<Item = ServerSseMessage> + Unpin)) -> Vec<String> {
        now(stream).into_iter().map(|(number, _)| number).collect()
    }

    #[tokio::test]
    async fn an_answer_comes_on_the_stream_of_its_request_and_ends_it() {
        let outbox = outbox();
        let (mut one, mut two) = (Box::pin(outbox.open(&request(1)).fuse()), Box::pin(outbox.open(&request(2))));
        outbox.say(progress(2, 1));
        outbox.say(answer(1));
        assert_eq!(now(&mut one).last().unwrap().1, serde_json::to_value(answer(1)).unwrap());
        assert!(matches!(one.next().now_or_never(), Some(None)), "it is over");
        assert_eq!(now(&mut two).last().unwrap().1["method"], "notifications/progress");
        assert!(two.next().now_or_never().is_none(), "it goes on");
    }

    #[tokio::test]
    async fn an_answer_that_was_missed_comes_again_in_the_same_words() {
        let outbox = outbox();
        let mut stream = Box::pin(outbox.open(&request(1)));
        let start = numbers(&mut stream).pop().unwrap();
        let mut again = Box::pin(outbox.resume(&start).unwrap());
        assert!(now(&mut again).is_empty());
        outbox.say(progress(1, 1));
        outbox.say(answer(1));
        let whole = now(&mut stream);
        assert_eq!(now(&mut again), whole);
        // It was read to its end, so it is kept as text from here on.
        assert_eq!(now(&mut Box::pin(outbox.resume(&start).unwrap())), whole);
    }

    #[tokio::test]
    async fn answers_are_forgotten_after_a_few_others() {
        let outbox = outbox();
        let ask = |id: usize| {
            let mut stream = Box::pin(outbox.open(&request(id as i64)));
            (numbers(&mut stream).pop().unwrap(), stream)
        };
        let is_kept = |start: &str| outbox.resume(start).is_ok();
        let (unread, _) = ask(0);
        outbox.say(answer(0));
        let (read, mut stream) = ask(1);
        outbox.say(answer(1));
        assert_eq!(now(&mut stream).len(), 1);
        for id in 2..=MAX_UNREAD {
            drop(ask(id));
            outbox.say(answer(id as i64));
        }
        assert!(is_kept(&unread) && is_kept(&read));
        let (_, mut stream) = ask(100);
        outbox.say(answer(100));
        assert_eq!(now(&mut stream).len(), 1);
        drop(ask(101));
        outbox.say(answer(101));
        assert!(!is_kept(&unread) && !is_kept(&read));
        assert!(!is_kept("nonsense") && !is_kept("1-x"));
    }

    #[tokio::test]
    async fn what_is_said_on_the_standing_stream_is_said_once() {
        let outbox = outbox();
        outbox.say(change());
        let (mut one, mut two) = (Box::pin(outbox.listen()), Box::pin(outbox.listen()));
        assert_eq!(numbers(&mut one), ["0-1"], "what was said before anybody listened is not lost");
        outbox.say(change());
        assert!(numbers(&mut two).is_empty());
        drop(one);
        assert_eq!(numbers(&mut two), ["0-2"], "the next one takes the place");
    }

    #[tokio::test]
    async fn a_client_that_comes_back_to_the_standing_stream_takes_its_place() {
        let outbox = outbox();
        let mut broken = Box::pin(outbox.listen());
        outbox.say(change());
        assert_eq!(numbers(&mut broken), ["0-1"]);
        let mut back = Box::pin(outbox.resume("0-1").unwrap());
        outbox.say(change());
        assert_eq!(numbers(&mut back), ["0-2"]);
        assert!(numbers(&mut broken).is_empty());
    }

    #[tokio::test]
    async fn a_slow_reader_loses_notifications_and_no_answer() {
        let outbox = outbox();
        let mut stream = Box::pin(outbox.open(&request(1)));
        for step in 0..1_000 {
            outbox.say(progress(1, step));
        }
        outbox.say(answer(1));
        let read = now(&mut stream);
        assert_eq!((read.len(), &read.last().unwrap().1["id"]), (MAX_EVENTS, &json!(1)));
    }

    #[tokio::test]
    async fn requests_that_are_taken_back_push_out_no_answer() {
        let outbox = outbox();
        let stream = Box::pin(outbox.open(&request(1)));
        drop(stream);
        outbox.say(answer(1));
        for id in 2..100 {
            drop(outbox.open(&request(id)));
            outbox.take_back(&RequestId::Number(id));
        }
        assert_eq!(outbox.streams().requests.len(), 1 + MAX_TAKEN_BACK);
        let again = now(&mut Box::pin(outbox.resume("1-1").unwrap()));
        assert_eq!((again.len(), &again[0].1["id"]), (1, &json!(1)));
    }

    #[tokio::test]
    async fn a_request_that_is_taken_back_has_no_answer() {
        let outbox = outbox();
        let mut stream = Box::pin(outbox.open(&request(1)));
        outbox.take_back(&RequestId::Number(1));
        outbox.say(answer(1));
        assert_eq!(now(&mut stream).len(), 1);
        assert!(numbers(&mut Box::pin(outbox.listen())).is_empty());
    }

    #[tokio::test]
    async fn the_standing_stream_ends_with_the_host_and_all_end_with_the_session() {
        let closing = CancellationToken::new();
        let outbox = Outbox::new(closing.clone());
        let (mut standing, mut asked) = (Box::pin(outbox.listen()), Box::pin(outbox.open(&request(1))));
        assert_eq!((now(&mut standing).len(), now(&mut asked).len()), (0, 1));
        closing.cancel();
        assert!(standing.next().await.is_none());
        assert!(asked.next().now_or_never().is_none(), "its answer is waited for");
        outbox.end();
        assert!(asked.next().await.is_none());
    }
}
