//! What the end-to-end tests share.

#![expect(clippy::panic, reason = "a test that lacks its guest has to stop with what to do about it")]

pub mod guests;
