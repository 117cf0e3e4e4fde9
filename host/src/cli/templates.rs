//! `host templates`: the prompt library on the command line.

pub(super) mod archive;
mod experiment;
pub(in crate::cli) mod versions;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Exit, GlobalArguments, input, local, logging, render};
use crate::config::Settings;
use crate::reload::{Caller, Catalog, PromptLibrary, Templates};
use crate::server::{TemplateList, TemplateRow};
use crate::templates::{MismatchKind, Problem, RenderFailure, Rendering, ValueAt};

#[derive(Debug, Args)]
pub(super) struct TemplatesArguments {
    #[command(subcommand)]
    command: TemplatesCommand,
}

#[derive(Debug, Subcommand)]
enum TemplatesCommand {
    #[command(flatten)]
    Library(LibraryCommand),
    /// Write settings, templates and their history into one archive
    Export {
        /// The archive, as in `library.tar.zst`
        #[arg(value_name = "FILE")]
        output: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take settings, templates and their history from an archive: all of it, or nothing
    Import {
        /// The archive
        #[arg(value_name = "FILE")]
        input: PathBuf,
        /// The digest that the archive must have, as `export` printed it
        #[arg(long, value_name = "HEX")]
        digest: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Compare the variants of a template's experiment by what came of them
    Experiment {
        /// Its name
        name: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the beginnings of a template into your template folder
    New {
        /// Its name: small letters, digits and underscores
        name: String,
        /// The ending of its file, which names the engine
        #[arg(long, default_value = "jinja")]
        ending: String,
    },
}

/// Commands that look at the library.
#[derive(Debug, Subcommand)]
enum LibraryCommand {
    /// List the templates, and what is wrong with those that are broken
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a template takes, and which value each argument has from where
    Show {
        /// Its name
        name: String,
        /// Show the values of this client
        #[arg(long)]
        client: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Fill in a template and print what it says
    Render(RenderArguments),
    /// Say what is wrong with templates; exit 1 when one could not be served
    Check {
        /// Names of templates, or files; without any, the whole library
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the versions of a template that are kept, with their labels
    History {
        /// Its name
        name: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what changed between two versions of a template
    Diff {
        /// Its name
        name: String,
        /// The older: a label, a version or the first digits of a digest; the last but one unless given
        from: Option<String>,
        /// The newer; the present one unless given
        to: Option<String>,
    },
    /// Serve an earlier version in place of the file, until the file changes
    Rollback {
        /// Its name
        name: String,
        /// The version: a label, a version or the first digits of a digest
        #[arg(value_name = "VERSION")]
        to: String,
    },
    /// Move a label, such as `production`, to a version
    Label {
        /// The template's name
        name: String,
        /// The label
        label: String,
        /// The version; the present one unless given
        #[arg(value_name = "VERSION")]
        of: Option<String>,
    },
}

#[derive(Debug, Args)]
struct RenderArguments {
    /// Its name
    name: String,
    /// The value of an argument; `NAME=@FILE` takes it from a file, `NAME=@-` from standard input. May be repeated
    #[arg(short, long = "arg", value_name = "NAME=VALUE")]
    arguments: Vec<String>,
    /// A JSON file with values by argument; single ones go before
    #[arg(long, value_name = "FILE")]
    values: Option<PathBuf>,
    /// Render with the values of this client
    #[arg(long)]
    client: Option<String>,
    /// Render as in this session, which decides between the variants of an experiment
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(global: &GlobalArguments, arguments: &TemplatesArguments) -> anyhow::Result<Exit> {
    let sources = global.sources()?;
    let loaded = sources.load()?;
    logging::start_for_command(global, &loaded.settings.log)?;
    match &arguments.command {
        TemplatesCommand::Library(command) => with_library(&loaded.settings, command),
        TemplatesCommand::Experiment { name, json } => experiment::show(&loaded.settings, name, *json),
        TemplatesCommand::New { name, ending } => new(&loaded.settings, name, ending),
        TemplatesCommand::Export { output, json } => archive::export(&loaded, output, *json),
        TemplatesCommand::Import { input, digest, json } => {
            archive::import(&sources, &loaded, input, digest.as_deref(), *json)
        }
    }
}

fn with_library(settings: &Settings, command: &LibraryCommand) -> anyhow::Result<Exit> {
    local::tokio_runtime()?.block_on(async {
        let library = library(settings).await?;
        let catalog = library.catalog();
        match command {
            LibraryCommand::List { json } => list(&catalog, *json),
            LibraryCommand::Show { name, client, json } => show(&library, &catalog, name, client.as_deref(), *json),
            LibraryCommand::Render(arguments) => print_rendered(&library, &catalog, arguments).await,
            LibraryCommand::Check { names, json } => check(&library, &catalog, names, *json).await,
            LibraryCommand::History { name, json } => versions::list(&library, &catalog, name, *json),
            LibraryCommand::Diff { name, from, to } => {
                versions::diff(&library, &catalog, name, from.as_deref(), to.as_deref())
            }
            LibraryCommand::Rollback { name, to } => versions::roll_back(&library, &catalog, name, to),
            LibraryCommand::Label { name, label, of } => {
                versions::label(&library, &catalog, name, label, of.as_deref())
            }
        }
    })
}

/// The library of this process, read by the engines.
async fn library(settings: &Settings) -> anyhow::Result<PromptLibrary> {
    let generation = local::plugins(settings, local::Needed::ForTemplates).await?.current();
    let templates = Templates::start(settings.template_sources(), local::history(settings), &generation).await;
    templates.refresh(&generation).await;
    Ok(PromptLibrary::new(templates, settings.library()))
}

fn list(catalog: &Catalog, json: bool) -> anyhow::Result<Exit> {
    let list = TemplateList::of(catalog);
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&list)?)?;
    } else {
        write!(out, "{}", render::templates::list(&list))?;
    }
    Ok(Exit::Good)
}

/// What `show --json` prints.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    row: TemplateRow,
    values: Vec<ValueAt>,
    mismatches: Vec<String>,
}

fn show(
    library: &PromptLibrary,
    catalog: &Catalog,
    name: &str,
    client: Option<&str>,
    json: bool,
) -> anyhow::Result<Exit> {
    let (_, values, found) = library.values(catalog, name, client, &Map::new())?;
    let entry = catalog.library.get(name).with_context(|| format!("there is no template `{name}`"))?;
    let row = TemplateRow::of(entry);
    // What a call would still have to give is no mistake of the settings.
    let of_settings = found.0.into_iter().filter(|mismatch| mismatch.kind != MismatchKind::Missing);
    let mismatches = of_settings.map(|mismatch| mismatch.message).collect();
    let shown = Shown { row, values: values.each(), mismatches };
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&shown)?)?;
    } else {
        write!(out, "{}", render::templates::detail(&shown.row, &shown.values))?;
        for mismatch in &shown.mismatches {
            writeln!(out, "{mismatch}")?;
        }
    }
    Ok(if shown.mismatches.is_empty() { Exit::Good } else { Exit::Found })
}

