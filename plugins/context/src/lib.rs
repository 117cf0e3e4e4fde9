//! Rules about what a request leaves open and nobody but the person knows.

mod missing_slot;

use missing_slot::MissingSlot;

prompt_host_plugin::plugin! {
    id: "context",
    title: "Context",
    summary: "Asks for the detail without which nobody could do a request well.",
    rules: [MissingSlot],
}
