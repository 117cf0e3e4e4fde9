//! What lies in a template folder, read within bounds.
//!
//! Only what lies directly in the folder counts. Hidden files and files whose ending no engine
//! answers for are passed over; a link counts if it stays inside of the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::problem::{Place, Problem};
use super::source::name_and_ending;

/// Where a template comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "path")]
pub enum Shelf {
    /// Carried inside the host.
    BuiltIn,
    /// A folder of the configuration.
    Folder(PathBuf),
}

impl Shelf {
    /// What people are told that a file of it is called.
    pub fn shown(&self, file: &str) -> String {
        match self {
            Self::BuiltIn => format!("built-in/{file}"),
            Self::Folder(path) => path.join(file).display().to_string(),
        }
    }
}

impl fmt::Display for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("built-in"),
            Self::Folder(path) => write!(f, "{}", path.display()),
        }
    }
}

/// How much of a folder is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanLimits {
    /// Files; the first by name are taken.
    pub max_files: usize,
    /// Bytes of one file.
    pub max_file_bytes: u64,
    /// Bytes of all files together.
    pub max_bytes: u64,
}

impl Default for ScanLimits {
    fn default() -> Self {
        Self { max_files: 20_000, max_file_bytes: 1 << 20, max_bytes: 128 << 20 }
    }
}

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp([i128; 7]);

impl Stamp {
    fn of(meta: &fs::Metadata) -> Self {
        let (device, inode, size) = (meta.dev(), meta.ino(), meta.size());
        Self([
            device.into(),
            inode.into(),
            size.into(),
            meta.mtime().into(),
            meta.mtime_nsec().into(),
            meta.ctime().into(),
            meta.ctime_nsec().into(),
        ])
    }
}

/// A folder as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// Which.
    pub shelf: Shelf,
    /// Texts by file name.
    pub files: BTreeMap<String, Arc<str>>,
    /// Files that were not read, and why.
    pub problems: Vec<Problem>,
    stamps: BTreeMap<String, Stamp>,
}

impl Scanned {
    /// Texts that need no reading.
    pub fn of_texts<'t>(shelf: Shelf, texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let files = texts.into_iter().map(|(name, text)| (name.to_owned(), Arc::from(text))).collect();
        Self { shelf, files, problems: Vec::new(), stamps: BTreeMap::new() }
    }
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
enum Unread {
    #[error("it could not be read: {0}")]
    Io(#[from] io::Error),
    #[error("it is a link that leads out of the folder: put the file itself there")]
    LeadsOut,
    #[error("it is no plain file")]
    NotAFile,
    #[error("it has more than the {0} bytes that a template may have")]
    TooLarge(u64),
    #[error("the folder has more than the {0} bytes that are read")]
    Full(u64),
    #[error("it is not UTF-8: save it as UTF-8")]
    NotText,
}

/// Reads the files of `folder` that end in one of `endings`. What did not change since
/// `before` is not read again. A folder that is not there is empty. Blocks.
pub fn folder(folder: &Path, endings: &BTreeSet<String>, limits: &ScanLimits, before: Option<&Scanned>) -> Scanned {
    let mut scanned = Scanned::of_texts(Shelf::Folder(folder.to_owned()), []);
    let names = match names(folder, endings) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return scanned,
        Err(error) => {
            let message = format!("the folder could not be read: {error}");
            scanned.problems.push(Problem::error(&folder.display().to_string(), Place::default(), message));
            return scanned;
        }
    };
    let home = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut room = limits.max_bytes;
    if names.len() > limits.max_files {
        let message =
            format!("the folder has {} templates, and only the first {} are read", names.len(), limits.max_files);
        scanned.problems.push(Problem::error(&folder.display().to_string(), Place::default(), message));
    }
    for name in names.into_iter().take(limits.max_files) {
        let known = before.and_then(|before| Some((before.stamps.get(&name)?, before.files.get(&name)?)));
        match file(&home, &name, known, limits, room) {
            Ok((text, stamp)) => {
                room = room.saturating_sub(text.len() as u64);
                scanned.stamps.insert(name.clone(), stamp);
                scanned.files.insert(name, text);
            }
            // It went away between the look and the reading.
            Err(Unread::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
            Err(unread) => {
                let shown = scanned.shelf.shown(&name);
                scanned.problems.push(Problem::error(&shown, Place::default(), unread.to_string()));
            }
        }
    }
    scanned
}

/// Names of the files that may be templates, sorted.
fn names(folder: &Path, endings: &BTreeSet<String>) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        // Endings are letters: a name that is not UTF-8 could not be written in a template either.
        let Ok(name) = entry?.file_name().into_string() else { continue };
        let is_template = name_and_ending(&name).is_some_and(|(_, ending)| endings.contains(ending));
        if is_template && !name.starts_with('.') {
            names.insert(name);
        }
    }
    Ok(names)
}

