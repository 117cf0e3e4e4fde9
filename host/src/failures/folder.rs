//! The folder that bundles are kept in: private, and bounded in number and in bytes.

use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Bundle, FailureSettings};

/// What a bundle's name ends in.
const ENDING: &str = ".json";
/// Starts the name of a file that is being written.
const NEW: &str = ".new-";
/// A file is written in milliseconds; one this old was left behind half written.
const HALF_WRITTEN: Duration = Duration::from_secs(3_600);

/// A bundle that lies there.
#[derive(Debug)]
struct Kept {
    name: String,
    path: PathBuf,
    bytes: u64,
    modified: SystemTime,
}

/// Writes a bundle into `folder`, which is made where it is missing. None is written where another
/// host wrote the same failure a short while ago.
///
/// # Errors
/// When the folder cannot be used, or the disk is full; then nothing half written is left.
pub(super) fn write(folder: &Path, bundle: &Bundle, settings: &FailureSettings) -> io::Result<Option<PathBuf>> {
    make_private(folder)?;
    let failure = failure_name(bundle);
    let is_recent = |kept: &Kept| kept.modified.elapsed().is_ok_and(|age| age < settings.repeat());
    if kept(folder)?.iter().any(|kept| kept.name.ends_with(&failure) && is_recent(kept)) {
        return Ok(None);
    }
    let text = bundle.written()?;
    let mut file = tempfile::Builder::new().prefix(NEW).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    let time: String = bundle.at.to_string().chars().filter(|mark| !matches!(mark, '-' | ':')).collect();
    let path = folder.join(format!("{time}{failure}"));
    file.persist(&path).map_err(|error| error.error)?;
    prune(folder, settings)?;
    Ok(Some(path))
}

/// What names of bundles of the same failure end in.
fn failure_name(bundle: &Bundle) -> String {
    let digest: String = bundle.plugin.digest.chars().take(12).collect();
    format!("_{}_{}_{digest}{ENDING}", bundle.plugin.id, bundle.error.kind)
}

/// Removes the oldest until the others are within their bounds.
fn prune(folder: &Path, settings: &FailureSettings) -> io::Result<()> {
    let kept = kept(folder)?;
    let mut count = kept.len();
    let mut bytes: u64 = kept.iter().map(|kept| kept.bytes).sum();
    for oldest in kept {
        if count <= settings.keep && bytes <= settings.max_bytes {
            break;
        }
        remove(&oldest.path)?;
        count -= 1;
        bytes = bytes.saturating_sub(oldest.bytes);
    }
    Ok(())
}

/// The bundles that lie there, the oldest first: their names begin with their time.
fn kept(folder: &Path) -> io::Result<Vec<Kept>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What another host has removed meanwhile is not there any more.
        let Ok(meta) = entry.metadata() else { continue };
        let modified = meta.modified()?;
        if name.starts_with(NEW) && modified.elapsed().is_ok_and(|age| age > HALF_WRITTEN) {
            remove(&entry.path())?;
        } else if meta.is_file() && name.ends_with(ENDING) && name.split('_').count() == 4 {
            found.push(Kept { name, path: entry.path(), bytes: meta.len(), modified });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a folder that nobody else can read.
fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::redact::tests::bundle;
    use super::*;
    use crate::plugin::CallError;
    use crate::records::UtcTime;

    /// The failure of another plugin each time, a second later.
    fn numbered(number: u64) -> Bundle {
        let mut numbered = bundle("Sort the list.");
        numbered.plugin.digest = format!("{number:064}").chars().rev().collect();
        numbered.at = UtcTime::from_millis(number * 1_000).unwrap();
        numbered
    }

    fn names(folder: &Path) -> Vec<String> {
        kept(folder).unwrap().into_iter().map(|kept| kept.name).collect()
    }

    #[test]
    fn bundles_are_private_and_the_oldest_go_first() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("failures");
        let settings = FailureSettings { keep: 2, ..FailureSettings::default() };
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.join("notes.json"), "mine").unwrap();
        for number in 0..4 {
            write(&folder, &numbered(number), &settings).unwrap().unwrap();
        }
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            names(&folder),
            ["19700101T000002.000Z_traps_trap_200000000000.json", "19700101T000003.000Z_traps_trap_300000000000.json"]
        );
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&kept(&folder).unwrap()[0].path), 0o600);
        assert!(folder.join("notes.json").exists(), "what a person put there stays");
        let text = fs::read_to_string(&kept(&folder).unwrap()[1].path).unwrap();
        assert_eq!(Bundle::read(&text).unwrap(), numbered(3));
    }

    #[test]
    fn bytes_are_bounded_too() {
        let folder = tempfile::tempdir().unwrap();
        let size = numbered(0).written().unwrap().len() as u64;
        let settings = FailureSettings { keep: 100, max_bytes: 3 * size, ..FailureSettings::default() };
        for number in 0..9 {
            write(folder.path(), &numbered(number), &settings).unwrap();
        }
        assert_eq!(names(folder.path()).len(), 3);
    }

    #[test]
    fn what_another_host_has_just_kept_is_not_kept_again() {
        let folder = tempfile::tempdir().unwrap();
        let settings = FailureSettings { keep: 10, ..FailureSettings::default() };
        let write = |bundle: &Bundle, settings: &FailureSettings| write(folder.path(), bundle, settings).unwrap();
        assert!(write(&numbered(0), &settings).is_some());
        assert!(write(&Bundle { at: UtcTime::now(), ..numbered(0) }, &settings).is_none());
        let other = CallError::StackOverflow;
        assert!(write(&Bundle { error: super::super::FailedWith::new(&other), ..numbered(0) }, &settings).is_some());
        let at_once = FailureSettings { repeat_s: 0, ..settings };
        assert!(write(&Bundle { at: UtcTime::now(), ..numbered(0) }, &at_once).is_some());
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_leaves_nothing() {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("failures");
        fs::write(&file, "no folder").unwrap();
        assert!(write(&file, &numbered(0), &FailureSettings::default()).is_err());
    }
}
