//! Puts the first-party plugins and the prompt library inside the host.
//!
//! `make plugins` leaves the plugins in `host/embedded/`; the prompts are in `templates/`, the
//! contract in `wit/`, and what new plugins begin with in `host/skeletons/`. This script lists
//! what lies there, so that `cargo install --path host` gives one file that needs no other.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = manifest.join("embedded");
    println!("cargo::rerun-if-changed={}", folder.display());
    let components = files(&folder, |ending| ending == "wasm")?;
    if components.is_empty() {
        println!("cargo::error=there are no built plugins in host/embedded: run `make plugins` first");
        return Ok(());
    }
    let mut table = String::from("&[\n");
    for path in &components {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(table, "    BuiltIn {{ name: {name:?}, bytes: include_bytes!({path:?}) }},");
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("built_in.rs"), table)?;
    fs::write(out.join("templates.rs"), templates(&manifest.join("../templates"))?)?;
    fs::write(out.join("skeletons.rs"), tree(&manifest.join("skeletons"))?)?;
    fs::write(out.join("contract.rs"), tree(&manifest.join("../wit"))?)
}

/// Names and texts of the prompt library.
fn templates(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut table = String::from("&[\n");
    for path in files(folder, |ending| ending != "md")? {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(table, "    ({name:?}, include_str!({path:?})),");
    }
    table.push(']');
    Ok(table)
}

/// Paths below a folder, with `/` between their parts, and the texts there.
fn tree(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            let list = if path.is_dir() { &mut folders } else { &mut paths };
            list.push(path);
        }
    }
    paths.sort();
    let mut table = String::from("&[\n");
    for path in &paths {
        let parts = path.strip_prefix(folder).unwrap_or(path).iter().map(|part| part.to_string_lossy());
        let name = parts.collect::<Vec<_>>().join("/");
        let _ = writeln!(table, "    ({name:?}, include_str!({path:?})),");
    }
    table.push(']');
    Ok(table)
}

/// The files of a folder with such an ending, sorted.
fn files(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().and_then(|ending| ending.to_str()).is_some_and(&is_wanted));
    paths.sort();
    Ok(paths)
}
