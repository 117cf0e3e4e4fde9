//! End-to-end tests: one binary, one module for each part of what the host promises.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests fail the test that calls them; clippy spares test functions only"
)]

mod architecture;
mod bare_sandbox;
mod capabilities;
mod circuits;
mod client;
mod commands;
mod comparison_limits;
mod compiling;
mod contract_evolution;
mod contract_tracks;
mod control;
mod distribution;
mod failures;
mod fidelity;
mod gate;
mod golden;
mod guests_do_what_they_say;
mod harness;
mod home;
mod http;
mod learning;
mod limits;
mod loading;
mod manual;
mod pipeline;
mod polyglot;
mod records;
mod stdio;
mod swapping;
mod templates;
mod trail;
mod undo;
mod upkeep;
