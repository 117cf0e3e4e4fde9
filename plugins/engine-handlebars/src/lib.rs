//! Handlebars templates, rendered by `handlebars`, with the helpers of dotprompt.
//!
//! What is its own here: the host's templates as partials, its filters as helpers, errors as
//! the contract has them, what a template reads, and bounds that turn a hostile template into
//! an error. Text is never escaped, but that no value can forge a marker of dotprompt.

mod bounds;
mod depth;
mod dot;
mod dotprompt;
mod engine;
mod error;
mod filter;
mod partials;
mod path;
mod references;
mod template;

use engine::HandlebarsEngine;

prompt_host_plugin::template_engine_plugin! {
    id: "engine-handlebars",
    title: "Handlebars",
    summary: "Renders Handlebars and dotprompt templates, with partials and the host's filters.",
    engine: HandlebarsEngine,
}
