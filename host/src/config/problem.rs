//! What is wrong with the settings: every place at once.

use std::fmt;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::node::{Layer, Origin, Place};
use super::path::SettingPath;
use super::visible::{Visible, visible};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which setting; none when a file as a whole cannot be read.
    pub path: Option<SettingPath>,
    /// Where it stands.
    pub origin: Origin,
    /// What was found and what is allowed.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem of a source as a whole.
    pub fn of_source(origin: Origin, message: impl Into<String>) -> Self {
        Self { path: None, origin, message: message.into(), help: None }
    }

    /// A problem of one setting.
    pub fn of_setting(path: SettingPath, origin: Origin, message: impl Into<String>) -> Self {
        Self { path: (!path.is_root()).then_some(path), origin, message: message.into(), help: None }
    }

    /// The same with advice.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn order(&self) -> (Layer, Option<&std::path::Path>, usize, &Option<SettingPath>) {
        let start = match &self.origin.place {
            Place::File(_, span) => span.start,
            Place::None | Place::Whole(_) | Place::Named(_) => 0,
        };
        (self.origin.layer, self.origin.file().map(|file| file.path.as_path()), start, &self.path)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", Visible(&self.origin))?;
        if let Some(path) = &self.path {
            write!(f, "{}: ", Visible(path))?;
        }
        f.write_str(&visible(&self.message))?;
        self.help.iter().try_for_each(|help| write!(f, "; {}", visible(help)))
    }
}

/// As data: `file`, `line` and `column` are null for variables and flags, which `source` names.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.origin.line_and_column();
        let mut out = serializer.serialize_struct("Problem", 8)?;
        out.serialize_field("layer", &self.origin.layer)?;
        out.serialize_field("source", &self.origin.to_string())?;
        out.serialize_field("file", &self.origin.file().map(|file| file.path.to_string_lossy()))?;
        out.serialize_field("line", &place.map(|(line, _)| line))?;
        out.serialize_field("column", &place.map(|(_, column)| column))?;
        out.serialize_field("path", &self.path)?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("help", &self.help)?;
        out.end()
    }
}

/// All that is wrong, ordered by layer, file and place; never empty when it is an error.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The most that are told; a file of garbage should not fill the screen.
    pub const MOST: usize = 100;

    /// Orders them and drops what is said twice about one setting.
    pub fn new(mut problems: Vec<Problem>) -> Self {
        problems.sort_by(|one, other| one.order().cmp(&other.order()));
        problems.dedup_by(|later, earlier| {
            earlier.path.is_some() && earlier.path == later.path && earlier.origin == later.origin
        });
        problems.truncate(Self::MOST);
        Self(problems)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One line for each.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// `did you mean …?` with the nearest of what is known, and the whole list.
pub(super) fn suggestion(wrong: &str, known: &[&str]) -> String {
    let nearest = known
        .iter()
        .map(|name| (strsim::jaro_winkler(wrong, name), *name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let list = known.join(", ");
    match nearest {
        Some((_, name)) => format!("did you mean `{name}`? known here: {list}"),
        None => format!("known here: {list}"),
    }
}
