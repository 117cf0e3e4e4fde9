//! What a path means to the commands for authors: a component, or the project that makes one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::plugin::{MANIFEST_FILE, Manifest, Origin, WarmGrant};
use crate::reload::{Candidate, Plugins};
use crate::trial::Suite;
use crate::wasm::{Sections, SectionsError};

/// The folder of a project's cases.
const CASES_FOLDER: &str = "cases";

/// A component and what stands beside it.
#[derive(Debug)]
pub(super) struct Project {
    /// The component's file.
    pub(super) component: PathBuf,
    /// Its cases, where they can be written; none when they only travel in the component.
    pub(super) cases: Option<PathBuf>,
    /// The project's folder; none for a component alone.
    pub(super) folder: Option<PathBuf>,
    manifest: Option<String>,
}

impl Project {
    /// Looks at `path`; `cases` is where its cases are, if not where they should be.
    ///
    /// # Errors
    /// When there is no component, with how to make it.
    pub(super) fn find(path: &Path, cases: Option<&Path>) -> anyhow::Result<Self> {
        if path.is_file() {
            let (component, cases) = (path.to_owned(), cases.map(Path::to_owned));
            return Ok(Self { component, cases, folder: None, manifest: None });
        }
        if !path.is_dir() {
            bail!("there is no {}: name a component, or the folder of a plugin's project", path.display());
        }
        let file = path.join(MANIFEST_FILE);
        let text = fs::read_to_string(&file).with_context(|| {
            format!("failed to read {}: `host plugins new` makes a project that has one", file.display())
        })?;
        let manifest = Manifest::read(&text).map_err(|error| anyhow::anyhow!("{} {error}", file.display()))?;
        let Some(build) = &manifest.build else {
            bail!("{} does not say where the component is: set `component` below `[build]`", file.display());
        };
        let component = path.join(&build.component);
        if !component.is_file() {
            let way_out = match build.command.as_str() {
                "" => "build it first".to_owned(),
                command => format!("run `{command}` in {}", path.display()),
            };
            bail!("there is no {} yet: {way_out}", component.display());
        }
        let own = path.join(CASES_FOLDER);
        let cases = cases.map(Path::to_owned).or_else(|| own.is_dir().then_some(own));
        Ok(Self { component, cases, folder: Some(path.to_owned()), manifest: Some(text) })
    }

    /// The component with the project's manifest and cases in it. Without a project it is what
    /// it is.
    ///
    /// # Errors
    /// When something cannot be read.
    pub(super) fn packed(&self) -> anyhow::Result<Vec<u8>> {
        let shown = self.component.display();
        let bytes = fs::read(&self.component).with_context(|| format!("failed to read {shown}"))?;
        if self.manifest.is_none() && self.cases.is_none() {
            return Ok(bytes);
        }
        let wrong = |error: SectionsError| anyhow::anyhow!("{shown} cannot be packed: {error}");
        let mut sections = Sections::read(&bytes).map_err(wrong)?;
        if let Some(manifest) = &self.manifest {
            sections.manifest = Some(manifest.clone());
        }
        if let Some(folder) = &self.cases {
            let suite = Suite::read_folder(folder).with_context(|| format!("failed to read {}", folder.display()))?;
            sections.cases = (!suite.cases().is_empty()).then(|| suite.archive()).transpose()?;
        }
        sections.write(&bytes).map_err(wrong)
    }

    /// Loads the component, [packed](Self::packed) as `bytes`, beside `plugins`.
    ///
    /// # Errors
    /// When it could not serve.
    pub(super) async fn load(&self, plugins: &Plugins, bytes: &[u8]) -> anyhow::Result<Candidate> {
        self.load_warm(plugins, bytes, WarmGrant::default()).await
    }

    /// The same with sandboxes that are kept as `warm` says.
    ///
    /// # Errors
    /// When it could not serve.
    pub(super) async fn load_warm(
        &self,
        plugins: &Plugins,
        bytes: &[u8],
        warm: WarmGrant,
    ) -> anyhow::Result<Candidate> {
        let candidate = plugins.candidate(Origin::File(self.component.clone()), bytes, warm).await;
        candidate.map_err(|error| anyhow::anyhow!("{} {error}", self.component.display()))
    }
}
