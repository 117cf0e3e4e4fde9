//! `host plugins publish`: brings a component to a registry.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::super::{Exit, GlobalArguments};
use super::OutputArguments;
use super::store::Store;
use crate::distribution::{PrivateKey, PublishOptions, Reference, key_file};

#[derive(Debug, Args)]
pub(super) struct PublishArguments {
    /// The component
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// oci://REGISTRY/REPOSITORY, with :TAG; without, its version
    #[arg(value_name = "PLACE")]
    place: String,
    /// Sign it with this private key: ECDSA P-256 as PEM, PKCS #8
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Where its source is
    #[arg(long, value_name = "URL")]
    source: Option<String>,
    /// Let a tag that is there name this one from now on
    #[arg(long)]
    overwrite: bool,
    #[command(flatten)]
    output: OutputArguments,
}

pub(super) async fn run(global: &GlobalArguments, arguments: &PublishArguments) -> anyhow::Result<Exit> {
    let working_folder = std::env::current_dir().context("failed to find the working folder")?;
    let place = Reference::parse(&arguments.place, &working_folder)?;
    let place =
        place.oci().with_context(|| format!("{place} is no registry: write `oci://REGISTRY/REPOSITORY:TAG`"))?;
    let key = match &arguments.key {
        Some(path) => Some(PrivateKey::from_pem(&key_file(path)?, &path.display().to_string())?),
        None => None,
    };
    let store = Store::open(global)?;
    // What somebody publishes is their own: nobody else has to have signed it.
    let bytes = store.fetcher.own_file(&working_folder.join(&arguments.file))?;
    let described = store.described(&bytes).await;
    let described = described.with_context(|| format!("{} is no plugin", arguments.file.display()))?;
    let options =
        PublishOptions { source: arguments.source.as_deref(), key: key.as_ref(), overwrite: arguments.overwrite };
    let published = store.fetcher.publish(&bytes, &described, place, options).await?;
    let mut out = anstream::stdout().lock();
    if arguments.output.json {
        let told = json!({
            "id": described.info.id, "version": described.info.version,
            "reference": published.reference.to_string(), "manifest": published.manifest,
            "digest": published.component, "was_there": published.was_there, "signer": published.signer,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(Exit::Good);
    }
    let word = if published.was_there { "there already" } else { "published" };
    writeln!(out, "{} {} is {word}", described.info.id, described.info.version)?;
    writeln!(out, "  place   {}", published.reference)?;
    writeln!(out, "  digest  {}", published.component)?;
    if let Some(signer) = published.signer {
        writeln!(out, "  signed  by the key {}", signer.short())?;
    }
    Ok(Exit::Good)
}
