//! A document in the guests' types. The texts are borrowed, the lists are made anew.

use super::bindings::prompt_host::plugin::prompt as guest;
use super::bindings::prompt_host::plugin::types;
use crate::plugin::Target;
use crate::prompt::anatomy::{Amount, Block, Bound, Constraint, ConstraintKind, Delimiter};
use crate::prompt::anatomy::{Material, Part, Purpose, Signs, Voice};
use crate::prompt::{Document, Protected, Protection, Span};

/// What a guest is told of a document that does not stand in its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Circumstances<'a> {
    pub(super) target: Target,
    pub(super) task: Option<&'a str>,
    pub(super) context: &'a [(String, String)],
    pub(super) prior_turns: u32,
}

/// The lists of a document in the guest's types.
pub(super) struct LoweredDocument<'a> {
    document: &'a Document,
    circumstances: Circumstances<'a>,
    protected: Vec<guest::ProtectedSpan>,
    sentences: Vec<types::Span>,
    blocks: Vec<guest::Block>,
    parts: Vec<guest::Part>,
    constraints: Vec<guest::Constraint<'a>>,
    context: Vec<(&'a str, &'a str)>,
}

impl<'a> LoweredDocument<'a> {
    pub(super) fn new(document: &'a Document, circumstances: Circumstances<'a>) -> Self {
        let context = circumstances.context.iter();
        Self {
            document,
            circumstances,
            protected: document.protected.iter().map(|protected| (*protected).into()).collect(),
            sentences: document.sentences.iter().map(|sentence| (*sentence).into()).collect(),
            blocks: document.anatomy.blocks.iter().map(|block| (*block).into()).collect(),
            parts: document.anatomy.parts.iter().map(|part| (*part).into()).collect(),
            constraints: document.anatomy.constraints.iter().map(guest::Constraint::from).collect(),
            context: context.map(|(name, text)| (name.as_str(), text.as_str())).collect(),
        }
    }

    pub(super) fn document(&'a self) -> guest::Document<'a> {
        let Self { document, circumstances, .. } = self;
        guest::Document {
            text: &document.text,
            language: document.language,
            target: circumstances.target.into(),
            task: circumstances.task,
            protected: &self.protected,
            sentences: &self.sentences,
            blocks: &self.blocks,
            parts: &self.parts,
            constraints: &self.constraints,
            signs: document.anatomy.signs.into(),
            work_on_text: document.anatomy.work_on_text.map(types::Span::from),
            context: &self.context,
            prior_turns: circumstances.prior_turns,
        }
    }
}

/// Prompts are far shorter than 4 GiB; a longer one could not be in a guest's memory.
impl From<Span> for types::Span {
    fn from(span: Span) -> Self {
        let byte = |position| u32::try_from(position).unwrap_or(u32::MAX);
        Self { start: byte(span.start), end: byte(span.end) }
    }
}

impl From<types::Span> for Span {
    fn from(span: types::Span) -> Self {
        Self::new(span.start as usize, span.end as usize)
    }
}

impl From<Protected> for guest::ProtectedSpan {
    fn from(protected: Protected) -> Self {
        Self { span: protected.span.into(), kind: protected.kind.into() }
    }
}

impl From<Block> for guest::Block {
    fn from(block: Block) -> Self {
        Self {
            span: block.span.into(),
            material: block.material.into(),
            delimiter: block.delimiter.into(),
            voice: block.voice.into(),
        }
    }
}

impl From<Part> for guest::Part {
    fn from(part: Part) -> Self {
        Self { span: part.span.into(), purpose: part.purpose.into() }
    }
}

impl<'a> From<&'a Constraint> for guest::Constraint<'a> {
    fn from(constraint: &'a Constraint) -> Self {
        Self {
            span: constraint.span.into(),
            kind: constraint.kind.into(),
            value: &constraint.value,
            amount: constraint.amount.map(guest::Amount::from),
            negated: constraint.negated,
        }
    }
}

impl From<Amount> for guest::Amount {
    fn from(amount: Amount) -> Self {
        Self { bound: amount.bound.into(), number: amount.number }
    }
}

impl From<Signs> for guest::Signs {
    fn from(signs: Signs) -> Self {
        let table = [
            (Signs::WORKS_ON_TEXT, Self::WORKS_ON_TEXT),
            (Signs::LABELLED_MATERIAL, Self::LABELLED_MATERIAL),
            (Signs::FICTION_OR_MESSAGE, Self::FICTION_OR_MESSAGE),
            (Signs::ABOUT_WORDING, Self::ABOUT_WORDING),
            (Signs::REPEATS_ITSELF, Self::REPEATS_ITSELF),
            (Signs::ABOUT_PROMPTS, Self::ABOUT_PROMPTS),
            (Signs::ABOUT_SECURITY, Self::ABOUT_SECURITY),
            (Signs::ABOUT_LAW, Self::ABOUT_LAW),
        ];
        let seen = table.into_iter().filter(|(ours, _)| signs.contains(*ours));
        seen.fold(Self::empty(), |all, (_, theirs)| all | theirs)
    }
}

/// The same names on both sides; a variant that one of them lacks does not compile.
macro_rules! same_names {
    ($($kind:ident: $($variant:ident)+;)+) => {
        $(impl From<$kind> for guest::$kind {
            fn from(ours: $kind) -> Self {
                match ours {
                    $($kind::$variant => Self::$variant,)+
                }
            }
        })+
    };
}

same_names! {
    Target: Claude Gpt GptReasoning Gemini OpenWeights Unknown;
    Protection: CodeFence CodeInline CodeEvident Url Email Path Number Quotation Placeholder FrontMatter Markup;
    Material: Prose Items Heading Code Log StackTrace Table Json Csv Markup Verse Dialogue Quotation FrontMatter;
    Delimiter: None Fence Tag Heading Label Quotation;
    Voice: Person Given Unsure;
    Purpose: Role Task Context Data Example Constraint OutputForm Audience;
    ConstraintKind: Length Count Format Tone Language Inclusion Exclusion Rule;
    Bound: AtLeast AtMost Exactly About;
}
