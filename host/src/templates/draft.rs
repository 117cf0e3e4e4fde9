//! The next library, from what the files of a moment say.
//!
//! A [`Draft`] is taken apart and not yet read by engines; what they say of it comes from
//! outside, and then it is published. Of two templates with one name, that of a later folder
//! goes before that of an earlier one, and what the host carries inside comes last; in one
//! folder the first by file name is taken, and the other is a problem.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::library::{Entry, Library, Version};
use super::problem::{Place, Problem};
use super::scan::{Scanned, Shelf};
use super::source::{self, is_partial};
use super::sources::Sources;
use super::template::Template;
use crate::plugin::Digest;

/// A folder whose files were taken apart.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    shelf: Shelf,
    templates: BTreeMap<String, Outcome>,
    pub(super) partials: BTreeMap<String, Arc<str>>,
}

#[derive(Debug, Clone)]
enum Outcome {
    Good(Arc<Parsed>),
    Bad(Arc<str>, Arc<[Problem]>),
}

#[derive(Debug)]
struct Parsed {
    text: Arc<str>,
    digest: Digest,
    template: Arc<Template>,
    warnings: Vec<Problem>,
}

impl Outcome {
    fn text(&self) -> &Arc<str> {
        match self {
            Self::Good(parsed) => &parsed.text,
            Self::Bad(text, _) => text,
        }
    }

    fn of(file: &str, text: &Arc<str>) -> Self {
        match source::read(file, text) {
            Ok((template, warnings)) => {
                let (text, template) = (Arc::clone(text), Arc::new(template));
                Self::Good(Arc::new(Parsed { digest: Digest::of(text.as_bytes()), text, template, warnings }))
            }
            Err(problems) => Self::Bad(Arc::clone(text), problems.into()),
        }
    }
}

impl Folder {
    fn of(scanned: &Scanned, before: Option<&Self>) -> Self {
        let (partials, templates) = scanned.files.iter().partition::<Vec<_>, _>(|(file, _)| is_partial(file));
        let outcome = |(file, text): (&String, &Arc<str>)| {
            let known = before.and_then(|before| before.templates.get(file)).filter(|known| known.text() == text);
            (file.clone(), known.cloned().unwrap_or_else(|| Outcome::of(file, text)))
        };
        Self {
            shelf: scanned.shelf.clone(),
            templates: templates.into_iter().map(outcome).collect(),
            partials: partials.into_iter().map(|(file, text)| (file.clone(), Arc::clone(text))).collect(),
        }
    }
}

/// The next library, before the engines have read it.
#[derive(Debug)]
pub struct Draft {
    /// By name, the strongest first.
    candidates: BTreeMap<Arc<str>, Vec<Candidate>>,
    folders: Vec<Folder>,
    problems: Vec<Problem>,
}

#[derive(Debug)]
struct Candidate {
    shelf: Shelf,
    file: String,
    outcome: Result<(Arc<Version>, Vec<Problem>), Vec<Problem>>,
}

impl Draft {
    /// What the files of `folders` say, weakest folder first. What `previous` has read already
    /// is not taken apart again.
    pub fn new(previous: &Library, folders: &[Scanned]) -> Self {
        let known = |shelf: &Shelf| previous.folders.iter().find(|folder| folder.shelf == *shelf);
        let mut problems: Vec<Problem> = folders.iter().flat_map(|scanned| scanned.problems.clone()).collect();
        let folders: Vec<Folder> = folders.iter().map(|scanned| Folder::of(scanned, known(&scanned.shelf))).collect();
        let mut candidates: BTreeMap<Arc<str>, Vec<Candidate>> = BTreeMap::new();
        for folder in folders.iter().rev() {
            let others = folders.iter().rev().filter(|other| other.shelf != folder.shelf);
            let visible = [folder].into_iter().chain(others).map(|folder| &folder.partials);
            let sources = Arc::new(Sources::new(visible));
            for (file, outcome) in &folder.templates {
                let (name, _) = source::name_and_ending(file).unwrap_or((file, ""));
                let list = candidates.entry(name.into()).or_default();
                if let Some(first) = list.iter().find(|candidate| candidate.shelf == folder.shelf) {
                    let message = format!("`{name}` is already the name of `{}` in this folder", first.file);
                    let shown = folder.shelf.shown(file);
                    problems.push(Problem::error(&shown, Place::START, message).with_help("rename one of the two"));
                    continue;
                }
                list.push(Candidate::new(folder, file, outcome, &sources));
            }
        }
        Self { candidates, folders, problems }
    }

