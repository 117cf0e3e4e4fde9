//! Pairs of prompts and rewrites: does the host see what a careful reader sees?
//!
//! `tests/cases/fidelity/README.md` has the format of a pair and says what its codes mean.

mod pair;
mod score;

use std::path::{Path, PathBuf};
use std::time::Duration;

use prompt_host::plugin::{Limits, Policy};
use prompt_host::reload::{BuiltIn, Plugins, Sources};
use prompt_host::verify::report::Verification;
use prompt_host::verify::{Settings, Verifier, VerifyRequest};
use prompt_host::wasm::{Runtime, RuntimeOptions};

pub use pair::{Label, Pair, Set};
pub use score::{Hits, Score};

use crate::cases::files;
use crate::guests::target_folder;

/// Asks the host about pairs, through the real sandbox.
pub struct Jury {
    plugins: Plugins,
    verifier: Verifier,
}

impl Jury {
    /// With the plugins that the host carries inside; those of `folder` go before them.
    ///
    /// # Panics
    /// When a plugin cannot be loaded.
    pub async fn open(folder: Option<&Path>) -> Self {
        let cache_folder = Some(target_folder().join("guests").join("compiled"));
        let runtime = Runtime::start(RuntimeOptions { cache_folder, ..RuntimeOptions::default() }).unwrap();
        let folders = folder.map(Path::to_owned).into_iter().collect();
        let sources = Sources { built_in: BuiltIn::FIRST_PARTY.to_vec(), folders, ..Sources::default() };
        // A loaded machine must not decide what a check says.
        let patience = Duration::from_secs(20).as_millis() as u64;
        let limits = Limits { deadline_ms: patience, ..Limits::default() };
        let plugins = Plugins::start(runtime, sources, Policy { limits, ..Policy::default() }).await;
        assert!(plugins.current().failures.is_empty(), "{:?}", plugins.current().failures);
        Self { plugins, verifier: Verifier::new(Settings { deadline_ms: patience, ..Settings::default() }) }
    }

    /// What the host says of a pair.
    ///
    /// # Panics
    /// When it says nothing.
    pub async fn hear(&self, pair: &Pair) -> Verification {
        let request = VerifyRequest {
            original: pair.original.clone(),
            rewrite: pair.rewrite.clone(),
            ..VerifyRequest::default()
        };
        let answer = self.verifier.verify(&self.plugins.current(), request).await;
        let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", pair.claim));
        assert!(answer.skipped.is_empty(), "{}: {:?}", pair.claim, answer.skipped);
        answer
    }
}

/// All pairs of `set`, by claim.
///
/// # Panics
/// When a file cannot be read or is no pair.
pub fn pairs(set: Set) -> Vec<Pair> {
    pairs_of(&folder(), set)
}

/// The same of another folder.
///
/// # Panics
/// As [`pairs`].
pub fn pairs_of(folder: &Path, set: Set) -> Vec<Pair> {
    let texts = files(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| Pair::read(&path)).filter(|pair| pair.set == set).collect()
}

/// Where the pairs are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/fidelity")
}
