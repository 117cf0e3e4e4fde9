//! Which files a command line means: files, folders, patterns, and `-`.
//!
//! A file that is named is taken whatever it is called. Folders give the files that look
//! like prompts, patterns those that match; both leave out what `.gitignore` names and what
//! belongs to version control.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use anyhow::Context as _;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

/// Endings that a file of a folder has when it is taken for a prompt, in lower case.
pub(super) const ENDINGS: &[&str] = &["j2", "jinja", "jinja2", "markdown", "md", "prompt", "tmpl", "txt"];

/// Folders that version control keeps for itself.
const NOT_FOR_PEOPLE: &[&str] = &[".git", ".hg", ".jj", ".svn"];

/// What was found for the arguments.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Each once, in the order of the arguments; those of one argument by name.
    pub(super) files: Vec<PathBuf>,
    /// What could not be looked at, and why.
    pub(super) failures: Vec<anyhow::Error>,
    /// Folders without a single prompt.
    pub(super) empty: Vec<PathBuf>,
}

/// Finds the files of all arguments.
pub(super) fn find(arguments: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::new();
    for argument in arguments {
        let mut files = found.of(argument);
        files.sort();
        for file in files {
            let file = without_dot(&file);
            if seen.insert(file.clone()) {
                found.files.push(file);
            }
        }
    }
    found
}

impl Found {
    fn of(&mut self, argument: &Path) -> Vec<PathBuf> {
        let text = argument.to_string_lossy();
        if argument.is_dir() {
            let files = self.walk(argument, looks_like_a_prompt);
            if files.is_empty() {
                self.empty.push(argument.to_owned());
            }
            files
        } else if text.contains(['*', '?', '[', '{']) && !argument.exists() {
            self.matching(&text)
        } else {
            // Whether it exists is found out by whoever reads it.
            vec![argument.to_owned()]
        }
    }

    /// What a pattern matches, of the files below its fixed beginning.
    fn matching(&mut self, pattern: &str) -> Vec<PathBuf> {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let matcher = match matcher(pattern) {
            Ok(matcher) => matcher,
            Err(error) => {
                self.failures.push(error);
                return Vec::new();
            }
        };
        let files = self.walk(&fixed_beginning(pattern), |file| matcher.is_match(without_dot(file)));
        if files.is_empty() {
            self.failures.push(anyhow::anyhow!("failed to find a file that matches `{pattern}`"));
        }
        files
    }

    fn walk(&mut self, folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let walk = WalkBuilder::new(folder)
            // Prompts live in `.github/prompts` and the like.
            .hidden(false)
            .require_git(false)
            .filter_entry(|entry| !NOT_FOR_PEOPLE.iter().any(|name| entry.file_name() == *name))
            .build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) => {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => {
                    let error = anyhow::Error::new(error);
                    self.failures.push(error.context(format!("failed to look through {}", folder.display())));
                }
            }
        }
        files
    }
}

fn matcher(pattern: &str) -> anyhow::Result<GlobMatcher> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    Ok(glob.with_context(|| format!("failed to read the pattern `{pattern}`"))?.compile_matcher())
}

/// The folders of a pattern before the first that is a pattern itself.
fn fixed_beginning(pattern: &str) -> PathBuf {
    let mut folder: PathBuf = Path::new(pattern)
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']))
        .collect();
    if folder.as_os_str().is_empty() {
        folder.push(".");
    }
    folder
}

fn looks_like_a_prompt(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// `a/b.md` for `./a/b.md`, so that one file has one name.
fn without_dot(file: &Path) -> PathBuf {
    file.components().skip_while(|part| *part == Component::CurDir).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        root
    }

    fn names(root: &Path, arguments: &[&str]) -> (Vec<String>, Found) {
        let arguments: Vec<PathBuf> = arguments.iter().map(|argument| root.join(argument)).collect();
        let found = find(&arguments);
        let name = |file: &PathBuf| file.strip_prefix(root).unwrap().display().to_string();
        (found.files.iter().map(name).collect(), found)
    }

    #[test]
    fn folders_give_what_looks_like_prompts_in_order() {
        let root = tree(&["b.md", "a/z.TXT", "a/y.j2", "a/x.rs", ".github/p.prompt", ".git/c.md", "node/n.md"]);
        fs::write(root.path().join(".gitignore"), "node/\n").unwrap();
        let (files, found) = names(root.path(), &[""]);
        assert_eq!(files, [".github/p.prompt", "a/y.j2", "a/z.TXT", "b.md"]);
        assert!(found.failures.is_empty() && found.empty.is_empty(), "{found:?}");
    }

    #[test]
    fn named_files_are_taken_whatever_they_are_called_and_once() {
        let root = tree(&["a.rs", "b.md"]);
        fs::write(root.path().join(".gitignore"), "a.rs\n").unwrap();
        assert_eq!(names(root.path(), &["b.md", "a.rs", "", "*.md"]).0, ["b.md", "a.rs"]);
    }

    #[test]
    fn patterns_match_whole_paths() {
        let root = tree(&["p/a.yaml", "p/q/b.yaml", "p/c.md", "d.yaml"]);
        assert_eq!(names(root.path(), &["p/*.yaml"]).0, ["p/a.yaml"]);
        assert_eq!(names(root.path(), &["**/*.{yaml,md}"]).0, ["d.yaml", "p/a.yaml", "p/c.md", "p/q/b.yaml"]);
        let odd = tree(&["[a].md", "a.md"]);
        assert_eq!(names(odd.path(), &["[a].md"]).0, ["[a].md"], "a name before a pattern");
    }

    #[test]
    fn what_gives_nothing_is_said() {
        let root = tree(&["p/a.rs"]);
        let (files, found) = names(root.path(), &["p", "*.md", "[", "none.md"]);
        assert_eq!(files, ["none.md"], "reading it says that it does not exist");
        assert_eq!(found.empty, [root.path().join("p")]);
        let failures: Vec<String> = found.failures.iter().map(ToString::to_string).collect();
        assert!(failures[0].contains("failed to find a file that matches"), "{failures:?}");
        assert!(failures[1].contains("failed to read the pattern"), "{failures:?}");
    }

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(without_dot(Path::new("./a/./b.md")), Path::new("a/b.md"));
        assert_eq!(without_dot(Path::new("../b.md")), Path::new("../b.md"));
        assert_eq!(fixed_beginning("a/b*/c.md"), Path::new("a"));
        assert_eq!(fixed_beginning("*.md"), Path::new("."));
    }
}
