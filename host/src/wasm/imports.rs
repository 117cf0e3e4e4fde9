//! What guests are offered, and the sentence for everything else.
//!
//! WASI is linked interface by interface over an empty context. A component whose
//! imports go further is refused before anything of it runs.

use wasmtime::Engine;
use wasmtime::component::{Component, HasData, HasSelf, Linker, ResourceTable};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::cli::{WasiCli, WasiCliView as _};
use wasmtime_wasi::clocks::{WasiClocks, WasiClocksView as _};
use wasmtime_wasi::filesystem::{WasiFilesystem, WasiFilesystemView as _};
use wasmtime_wasi::p2::bindings::{cli, clocks, filesystem, random};
use wasmtime_wasi::random::WasiRandom;

use super::bindings::keyvalue;
use super::bindings::wasi::config::store as settings;
use super::offered;
use super::state::CallState;
use crate::plugin::contract::{is_of_contract, split_version};
use crate::plugin::{LoadError, Track};

/// Interfaces that plugins may import, without their versions. Those of HTTP and of storage do
/// nothing for a plugin that was not granted them, which is then not served.
const OFFERED: &[&str] = &[
    "prompt-host:plugin/log",
    "prompt-host:plugin/prompt",
    "prompt-host:plugin/scores",
    "prompt-host:plugin/settings",
    "prompt-host:plugin/types",
    "wasi:cli/environment",
    "wasi:cli/exit",
    "wasi:cli/stderr",
    "wasi:cli/stdin",
    "wasi:cli/stdout",
    "wasi:cli/terminal-input",
    "wasi:cli/terminal-output",
    "wasi:cli/terminal-stderr",
    "wasi:cli/terminal-stdin",
    "wasi:cli/terminal-stdout",
    "wasi:clocks/monotonic-clock",
    "wasi:clocks/wall-clock",
    "wasi:config/store",
    "wasi:filesystem/preopens",
    "wasi:filesystem/types",
    "wasi:http/outgoing-handler",
    "wasi:http/types",
    "wasi:io/error",
    "wasi:io/poll",
    "wasi:io/streams",
    "wasi:random/insecure",
    "wasi:random/insecure-seed",
    "wasi:random/random",
    "wasi:keyvalue/atomics",
    "wasi:keyvalue/batch",
    "wasi:keyvalue/store",
];

/// Interfaces that template engines may import besides, without their versions.
const OFFERED_TO_ENGINES: &[&str] = &["prompt-host:plugin/filters", "prompt-host:plugin/template-loader"];

/// What a package would let a plugin do, for the refusal. The first match holds.
const REFUSED: &[(&str, &str)] = &[
    ("wasi:sockets/", "opens network connections; plugins get none, and it cannot be granted"),
    ("wasi:http/", "plugins do not get: they can be granted `wasi:http/outgoing-handler` and `wasi:http/types`"),
    ("wasi:keyvalue/", "plugins do not get: they can be granted its `store`, `atomics` and `batch`"),
    ("wasi:", "this host does not offer to plugins, and it cannot be granted"),
    ("prompt-host:plugin/filters", ENGINES_ONLY),
    ("prompt-host:plugin/template-loader", ENGINES_ONLY),
    ("prompt-host:plugin/", "plugins of this kind do not get"),
    ("", "no part of the contract offers: remove it, or build it into the plugin"),
];

const ENGINES_ONLY: &str =
    "only template engines get: export `prompt-host:plugin/template-engine` too, or do without it";

/// Full names of a component's imports.
pub(super) fn names(component: &Component, engine: &Engine) -> Vec<String> {
    component.component_type().imports(engine).map(|(name, _)| name.to_owned()).collect()
}

/// Whether every import is offered, to a plugin that `is_engine` or is none.
///
/// # Errors
/// [`LoadError::Import`] with the first that is not, or [`LoadError::OtherContract`].
pub(super) fn check(imports: &[String], is_engine: bool) -> Result<(), LoadError> {
    for import in imports {
        let (interface, version) = split_version(import);
        if let (true, Some(version)) = (is_of_contract(interface), version) {
            Track::of(version)?;
        }
        let is_offered = OFFERED.contains(&interface) || (is_engine && OFFERED_TO_ENGINES.contains(&interface));
        if !is_offered {
            let reason =
                REFUSED.iter().find(|(prefix, _)| interface.starts_with(prefix)).map_or("", |(_, reason)| reason);
            return Err(LoadError::Import { import: import.clone(), reason: reason.to_owned() });
        }
    }
    Ok(())
}

