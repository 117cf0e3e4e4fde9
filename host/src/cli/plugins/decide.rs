//! `host plugins promote` and `rollback`: what becomes of a version that runs beside another.

use std::io::Write as _;

use crate::cli::running::running_hosts;
use crate::cli::{Exit, render};
use crate::reload::ReloadReport;
use crate::server::control::{self, Command};

pub(super) async fn run(command: Command) -> anyhow::Result<Exit> {
    let hosts = running_hosts().await?;
    let mut out = anstream::stdout().lock();
    if hosts.is_empty() {
        writeln!(out, "No host of yours is running, so no version runs beside another.")?;
        return Ok(Exit::Found);
    }
    // Hosts decide alone, and one may have decided before: each is told.
    let mut done = false;
    for host in hosts {
        let pid = host.status.pid;
        match control::call::<ReloadReport>(&host, command.clone()).await {
            Ok(report) => {
                done = true;
                write!(out, "{}", render::plugins::reload(pid, &report))?;
            }
            Err(error) => writeln!(out, "host {pid}: {error}")?,
        }
    }
    Ok(if done { Exit::Good } else { Exit::Found })
}
