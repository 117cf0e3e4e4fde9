//! What a prompt is made of: blocks of lines, parts with a purpose, demands on the answer.
//!
//! [`read`] goes through a text once, after protection and sentences are known. It says
//! what stands there, never what should: judging is the rules' work. The names of all
//! types and values are those of `wit/prompt.wit`.
//!
//! ```text
//! lines ──▶ blocks      what each run of lines is made of, how it is set off, who speaks
//! words ──▶ lexicon     one walk over the prose finds every known phrase
//!             ├──▶ signs         what kind of prompt it may be
//!             ├──▶ constraints   lengths, counts, forms, tones, languages, what to leave out
//!             └──▶ parts         role, task, context, data, examples, audience, output form
//! ```

mod block;
mod constraint;
mod layout;
mod lexicon;
mod mail;
mod material;
mod misleading;
mod part;
mod signs;
mod tag;
mod triple;
mod voice;

pub use block::{Block, Delimiter, Material, Voice};
pub use constraint::{Amount, Bound, Constraint, ConstraintKind};
pub use part::{Part, Purpose};
pub use signs::Signs;

use super::protection::gaps;
use super::source::lines;
use super::{Protected, Protection, Span};

/// Everything that is read between the lines. Spans are ordered by start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Anatomy {
    /// Runs of lines: never overlapping, covering every line that has text.
    pub blocks: Vec<Block>,
    /// Parts and what they are there for; they may lie within each other.
    pub parts: Vec<Part>,
    /// Demands on the answer.
    pub constraints: Vec<Constraint>,
    /// What kind of prompt it may be.
    pub signs: Signs,
    /// The first place that names work on words and what it is done on.
    pub work_on_text: Option<Span>,
}

/// Reads a text whose protection, sentences and language are known, in time linear in its length.
pub fn read(text: &str, protected: &[Protected], sentences: &[Span], language: Option<&str>) -> Anatomy {
    let lines = lines(text);
    let opaque: Vec<Protected> = protected.iter().copied().filter(|each| is_nobodys_language(each.kind)).collect();
    let hits = lexicon::scan(text, &gaps(&opaque, text.len()), language);
    let (signs, work_on_text) = signs::read(text, &lines, sentences, &hits);
    let blocks = layout::read(text, &lines, protected, &hits);
    let constraints = constraint::read(text, sentences, &blocks, &hits, language);
    let parts = part::read(text, sentences, &blocks, &constraints, &hits);
    Anatomy { blocks, parts, constraints, signs, work_on_text }
}

/// Addresses and code: who writes `billing.example.com` speaks of no example.
fn is_nobodys_language(kind: Protection) -> bool {
    matches!(
        kind,
        Protection::Url
            | Protection::Email
            | Protection::Path
            | Protection::CodeFence
            | Protection::CodeInline
            | Protection::CodeEvident
            | Protection::FrontMatter
    )
}

#[cfg(test)]
mod tests;
