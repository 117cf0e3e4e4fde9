//! The folder of models: every version under its digest, and which of them serves.
//!
//! ```text
//! models/
//!   <64 hex digits>.model     a model file, never changed once it is there
//!   current                   one line for each choice so far, a digest or `base`; the last line serves
//!   trained                   what the last training knew, so that the next begins in time
//!   training.lock             held while a host trains: one at a time on one machine
//! ```
//!
//! Files are written beside and renamed, so that whoever reads sees the old or the new. Hosts
//! that serve look at `current` again when it changes; going back takes the last line off.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::settings::ModelChoice;

const ENDING: &str = "model";
const CURRENT: &str = "current";
/// Choices that are remembered.
const MOST_CHOICES: usize = 100;
/// A model file is 4 MiB at most; what is much longer is none.
const MAX_BYTES: u64 = 32 << 20;

/// Why the folder did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The system refuses.
    #[error("failed to {action} `{path}`")]
    Io {
        /// What was tried.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No model has such a digest.
    #[error("there is no model `{0}`: `host model list` shows them all")]
    Unknown(String),
    /// Several have.
    #[error("`{0}` begins the digests of several models: give more of its digits")]
    Ambiguous(String),
    /// The bytes are others than the name says.
    #[error("the model `{0}` is damaged: its bytes do not have its digest; train again or choose another")]
    Damaged(String),
    /// There was no other choice before.
    #[error("there is no earlier choice to go back to: `host model use` chooses any")]
    NothingBefore,
}

/// A model of the folder.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Version {
    /// 64 hex digits.
    pub digest: String,
    /// Bytes of its file.
    pub bytes: u64,
    /// Seconds since 1970 at which it was written.
    pub written: u64,
    /// Whether it serves where settings say `auto`.
    pub is_current: bool,
}

/// What the last training knew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trained {
    /// Records with an outcome that there were.
    pub outcomes: u64,
    /// When it was, in milliseconds since 1970.
    pub millis: u64,
}

/// What serves where settings say `auto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Current {
    /// Nobody has chosen: the base model, when there is one.
    Unchosen,
    /// The base model was chosen.
    Base,
    /// This one.
    Model(String),
}

