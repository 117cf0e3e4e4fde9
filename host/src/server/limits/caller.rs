//! Who asks for what, as far as budgets go by it.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::request::Parts;
use rmcp::model::Extensions;
use rmcp::service::{RequestContext, RoleServer};

use crate::server::http::identity::{Identity, Scope};
use crate::server::tools;

/// Requests that are counted. Handshakes, pings and what takes something back are not: a client
/// that is told to wait must be able to do that. Subscriptions have a bound of their own.
const COUNTED: [&str; 9] = [
    "tools/call",
    "tools/list",
    "prompts/get",
    "prompts/list",
    "resources/read",
    "resources/list",
    "resources/templates/list",
    "resources/subscribe",
    "completion/complete",
];

/// The tool whose calls count as many requests as they have prompts.
pub(crate) const BATCH: &str = "improve_prompts";

/// The address that a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Peer(pub(crate) IpAddr);

impl Peer {
    /// What budgets go by. Whoever has an IPv6 address has the 2⁶⁴ beside it too.
    pub(super) fn key(self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => format!("address {address}"),
            IpAddr::V6(address) => {
                let network = Ipv6Addr::from_bits(address.to_bits() >> 64 << 64);
                format!("address {network}/64")
            }
        }
    }
}

/// Put beside a request that was counted on its way in, so that it is not counted again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Admitted;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    /// What its budgets go by.
    pub(super) key: String,
    /// The name that overrides go by; none for a stranger.
    pub(super) name: Option<String>,
}

impl Caller {
    /// Whoever a token is of, else whoever has the address.
    pub(crate) fn over_network(identity: Option<&Identity>, peer: Option<Peer>) -> Self {
        match identity {
            Some(identity) => Self::known(identity),
            None => Self { key: peer.map_or_else(|| "unknown".to_owned(), Peer::key), name: None },
        }
    }

    fn known(identity: &Identity) -> Self {
        let (kind, name) = identity.owner();
        Self { key: format!("{kind:?} {name}"), name: Some(name) }
    }

    /// Who sent the request of a context. A client without an address sits on this machine, and
    /// goes by the name that it gives itself.
    pub(crate) fn of(context: &RequestContext<RoleServer>) -> Self {
        let extensions = &context.extensions;
        if let Some(identity) = Identity::of(extensions) {
            return Self::known(identity);
        }
        match extension::<Peer>(extensions) {
            Some(peer) => Self::over_network(None, Some(peer)),
            None => {
                let name = tools::client(context);
                Self { key: format!("local {}", name.as_deref().unwrap_or_default()), name }
            }
        }
    }
}

/// Whether a request was counted on its way in.
pub(super) fn is_admitted(context: &RequestContext<RoleServer>) -> bool {
    extension::<Admitted>(&context.extensions).is_some()
}

/// What was put beside a request, by HTTP or by a WebSocket.
fn extension<T: Copy + Send + Sync + 'static>(extensions: &Extensions) -> Option<T> {
    let by_http = || extensions.get::<Parts>()?.extensions.get::<T>();
    extensions.get::<T>().or_else(by_http).copied()
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Operation {
    /// The scope that it needs, which is its class.
    pub(super) class: Option<Scope>,
    /// How many requests it counts as.
    pub(super) cost: u32,
}

impl Operation {
    /// A request for `method`, with the `name` or `uri` in its parameters and the number of its
    /// prompts; none where such requests are not counted.
    pub(crate) fn of(method: &str, subject: Option<&str>, prompts: usize) -> Option<Self> {
        let is_batch = method == "tools/call" && subject == Some(BATCH);
        let cost = if is_batch { u32::try_from(prompts).unwrap_or(u32::MAX).max(1) } else { 1 };
        COUNTED.contains(&method).then(|| Self { class: Scope::of_request(method, subject), cost })
    }
}
