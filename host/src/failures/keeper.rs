//! Who keeps failed calls: told on the way of requests, writing beside it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use arc_swap::ArcSwap;
use parking_lot::Mutex;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::{Bundle, FailureSettings, folder};
use crate::plugin::{Digest, EndedCall, Witness};
use crate::records::{PrivacyError, Redaction};

/// Bundles that wait to be written. A disk that is slower than plugins fail loses the rest.
const WAITING: usize = 16;
/// Failures of which it is remembered when they were kept.
const MOST_REMEMBERED: usize = 1_024;

/// Keeps failed calls in a folder, while somebody [follows](FailureKeeper::follow) it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FailureKeeper(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    rules: ArcSwap<Rules>,
    /// When a kind of error of a plugin's bytes was last kept.
    last: Mutex<HashMap<(Digest, &'static str), Instant>>,
    sender: mpsc::Sender<Bundle>,
    /// Locked by the task that writes.
    queue: tokio::sync::Mutex<mpsc::Receiver<Bundle>>,
}

/// What holds now.
#[derive(Debug)]
struct Rules {
    settings: FailureSettings,
    /// None where nothing is taken out, or kept.
    redaction: Option<Redaction>,
}

impl Rules {
    fn new(settings: &FailureSettings, patterns: &[String]) -> Result<Self, PrivacyError> {
        let is_needed = settings.redact && settings.keep > 0;
        let redaction = is_needed.then(|| Redaction::new(true, patterns)).transpose()?;
        Ok(Self { settings: settings.clone(), redaction })
    }
}

impl FailureKeeper {
    /// One that keeps in `folder`, which is made with the first failure. `patterns` match what is
    /// taken out besides secrets.
    ///
    /// # Errors
    /// When a pattern is none.
    pub fn new(folder: PathBuf, settings: &FailureSettings, patterns: &[String]) -> Result<Self, PrivacyError> {
        let rules = ArcSwap::from_pointee(Rules::new(settings, patterns)?);
        let (sender, queue) = mpsc::channel(WAITING);
        let queue = tokio::sync::Mutex::new(queue);
        Ok(Self(Arc::new(Inner { folder, rules, last: Mutex::default(), sender, queue })))
    }

    /// Puts other settings into force.
    ///
    /// # Errors
    /// When a pattern is none; then those before stay in force.
    pub fn set(&self, settings: &FailureSettings, patterns: &[String]) -> Result<(), PrivacyError> {
        self.0.rules.store(Arc::new(Rules::new(settings, patterns)?));
        Ok(())
    }

    /// Writes what is kept, until `shutdown`, and what waits then.
    pub async fn follow(&self, shutdown: CancellationToken) {
        let mut queue = self.0.queue.lock().await;
        while let Some(Some(bundle)) = shutdown.run_until_cancelled(queue.recv()).await {
            self.write(bundle).await;
        }
        while let Ok(bundle) = queue.try_recv() {
            self.write(bundle).await;
        }
    }

