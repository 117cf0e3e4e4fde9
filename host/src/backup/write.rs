//! Writing a backup while hosts serve.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::contents::{CONTENTS, Contents, LOCK, LockedPlugin, RecordsForm};
use super::files::{content, files_of, journal_files};
use super::thread::quietly;
use super::{BackupError, KIND, LIMITS, Part, Places};
use crate::archive::{self, ArchiveError, Manifest, Writer};
use crate::records::export::{self, AtomicFile};
use crate::records::{Filter, RecordStore, Soundness, SqliteStore};
use crate::storage::SqliteStorage;

/// How long a copy of the records may be checked before it is archived.
const CHECK: Duration = Duration::from_secs(120);

/// A backup that is there, whole and verified.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its file.
    pub file: PathBuf,
    /// Bytes of the file.
    pub bytes: u64,
    /// Its files.
    pub manifest: Manifest,
    /// What it says of itself.
    pub contents: Contents,
}

/// The name of a backup that is written at `time`; names are in the order of time.
pub fn name_of_backup(time: SystemTime) -> String {
    let time = humantime::format_rfc3339_seconds(time).to_string().replace(':', "-");
    format!("backup-{time}.tar.zst")
}

/// Writes what is at `places`, and the records of `store`, to the file `output`, for its owner only.
/// It appears when it is whole and was read once from its beginning to its end.
///
/// # Errors
/// When something cannot be read or written; `output` is as it was then.
pub async fn write(
    places: Places,
    parts: Vec<Part>,
    store: Option<Arc<dyn RecordStore>>,
    output: PathBuf,
) -> Result<Written, BackupError> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let failed = {
        let folder = folder.clone();
        move |source| BackupError::Write { path: folder.clone(), source }
    };
    let staged = tempfile::Builder::new().prefix(".backup-").tempdir_in(&folder).map_err(failed)?;
    let places = places.only(&parts);
    let (places, staged, journal) = quietly(move || {
        let journal = stage_journal(&places, &staged)?;
        Ok((places, staged, journal))
    })
    .await?;
    let storage = stage_storage(&places, &staged).await?;
    let records = match store.filter(|_| parts.contains(&Part::Records)) {
        Some(store) => stage_records(&*store, &staged).await?,
        None => None,
    };
    let staged = Staged { folder: staged, journal, storage, records };
    quietly(move || archived(&places, parts, &staged, &folder, output)).await
}

/// A copy of the journal in `staged`: what is stored meanwhile goes from the journal.
fn stage_journal(places: &Places, staged: &TempDir) -> Result<Vec<(String, PathBuf)>, BackupError> {
    let mut journal = Vec::new();
    let Some(folder) = &places.journal else { return Ok(journal) };
    for (index, (name, path)) in journal_files(folder)?.into_iter().enumerate() {
        let Some(bytes) = content(&path)? else { continue };
        let copy = staged.path().join(format!("journal-{index}"));
        fs::write(&copy, bytes).map_err(|source| BackupError::Write { path: copy.clone(), source })?;
        journal.push((name, copy));
    }
    Ok(journal)
}

/// A copy of what plugins keep in `staged`; none where none keeps anything.
async fn stage_storage(places: &Places, staged: &TempDir) -> Result<Option<PathBuf>, BackupError> {
    let Some(path) = &places.storage else { return Ok(None) };
    let copy = staged.path().join("storage.sqlite");
    let copied = SqliteStorage::new(path.clone()).copy_to(&copy).await;
    let copied = copied.map_err(|source| BackupError::Storage { path: path.clone(), source })?;
    Ok(copied.then_some(copy))
}

/// A copy of the records in `staged`; none where they end with the process.
async fn stage_records(
    store: &dyn RecordStore,
    staged: &TempDir,
) -> Result<Option<(RecordsForm, PathBuf)>, BackupError> {
    let file = staged.path().join("records.sqlite");
    if store.copy_to(&file).await? {
        return match SqliteStore::check(&file, CHECK).await? {
            Soundness::Damaged(what) => Err(BackupError::Records(what.into())),
            Soundness::Foreign => Err(BackupError::Records("the copy is no file of records".into())),
            Soundness::Sound | Soundness::Unfinished => Ok(Some((RecordsForm::Sqlite, file))),
        };
    }
    if store.name() == "memory" {
        return Ok(None);
    }
    let file = staged.path().join("records.jsonl");
    let failed = |source| BackupError::Write { path: file.clone(), source };
    let mut out = AtomicFile::create(&file).map_err(failed)?;
    export::export(store, &Filter::default(), export::Format::Jsonl, &mut out, &mut |_| {}).await?;
    out.finish().map_err(failed)?;
    Ok(Some((RecordsForm::Jsonl, file)))
}

/// Copies of what changes while hosts serve, until they are archived.
struct Staged {
    folder: TempDir,
    journal: Vec<(String, PathBuf)>,
    storage: Option<PathBuf>,
    records: Option<(RecordsForm, PathBuf)>,
}

