//! The contract changes as `docs/plugins/evolution.md` says: a plugin of the last release loads.

use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;
use wit_parser::{PackageId, Resolve, WorldId};

fn contract() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../wit")
}

/// The newest release, with its version.
fn released() -> (Version, PathBuf) {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("contract"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let versions = folders.filter_map(|path| {
        let version = Version::parse(path.file_name()?.to_str()?).ok()?;
        Some((version, path))
    });
    versions.max().expect("there is a release")
}

/// Adds a release to `resolve`, under a version of its own: one package may be there once only.
fn push_released(resolve: &mut Resolve, version: &Version, folder: &Path) -> PackageId {
    let copy = tempfile::tempdir().unwrap();
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "wit")) {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace(&format!("prompt-host:plugin@{version}"), "prompt-host:plugin@0.0.1");
        fs::write(copy.path().join(path.file_name().unwrap()), text).unwrap();
    }
    resolve.push_dir(copy.path()).unwrap().0
}

fn worlds(resolve: &Resolve, package: PackageId) -> Vec<(String, WorldId)> {
    resolve.packages[package].worlds.iter().map(|(name, id)| (name.clone(), *id)).collect()
}

/// What is wrong with a contract that takes the place of a release.
fn breaks(edit: impl Fn(&mut Resolve, PackageId)) -> Vec<String> {
    let (version, folder) = released();
    let mut resolve = Resolve::default();
    let (present, _) = resolve.push_dir(contract()).unwrap();
    edit(&mut resolve, present);
    let before = push_released(&mut resolve, &version, &folder);
    let next = worlds(&resolve, present);
    let mut broken = Vec::new();
    for (name, old) in worlds(&resolve, before) {
        let Some((_, new)) = next.iter().find(|(other, _)| *other == name) else {
            broken.push(format!("the world {name} is gone"));
            continue;
        };
        if let Err(error) = wit_component::semver_check(resolve.clone(), old, *new) {
            broken.push(format!("{name}: {error:#}"));
        }
    }
    broken
}

#[test]
fn the_contract_can_take_the_place_of_the_released_one() {
    let (version, _) = released();
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_dir(contract()).unwrap();
    let present = resolve.packages[package].name.version.clone().unwrap();
    assert!(present >= version, "{present} is older than the release {version}");
    if (present.major, present.minor) == (version.major, version.minor) {
        let broken = breaks(|_, _| {});
        assert!(
            broken.is_empty(),
            "a plugin of {version} would not load: raise the minor version\n{}",
            broken.join("\n")
        );
    }
}

#[test]
fn a_change_that_plugins_would_notice_is_found() {
    let broken = breaks(|resolve, package| {
        let types = resolve.packages[package].interfaces["types"];
        let span = resolve.interfaces[types].types["span"];
        if let wit_parser::TypeDefKind::Record(record) = &mut resolve.types[span].kind {
            record.fields.pop();
        }
    });
    assert!(broken.iter().any(|one| one.starts_with("rule-plugin: ")), "{broken:?}");
}
