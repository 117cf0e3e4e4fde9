//! Why a plugin could not be loaded, and why a call of one failed.

use std::borrow::Cow;
use std::time::Duration;

/// Why one call gave no findings. Classified where it is known, in `wasm`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// It ran, or waited in a host call, longer than it may.
    #[error("ran longer than its {} ms", .0.as_millis())]
    Timeout(Duration),
    /// Its memories together grew past the limit.
    #[error("wanted more than its {0} bytes of memory")]
    Memory(usize),
    /// Its tables together grew past the limit.
    #[error("wanted more than its {0} table elements")]
    Table(usize),
    /// It held too many resources at once.
    #[error("held more than its {0} handles")]
    Handles(usize),
    /// It recursed too deep.
    #[error("overflowed its stack")]
    StackOverflow,
    /// It ran into `unreachable`, a bad access or the like; panics end here too.
    #[error("trapped: {0}")]
    Trap(String),
    /// Its answer is larger than it may be.
    #[error("answered more than its {limit} {unit}")]
    Output {
        /// How much would have been allowed.
        limit: usize,
        /// Of what: `bytes` or `findings`.
        unit: &'static str,
    },
    /// Its answer is not what the contract says.
    #[error("answered what is no {0}")]
    Malformed(&'static str),
    /// It answered with an error of its own.
    #[error("gave up: {0}")]
    Refused(String),
    /// Every sandbox was busy until the budget ran out.
    #[error("found no free sandbox within {} ms", .0.as_millis())]
    Busy(Duration),
    /// The host could not make a sandbox.
    #[error("could not be started: {0}")]
    Start(String),
    /// It failed too often, and is left alone for a while.
    #[error("is not asked for the next {} s, since {reason}", .wait.as_secs_f64().ceil().max(1.0))]
    CircuitOpen {
        /// How long.
        wait: Duration,
        /// What made it so, as what follows "since".
        reason: String,
        /// Whether the request must not go on without it (`breaker.on_open: fail`).
        fatal: bool,
    },
}

impl CallError {
    /// A word for metrics and logs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Timeout(_) => "timeout",
            Self::Memory(_) => "memory",
            Self::Table(_) => "table",
            Self::Handles(_) => "handles",
            Self::StackOverflow => "stack-overflow",
            Self::Trap(_) => "trap",
            Self::Output { .. } => "output",
            Self::Malformed(_) => "malformed",
            Self::Refused(_) => "refused",
            Self::Busy(_) => "busy",
            Self::Start(_) => "start",
            Self::CircuitOpen { .. } => "circuit-open",
        }
    }

    /// Whether nobody asked the plugin, because it is left alone: no news, so nothing for the log.
    pub fn is_circuit_open(&self) -> bool {
        matches!(self, Self::CircuitOpen { .. })
    }

    /// Whether the request that the call belongs to has to fail with it.
    pub fn is_fatal(&self) -> bool {
        matches!(self, Self::CircuitOpen { fatal: true, .. })
    }

    /// The same without a plugin's own words, which may repeat what it was given: for logs, and
    /// for whoever hears of events.
    pub fn without_its_words(&self) -> Cow<'static, str> {
        match self {
            Self::Refused(_) => Cow::Borrowed("gave up"),
            // What it wrote to standard error stands in parentheses behind the kind of trap.
            Self::Trap(trap) => Cow::Owned(format!("trapped: {}", trap.split(" (").next().unwrap_or_default())),
            _ => Cow::Owned(self.to_string()),
        }
    }
}

