//! Rules about form that carries no meaning: blanks, slips of the pen, wordiness, repetition.

mod duplicate_instruction;
mod glossary;
mod lexicon;
mod mark_spacing;
mod own;
mod redundancy;
mod scan;
mod sentence_marks;
mod typos;
mod whitespace;

use duplicate_instruction::DuplicateInstruction;
use mark_spacing::MarkSpacing;
use redundancy::Redundancy;
use sentence_marks::SentenceMarks;
use typos::Typos;
use whitespace::Whitespace;

prompt_host_plugin::plugin! {
    id: "tidy",
    title: "Tidy",
    summary: "Takes out blanks, slips, wordiness and repetition that carry no meaning.",
    rules: [Whitespace, Typos, MarkSpacing, SentenceMarks, Redundancy, DuplicateInstruction],
}