/// The folder of models. It need not exist until something is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The models in `folder`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a model file, and answers its digest. One that is there stays as it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, ShelfError> {
        let digest = blake3::hash(bytes).to_hex().to_string();
        let path = self.path(&digest);
        if self.read(&digest).is_err() {
            self.write(&path, bytes)?;
        }
        Ok(digest)
    }

    /// The bytes of the model with this very digest.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or its bytes are others.
    pub fn read(&self, digest: &str) -> Result<Vec<u8>, ShelfError> {
        let path = self.path(digest);
        let is_sane = fs::metadata(&path).map(|file| file.len() <= MAX_BYTES);
        match is_sane.and_then(|is_sane| if is_sane { fs::read(&path).map(Some) } else { Ok(None) }) {
            Ok(Some(bytes)) if blake3::hash(&bytes).to_hex().as_str() == digest => Ok(bytes),
            Ok(_) => Err(ShelfError::Damaged(digest.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(ShelfError::Unknown(digest.to_owned())),
            Err(source) => Err(ShelfError::Io { action: "read", path, source }),
        }
    }

    /// All models, the newest first.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn versions(&self) -> Result<Vec<Version>, ShelfError> {
        let current = self.current()?;
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(ShelfError::Io { action: "read", path: self.folder.clone(), source }),
        };
        let version = |entry: fs::DirEntry| {
            let path = entry.path();
            let digest = path.file_stem()?.to_str()?.to_owned();
            let is_model = path.extension().is_some_and(|ending| ending == ENDING) && is_digest(&digest);
            let file = entry.metadata().ok().filter(|file| is_model && file.is_file())?;
            let since = file.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
            let is_current = current == Current::Model(digest.clone());
            Some(Version { digest, bytes: file.len(), written: since.as_secs(), is_current })
        };
        let mut versions: Vec<Version> = entries.flatten().filter_map(version).collect();
        versions.sort_by(|one, other| other.written.cmp(&one.written).then_with(|| one.digest.cmp(&other.digest)));
        Ok(versions)
    }

    /// The digest that begins like this.
    ///
    /// # Errors
    /// When none does, or several do.
    pub fn find(&self, beginning: &str) -> Result<String, ShelfError> {
        let versions = self.versions()?;
        let mut fitting = versions.into_iter().filter(|version| version.digest.starts_with(beginning));
        match (fitting.next(), fitting.next()) {
            (Some(version), None) if !beginning.is_empty() => Ok(version.digest),
            (Some(_), _) => Err(ShelfError::Ambiguous(beginning.to_owned())),
            (None, _) => Err(ShelfError::Unknown(beginning.to_owned())),
        }
    }

    /// How many choices are remembered; 0 where they cannot be read.
    pub fn remembered_choices(&self) -> usize {
        self.choices().map_or(0, |choices| choices.len())
    }

    /// What serves where settings say `auto`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn current(&self) -> Result<Current, ShelfError> {
        Ok(match self.choices()?.last() {
            None => Current::Unchosen,
            Some(choice) if choice == BASE => Current::Base,
            Some(digest) => Current::Model(digest.clone()),
        })
    }

    /// Lets the model that `choice` names serve: its digest's beginning, or `base`.
    ///
    /// # Errors
    /// When there is no such model, or it cannot be noted.
    pub fn choose(&self, choice: &ModelChoice) -> Result<Current, ShelfError> {
        let chosen = match choice {
            ModelChoice::Digest(beginning) => self.find(beginning)?,
            ModelChoice::Base | ModelChoice::Auto | ModelChoice::None => BASE.to_owned(),
            ModelChoice::File(path) => {
                let bytes = fs::read(path);
                self.keep(&bytes.map_err(|source| ShelfError::Io { action: "read", path: path.clone(), source })?)?
            }
        };
        let mut choices = self.choices()?;
        if choices.last() != Some(&chosen) {
            choices.push(chosen);
            self.note(&choices)?;
        }
        self.current()
    }

    /// Lets the choice before the last serve again.
    ///
    /// # Errors
    /// When there was none, or it cannot be noted.
    pub fn rollback(&self) -> Result<Current, ShelfError> {
        let mut choices = self.choices()?;
        choices.pop().ok_or(ShelfError::NothingBefore)?;
        self.note(&choices)?;
        self.current()
    }

    /// The last training; one of nothing in 1970 when there was none, or nobody knows.
    pub fn last_training(&self) -> Trained {
        let text = fs::read(self.folder.join(TRAINED)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Notes a training.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_training(&self, trained: Trained) -> Result<(), ShelfError> {
        let text = serde_json::to_vec(&trained).unwrap_or_default();
        self.write(&self.folder.join(TRAINED), &text)
    }

    /// The right to train, until it is dropped; none while another host of this machine has it.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn lock(&self) -> Result<Option<TrainingLock>, ShelfError> {
        let path = self.folder.join(LOCK);
        let open = || {
            fs::create_dir_all(&self.folder)?;
            fs::File::options().create(true).truncate(false).write(true).open(&path)
        };
        let lock = open().and_then(|file| match file.try_lock() {
            Ok(()) => Ok(Some(TrainingLock { _file: file })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        });
        lock.map_err(|source| ShelfError::Io { action: "lock", path, source })
    }

    /// All choices so far, the last of them in force. A line that is none counts nothing.
    fn choices(&self) -> Result<Vec<String>, ShelfError> {
        let path = self.folder.join(CURRENT);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let lines = text.lines().map(str::trim).filter(|line| *line == BASE || is_digest(line));
                Ok(lines.map(str::to_owned).collect())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(ShelfError::Io { action: "read", path, source }),
        }
    }

    fn note(&self, choices: &[String]) -> Result<(), ShelfError> {
        let remembered = choices.get(choices.len().saturating_sub(MOST_CHOICES)..).unwrap_or_default();
        let text: String = remembered.iter().map(|choice| format!("{choice}\n")).collect();
        self.write(&self.folder.join(CURRENT), text.as_bytes())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), ShelfError> {
        let written = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(&self.folder)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
            // The name is durable only once the folder is.
            fs::File::open(&self.folder)?.sync_all()
        };
        written().map_err(|source| ShelfError::Io { action: "write", path: path.to_owned(), source })
    }

    fn path(&self, digest: &str) -> PathBuf {
        self.folder.join(format!("{digest}.{ENDING}"))
    }
}

