//! Which tag is newer.

use semver::Version;

/// The version that a tag names, with or without a `v` before it.
pub fn version(tag: &str) -> Option<Version> {
    // A `+` cannot stand in a tag, so tools write `_`.
    Version::parse(&tag.strip_prefix('v').unwrap_or(tag).replace('_', "+")).ok()
}

/// The tag of the newest version among `tags`; of one that is no trial, where there is one.
pub fn newest(tags: &[String]) -> Option<&str> {
    let released = |version: &Version| version.pre.is_empty();
    let versions = || tags.iter().filter_map(|tag| Some((version(tag)?, tag.as_str())));
    let newest = versions().filter(|(version, _)| released(version)).max();
    newest.or_else(|| versions().max()).map(|(_, tag)| tag)
}

/// The tag of the newest version that is newer than `than`; trials only for who has one.
pub fn newer<'a>(tags: &'a [String], than: &Version) -> Option<&'a str> {
    let wanted = |version: &Version| version > than && (version.pre.is_empty() || !than.pre.is_empty());
    let versions = tags.iter().filter_map(|tag| Some((version(tag)?, tag.as_str())));
    versions.filter(|(version, _)| wanted(version)).max().map(|(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn versions_are_compared_as_numbers_and_trials_come_last() {
        let all = tags(&["latest", "1.9.0", "1.10.0", "2.0.0-rc.1", "sha256-00.sig", "1.2"]);
        assert_eq!(newest(&all), Some("1.10.0"));
        assert_eq!(newest(&tags(&["v0.1.0", "0.0.9"])), Some("v0.1.0"));
        assert_eq!(newest(&tags(&["1.0.0-alpha", "1.0.0-beta"])), Some("1.0.0-beta"));
        assert_eq!(newest(&tags(&["latest"])), None);
        let from = |version: &str| newer(&all, &Version::parse(version).unwrap()).map(str::to_owned);
        assert_eq!(from("1.9.0").as_deref(), Some("1.10.0"));
        assert_eq!(from("1.10.0"), None);
        assert_eq!(from("2.0.0-beta").as_deref(), Some("2.0.0-rc.1"));
        assert_eq!(from("3.0.0"), None);
    }
}
