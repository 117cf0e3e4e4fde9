//! The host's analysis in the types of rules, as `host/src/wasm/document.rs` gives it to guests.

use prompt_host::prompt::anatomy::{
    Amount, Block, Bound, Constraint, ConstraintKind, Delimiter, Material, Part, Purpose, Voice,
};
use prompt_host::prompt::{Document, Protected, Protection, Span};
use prompt_host_plugin as sdk;

/// A document as a rule sees it.
pub(crate) fn document(document: &Document) -> sdk::Document {
    let anatomy = &document.anatomy;
    sdk::Document {
        language: document.language.map(str::to_owned),
        protected: document.protected.iter().map(protected).collect(),
        sentences: document.sentences.iter().copied().map(span).collect(),
        blocks: anatomy.blocks.iter().map(block).collect(),
        parts: anatomy.parts.iter().map(part).collect(),
        constraints: anatomy.constraints.iter().map(constraint).collect(),
        signs: sdk::Signs::from_bits_truncate(anatomy.signs.bits().try_into().unwrap()),
        work_on_text: anatomy.work_on_text.map(span),
        ..sdk::Document::new(&*document.text)
    }
}

fn span(span: Span) -> sdk::Span {
    sdk::Span::new(span.start, span.end)
}

fn protected(protected: &Protected) -> sdk::ProtectedSpan {
    sdk::ProtectedSpan { span: span(protected.span), kind: protected.kind.lowered() }
}

fn block(block: &Block) -> sdk::Block {
    sdk::Block {
        span: span(block.span),
        material: block.material.lowered(),
        delimiter: block.delimiter.lowered(),
        voice: block.voice.lowered(),
    }
}

fn part(part: &Part) -> sdk::Part {
    sdk::Part { span: span(part.span), purpose: part.purpose.lowered() }
}

fn constraint(constraint: &Constraint) -> sdk::Constraint {
    sdk::Constraint {
        span: span(constraint.span),
        kind: constraint.kind.lowered(),
        value: constraint.value.to_string(),
        amount: constraint.amount.map(amount),
        negated: constraint.negated,
    }
}

fn amount(amount: Amount) -> sdk::Amount {
    sdk::Amount { bound: amount.bound.lowered(), number: amount.number }
}

/// A value in the type of the same name that rules use.
trait Lower {
    type Lowered;
    fn lowered(self) -> Self::Lowered;
}

/// The same names on both sides; a variant that the rules' type lacks does not compile.
macro_rules! same_names {
    ($($kind:ident: $($variant:ident)+;)+) => {
        $(impl Lower for $kind {
            type Lowered = sdk::$kind;
            fn lowered(self) -> sdk::$kind {
                match self {
                    $($kind::$variant => sdk::$kind::$variant,)+
                }
            }
        })+
    };
}

same_names! {
    Protection: CodeFence CodeInline CodeEvident Url Email Path Number Quotation Placeholder FrontMatter Markup;
    Material: Prose Items Heading Code Log StackTrace Table Json Csv Markup Verse Dialogue Quotation FrontMatter;
    Delimiter: None Fence Tag Heading Label Quotation;
    Voice: Person Given Unsure;
    Purpose: Role Task Context Data Example Constraint OutputForm Audience;
    ConstraintKind: Length Count Format Tone Language Inclusion Exclusion Rule;
    Bound: AtLeast AtMost Exactly About;
}
