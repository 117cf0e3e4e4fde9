//! One target: what waits for it, and its delivery.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backon::{BackoffBuilder as _, ExponentialBuilder};
use parking_lot::Mutex;
use reqwest::header::CONTENT_TYPE;
use reqwest::{StatusCode, Url};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::message::Message;
use super::settings::WebhookSettings;
use super::signature::{BadSecret, Signer};
use crate::events::EventKind;
use crate::network::{Private, PublicOnly, is_public};

/// What to do about a webhook on a private network.
const WAY_OUT: &str = "set `allow_private` if that is meant";
/// The longest wait before a further try, without what chance adds.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// Why a target cannot be told anything.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// The address is no good.
    #[error("failed to use the webhook {url}: {why}")]
    Url {
        /// Without its path.
        url: String,
        /// What is wrong, and the way out.
        why: String,
    },
    /// Nothing to sign with.
    #[error("failed to find the secret of the webhook {url}: {why}")]
    NoSecret {
        /// Without its path.
        url: String,
        /// What is wrong, and the way out.
        why: String,
    },
    /// The secret is no good.
    #[error("failed to use the secret of the webhook {url}")]
    Secret {
        /// Without its path.
        url: String,
        /// Why.
        #[source]
        source: BadSecret,
    },
}

/// Why one message did not arrive.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// It may arrive another time.
    #[error("{0}")]
    Now(String),
    /// It would not arrive another time either.
    #[error("{0}")]
    Ever(String),
}

/// A target and what waits for it.
#[derive(Debug)]
pub struct Target {
    settings: WebhookSettings,
    url: Url,
    signer: Signer,
    client: reqwest::Client,
    waiting: Mutex<VecDeque<Message>>,
    filled: Notify,
    dropped: AtomicU64,
}

impl Target {
    /// As the settings say. `variable` reads the environment.
    ///
    /// # Errors
    /// [`TargetError`], which never repeats a secret.
    pub fn new(settings: WebhookSettings, variable: impl Fn(&str) -> Option<String>) -> Result<Self, TargetError> {
        let shown = settings.url.to_string();
        let url = checked(&settings).map_err(|why| TargetError::Url { url: shown.clone(), why })?;
        let secret = secret(&settings, variable).map_err(|why| TargetError::NoSecret { url: shown.clone(), why })?;
        let signer = Signer::new(secret.trim()).map_err(|source| TargetError::Secret { url: shown.clone(), source })?;
        // Of two libraries that could encrypt, the process has to name one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut client = reqwest::Client::builder()
            .timeout(Duration::from_millis(settings.timeout_ms))
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would connect where this host must not.
            .no_proxy()
            .user_agent(concat!("prompt-host/", env!("CARGO_PKG_VERSION")));
        if !settings.allow_private {
            client = client.dns_resolver(PublicOnly { besides: Vec::new(), way_out: WAY_OUT });
        }
        let client = client.build().map_err(|error| TargetError::Url { url: shown, why: error.to_string() })?;
        let (waiting, filled, dropped) = (Mutex::default(), Notify::new(), AtomicU64::new(0));
        Ok(Self { settings, url, signer, client, waiting, filled, dropped })
    }

    /// How people know it: without its path.
    pub fn name(&self) -> String {
        self.settings.url.to_string()
    }

    /// Whether it is told of such events.
    pub fn wants(&self, kind: EventKind) -> bool {
        self.settings.events.contains(&kind)
    }

    /// Messages that were dropped because too many waited, or given up.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// Puts a message behind those that wait, in place of the oldest where there is no room.
    pub fn push(&self, message: Message) {
        let mut waiting = self.waiting.lock();
        if waiting.len() >= self.settings.queue.max(1) {
            waiting.pop_front();
            let dropped = self.dropped.fetch_add(1, Ordering::Relaxed) + 1;
            // Less and less often: a log full of one sentence hides the others.
            if dropped.is_power_of_two() {
                tracing::warn!(webhook = %self.settings.url, dropped, "webhook is too slow: its oldest messages are dropped");
            }
        }
        waiting.push_back(message);
        drop(waiting);
        self.filled.notify_one();
    }

    /// Delivers what waits, one after the other, until `shutdown`.
    pub(super) async fn run(&self, shutdown: CancellationToken) {
        let _ = shutdown.run_until_cancelled(self.deliver_all()).await;
    }

