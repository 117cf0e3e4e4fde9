//! What `wit-bindgen` makes of the contract in `wit/`.
//!
//! One module for each kind of plugin, since a component exports only what it has; all of
//! them share the types and imports of the first.
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

#[cfg(feature = "storage")]
pub mod storage {
    wit_bindgen::generate!({
        path: "../../wit/deps/wasi-keyvalue",
        world: "imports",
        generate_all,
    });
}

pub mod comparison {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "comparison-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::bindings::prompt_host::plugin::log,
            "prompt-host:plugin/prompt@0.2.0": crate::bindings::prompt_host::plugin::prompt,
            "prompt-host:plugin/scores@0.2.0": crate::bindings::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::bindings::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::bindings::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::bindings::wasi::config::store,
        },
        pub_export_macro: true,
        default_bindings_module: "prompt_host_plugin::bindings::comparison",
        export_macro_name: "export_comparison_plugin",
        additional_derives: [PartialEq],
    });
}

#[cfg(feature = "templates")]
pub mod filter {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "filter-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::bindings::prompt_host::plugin::log,
            "prompt-host:plugin/scores@0.2.0": crate::bindings::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::bindings::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::bindings::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::bindings::wasi::config::store,
        },
        pub_export_macro: true,
        default_bindings_module: "prompt_host_plugin::bindings::filter",
        export_macro_name: "export_filter_plugin",
        additional_derives: [PartialEq],
    });
}

#[cfg(feature = "templates")]
pub mod template_engine {
    wit_bindgen::generate!({
        path: "../../wit",
        world: "template-engine-plugin",
        with: {
            "prompt-host:plugin/log@0.2.0": crate::bindings::prompt_host::plugin::log,
            "prompt-host:plugin/scores@0.2.0": crate::bindings::prompt_host::plugin::scores,
            "prompt-host:plugin/settings@0.2.0": crate::bindings::prompt_host::plugin::settings,
            "prompt-host:plugin/types@0.2.0": crate::bindings::prompt_host::plugin::types,
            "wasi:config/store@0.2.0-rc.1": crate::bindings::wasi::config::store,
            "prompt-host:plugin/template-loader@0.2.0": generate,
            "prompt-host:plugin/filters@0.2.0": generate,
        },
        pub_export_macro: true,
        default_bindings_module: "prompt_host_plugin::bindings::template_engine",
        export_macro_name: "export_template_engine_plugin",
        additional_derives: [PartialEq],
    });
}
