//! Rules about what had better not reach a model.

mod attached;
mod injection;
mod secret;

use injection::Injection;
use secret::Secret;

prompt_host_plugin::plugin! {
    id: "safety",
    title: "Safety",
    summary: "Reports secrets that a prompt would give away, and pasted text that gives the model orders.",
    rules: [Secret, Injection],
}
