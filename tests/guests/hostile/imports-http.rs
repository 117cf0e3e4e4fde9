//! Wants to send requests: imports `wasi:http/types`, as every client does, and of it
//! only what makes a request's headers.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

#[allow(missing_docs, clippy::all, reason = "generated")]
mod client {
    wit_bindgen::generate!({
        inline: "
            package fixture:client;

            world client {
                import wasi:http/types@0.2.0;
            }

            package wasi:http@0.2.0 {
                interface types {
                    resource fields {
                        constructor();
                    }
                }
            }
        ",
        generate_all,
    });
}

use client::wasi::http::types::Fields;

struct ImportsHttp;

impl RuleGuest for ImportsHttp {
    const ID: &'static str = "imports-http";

    fn check(document: Document) -> Findings {
        drop(Fields::new());
        Ok(vec![says(Self::CODE, &document, "made the headers of a request".to_owned())])
    }
}

export_rule_plugin!(ImportsHttp);