    async fn write(&self, bundle: Bundle) {
        let (this, plugin) = (self.clone(), bundle.plugin.id.clone());
        let written = tokio::task::spawn_blocking(move || {
            let rules = this.0.rules.load();
            let bundle = match &rules.redaction {
                Some(redaction) => bundle.without_secrets(redaction),
                None => bundle,
            };
            folder::write(&this.0.folder, &bundle, &rules.settings)
        });
        let error = match written.await {
            Ok(Ok(None)) => return,
            Ok(Ok(Some(file))) => {
                let file = file.display();
                return tracing::info!(%plugin, %file, "failed call kept: `host plugins replay FILE` shows it");
            }
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        tracing::warn!(%plugin, folder = %self.0.folder.display(), error, "a failed call could not be kept");
    }

    /// Notes that a failure is kept now, unless it was kept a short while ago.
    fn is_news(&self, failure: (Digest, &'static str), rules: &Rules) -> bool {
        let now = Instant::now();
        let repeat = rules.settings.repeat();
        let mut last = self.0.last.lock();
        if last.get(&failure).is_some_and(|last| now.duration_since(*last) < repeat) {
            return false;
        }
        if last.len() >= MOST_REMEMBERED {
            last.retain(|_, last| now.duration_since(*last) < repeat);
        }
        // Nobody has so many plugins; whoever finds a way to make failures floods the disk no more.
        if last.len() >= MOST_REMEMBERED {
            return false;
        }
        last.insert(failure, now);
        true
    }
}

impl Witness for FailureKeeper {
    fn listens(&self) -> bool {
        self.0.rules.load().settings.keep > 0
    }

    fn ended(&self, call: &EndedCall<'_>) {
        let Some(error) = call.own_failure() else { return };
        let failure = (call.digest, error.kind());
        if !self.is_news(failure, &self.0.rules.load()) {
            return;
        }
        let Some(bundle) = Bundle::of(call, error) else {
            tracing::warn!(plugin = %call.plugin.id, "a failed call is too large to be kept, or not all that went into it is known");
            return;
        };
        if self.0.sender.try_send(bundle).is_err() {
            // The next one may find room.
            self.0.last.lock().remove(&failure);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::plugin::{CallError, CallInput, Limits, PluginInfo, Words};

    fn end(keeper: &FailureKeeper, bytes: &str, error: Option<&CallError>) {
        let name = |text: &str| text.to_owned();
        let plugin =
            PluginInfo { id: "traps".parse().unwrap(), version: name("1.0.0"), title: name(""), summary: name("") };
        keeper.ended(&EndedCall {
            plugin: &plugin,
            digest: Digest::of(bytes.as_bytes()),
            contract: "0.1.0",
            input: CallInput::Apply { filter: "shout", value_json: "\"ACME-77\"", arguments_json: "{}" },
            limits: &Limits::default(),
            settings: &std::collections::BTreeMap::new(),
            budget: Duration::from_secs(1),
            took: Duration::from_millis(1),
            error,
            words: &Words::default(),
        });
    }

    fn keeper(folder: &Path, settings: &FailureSettings) -> FailureKeeper {
        FailureKeeper::new(folder.join("failures"), settings, &["ACME-[0-9]+".to_owned()]).unwrap()
    }

    /// Everything that was kept, once nothing waits any more.
    async fn kept(keeper: &FailureKeeper) -> Vec<Bundle> {
        let over = CancellationToken::new();
        over.cancel();
        keeper.follow(over).await;
        let files = std::fs::read_dir(&keeper.0.folder).into_iter().flatten();
        files.map(|file| Bundle::read(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap()).collect()
    }

    #[tokio::test]
    async fn a_plugin_that_fails_each_time_is_kept_once_a_kind() {
        let data = tempfile::tempdir().unwrap();
        let keeper = keeper(data.path(), &FailureSettings { keep: 10, ..FailureSettings::default() });
        let trap = CallError::Trap("unreachable".to_owned());
        for _ in 0..100 {
            end(&keeper, "v1", Some(&trap));
            end(&keeper, "v1", Some(&CallError::StackOverflow));
            end(&keeper, "v1", None);
        }
        end(&keeper, "v2", Some(&trap));
        let mut kinds: Vec<String> = kept(&keeper).await.into_iter().map(|bundle| bundle.error.kind).collect();
        kinds.sort();
        assert_eq!(kinds, ["stack-overflow", "trap", "trap"]);
    }

    #[tokio::test]
    async fn what_the_plugin_cannot_help_is_not_kept() {
        let data = tempfile::tempdir().unwrap();
        let keeper = keeper(data.path(), &FailureSettings { keep: 10, ..FailureSettings::default() });
        let deadline = Limits::default().deadline();
        for error in [CallError::Busy(deadline), CallError::Start(String::new()), CallError::Timeout(deadline / 2)] {
            end(&keeper, "v1", Some(&error));
        }
        assert!(kept(&keeper).await.is_empty());
        end(&keeper, "v1", Some(&CallError::Timeout(deadline)));
        assert_eq!(kept(&keeper).await.len(), 1);
    }

    #[tokio::test]
    async fn settings_hold_at_once() {
        let data = tempfile::tempdir().unwrap();
        let off = FailureSettings::default();
        let keeper = keeper(data.path(), &off);
        assert!(!keeper.listens(), "nothing is kept unless somebody wants it");
        let all = FailureSettings { keep: 1, repeat_s: 0, ..off };
        let (first, then) = (CallError::StackOverflow, CallError::Trap("unreachable".to_owned()));
        for (redact, fault, shown) in [(true, first, "\"<redacted>\""), (false, then, "\"ACME-77\"")] {
            keeper.set(&FailureSettings { redact, ..all.clone() }, &["ACME-[0-9]+".to_owned()]).unwrap();
            assert!(keeper.listens());
            end(&keeper, "v1", Some(&fault));
            let bundles = kept(&keeper).await;
            assert_eq!(bundles.len(), 1);
            let crate::failures::Input::Filter { value_json, .. } = &bundles[0].input else { panic!("{bundles:?}") };
            assert_eq!((value_json.as_str(), bundles[0].redacted), (shown, redact));
        }
        assert!(keeper.set(&all, &["(".to_owned()]).is_err());
    }

    #[tokio::test]
    async fn a_disk_that_takes_nothing_costs_a_warning() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join("failures"), "no folder").unwrap();
        let keeper = keeper(data.path(), &FailureSettings { keep: 10, ..FailureSettings::default() });
        end(&keeper, "v1", Some(&CallError::StackOverflow));
        assert!(kept(&keeper).await.is_empty());
    }
}
