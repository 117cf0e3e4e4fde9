//! What `wit-bindgen` makes of the contract in `wit/`.
#![allow(missing_docs, unsafe_code, unreachable_pub, clippy::all, reason = "generated code")]

wit_bindgen::generate!({
    path: "../../wit",
    world: "rule-plugin",
    generate_all,
    pub_export_macro: true,
    default_bindings_module: "prompt_host_plugin::bindings",
    export_macro_name: "export_rule_plugin",
    additional_derives: [PartialEq],
});
