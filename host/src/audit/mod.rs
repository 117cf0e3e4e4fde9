//! The audit trail: what operators did and what the host did about it, in a file that shows when
//! somebody changed it.
//!
//! Each line holds a digest of itself and of the line before ([`mod@line`]); the newest line's digest
//! stands in a second file ([`head`]), so that lines missing at the end show too. [`ledger`] is
//! the one who appends, for all hosts and commands of a machine that share the file; [`verify()`]
//! looks for what was changed. Digests have no key: whoever may write both files can forge both.
//! Keep the head's digest elsewhere, and `host audit verify --head` holds the file to it.

mod head;
mod ledger;
mod line;
mod listener;
mod settings;
#[cfg(test)]
mod tests;
mod verify;

use std::path::{Path, PathBuf};

pub use self::head::Head;
pub use self::ledger::{Ledger, LedgerError};
pub use self::line::{Line, Said};
pub use self::listener::{is_audited, start};
pub use self::settings::AuditSettings;
pub use self::verify::{Fault, Verdict, verify};

/// The name of the file where no setting says another.
pub const FILE_NAME: &str = "audit.jsonl";

/// The files before `file`, the oldest first, each with the number of its first line.
pub fn earlier_files(file: &Path) -> std::io::Result<Vec<(u64, PathBuf)>> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|name| name.to_str())) else {
        return Ok(Vec::new());
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let number = entry.file_name().to_str().and_then(|other| {
            let digits = other.strip_prefix(name)?.strip_prefix('.')?;
            digits.parse::<u64>().ok().filter(|number| number.to_string() == digits)
        });
        if let Some(number) = number {
            found.push((number, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// `file` with `.ending` behind its name.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}
