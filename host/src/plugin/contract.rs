//! The contract between plugins and this host, in the versions that it speaks side by side.
//!
//! A [`Track`] is a series of versions between which nothing changes that a plugin would notice;
//! a component is called in the words of the track that it was built for. What a track has other
//! than the newest stands in one file of `wasm`, as conversions.

use std::fmt;

use super::LoadError;

/// The contract's package, without its version.
pub const CONTRACT: &str = "prompt-host:plugin";

/// A series of the contract, the older the less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// Findings have one place.
    V0_1,
    /// Findings name other places.
    V0_2,
}

impl Track {
    /// All that this host speaks, the oldest first.
    pub const ALL: [Self; 2] = [Self::V0_1, Self::V0_2];
    /// The one that `wit/` has.
    pub const NEWEST: Self = Self::V0_2;

    /// Its newest version.
    pub const fn version(self) -> &'static str {
        match self {
            Self::V0_1 => "0.1.0",
            Self::V0_2 => "0.2.0",
        }
    }

    /// What its author has to do to a plugin of it that shall be one of the newest; none for that.
    pub const fn upgrade(self) -> Option<&'static str> {
        match self {
            Self::V0_1 => Some("give each finding `related`, a list that may be empty"),
            Self::V0_2 => None,
        }
    }

    /// The track that a version of the contract belongs to.
    ///
    /// # Errors
    /// [`LoadError::OtherContract`], which says which of the two sides is behind.
    pub fn of(version: &str) -> Result<Self, LoadError> {
        let series = |version: &str| {
            let version = semver::Version::parse(version).ok()?;
            Some((version.major, version.minor))
        };
        let found = series(version);
        if let Some(track) = Self::ALL.into_iter().find(|track| found.is_some() && found == series(track.version())) {
            return Ok(track);
        }
        let advice = match found > series(Self::NEWEST.version()) {
            true => "update the host",
            false => "build the plugin against this host's wit/",
        };
        let supported = Self::ALL.map(|track| track.to_string()).join(" and ");
        Err(LoadError::OtherContract { found: version.to_owned(), supported, advice })
    }

    /// The newest track among a component's exports; none when it exports nothing of the contract.
    pub fn of_exports(exports: &[String]) -> Option<Self> {
        versions(exports).filter_map(|version| Self::of(version).ok()).max()
    }
}

/// `0.2`: what its versions have in common.
impl fmt::Display for Track {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = self.version();
        f.write_str(version.rsplit_once('.').map_or(version, |(series, _)| series))
    }
}

/// `name@version` in two.
pub fn split_version(name: &str) -> (&str, Option<&str>) {
    name.split_once('@').map_or((name, None), |(interface, version)| (interface, Some(version)))
}

/// The version of the contract that a component was built for; none when it exports nothing of it.
pub fn contract_of(exports: &[String]) -> Option<&str> {
    let track = Track::of_exports(exports);
    versions(exports).find(|version| Track::of(version).ok() == track)
}

/// Versions of the contract that `exports` have.
fn versions(exports: &[String]) -> impl Iterator<Item = &str> {
    let named = exports.iter().map(|export| split_version(export));
    named.filter(|(name, _)| is_of_contract(name)).filter_map(|(_, version)| version)
}

/// Whether an interface is one of the contract's.
pub fn is_of_contract(interface: &str) -> bool {
    interface.strip_prefix(CONTRACT).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(version: &str) -> String {
        Track::of(version).map_or_else(|error| error.to_string(), |track| track.to_string())
    }

    #[test]
    fn versions_belong_to_tracks_or_to_none() {
        assert_eq!(refusal("0.1.0"), "0.1");
        assert_eq!(refusal("0.1.7"), "0.1");
        assert_eq!(refusal("0.2.3"), "0.2");
        assert_eq!(refusal("0.3.0"), "was built for contract 0.3.0, this host speaks 0.1 and 0.2: update the host");
        let rebuild = "this host speaks 0.1 and 0.2: build the plugin against this host's wit/";
        assert_eq!(refusal("0.0.9"), format!("was built for contract 0.0.9, {rebuild}"));
        assert_eq!(refusal("new"), format!("was built for contract new, {rebuild}"));
    }

    #[test]
    fn the_newest_is_the_last_and_needs_nothing() {
        assert!(Track::ALL.is_sorted() && Track::ALL.last() == Some(&Track::NEWEST));
        let finished: Vec<_> = Track::ALL.into_iter().filter(|track| track.upgrade().is_none()).collect();
        assert_eq!(finished, [Track::NEWEST]);
    }

    #[test]
    fn a_component_is_of_the_newest_track_that_it_exports() {
        let exports = ["wasi:cli/run@0.2.3", "prompt-host:plugin/rule@0.1.4", "prompt-host:plugin/rule@0.2.0"];
        let exports = exports.map(str::to_owned);
        assert_eq!(contract_of(&exports), Some("0.2.0"));
        assert_eq!(contract_of(&exports[..2]), Some("0.1.4"));
        assert_eq!((contract_of(&exports[..1]), Track::of_exports(&exports[..1])), (None, None));
    }
}
