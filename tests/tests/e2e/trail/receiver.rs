//! A server that takes every request, and keeps it.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::client::PATIENCE;

/// One request.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// The first line and the headers, in lower case.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

/// Takes requests on a free port of this machine.
pub(super) struct Receiver {
    pub(super) address: String,
    taken: Arc<watch::Sender<Vec<Taken>>>,
}

impl Receiver {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let taken = Arc::new(watch::Sender::new(Vec::new()));
        let keep = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let keep = Arc::clone(&keep);
                tokio::spawn(async move { attend(stream, &keep).await });
            }
        });
        Self { address, taken }
    }

    /// Waits for a request of which `is_it` holds.
    pub(super) async fn wait_for(&self, what: &str, is_it: impl Fn(&Taken) -> bool) -> Taken {
        let mut taken = self.taken.subscribe();
        let there = taken.wait_for(|taken| taken.iter().any(&is_it));
        let taken =
            tokio::time::timeout(PATIENCE, there).await.unwrap_or_else(|_| panic!("never came: {what}")).unwrap();
        taken.iter().find(|taken| is_it(taken)).unwrap().clone()
    }
}

async fn attend(mut stream: TcpStream, keep: &watch::Sender<Vec<Taken>>) {
    let mut read = Vec::new();
    loop {
        let end = read.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4);
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&read[..end]).to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            if read.len() >= end + length {
                let body = read[end..end + length].to_vec();
                read.drain(..end + length);
                keep.send_modify(|taken| taken.push(Taken { head, body }));
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await.unwrap();
                continue;
            }
        }
        match tokio::time::timeout(Duration::from_secs(600), stream.read_buf(&mut read)).await {
            Ok(Ok(count)) if count > 0 => {}
            _ => return,
        }
    }
}
