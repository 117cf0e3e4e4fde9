//! The name of one setting, such as `plugins.tidy.enabled`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// The steps from the root to a setting. Keys that are not bare are quoted as in TOML:
/// `plugins.tidy.settings."a.b"`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SettingPath(Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a map.
    Key(String),
    /// Into a list, counted from 0.
    Index(usize),
}

/// A text that names no setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no name of a setting: write keys with dots between them, as in `plugins.tidy.enabled`")]
pub struct InvalidPath(String);

impl SettingPath {
    /// A path of map keys only.
    pub fn of_keys<K: Into<String>>(keys: impl IntoIterator<Item = K>) -> Self {
        Self(keys.into_iter().map(|key| Step::Key(key.into())).collect())
    }

    /// The steps, from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The keys, or none when a step goes into a list.
    pub fn keys(&self) -> Option<Vec<&str>> {
        self.0
            .iter()
            .map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Index(_) => None,
            })
            .collect()
    }

    /// This path with one step more.
    pub fn join(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// This path with one key more.
    pub fn key(&self, key: &str) -> Self {
        self.join(Step::Key(key.to_owned()))
    }

    /// Whether it is the root.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Vec<Step>> for SettingPath {
    fn from(steps: Vec<Step>) -> Self {
        Self(steps)
    }
}

impl FromStr for SettingPath {
    type Err = InvalidPath;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let keys = toml_edit::Key::parse(text).map_err(|_| InvalidPath(text.to_owned()))?;
        Ok(Self::of_keys(keys.iter().map(toml_edit::Key::get)))
    }
}

impl fmt::Display for SettingPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(position) => write!(f, "[{position}]")?,
                Step::Key(key) => {
                    let dot = if index == 0 { "" } else { "." };
                    write!(f, "{dot}{}", toml_edit::Key::new(key))?;
                }
            }
        }
        Ok(())
    }
}

impl Serialize for SettingPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_back_as_they_are_written() {
        for text in ["limits", "plugins.tidy.enabled", "plugins.code-fence.settings.\"a.b\""] {
            assert_eq!(text.parse::<SettingPath>().unwrap().to_string(), text);
        }
        assert_eq!(SettingPath::of_keys(["plugin_dirs"]).join(Step::Index(2)).to_string(), "plugin_dirs[2]");
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["", ".", "a..b", "a.", "a b"] {
            assert!(text.parse::<SettingPath>().is_err(), "{text}");
        }
    }
}
