//! Blocks: runs of lines that belong together.

use serde::Serialize;

use crate::prompt::Span;

/// What a block is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Material {
    /// Sentences.
    Prose,
    /// Items with markers.
    Items,
    /// One line that names what follows.
    Heading,
    /// Source code, commands, configuration.
    Code,
    /// Lines of a log.
    Log,
    /// The calls that led to an error.
    StackTrace,
    /// A Markdown table, or columns.
    Table,
    /// JSON.
    Json,
    /// Comma- or tab-separated values.
    Csv,
    /// XML or HTML.
    Markup,
    /// Verse or lyrics.
    Verse,
    /// Lines that begin with a speaker.
    Dialogue,
    /// A Markdown block quotation.
    Quotation,
    /// YAML or TOML at the top.
    FrontMatter,
}

/// What sets a block off from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// Blank lines at most.
    None,
    /// A Markdown fence.
    Fence,
    /// A pair of XML tags.
    Tag,
    /// The Markdown heading above it.
    Heading,
    /// A label above it or on its first line.
    Label,
    /// Quotation marks.
    Quotation,
}

/// Who speaks in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The person who writes the prompt.
    Person,
    /// Material that the person gives.
    Given,
    /// Cannot be told.
    Unsure,
}

/// Lines that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
pub struct Block {
    /// From the first line's first character to the last line's last.
    pub span: Span,
    /// What it is made of.
    pub material: Material,
    /// What sets it off.
    pub delimiter: Delimiter,
    /// Who speaks.
    pub voice: Voice,
}
