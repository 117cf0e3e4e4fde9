//! Findings that were there when a team began: hidden, so that only new ones count.
//!
//! An entry is made of the file, the rule, and a hash of the words that the finding is about
//! and of what it says; of equal ones the number counts. So entries outlive edits elsewhere
//! in the file, line breaks that move, and files that are checked from another folder.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use crate::cli::render::hidden::{Hidden, HiddenBy, Sight, hide, sights};
use crate::improve::report::CheckReport;

/// The form of the file that this host reads and writes.
const VERSION: u64 = 1;

/// By file, rule and hash: how often.
type Entries = BTreeMap<String, BTreeMap<String, BTreeMap<String, NonZeroUsize>>>;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    version: u64,
    files: Entries,
}

/// What is recorded, or will be.
#[derive(Debug)]
pub(super) struct Baseline {
    file: PathBuf,
    entries: Entries,
    /// By the same keys: how often each was met.
    met: HashMap<(String, String, String), usize>,
}

/// An entry that no finding met as often as it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stale {
    /// As in the baseline: relative to its folder.
    pub(super) path: String,
    /// `plugin/code`.
    pub(super) rule: String,
    /// How many are gone.
    pub(super) gone: usize,
}

impl Baseline {
    /// One without entries, to be written to `file`.
    pub(super) fn new(file: &Path) -> Self {
        Self { file: file.to_owned(), entries: Entries::new(), met: HashMap::new() }
    }

    /// Reads a file that [`Baseline::write`] wrote.
    ///
    /// # Errors
    /// When it cannot be read or is none.
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let failed = || format!("failed to read the baseline {}", file.display());
        let text = fs::read_to_string(file).with_context(failed)?;
        let entries = entries(&text).with_context(failed)?;
        Ok(Self { entries, ..Self::new(file) })
    }

    /// Adds everything of a report on the file `name` with this text.
    pub(super) fn record(&mut self, name: &str, text: &str, report: &CheckReport) {
        let path = self.path_of(name);
        for sight in sights(report) {
            let rules = self.entries.entry(path.clone()).or_default();
            let count = rules.entry(sight.rule()).or_default().entry(hash(text, sight));
            count.and_modify(|count| *count = count.saturating_add(1)).or_insert(NonZeroUsize::MIN);
        }
    }

    /// Takes out of a report what is recorded.
    pub(super) fn hide(&mut self, name: &str, text: &str, report: &mut CheckReport) -> Vec<Hidden> {
        let path = self.path_of(name);
        let (entries, met) = (&self.entries, &mut self.met);
        let Some(rules) = entries.get(&path) else { return Vec::new() };
        hide(report, HiddenBy::Baseline, |sight| {
            let (rule, hash) = (sight.rule(), hash(text, sight));
            let Some(count) = rules.get(&rule).and_then(|hashes| hashes.get(&hash)) else { return false };
            let met = met.entry((path.clone(), rule, hash)).or_default();
            let room = *met < count.get();
            *met += usize::from(room);
            room
        })
    }

    /// Entries that do not occur any more: of the files with these names where `spoke` is true
    /// of the file's index and the rule, and all entries of files that are gone.
    pub(super) fn stale(&self, names: &[&str], spoke: impl Fn(usize, &str) -> bool) -> Vec<Stale> {
        let checked: HashMap<String, usize> =
            names.iter().enumerate().map(|(index, name)| (self.path_of(name), index)).collect();
        let mut stale = Vec::new();
        for (path, rules) in &self.entries {
            let is_gone = || path != "-" && !self.folder().join(path).exists();
            for (rule, hashes) in rules {
                let judged = checked.get(path).map_or_else(is_gone, |index| spoke(*index, rule));
                let missing = |(hash, count): (&String, &NonZeroUsize)| {
                    let key = (path.clone(), rule.clone(), hash.clone());
                    count.get().saturating_sub(self.met.get(&key).copied().unwrap_or_default())
                };
                let gone: usize = hashes.iter().map(missing).sum();
                if judged && gone > 0 {
                    stale.push(Stale { path: path.clone(), rule: rule.clone(), gone });
                }
            }
        }
        stale
    }

    /// Writes the file; the same findings give the same bytes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self) -> anyhow::Result<()> {
        let recorded = Recorded { version: VERSION, files: self.entries.clone() };
        let text = format!("{}\n", serde_json::to_string_pretty(&recorded)?);
        fs::write(&self.file, text).with_context(|| format!("failed to write the baseline {}", self.file.display()))
    }

    fn folder(&self) -> PathBuf {
        let file = absolute(&self.file);
        file.parent().map_or_else(|| file.clone(), Path::to_owned)
    }

    /// A file's path from the folder of the baseline, with `/` on every system.
    fn path_of(&self, name: &str) -> String {
        if name == "-" {
            return name.to_owned();
        }
        let (folder, file) = (self.folder(), absolute(Path::new(name)));
        let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
        let up = folder.components().skip(shared).map(|_| "..".to_owned());
        let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
        up.chain(down).collect::<Vec<_>>().join("/")
    }
}

