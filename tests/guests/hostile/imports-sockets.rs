//! Wants to open a connection.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

struct ImportsSockets;

impl RuleGuest for ImportsSockets {
    const ID: &'static str = "imports-sockets";

    fn check(document: Document) -> Findings {
        let outcome = match std::net::TcpStream::connect("127.0.0.1:9") {
            Ok(_) => "connected".to_owned(),
            Err(error) => format!("not connected: {error}"),
        };
        Ok(vec![says(Self::CODE, &document, outcome)])
    }
}

export_rule_plugin!(ImportsSockets);
