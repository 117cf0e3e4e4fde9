//! What an operator can set about the local model.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gate::Gate;

/// Which local model takes part, what it decides, and when it learns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "ModelSettings")]
pub struct Settings {
    /// Which model takes part: `auto` (the one that `host model use` or training chose, else the
    /// one that comes with the host), `base` (the one that comes with the host), `none`, the
    /// digest of a model that `host model list` shows, or a file.
    #[serde(rename = "use")]
    pub choice: ModelChoice,
    /// Where models are kept. Default: `prompt-host/models` in the user's data folder.
    pub folder: Option<PathBuf>,
    /// Suggested edits that a person keeps less likely than this are not applied; from 0, which
    /// holds nothing back, to 1. Safe edits are never held back.
    pub floor: Share,
    /// Questions that matter less likely than this are not asked; from 0 to 1.
    pub question_floor: Share,
    /// Whether suggested edits that would be held back are tried now and then, and some that
    /// would be applied are not: what lets a new model be judged by what the old one did. It
    /// costs edits that people undo.
    pub explore: bool,
    /// Judged edits after which an older one counts half; 10 to 1,000,000.
    pub half_life: u32,
    /// After how many new outcomes `host serve` trains in the background; 0 never does.
    pub train_every: u32,
    /// After how many hours it trains when there are new outcomes, however few; 0 never does.
    pub train_hours: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            choice: ModelChoice::Auto,
            folder: None,
            floor: Share(0.35),
            question_floor: Share(0.1),
            explore: false,
            half_life: 2_000,
            train_every: 200,
            train_hours: 0,
        }
    }
}

impl Settings {
    /// How suggested edits are decided about.
    pub fn gate(&self) -> Gate {
        let Share(floor) = self.floor;
        if self.explore { Gate::Thompson(floor) } else { Gate::Greedy(floor) }
    }
}

/// A number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(with = "f64")]
pub struct Share(f64);

/// A number that is no share.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("expected a number from 0 to 1, found {0}")]
pub struct InvalidShare(f64);

impl TryFrom<f64> for Share {
    type Error = InvalidShare;

    fn try_from(share: f64) -> Result<Self, InvalidShare> {
        if (0.0..=1.0).contains(&share) { Ok(Self(share)) } else { Err(InvalidShare(share)) }
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> Self {
        share.0
    }
}

/// A model by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum ModelChoice {
    /// The one that was promoted or chosen, else the base model.
    #[default]
    Auto,
    /// None: rules work by themselves.
    None,
    /// The one that comes with the host.
    Base,
    /// One of the model folder: the first digits of its digest, eight at least.
    Digest(String),
    /// A file.
    File(PathBuf),
}

/// A text that names no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a model is named `auto`, `base`, `none`, by 8 to 64 digits of its digest, or by a file")]
pub struct InvalidChoice;

impl FromStr for ModelChoice {
    type Err = InvalidChoice;

    fn from_str(text: &str) -> Result<Self, InvalidChoice> {
        let is_digest = (8..=64).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_hexdigit());
        match text {
            "" => Err(InvalidChoice),
            "auto" => Ok(Self::Auto),
            "base" => Ok(Self::Base),
            "none" => Ok(Self::None),
            digest if is_digest => Ok(Self::Digest(digest.to_ascii_lowercase())),
            file => Ok(Self::File(file.into())),
        }
    }
}

impl TryFrom<String> for ModelChoice {
    type Error = InvalidChoice;

    fn try_from(text: String) -> Result<Self, InvalidChoice> {
        text.parse()
    }
}

impl From<ModelChoice> for String {
    fn from(choice: ModelChoice) -> Self {
        choice.to_string()
    }
}

impl fmt::Display for ModelChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::None => f.write_str("none"),
            Self::Base => f.write_str("base"),
            Self::Digest(digest) => f.write_str(digest),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_lies_between_nothing_and_all() {
        let read = |text| serde_json::from_str::<Settings>(text).map(|settings| f64::from(settings.floor));
        assert_eq!(read(r#"{"floor": 1}"#).unwrap(), 1.0);
        assert!(read(r#"{"floor": 1.5}"#).unwrap_err().to_string().contains("from 0 to 1"));
    }

    #[test]
    fn a_choice_reads_as_it_is_written() {
        for text in ["auto", "none", "base", "0123abcd", "models/mine.model", "mine.model"] {
            assert_eq!(text.parse::<ModelChoice>().map(|choice| choice.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("0123ABCD".parse(), Ok(ModelChoice::Digest("0123abcd".to_owned())));
        assert_eq!("abc".parse(), Ok(ModelChoice::File("abc".into())));
        assert_eq!("".parse::<ModelChoice>(), Err(InvalidChoice));
    }
}
