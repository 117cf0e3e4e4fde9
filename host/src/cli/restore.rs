//! `host restore`: puts back what a backup holds.
//!
//! The archive is verified to its end and unpacked beside everything before anything is touched.
//! What is going to be replaced is archived first. Then either all parts that were asked for are
//! in their places, or all is as it was. Records of a PostgreSQL server are the exception: they are
//! added to those that are there, in batches, and a second try goes on where the first one ended.

mod records;

use std::fs::File;
use std::io::{BufReader, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use clap::Args;
use serde::Serialize;

use self::records::{Plan, Restored};
use super::replace::Replacements;
use super::templates::archive::{put, stage};
use super::{Exit, GlobalArguments, backup as backup_command, local, logging, paths, render};
use crate::archive::{self, Manifest};
use crate::backup::{self, CONTENTS, Contents, Occupancy, Part};
use crate::config::{Loaded, Settings, Sources};
use crate::learn::Shelf;
use crate::server::control;
use crate::storage::SqliteStorage;

#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    /// The backup
    file: PathBuf,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Put back these parts only, as in `--only config,templates`
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    only: Vec<Part>,
    /// Refuse an archive with another digest than this, as `host backup` printed it
    #[arg(long)]
    digest: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What was done, or would be.
#[derive(Debug, Serialize)]
struct Summary {
    file: PathBuf,
    digest: String,
    host: String,
    written: String,
    dry_run: bool,
    files: Vec<backup_command::Count>,
    /// Files that were not there; null for a dry run, as the next two.
    added: Option<usize>,
    /// Files that were others.
    changed: Option<usize>,
    /// Files that were the same.
    same: Option<usize>,
    /// Records that were added to a server's.
    new_records: Option<u64>,
    /// Where what was there is kept; null when there was nothing.
    before: Option<PathBuf>,
    /// Where a damaged file of records was moved.
    set_aside: Option<PathBuf>,
}

pub(super) fn run(global: &GlobalArguments, arguments: &RestoreArguments) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let loaded = sources.load()?;
    logging::start_for_command(global, &loaded.settings.log)?;
    local::tokio_runtime()?.block_on(restore(&sources, &loaded, arguments))
}

async fn restore(sources: &Sources, loaded: &Loaded, arguments: &RestoreArguments) -> anyhow::Result<Exit> {
    let file = &arguments.file;
    let refused = || format!("failed to restore {}: nothing was changed", file.display());
    let open = || File::open(file).with_context(|| format!("failed to open {}", file.display())).map(BufReader::new);
    let manifest = archive::verify(open()?, backup::LIMITS).with_context(refused)?;
    manifest.expect(backup::KIND).with_context(refused)?;
    if arguments.digest.as_deref().is_some_and(|digest| digest != manifest.digest) {
        bail!("{} has the digest {}, not the one given: nothing was restored", file.display(), manifest.digest);
    }
    let wanted =
        |name: &str| Part::of(name).is_some_and(|part| arguments.only.is_empty() || arguments.only.contains(&part));
    let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).filter(|name| wanted(name)).collect();
    if names.is_empty() {
        bail!("{} holds nothing of what is asked for: nothing was restored", file.display());
    }
    let mut summary = summary(arguments, &manifest);
    summary.files.retain(|count| arguments.only.is_empty() || arguments.only.contains(&count.part));
    if arguments.dry_run {
        return tell(&summary, arguments.json);
    }
    let nobody = nobody_serves(&loaded.settings).await?;
    let data = paths::data_folder().unwrap_or_else(std::env::temp_dir);
    private(&data)?;
    has_room(&data, manifest.bytes())?;
    let staged = tempfile::Builder::new().prefix(".restore-").tempdir_in(&data).context("failed to make a folder")?;
    archive::extract(open()?, &manifest, |name, content| stage(staged.path(), name, content)).with_context(refused)?;
    let contents = std::fs::read(staged.path().join(CONTENTS)).context("the backup does not say what it holds")?;
    let contents: Contents = serde_json::from_slice(&contents).context("the backup does not say what it holds")?;
    check_models(staged.path(), &names).with_context(refused)?;

    let parts: Vec<Part> =
        Part::ALL.into_iter().filter(|part| names.iter().any(|name| Part::of(name) == Some(*part))).collect();
    // By the settings of the backup, if those are put back too, records may go elsewhere. What
    // happens there is decided once they hold.
    let mut replacements = Replacements::default();
    let mut work = Work { summary: &mut summary, replacements: &mut replacements, set_aside: None, nobody };
    let outcome = work.all(sources, loaded, staged.path(), &names, &parts, &contents).await;
    let set_aside = work.set_aside;
    match outcome {
        Ok(()) => {
            summary.added = Some(replacements.added());
            summary.changed = Some(replacements.changed());
            summary.same = Some(replacements.same());
            summary.set_aside = set_aside.map(|set_aside| set_aside.path);
            replacements.finish();
            tell(&summary, arguments.json)
        }
        Err(error) => {
            let undone = replacements.undo().context("failed to put back what was there");
            let put_back = set_aside.map_or(Ok(()), backup::SetAside::put_back);
            undone?;
            put_back.context("failed to put back the damaged file of records")?;
            if let Some(before) = summary.before.take() {
                // It holds what is there again.
                let _ = std::fs::remove_file(before);
            }
            Err(error.context(refused()))
        }
    }
}