    /// Versions that an engine should read before they are published: those that `previous`
    /// does not serve already, in order.
    pub fn fresh(&self, previous: &Library) -> Vec<Arc<Version>> {
        let mut fresh = self.all();
        fresh.retain(|version| {
            let entry = previous.get(&version.template.meta.name).filter(|entry| !entry.is_broken);
            let served = entry.and_then(|entry| entry.version.as_ref());
            served.is_none_or(|served| served.closure != version.closure || served.shelf != version.shelf)
        });
        fresh
    }

    /// All versions that could serve, with those that others go before.
    pub fn all(&self) -> Vec<Arc<Version>> {
        let candidates = self.candidates.values().flatten();
        candidates.filter_map(|candidate| Some(Arc::clone(&candidate.outcome.as_ref().ok()?.0))).collect()
    }

    /// The next library. `found` has what reading fresh versions has shown, by closure; an
    /// error there keeps the version from being served.
    pub fn publish(self, previous: &Library, found: &HashMap<Digest, Vec<Problem>>) -> Library {
        let entries = self.candidates.into_iter().filter_map(|(name, list)| {
            let entry = entry(&name, list, previous.get(&name), found)?;
            Some((name, entry))
        });
        Library { entries: entries.collect(), folders: self.folders, problems: self.problems }
    }
}

impl Candidate {
    fn new(folder: &Folder, file: &str, outcome: &Outcome, sources: &Arc<Sources>) -> Self {
        let outcome = match outcome {
            Outcome::Good(parsed) => {
                let Parsed { text, digest, template, .. } = &**parsed;
                let (text, template, sources) = (Arc::clone(text), Arc::clone(template), Arc::clone(sources));
                let version = Version::new(folder.shelf.clone(), file, text, *digest, template, sources);
                Ok((Arc::new(version), parsed.warnings.clone()))
            }
            Outcome::Bad(_, problems) => Err(problems.to_vec()),
        };
        Self { shelf: folder.shelf.clone(), file: file.to_owned(), outcome }
    }
}

/// The strongest candidate that is good; of one that is not, its last good version. None
/// without candidates.
fn entry(
    name: &Arc<str>,
    list: Vec<Candidate>,
    previous: Option<&Entry>,
    found: &HashMap<Digest, Vec<Problem>>,
) -> Option<Entry> {
    let newest = list.first()?;
    let (shelf, file) = (newest.shelf.clone(), Arc::from(newest.file.as_str()));
    let (version, problems) = serving(list, previous, found);
    let is_broken = version.is_none() || problems.iter().any(Problem::is_error);
    Some(Entry { name: Arc::clone(name), shelf, file, version, problems, is_broken, rolled_back_from: None })
}

