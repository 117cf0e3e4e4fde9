//! The functions that the contract offers to guests, under the names of every track.

use wasmtime::component::Linker;

use super::bindings::prompt_host::plugin::log::Level;
use super::bindings::prompt_host::plugin::types::FilterError;
use super::state::CallState;
use crate::plugin::{CONTRACT, Track};

type FilterArguments = (String, String, String, String);
type FilterAnswer = (Result<String, FilterError>,);

/// Adds them to a linker.
///
/// # Errors
/// When one is there already.
pub(super) fn add_to_linker(linker: &mut Linker<CallState>, track: Track) -> wasmtime::Result<()> {
    let name = |interface: &str| format!("{CONTRACT}/{interface}@{}", track.version());

    linker.instance(&name("log"))?.func_wrap("log", |mut store, (level, message): (Level, String)| {
        store.data_mut().log(level, &message);
        Ok(())
    })?;
    linker
        .instance(&name("scores"))?
        .func_wrap("score", |store, (head,): (String,)| Ok((store.data().score(&head),)))?;
    if track > Track::V0_1 {
        let mut settings = linker.instance(&name("settings"))?;
        settings.func_wrap("get", |store, (name,): (String,)| Ok((store.data().setting(&name),)))?;
        settings.func_wrap("all", |store, ()| Ok((store.data().all_settings(),)))?;
    }
    linker
        .instance(&name("template-loader"))?
        .func_wrap("load", |store, (template,): (String,)| Ok((store.data().load_template(&template),)))?;
    let mut filters = linker.instance(&name("filters"))?;
    filters.func_wrap("names", |store, ()| Ok((store.data().filter_names(),)))?;
    // It runs another plugin, which takes its time.
    filters.func_wrap_async("apply", |mut store, (filter, value, positional, named): FilterArguments| {
        Box::new(async move {
            let outcome = store.data_mut().apply_filter(&filter, &value, &positional, &named).await;
            Ok::<FilterAnswer, _>((outcome,))
        })
    })?;
    Ok(())
}
