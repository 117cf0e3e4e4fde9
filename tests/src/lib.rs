//! What the end-to-end tests, the benches and the evaluation share.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests and measurements stop with what to do about it"
)]

pub mod cases;
pub mod fidelity;
pub mod guests;
pub mod http;
pub mod manual;
pub mod prompts;
pub mod records;
pub mod serving;
pub mod variants;