/// What serves, and what is wrong with that and with all that would go before it.
fn serving(
    list: Vec<Candidate>,
    previous: Option<&Entry>,
    found: &HashMap<Digest, Vec<Problem>>,
) -> (Option<Arc<Version>>, Vec<Problem>) {
    let mut told = Vec::new();
    for candidate in list {
        let served = previous.and_then(|entry| entry.version.as_ref()).filter(|old| old.shelf == candidate.shelf);
        match candidate.outcome {
            Ok((version, warnings)) => {
                // What was read before keeps the warnings that there were.
                let seen = match (found.get(&version.closure), served) {
                    (Some(seen), _) => seen.clone(),
                    (None, Some(old)) if old.closure == version.closure => {
                        let before = previous.map(|entry| entry.problems.as_slice()).unwrap_or_default();
                        let is_new = |problem: &&Problem| !problem.is_error() && !warnings.contains(problem);
                        before.iter().filter(is_new).cloned().collect()
                    }
                    (None, _) => Vec::new(),
                };
                let is_bad = seen.iter().any(Problem::is_error);
                told.extend(warnings.into_iter().chain(seen));
                if !is_bad {
                    return (Some(version), told);
                }
            }
            Err(problems) => told.extend(problems),
        }
        if let Some(old) = served {
            return (Some(Arc::clone(old)), told);
        }
    }
    (None, told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(shelf: Shelf, texts: &[(&str, &str)]) -> Scanned {
        Scanned::of_texts(shelf, texts.iter().copied())
    }

    fn next(previous: &Library, folders: &[Scanned]) -> Library {
        Draft::new(previous, folders).publish(previous, &HashMap::new())
    }

    fn shelf(name: &str) -> Shelf {
        Shelf::Folder(name.into())
    }

    fn served<'l>(library: &'l Library, name: &str) -> &'l Version {
        library.get(name).and_then(|entry| entry.version.as_deref()).unwrap()
    }

    const GOOD: &str = "---\nname: a\n---\ngood";

    #[test]
    fn a_broken_file_keeps_its_last_good_version_until_it_is_right_again() {
        let first = next(&Library::default(), &[scanned(shelf("one"), &[("a.jinja", GOOD)])]);
        let broken = next(&first, &[scanned(shelf("one"), &[("a.jinja", "---\nnaem: a\n---\nnew")])]);
        let entry = broken.get("a").unwrap();
        assert!(entry.is_broken && entry.problems[0].is_error());
        assert_eq!(&*served(&broken, "a").text, GOOD);
        let again = next(&broken, &[scanned(shelf("one"), &[("a.jinja", "---\nname: a\n---\nnew")])]);
        assert!(!again.get("a").unwrap().is_broken);
        assert!(served(&again, "a").text.ends_with("new"));
        assert!(next(&again, &[]).get("a").is_none());
    }

    #[test]
    fn what_an_engine_refuses_is_not_served_and_keeps_its_old_partials() {
        let files = |base: &str| [scanned(shelf("one"), &[("a.jinja", GOOD), ("_base.jinja", base)])];
        let first = next(&Library::default(), &files("old"));
        let draft = Draft::new(&first, &files("new"));
        let [version] = &draft.fresh(&first)[..] else { panic!("a partial makes every template fresh") };
        let problem = Problem::error("_base.jinja", Place::START, "is wrong");
        let found = HashMap::from([(version.closure, vec![problem])]);
        let second = draft.publish(&first, &found);
        assert!(second.get("a").unwrap().is_broken);
        assert_eq!(served(&second, "a").sources.find("_base.jinja").unwrap().as_ref(), "old");
    }

    #[test]
    fn a_later_folders_template_goes_before_an_earlier_ones() {
        let mine = "---\nname: a\n---\nmine";
        let folders = [
            scanned(Shelf::BuiltIn, &[("a.jinja", GOOD), ("_m.jinja", "theirs")]),
            scanned(shelf("one"), &[("a.jinja", mine), ("_m.jinja", "ours")]),
        ];
        let library = next(&Library::default(), &folders);
        assert_eq!(&*served(&library, "a").text, mine);
        assert_eq!(served(&library, "a").sources.find("_m.jinja").unwrap().as_ref(), "ours");
        // A folder's broken file does not hide a good one, and is still told.
        let broken = [folders[0].clone(), scanned(shelf("one"), &[("a.jinja", "no")])];
        let library = next(&Library::default(), &broken);
        assert_eq!(&*served(&library, "a").text, GOOD);
        assert_eq!(served(&library, "a").sources.find("_m.jinja").unwrap().as_ref(), "theirs");
        assert!(library.get("a").unwrap().is_broken);
    }

    #[test]
    fn two_files_of_one_name_in_one_folder_are_told() {
        let library = next(&Library::default(), &[scanned(shelf("one"), &[("a.hbs", GOOD), ("a.jinja", GOOD)])]);
        assert_eq!(&*served(&library, "a").file, "a.hbs");
        assert!(library.problems()[0].to_string().starts_with("one/a.jinja:1:1: `a` is already the name of `a.hbs`"));
    }
}