async fn print_rendered(
    library: &PromptLibrary,
    catalog: &Catalog,
    arguments: &RenderArguments,
) -> anyhow::Result<Exit> {
    let values = values(arguments)?;
    let caller = Caller { client: arguments.client.as_deref(), session: arguments.session.as_deref() };
    let rendered = library.render(catalog, &arguments.name, caller, &values).await;
    let Rendering { messages, ignored, .. } = match rendered {
        Ok(filled) => filled.rendering,
        Err(RenderFailure::Template(excerpt)) => {
            write!(anstream::stderr().lock(), "{}", render::templates::excerpt(&excerpt))?;
            return Ok(Exit::Failed);
        }
        Err(failure) => return Err(failure.into()),
    };
    for mismatch in &ignored.0 {
        writeln!(anstream::stderr().lock(), "{}", mismatch.message)?;
    }
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "messages": &messages[..] }))?)?;
        return Ok(Exit::Good);
    }
    match &messages[..] {
        [only] => writeln!(out, "{}", only.text)?,
        several => {
            for message in several {
                writeln!(out, "===== {}\n{}", message.role, message.text)?;
            }
        }
    }
    Ok(Exit::Good)
}

/// The values of flags over those of the file.
fn values(arguments: &RenderArguments) -> anyhow::Result<Map<String, Value>> {
    let mut values = match &arguments.values {
        Some(path) => serde_json::from_str(&input::file(path)?)
            .with_context(|| format!("failed to read {}: it must hold one JSON object", path.display()))?,
        None => Map::new(),
    };
    for argument in &arguments.arguments {
        let Some((name, value)) = argument.split_once('=') else {
            bail!("failed to read `--arg {argument}`: write `--arg NAME=VALUE`");
        };
        let text = match value.strip_prefix('@') {
            Some("-") => input::prompt(Some("-"))?,
            Some(path) => input::file(Path::new(path))?,
            None => value.to_owned(),
        };
        values.insert(name.to_owned(), Value::String(text));
    }
    Ok(values)
}

