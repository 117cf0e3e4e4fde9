//! Which lines are logged.

use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::{Context, Filter};

use super::LogError;

/// Whose lines are known to name nothing that people write: the host's own, and those that
/// plugins write on purpose.
///
/// Lines that do show it have the target `prompts`, which is not among these.
const OWN: [&str; 2] = ["prompt_host", "plugin"];

/// The protocol library. Its warnings repeat what clients asked for, so it is not heard at all.
const PROTOCOL: &str = "rmcp";

/// The levels that the operator chose, and whether texts of people may be shown.
#[derive(Debug)]
pub(super) struct LogFilter {
    levels: EnvFilter,
    /// Whether other libraries may say more than warnings. At debug and trace they show whole
    /// messages, and prompts in them.
    prompts: bool,
}

impl LogFilter {
    /// # Errors
    /// When `level` is no filter.
    pub(super) fn new(level: &str, prompts: bool) -> Result<Self, LogError> {
        // Whole messages only to those who name it, also where all may be shown.
        let quiet = if level.contains(PROTOCOL) { String::new() } else { format!(",{PROTOCOL}=warn") };
        let levels = EnvFilter::builder()
            .parse(format!("{level}{quiet}"))
            .map_err(|source| LogError::Filter { filter: level.to_owned(), source })?;
        Ok(Self { levels, prompts })
    }

    fn may_be_shown(&self, metadata: &Metadata<'_>) -> bool {
        let is_of = |library: &&str| {
            metadata.target().strip_prefix(*library).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        self.prompts || OWN.iter().any(is_of) || *metadata.level() <= Level::WARN && !is_of(&PROTOCOL)
    }
}

impl<S: Subscriber> Filter<S> for LogFilter {
    fn enabled(&self, metadata: &Metadata<'_>, context: &Context<'_, S>) -> bool {
        self.may_be_shown(metadata) && Filter::<S>::enabled(&self.levels, metadata, context)
    }

    fn callsite_enabled(&self, metadata: &'static Metadata<'static>) -> Interest {
        match self.may_be_shown(metadata) {
            true => Filter::<S>::callsite_enabled(&self.levels, metadata),
            false => Interest::never(),
        }
    }

    fn event_enabled(&self, event: &Event<'_>, context: &Context<'_, S>) -> bool {
        Filter::<S>::event_enabled(&self.levels, event, context)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Filter::<S>::max_level_hint(&self.levels)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        Filter::<S>::on_new_span(&self.levels, attributes, id, context);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        Filter::<S>::on_record(&self.levels, id, values, context);
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        Filter::<S>::on_enter(&self.levels, id, context);
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        Filter::<S>::on_exit(&self.levels, id, context);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        Filter::<S>::on_close(&self.levels, id, context);
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;

    use parking_lot::Mutex;
    use tracing_subscriber::layer::SubscriberExt as _;
    use tracing_subscriber::{Layer as _, Registry, fmt};

    use super::*;

    #[derive(Clone, Default)]
    struct Shown(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Shown {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The words that are shown of those that three speakers say.
    fn shown(level: &str, prompts: bool) -> Vec<String> {
        let shown = Shown::default();
        let writer = shown.clone();
        let lines = fmt::layer().with_ansi(false).without_time().with_target(false).with_level(false);
        let lines = lines.with_writer(move || writer.clone()).with_filter(LogFilter::new(level, prompts).unwrap());
        tracing::subscriber::with_default(Registry::default().with(lines), || {
            tracing::trace!(target: "prompt_host::reload", "own");
            tracing::trace!(target: PROTOCOL, "protocol");
            tracing::warn!(target: PROTOCOL, "protocol-warning");
            tracing::debug!(target: "hyper", "library");
            tracing::warn!(target: "hyper", "library-warning");
            tracing::debug!(target: "plugin", "plugin");
            tracing::debug!(target: "plugin_like", "stranger");
        });
        let text = String::from_utf8(shown.0.lock().clone()).unwrap();
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn other_libraries_only_warn_unless_prompts_may_be_shown() {
        assert_eq!(shown("trace", false), ["own", "library-warning", "plugin"]);
        assert_eq!(shown("trace,rmcp=trace", false), ["own", "library-warning", "plugin"]);
        assert_eq!(
            shown("trace", true),
            ["own", "protocol-warning", "library", "library-warning", "plugin", "stranger"]
        );
        assert_eq!(
            shown("trace,rmcp=trace", true),
            ["own", "protocol", "protocol-warning", "library", "library-warning", "plugin", "stranger"]
        );
        assert_eq!(shown("warn,prompt_host::reload=trace", false), ["own", "library-warning"]);
    }

    #[test]
    fn a_filter_that_is_none_says_what_one_looks_like() {
        let error = LogFilter::new("prompt_host=loud", false).unwrap_err().to_string();
        assert!(error.contains("`prompt_host=loud`") && error.contains("such as `info`"), "{error}");
    }
}
