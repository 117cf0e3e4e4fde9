//! Rules about examples.

mod examples_uniform;
mod names;
mod shot;

use examples_uniform::ExamplesUniform;

prompt_host_plugin::plugin! {
    id: "examples",
    title: "Examples",
    summary: "Gives the examples of a prompt one form.",
    rules: [ExamplesUniform],
}
