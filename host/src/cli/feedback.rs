//! `host feedback`: what the person did with an improved prompt.
//!
//! A host that runs may have the record still on its way, so it is asked first. Without one that
//! knows it, the feedback goes to the store by the way that a host's would: through the journal.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;

use super::running::{FromHost, ask_those_who_know, running_hosts};
use super::{Exit, GlobalArguments, input, local, logging, render};
use crate::config::Settings;
use crate::records::{Feedback, Receipt, RecordId, Verdict};
use crate::server::control::{Command, ControlError, RefusalCode};

/// How long writing to the store may take; what is left by then stays in the journal.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, Args)]
pub(super) struct FeedbackArguments {
    /// The record, as `record_id` in an answer names it
    id: RecordId,
    /// What the person did with the improved prompt
    outcome: Verdict,
    /// The text that was used in the end, for `edited`; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    final_text: Option<PathBuf>,
    /// From 1, useless, to 5, just right
    #[arg(long, value_name = "1-5")]
    rating: Option<u8>,
    /// In your words
    #[arg(long)]
    comment: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(global: &GlobalArguments, arguments: &FeedbackArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let final_text = match &arguments.final_text {
        Some(path) if path.as_os_str() == "-" => Some(input::prompt(Some("-"))?),
        Some(path) => Some(input::file(path)?),
        None => None,
    };
    let feedback = Feedback {
        record_id: arguments.id,
        outcome: arguments.outcome,
        final_text,
        rating: arguments.rating,
        comment: arguments.comment.clone(),
    };
    let receipt = local::tokio_runtime()?.block_on(async {
        match to_a_running_host(feedback.clone()).await? {
            Some(receipt) => Ok(receipt),
            None => to_the_store(&settings, feedback).await,
        }
    })?;
    let mut out = anstream::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&receipt)?)?;
    } else {
        write!(out, "{}", render::records::receipt(&receipt))?;
    }
    Ok(Exit::Good)
}

/// None when no running host knows the record.
async fn to_a_running_host(feedback: Feedback) -> anyhow::Result<Option<Receipt>> {
    let hosts = running_hosts().await?;
    let command = Command::Feedback { feedback };
    let answers: anyhow::Result<Vec<FromHost<Receipt>>> =
        ask_those_who_know(&hosts, &command, RefusalCode::UnknownRecord).await;
    match answers {
        Ok(answers) => Ok(answers.into_iter().next().map(|from| from.answer)),
        Err(error) => match error.downcast_ref::<ControlError>() {
            Some(ControlError::Refused(refusal)) if refusal.code == RefusalCode::UnknownRecord => Ok(None),
            _ => Err(error),
        },
    }
}

async fn to_the_store(settings: &Settings, feedback: Feedback) -> anyhow::Result<Receipt> {
    let recorder = local::recorder(settings).await.context("failed to reach the records")?;
    let receipt = recorder.feedback(feedback).await;
    recorder.drain(PATIENCE).await;
    Ok(receipt?)
}
