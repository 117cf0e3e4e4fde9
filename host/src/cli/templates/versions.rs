//! `host templates history|diff|rollback|label`: earlier versions of a template.

use std::io::Write as _;
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use serde::Serialize;

use super::Exit;
use crate::cli::render;
use crate::plugin::Digest;
use crate::reload::{Catalog, PromptLibrary};
use crate::templates::scan::Shelf;
use crate::templates::{History, Record};

/// A template and what is kept of it, the present version included.
struct Kept {
    history: Arc<History>,
    /// Of the file, which need not be what serves.
    newest: Digest,
    /// Of what serves.
    serving: Digest,
}

/// One version, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::cli) struct VersionRow {
    /// BLAKE3 of the file, 64 hex digits.
    pub(in crate::cli) digest: String,
    /// The version that its front matter names; null when it names none.
    pub(in crate::cli) version: Option<String>,
    /// When it was first seen, in seconds since 1970.
    pub(in crate::cli) since: u64,
    /// Its labels.
    pub(in crate::cli) labels: Vec<String>,
    /// Whether it serves now.
    pub(in crate::cli) serves: bool,
}

impl Kept {
    /// # Errors
    /// When there is no such template, or nothing is kept.
    fn of(library: &PromptLibrary, catalog: &Catalog, name: &str) -> anyhow::Result<Self> {
        let Some(history) = library.templates().history().cloned() else {
            bail!("no versions are kept: set `templates.history_versions` to more than 0");
        };
        let (version, ..) = library.values(catalog, name, None, &serde_json::Map::new())?;
        if version.shelf == Shelf::BuiltIn {
            bail!("`{name}` comes with the host and has no versions: copy it into your template folder to change it");
        }
        let entry = catalog.library.get(name).context("the template is gone")?;
        let newest = entry.rolled_back_from.unwrap_or(version.digest);
        if newest == version.digest {
            history.keep(&version, SystemTime::now())?;
        }
        Ok(Self { history, newest, serving: version.digest })
    }

    fn present(&self, name: &str) -> anyhow::Result<Record> {
        Ok(self.history.find(name, &self.newest.hex())?)
    }
}

pub(super) fn list(library: &PromptLibrary, catalog: &Catalog, name: &str, json: bool) -> anyhow::Result<Exit> {
    let kept = Kept::of(library, catalog, name)?;
    let labels = kept.history.marks(name)?.labels;
    let row = |record: Record| {
        let own = labels.iter().filter(|(_, pinned)| pinned.digest == record.digest).map(|(label, _)| label.clone());
        let serves = record.digest == kept.serving.hex();
        VersionRow {
            labels: own.collect(),
            serves,
            digest: record.digest,
            version: record.version,
            since: record.since,
        }
    };
    let rows: Vec<VersionRow> = kept.history.records(name)?.into_iter().rev().map(row).collect();
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&rows)?)?;
    } else {
        write!(out, "{}", render::templates::versions(&rows))?;
    }
    Ok(Exit::Good)
}

pub(super) fn diff(
    library: &PromptLibrary,
    catalog: &Catalog,
    name: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> anyhow::Result<Exit> {
    let kept = Kept::of(library, catalog, name)?;
    let to = match to {
        Some(wanted) => kept.history.find(name, wanted)?,
        None => kept.present(name)?,
    };
    let from = match from {
        Some(wanted) => kept.history.find(name, wanted)?,
        None => {
            let records = kept.history.records(name)?;
            let before = records.iter().rev().skip_while(|record| record.digest != to.digest).nth(1);
            before.with_context(|| format!("`{name}` has no version before that"))?.clone()
        }
    };
    write!(anstream::stdout().lock(), "{}", kept.history.diff(&from, &to)?)?;
    Ok(Exit::Good)
}

pub(super) fn roll_back(library: &PromptLibrary, catalog: &Catalog, name: &str, version: &str) -> anyhow::Result<Exit> {
    let kept = Kept::of(library, catalog, name)?;
    let to = kept.history.find(name, version)?;
    kept.history.roll_back(name, kept.newest, &to)?;
    let mut out = anstream::stdout().lock();
    if to.digest == kept.newest.hex() {
        writeln!(out, "{name} serves its file")?;
    } else {
        writeln!(out, "{name} serves {} until its file changes", shown(&to))?;
    }
    Ok(Exit::Good)
}

pub(super) fn label(
    library: &PromptLibrary,
    catalog: &Catalog,
    name: &str,
    label: &str,
    version: Option<&str>,
) -> anyhow::Result<Exit> {
    let kept = Kept::of(library, catalog, name)?;
    let record = match version {
        Some(wanted) => kept.history.find(name, wanted)?,
        None => kept.present(name)?,
    };
    kept.history.label(name, label, &record)?;
    writeln!(anstream::stdout().lock(), "{name}@{label} is {}", shown(&record))?;
    Ok(Exit::Good)
}

/// A version as people tell it from another.
fn shown(record: &Record) -> String {
    let digits: String = record.digest.chars().take(12).collect();
    match &record.version {
        Some(version) => format!("{version} ({digits})"),
        None => digits,
    }
}
