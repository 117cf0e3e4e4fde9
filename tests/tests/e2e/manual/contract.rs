//! `docs/plugins/contract.md` is written from `wit/`, so that it cannot drift.

mod page;
mod reader;

use crate::manual::repository;

#[test]
fn the_reference_says_what_the_contract_says() {
    let path = repository().join("docs/plugins/contract.md");
    let wanted = page::written(&reader::read(&repository().join("wit"), page::DEPENDENCIES));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, wanted).unwrap();
    } else {
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == wanted,
            "wit/ says something else: run this test with UPDATE_DOCS=1 to write the page again"
        );
    }
}