    async fn deliver_all(&self) {
        loop {
            let next = self.waiting.lock().pop_front();
            match next {
                Some(message) => self.deliver(&message).await,
                None => self.filled.notified().await,
            }
        }
    }

    /// Delivers one message, trying again as the settings say.
    async fn deliver(&self, message: &Message) {
        let waits = ExponentialBuilder::new()
            .with_min_delay(Duration::from_millis(self.settings.retry_ms))
            .with_max_delay(LONGEST_WAIT)
            .with_max_times(self.settings.attempts.saturating_sub(1) as usize)
            .with_jitter();
        let mut waits = waits.build();
        loop {
            let why = match self.send(message).await {
                Ok(()) => {
                    tracing::debug!(webhook = %self.settings.url, id = message.id, "webhook told");
                    return;
                }
                Err(why) => why,
            };
            let again = match &why {
                Undelivered::Now(_) => waits.next(),
                Undelivered::Ever(_) => None,
            };
            let Some(wait) = again else {
                self.dropped.fetch_add(1, Ordering::Relaxed);
                tracing::warn!(webhook = %self.settings.url, id = message.id, %why, "webhook not told: given up");
                return;
            };
            tracing::debug!(webhook = %self.settings.url, id = message.id, %why, ?wait, "webhook not told: later again");
            tokio::time::sleep(wait).await;
        }
    }

    /// Tries once.
    ///
    /// # Errors
    /// [`Undelivered`].
    pub async fn send(&self, message: &Message) -> Result<(), Undelivered> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", now)
            .header("webhook-signature", self.signer.sign(&message.id, now, message.body.as_bytes()))
            .body(message.body.clone());
        // The body of the answer is never read: it may have no end.
        let status = request.send().await.map_err(|error| unsent(&error))?.status();
        match status {
            status if status.is_success() => Ok(()),
            status if status.is_redirection() => Err(Undelivered::Ever(format!(
                "it answered {status}: redirects are not followed, so set the final address"
            ))),
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
                Err(Undelivered::Now(format!("it answered {status}")))
            }
            status if status.is_client_error() => Err(Undelivered::Ever(format!("it answered {status}"))),
            status => Err(Undelivered::Now(format!("it answered {status}"))),
        }
    }
}

/// Why a request was not answered, without its address.
fn unsent(error: &reqwest::Error) -> Undelivered {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    let mut last = String::new();
    while let Some(error) = cause {
        if let Some(private) = error.downcast_ref::<Private>() {
            return Undelivered::Ever(private.to_string());
        }
        last = error.to_string();
        cause = error.source();
    }
    if error.is_timeout() {
        return Undelivered::Now("it did not answer in time".to_owned());
    }
    Undelivered::Now(last)
}

/// The address, if it may be told anything.
fn checked(settings: &WebhookSettings) -> Result<Url, String> {
    let url = Url::parse(settings.url.whole()).map_err(|error| format!("it is no address: {error}"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a name or a password, which messages do not need: they are signed".to_owned());
    }
    match url.scheme() {
        "https" => {}
        "http" if settings.allow_private => {}
        "http" => return Err("others could read along: write https, or set `allow_private`".to_owned()),
        _ => return Err("it must begin with https".to_owned()),
    }
    // No name is resolved for an address that is written out, so it is looked at here.
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    if let (false, Ok(address)) = (settings.allow_private, host.parse::<IpAddr>())
        && !is_public(address)
    {
        return Err(Private(WAY_OUT).to_string());
    }
    Ok(url)
}

fn secret(settings: &WebhookSettings, variable: impl Fn(&str) -> Option<String>) -> Result<String, String> {
    match (&settings.secret, &settings.secret_env, &settings.secret_file) {
        (Some(secret), None, None) => Ok(secret.reveal().to_owned()),
        (None, Some(name), None) => variable(name).ok_or_else(|| format!("the variable `{name}` is not set")),
        (None, None, Some(path)) => std::fs::read_to_string(path)
            .map_err(|error| format!("the file {} cannot be read: {error}", path.display())),
        _ => Err("set exactly one of `secret`, `secret_env` and `secret_file`".to_owned()),
    }
}
