//! What happens to a host in its life, faster.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::ensure;
use prompt_host::learn::Chance;
use prompt_host::reload::BuiltIn;
use prompt_host_tests::{guests, variants};
use tokio::time::sleep;

use crate::clients::Seen;
use crate::host::{Host, put};

/// Between two things that happen.
const PAUSE: Duration = Duration::from_millis(700);
/// How long a server is away.
const AWAY: Duration = Duration::from_millis(1_500);
/// Runs shorter than this do not have to see everything.
const LONG_ENOUGH: Duration = Duration::from_secs(45);
/// Guests that fault in a way of their own.
const GUESTS: [&str; 4] = ["traps", "eats-memory", "spins", "lies-mid-character"];
const BUILT_AS: &str = env!("CARGO_PKG_VERSION");

/// One kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    SwapPlugin,
    BreakPlugin,
    FaultingGuest,
    RemoveGuest,
    EditTemplate,
    BreakTemplate,
    ChangeSettings,
    BreakSettings,
    PostgresAway,
    RedisAway,
}

const ACTS: [Act; 10] = [
    Act::SwapPlugin,
    Act::BreakPlugin,
    Act::FaultingGuest,
    Act::RemoveGuest,
    Act::EditTemplate,
    Act::BreakTemplate,
    Act::ChangeSettings,
    Act::BreakSettings,
    Act::PostgresAway,
    Act::RedisAway,
];

/// What happens, in an order that the seed decides.
#[derive(Debug)]
pub(crate) struct Mischief {
    chance: Chance,
    counts: BTreeMap<Act, usize>,
    version: usize,
    /// Versions of the template that were written.
    edits: usize,
}

impl Mischief {
    pub(crate) fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed), counts: BTreeMap::new(), version: 0, edits: 0 }
    }

    /// Does something to `host`, and lets it work on for a while.
    pub(crate) async fn act(&mut self, host: &mut Host, seen: &Seen) -> anyhow::Result<()> {
        let Some(act) = self.chance.pick(&ACTS).copied() else { return Ok(()) };
        *self.counts.entry(act).or_default() += 1;
        self.version += 1;
        match act {
            Act::SwapPlugin => put(&host.plugin("tidy.wasm"), &tidy(self.version))?,
            Act::BreakPlugin => put(&host.plugin("tidy.wasm"), &guests::guest("truncated"))?,
            Act::FaultingGuest => {
                let name = self.chance.pick(&GUESTS).copied().unwrap_or("traps");
                put(&host.plugin("guest.wasm"), &guests::guest(name))?;
            }
            Act::RemoveGuest => {
                // It may not be there.
                let _ = fs::remove_file(host.plugin("guest.wasm"));
            }
            Act::EditTemplate => {
                self.edits += 1;
                seen.writes(self.edits);
                let text = format!("---\nname: changing\n---\nVersion {}.\n", self.edits);
                put(&host.template("changing.jinja"), text.as_bytes())?;
            }
            Act::BreakTemplate => put(&host.template("changing.jinja"), b"---\nname: changing\n---\n{% if %}\n")?,
            Act::ChangeSettings => host.configure(1 + self.version % 5)?,
            Act::BreakSettings => host.configure(1_000_000)?,
            Act::PostgresAway => away(host.postgres()).await,
            Act::RedisAway => away(host.redis()).await,
        }
        sleep(PAUSE).await;
        Ok(())
    }

    /// Puts right what was broken.
    pub(crate) fn mend(&mut self, host: &mut Host) {
        for wire in host.postgres().into_iter().chain(host.redis()) {
            wire.mend();
        }
    }

    pub(crate) fn summary(&self) -> String {
        let told: Vec<String> = self.counts.iter().map(|(act, count)| format!("{act:?} {count}")).collect();
        told.join(", ")
    }

    /// Whether nothing was left out by chance.
    pub(crate) fn all_happened(&self, ran: Duration) -> anyhow::Result<()> {
        let left_out: Vec<&Act> = ACTS.iter().filter(|act| !self.counts.contains_key(act)).collect();
        ensure!(ran < LONG_ENOUGH || left_out.is_empty(), "never happened: {left_out:?}; choose another --seed");
        Ok(())
    }
}

/// Cuts a wire for a while.
async fn away(wire: Option<&crate::wire::Wire>) {
    if let Some(wire) = wire {
        wire.cut();
        sleep(AWAY).await;
        wire.mend();
    }
}

/// `tidy` under another version.
fn tidy(version: usize) -> Vec<u8> {
    let bytes = BuiltIn::FIRST_PARTY.iter().find(|built_in| built_in.name == "tidy").map_or(&[][..], |tidy| tidy.bytes);
    variants::with_version(bytes, "tidy", BUILT_AS, &format!("9.{}.{}", version / 10 % 10, version % 10))
}