/// A linker with everything that is offered and nothing else.
///
/// # Errors
/// When two definitions collide, which would be a mistake in this file.
pub(super) fn linker(engine: &Engine) -> wasmtime::Result<Linker<CallState>> {
    let mut linker = Linker::new(engine);
    let l = &mut linker;
    for track in Track::ALL {
        offered::add_to_linker(l, track)?;
    }
    settings::add_to_linker::<CallState, HasSelf<CallState>>(l, |state| state)?;

    wasmtime_wasi_io::bindings::wasi::io::error::add_to_linker::<CallState, HasTable>(l, |state| state.ctx().table)?;
    wasmtime_wasi_io::bindings::wasi::io::poll::add_to_linker::<CallState, HasTable>(l, |state| state.ctx().table)?;
    wasmtime_wasi_io::bindings::wasi::io::streams::add_to_linker::<CallState, HasTable>(l, |state| state.ctx().table)?;

    clocks::monotonic_clock::add_to_linker::<CallState, WasiClocks>(l, CallState::clocks)?;
    clocks::wall_clock::add_to_linker::<CallState, WasiClocks>(l, CallState::clocks)?;

    random::random::add_to_linker::<CallState, WasiRandom>(l, |state| state.ctx().ctx.random())?;
    random::insecure::add_to_linker::<CallState, WasiRandom>(l, |state| state.ctx().ctx.random())?;
    random::insecure_seed::add_to_linker::<CallState, WasiRandom>(l, |state| state.ctx().ctx.random())?;

    keyvalue::store::add_to_linker::<CallState, HasSelf<CallState>>(l, |state| state)?;
    keyvalue::atomics::add_to_linker::<CallState, HasSelf<CallState>>(l, |state| state)?;
    keyvalue::batch::add_to_linker::<CallState, HasSelf<CallState>>(l, |state| state)?;
    wasmtime_wasi_http::p2::add_only_http_to_linker_async(l)?;

    filesystem::preopens::add_to_linker::<CallState, WasiFilesystem>(l, CallState::filesystem)?;
    filesystem::types::add_to_linker::<CallState, WasiFilesystem>(l, CallState::filesystem)?;

    cli::environment::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::exit::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::stdin::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::stdout::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::stderr::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::terminal_input::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::terminal_output::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::terminal_stdin::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::terminal_stdout::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    cli::terminal_stderr::add_to_linker::<CallState, WasiCli>(l, CallState::cli)?;
    Ok(linker)
}

/// Access to the resource table alone, which is all that `wasi:io` needs.
struct HasTable;

impl HasData for HasTable {
    type Data<'a> = &'a mut ResourceTable;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(import: &str) -> String {
        check(&[import.to_owned()], false).map_or_else(|error| error.to_string(), |()| "offered".to_owned())
    }

    #[test]
    fn a_refusal_names_the_import_and_the_way_out() {
        assert_eq!(refusal("wasi:io/streams@0.2.6"), "offered");
        assert_eq!(refusal("prompt-host:plugin/log@0.1.3"), "offered");
        assert_eq!(
            refusal("wasi:sockets/tcp@0.2.6"),
            "imports `wasi:sockets/tcp@0.2.6`, which opens network connections; plugins get none, and it cannot be granted"
        );
        assert_eq!(
            refusal("acme:db/query@1.0.0"),
            "imports `acme:db/query@1.0.0`, which no part of the contract offers: remove it, or build it into the plugin"
        );
        assert_eq!(
            refusal("prompt-host:plugin/log@0.3.0"),
            "was built for contract 0.3.0, this host speaks 0.1 and 0.2: update the host"
        );
        assert_eq!(
            refusal("prompt-host:plugin/filters@0.1.0"),
            "imports `prompt-host:plugin/filters@0.1.0`, which only template engines get: \
             export `prompt-host:plugin/template-engine` too, or do without it"
        );
        assert_eq!(check(&["prompt-host:plugin/filters@0.1.0".to_owned()], true), Ok(()));
        assert!(refusal("prompt-host:plugin/log@0.0.9").ends_with("build the plugin against this host's wit/"));
    }
}
