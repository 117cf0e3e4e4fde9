//! Puts the first-party plugins inside the host.
//!
//! `make plugins` leaves them in `host/embedded/`. This script lists what lies there,
//! so that `cargo install --path host` gives one file that needs no other.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = manifest.join("embedded");
    println!("cargo::rerun-if-changed={}", folder.display());
    let components = components(&folder)?;
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
    fs::write(out.join("built_in.rs"), table)
}

fn components(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    paths.sort();
    Ok(paths)
}
