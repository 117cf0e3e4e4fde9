//! The functions of one interface, as a component exports them on one track of the contract.

use wasmtime::component::{Component, ComponentExportIndex, ComponentNamedList, Instance, Lift, Lower, TypedFunc};
use wasmtime::{Store, format_err};

use super::state::CallState;
use crate::plugin::Track;
use crate::plugin::contract::split_version;

/// Where a component has an interface, and of which track it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    track: Track,
    index: ComponentExportIndex,
}

impl Place {
    /// Finds `interface` among the `exports` of a component, the newest where there are several.
    pub(super) fn find(component: &Component, exports: &[String], interface: &str) -> Option<Self> {
        let tracks = exports.iter().filter_map(|export| match split_version(export) {
            (name, Some(version)) if name == interface => Some((Track::of(version).ok()?, export)),
            _ => None,
        });
        let (track, export) = tracks.max_by_key(|(track, _)| *track)?;
        Some(Self { track, index: component.get_export_index(None, export)? })
    }

    /// The functions there, in one sandbox.
    pub(super) fn of(self, instance: &Instance) -> Functions {
        Functions { place: self, instance: *instance }
    }
}

/// An interface's functions in one sandbox.
#[derive(Clone, Copy)]
pub(super) struct Functions {
    place: Place,
    instance: Instance,
}

impl Functions {
    /// In whose words it is called.
    pub(super) fn track(&self) -> Track {
        self.place.track
    }

    /// Calls one of them, and gives what it answers.
    ///
    /// # Errors
    /// Whatever stopped it; also when there is none of that name and these types.
    pub(super) async fn call<P, R>(&self, store: &mut Store<CallState>, name: &str, arguments: P) -> wasmtime::Result<R>
    where
        P: ComponentNamedList + Lower,
        R: Lift + 'static,
        (R,): ComponentNamedList + Lift,
    {
        let (answer,) = self.typed::<P, R>(store, name)?.call_async(store, arguments).await?;
        Ok(answer)
    }

    /// Whether there is one that takes `P` and answers `R`. Types are compared here, before every call.
    ///
    /// # Errors
    /// What it has instead.
    pub(super) fn typed<P, R>(&self, store: &mut Store<CallState>, name: &str) -> wasmtime::Result<TypedFunc<P, (R,)>>
    where
        P: ComponentNamedList + Lower,
        (R,): ComponentNamedList + Lift,
    {
        let Self { instance, place } = self;
        let index = instance.get_export_index(&mut *store, Some(&place.index), name);
        let function = index.and_then(|index| instance.get_func(&mut *store, index));
        let function = function.ok_or_else(|| format_err!("it has no function `{name}`"))?;
        function.typed(&*store).map_err(|error| error.context(format!("`{name}`")))
    }
}
