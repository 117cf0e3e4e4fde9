//! `host plugins pack`: one file to hand out, with the manifest and the cases in the component.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::project::Project;
use super::whole_file;
use crate::cli::{Exit, GlobalArguments, local, logging};

#[derive(Debug, Args)]
pub(super) struct PackArguments {
    /// The project's folder, or a component
    #[arg(value_name = "FOLDER|FILE", default_value = ".")]
    path: PathBuf,
    /// Where the cases are, if not in the project's folder `cases`
    #[arg(long, value_name = "FOLDER")]
    cases: Option<PathBuf>,
    /// Where to write it; `ID.wasm` in the project's folder unless set
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &PackArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let project = Project::find(&arguments.path, arguments.cases.as_deref())?;
    let bytes = project.packed()?;
    // What does not load is not handed out.
    let plugins = local::plugins(&settings, local::Needed::ForTemplates).await?;
    let candidate = project.load(&plugins, &bytes).await?;
    let id = &candidate.id;
    let folder = project.folder.clone().unwrap_or_default();
    let output = arguments.output.clone().unwrap_or_else(|| folder.join(format!("{id}.wasm")));
    whole_file::write(&output, &bytes)?;
    let version = candidate.loaded().map_or("", |loaded| loaded.info.version.as_str());
    let (size, cases) = (bytes.len(), candidate.suite.cases().len());
    writeln!(
        anstream::stdout().lock(),
        "{}: {id} {version}, {size} bytes, {}",
        output.display(),
        crate::cli::render::counted(cases, "case")
    )?;
    Ok(Exit::Good)
}
