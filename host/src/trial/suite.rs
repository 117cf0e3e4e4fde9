//! All cases of a plugin: a folder of files, or the archive that travels in the component.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::case::{Case, CaseError};
use crate::plugin::Digest;

/// Cases of one plugin.
pub const MAX_CASES: usize = 1_000;
/// Bytes of all cases of one plugin.
const MAX_BYTES: u64 = 4 << 20;
/// What a case's file ends in.
const ENDING: &str = ".txt";

/// The cases of one plugin, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    cases: Vec<Case>,
}

/// Why there are no cases to run.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// The folder or the archive cannot be read.
    #[error("the cases cannot be read")]
    Read(#[source] io::Error),
    /// One of them is wrong.
    #[error("the case `{name}` cannot be read: {error}")]
    Case {
        /// Its name.
        name: String,
        /// Why.
        error: CaseError,
    },
    /// A name that leads elsewhere.
    #[error("`{0}` is no name of a case: cases are files in one folder, whose names end in `{ENDING}`")]
    Name(String),
    /// There are more than a plugin may bring.
    #[error("there are more than {MAX_CASES} cases, or more than {MAX_BYTES} bytes of them")]
    TooMany,
}

impl Suite {
    /// Reads the files of a folder that end in `.txt`.
    ///
    /// # Errors
    /// The first that cannot be read; see [`SuiteError`].
    pub fn read_folder(folder: &Path) -> Result<Self, SuiteError> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(SuiteError::Read)? {
            let path = entry.map_err(SuiteError::Read)?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if name.ends_with(ENDING) && !name.starts_with('.') {
                files.insert(name, fs::read_to_string(&path).map_err(SuiteError::Read)?);
            }
        }
        Self::of(files)
    }

    /// Reads an archive that [`Suite::archive`] made.
    ///
    /// # Errors
    /// See [`SuiteError`].
    pub fn read_archive(archive: &[u8]) -> Result<Self, SuiteError> {
        let mut files = BTreeMap::new();
        let mut left = MAX_BYTES;
        let mut archive = tar::Archive::new(archive);
        for entry in archive.entries().map_err(SuiteError::Read)? {
            let mut entry = entry.map_err(SuiteError::Read)?;
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            if !entry.header().entry_type().is_file() || name.contains(['/', '\\']) || !name.ends_with(ENDING) {
                return Err(SuiteError::Name(name));
            }
            if entry.size() > left || files.len() >= MAX_CASES {
                return Err(SuiteError::TooMany);
            }
            left -= entry.size();
            let mut text = String::new();
            entry.read_to_string(&mut text).map_err(SuiteError::Read)?;
            files.insert(name, text);
        }
        Self::of(files)
    }

    fn of(files: BTreeMap<String, String>) -> Result<Self, SuiteError> {
        let bytes: u64 = files.values().map(|text| text.len() as u64).sum();
        if files.len() > MAX_CASES || bytes > MAX_BYTES {
            return Err(SuiteError::TooMany);
        }
        let read = |(file, text): (String, String)| {
            let name = file.strip_suffix(ENDING).unwrap_or(&file);
            Case::read(name, &text).map_err(|error| SuiteError::Case { name: name.to_owned(), error })
        };
        Ok(Self { cases: files.into_iter().map(read).collect::<Result<_, _>>()? })
    }

    /// The cases as an archive, the same bytes for the same cases.
    ///
    /// # Errors
    /// When a name is too long for one.
    pub fn archive(&self) -> io::Result<Vec<u8>> {
        let mut archive = tar::Builder::new(Vec::new());
        archive.mode(tar::HeaderMode::Deterministic);
        for case in &self.cases {
            let mut header = tar::Header::new_gnu();
            header.set_size(case.text().len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, format!("{}{ENDING}", case.name), case.text().as_bytes())?;
        }
        archive.into_inner()
    }

    /// The cases.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Of all names and texts; none when there are no cases.
    pub fn digest(&self) -> Option<Digest> {
        if self.cases.is_empty() {
            return None;
        }
        let mut all = Vec::new();
        for case in &self.cases {
            for text in [case.name.as_str(), case.text()] {
                all.extend_from_slice(&(text.len() as u64).to_le_bytes());
                all.extend_from_slice(text.as_bytes());
            }
        }
        Some(Digest::of(&all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite() -> Suite {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b-keeps-still", "a-goes"] {
            fs::write(folder.path().join(format!("{name}.txt")), "rules: a\n-----\nHello.\n=====\nunchanged\n")
                .unwrap();
        }
        fs::write(folder.path().join("README.md"), "Not a case.").unwrap();
        Suite::read_folder(folder.path()).unwrap()
    }

    #[test]
    fn cases_travel_as_they_are() {
        let suite = suite();
        let names: Vec<&str> = suite.cases().iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["a-goes", "b-keeps-still"]);
        let archive = suite.archive().unwrap();
        let unpacked = Suite::read_archive(&archive).unwrap();
        assert_eq!(unpacked.digest(), suite.digest());
        assert_eq!(unpacked.archive().unwrap(), archive);
    }

    #[test]
    fn an_archive_that_leads_elsewhere_is_refused() {
        let mut archive = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_gnu();
        header.set_size(0);
        archive.append_data(&mut header, "deep/case.txt", io::empty()).unwrap();
        let error = Suite::read_archive(&archive.into_inner().unwrap()).unwrap_err();
        assert!(matches!(&error, SuiteError::Name(name) if name == "deep/case.txt"), "{error}");
        assert!(matches!(Suite::read_archive(b"no archive at all"), Err(SuiteError::Read(_))));
    }
}
