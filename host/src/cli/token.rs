//! `host token`: tokens for callers over HTTP. The host keeps their hashes only.

use std::io::{self, Write as _};

use clap::{Args, Subcommand};

use super::Exit;
use crate::server::http::identity::token::generate;
use crate::server::http::identity::{Scope, TokenHash};

#[derive(Debug, Args)]
pub(super) struct TokenArguments {
    #[command(subcommand)]
    command: TokenCommand,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Make a token, and print it once with the settings that admit it
    New {
        /// Who holds it: the client that overrides of settings go by
        name: String,
        /// What its holder may do: improve, templates, feedback, admin
        #[arg(long, value_delimiter = ',', value_parser = scope, default_value = "improve,templates", value_name = "SCOPE")]
        scopes: Vec<Scope>,
    },
}

fn scope(text: &str) -> Result<Scope, String> {
    let known = Scope::ALL.map(Scope::as_str).join(", ");
    Scope::parse(text).ok_or_else(|| format!("the scopes are {known}"))
}

pub(super) fn run(arguments: &TokenArguments) -> anyhow::Result<Exit> {
    let TokenCommand::New { name, scopes } = &arguments.command;
    let token = generate();
    let hash = TokenHash::of(&token);
    let scopes: Vec<&str> = scopes.iter().copied().map(Scope::as_str).collect();
    let name = serde_json::to_string(name)?;
    // What can be piped is the token; what people read beside it is not.
    writeln!(io::stdout().lock(), "{token}")?;
    let mut notes = anstream::stderr().lock();
    writeln!(notes, "This is the only time it is shown. Add its hash to the settings:\n")?;
    writeln!(
        notes,
        "identity:\n  tokens:\n    - name: {name}\n      hash: {hash}\n      scopes: [{}]",
        scopes.join(", ")
    )?;
    Ok(Exit::Good)
}
