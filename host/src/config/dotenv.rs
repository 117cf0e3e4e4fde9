//! `.env`: variables for the host in a file of the working folder.
//!
//! Such a file is often another program's too, so only the host's own variables in it are looked
//! at, and only those have to be well written. It may say what a project's file may say, and nothing
//! of who reaches the host: whoever opens a cloned repository should not thereby be reached by
//! others. Nothing in it is expanded: a `$` is a letter, since
//! a file that came with a repository should not send the environment's secrets anywhere.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use super::node::{Layer, Node, Origin, Value};
use super::path::SettingPath;
use super::problem::Problem;
use super::read;
use super::variables::{Variables, is_ours};

/// Stands for `$` while the library reads, which would expand it.
const DOLLAR: &str = "\u{f0024}";

/// Sections that a `.env` may say something of: the prompts' own. Who may reach the host, and
/// whatever sections come later, is not for a file that a repository can bring along.
const SECTIONS: &[&str] = &[
    "profile",
    "plugin_dirs",
    "limits",
    "plugins",
    "overrides",
    "improve",
    "model",
    "templates",
    "prompts",
    "records",
    "sessions",
    "runtime",
    "watch",
    "log",
    "server",
];

/// Variables of one file, each with the number of its line.
#[derive(Clone)]
pub(super) struct Dotenv {
    pub(super) path: PathBuf,
    shown: String,
    pub(super) variables: Vec<(OsString, OsString)>,
    lines: Vec<(String, usize)>,
}

impl Dotenv {
    pub(super) const NAME: &'static str = ".env";

    /// Reads a file that people are told is called `shown`. Of a variable that stands in it twice
    /// the first one counts.
    pub(super) fn read(path: PathBuf, shown: String, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut problem = |place: String, message: String| {
            problems.push(Problem::of_source(Origin::named(Layer::Dotenv, &place), message));
        };
        let bytes = match read::bytes(&path) {
            Ok(bytes) => bytes,
            Err(message) => {
                problem(shown, message);
                return None;
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_start_matches('\u{feff}').replace("\\$", DOLLAR).replace('$', DOLLAR);
        let mut dotenv = Self { path, shown, variables: Vec::new(), lines: Vec::new() };
        let (mut at, mut skip) = (0, 0_usize);
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let rest = text.get(at..).unwrap_or_default();
            at += line.len();
            let name = name_of(line).filter(|name| skip == 0 && is_ours(name));
            skip = skip.saturating_sub(1);
            let Some(name) = name else { continue };
            match dotenvy::from_read_iter(rest.as_bytes()).next() {
                Some(Ok((_, value))) => {
                    // A value of several lines says nothing more than itself.
                    skip = value.matches('\n').count().min(rest.matches('\n').count());
                    if !dotenv.lines.iter().any(|(known, _)| known == name) {
                        dotenv.lines.push((name.to_owned(), index + 1));
                        dotenv.variables.push((name.into(), value.replace(DOLLAR, "$").into()));
                    }
                }
                // The library would repeat the value, which may be a password.
                _ => problem(
                    format!("{}:{} {name}", dotenv.shown, index + 1),
                    "cannot be read: put the value in single quotes".to_owned(),
                ),
            }
        }
        Some(dotenv)
    }

    /// Where a variable stands, for people: `.env:3 NAME`.
    pub(super) fn place_of(&self, name: &str) -> String {
        match self.lines.iter().find(|(known, _)| known == name) {
            Some((_, line)) => format!("{}:{line} {name}", self.shown),
            None => format!("{} {name}", self.shown),
        }
    }
}

/// Without values, which may be secrets.
impl fmt::Debug for Dotenv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dotenv").field("path", &self.path).field("lines", &self.lines).finish_non_exhaustive()
    }
}

/// Takes out of what a `.env` says what it may not say, and tells what that was.
pub(super) fn bounded(said: &mut Node) -> Vec<Problem> {
    let place = format!("a `{}`", Dotenv::NAME);
    without(said, &place, |section| SECTIONS.contains(&section))
}

fn without(said: &mut Node, place: &str, may_say: impl Fn(&str) -> bool) -> Vec<Problem> {
    let Value::Map(sections) = &mut said.value else { return Vec::new() };
    let mut unheard = Vec::new();
    sections.retain(|section| {
        if may_say(&section.key) {
            return true;
        }
        let message = format!("`{}` has no effect in {place}", section.key);
        let problem = Problem::of_setting(SettingPath::of_keys([&section.key]), section.key_origin.clone(), message);
        unheard.push(problem.with_help("set it for the user, in the environment, or pass --config"));
        false
    });
    unheard
}

/// The variable that a line begins to set.
fn name_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("export").filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or(line).trim_start();
    let end = line.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))?;
    let (name, rest) = line.split_at_checked(end)?;
    (!name.is_empty() && rest.trim_start().starts_with('=')).then_some(name)
}

/// Variables that are no settings of the host, such as `REDIS_URL`: what the process was started
/// with goes before a `.env`.
#[derive(Clone, Default)]
pub struct Inherited(Vec<(String, String)>);

impl Inherited {
    pub(super) fn new(process: Variables<'_>, file: Option<Variables<'_>>) -> Self {
        let mut all: Vec<(String, String)> = Vec::new();
        for variables in [Some(process), file].into_iter().flatten() {
            for (name, value) in variables.shared() {
                if !all.iter().any(|(known, _)| known == name) {
                    all.push((name.to_owned(), value.to_owned()));
                }
            }
        }
        Self(all)
    }

    /// The value of a variable; an empty one counts as unset.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Without values, which may be secrets.
impl fmt::Debug for Inherited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}
