//! `host records prune`.

use std::io::{self, IsTerminal as _, Write as _};

use anyhow::bail;
use clap::Args;

use super::filter::{FilterArguments, ago};
use super::{Exit, render};
use crate::records::{Filter, RecordStore, UtcTime};

#[derive(Debug, Args)]
pub(super) struct PruneArguments {
    /// Those older than this, as in `90d`
    #[arg(long, value_name = "AGE", value_parser = ago)]
    older_than: Option<UtcTime>,
    #[command(flatten)]
    filter: FilterArguments,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

impl PruneArguments {
    fn filter(&self) -> Filter {
        let filter = self.filter.filter();
        // Both bounds hold: the earlier one.
        let until = filter.until.into_iter().chain(self.older_than).min();
        Filter { until, ..filter }
    }
}

pub(super) async fn run(store: &dyn RecordStore, arguments: &PruneArguments) -> anyhow::Result<Exit> {
    let filter = arguments.filter();
    if filter == Filter::default() {
        bail!(
            "say which records: `--older-than 90d`, or a filter such as `--origin synthetic`; `--older-than 0s` is all"
        );
    }
    let stats = store.stats(&filter).await?;
    if stats.records == 0 {
        writeln!(anstream::stdout().lock(), "there is nothing to remove")?;
        return Ok(Exit::Good);
    }
    if !arguments.yes {
        let asked = io::stdin().is_terminal() && io::stderr().is_terminal();
        if !asked {
            bail!("this would remove {}: say `--yes`", render::records::span(&stats));
        }
        let question = format!("remove {} from the {} store? [y/N] ", render::records::span(&stats), store.name());
        write!(anstream::stderr().lock(), "{question}")?;
        let mut answer = String::new();
        io::stdin().read_line(&mut answer)?;
        if !matches!(answer.trim(), "y" | "Y" | "yes") {
            writeln!(anstream::stdout().lock(), "nothing was removed")?;
            return Ok(Exit::Good);
        }
    }
    let removed = store.prune(&filter).await?;
    let removed = render::counted(usize::try_from(removed).unwrap_or(usize::MAX), "record");
    writeln!(anstream::stdout().lock(), "removed {removed} from the {} store", store.name())?;
    Ok(Exit::Good)
}
