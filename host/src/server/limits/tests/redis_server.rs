//! A Redis server of a test's own, which it may stop.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use super::*;

/// A server on a free port, without a trace on the disk.
pub(super) struct RedisServer {
    port: u16,
    child: Option<Child>,
}

impl RedisServer {
    /// None where there is no program to run, which is said.
    pub(super) fn start(test: &str) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { port, child: None };
        match server.run() {
            Ok(()) => Some(server),
            Err(error) => {
                eprintln!("{test} is left out: `redis-server` cannot be run ({error})");
                None
            }
        }
    }

    fn run(&mut self) -> std::io::Result<()> {
        let port = self.port.to_string();
        let arguments = ["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        let child = Command::new("redis-server")
            .args(arguments)
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        self.child = Some(child);
        Ok(())
    }

    pub(super) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Waits until it answers.
    pub(super) async fn is_up(&self) {
        let client = ::redis::Client::open(self.url()).unwrap();
        let answering = async {
            while client.get_multiplexed_async_connection().await.is_err() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), answering).await.unwrap();
    }

    /// Keys that it has, and how long each lasts, milliseconds.
    pub(super) async fn keys(&self) -> Vec<(String, i64)> {
        let client = ::redis::Client::open(self.url()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let keys: Vec<String> = ::redis::cmd("KEYS").arg("*").query_async(&mut connection).await.unwrap();
        let mut lasting = Vec::new();
        for key in keys {
            let left: i64 = ::redis::cmd("PTTL").arg(&key).query_async(&mut connection).await.unwrap();
            lasting.push((key, left));
        }
        lasting
    }

    pub(super) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub(super) fn start_again(&mut self) {
        self.run().unwrap();
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.stop();
    }
}
