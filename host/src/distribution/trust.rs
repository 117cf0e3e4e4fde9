//! Whose signature a plugin needs, by where it comes from.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::cosign::PublicKey;
use super::error::DistributionError;
use super::reference::{Reference, canonical_registry, plain, url};
use super::settings::{Settings, TrustSettings, Unsigned};

/// Bytes of a file that holds a key.
const MAX_KEY_FILE: u64 = 64 << 10;

/// Where plugins come from: the beginning of their places, up to a `/` or the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source(String);

/// Which sources need whose signature.
#[derive(Debug)]
pub struct Trust {
    rules: Vec<(Source, Vec<PublicKey>)>,
    unsigned: Unsigned,
}

/// What is demanded of one plugin.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Demand<'a> {
    /// A signature by one of these.
    Signature(&'a [PublicKey]),
    /// None.
    Nothing,
    /// A signature, but nobody is named whose it could be; what to do about it.
    Nobody(String),
}

impl Source {
    /// Whether `reference` is in it.
    pub fn covers(&self, reference: &Reference) -> bool {
        let place = match reference {
            // A tag or a digest is of the same source.
            Reference::Oci(reference) => format!("oci://{}", reference.name()),
            other => other.to_string(),
        };
        let rest = place.strip_prefix(self.0.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Trust {
    /// As the settings say, with their files of keys read.
    ///
    /// # Errors
    /// When a key or a source cannot be read: what should be checked must not pass unchecked.
    pub fn new(settings: &Settings) -> Result<Self, DistributionError> {
        let mut rules: Vec<(Source, Vec<PublicKey>)> = Vec::new();
        for (index, rule) in settings.trust.iter().enumerate() {
            rules.push((source(index, &rule.source)?, keys(index, rule)?));
        }
        // The longest first: it says most of where a plugin comes from.
        rules.sort_by_key(|(source, _)| std::cmp::Reverse(source.0.len()));
        Ok(Self { rules, unsigned: settings.unsigned })
    }

    /// What `reference` needs; `allow_unsigned` is what the person who installs it says, and does
    /// not change what the settings say of a source.
    pub(super) fn demand(&self, reference: &Reference, allow_unsigned: bool) -> Demand<'_> {
        if let Some((_, keys)) = self.rules.iter().find(|(source, _)| source.covers(reference)) {
            return Demand::Signature(keys);
        }
        let is_file = matches!(reference, Reference::Path(_));
        match self.unsigned {
            Unsigned::Allow => Demand::Nothing,
            Unsigned::FromFiles if is_file || allow_unsigned => Demand::Nothing,
            Unsigned::FromFiles => Demand::Nobody(
                "nobody is named whose signature would do: add its source and keys to `distribution.trust`, or pass \
                 --allow-unsigned if you know these bytes"
                    .to_owned(),
            ),
            Unsigned::Refuse => Demand::Nobody(
                "`distribution.unsigned` is `refuse`: add its source and keys to `distribution.trust`".to_owned(),
            ),
        }
    }
}

/// A source as places are written, so that one of them cannot be written round it.
fn source(index: usize, text: &str) -> Result<Source, DistributionError> {
    let wrong = |why: &str| DistributionError::Setting {
        setting: format!("distribution.trust[{index}].source"),
        why: why.to_owned(),
    };
    let beginning = || wrong("it is the plain beginning of a place, as `oci://ghcr.io/acme`");
    match text.split_once("://") {
        Some((_, "")) => Err(wrong("it names no server")),
        Some((_, rest)) if rest.contains(['*', '@', '?', '#']) => Err(beginning()),
        Some(("oci", rest)) => {
            let (registry, below) = rest.split_once('/').unwrap_or((rest, ""));
            Ok(Source(format!("oci://{}/{}", canonical_registry(registry), below.to_ascii_lowercase())))
        }
        Some(("https" | "http", _)) => Ok(Source(url(text).map_err(|error| wrong(&error.to_string()))?.to_string())),
        None if text.starts_with('/') => Ok(Source(plain(Path::new(text)).display().to_string())),
        _ => Err(wrong("write `oci://…`, `https://…` or an absolute path")),
    }
}

fn keys(index: usize, rule: &TrustSettings) -> Result<Vec<PublicKey>, DistributionError> {
    let told = rule
        .keys
        .iter()
        .enumerate()
        .map(|(number, pem)| PublicKey::from_pem(pem, &format!("`distribution.trust[{index}].keys[{number}]`")));
    let read = rule.key_files.iter().map(|path| PublicKey::from_pem(&key_file(path)?, &path.display().to_string()));
    let keys = told.chain(read).collect::<Result<Vec<_>, _>>()?;
    match keys.is_empty() {
        true => Err(DistributionError::Setting {
            setting: format!("distribution.trust[{index}]"),
            why: "it names no key: set `keys` or `key_files`".to_owned(),
        }),
        false => Ok(keys),
    }
}

/// A file that holds a key, as text.
///
/// # Errors
/// [`DistributionError::Key`].
pub fn key_file(path: &Path) -> Result<String, DistributionError> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_KEY_FILE).read_to_string(&mut text));
    read.map(|_| text)
        .map_err(|error| DistributionError::Key { place: path.display().to_string(), why: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: &str = include_str!("testdata/signer.pub");

    fn rule(source: &str) -> TrustSettings {
        TrustSettings { source: source.to_owned(), keys: vec![PUBLIC.to_owned()], key_files: Vec::new() }
    }

    fn trust(rules: &[&str], unsigned: Unsigned) -> Trust {
        let trust = rules.iter().map(|source| rule(source)).collect();
        Trust::new(&Settings { trust, unsigned, ..Settings::default() }).unwrap()
    }

    fn needs(trust: &Trust, place: &str, allow_unsigned: bool) -> &'static str {
        let reference = Reference::parse(place, Path::new("/")).unwrap();
        match trust.demand(&reference, allow_unsigned) {
            Demand::Signature(_) => "signature",
            Demand::Nothing => "nothing",
            Demand::Nobody(_) => "refused",
        }
    }

    #[test]
    fn a_source_ends_where_a_name_does() {
        let sources = ["oci://Ghcr.io/acme/", "https://plugins.example.com", "/srv/x/../plugins/"];
        let trust = trust(&sources, Unsigned::Allow);
        for (place, expected) in [
            ("oci://ghcr.io/acme/lint:1.0.0", "signature"),
            ("oci://ghcr.io/acme:1.0.0", "signature"),
            ("oci://ghcr.io/acme-evil/lint:1.0.0", "nothing"),
            ("oci://ghcr.io.example/acme/lint", "nothing"),
            ("https://plugins.example.com/a.wasm", "signature"),
            ("https://PLUGINS.example.com/x/../a.wasm", "signature"),
            ("https://plugins.example.com.evil.example/a.wasm", "nothing"),
            ("/srv/plugins/a.wasm", "signature"),
            ("/srv/x/../plugins/a.wasm", "signature"),
            ("/srv/plugins2/a.wasm", "nothing"),
            ("oci://GHCR.IO:443/acme/lint:1.0.0", "signature"),
            ("https://plugins.example.com:443/%2e%2e/a.wasm", "signature"),
        ] {
            assert_eq!(needs(&trust, place, false), expected, "{place}");
        }
    }

    #[test]
    fn what_nothing_is_said_of_is_unsigned_only_from_files() {
        let (file, server) = ("/home/me/a.wasm", "oci://ghcr.io/acme/lint:1");
        let usual = trust(&[], Unsigned::default());
        assert_eq!(needs(&usual, file, false), "nothing");
        assert_eq!(needs(&usual, server, false), "refused");
        assert_eq!(needs(&usual, server, true), "nothing");
        let strict = trust(&["/srv"], Unsigned::Refuse);
        assert_eq!(needs(&strict, file, true), "refused");
        assert_eq!(needs(&strict, "/srv/a.wasm", true), "signature", "one person's word does not change the rule");
    }

    #[test]
    fn a_rule_that_would_check_nothing_is_refused() {
        for (rule, said) in [
            (TrustSettings { keys: Vec::new(), ..rule("oci://ghcr.io") }, "it names no key"),
            (rule("ghcr.io/acme"), "write `oci://…`"),
            (rule("oci://ghcr.io/*"), "the plain beginning"),
            (rule("oci://"), "it names no server"),
            (TrustSettings { key_files: vec!["/nowhere/acme.pub".into()], ..rule("/srv") }, "/nowhere/acme.pub"),
            (TrustSettings { keys: vec!["x".to_owned()], ..rule("/srv") }, "distribution.trust[0].keys[0]"),
        ] {
            let settings = Settings { trust: vec![rule], ..Settings::default() };
            let error = Trust::new(&settings).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