/// What is under way.
struct Work<'a> {
    summary: &'a mut Summary,
    replacements: &'a mut Replacements,
    set_aside: Option<backup::SetAside>,
    nobody: Occupancy,
}

impl Work<'_> {
    async fn all(
        &mut self,
        sources: &Sources,
        loaded: &Loaded,
        staged: &Path,
        names: &[&str],
        parts: &[Part],
        contents: &Contents,
    ) -> anyhow::Result<()> {
        let damaged = match parts.contains(&Part::Records) {
            true => records::damaged_file(&loaded.settings).await?,
            false => None,
        };
        self.summary.before = keep_before(loaded, parts, damaged.is_some()).await?;
        let settings = put(sources, staged, names, self.replacements)?;
        // The settings of the backup may name other folders: nobody may serve from those either.
        let mut others = paths::occupied_folders(&settings);
        others.retain(|folder| !self.nobody.folders().any(|known| known == folder));
        let _nobody_else = Occupancy::claim(&others)?;
        self.put_files(&settings, staged, names)?;
        self.put_storage(staged, names).await?;
        if parts.contains(&Part::Records) {
            let damaged = records::damaged_file(&settings).await?;
            self.set_aside =
                damaged.as_deref().map(backup::set_aside).transpose().context("failed to move a damaged file aside")?;
            let plan = Plan { settings: &settings, staged, form: contents.records };
            match plan.carry_out(self.replacements).await? {
                Restored::Added { new } => self.summary.new_records = Some(new),
                Restored::Replaced => {}
            }
        }
        Ok(())
    }

    /// Puts what plugins keep in its place.
    async fn put_storage(&mut self, staged: &Path, names: &[&str]) -> anyhow::Result<()> {
        let Some(name) = names.iter().find(|name| Part::of(name) == Some(Part::Storage)) else { return Ok(()) };
        let file = staged.join(name);
        SqliteStorage::settle(&file).await.context("what plugins keep cannot be used")?;
        let place = paths::storage_path().context("there is no home folder for what plugins keep")?;
        if place.exists() {
            // What stands in the log beside it would be taken for changes of the new one.
            SqliteStorage::settle(&place).await.with_context(|| format!("failed to close {}", place.display()))?;
        }
        private(place.parent().unwrap_or(Path::new("/")))?;
        records::unused(&place)?;
        self.replacements.put(&place, &file)
    }

    /// Puts plugins, models and the journal in their places.
    fn put_files(&mut self, settings: &Settings, staged: &Path, names: &[&str]) -> anyhow::Result<()> {
        for name in names {
            let place = match name.split_once('/') {
                Some(("plugins", rest)) => {
                    let (index, file) = rest.split_once('/').with_context(|| format!("`{name}` is in no folder"))?;
                    let folder = index.parse::<usize>().ok().and_then(|index| settings.plugin_dirs.get(index));
                    let count = settings.plugin_dirs.len();
                    folder.map(|folder| folder.join(file)).with_context(|| {
                        format!(
                            "the backup has a plugin folder `{index}`, and `plugin_dirs` names {count} of them here"
                        )
                    })?
                }
                Some(("plugin-state", name)) => {
                    let known = paths::plugin_state(settings).into_iter().find(|(known, _)| known == name);
                    let (_, path) = known.with_context(|| format!("there is no place for `{name}`"))?;
                    private(path.parent().unwrap_or(Path::new("/")))?;
                    path
                }
                Some(("models", rest)) => {
                    let folder = local::shelf(settings)?.folder().to_owned();
                    private(&folder)?;
                    folder.join(rest)
                }
                Some(("journal", rest)) => {
                    let folder = paths::journal_folder(settings)?;
                    private(&folder)?;
                    if let Some((host, _)) = rest.split_once('/') {
                        // The next host that starts takes over folders that have a lock nobody holds.
                        private(&folder.join(host))?;
                        let lock = File::options().create(true).append(true).open(folder.join(host).join("lock"));
                        lock.with_context(|| format!("failed to make a lock in {}", folder.display()))?;
                    }
                    folder.join(rest)
                }
                _ => continue,
            };
            self.replacements.put(&place, &staged.join(name))?;
        }
        Ok(())
    }
}

