//! Rules about form that carries no meaning: blanks, wordiness, repetition.

mod duplicate_instruction;
mod redundancy;
mod whitespace;

use duplicate_instruction::DuplicateInstruction;
use redundancy::Redundancy;
use whitespace::Whitespace;

prompt_host_plugin::plugin! {
    id: "tidy",
    title: "Tidy",
    summary: "Takes out blanks, wordiness and repetition that carry no meaning.",
    rules: [Whitespace, Redundancy, DuplicateInstruction],
}
