//! What every kind of plugin says of itself, checked: a plugin is a stranger.

use std::collections::BTreeSet;

use super::bindings::prompt_host::plugin::types;
use crate::plugin::identity::is_kebab_case;
use crate::plugin::{LoadError, PluginInfo};

/// Bytes of one text in a description, such as a rule's documentation.
const MAX_TEXT_BYTES: usize = 64 << 10;
/// Rules, checks or filters of one plugin.
const MAX_CODES: usize = 256;
/// Bytes of a name that templates write.
const MAX_NAME_BYTES: usize = 64;
/// Bytes of an error's sentence that are kept.
const MAX_MESSAGE_BYTES: usize = 2_000;
/// File endings of one engine.
const MAX_ENDINGS: usize = 16;

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
    check_set(what, MAX_CODES, codes.clone())?;
    match codes.into_iter().find(|code| !is_kebab_case(code)) {
        Some(code) => Err(LoadError::Description(format!("the code `{}` is not kebab-case", shown(code)))),
        None => Ok(()),
    }
}

/// Whether there are as many `names` as there may be, each as templates write it and each once.
///
/// # Errors
/// As [`plugin`].
pub(super) fn check_names<'a>(
    what: &str,
    names: impl ExactSizeIterator<Item = &'a str> + Clone,
) -> Result<(), LoadError> {
    check_set(what, MAX_CODES, names.clone())?;
    names.into_iter().try_for_each(check_name)
}

/// Whether a name is one that templates can write: `[a-z][a-z0-9_]*`.
///
/// # Errors
/// As [`plugin`].
pub(super) fn check_name(name: &str) -> Result<(), LoadError> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let starts_well = name.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    if starts_well && name.len() <= MAX_NAME_BYTES && name.bytes().all(is_plain) {
        return Ok(());
    }
    Err(LoadError::Description(format!(
        "the name `{}` is not `[a-z][a-z0-9_]*` of at most {MAX_NAME_BYTES} bytes",
        shown(name)
    )))
}

/// Whether there are as many file endings as there may be, each once, and each can stand
/// behind the dot of a file's name: letters, digits, `_` and `-`, with dots between.
///
/// # Errors
/// As [`plugin`].
pub(super) fn check_endings<'a>(endings: impl ExactSizeIterator<Item = &'a str> + Clone) -> Result<(), LoadError> {
    check_set("file endings", MAX_ENDINGS, endings.clone())?;
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(is_plain);
    let is_ending = |ending: &str| ending.len() <= MAX_NAME_BYTES && ending.split('.').all(is_part);
    match endings.into_iter().find(|ending| !is_ending(ending)) {
        Some(ending) => Err(LoadError::Description(format!(
            "`{}` is no file ending: small letters, digits, `_` and `-` are allowed, with dots between",
            shown(ending)
        ))),
        None => Ok(()),
    }
}

fn check_set<'a>(
    what: &str,
    most: usize,
    names: impl ExactSizeIterator<Item = &'a str> + Clone,
) -> Result<(), LoadError> {
    if names.len() == 0 || names.len() > most {
        let count = names.len();
        return Err(LoadError::Description(format!("it has {count} {what}; 1 to {most} are allowed")));
    }
    let mut seen = BTreeSet::new();
    match names.into_iter().find(|name| !seen.insert(*name)) {
        Some(name) => Err(LoadError::Description(format!("of its {what} `{}` stands twice", shown(name)))),
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
pub(super) fn shown(name: &str) -> String {
    name.chars().take(64).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// The first two thousand bytes of a sentence that a stranger says.
pub(super) fn excerpt(message: &str) -> String {
    let cut = message.floor_char_boundary(MAX_MESSAGE_BYTES.min(message.len()));
    message.get(..cut).unwrap_or_default().to_owned()
}
