//! A connection that can be cut: what is connected is torn off, and nobody new comes through.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// Stands between the host and a server.
#[derive(Debug)]
pub(crate) struct Wire {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    is_cut: AtomicBool,
    count: AtomicU64,
    open: Mutex<HashMap<u64, AbortHandle>>,
}

impl Wire {
    /// To `server`, as in `127.0.0.1:5432`.
    pub(crate) async fn to(server: String) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::default());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if !shared.is_cut.load(Ordering::SeqCst) {
                    shared.join(client, server.clone());
                }
            }
        });
        Ok(Self { address, state })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn cut(&self) {
        self.state.is_cut.store(true, Ordering::SeqCst);
        for (_, open) in self.state.open.lock().unwrap_or_else(PoisonError::into_inner).drain() {
            open.abort();
        }
    }

    pub(crate) fn mend(&self) {
        self.state.is_cut.store(false, Ordering::SeqCst);
    }
}

impl State {
    fn join(self: &Arc<Self>, mut client: TcpStream, server: String) {
        let (state, number) = (Arc::clone(self), self.count.fetch_add(1, Ordering::Relaxed));
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let task = tokio::spawn(async move {
            if let Ok(mut server) = TcpStream::connect(server).await {
                let _ = copy_bidirectional(&mut client, &mut server).await;
            }
            state.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        });
        open.insert(number, task.abort_handle());
    }
}
