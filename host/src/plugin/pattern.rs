//! Globs in settings: which files and which clients are meant.

use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobMatcher};
use serde::{Deserialize, Serialize};

/// A glob that cannot be used, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPattern {
    /// It is no glob.
    #[error("`{written}` is no glob: {reason}; put a letter that stands for itself in brackets, as in `[*]`")]
    Syntax {
        /// As in the settings.
        written: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It would match nothing that anybody means.
    #[error("an empty glob matches nothing: write `**` for everything, or leave it out")]
    Empty,
    /// It has a `..`.
    #[error(
        "`{0}` leads out of its folder, where it never matches: write the whole path, as in `/home/ada/prompts/**`"
    )]
    Upwards(String),
}

/// Which files: `*.md`, `prompts/**`, `/home/ada/prompts/*`.
///
/// A glob without `/` is about the file's name, in whatever folder it lies. Any other is about
/// the path from the folder of the settings, where `*` and `?` stay within one folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathPattern {
    written: String,
    /// Where a relative glob starts; absolute and without dots.
    base: Option<PathBuf>,
    matcher: GlobMatcher,
}

impl PathPattern {
    /// The same glob, starting from the folder `base`; `~/` is `home`.
    pub fn starting_from(&self, base: &Path, home: Option<&Path>) -> Self {
        let home = home.map(without_dots);
        let matcher = match (self.written.strip_prefix("~/"), home.as_deref().and_then(Path::to_str)) {
            (Some(below), Some(home)) => files(&format!("{}/{below}", globset::escape(home))).ok(),
            _ => None,
        };
        Self {
            written: self.written.clone(),
            base: Some(without_dots(base)),
            matcher: matcher.unwrap_or_else(|| self.matcher.clone()),
        }
    }

    /// Whether it means the file at `path`. A relative path starts where the glob does; a file
    /// outside of that folder is looked at by its whole path.
    pub fn matches(&self, path: &Path) -> bool {
        let Some(base) = &self.base else { return self.matcher.is_match(without_dots(path)) };
        let whole = without_dots(&base.join(path));
        self.matcher.is_match(whole.strip_prefix(base).unwrap_or(&whole)) || self.matcher.is_match(&whole)
    }
}

impl TryFrom<String> for PathPattern {
    type Error = InvalidPattern;

    fn try_from(written: String) -> Result<Self, InvalidPattern> {
        let relative = written.strip_prefix("./").unwrap_or(&written);
        if relative.split('/').any(|part| part == "..") {
            return Err(InvalidPattern::Upwards(written));
        }
        let matcher = match relative.contains('/') {
            true => files(relative),
            false if relative.is_empty() => return Err(InvalidPattern::Empty),
            false => files(&format!("**/{relative}")),
        };
        let matcher = matcher.map_err(|error| syntax(&written, &error))?;
        Ok(Self { written, base: None, matcher })
    }
}

impl From<PathPattern> for String {
    fn from(pattern: PathPattern) -> Self {
        pattern.written
    }
}

impl PartialEq for PathPattern {
    fn eq(&self, other: &Self) -> bool {
        (&self.written, &self.base) == (&other.written, &other.base)
    }
}

/// Which names: `claude-code`, `cursor*`. Letters' case does not matter.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NamePattern {
    written: String,
    matcher: GlobMatcher,
}

impl NamePattern {
    /// Whether it means `name`.
    pub fn matches(&self, name: &str) -> bool {
        self.matcher.is_match(name)
    }
}

impl TryFrom<String> for NamePattern {
    type Error = InvalidPattern;

    fn try_from(written: String) -> Result<Self, InvalidPattern> {
        if written.is_empty() {
            return Err(InvalidPattern::Empty);
        }
        let glob =
            GlobBuilder::new(&written).case_insensitive(true).build().map_err(|error| syntax(&written, &error))?;
        Ok(Self { matcher: glob.compile_matcher(), written })
    }
}

impl From<NamePattern> for String {
    fn from(pattern: NamePattern) -> Self {
        pattern.written
    }
}

impl PartialEq for NamePattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

fn files(glob: &str) -> Result<GlobMatcher, globset::Error> {
    let glob: Glob = GlobBuilder::new(glob).literal_separator(true).build()?;
    Ok(glob.compile_matcher())
}

fn syntax(written: &str, error: &globset::Error) -> InvalidPattern {
    InvalidPattern::Syntax { written: written.to_owned(), reason: error.kind().to_string() }
}

/// `path` without `.` and `..`, as it is written: links are not followed.
fn without_dots(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut whole, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir if whole.file_name().is_some() => {
                whole.pop();
            }
            part => whole.push(part),
        }
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(glob: &str) -> PathPattern {
        PathPattern::try_from(glob.to_owned())
            .unwrap()
            .starting_from(Path::new("/repo/./a/.."), Some(Path::new("/home/ada/")))
    }

    #[test]
    fn a_glob_without_a_folder_means_the_name_wherever_it_is() {
        for path in ["a.md", "docs/a.md", "/repo/docs/a.md", "/elsewhere/a.md", "docs/../a.md"] {
            assert!(paths("*.md").matches(Path::new(path)), "{path}");
        }
        assert!(!paths("*.md").matches(Path::new("a.txt")));
    }

    #[test]
    fn a_glob_with_a_folder_starts_at_its_base() {
        for (glob, path, matches) in [
            ("docs/*.md", "docs/a.md", true),
            ("docs/*.md", "/repo/docs/a.md", true),
            ("./docs/*.md", "./docs/a.md", true),
            ("docs/*.md", "docs/deep/a.md", false),
            ("docs/**", "docs/deep/a.md", true),
            ("docs/**", "/elsewhere/docs/a.md", false),
            ("docs/**", "/repo/x/../docs/a.md", true),
            ("docs/**", "docs/../src/a.md", false),
            ("**/docs/**", "/elsewhere/docs/a.md", true),
            ("/elsewhere/*", "/elsewhere/a.md", true),
            ("/repo/*", "a.md", true),
            ("~/prompts/*", "/home/ada/prompts/a.md", true),
            ("{docs,wiki}/*", "wiki/a", true),
        ] {
            assert_eq!(paths(glob).matches(Path::new(path)), matches, "{glob} on {path}");
        }
    }

    #[test]
    fn names_are_matched_whole_and_in_any_case() {
        let names = |glob: &str| NamePattern::try_from(glob.to_owned()).unwrap();
        assert!(names("cursor*").matches("Cursor-vscode"));
        assert!(names("Claude-Code").matches("claude-code"));
        assert!(!names("claude-code").matches("claude-code-router"));
    }

    #[test]
    fn what_cannot_match_is_refused_with_a_way_out() {
        let said = |glob: &str| PathPattern::try_from(glob.to_owned()).unwrap_err().to_string();
        assert!(said("docs/[a").starts_with("`docs/[a` is no glob: unclosed character class"), "{}", said("docs/[a"));
        assert!(said("../x").contains("write the whole path"));
        assert!(said("").contains("write `**`"));
        assert!(NamePattern::try_from("{a".to_owned()).is_err());
    }
}
