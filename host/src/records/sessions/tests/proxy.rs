//! A line to a server that can be cut.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What becomes of those who connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// They reach the server.
    Whole,
    /// They are cut off.
    Cut,
    /// They hear nothing, as from a machine that is off.
    Dead,
}

/// Passes bytes on from a port of its own.
pub(super) struct Proxy {
    pub(super) address: SocketAddr,
    line: Arc<watch::Sender<Line>>,
}

impl Proxy {
    pub(super) async fn before(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let line = Arc::new(watch::Sender::new(Line::Whole));
        let state = line.subscribe();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(pass_on(client, server.clone(), state.clone()));
            }
        });
        Self { address, line }
    }

    /// Open connections are cut too, whatever becomes of new ones.
    pub(super) fn set(&self, line: Line) {
        self.line.send_replace(line);
    }
}

async fn pass_on(mut client: TcpStream, server: String, mut line: watch::Receiver<Line>) {
    let now = *line.borrow_and_update();
    if now == Line::Cut {
        return;
    }
    let pass = async {
        if now == Line::Dead {
            return std::future::pending().await;
        }
        let mut server = TcpStream::connect(server).await.unwrap();
        let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
    };
    tokio::select! {
        () = pass => {}
        _ = line.changed() => {}
    }
}
