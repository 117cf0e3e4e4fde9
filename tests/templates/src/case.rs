//! One file of `tests/cases/templates`, read as its README says.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use prompt_host_plugin::{Reference, Template, TemplateError, TemplateHost};

use crate::CaseHost;

/// How an engine compiles: its name for the template, the source, and the host.
pub type Compile = fn(&str, String, Arc<dyn TemplateHost>) -> Result<Box<dyn Template>, TemplateError>;

/// A case.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// A JSON object.
    pub values: String,
    /// Settings of the engine's plugin.
    pub settings: Vec<(String, String)>,
    /// Names and sources; the first is rendered.
    pub templates: Vec<(String, String)>,
    /// What must come out.
    pub expected: Vec<Expected>,
}

/// Something that must come out.
#[derive(Debug, Clone)]
pub enum Expected {
    /// The rendered text.
    Renders(String),
    /// An error, its place and its message.
    Fails(String),
    /// Names of what the template reads.
    Reads(Kind, Vec<String>),
}

/// What a template may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Values.
    Variables,
    /// Other templates.
    Dependencies,
    /// The host's filters.
    Filters,
}

/// The files of a folder of cases, sorted.
pub fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("failed to read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<PathBuf>>>()?;
    files.sort();
    Ok(files)
}

impl Case {
    /// Reads a file.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)?;
        Self::parse(&text).with_context(|| format!("failed to read {}", path.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut case = Self { values: "{}".to_owned(), ..Self::default() };
        let mut parts = format!("\n{}", text.strip_suffix('\n').unwrap_or(text));
        parts = parts.replace("\n===== ", "\u{0}");
        let mut parts = parts.split('\u{0}');
        for line in parts.next().unwrap_or_default().lines().filter(|line| !line.is_empty()) {
            let (key, value) = line.split_once(':').with_context(|| format!("`{line}` is no setting"))?;
            match key.trim() {
                "values" => value.trim().clone_into(&mut case.values),
                key => case.settings.push((key.to_owned(), value.trim().to_owned())),
            }
        }
        for part in parts {
            let (title, body) = part.split_once('\n').unwrap_or((part, ""));
            case.add(title.trim(), &restored(body))?;
        }
        ensure!(!case.templates.is_empty(), "there is no template");
        ensure!(!case.expected.is_empty(), "nothing is expected");
        Ok(case)
    }

    fn add(&mut self, title: &str, body: &str) -> anyhow::Result<()> {
        let names = || body.lines().map(str::to_owned).collect();
        match title {
            "renders" => self.expected.push(Expected::Renders(body.to_owned())),
            "fails" => self.expected.push(Expected::Fails(body.to_owned())),
            "variables" => self.expected.push(Expected::Reads(Kind::Variables, names())),
            "dependencies" => self.expected.push(Expected::Reads(Kind::Dependencies, names())),
            "filters" => self.expected.push(Expected::Reads(Kind::Filters, names())),
            name if name.contains('.') => self.templates.push((name.to_owned(), body.to_owned())),
            other => bail!("`{other}` is neither a template's name with a dot nor something to expect"),
        }
        Ok(())
    }

    /// What comes out otherwise than expected, if anything does.
    pub fn complaints(&self, compile: Compile) -> Vec<String> {
        let Some((name, source)) = self.templates.first() else { return vec!["there is no template".to_owned()] };
        let host = Arc::new(CaseHost::new(&self.templates, &self.settings));
        let template = compile(name, source.clone(), host);
        let rendered = match &template {
            Ok(template) => template.render(&self.values),
            Err(error) => Err(error.clone()),
        };
        let mut complaints = Vec::new();
        for expected in &self.expected {
            let (wanted, found) = match expected {
                Expected::Renders(text) => (text.clone(), rendered.clone().unwrap_or_else(|error| shown(&error))),
                Expected::Fails(error) => (error.clone(), rendered.as_ref().map_or_else(shown, Clone::clone)),
                Expected::Reads(kind, names) => {
                    let found = template.as_ref().map(|template| listed(*kind, &**template));
                    (names.join("\n"), found.unwrap_or_else(shown))
                }
            };
            if wanted != found {
                complaints.push(difference(&wanted, &found));
            }
        }
        complaints
    }
}

/// All complaints about the cases of a folder, with the names of their files.
pub fn run(folder: &Path, compile: Compile) -> anyhow::Result<(usize, String)> {
    let files = files(folder)?;
    let mut report = String::new();
    for file in &files {
        for complaint in Case::read(file)?.complaints(compile) {
            write!(report, "\n{}:\n{complaint}\n", file.display())?;
        }
    }
    Ok((files.len(), report))
}

fn listed(kind: Kind, template: &dyn Template) -> String {
    let found: Vec<Reference> = match kind {
        Kind::Variables => template.variables(),
        Kind::Dependencies => template.dependencies(),
        Kind::Filters => template.filters(),
    };
    let names: Vec<String> = found.into_iter().map(|reference| reference.name).collect();
    names.join("\n")
}

fn shown(error: &TemplateError) -> String {
    format!("{}:{}:{}\n{}", error.template, error.line, error.column, error.message)
}

fn difference(wanted: &str, found: &str) -> String {
    format!("expected\n{}\nfound\n{}", visible(wanted), visible(found))
}

const SYMBOLS: [(char, char); 4] = [('␠', ' '), ('␉', '\t'), ('␍', '\r'), ('␤', '\n')];

fn restored(text: &str) -> String {
    text.chars()
        .map(|mark| SYMBOLS.iter().find(|(symbol, _)| *symbol == mark).map_or(mark, |(_, meant)| *meant))
        .collect()
}

/// A text whose blanks at the ends of lines a reader of a failure can see.
fn visible(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let words = line.trim_end_matches(' ');
            let blanks = "␠".repeat(line.len() - words.len());
            format!("  {}{blanks}", words.replace('\t', "␉").replace('\r', "␍"))
        })
        .collect();
    lines.join("\n")
}
