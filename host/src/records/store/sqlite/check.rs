//! Whether a file of records is whole, asked within bounds of time.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use super::{APPLICATION, NAME, PATIENCE, SqliteStore};
use crate::records::StoreError;
use crate::records::store::failure::store_error;

/// Steps of SQLite between two looks at the clock. While it looks through a file, a page is one.
const STEPS: i32 = 100;

/// How a file of records is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Soundness {
    /// Whole.
    Sound,
    /// Whole as far as the time went.
    Unfinished,
    /// Damaged, with what SQLite says.
    Damaged(String),
    /// No good file of records, and none that a host made as far as can be told: it may be
    /// somebody's letters, and nobody moves it.
    Foreign,
}

impl SqliteStore {
    /// Looks through the file for at most `patience`, and changes nothing in it.
    ///
    /// # Errors
    /// When the file cannot be opened or read for another reason than damage.
    pub async fn check(path: &Path, patience: Duration) -> Result<Soundness, StoreError> {
        const ACTION: &str = "check the file of records";
        match looked_through(path, patience).await {
            Ok(Soundness::Damaged(_)) if !is_ours(path) => Ok(Soundness::Foreign),
            Ok(soundness) => Ok(soundness),
            Err(error) => match code(&error) {
                Some(CORRUPT | NOT_A_DATABASE) if !is_ours(path) => Ok(Soundness::Foreign),
                Some(CORRUPT | NOT_A_DATABASE) => Ok(Soundness::Damaged(error.to_string())),
                Some(INTERRUPTED) => Ok(Soundness::Unfinished),
                _ => Err(store_error(NAME, ACTION, error)),
            },
        }
    }
}

// Result codes of <https://www.sqlite.org/rescode.html>.
pub(super) const INTERRUPTED: i32 = 9;
pub(super) const CORRUPT: i32 = 11;
pub(super) const NOT_A_DATABASE: i32 = 26;

/// The primary result code of an error of SQLite.
pub(super) fn code(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}

/// Whether a host made the file: the head of a database of ours says so. Of one whose head is gone
/// nobody knows, unless it has the name that only a host gives.
fn is_ours(path: &Path) -> bool {
    use std::io::Read as _;
    // Bytes 68 to 71 of the head are the application id (<https://www.sqlite.org/fileformat2.html>).
    let mut head = [0; 72];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    let says_so = read.is_ok() && head.starts_with(b"SQLite format 3\0") && head.ends_with(&MARK);
    says_so || path.ends_with(DEFAULT_NAME)
}

/// [`APPLICATION`] as it stands in the file.
const MARK: [u8; 4] = (APPLICATION as u32).to_be_bytes();
/// Where the file lies when no setting says otherwise.
const DEFAULT_NAME: &str = "prompt-host/records.sqlite";

async fn looked_through(path: &Path, patience: Duration) -> Result<Soundness, sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE).disable_statement_logging();
    let mut connection = options.connect().await?;
    let deadline = Instant::now() + patience;
    connection.lock_handle().await?.set_progress_handler(STEPS, move || Instant::now() < deadline);
    let said: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(3)").fetch_all(&mut connection).await?;
    connection.lock_handle().await?.remove_progress_handler();
    connection.close().await?;
    Ok(match said.as_slice() {
        [ok] if ok == "ok" => Soundness::Sound,
        said => Soundness::Damaged(said.join("; ")),
    })
}
