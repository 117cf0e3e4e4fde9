//! The types of the contract's newest track, as wasmtime makes them. The functions are in
//! `functions` and `offered`, for they are the same on each track.
#![allow(missing_docs, unsafe_code, unreachable_pub, clippy::all, clippy::restriction, reason = "generated code")]

wasmtime::component::bindgen!({
    path: "../wit",
    inline: "package prompt-host:host;
        /// All that plugins may export, in one world, so that what they share is one type.
        world plugins {
            include prompt-host:plugin/rule-plugin@0.2.0;
            include prompt-host:plugin/comparison-plugin@0.2.0;
            include prompt-host:plugin/filter-plugin@0.2.0;
            include prompt-host:plugin/template-engine-plugin@0.2.0;
        }",
    world: "prompt-host:host/plugins",
    imports: { default: trappable },
    ownership: Borrowing { duplicate_if_necessary: true },
});

/// `wasi:keyvalue`, for plugins that may keep something.
pub(super) mod keyvalue {
    wasmtime::component::bindgen!({
        path: "../wit",
        world: "wasi:keyvalue/imports@0.2.0-draft",
        imports: {
            // Opening reads nothing.
            "wasi:keyvalue/store.open": trappable,
            default: async | trappable,
        },
        with: { "wasi:keyvalue/store.bucket": crate::plugin::Bucket },
        trappable_error_type: { "wasi:keyvalue/store.error" => crate::plugin::StorageError },
    });

    pub(in crate::wasm) use self::wasi::keyvalue::{atomics, batch, store};
}
