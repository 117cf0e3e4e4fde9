//! The doors that clients come through: standard input and output, HTTP, Unix sockets.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use axum::Router;
use clap::Args;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::observing::Side;
use super::surroundings::{Input, Surroundings};
use crate::config::Settings;
use crate::server::admin::Door;
use crate::server::admin::routes::{self, Probes};
use crate::server::{
    Entrance, HttpError, HttpServer, HttpSettings, PreparedRules, PromptHost, Routes, Supervisor, UnixServer,
    serve_stdio,
};

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
    /// Say at /debug-info what helps to find a fault of the host
    #[arg(long)]
    dev: bool,
}

impl ServeArguments {
    /// Whether it is run for development.
    pub(super) fn dev(&self) -> bool {
        self.dev
    }
}

/// `localhost` is what people write; what it resolves to may be more than one address.
fn address(text: &str) -> Result<SocketAddr, String> {
    let text = text.strip_prefix("localhost").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1{port}"));
    text.parse().map_err(|_| "write an address and a port, as in 127.0.0.1:8080".to_owned())
}

/// What settings change of doors that are open.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Entrances {
    entrance: Entrance,
    /// Whether the network is one of them; who comes another way need not say who it is.
    has_http: bool,
    /// Whether an argument lets everybody in.
    insecure: bool,
}

impl Entrances {
    /// Checks by which rules clients would be let in.
    ///
    /// # Errors
    /// When the settings make no sense, or would let everybody in from everywhere.
    pub(in crate::cli) fn prepare(&self, settings: &Settings) -> Result<PreparedRules, HttpError> {
        let insecure = settings.http.insecure || self.insecure;
        let http = HttpSettings { insecure, ..settings.http.clone() };
        match self.has_http {
            true => self.entrance.prepare(&http, &settings.identity),
            false => Ok(PreparedRules::for_everybody(http)),
        }
    }

    /// Lets clients in by these rules from now on.
    pub(in crate::cli) fn publish(&self, rules: PreparedRules) {
        self.entrance.publish(rules);
    }
}

/// What is served, and where.
pub(super) struct Doors {
    http: Option<HttpServer>,
    unix: Option<UnixServer>,
    stdio: bool,
    entrances: Option<Entrances>,
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
        let (http, entrance) = match addresses.is_empty() {
            true => (None, Entrance::for_everybody(limits)),
            false => {
                let http = HttpServer::bind(addresses, limits, &settings.identity).await?;
                let entrance = http.entrance().clone();
                (Some(http), entrance)
            }
        };
        let unix = (!sockets.is_empty()).then(|| UnixServer::bind(sockets, entrance.clone())).transpose()?;
        let alone = http.is_none() && unix.is_none();
        let stdio = arguments.stdio
            || !arguments.no_stdio && (alone || !named && Surroundings::of_process().input == Input::Client);
        anyhow::ensure!(stdio || !alone, "nothing is to be served: pass --http or --unix, or leave out --no-stdio");
        let entrances = Entrances { entrance, has_http: http.is_some(), insecure: arguments.insecure };
        Ok(Self { http, unix, stdio, entrances: (!alone).then_some(entrances) })
    }

    /// Answers `probes` from now on, and has everybody else wait until the host serves.
    pub(super) fn welcome(self, probes: Probes) -> Self {
        let http = self.http.map(|http| {
            // Who has to say who they are is not told names of files without it.
            let entrance = http.entrance().clone();
            let open = routes::probes(probes, move || !entrance.asks_for_identity());
            http.with_routes(Routes { open, ..Routes::default() }).welcome()
        });
        Self { http, ..self }
    }

    /// What clients come through, for the operator.
    pub(super) fn described(&self, side: &Option<Side>) -> Vec<Door> {
        let door = |kind: &str, address: Option<String>| Door { kind: kind.to_owned(), address };
        let stdio = self.stdio.then(|| door("stdio", None));
        let http = self.http.iter().flat_map(HttpServer::urls).map(|url| door("http", Some(url)));
        let unix = self.unix.iter().flat_map(UnixServer::paths);
        let unix = unix.map(|path| door("unix", Some(path.display().to_string())));
        let metrics = side.iter().map(|side| door("metrics", Some(side.address().to_string())));
        stdio.into_iter().chain(http).chain(unix).chain(metrics).collect()
    }

    /// What settings change of them; none where only the client that started it is served.
    pub(super) fn entrances(&self) -> Option<Entrances> {
        self.entrances.clone()
    }

    /// Whether others than the client that started it may reach it.
    pub(super) fn are_shared(&self) -> bool {
        self.http.is_some() || self.unix.is_some()
    }

    /// Says what the host waits for where somebody may not know: to a person who started it at a
    /// terminal, and in the log of a service that nobody can reach.
    pub(super) fn greet(&self, surroundings: &Surroundings) {
        const TO_A_PERSON: &str = "Waiting for MCP messages on standard input; MCP clients start `host serve` themselves, \
            and `host demo` shows how to connect one. `host serve --http 127.0.0.1:8080` serves HTTP. Ctrl-C ends this.";
        match surroundings.input {
            Input::Terminal if self.stdio => {
                // With nowhere to say it, it is not said.
                let _ = writeln!(anstream::stderr().lock(), "{TO_A_PERSON}");
            }
            Input::Nobody if self.stdio => tracing::warn!(
                "nobody is on standard input, so the host ends at once: set `http.listen` or pass `--http` to serve others"
            ),
            _ => {}
        }
        tracing::debug!("started with {}", surroundings.described());
    }

    /// All of them in one line.
    pub(super) fn in_one_line(&self) -> String {
        let mut doors: Vec<String> = Vec::new();
        doors.extend(self.stdio.then(|| "standard input and output".to_owned()));
        doors.extend(self.http.iter().flat_map(HttpServer::urls));
        doors.extend(self.unix.iter().flat_map(UnixServer::paths).map(|path| path.display().to_string()));
        format!("serving on {}", doors.join(", "))
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
    pub(super) async fn serve(
        self,
        host: &PromptHost,
        admin: Router,
        shutdown: &CancellationToken,
        supervisor: &Supervisor,
    ) -> anyhow::Result<()> {
        let mut beside = JoinSet::new();
        if let Some(http) = self.http {
            let routes = Routes { admin, ..Routes::default() };
            let http = http.with_routes(routes).measured_by(host.traffic().clone());
            let (host, bounds, shutdown) = (host.clone(), host.bounds().clone(), shutdown.clone());
            let http = http.with_gate(host.gate().clone()).with_supervisor(supervisor.clone());
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
