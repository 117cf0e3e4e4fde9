//! A component by its digest, wherever plugins come from.

use std::path::PathBuf;
use std::sync::Arc;

use super::{BuiltIn, scan};
use crate::plugin::{Digest, Origin};

/// The component whose digest has these hex digits, among the files of `folders` and those that the
/// host carries; none where it is not there any more. It reads every file, so it is for commands.
pub fn find_component(folders: &[PathBuf], digest: &str) -> Option<(Origin, Arc<[u8]>)> {
    let files = scan::folders(folders).into_iter().filter_map(|found| {
        let (bytes, found_digest) = scan::read(&found.path).ok()?;
        (found_digest.hex() == digest).then_some((Origin::File(found.path), bytes))
    });
    let built_in = BuiltIn::FIRST_PARTY.iter().filter(|built_in| Digest::of(built_in.bytes).hex() == digest);
    let built_in = built_in.map(|built_in| (Origin::BuiltIn(built_in.name.to_owned()), built_in.bytes.into()));
    files.chain(built_in).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_a_built_in_are_found_by_their_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wasm");
        std::fs::write(&path, "bytes").unwrap();
        let find = |bytes: &[u8]| find_component(&[folder.path().to_owned()], &Digest::of(bytes).hex());
        assert_eq!(find(b"bytes").map(|(origin, _)| origin), Some(Origin::File(path)));
        assert!(find(b"others").is_none());
        let built_in = BuiltIn::FIRST_PARTY.first().unwrap();
        let found = find(built_in.bytes).map(|(origin, _)| origin);
        assert_eq!(found, Some(Origin::BuiltIn(built_in.name.to_owned())));
    }
}
