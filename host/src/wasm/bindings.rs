//! The contract, as wasmtime's generated types.
#![allow(missing_docs, unsafe_code, unreachable_pub, clippy::all, clippy::restriction, reason = "generated code")]

wasmtime::component::bindgen!({
    path: "../wit",
    world: "rule-plugin",
    imports: { default: trappable },
    exports: { default: async },
    ownership: Borrowing { duplicate_if_necessary: true },
});