/// The right to train. The system takes it back from a process that ends.
#[derive(Debug)]
pub struct TrainingLock {
    _file: fs::File,
}

const BASE: &str = "base";
const TRAINED: &str = "trained";
const LOCK: &str = "training.lock";

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().join("models"));
        (folder, shelf)
    }

    #[test]
    fn a_model_is_chosen_and_the_choice_is_taken_back() {
        let (_folder, shelf) = shelf();
        assert_eq!(shelf.current().unwrap(), Current::Unchosen);
        let (one, two) = (shelf.keep(b"one").unwrap(), shelf.keep(b"two").unwrap());
        let choose = |text: &str| shelf.choose(&text.parse().unwrap()).unwrap();
        assert_eq!(choose(one.get(..10).unwrap()), Current::Model(one.clone()));
        assert_eq!(choose(&two), Current::Model(two.clone()));
        assert_eq!(choose(&two), Current::Model(two.clone()));
        assert_eq!(choose("base"), Current::Base);
        assert_eq!(shelf.rollback().unwrap(), Current::Model(two));
        assert_eq!(shelf.rollback().unwrap(), Current::Model(one.clone()));
        let current: Vec<String> = shelf
            .versions()
            .unwrap()
            .into_iter()
            .filter(|version| version.is_current)
            .map(|version| version.digest)
            .collect();
        assert_eq!(current, [one]);
        assert_eq!(shelf.rollback().unwrap(), Current::Unchosen);
        assert!(matches!(shelf.rollback(), Err(ShelfError::NothingBefore)));
    }

    #[test]
    fn what_is_not_there_or_damaged_is_told_apart() {
        let (_folder, shelf) = shelf();
        assert!(shelf.versions().unwrap().is_empty());
        let digest = shelf.keep(b"one").unwrap();
        assert_eq!(shelf.read(&digest).unwrap(), b"one");
        assert!(matches!(shelf.find("00000000"), Err(ShelfError::Unknown(_))));
        assert!(matches!(shelf.choose(&ModelChoice::Digest("00000000".into())), Err(ShelfError::Unknown(_))));
        fs::write(shelf.path(&digest), b"two").unwrap();
        assert!(matches!(shelf.read(&digest), Err(ShelfError::Damaged(_))));
        // Kept again, it is whole again.
        assert_eq!(shelf.keep(b"one").unwrap(), digest);
        assert_eq!(shelf.read(&digest).unwrap(), b"one");
    }

    #[test]
    fn one_at_a_time_trains_and_says_what_it_knew() {
        let (_folder, shelf) = shelf();
        let lock = shelf.lock().unwrap();
        assert!(lock.is_some() && shelf.lock().unwrap().is_none());
        drop(lock);
        assert!(shelf.lock().unwrap().is_some());
        assert_eq!(shelf.last_training(), Trained::default());
        let trained = Trained { outcomes: 12, millis: 34 };
        shelf.note_training(trained).unwrap();
        assert_eq!(shelf.last_training(), trained);
    }

    #[test]
    fn a_damaged_pointer_is_no_choice() {
        let (_folder, shelf) = shelf();
        let digest = shelf.keep(b"one").unwrap();
        fs::write(shelf.folder().join(CURRENT), format!("{digest}\n../../etc/passwd\n")).unwrap();
        assert_eq!(shelf.current().unwrap(), Current::Model(digest));
    }
}
