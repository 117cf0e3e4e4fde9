//! The doors that clients come through: standard input and output, HTTP, Unix sockets.

use std::io;
use std::net::SocketAddr;
use std::os::fd::AsFd;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::config::{Layer, Loaded, SettingPath, Settings};
use crate::server::{HttpServer, HttpSettings, PromptHost, UnixServer, serve_stdio};

#[derive(Debug, Args)]
pub(in crate::cli) struct ServeArguments {
    /// Listen on this address for HTTP (/mcp) and WebSocket (/ws), as in 127.0.0.1:8080. May be
    /// repeated. Standard input and output are left alone then, unless --stdio is given
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    http: Vec<SocketAddr>,
    /// Listen on this Unix socket for lines of JSON. May be repeated
    #[arg(long, value_name = "PATH")]
    unix: Vec<PathBuf>,
    /// Serve standard input and output beside what else is served
    #[arg(long, conflicts_with = "no_stdio")]
    stdio: bool,
    /// Leave standard input and output alone
    #[arg(long)]
    no_stdio: bool,
    /// Let anybody call who reaches the host, also from other machines
    #[arg(long)]
    insecure: bool,
}

/// `localhost` is what people write; what it resolves to may be more than one address.
fn address(text: &str) -> Result<SocketAddr, String> {
    let text = text.strip_prefix("localhost").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1{port}"));
    text.parse().map_err(|_| "write an address and a port, as in 127.0.0.1:8080".to_owned())
}

/// What is served, and where.
pub(super) struct Doors {
    http: Option<HttpServer>,
    unix: Option<UnixServer>,
    stdio: bool,
}

impl Doors {
    /// Opens what the arguments name, else what the settings name, else standard input.
    ///
    /// A client that starts a host talks to it over standard input, whatever the user's settings
    /// say besides: a pipe or a socket there is taken for a client's, anything else is not.
    pub(super) async fn open(arguments: &ServeArguments, settings: &Settings) -> anyhow::Result<Self> {
        let named = !arguments.http.is_empty() || !arguments.unix.is_empty();
        let (addresses, sockets) = match named {
            true => (&arguments.http, &arguments.unix),
            false => (&settings.http.listen, &settings.http.unix),
        };
        let insecure = settings.http.insecure || arguments.insecure;
        let limits = HttpSettings { insecure, ..settings.http.clone() };
        let unix = (!sockets.is_empty()).then(|| UnixServer::bind(sockets, &limits)).transpose()?;
        let http = match addresses.is_empty() {
            true => None,
            false => Some(HttpServer::bind(addresses, limits, &settings.identity).await?),
        };
        let alone = http.is_none() && unix.is_none();
        let stdio = arguments.stdio || !arguments.no_stdio && (alone || !named && client_on_stdin());
        anyhow::ensure!(stdio || !alone, "nothing is to be served: pass --http or --unix, or leave out --no-stdio");
        Ok(Self { http, unix, stdio })
    }

    pub(super) fn announce(&self) {
        if self.stdio {
            tracing::info!("serving on standard input and output");
        }
        for url in self.http.iter().flat_map(HttpServer::urls) {
            tracing::info!(%url, "serving on HTTP");
        }
        for path in self.unix.iter().flat_map(UnixServer::paths) {
            tracing::info!(path = %path.display(), "serving on a Unix socket");
        }
    }

    /// Serves all of them until `shutdown`, which the end of standard input is, too.
    pub(super) async fn serve(self, host: &PromptHost, shutdown: &CancellationToken) -> anyhow::Result<()> {
        let mut beside = JoinSet::new();
        if let Some(http) = self.http {
            let (host, bounds, shutdown) = (host.clone(), host.bounds().clone(), shutdown.clone());
            beside.spawn(http.serve(bounds, move |lifetime| host.connect_for(lifetime), shutdown));
        }
        if let Some(unix) = self.unix {
            beside.spawn(unix.serve(host.clone(), shutdown.clone()));
        }
        let ended = match self.stdio {
            true => serve_stdio(host, shutdown.clone()).await.context("failed to serve").map(|_| ()),
            false => {
                shutdown.cancelled().await;
                Ok(())
            }
        };
        shutdown.cancel();
        while beside.join_next().await.is_some() {}
        ended
    }
}

/// Takes back what a project's file says of who may reach the host: whoever opens a cloned
/// repository should not thereby be reached by others. A file named with `--config` may say it.
pub(super) fn keep_to_yourself(settings: &mut Settings, loaded: &Loaded) {
    let defaults = HttpSettings::default();
    let said_by_project = |section: &str, key: &str| {
        let said = loaded.origin(&SettingPath::of_keys([section, key])).layer == Layer::Project;
        if said {
            tracing::warn!("`{section}.{key}` of a project has no effect: set it for the user, or pass --config");
        }
        said
    };
    if said_by_project("http", "listen") {
        settings.http.listen = defaults.listen;
    }
    if said_by_project("http", "unix") {
        settings.http.unix = defaults.unix;
    }
    if said_by_project("http", "insecure") {
        settings.http.insecure = defaults.insecure;
    }
    if said_by_project("http", "allowed_hosts") {
        settings.http.allowed_hosts = defaults.allowed_hosts;
    }
    if said_by_project("http", "allowed_origins") {
        settings.http.allowed_origins = defaults.allowed_origins;
    }
}

fn client_on_stdin() -> bool {
    let kind = rustix::fs::fstat(io::stdin().as_fd()).map(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode));
    kind.is_ok_and(|kind| matches!(kind, rustix::fs::FileType::Fifo | rustix::fs::FileType::Socket))
}
