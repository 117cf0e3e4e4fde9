//! What every kind of plugin says of itself, checked: a plugin is a stranger.

use std::collections::BTreeSet;

use super::bindings::prompt_host::plugin::types;
use crate::plugin::identity::is_kebab_case;
use crate::plugin::{LoadError, PluginInfo};

/// Bytes of one text in a description, such as a rule's documentation.
const MAX_TEXT_BYTES: usize = 64 << 10;
/// Rules, or checks, of one plugin.
const MAX_CODES: usize = 256;

/// Who a plugin says it is.
///
/// # Errors
/// [`LoadError::Description`] with the first thing that cannot be used.
pub(super) fn plugin(info: types::PluginInfo) -> Result<PluginInfo, LoadError> {
    let id = info.id.parse().map_err(|error| LoadError::Description(format!("{error}")))?;
    if semver::Version::parse(&info.version).is_err() {
        let version = shown(&info.version);
        return Err(LoadError::Description(format!("version `{version}` is not MAJOR.MINOR.PATCH")));
    }
    bounded(&info.title)?;
    bounded(&info.summary)?;
    Ok(PluginInfo { id, version: info.version, title: info.title, summary: info.summary })
}

/// Whether there are as many `codes` as there may be, each a name and each once.
///
/// # Errors
/// As [`plugin`].
pub(super) fn check_codes<'a>(
    what: &str,
    codes: impl ExactSizeIterator<Item = &'a str> + Clone,
) -> Result<(), LoadError> {
    if codes.len() == 0 || codes.len() > MAX_CODES {
        let count = codes.len();
        return Err(LoadError::Description(format!("it has {count} {what}; 1 to {MAX_CODES} are allowed")));
    }
    let mut seen = BTreeSet::new();
    if let Some(code) = codes.clone().find(|code| !seen.insert(*code)) {
        return Err(LoadError::Description(format!("the code `{}` stands twice", shown(code))));
    }
    match codes.into_iter().find(|code| !is_kebab_case(code)) {
        Some(code) => Err(LoadError::Description(format!("the code `{}` is not kebab-case", shown(code)))),
        None => Ok(()),
    }
}

/// Whether a text is short enough to be kept.
///
/// # Errors
/// As [`plugin`].
pub(super) fn bounded(text: &str) -> Result<(), LoadError> {
    if text.len() <= MAX_TEXT_BYTES {
        return Ok(());
    }
    Err(LoadError::Description(format!("a text of {} bytes; {MAX_TEXT_BYTES} are allowed", text.len())))
}

/// A stranger's name, short enough for a message and without control characters.
fn shown(name: &str) -> String {
    name.chars().take(64).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
