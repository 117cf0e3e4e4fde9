//! `wasi:http` to the hosts that a plugin was granted, and to nobody else.
//!
//! A request and its answer are taken whole, since both are short by grant. Redirects are not
//! followed, proxies are not asked, and a name is resolved once, to an address that is public or
//! written out in the grant: so nothing between the check and the connection can change.

use std::error::Error as _;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use reqwest::Client;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

use crate::network::{Private, PublicOnly};
use crate::plugin::{HttpGrant, PluginId};

/// What to do about a name on a private network.
const WAY_OUT: &str = "name its address in `grants.http.hosts`, too, if that is meant";

/// How the sandboxes of one plugin talk to others.
#[derive(Debug, Clone)]
pub(super) struct Outgoing(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    plugin: PluginId,
    grant: HttpGrant,
    bounds: PublicOnly,
    /// None where the system has no certificates.
    client: Option<Client>,
}

impl Outgoing {
    /// Within `grant`. Connections are kept for the plugin's further calls.
    pub(super) fn new(plugin: &PluginId, grant: HttpGrant) -> Self {
        // Of two libraries that could encrypt, the process has to name one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let besides = grant.hosts.iter().filter_map(|host| host.address()).collect();
        let bounds = PublicOnly { besides, way_out: WAY_OUT };
        let client = Client::builder()
            .dns_resolver(bounds.clone())
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(Duration::from_millis(grant.timeout_ms))
            .build()
            .inspect_err(|error| tracing::warn!(%plugin, %error, "plugin cannot send requests"))
            .ok();
        Self(Arc::new(Inner { plugin: plugin.clone(), grant, bounds, client }))
    }
}

/// The requests of one call.
#[derive(Debug)]
pub(super) struct Requests {
    outgoing: Option<Outgoing>,
    sent: u32,
}

impl Requests {
    /// None are sent without `outgoing`.
    pub(super) fn new(outgoing: Option<Outgoing>) -> Self {
        Self { outgoing, sent: 0 }
    }

    /// Counts a request, if there may be one more.
    fn another(&mut self) -> Result<Outgoing, Error> {
        let outgoing = self.outgoing.clone().ok_or(Error::HttpRequestDenied)?;
        if self.sent >= outgoing.0.grant.requests {
            return Err(Error::ConnectionLimitReached);
        }
        self.sent += 1;
        Ok(outgoing)
    }
}

type Io = Box<dyn Future<Output = Result<(), Error>> + Send>;
type Answer = Result<(http::Response<WasiBody>, Io), Error>;

impl WasiHttpHooks for Requests {
    fn send_request(
        &mut self,
        request: http::Request<WasiBody>,
        options: Option<RequestOptions>,
        _sent: Io,
    ) -> Box<dyn Future<Output = Answer> + Send> {
        let outgoing = self.another();
        Box::new(async move {
            let outgoing = outgoing?;
            let host = request.uri().host().unwrap_or_default().to_owned();
            let answer = outgoing.0.send(request, options.unwrap_or_default()).await;
            if let Err(error) = &answer {
                tracing::debug!(plugin = %outgoing.0.plugin, %host, ?error, "a plugin's request failed");
            }
            answer
        })
    }
}

impl Inner {
    async fn send(&self, request: http::Request<WasiBody>, options: RequestOptions) -> Answer {
        self.allowed(request.uri())?;
        let client = self.client.as_ref().ok_or(Error::TlsCertificateError)?;
        let (parts, body) = request.into_parts();
        let limit = self.grant.request_bytes;
        let body = Limited::new(body, limit).collect().await.map_err(|error| match error.downcast::<Error>() {
            Ok(error) => *error,
            Err(_) => Error::HttpRequestBodySize(Some(limit as u64)),
        })?;
        let request = http::Request::from_parts(parts, reqwest::Body::from(body.to_bytes()));
        let mut request = reqwest::Request::try_from(request).map_err(|_| Error::HttpRequestUriInvalid)?;
        let asked = [options.connect_timeout, options.first_byte_timeout].into_iter().flatten().min();
        let granted = Duration::from_millis(self.grant.timeout_ms);
        *request.timeout_mut() = Some(asked.map_or(granted, |asked| asked.min(granted)));
        let answer = client.execute(request).await.map_err(|error| cause(&error))?;
        self.taken(answer).await
    }

    /// Whether a request may go there.
    fn allowed(&self, uri: &http::Uri) -> Result<(), Error> {
        let is_encrypted = uri.scheme_str() != Some("http");
        let port = uri.port_u16().unwrap_or(if is_encrypted { 443 } else { 80 });
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        if !self.grant.hosts.iter().any(|named| named.matches(is_encrypted, host, port)) {
            return Err(Error::HttpRequestDenied);
        }
        // No name is resolved for an address that is written out, so it is looked at here.
        match host.parse::<IpAddr>() {
            Ok(address) if !self.bounds.allows(address) => Err(Error::DestinationIpProhibited),
            _ => Ok(()),
        }
    }

    /// The whole answer, as far as it may go.
    async fn taken(&self, mut answer: reqwest::Response) -> Answer {
        let limit = self.grant.response_bytes;
        let too_long = || Error::HttpResponseBodySize(Some(limit as u64));
        if answer.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_long());
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| cause(&error))? {
            if body.len() + chunk.len() > limit {
                return Err(too_long());
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(Full::from(body).map_err(|never| match never {}).boxed_unsync());
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok((response, Box::new(async { Ok(()) })))
    }
}

/// What a failed request comes down to for the plugin.
fn cause(error: &reqwest::Error) -> Error {
    let mut source = error.source();
    while let Some(cause) = source {
        if cause.is::<Private>() {
            return Error::DestinationIpProhibited;
        }
        source = cause.source();
    }
    match () {
        () if error.is_timeout() => Error::HttpResponseTimeout,
        () if error.is_connect() => Error::ConnectionRefused,
        () if error.is_body() || error.is_decode() => Error::HttpResponseIncomplete,
        () => Error::HttpProtocolError,
    }
}
