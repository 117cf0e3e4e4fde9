//! `host templates export|import`: settings and library as one archive.
//!
//! ```text
//! settings/user.yaml      the user's file        templates/0/…   the files of the first template folder
//! settings/project.yaml   the project's file     templates/1/…   of the second, and so on
//!                                                history/…       earlier versions and labels
//! ```
//!
//! An import is whole or nothing: the archive is verified to its end, every file is written
//! beside its place, and the settings have to hold together; otherwise all is put back. What it
//! replaces goes into an archive of its own first.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use serde::Serialize;

use super::Exit;
use crate::archive::{self, Limits, Manifest, Writer};
use crate::cli::paths;
use crate::cli::replace::Replacements;
use crate::config::{Layer, Loaded, Settings, Sources};
use crate::templates::history;

/// What the archive says that it holds.
const KIND: &str = "library";
/// More than any library that a host reads.
const LIMITS: Limits = Limits { bytes: 1 << 30, files: 200_000 };
/// Layers whose files are taken along, as the archive calls them.
const LAYERS: [(Layer, &str); 2] = [(Layer::User, "user"), (Layer::Project, "project")];

/// What was exported or imported, for people and programs.
#[derive(Debug, Serialize)]
struct Summary {
    file: PathBuf,
    digest: String,
    settings: usize,
    templates: usize,
    history: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by_import: Option<Replaced>,
}

/// What an import did to what was there.
#[derive(Debug, Serialize)]
struct Replaced {
    /// Files that are new.
    added: usize,
    /// Files that were others before.
    changed: usize,
    /// Files that were the same.
    same: usize,
    /// Where the state before is kept; null when nothing was changed.
    before: Option<PathBuf>,
}

/// Writes settings and library to `output`.
pub(super) fn export(loaded: &Loaded, output: &Path, json: bool) -> anyhow::Result<Exit> {
    let manifest = write(loaded, output)?;
    tell(&summary(output, &manifest, None), "exported", json)
}

/// Takes settings and library from `input`.
pub(super) fn import(
    sources: &Sources,
    loaded: &Loaded,
    input: &Path,
    digest: Option<&str>,
    json: bool,
) -> anyhow::Result<Exit> {
    let open = || File::open(input).with_context(|| format!("failed to open {}", input.display())).map(BufReader::new);
    let manifest = archive::verify(open()?, LIMITS).with_context(|| refused(input))?;
    manifest.expect(KIND).with_context(|| refused(input))?;
    if let Some(digest) = digest
        && manifest.digest != digest
    {
        bail!("{} has the digest {}, not the one given: nothing was imported", input.display(), manifest.digest);
    }
    let staged = tempfile::tempdir().context("failed to make a temporary folder")?;
    archive::extract(open()?, &manifest, |name, content| stage(staged.path(), name, content))
        .with_context(|| refused(input))?;

    let mut replacements = Replacements::default();
    let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    let outcome = put(sources, staged.path(), &names, &mut replacements).map(|_| ());
    let before = match outcome {
        // The files of before are kept beside until here, so they can still be archived.
        Ok(()) if replacements.changed() > 0 => keep_before(loaded, &mut replacements),
        Ok(()) => Ok(None),
        Err(error) => Err(error),
    };
    let before = match before {
        Ok(before) => before,
        Err(error) => {
            replacements.undo().context("failed to put back what was there")?;
            return Err(error.context("nothing was imported"));
        }
    };
    let (added, changed, same) = (replacements.added(), replacements.changed(), replacements.same());
    replacements.finish();
    tell(&summary(input, &manifest, Some(Replaced { added, changed, same, before })), "imported", json)
}

fn refused(input: &Path) -> String {
    format!("failed to import {}: nothing was changed", input.display())
}

/// Unpacks a file of an archive below `folder`.
pub(in crate::cli) fn stage(folder: &Path, name: &str, content: &mut dyn Read) -> io::Result<()> {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    io::copy(content, &mut File::create(path)?).map(|_| ())
}