fn file(
    home: &Path,
    name: &str,
    known: Option<(&Stamp, &Arc<str>)>,
    limits: &ScanLimits,
    room: u64,
) -> Result<(Arc<str>, Stamp), Unread> {
    // The way is followed once, and what it led to is opened, not the name again.
    let path = home.join(name).canonicalize()?;
    if !path.starts_with(home) {
        return Err(Unread::LeadsOut);
    }
    // A pipe would wait for its writer, and what became a link since then leads anywhere.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let custom = i32::try_from(flags.bits()).unwrap_or_default();
    let file = fs::OpenOptions::new().read(true).custom_flags(custom).open(&path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(Unread::NotAFile);
    }
    let stamp = Stamp::of(&meta);
    if let Some((_, text)) = known.filter(|(known, text)| **known == stamp && text.len() as u64 <= room) {
        return Ok((Arc::clone(text), stamp));
    }
    let mut bytes = Vec::new();
    file.take(limits.max_file_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits.max_file_bytes {
        return Err(Unread::TooLarge(limits.max_file_bytes));
    }
    if bytes.len() as u64 > room {
        return Err(Unread::Full(limits.max_bytes));
    }
    let text = String::from_utf8(bytes).map_err(|_| Unread::NotText)?;
    Ok((text.into(), stamp))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endings() -> BTreeSet<String> {
        ["jinja", "prompt"].map(str::to_owned).into()
    }

    #[test]
    fn only_templates_that_lie_in_the_folder_itself_are_read() {
        let home = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.jinja"), "no").unwrap();
        for name in ["a.jinja", "_b.jinja", ".hidden.jinja", "README.md", "c.prompt"] {
            fs::write(home.path().join(name), name).unwrap();
        }
        fs::create_dir(home.path().join("d.jinja")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.jinja"), home.path().join("e.jinja")).unwrap();
        std::os::unix::fs::symlink("a.jinja", home.path().join("f.jinja")).unwrap();
        fs::write(home.path().join("g.jinja"), b"\xff").unwrap();
        let scanned = folder(home.path(), &endings(), &ScanLimits::default(), None);
        assert_eq!(scanned.files.keys().collect::<Vec<_>>(), ["_b.jinja", "a.jinja", "c.prompt", "f.jinja"]);
        let folder = format!("{}/", home.path().display());
        let said: Vec<String> =
            scanned.problems.iter().map(|problem| problem.to_string().replace(&folder, "")).collect();
        assert_eq!(
            said,
            [
                "d.jinja: it is no plain file",
                "e.jinja: it is a link that leads out of the folder: put the file itself there",
                "g.jinja: it is not UTF-8: save it as UTF-8",
            ]
        );
    }

    #[test]
    fn what_is_too_much_is_left_out_and_named() {
        let home = tempfile::tempdir().unwrap();
        for (name, size) in [("a.jinja", 5), ("b.jinja", 20), ("c.jinja", 8), ("d.jinja", 1)] {
            fs::write(home.path().join(name), "x".repeat(size)).unwrap();
        }
        let limits = ScanLimits { max_files: 3, max_file_bytes: 10, max_bytes: 10 };
        let scanned = folder(home.path(), &endings(), &limits, None);
        assert_eq!(scanned.files.keys().collect::<Vec<_>>(), ["a.jinja"]);
        assert_eq!(scanned.problems.len(), 3, "{:?}", scanned.problems);
    }

    #[test]
    fn what_did_not_change_is_not_read_again() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a.jinja"), "one").unwrap();
        let first = folder(home.path(), &endings(), &ScanLimits::default(), None);
        let second = folder(home.path(), &endings(), &ScanLimits::default(), Some(&first));
        assert!(Arc::ptr_eq(&first.files["a.jinja"], &second.files["a.jinja"]));
        fs::write(home.path().join("a.jinja"), "three").unwrap();
        let third = folder(home.path(), &endings(), &ScanLimits::default(), Some(&second));
        assert_eq!(&*third.files["a.jinja"], "three");
        assert!(folder(&home.path().join("none"), &endings(), &ScanLimits::default(), None).files.is_empty());
    }
}
