//! Accepts connections and carries HTTP over each.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONNECTION, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Request, Response, StatusCode};
use axum::response::IntoResponse;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service as _;

use super::entrance::Entrance;
use super::places::{Place, Places};
use super::tls::Certificate;
use super::wire::{Framing, Progress, Wire};
use crate::server::limits::Peer;

/// How long to pause when no connection can be accepted: out of file descriptors, most likely.
const PAUSE: Duration = Duration::from_millis(100);
/// How long telling a client that it comes at a bad time may take.
const FAREWELL: Duration = Duration::from_secs(1);
/// Clients that are told so at once; others are cut off.
const FAREWELLS: usize = 64;

const TOO_MANY: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
const TOO_LATE: &[u8] = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// What every connection of every listener shares.
#[derive(Clone)]
pub(super) struct Attendant {
    pub(super) router: Router,
    pub(super) entrance: Entrance,
    pub(super) certificate: Option<Arc<Certificate>>,
    pub(super) places: Places,
    pub(super) farewells: Arc<Semaphore>,
    pub(super) tasks: TaskTracker,
    /// Cancelled when no more requests are taken; answers on their way are finished.
    pub(super) closing: CancellationToken,
    /// Cancelled when nothing is finished any more.
    pub(super) cut: CancellationToken,
}

impl Attendant {
    pub(super) fn new(
        router: Router,
        entrance: Entrance,
        certificate: Option<Arc<Certificate>>,
        tasks: TaskTracker,
        closing: CancellationToken,
        cut: CancellationToken,
    ) -> Self {
        let (places, farewells) = (Places::default(), Arc::new(Semaphore::new(FAREWELLS)));
        Self { router, entrance, certificate, places, farewells, tasks, closing, cut }
    }

    /// Accepts connections until `closing` is cancelled.
    pub(super) async fn accept(self, listener: TcpListener) {
        loop {
            let accepted = tokio::select! {
                biased;
                () = self.closing.cancelled() => return,
                accepted = listener.accept() => accepted,
            };
            let (stream, peer) = match accepted {
                Ok((stream, address)) => (stream, Peer(address.ip())),
                Err(error) => {
                    tracing::warn!(%error, "failed to accept a connection");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            // Without this an answer in two writes waits for the client's acknowledgement, 40 ms.
            let _ = stream.set_nodelay(true);
            let rules = self.entrance.rules();
            match self.places.take(rules.settings.max_connections) {
                Some(place) => {
                    let attendant = self.clone();
                    self.tasks.spawn(async move { attendant.attend(stream, peer, place).await });
                }
                None => self.send_away(stream, rules.settings.max_connections),
            }
        }
    }

    fn send_away(&self, mut stream: TcpStream, connections: usize) {
        tracing::warn!(connections, "too many connections: client sent away");
        // Who speaks TLS would not understand it.
        if self.certificate.is_some() {
            return;
        }
        if let Ok(permit) = Arc::clone(&self.farewells).try_acquire_owned() {
            self.tasks.spawn(async move {
                let _permit = permit;
                let _ = tokio::time::timeout(FAREWELL, say(&mut stream, TOO_MANY)).await;
            });
        }
    }

    async fn attend(self, stream: TcpStream, peer: Peer, place: Place) {
        let served = async {
            match &self.certificate {
                None => self.serve(stream, peer, place).await,
                Some(certificate) => {
                    let handshake = certificate.acceptor().accept(stream);
                    match tokio::time::timeout(self.entrance.rules().settings.header_timeout(), handshake).await {
                        Ok(Ok(stream)) => self.serve(stream, peer, place).await,
                        Ok(Err(error)) => tracing::debug!(%error, "TLS handshake failed"),
                        Err(_) => tracing::debug!("TLS handshake took too long"),
                    }
                }
            }
        };
        let _ = self.cut.run_until_cancelled(served).await;
    }

    async fn serve<T: AsyncRead + AsyncWrite + Unpin + Send + 'static>(&self, stream: T, peer: Peer, place: Place) {
        let progress = Progress::new();
        let rules = self.entrance.rules();
        let (settings, patience) = (&rules.settings, rules.settings.patience());
        let wire = Wire::new(stream, Arc::clone(&progress), patience);
        let service = Requests { router: self.router.clone(), progress: Arc::clone(&progress), peer, place };
        let mut connection = http1::Builder::new()
            .timer(TokioTimer::new())
            // It runs from the end of one request on, so it is the time to wait for the next.
            .header_read_timeout(settings.idle_timeout())
            .max_headers(settings.header_lines)
            .max_buf_size(settings.header_bytes)
            .serve_connection(TokioIo::new(wire), service)
            .with_upgrades();
        // Others may hold before this connection ends.
        drop(rules);
        let ended = {
            let mut closing = pin!(self.closing.cancelled());
            let mut told = false;
            std::future::poll_fn(|context| {
                if !told && closing.as_mut().poll(context).is_ready() {
                    told = true;
                    Pin::new(&mut connection).graceful_shutdown();
                }
                Pin::new(&mut connection).poll(context)
            })
            .await
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "connection ended");
            if progress.was_late()
                && let Some(parts) = connection.into_parts()
            {
                let _ = tokio::time::timeout(FAREWELL, say(&mut parts.io.into_inner(), TOO_LATE)).await;
            }
        }
    }
}

async fn say(stream: &mut (impl AsyncWrite + Unpin), words: &[u8]) -> io::Result<()> {
    stream.write_all(words).await?;
    stream.shutdown().await
}

/// The requests of one connection.
struct Requests {
    router: Router,
    progress: Arc<Progress>,
    peer: Peer,
    place: Place,
}

impl Service<Request<Incoming>> for Requests {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        let framing = self.progress.begin();
        // Whatever stands between a client and this host may read chunks differently: nothing that
        // follows them on this connection is taken for a request.
        let has_chunks = request.headers().contains_key(TRANSFER_ENCODING);
        request.extensions_mut().insert(self.peer);
        request.extensions_mut().insert(self.place.clone());
        let mut router = self.router.clone();
        let progress = Arc::clone(&self.progress);
        Box::pin(async move {
            let refused = match framing {
                Framing::Clear => None,
                Framing::Ambiguous => Some("say the length of the body once"),
                Framing::Unseen => Some("wait for the answer before you send the next request on a connection"),
            };
            let mut response = match refused {
                Some(why) => {
                    tracing::warn!(?framing, "request refused");
                    (StatusCode::BAD_REQUEST, why).into_response()
                }
                None => {
                    let Ok(response) = router.call(request).await;
                    response
                }
            };
            let body_is_unread =
                matches!(response.status(), StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT);
            if refused.is_some() || has_chunks || body_is_unread {
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            if response.status() != StatusCode::SWITCHING_PROTOCOLS {
                progress.end();
            }
            Ok(response)
        })
    }
}
