//! Rules about what had better not reach a model.

mod secret;

use secret::Secret;

prompt_host_plugin::plugin! {
    id: "safety",
    title: "Safety",
    summary: "Reports secrets that a prompt would give away.",
    rules: [Secret],
}
