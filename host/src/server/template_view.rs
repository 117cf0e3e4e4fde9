//! How the prompt library is shown: the same rows for MCP and the terminal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::reload::Catalog;
use crate::templates::{Argument, Compatibility, Entry, Mismatch, Problem};

/// All templates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateList {
    /// By name, those that are broken too.
    pub templates: Vec<TemplateRow>,
    /// What is wrong with folders, and with files that are no template.
    pub problems: Vec<Problem>,
}

/// One template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TemplateRow {
    /// What calls name it.
    pub name: String,
    /// For people; null when its file says none.
    pub title: Option<String>,
    /// One sentence: what it does; null when its file says none.
    pub description: Option<String>,
    /// One word to sort by; null when its file says none.
    pub category: Option<String>,
    /// Words to search by.
    pub tags: Vec<String>,
    /// Its semantic version; null when its file says none.
    pub version: Option<String>,
    /// What it takes, in the order in which people fill it in.
    pub arguments: Vec<ArgumentRow>,
    /// Whether it serves, and with its newest file.
    pub state: TemplateState,
    /// Its newest file; `built-in` and a name for those of the host.
    pub origin: String,
    /// BLAKE3 of the file that serves, 64 hex digits; null when none does.
    pub digest: Option<String>,
    /// What is wrong with its newest file.
    pub problems: Vec<Problem>,
}

/// What became of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TemplateState {
    /// Its newest file serves.
    Active,
    /// Its newest file is broken; the last good one serves.
    Stale,
    /// It is broken, and there is no good version of it.
    Broken,
    /// An earlier version serves, because somebody rolled it back.
    RolledBack,
}

impl TemplateState {
    /// As people read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Stale => "stale",
            Self::Broken => "broken",
            Self::RolledBack => "rolled back",
        }
    }
}

/// One argument of a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArgumentRow {
    /// Its name.
    pub name: String,
    /// What to fill in.
    pub description: String,
    /// `string`, `integer`, `number`, `boolean`, `list`, `object` or `any`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether a call must give it.
    pub required: bool,
    /// The value if nobody gives one; null for none.
    pub default: Value,
    /// The values that are allowed, of a list those of its items; empty when all are.
    #[schemars(extend("items" = { "type": ["string", "number", "boolean", "array", "object"] }))]
    pub choices: Vec<Value>,
}

/// What `check_compatibility` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CompatibilityReport {
    /// Whether everything fits and nothing is left over.
    pub fits: bool,
    /// Whether the template can be rendered: what is left over does no harm.
    pub can_render: bool,
    /// What does not fit.
    pub mismatches: Vec<Mismatch>,
}

impl TemplateList {
    /// The library of `catalog`.
    pub fn of(catalog: &Catalog) -> Self {
        Self {
            templates: catalog.library.entries().map(TemplateRow::of).collect(),
            problems: catalog.library.problems().to_vec(),
        }
    }
}

impl TemplateRow {
    /// The row of one template.
    pub fn of(entry: &Entry) -> Self {
        let problems = entry.problems.clone();
        let origin = entry.shelf.shown(&entry.file);
        let Some(version) = &entry.version else {
            return Self {
                name: entry.name.to_string(),
                title: None,
                description: None,
                category: None,
                tags: Vec::new(),
                version: None,
                arguments: Vec::new(),
                state: TemplateState::Broken,
                origin,
                digest: None,
                problems,
            };
        };
        let meta = version.template.meta.clone();
        Self {
            name: meta.name,
            title: meta.title,
            description: meta.description,
            category: meta.category,
            tags: meta.tags,
            version: meta.version,
            arguments: version.template.arguments.iter().map(ArgumentRow::of).collect(),
            state: match (entry.is_broken, entry.rolled_back_from.is_some()) {
                (true, _) => TemplateState::Stale,
                (false, true) => TemplateState::RolledBack,
                (false, false) => TemplateState::Active,
            },
            origin,
            digest: Some(version.digest.hex()),
            problems,
        }
    }
}

impl ArgumentRow {
    fn of(argument: &Argument) -> Self {
        Self {
            name: argument.name.clone(),
            description: argument.description.clone(),
            kind: argument.kind.name().to_owned(),
            required: argument.required,
            default: argument.default.clone().unwrap_or_default(),
            choices: argument.choices.clone(),
        }
    }
}

impl CompatibilityReport {
    /// What was found, as answers have it.
    pub fn of(found: Compatibility) -> Self {
        Self { fits: found.fits(), can_render: found.can_render(), mismatches: found.0 }
    }
}
