//! Jinja templates, rendered by `minijinja`.
//!
//! What is its own here: the host's templates and filters, errors as the contract has them,
//! what a template reads, and bounds that turn a hostile template into an error.

mod bounds;
mod engine;
mod error;
mod filter;
mod references;
mod settings;
mod template;

use engine::Jinja;

prompt_host_plugin::template_engine_plugin! {
    id: "engine-jinja",
    title: "Jinja",
    summary: "Renders Jinja templates, with inheritance, macros and the host's filters.",
    engine: Jinja,
}
