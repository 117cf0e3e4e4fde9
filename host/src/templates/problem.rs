//! What is wrong with a template, where, and what to do about it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in a file; both are counted from 1, the column in characters. 0 when unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Place {
    /// The first letter of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// A place.
    pub fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }

    /// The place of a byte of `text`, which itself begins at `self`.
    pub fn of_byte(self, text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let lines = before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or_default();
        let column = last.chars().count() + 1;
        self.within(Self::new(count(lines + 1), count(column)))
    }

    /// A place inside of a text that begins at `self`, as a place of the whole file.
    pub fn within(self, inner: Self) -> Self {
        match inner {
            Self { line: 0, .. } => inner,
            Self { line: 1, column: 0 } => Self::new(self.line, 0),
            Self { line: 1, column } => Self::new(self.line, self.column + column - 1),
            Self { line, column } => Self::new(self.line + line - 1, column),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The template is not served.
    Error,
    /// It is served, and likely not what its author meant.
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// The file, as people know it.
    pub file: String,
    /// Where in the file.
    #[serde(flatten)]
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: what was found and what is allowed.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl Problem {
    /// Something that keeps a template from being served.
    pub fn error(file: &str, place: Place, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), place, severity: Severity::Error, message: message.into(), help: None }
    }

    /// Something that its author likely did not mean.
    pub fn warning(file: &str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, place, message) }
    }

    /// The same with a way out.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it keeps the template from being served.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// `file:line:column: message; help`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.place.line > 0 {
            write!(f, ":{}", self.place.line)?;
        }
        if self.place.column > 0 {
            write!(f, ":{}", self.place.column)?;
        }
        write!(f, ": {}", self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "; {help}"))
    }
}

/// Problems of one file while it is read.
#[derive(Debug)]
pub(super) struct Complaints<'f> {
    file: &'f str,
    pub(super) problems: Vec<Problem>,
}

impl<'f> Complaints<'f> {
    /// The most of one file that are told; a file of garbage should not fill the screen.
    const MOST: usize = 50;

    pub(super) fn about(file: &'f str) -> Self {
        Self { file, problems: Vec::new() }
    }

    pub(super) fn error(&mut self, place: Place, message: impl Into<String>, help: Option<String>) {
        self.add(Problem { help, ..Problem::error(self.file, place, message) });
    }

    pub(super) fn warning(&mut self, place: Place, message: impl Into<String>, help: Option<String>) {
        self.add(Problem { help, ..Problem::warning(self.file, place, message) });
    }

    fn add(&mut self, problem: Problem) {
        if self.problems.len() < Self::MOST {
            self.problems.push(problem);
        }
    }
}

/// Of `known` the name that is most like `given`; none when none is like it.
pub(super) fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    /// Jaro–Winkler similarity below which a hint would puzzle more than it helps.
    const ALIKE: f64 = 0.8;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(given, name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// What could have been meant by `given`, and all that there is.
pub(super) fn suggestion(given: &str, known: &[&str]) -> String {
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match nearest(given, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`? allowed are {list}"),
        None => format!("allowed are {list}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_of_a_text_become_places_of_the_file() {
        let start = Place::new(4, 10);
        assert_eq!(start.within(Place::new(1, 3)), Place::new(4, 12));
        assert_eq!(start.within(Place::new(2, 3)), Place::new(5, 3));
        assert_eq!(start.within(Place::default()), Place::default());
        assert_eq!(start.of_byte("añ\nb", 4), Place::new(5, 1));
    }

    #[test]
    fn a_problem_reads_as_compilers_write_it() {
        let problem = Problem::error("a.jinja", Place::new(3, 1), "there is no field `naem`").with_help("write `name`");
        assert_eq!(problem.to_string(), "a.jinja:3:1: there is no field `naem`; write `name`");
    }
}