async fn check(library: &PromptLibrary, catalog: &Catalog, names: &[String], json: bool) -> anyhow::Result<Exit> {
    let mut found = Vec::new();
    if names.is_empty() {
        found.extend(catalog.library.problems().iter().cloned());
        found.extend(catalog.library.entries().flat_map(|entry| entry.problems.clone()));
    }
    for name in names {
        match input::file_path(name) {
            Some(path) => {
                let text = input::file(&path)?;
                let file = path.file_name().map(|file| file.to_string_lossy()).unwrap_or_default();
                found.extend(library.check_text(catalog, &file, &text).await);
            }
            None => found.extend(library.check(catalog, name)?),
        }
    }
    let is_bad = found.iter().any(Problem::is_error);
    let mut out = anstream::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "ok": !is_bad, "problems": found }))?)?;
    } else {
        for problem in &found {
            writeln!(out, "{}", render::templates::problem(problem))?;
        }
        if found.is_empty() {
            writeln!(out, "nothing is wrong")?;
        }
    }
    Ok(if is_bad { Exit::Found } else { Exit::Good })
}

/// Writes a template to begin with, and never over a file.
fn new(settings: &Settings, name: &str, ending: &str) -> anyhow::Result<Exit> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_name {
        bail!("`{name}` is no name of a template: use small letters, digits and underscores, as in `code_review`");
    }
    let Some(folder) = settings.templates.dirs.last() else {
        bail!("there is no template folder: set `templates.dirs`");
    };
    let body = match ending {
        "jinja" | "jinja2" | "j2" => {
            "Summarize the text below in {{ sentences }} sentences.\n\n<text>\n{{ text }}\n</text>\n"
        }
        "hbs" | "handlebars" => "Summarize the text below in {{sentences}} sentences.\n\n<text>\n{{text}}\n</text>\n",
        other => bail!("there is no beginning for files that end in `.{other}`: choose jinja or hbs"),
    };
    fs::create_dir_all(folder).with_context(|| format!("failed to make {}", folder.display()))?;
    let path = folder.join(format!("{name}.{ending}"));
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .with_context(|| format!("failed to write {}: templates that are there stay", path.display()))?;
    file.write_all(format!("{}{body}", front_matter(name)).as_bytes())
        .with_context(|| format!("failed to write {}", path.display()))?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "wrote {}", path.display())?;
    writeln!(out, "try it: host templates render {name} --arg text=\"…\"")?;
    Ok(Exit::Good)
}

fn front_matter(name: &str) -> String {
    format!(
        "---\nname: {name}\ntitle: Say what a picker shows\ndescription: Say in one sentence what it does.\n\
         category: writing\ntags: [summary]\nversion: \"1.0.0\"\narguments:\n  text:\n    description: The text to \
         summarize.\n    type: string\n    required: true\n  sentences:\n    description: How long the summary is.\n    \
         type: integer\n    default: 3\n---\n"
    )
}
