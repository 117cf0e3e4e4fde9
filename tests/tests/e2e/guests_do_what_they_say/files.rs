//! Guests that are wrong before anybody calls them.

use std::collections::BTreeSet;

use prompt_host_tests::guests::{all, guest, guest_path};

use crate::bare_sandbox::{Allowance, Guest};

#[test]
fn every_guest_can_be_made_and_lies_in_a_file_of_its_name() {
    let names = all();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        let path = guest_path(&name);
        assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("{name}.wasm"));
        assert_eq!(std::fs::read(&path).unwrap(), guest(&name), "{name}");
    }
}

#[test]
fn only_these_are_no_components() {
    let broken: BTreeSet<String> = all().into_iter().filter(|name| Guest::compiled(name).is_err()).collect();
    assert_eq!(broken, ["core-module", "empty-file", "not-wasm", "truncated"].map(str::to_owned).into());
}

#[test]
fn broken_files_are_broken_in_their_own_ways() {
    assert!(guest("empty-file").is_empty());
    assert!(!guest("not-wasm").starts_with(b"\0asm"));
    // The header's second half is the layer: 0 for modules, 1 for components.
    assert!(guest("core-module").starts_with(b"\0asm\x01\0\0\0"));
    assert!(guest("truncated").starts_with(b"\0asm\x0d\0\x01\0"));
    assert!(guest("echo").starts_with(&guest("truncated")));
}

#[test]
fn exports_nothing_exports_a_program_and_no_plugin() {
    assert_eq!(Guest::named("exports-nothing").exports(), ["wasi:cli/run@0.2.6"]);
}

#[tokio::test]
async fn exports_wrong_types_has_the_right_name_and_does_not_fit() {
    let guest = Guest::named("exports-wrong-types");
    assert_eq!(guest.exports(), ["prompt-host:plugin/rule@0.2.0"]);
    let error = guest.start(Allowance::default()).await.err().unwrap();
    assert!(format!("{error:?}").contains("type mismatch"), "{error:?}");
}

#[tokio::test]
async fn bad_id_is_a_path() {
    let mut instance = Guest::named("bad-id").start(Allowance::default()).await.unwrap();
    assert_eq!(instance.describe().await.unwrap().plugin.id, "../evil");
}

#[tokio::test]
async fn bad_rule_codes_are_twice_the_same_and_not_kebab_case() {
    let mut instance = Guest::named("bad-rule-codes").start(Allowance::default()).await.unwrap();
    let rules = instance.describe().await.unwrap().rules;
    assert_eq!(rules.iter().map(|rule| &rule.code[..]).collect::<Vec<_>>(), ["twice", "twice", "Not_Kebab"]);
}
