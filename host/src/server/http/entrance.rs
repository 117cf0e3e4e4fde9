//! The rules by which clients are let in, which settings change while the host serves.
//!
//! A connection and a request go by the rules of the moment in which they begin. What lives longer
//! than a request, a session, a stream, a WebSocket, belongs to a caller, and ends when the rules no
//! longer vouch for that caller. Rules are checked before they hold: ones that make no sense, or
//! would open the host to everybody, leave the last good ones in force.

use std::net::SocketAddr;
use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::watch;
use tower_http::cors::CorsLayer;

use super::HttpError;
use super::identity::{Authenticator, Identity, IdentitySettings};
use super::origin::{Allowed, cors};
use super::settings::HttpSettings;

/// By which rules clients are let in. Clones are of the same entrance.
#[derive(Debug, Clone)]
pub struct Entrance(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// What is listened on.
    addresses: Vec<SocketAddr>,
    rules: ArcSwap<Rules>,
    /// Counts how often the rules changed.
    changes: watch::Sender<u64>,
}

/// The rules of one moment.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) settings: HttpSettings,
    /// None when nobody has to say who they are.
    pub(super) authenticator: Option<Authenticator>,
    pub(super) allowed: Allowed,
    /// What browsers are told; none for nothing.
    pub(super) cors: Option<CorsLayer>,
}

/// Rules that were checked and do not hold yet.
#[derive(Debug)]
pub struct PreparedRules(Arc<Rules>);

impl PreparedRules {
    /// Those of [`Entrance::for_everybody`].
    pub fn for_everybody(settings: HttpSettings) -> Self {
        Self(Arc::new(Rules::for_everybody(settings)))
    }
}

impl Rules {
    fn new(
        settings: &HttpSettings,
        identity: &IdentitySettings,
        addresses: &[SocketAddr],
        before: Option<&Self>,
    ) -> Result<Self, HttpError> {
        let before = before.and_then(|before| before.authenticator.as_ref());
        let authenticator = Authenticator::new(identity, before)?;
        let exposed = addresses.iter().find(|address| !address.ip().to_canonical().is_loopback());
        if let Some(address) = exposed
            && authenticator.is_none()
            && !settings.insecure
        {
            return Err(HttpError::Open(*address));
        }
        if exposed.is_some() && authenticator.is_some() && settings.tls_certificate.is_none() {
            tracing::warn!(
                "tokens are not encrypted on their way here: set `http.tls_certificate`, or put a proxy in front"
            );
        }
        let allowed = Allowed::new(settings, addresses)?;
        let cors = settings.cors.then(|| cors(&allowed));
        Ok(Self { settings: settings.clone(), authenticator, allowed, cors })
    }

    /// They let everybody in, under whatever name, within the bounds of `settings`.
    fn for_everybody(settings: HttpSettings) -> Self {
        Self { settings, authenticator: None, allowed: Allowed::everything(), cors: None }
    }

    /// Whether they would let this caller in again; none is a caller that did not say who it is.
    pub(super) fn vouch_for(&self, caller: Option<&Identity>) -> bool {
        match (&self.authenticator, caller) {
            (None, None) => true,
            (Some(authenticator), Some(caller)) => authenticator.vouches_for(caller),
            (None, Some(_)) | (Some(_), None) => false,
        }
    }
}

impl Entrance {
    /// The entrance of what is listened on at `addresses`.
    ///
    /// # Errors
    /// When the settings make no sense, or would let everybody in from everywhere.
    pub fn new(
        settings: &HttpSettings,
        identity: &IdentitySettings,
        addresses: &[SocketAddr],
    ) -> Result<Self, HttpError> {
        Ok(Self::of(Rules::new(settings, identity, addresses, None)?, addresses))
    }

    /// One that lets everybody in who reaches it, within the bounds of `settings`: nobody does over
    /// the network.
    pub fn for_everybody(settings: HttpSettings) -> Self {
        Self::of(Rules::for_everybody(settings), &[])
    }

    fn of(rules: Rules, addresses: &[SocketAddr]) -> Self {
        let (rules, changes) = (ArcSwap::from_pointee(rules), watch::Sender::new(0));
        Self(Arc::new(Inner { addresses: addresses.to_vec(), rules, changes }))
    }