fn entries(text: &str) -> anyhow::Result<Entries> {
    #[derive(Deserialize)]
    struct Version {
        version: Option<u64>,
    }
    // Looked at first: another version may have another form.
    let Version { version } = serde_json::from_str(text).context("it is no baseline")?;
    match version {
        Some(VERSION) => {}
        Some(version) => bail!(
            "it has version {version}, this host speaks {VERSION}: update the host, or write the baseline again with \
             --write-baseline"
        ),
        None => bail!("it is no baseline: it has no `version`"),
    }
    let recorded: Recorded = serde_json::from_str(text).context("it is no baseline")?;
    Ok(recorded.files)
}

/// Of the words a finding is about and of what it says.
fn hash(text: &str, sight: Sight<'_>) -> String {
    let words = sight.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    blake3::hash(format!("{words}\n{}", sight.message).as_bytes()).to_hex().chars().take(16).collect()
}

/// From the root, without `.` and `..`; links are not followed, for a link is a name too.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::render::testing::{check_report, question, suggestion};
    use crate::prompt::Span;

    /// A report that finds each `bad` and asks at each `vague`.
    fn report(text: &str) -> CheckReport {
        let spans = |word: &str| -> Vec<Span> {
            text.match_indices(word).map(|(at, word)| Span::new(at, at + word.len())).collect()
        };
        let findings = spans("bad").into_iter().map(|span| suggestion(text, "tidy/x", span, "is bad", None));
        let questions = spans("vague").into_iter().map(|span| question("tone/y", span, "what?"));
        check_report(findings.collect(), questions.collect())
    }

    fn baseline(folder: &Path, text: &str) -> Baseline {
        let file = folder.join("baseline.json");
        let mut written = Baseline::new(&file);
        written.record(&folder.join("p/a.md").display().to_string(), text, &report(text));
        written.write().unwrap();
        Baseline::read(&file).unwrap()
    }

    #[test]
    fn what_is_recorded_is_hidden_wherever_it_moves_and_no_more_of_it() {
        let root = tempfile::tempdir().unwrap();
        let mut baseline = baseline(root.path(), "bad vague bad");
        let now = "New line.\n\nvague\nbad bad\nbad";
        let mut found = report(now);
        let hidden = baseline.hide(&root.path().join("p/../p/a.md").display().to_string(), now, &mut found);
        assert_eq!((hidden.len(), found.findings.len(), found.questions.len()), (3, 1, 0));
        assert!(hidden.iter().all(|hidden| hidden.by == HiddenBy::Baseline));
        let mut elsewhere = report(now);
        assert!(baseline.hide("p/b.md", now, &mut elsewhere).is_empty());
    }

    #[test]
    fn what_is_gone_is_stale_where_it_was_looked_for() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("p")).unwrap();
        fs::write(root.path().join("p/a.md"), "").unwrap();
        let mut baseline = baseline(root.path(), "bad vague bad");
        let name = root.path().join("p/a.md").display().to_string();
        baseline.hide(&name, "bad", &mut report("bad"));
        let stale = |rule: &str, gone| Stale { path: "p/a.md".to_owned(), rule: rule.to_owned(), gone };
        assert_eq!(baseline.stale(&[&name], |_, _| true), [stale("tidy/x", 1), stale("tone/y", 1)]);
        assert_eq!(baseline.stale(&[&name], |_, rule| rule == "tone/y"), [stale("tone/y", 1)]);
        assert_eq!(baseline.stale(&[], |_, _| true), [], "nobody looked");
        fs::remove_file(&name).unwrap();
        assert_eq!(baseline.stale(&[], |_, _| true).len(), 2, "there is nothing left to look at");
    }

    #[test]
    fn the_file_is_sorted_and_the_same_each_time() {
        let root = tempfile::tempdir().unwrap();
        let write = |names: &[&str]| {
            let file = root.path().join("b.json");
            let mut baseline = Baseline::new(&file);
            for name in names {
                let text = "bad vague bad";
                baseline.record(&root.path().join(name).display().to_string(), text, &report(text));
            }
            baseline.write().unwrap();
            fs::read_to_string(file).unwrap()
        };
        let text = write(&["z.md", "../up.md", "a.md"]);
        assert_eq!(text, write(&["a.md", "../up.md", "z.md"]));
        insta::assert_snapshot!(text);
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "EOF while parsing"),
            ("<<<<<<< HEAD\n{}", "line 1 column 1"),
            ("[]", "invalid"),
            ("{}", "it has no `version`"),
            (r#"{"version": 2}"#, "it has version 2, this host speaks 1: update the host"),
            (r#"{"version": 1}"#, "missing field `files`"),
            (r#"{"version": 1, "files": {}, "more": 1}"#, "unknown field `more`"),
            (r#"{"version": 1, "files": {"a": {"b": {"c": 0}}}}"#, "expected a nonzero"),
        ] {
            let error = format!("{:#}", entries(text).unwrap_err());
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