/// Puts those staged files in their places that are settings or templates: settings first, since
/// they say where the others go. Answers what holds then.
pub(in crate::cli) fn put(
    sources: &Sources,
    staged: &Path,
    names: &[&str],
    replacements: &mut Replacements,
) -> anyhow::Result<Settings> {
    let named = |prefix: &'static str| names.iter().filter_map(move |name| Some((*name, name.strip_prefix(prefix)?)));
    for (name, rest) in named("settings/") {
        let (stem, ending) = rest.rsplit_once('.').unwrap_or((rest, ""));
        let layer = LAYERS.iter().find(|(_, called)| *called == stem).map(|(layer, _)| *layer);
        let place = layer.and_then(|layer| sources.place_of(layer, ending));
        let place = place.with_context(|| format!("there is no place here for `{name}`"))?;
        if let Some(other) = sources.file_beside(&place) {
            bail!("{} is there, and {} would be read too: move it away first", other.display(), place.display());
        }
        replacements.put(&place, &staged.join(name))?;
    }
    let settings = sources.load().context("the settings of the archive do not hold here")?.settings;
    for (name, rest) in named("templates/") {
        let (index, file) = rest.split_once('/').with_context(|| format!("`{name}` is in no folder"))?;
        let folder = index.parse::<usize>().ok().and_then(|index| settings.templates.dirs.get(index));
        let folder = folder.with_context(|| {
            let count = settings.templates.dirs.len();
            format!("the archive has a template folder `{index}`, and `templates.dirs` names {count} of them here")
        })?;
        replacements.put(&folder.join(file), &staged.join(name))?;
    }
    if let Some(folder) = paths::history_folder(&settings) {
        for (name, rest) in named("history/") {
            replacements.put(&folder.join(rest), &staged.join(name))?;
        }
    }
    Ok(settings)
}

/// Archives the state before an import, from what the replacements set aside.
fn keep_before(loaded: &Loaded, replacements: &mut Replacements) -> anyhow::Result<Option<PathBuf>> {
    let Some(folder) = paths::data_folder() else { return Ok(None) };
    fs::create_dir_all(&folder).with_context(|| format!("failed to make {}", folder.display()))?;
    let time = humantime::format_rfc3339_seconds(SystemTime::now()).to_string().replace(':', "-");
    let path = folder.join(format!("before-import-{time}.tar.zst"));
    replacements.as_before(|| write(loaded, &path))?;
    Ok(Some(path))
}

/// Writes the archive beside its place and renames it.
fn write(loaded: &Loaded, output: &Path) -> anyhow::Result<Manifest> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // It is the user's alone: settings may hold secrets.
    let file = tempfile::NamedTempFile::new_in(folder)
        .with_context(|| format!("failed to write into {}", folder.display()))?;
    let mut writer = Writer::new(BufWriter::new(file), KIND)?;
    for (layer, path) in &loaded.files {
        let called = LAYERS.iter().find(|(of, _)| of == layer).map(|(_, called)| called);
        if let (Some(called), Some(ending)) = (called, path.extension().and_then(|ending| ending.to_str())) {
            add(&mut writer, &format!("settings/{called}.{ending}"), path)?;
        }
    }
    let settings: &Settings = &loaded.settings;
    for (index, folder) in settings.templates.dirs.iter().enumerate() {
        for (name, path) in files(folder)? {
            add(&mut writer, &format!("templates/{index}/{name}"), &path)?;
        }
    }
    if let Some(history) = paths::history_folder(settings) {
        for part in history::PARTS {
            for (name, path) in files(&history.join(part))? {
                add(&mut writer, &format!("history/{part}/{name}"), &path)?;
            }
        }
    }
    let (out, manifest) = writer.finish()?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error).context("failed to write the archive")?;
    file.as_file().sync_all().context("failed to write the archive")?;
    file.persist(output).with_context(|| format!("failed to write {}", output.display()))?;
    Ok(manifest)
}

fn add<W: io::Write>(writer: &mut Writer<'_, W>, name: &str, path: &Path) -> anyhow::Result<()> {
    let reading = || format!("failed to read {}", path.display());
    let file = File::open(path).with_context(reading)?;
    let bytes = file.metadata().with_context(reading)?.len();
    writer.add(name, bytes, file).with_context(|| format!("failed to archive {}", path.display()))
}

/// The plain files of a folder by name, without hidden ones; none where there is no folder.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let reading = || format!("failed to read {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).with_context(reading),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(reading)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        if !name.starts_with('.') && path.is_file() {
            files.push((name, path));
        }
    }
    files.sort();
    Ok(files)
}

fn summary(file: &Path, manifest: &Manifest, replaced_by_import: Option<Replaced>) -> Summary {
    let count = |prefix: &str| manifest.files.iter().filter(|file| file.name.starts_with(prefix)).count();
    Summary {
        file: file.to_owned(),
        digest: manifest.digest.clone(),
        settings: count("settings/"),
        templates: count("templates/"),
        history: count("history/"),
        replaced_by_import,
    }
}

fn tell(summary: &Summary, done: &str, json: bool) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(summary)?)?;
        return Ok(Exit::Good);
    }
    let Summary { file, digest, settings, templates, history, .. } = summary;
    writeln!(out, "{done} {settings} files of settings, {templates} of templates, {history} of their history")?;
    if let Some(Replaced { added, changed, same, before }) = &summary.replaced_by_import {
        writeln!(out, "{added} are new, {changed} were others before, {same} were the same")?;
        if let Some(before) = before {
            writeln!(out, "what was there before is kept in {}", before.display())?;
        }
    }
    writeln!(out, "{}\ndigest {digest}", file.display())?;
    Ok(Exit::Good)
}