    /// Checks other rules. What is the same as before goes on: tokens stay known, and keys of an
    /// issuer are not read again.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn prepare(&self, settings: &HttpSettings, identity: &IdentitySettings) -> Result<PreparedRules, HttpError> {
        let before = self.rules();
        Rules::new(settings, identity, &self.0.addresses, Some(&before)).map(|rules| PreparedRules(Arc::new(rules)))
    }

    /// Lets clients in by these rules from now on.
    pub fn publish(&self, PreparedRules(rules): PreparedRules) {
        self.0.rules.store(rules);
        self.0.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Whether callers have to say who they are.
    pub fn asks_for_identity(&self) -> bool {
        self.0.rules.load().authenticator.is_some()
    }

    /// The rules of this moment.
    pub(super) fn rules(&self) -> Arc<Rules> {
        self.0.rules.load_full()
    }

    /// Hears of each change from now on.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    /// Waits until the rules no longer vouch for this caller.
    pub(super) async fn turns_away(&self, caller: Option<&Identity>) {
        // First, so that no change comes between a look and the wait for the next one.
        let mut changes = self.changes();
        while self.0.rules.load().vouch_for(caller) {
            // The sender is as old as this.
            let _ = changes.changed().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::super::identity::{Scope, TokenHash, TokenSettings, token};
    use super::*;

    fn identity(tokens: &[(&str, &str, Scope)]) -> IdentitySettings {
        let entry = |(name, token, scope): &(&str, &str, Scope)| TokenSettings {
            name: (*name).to_owned(),
            hash: TokenHash::of(token),
            scopes: vec![*scope],
        };
        IdentitySettings { tokens: tokens.iter().map(entry).collect(), ..IdentitySettings::default() }
    }

    async fn caller(entrance: &Entrance, token: &str) -> Option<Arc<Identity>> {
        let header = axum::http::HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
        let headers = [(axum::http::header::AUTHORIZATION, header)].into_iter().collect();
        entrance.rules().authenticator.as_ref()?.identify(&headers).await.ok()
    }

    #[tokio::test]
    async fn whose_entry_is_gone_or_another_is_turned_away_and_others_are_not() {
        let http = HttpSettings::default();
        let tokens = [token::generate(), token::generate(), token::generate()];
        let [one, two, three] = [&*tokens[0], &*tokens[1], &*tokens[2]];
        let before =
            identity(&[("one", one, Scope::Improve), ("two", two, Scope::Improve), ("three", three, Scope::Admin)]);
        let entrance = Entrance::new(&http, &before, &[]).unwrap();
        let known = [one, two, three].map(|token| caller(&entrance, token));
        let known: Vec<Arc<Identity>> = futures::future::join_all(known).await.into_iter().flatten().collect();
        assert_eq!(known.len(), 3);
        let mut waiting: Vec<_> = known.iter().map(|known| Box::pin(entrance.turns_away(Some(&**known)))).collect();
        assert!(waiting.iter_mut().all(|waiting| waiting.as_mut().now_or_never().is_none()));
        // The first is taken out, the second may do other things, the third is as it was.
        let after = identity(&[("three", three, Scope::Admin), ("two", two, Scope::Templates)]);
        entrance.publish(entrance.prepare(&http, &after).unwrap());
        let ended: Vec<bool> = waiting.iter_mut().map(|waiting| waiting.as_mut().now_or_never().is_some()).collect();
        assert_eq!(ended, [true, true, false]);
        assert!(caller(&entrance, one).await.is_none() && caller(&entrance, two).await.is_some());
        assert!(!entrance.rules().vouch_for(None));
        entrance.publish(entrance.prepare(&http, &IdentitySettings::default()).unwrap());
        assert!(waiting[2].as_mut().now_or_never().is_some() && entrance.rules().vouch_for(None));
    }

    #[test]
    fn rules_that_would_open_the_host_to_everybody_never_hold() {
        let http = HttpSettings::default();
        let asked = identity(&[("one", "secret", Scope::Improve)]);
        let everywhere = ["0.0.0.0:0".parse().unwrap()];
        let entrance = Entrance::new(&http, &asked, &everywhere).unwrap();
        let refused = entrance.prepare(&http, &IdentitySettings::default()).unwrap_err();
        assert!(matches!(refused, HttpError::Open(_)), "{refused}");
        let insecure = HttpSettings { insecure: true, ..http };
        entrance.publish(entrance.prepare(&insecure, &IdentitySettings::default()).unwrap());
        assert!(!entrance.asks_for_identity());
    }
}
