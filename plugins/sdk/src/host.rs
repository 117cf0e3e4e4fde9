//! What the host offers: settings, scores of the local model, its log.
//!
//! Outside a sandbox there is no host: settings and scores are absent and log lines
//! go nowhere, so a rule runs the same in a test as in a host that offers nothing.

/// The plugin's own setting `key`, as configured under `plugins.ID.settings`.
pub fn setting(key: &str) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return crate::bindings::prompt_host::plugin::settings::get(key);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = key;
        None
    }
}

/// A probability from 0 to 1 of the local model's head, such as `needs-clarification`.
pub fn score(head: &str) -> Option<f32> {
    #[cfg(target_arch = "wasm32")]
    return crate::bindings::prompt_host::plugin::scores::score(head);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = head;
        None
    }
}

macro_rules! levels {
    ($($(#[$doc:meta])* $name:ident => $level:ident,)*) => {$(
        $(#[$doc])*
        pub fn $name(message: &str) {
            #[cfg(target_arch = "wasm32")]
            {
                use crate::bindings::prompt_host::plugin::log::{Level, log};
                log(Level::$level, message);
            }
            #[cfg(not(target_arch = "wasm32"))]
            let _ = message;
        }
    )*};
}

/// Lines for the host's log, which bounds their number and length.
pub mod log {
    levels! {
        /// For the plugin's author, in detail.
        trace => Trace,
        /// For the plugin's author.
        debug => Debug,
        /// For the operator, as news.
        info => Info,
        /// For the operator: something is odd.
        warn => Warn,
        /// For the operator: something is broken.
        error => Error,
    }
}