fn archived(
    places: &Places,
    parts: Vec<Part>,
    staged: &Staged,
    folder: &Path,
    output: PathBuf,
) -> Result<Written, BackupError> {
    let failed = |source| BackupError::Write { path: output.clone(), source };
    let file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let mut writer = Writer::new(BufWriter::new(file), KIND)?;
    let shown = |folders: &[PathBuf]| folders.iter().map(|folder| folder.display().to_string()).collect();
    let contents = Contents {
        secrets: parts.iter().filter_map(|part| part.secrets()).map(str::to_owned).collect(),
        parts,
        records: staged.records.as_ref().map(|(form, _)| *form),
        template_folders: shown(&places.templates),
        plugin_folders: shown(&places.plugins),
    };
    add_json(&mut writer, CONTENTS, &contents)?;
    for (name, path) in &places.settings {
        add(&mut writer, &format!("settings/{name}"), path)?;
    }
    for (index, folder) in places.templates.iter().enumerate() {
        add_folder(&mut writer, &format!("templates/{index}"), folder)?;
    }
    for part in ["texts", "index", "labels"] {
        if let Some(history) = &places.history {
            add_folder(&mut writer, &format!("history/{part}"), &history.join(part))?;
        }
    }
    add_plugins(&mut writer, &places.plugins)?;
    for (name, path) in &places.plugin_state {
        add(&mut writer, &format!("plugin-state/{name}"), path)?;
    }
    if let Some(path) = &staged.storage {
        add_copy(&mut writer, "storage/storage.sqlite", path)?;
    }
    if let Some(models) = &places.models {
        for (name, path) in files_of(models)? {
            if name.ends_with(".model") || ["current", "trained"].contains(&name.as_str()) {
                add(&mut writer, &format!("models/{name}"), &path)?;
            }
        }
    }
    if let Some((form, path)) = &staged.records {
        add_copy(&mut writer, form.file(), path)?;
    }
    for (name, path) in &staged.journal {
        add(&mut writer, &format!("journal/{name}"), path)?;
    }
    let (out, manifest) = writer.finish()?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let again = BufReader::new(File::open(file.path()).map_err(failed)?);
    if archive::verify(again, LIMITS)? != manifest {
        return Err(ArchiveError::Damaged("it does not read back as it was written".to_owned()).into());
    }
    let bytes = file.as_file().metadata().map_err(failed)?.len();
    file.persist(&output).map_err(|error| failed(error.error))?;
    // The name is durable when the folder is.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    // Its copies lie there until here.
    let _ = &staged.folder;
    Ok(Written { file: output, bytes, manifest, contents })
}

/// Plugin files, and the list of their digests.
fn add_plugins<W: io::Write>(writer: &mut Writer<'_, W>, folders: &[PathBuf]) -> Result<(), BackupError> {
    let mut lock = Vec::new();
    for (index, folder) in folders.iter().enumerate() {
        for (name, path) in files_of(folder)? {
            if !name.ends_with(".wasm") {
                continue;
            }
            let Some(bytes) = content(&path)? else { continue };
            let digest = blake3::hash(&bytes).to_hex().to_string();
            writer.add(&format!("plugins/{index}/{name}"), bytes.len() as u64, bytes.as_slice())?;
            lock.push(LockedPlugin { folder: index, file: name, bytes: bytes.len() as u64, digest });
        }
    }
    if folders.is_empty() { Ok(()) } else { add_json(writer, LOCK, &lock) }
}

fn add_folder<W: io::Write>(writer: &mut Writer<'_, W>, below: &str, folder: &Path) -> Result<(), BackupError> {
    for (name, path) in files_of(folder)? {
        add(writer, &format!("{below}/{name}"), &path)?;
    }
    Ok(())
}

/// Adds a file that nobody else has, however large it is.
fn add_copy<W: io::Write>(writer: &mut Writer<'_, W>, name: &str, path: &Path) -> Result<(), BackupError> {
    let unreadable = |source| BackupError::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    Ok(writer.add(name, bytes, file)?)
}

/// Adds a file as it is at one moment; one that has gone meanwhile is left out.
fn add<W: io::Write>(writer: &mut Writer<'_, W>, name: &str, path: &Path) -> Result<(), BackupError> {
    match content(path)? {
        Some(bytes) => Ok(writer.add(name, bytes.len() as u64, bytes.as_slice())?),
        None => Ok(()),
    }
}

fn add_json<W: io::Write>(
    writer: &mut Writer<'_, W>,
    name: &str,
    value: &impl serde::Serialize,
) -> Result<(), BackupError> {
    let text = serde_json::to_vec_pretty(value).map_err(|error| ArchiveError::Damaged(error.to_string()))?;
    Ok(writer.add(name, text.len() as u64, text.as_slice().take(u64::MAX))?)
}
