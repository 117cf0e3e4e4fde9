//! The running hosts of this user, as commands ask them.

use std::io::Write as _;

use anyhow::Context as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::server::control::{self, Command, ControlError, RefusalCode, RunningHost, Unreachable};

/// What one running host answered.
#[derive(Debug, Serialize)]
pub(super) struct FromHost<T> {
    pub(super) pid: u32,
    pub(super) version: String,
    #[serde(flatten)]
    pub(super) answer: T,
}

/// Every running host. Those that do not answer are named on standard error.
pub(super) async fn running_hosts() -> anyhow::Result<Vec<RunningHost>> {
    let (hosts, unreachable) = control::running_hosts().await;
    let mut complaints = anstream::stderr().lock();
    for Unreachable { path, error } in unreachable {
        writeln!(complaints, "{}: {:#}", path.display(), anyhow::Error::from(error))?;
    }
    Ok(hosts)
}

/// What all of them answer.
///
/// # Errors
/// When one of them does not.
pub(super) async fn ask_all<T: DeserializeOwned>(
    hosts: &[RunningHost],
    command: &Command,
) -> anyhow::Result<Vec<FromHost<T>>> {
    let mut answers = Vec::with_capacity(hosts.len());
    for host in hosts {
        let answer = control::call(host, command.clone()).await;
        let answer = answer.with_context(|| format!("host {} did not do it", host.status.pid))?;
        answers.push(FromHost::of(host, answer));
    }
    Ok(answers)
}

/// What those of them answer that know what `command` is about: the others say `unknown`.
///
/// # Errors
/// When one of them fails otherwise, and the refusal when none of them knows.
pub(super) async fn ask_those_who_know<T: DeserializeOwned>(
    hosts: &[RunningHost],
    command: &Command,
    unknown: RefusalCode,
) -> anyhow::Result<Vec<FromHost<T>>> {
    let mut answers = Vec::new();
    let mut refusal = None;
    for host in hosts {
        match control::call(host, command.clone()).await {
            Ok(answer) => answers.push(FromHost::of(host, answer)),
            Err(ControlError::Refused(refused)) if refused.code == unknown => refusal = Some(refused),
            Err(error) => return Err(error).with_context(|| format!("host {} did not do it", host.status.pid)),
        }
    }
    match refusal {
        Some(refusal) if answers.is_empty() => Err(ControlError::Refused(refusal).into()),
        _ => Ok(answers),
    }
}

impl<T> FromHost<T> {
    fn of(host: &RunningHost, answer: T) -> Self {
        Self { pid: host.status.pid, version: host.status.version.clone(), answer }
    }
}
