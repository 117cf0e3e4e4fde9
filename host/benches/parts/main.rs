//! How long the parts take: reading a prompt, one call of a rule, the pipeline in this process.
//!
//! `cargo bench -p prompt-host`; the whole process is measured by the `bench` program of the
//! tests' package, which also puts these figures into its table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a bench that cannot be set up has to stop"
)]

mod learn;
mod lower;
mod native;
mod pipeline;
#[allow(dead_code, unreachable_pub, reason = "shared with the tests' package, which uses all of it")]
#[path = "../../../tests/src/prompts.rs"]
mod prompts;
mod reading;
mod render;
mod rule_call;
mod stage;
#[allow(dead_code, unreachable_pub, reason = "shared with the tests' package, which uses all of it")]
#[path = "../../../tests/src/variants.rs"]
mod variants;

fn main() {
    let mut criterion = criterion::Criterion::default().configure_from_args();
    reading::bench(&mut criterion);
    rule_call::bench(&mut criterion);
    render::bench(&mut criterion);
    pipeline::bench(&mut criterion);
    learn::bench(&mut criterion);
    criterion.final_summary();
}
