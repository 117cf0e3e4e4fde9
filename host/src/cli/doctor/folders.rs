//! Folders and files: whether they can be used, and by whom.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::{Examination, bad, good, warning};
use crate::cli::paths;
use crate::config::{Loaded, SettingPath, Settings};

/// Settings whose values are secrets, so that their file should be its owner's alone.
const SECRETS: [&str; 3] = ["records.database_url", "sessions.redis_url", "sessions.database_url"];

pub(super) fn all(loaded: &Loaded) -> Vec<Examination> {
    let settings = &loaded.settings;
    let mut seen: Vec<Examination> = Vec::new();
    seen.extend(settings.plugin_dirs.iter().map(|folder| readable("plugin folder", folder)));
    seen.extend(settings.templates.dirs.iter().map(|folder| readable("template folder", folder)));
    seen.push(cache(settings));
    seen.push(match paths::data_folder() {
        Some(folder) => writable("data folder", &folder),
        None => warning(
            "data folder",
            "there is no home folder: set `records.sqlite_file` and `records.journal_dir`".to_owned(),
        ),
    });
    seen.extend(paths::journal_folder(settings).ok().map(|folder| writable("journal folder", &folder)));
    seen.extend(paths::history_folder(settings).map(|folder| writable("template history", &folder)));
    if let (Some(_), Some(folder)) = (settings.backup.every, paths::backup_folder(settings)) {
        seen.push(writable("backup folder", &folder));
    }
    seen.extend(files_with_secrets(loaded).iter().map(|file| {
        let detail = format!("{} holds a password and others may read it: run `chmod 600` on it", file.display());
        warning("settings", detail)
    }));
    seen
}

/// Files of settings that hold a password and that others may read.
fn files_with_secrets(loaded: &Loaded) -> Vec<PathBuf> {
    let origins = SECRETS.iter().map(|path| loaded.origin(&SettingPath::of_keys(path.split('.'))));
    let mut files: Vec<PathBuf> = origins.filter_map(|origin| Some(origin.file()?.path.clone())).collect();
    files.sort();
    files.dedup();
    files.retain(|file| fs::metadata(file).is_ok_and(|file| file.permissions().mode() & 0o077 != 0));
    files
}

fn readable(what: &'static str, folder: &Path) -> Examination {
    match fs::read_dir(folder) {
        Ok(_) => good(what, folder.display().to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            good(what, format!("{} (not there yet; it is watched all the same)", folder.display()))
        }
        Err(error) => bad(what, format!("{} could not be read: {error}", folder.display())),
    }
}

/// Whether files can be made in a folder, or the folder itself where it is not there yet: then in
/// the nearest one above it.
fn writable(what: &'static str, folder: &Path) -> Examination {
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
    if !there.is_dir() {
        return bad(what, format!("{} cannot be made, because {} is no folder", folder.display(), there.display()));
    }
    match tempfile::NamedTempFile::new_in(there) {
        Ok(_) if there == folder => good(what, folder.display().to_string()),
        Ok(_) => good(what, format!("{} (not there yet)", folder.display())),
        Err(error) => bad(
            what,
            format!("{} cannot be written ({error}): make it writable for this user, or name another", there.display()),
        ),
    }
}

fn cache(settings: &Settings) -> Examination {
    let Some(folder) = paths::cache_folder(settings) else {
        return warning("compile cache", "there is no home folder for it: set runtime.cache_dir".to_owned());
    };
    let tried = fs::create_dir_all(&folder).and_then(|()| tempfile::NamedTempFile::new_in(&folder).map(drop));
    match tried {
        Ok(()) => good("compile cache", folder.display().to_string()),
        Err(error) => warning(
            "compile cache",
            format!("{} cannot be written, so every start compiles: {error}", folder.display()),
        ),
    }
}
