//! Rules about what a prompt points at and does not bring along.

mod attachment;
mod code_target;
mod dangling_reference;
mod opening;

use code_target::CodeTarget;
use dangling_reference::DanglingReference;

prompt_host_plugin::plugin! {
    id: "references",
    title: "References",
    summary: "Asks for what a prompt points at and does not bring along.",
    rules: [DanglingReference, CodeTarget],
}