/// That no host uses the folders, and that none begins to while the answer lives.
async fn nobody_serves(settings: &Settings) -> anyhow::Result<Occupancy> {
    let (hosts, _) = control::running_hosts().await;
    if !hosts.is_empty() {
        let pids: Vec<String> = hosts.iter().map(|host| host.status.pid.to_string()).collect();
        bail!(
            "hosts of yours serve (process {}): nothing was restored. End them first: their MCP client does that when it \
             closes, `systemctl stop` for a service. Hosts that use other folders have a PROMPT_HOST_RUNTIME_DIR of their own",
            pids.join(", ")
        );
    }
    Ok(Occupancy::claim(&paths::occupied_folders(settings))?)
}

/// Archives what is there of these parts; none where there is nothing.
async fn keep_before(loaded: &Loaded, parts: &[Part], without_records: bool) -> anyhow::Result<Option<PathBuf>> {
    let Some(folder) = paths::data_folder() else { return Ok(None) };
    let mut parts = parts.to_vec();
    let has_records = paths::records_file(&loaded.settings).is_some_and(|file| file.exists());
    // A server's records are added to, never replaced.
    if without_records || !has_records {
        parts.retain(|part| *part != Part::Records);
    }
    let time = humantime::format_rfc3339_seconds(SystemTime::now()).to_string().replace(':', "-");
    let path = folder.join(format!("before-restore-{time}.tar.zst"));
    let written = backup_command::write(loaded, parts, path.clone()).await;
    let written = written.context("failed to archive what is there")?;
    if backup_command::counts(&written.manifest).is_empty() {
        let _ = std::fs::remove_file(&path);
        return Ok(None);
    }
    Ok(Some(path))
}

/// That models are what their names say.
fn check_models(staged: &Path, names: &[&str]) -> anyhow::Result<()> {
    let shelf = Shelf::new(staged.join("models"));
    for name in names {
        if let Some(digest) = name.strip_prefix("models/").and_then(|name| name.strip_suffix(".model")) {
            shelf.read(digest)?;
        }
    }
    Ok(())
}

/// Makes a folder for the user alone, unless it is there.
fn private(folder: &Path) -> anyhow::Result<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("failed to make {}", folder.display()))
}

/// That the disk can hold what is unpacked twice: beside its place, and in it.
fn has_room(folder: &Path, bytes: u64) -> anyhow::Result<()> {
    let Ok(disk) = rustix::fs::statvfs(folder) else { return Ok(()) };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    if free < bytes.saturating_mul(2) {
        bail!(
            "the disk of {} has {free} bytes left and restoring needs {}: make room, or restore fewer parts with `--only`",
            folder.display(),
            bytes.saturating_mul(2)
        );
    }
    Ok(())
}

fn summary(arguments: &RestoreArguments, manifest: &Manifest) -> Summary {
    Summary {
        file: arguments.file.clone(),
        digest: manifest.digest.clone(),
        host: manifest.host.clone(),
        written: manifest.written.clone(),
        dry_run: arguments.dry_run,
        files: backup_command::counts(manifest),
        added: None,
        changed: None,
        same: None,
        new_records: None,
        before: None,
        set_aside: None,
    }
}

fn tell(summary: &Summary, json: bool) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(summary)?)?;
        return Ok(Exit::Good);
    }
    writeln!(out, "{}, written {} by host {}", summary.file.display(), summary.written, summary.host)?;
    for backup_command::Count { part, files, bytes } in &summary.files {
        writeln!(out, "{part:9}  {}, {bytes} bytes", render::counted(*files, "file"))?;
    }
    if summary.dry_run {
        writeln!(out, "nothing was changed")?;
    }
    if let (Some(added), Some(changed), Some(same)) = (summary.added, summary.changed, summary.same) {
        writeln!(out, "{added} are new, {changed} were others before, {same} were the same")?;
    }
    if let Some(new) = summary.new_records {
        writeln!(out, "{new} records were added to the store; those that were there stay as they are")?;
    }
    if let Some(before) = &summary.before {
        writeln!(out, "what was there before is kept in {}", before.display())?;
    }
    if let Some(aside) = &summary.set_aside {
        writeln!(out, "the damaged file of records is kept in {}", aside.display())?;
    }
    Ok(Exit::Good)
}
