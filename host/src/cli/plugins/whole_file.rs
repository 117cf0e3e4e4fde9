//! Files that people and programs may read while they are written: the old one or the new.

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use anyhow::Context as _;
use tempfile::NamedTempFile;

/// Writes `bytes` to `path`, readable for everybody, and makes its folder.
///
/// # Errors
/// When it cannot be written; what was there is as it was.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = || format!("failed to write {}", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder).with_context(failed)?;
    let mut file = NamedTempFile::new_in(folder).with_context(failed)?;
    file.write_all(bytes).with_context(failed)?;
    file.as_file().sync_all().with_context(failed)?;
    fs::set_permissions(file.path(), Permissions::from_mode(0o644)).with_context(failed)?;
    file.persist(path).with_context(failed)?;
    Ok(())
}
