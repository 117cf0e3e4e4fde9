//! What is damaged is moved aside: never deleted, and in nobody's way.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Endings of the files that SQLite keeps beside its own, and that belong to it.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// What was moved, so that it can be put back.
#[derive(Debug)]
pub struct SetAside {
    /// Where the file is now.
    pub path: PathBuf,
    moved: Vec<(PathBuf, PathBuf)>,
}

impl SetAside {
    /// Moves everything back.
    ///
    /// # Errors
    /// When something cannot be; the rest is moved all the same.
    pub fn put_back(self) -> io::Result<()> {
        let mut outcome = Ok(());
        for (from, to) in &self.moved {
            outcome = outcome.and(fs::rename(to, from));
        }
        outcome
    }
}

/// Moves `path`, and what SQLite keeps beside it, to `path.damaged-TIME`.
///
/// # Errors
/// When it cannot be moved; nothing is then.
pub fn set_aside(path: &Path) -> io::Result<SetAside> {
    let time = humantime::format_rfc3339_seconds(SystemTime::now()).to_string().replace(':', "-");
    let named = |number: u32| match number {
        0 => suffixed(path, &format!(".damaged-{time}")),
        number => suffixed(path, &format!(".damaged-{time}-{number}")),
    };
    // One that was moved within the same second keeps its name.
    let aside = (0..1_000).map(named).find(|name| name.symlink_metadata().is_err()).unwrap_or_else(|| named(1_000));
    let mut set_aside = SetAside { path: aside.clone(), moved: Vec::new() };
    for ending in BESIDE {
        let (from, to) = (suffixed(path, ending), suffixed(&aside, ending));
        match fs::rename(&from, &to) {
            Ok(()) => set_aside.moved.push((from, to)),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !ending.is_empty() => {}
            Err(error) => {
                let _ = set_aside.put_back();
                return Err(error);
            }
        }
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The new name is durable when the folder is.
        File::open(folder)?.sync_all()?;
    }
    Ok(set_aside)
}

fn suffixed(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_moved_with_what_belongs_to_it_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.sqlite");
        fs::write(&path, "one").unwrap();
        fs::write(suffixed(&path, "-wal"), "two").unwrap();
        let first = set_aside(&path).unwrap();
        assert!(!path.exists() && fs::read_to_string(suffixed(&first.path, "-wal")).unwrap() == "two");
        fs::write(&path, "three").unwrap();
        let second = set_aside(&path).unwrap();
        assert_ne!(first.path, second.path, "what was moved before stays");
        assert_eq!(fs::read_to_string(&second.path).unwrap(), "three");
        first.put_back().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert!(set_aside(&folder.path().join("none")).is_err());
    }
}
