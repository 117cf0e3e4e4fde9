//! All templates by name.
//!
//! A [`Library`] never changes; a [`Draft`](super::draft::Draft) becomes the next one. A
//! template whose newest file is wrong keeps the version that last was good, with the partials
//! of that time.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::Folder;
use super::problem::{Problem, nearest};
use super::scan::Shelf;
use super::source;
use super::sources::Sources;
use super::template::Template;
use crate::plugin::Digest;

/// The templates of one moment.
#[derive(Debug, Clone, Default)]
pub struct Library {
    pub(super) entries: BTreeMap<Arc<str>, Entry>,
    /// As they were taken apart, so that the next one need not do it again.
    pub(super) folders: Vec<Folder>,
    pub(super) problems: Vec<Problem>,
}

/// A template by its name.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What calls it.
    pub name: Arc<str>,
    /// Where its newest file lies.
    pub shelf: Shelf,
    /// The name of its newest file.
    pub file: Arc<str>,
    /// What serves: the newest version, or the last that was good. None when there never
    /// was a good one.
    pub version: Option<Arc<Version>>,
    /// What is wrong with the newest version; with warnings alone it serves.
    pub problems: Vec<Problem>,
    /// Whether the newest file has errors, so that `version` is the last that had none.
    pub is_broken: bool,
    /// The digest of the newest file, where somebody had an earlier version serve in its place.
    pub rolled_back_from: Option<Digest>,
}

/// A template as one state of its file has it, with what it may include. Never changes.
#[derive(Debug, Clone)]
pub struct Version {
    /// What it says and takes.
    pub template: Arc<Template>,
    /// Where it came from.
    pub shelf: Shelf,
    /// The name of its file.
    pub file: Arc<str>,
    /// The whole file.
    pub text: Arc<str>,
    /// Of the file.
    pub digest: Digest,
    /// Of the file and everything that it may include: equal ones render equally, with equal
    /// engines and filters.
    pub closure: Digest,
    /// What it may include.
    pub sources: Arc<Sources>,
}

impl Version {
    /// The template in `text`, the content of the file `file`, and warnings.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(
        shelf: Shelf,
        file: &str,
        text: Arc<str>,
        sources: Arc<Sources>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (template, warnings) = source::read(file, &text)?;
        let digest = Digest::of(text.as_bytes());
        Ok((Self::new(shelf, file, text, digest, Arc::new(template), sources), warnings))
    }

    pub(super) fn new(
        shelf: Shelf,
        file: &str,
        text: Arc<str>,
        digest: Digest,
        template: Arc<Template>,
        sources: Arc<Sources>,
    ) -> Self {
        let closure = Digest::of(format!("{file}\n{digest}\n{}", sources.digest()).as_bytes());
        Self { template, shelf, file: file.into(), text, digest, closure, sources }
    }
}

impl Library {
    /// Those with a version that serves and those without, by name.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The template of that name.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// The name that is most like `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.entries.keys().map(AsRef::as_ref))
    }

    /// What a template that lies in no folder may include: all partials.
    pub fn sources(&self) -> Arc<Sources> {
        Arc::new(Sources::new(self.folders.iter().rev().map(|folder| &folder.partials)))
    }

    /// Has an earlier version serve in place of the newest.
    pub fn roll_back(&mut self, name: &str, version: Version) {
        if let Some(entry) = self.entries.get_mut(name) {
            entry.rolled_back_from = entry.version.as_ref().map(|newest| newest.digest);
            entry.version = Some(Arc::new(version));
        }
    }

    /// Whether both show and render the same.
    pub fn same(&self, other: &Self) -> bool {
        let shown = |entry: &Entry| (entry.version.as_ref().map(|version| version.closure), entry.is_broken);
        let is_same = |(one, two): (&Entry, &Entry)| {
            one.name == two.name && shown(one) == shown(two) && one.problems == two.problems
        };
        self.entries.len() == other.entries.len()
            && self.problems == other.problems
            && self.entries().zip(other.entries()).all(is_same)
    }

    /// What is wrong with folders and files that are no entry.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}
