//! Holds the order of the host's modules: each uses only what stands before it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the pure to the one that composes. Modules of one stage do not know each other.
const ORDER: &[&[&str]] = &[
    &["prompt", "statistics", "events", "process", "network", "private_file", "logging"],
    &["plugin"],
    &["wasm", "storage", "distribution", "templates", "records", "learn", "archive", "audit", "webhooks"],
    &["improve", "verify", "backup", "failures"],
    &["trial"],
    &["reload"],
    &["train"],
    &["health", "telemetry"],
    &["server"],
    &["config"],
    &["cli"],
];

/// A source file: its path below `host/src`, and its lines of code.
struct Source {
    path: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Places where `named` finds something, as `path:line: what`.
    fn places(&self, named: impl Fn(&str) -> Option<String>) -> Vec<String> {
        self.lines
            .iter()
            .filter_map(|(number, line)| Some(format!("{}:{number}: {}", self.path, named(line)?)))
            .collect()
    }
}

/// All of `host/src`, without comments.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../host/src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, code(line))).collect();
        Source { path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), lines }
    };
    let sources: Vec<Source> = files.into_iter().map(read).collect();
    assert!(sources.len() > 100, "{} files in {} cannot be the whole host", sources.len(), root.display());
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The modules of this crate that a line names, also in `use crate::{one, other::Thing}`.
fn named_modules(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, start) in line.match_indices("crate::") {
        let rest = &line[at + start.len()..];
        let list = rest.strip_prefix('{').map_or_else(|| vec![rest], |list| list.split(',').collect());
        named.extend(
            list.into_iter().filter_map(|path| path.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next()),
        );
    }
    named
}

fn stage(module: &str) -> Option<usize> {
    ORDER.iter().position(|modules| modules.contains(&module))
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let unplaced: Vec<String> = sources()
        .into_iter()
        .filter(|source| stage(source.module()).is_none() && !["lib", "main"].contains(&source.module()))
        .map(|source| source.path)
        .collect();
    assert!(unplaced.is_empty(), "place these in ORDER: {unplaced:?}");
}

#[test]
fn every_module_uses_only_those_before_it() {
    let mut wrong = Vec::new();
    let mut right = 0;
    for source in sources() {
        let Some(own) = stage(source.module()) else { continue };
        let backwards = |used: &&str| stage(used).is_some_and(|stage| stage >= own) && *used != source.module();
        right += source.lines.iter().flat_map(|(_, line)| named_modules(line)).filter(|used| !backwards(used)).count();
        wrong.extend(
            source.places(|line| named_modules(line).into_iter().find(backwards).map(|used| format!("uses `{used}`"))),
        );
    }
    assert!(wrong.is_empty(), "against the order {ORDER:?}:\n{}", wrong.join("\n"));
    assert!(right > 100, "{right} uses are too few to have been read rightly");
}

#[test]
fn only_their_own_modules_name_the_sandbox_and_the_protocol_library() {
    for (library, home) in [("wasmtime", "wasm"), ("rmcp", "server")] {
        let names = |line: &str| {
            let named = line.contains(&format!("{library}::")) || line.contains(&format!("use {library}"));
            named.then(|| line.trim().to_owned())
        };
        let (at_home, elsewhere): (Vec<Source>, Vec<Source>) =
            sources().into_iter().partition(|source| source.module() == home);
        let strays: Vec<String> = elsewhere.iter().flat_map(|source| source.places(names)).collect();
        assert!(strays.is_empty(), "only host/src/{home} may name {library}:\n{}", strays.join("\n"));
        assert!(at_home.iter().any(|source| !source.places(names).is_empty()), "nobody names {library}");
    }
}

#[test]
fn only_the_compile_cache_is_unsafe() {
    let is_unsafe = |line: &str| {
        let keyword = ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern", "unsafe trait", "#[unsafe("];
        keyword.iter().any(|keyword| line.contains(keyword)).then(|| line.trim().to_owned())
    };
    let (cache, others): (Vec<Source>, Vec<Source>) =
        sources().into_iter().partition(|source| source.path == "wasm/cache.rs");
    let strays: Vec<String> = others.iter().flat_map(|source| source.places(is_unsafe)).collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
    assert!(cache.iter().any(|source| !source.places(is_unsafe).is_empty()), "wasm/cache.rs is gone");
}