/// Why a file is not a plugin that this host can run. Each says the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be read.
    #[error("could not be read: {0}")]
    Read(String),
    /// Larger than a component may be.
    #[error("is {size} bytes, more than the {limit} a component may have")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Neither a module nor a component.
    #[error("is not WebAssembly: it does not start with `\\0asm`")]
    NotWasm,
    /// A core module.
    #[error(
        "is a core module, not a component: build it for wasm32-wasip2, or wrap it with `wasm-tools component new`"
    )]
    CoreModule,
    /// Truncated or damaged.
    #[error("is damaged or truncated: {0}")]
    Malformed(String),
    /// A component that exports nothing the host knows.
    #[error("exports no plugin interface; it must export one of {expected}{}", found_list(.found))]
    NoInterface {
        /// What would do.
        expected: String,
        /// What it exports instead.
        found: Vec<String>,
    },
    /// All that it exports is of contract versions that the host does not speak.
    #[error("was built for contract {found}, this host speaks {supported}: {advice}")]
    OtherContract {
        /// The plugin's.
        found: String,
        /// The host's.
        supported: String,
        /// Which of the two to update.
        advice: &'static str,
    },
    /// An interface of the right name whose functions have other types.
    #[error("exports `{interface}` with other types than the contract: {detail}: build it against this host's wit/")]
    WrongTypes {
        /// Which.
        interface: String,
        /// What differs.
        detail: String,
    },
    /// It wants something that plugins do not get.
    #[error("imports `{import}`, which {reason}")]
    Import {
        /// The import's full name.
        import: String,
        /// Why it is refused and how to grant it, where it can be granted.
        reason: String,
    },
    /// It imports what it was not granted.
    #[error(
        "imports `{import}`, which {}{}: `plugins.{id}.{}` grants it",
        .capability.does(),
        .reason.as_ref().map(|reason| format!(" (\"{}\")", reason.trim())).unwrap_or_default(),
        .capability.setting()
    )]
    NotGranted {
        /// Whose it is.
        id: super::PluginId,
        /// The import's full name.
        import: String,
        /// What it would take.
        capability: super::Capability,
        /// What it is for, as its author says.
        reason: Option<String>,
    },
    /// What it says of itself in writing cannot be used.
    #[error("brings a manifest that {0}")]
    Manifest(#[from] super::ManifestError),
    /// What travels in it beside its code cannot be used.
    #[error("is packed wrongly: {0}")]
    Packed(String),
    /// It would take the place of a version that serves, and is worse.
    #[error("{summary}: `host plugins test FILE` shows all of it")]
    Gate {
        /// What it failed on, in a sentence.
        summary: String,
        /// The first failures in full.
        report: String,
    },
    /// The operator runs only what is pinned.
    #[error("{0}: `host plugins lock` pins what is there")]
    Locked(String),
    /// It asks for more than was granted.
    #[error("waits for `host plugins approve {id}`, since it asks for {}", .wider.join(" and "))]
    Held {
        /// Whose it is.
        id: super::PluginId,
        /// What is new, a phrase each.
        wider: Vec<String>,
    },
    /// It ran beside the version that serves, and is worse.
    #[error("ran beside the version that serves and {0}")]
    Shadow(String),
    /// The operator gives it settings that it does not take.
    #[error("{0}")]
    Settings(String),
    /// `describe` failed.
    #[error("failed in `describe`: it {0}")]
    Describe(CallError),
    /// `describe` answered something that cannot be used.
    #[error("describes itself wrongly: {0}")]
    Description(String),
    /// Another file already has this id.
    #[error("has the id `{id}`, which {other} has too: remove one of the two")]
    DuplicateId {
        /// The id.
        id: String,
        /// The file that has it.
        other: String,
    },
    /// It is on its way: a large component takes seconds, which nobody waits for.
    #[error("is being compiled, and serves as soon as it is")]
    Compiling,
    /// The compiler failed, took too long, or used too much.
    #[error("could not be compiled: {0}")]
    Compile(String),
}

impl LoadError {
    /// Whether it was said of a version that wanted another one's place, so that the other goes on.
    pub fn leaves_another(&self) -> bool {
        matches!(self, Self::Gate { .. } | Self::Shadow(_))
    }

    /// Whether it waits for somebody to allow it what it asks for.
    pub fn is_held(&self) -> bool {
        matches!(self, Self::Held { .. })
    }

    /// Whether nothing is wrong but that it takes its time.
    pub fn is_compiling(&self) -> bool {
        matches!(self, Self::Compiling)
    }

    /// What there is to say beyond the sentence, in several lines.
    pub fn details(&self) -> Option<&str> {
        match self {
            Self::Gate { report, .. } => Some(report),
            _ => None,
        }
    }
}

fn found_list(found: &[String]) -> String {
    if found.is_empty() { String::new() } else { format!("; it exports {}", found.join(", ")) }
}
