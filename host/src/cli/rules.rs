//! `host rules list|explain`: what the plugins of this machine would look for.

use std::io::{IsTerminal as _, Write as _};

use anyhow::bail;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::nearest::nearest;
use super::{Exit, GlobalArguments, local, logging, render};
use crate::plugin::rule_name::names;
use crate::plugin::{Applicability, Generation, Phase, PluginId};
use crate::server::documentation;

#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// List the rules of all plugins
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the page of one rule
    Explain {
        /// Its code, or `plugin/code`
        #[arg(value_name = "CODE")]
        code: String,
    },
}

/// One rule of the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct RuleRow {
    /// Whose it is.
    pub(super) plugin: PluginId,
    /// Its code, unique in the plugin.
    pub(super) code: String,
    /// One sentence.
    pub(super) summary: String,
    /// When its edits are applied.
    pub(super) phase: Phase,
    /// The surest of its edits; null when it never edits.
    pub(super) applicability: Option<Applicability>,
    /// BCP 47 primary tags it understands; empty for any.
    pub(super) languages: Vec<String>,
    /// Whether it is asked when nobody names rules.
    pub(super) enabled: bool,
    /// Where the advice comes from.
    pub(super) source: String,
}

pub(super) fn run(global: &GlobalArguments, arguments: &RulesArguments) -> anyhow::Result<Exit> {
    let settings = global.load()?.settings;
    logging::start_for_command(global, &settings.log)?;
    let plugins = local::tokio_runtime()?.block_on(local::plugins(&settings, local::Needed::ForPrompts))?;
    let generation = plugins.current();
    let mut out = anstream::stdout().lock();
    match &arguments.command {
        RulesCommand::List { json: true } => {
            writeln!(out, "{}", serde_json::to_string_pretty(&rows(&generation))?)?;
        }
        RulesCommand::List { json: false } => write!(out, "{}", render::rules(&rows(&generation)))?,
        RulesCommand::Explain { code } => {
            let page = explain(&generation, code)?;
            if std::io::stdout().is_terminal() {
                write!(out, "{}", render::markdown(&page))?;
            } else {
                write!(out, "{page}")?;
            }
        }
    }
    Ok(Exit::Good)
}

/// All rules, in the order of plugins and of each plugin's own rules.
fn rows(generation: &Generation) -> Vec<RuleRow> {
    let row = |(loaded, rule): (&crate::plugin::Loaded, &crate::plugin::RuleInfo)| RuleRow {
        plugin: loaded.id().clone(),
        code: rule.code.clone(),
        summary: rule.summary.clone(),
        phase: rule.phase,
        applicability: rule.applicability,
        languages: rule.languages.clone(),
        enabled: generation.policy.enables(loaded.id()) && generation.policy.rule(loaded.id(), rule).runs(),
        source: rule.source.clone(),
    };
    generation.rules().map(row).collect()
}

/// The page of the one rule that `name` means.
///
/// # Errors
/// When it means none, or several.
fn explain(generation: &Generation, name: &str) -> anyhow::Result<String> {
    let rules: Vec<(&str, &str)> =
        generation.rules().map(|(loaded, rule)| (loaded.id().as_str(), rule.code.as_str())).collect();
    let meant: Vec<(&str, &str)> = rules.iter().copied().filter(|(plugin, code)| names(name, plugin, code)).collect();
    // A rule called as its own plugin is the rule, for a page is about one.
    let of_that_code: Vec<(&str, &str)> = meant.iter().copied().filter(|(_, code)| *code == name).collect();
    let meant = if of_that_code.is_empty() { meant } else { of_that_code };
    let page = match meant.as_slice() {
        [(plugin, code)] => documentation::rule(generation, plugin, code),
        [] => None,
        several => {
            let names: Vec<String> = several.iter().map(|(plugin, code)| format!("{plugin}/{code}")).collect();
            bail!("`{name}` means several rules: name one of {}", names.join(", "));
        }
    };
    let hint = || match nearest(name, rules.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "`host rules list` shows them all".to_owned(),
    };
    page.ok_or_else(|| anyhow::anyhow!("there is no rule `{name}`: {}", hint()))
}
