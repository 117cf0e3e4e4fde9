//! Finds guests by name: the components of `tests/guests`, and files that are none.
//!
//! The Rust guests are built by `make guests`, before the tests. Text becomes a
//! component here, and the files that are broken on purpose are cut and written here.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The bytes of a guest, by the name of its source file without the ending, or one of
/// `truncated`, `not-wasm` and `empty-file`. `echo@0.1.0` is the guest as it was built for that
/// contract, when it was the newest.
///
/// # Panics
/// When there is no such guest, or it has not been built.
pub fn guest(name: &str) -> Vec<u8> {
    match name {
        "truncated" => cut(guest("echo")),
        "not-wasm" => b"This is a text that somebody called a plugin.\n".to_vec(),
        "empty-file" => Vec::new(),
        _ if name.contains('@') => read(&released_path(name)),
        _ => match source(name) {
            Source::Rust => read(&built_path(name)),
            Source::Text(text) => {
                wat::parse_str(&text).unwrap_or_else(|error| panic!("`{name}.wat` is wrong: {error}"))
            }
        },
    }
}

/// A file with the bytes of [`guest`], named `NAME.wasm`.
///
/// It may be shared with other tests: copy it before changing it.
///
/// # Panics
/// As [`guest`], and when the file cannot be written.
pub fn guest_path(name: &str) -> PathBuf {
    let folder = target_folder().join("guests");
    let path = folder.join(format!("{name}.wasm"));
    write_whole(&path, &guest(name)).unwrap_or_else(|error| panic!("failed to write {}: {error}", path.display()));
    path
}

/// Names of all guests, sorted.
///
/// # Panics
/// When the sources cannot be listed.
pub fn all() -> Vec<String> {
    let mut names: Vec<String> = ["truncated", "not-wasm", "empty-file"].map(str::to_owned).to_vec();
    for folder in FOLDERS.map(|folder| sources().join(folder)) {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("failed to list {}: {error}", folder.display()));
        names.extend(entries.flatten().filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned())));
    }
    names.sort();
    names
}

/// Where the guest of a released contract is.
fn released_path(name: &str) -> PathBuf {
    let (guest, version) = name.split_once('@').unwrap_or((name, ""));
    let contracts = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract");
    contracts.join(version).join("plugins").join(format!("{guest}.wasm"))
}

/// Where the sources are, in the guests' crate.
const FOLDERS: [&str; 2] = ["plain", "hostile"];

/// What a guest is made from.
enum Source {
    /// An example of the guests' crate.
    Rust,
    /// A whole component or core module as text.
    Text(String),
}

fn source(name: &str) -> Source {
    for folder in FOLDERS.map(|folder| sources().join(folder)) {
        if folder.join(format!("{name}.rs")).is_file() {
            return Source::Rust;
        }
        let text = folder.join(format!("{name}.wat"));
        if text.is_file() {
            return Source::Text(framed(name, read_text(&text)));
        }
    }
    panic!("there is no guest `{name}` in {}", sources().display());
}

/// `text` itself when it is a whole component or module, otherwise the rule plugin
/// `name` around it.
fn framed(name: &str, text: String) -> String {
    if text.lines().any(|line| line.starts_with("(component") || line.starts_with("(module")) {
        return text;
    }
    read_text(&sources().join("src/frame.wat"))
        .replacen(";; GUEST\n", &text, 1)
        .replace("GUEST-LENGTH", &name.len().to_string())
        .replace("GUEST-ID", name)
}

/// The first 60 % of a file.
fn cut(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() * 6 / 10);
    bytes
}

fn built_path(name: &str) -> PathBuf {
    target_folder().join("wasm32-wasip2/plugin/examples").join(format!("{}.wasm", name.replace('-', "_")))
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guests")
}

/// Cargo's target folder, wherever it was told to put it: the one that this program
/// runs from. Cargo notes in it which compiler it ran; it tags only a folder that it
/// made itself.
pub fn target_folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_else(|error| panic!("failed to find the running test: {error}"));
    program
        .ancestors()
        .find(|folder| folder.join(".rustc_info.json").is_file())
        .unwrap_or_else(|| panic!("{} is not in a target folder of cargo", program.display()))
        .to_owned()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("failed to read {}: {error}: run `make guests`", path.display()))
}

fn read_text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("failed to read {}: {error}", path.display()))
}

/// Writes beside `path` and renames, so that a test in another process never reads half.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}
