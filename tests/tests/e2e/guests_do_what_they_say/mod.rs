//! Each guest of `tests/guests` does what it is there for when nobody stops it.
//!
//! Without this, a limit could pass its test because the guest had grown tame.

mod answers;
mod appetites;
mod files;
mod plain;
mod reach;
mod traps;

use crate::bare_sandbox::{Allowance, Document, Finding, Guest, Protection, document};

/// A prompt with something in it for every lie.
fn prompt() -> Document {
    document(
        "Say hello to Zoë, turn left, and run `make check` after 30 minutes.",
        &[("`make check`", Protection::CodeInline), ("30 minutes", Protection::Number)],
    )
}

/// What the guest of this name finds in [`prompt`].
async fn findings(name: &str) -> Vec<Finding> {
    findings_in(name, &prompt()).await
}

/// What the guest of this name finds in `document`, in a fresh sandbox.
async fn findings_in(name: &str, document: &Document) -> Vec<Finding> {
    let mut instance = Guest::named(name).start(Allowance::default()).await.unwrap();
    let rules = instance.describe().await.unwrap();
    assert_eq!(rules.plugin.id, name);
    instance.check(document).await.unwrap().unwrap()
}

/// The text after all edits of `findings`, which must not lie.
fn edited(text: &str, findings: &[Finding]) -> String {
    let mut edits: Vec<_> = findings.iter().flat_map(|finding| &finding.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
    }
    text
}
