//! One file of `tests/cases`, read as its README says.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use prompt_host::improve::Request;

/// What goes in, and what must come out.
pub(super) struct Case {
    pub(super) request: Request,
    pub(super) language: Option<String>,
    pub(super) expected: String,
    /// None when the case says nothing of findings.
    pub(super) findings: Option<Vec<Expected>>,
}

/// One line of the last part.
#[derive(Debug)]
pub(super) enum Expected {
    /// A question, whole.
    Question(String),
    /// A finding of a rule, with this in its message.
    Finding { code: String, says: String },
}

impl Case {
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let file = std::fs::read_to_string(path)?;
        let (settings, texts) = file.split_once("\n-----\n").context("there is no line of five dashes")?;
        let mut parts = texts.split("\n=====\n");
        let input = restored(parts.next().unwrap_or_default());
        let expected = parts.next().context("there is no line of five equals signs after the input")?;
        let findings = parts.next().map(expected_findings).transpose()?;
        ensure!(parts.next().is_none(), "there are more than three parts");
        let last = expected.strip_suffix('\n').filter(|_| findings.is_none()).unwrap_or(expected);
        let mut case = Self {
            expected: if last == "unchanged" { input.clone() } else { restored(last) },
            request: Request { prompt: input, ..Request::default() },
            language: None,
            findings,
        };
        for line in settings.lines() {
            case.set(line).with_context(|| format!("in the line `{line}`"))?;
        }
        ensure!(!case.request.include.is_empty(), "`rules` names no rule");
        Ok(case)
    }

    fn set(&mut self, line: &str) -> anyhow::Result<()> {
        let (name, value) = line.split_once(": ").context("a setting looks like `name: value`")?;
        match name {
            "rules" => self.request.include = value.split(',').map(|code| code.trim().to_owned()).collect(),
            "target" => self.request.target = Some(serde_json::from_value(value.into())?),
            "apply" => self.request.apply = Some(serde_json::from_value(value.into())?),
            "prior-turns" => self.request.prior_turns = value.parse()?,
            "language" => self.language = Some(value.to_owned()),
            "context" => {
                let (name, text) = value.split_once(" = ").context("an attachment looks like `NAME = TEXT`")?;
                self.request.context.push((name.to_owned(), restored(text)));
            }
            _ => bail!("there is no such setting"),
        }
        Ok(())
    }
}

fn expected_findings(part: &str) -> anyhow::Result<Vec<Expected>> {
    if part.trim() == "none" {
        return Ok(Vec::new());
    }
    part.lines()
        .map(|line| match line.split_once(' ') {
            Some(("?", question)) => Ok(Expected::Question(question.to_owned())),
            Some(("!", finding)) => {
                let (code, says) = finding.split_once(' ').unwrap_or((finding, ""));
                Ok(Expected::Finding { code: code.to_owned(), says: says.to_owned() })
            }
            _ => bail!("`{line}` is neither `? TEXT` nor `! CODE TEXT` nor `none`"),
        })
        .collect()
}

const SYMBOLS: [(char, char); 4] = [('␠', ' '), ('␉', '\t'), ('␍', '\r'), ('␤', '\n')];

fn restored(text: &str) -> String {
    text.chars()
        .map(|mark| SYMBOLS.iter().find(|(symbol, _)| *symbol == mark).map_or(mark, |(_, meant)| *meant))
        .collect()
}

/// A text whose marks a reader of a failure can see.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::new();
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        let words = line.trim_end_matches(' ');
        shown.push_str(&words.replace("  ", "␠␠").replace('\t', "␉").replace('\r', "␍"));
        shown.push_str(&"␠".repeat(line.len() - words.len()));
        shown.push_str(end);
    }
    shown
}
