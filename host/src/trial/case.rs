//! One case: what goes in, and what must come out. `docs/plugins/cases.md` has the format.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

use crate::improve::Request;

/// The line below the settings.
const SETTINGS_END: &str = "-----";
/// The line between input, expected text and expected findings.
const PART_END: &str = "=====";
/// Expected text that is the input.
const UNCHANGED: &str = "unchanged";
/// Expected text of what must fail.
const FAILS: &str = "fails";
/// Expected findings when there must be none.
const NONE: &str = "none";

/// Marks that editors and readers lose, and the symbols that cases write for them.
const SYMBOLS: [(char, char); 4] = [('␠', ' '), ('␉', '\t'), ('␍', '\r'), ('␤', '\n')];

/// What goes in, and what must come out.
#[derive(Debug, Clone)]
pub struct Case {
    /// The claim: the file's name without its ending.
    pub name: String,
    /// What goes in.
    pub ask: Ask,
    /// The text that must come out.
    pub expected: Expected,
    /// What must be found; none when the case says nothing of it.
    pub findings: Option<Vec<ExpectedFinding>>,
    /// What the analysis must say of the input's language; none when it does not matter.
    pub language: Option<String>,
    text: String,
}

/// What goes in, by the kind of plugin.
#[derive(Debug, Clone)]
pub enum Ask {
    /// Rules: a prompt to improve.
    Improve(Box<Request>),
    /// A comparison: a prompt, whose rewrite is the expected text.
    Compare {
        /// Codes to ask; all when empty.
        checks: Vec<String>,
        /// The prompt.
        original: String,
    },
    /// A filter: a value.
    Apply {
        /// As templates write it.
        filter: String,
        /// By name.
        arguments: serde_json::Map<String, Value>,
        /// What is filtered.
        value: Value,
        /// Whether value and result are written as JSON, not as text.
        is_json: bool,
    },
    /// A template engine: a template.
    Render {
        /// With an ending of the engine's.
        template: String,
        /// By name.
        values: serde_json::Map<String, Value>,
        /// The template itself.
        source: String,
    },
}

/// The text that must come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// This one.
    Text(String),
    /// None: the call fails, for a reason that the findings name.
    Failure,
}

/// One line of the last part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedFinding {
    /// A question, whole.
    Question(String),
    /// A finding of a rule or a check, with this in its message.
    Finding {
        /// Under which code.
        code: String,
        /// A part of its message.
        says: String,
    },
    /// A part of the reason why it fails.
    Reason(String),
}

/// Why a case cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// A part is missing or left over.
    #[error("{0}")]
    Parts(&'static str),
    /// A setting is wrong.
    #[error("the line `{line}` is wrong: {reason}")]
    Setting {
        /// The line.
        line: String,
        /// Why.
        reason: String,
    },
    /// The input is not what the settings say.
    #[error("the {part} is no JSON: {reason}")]
    Json {
        /// `input` or `expected value`.
        part: &'static str,
        /// Why.
        reason: String,
    },
}

/// The settings of a case as they stand there.
#[derive(Debug, Default)]
struct Settings {
    rules: Option<Vec<String>>,
    checks: Option<Vec<String>>,
    filter: Option<String>,
    template: Option<String>,
    arguments: serde_json::Map<String, Value>,
    values: serde_json::Map<String, Value>,
    is_json: bool,
    language: Option<String>,
    request: Request,
}

impl Case {
    /// Reads a case that is called `name`.
    ///
    /// # Errors
    /// What is wrong with it, the first thing only.
    pub fn read(name: &str, text: &str) -> Result<Self, CaseError> {
        let (head, texts) = text
            .split_once(&format!("\n{SETTINGS_END}\n"))
            .ok_or(CaseError::Parts("there is no line of five dashes below the settings"))?;
        let mut settings = Settings::default();
        for line in head.lines().filter(|line| !line.trim().is_empty()) {
            settings.set(line).map_err(|reason| CaseError::Setting { line: line.to_owned(), reason })?;
        }
        let separator = format!("\n{PART_END}\n");
        let mut parts = texts.split(separator.as_str());
        let input = restored(parts.next().unwrap_or_default());
        let expected = parts.next().ok_or(CaseError::Parts("there is no line of five equals signs after the input"))?;
        let last = parts.next();
        if parts.next().is_some() {
            return Err(CaseError::Parts("there are more than three parts"));
        }
        let expected = expected.strip_suffix('\n').filter(|_| last.is_none()).unwrap_or(expected);
        let expected = match expected {
            UNCHANGED => Expected::Text(input.clone()),
            FAILS => Expected::Failure,
            text => Expected::Text(restored(text)),
        };
        let language = settings.language.take();
        let ask = settings.ask(input)?;
        let findings = last.map(|part| read_findings(&ask, part)).transpose()?;
        if let (Ask::Apply { is_json: true, .. }, Expected::Text(text)) = (&ask, &expected) {
            json(text, "expected value")?;
        }
        Ok(Self { name: name.to_owned(), ask, expected, findings, language, text: text.to_owned() })
    }

    /// The file as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What goes in.
    pub fn input(&self) -> Cow<'_, str> {
        match &self.ask {
            Ask::Improve(request) => Cow::Borrowed(&request.prompt),
            Ask::Compare { original, .. } => Cow::Borrowed(original),
            Ask::Apply { value: Value::String(text), .. } => Cow::Borrowed(text),
            Ask::Apply { value, .. } => Cow::Owned(value.to_string()),
            Ask::Render { source, .. } => Cow::Borrowed(source),
        }
    }

    /// The file with what really came out in place of what was expected: `None` is a failure.
    /// Findings are written where there were some.
    pub fn updated(&self, came_out: Option<&str>, findings: &[ExpectedFinding]) -> String {
        let separator = format!("\n{PART_END}\n");
        let start = self.text.find(&separator).map_or(self.text.len(), |at| at + separator.len());
        let mut updated = self.text.get(..start).unwrap_or_default().to_owned();
        match came_out {
            None => updated.push_str(FAILS),
            Some(text) if Some(text) == self.prompt() => updated.push_str(UNCHANGED),
            Some(text) => updated.push_str(&symbols(text)),
        }
        if self.findings.is_some() || came_out.is_none() {
            updated.push_str(&separator);
            updated.push_str(&written(findings));
        } else {
            updated.push('\n');
        }
        updated
    }

    /// The prompt of a case of rules.
    fn prompt(&self) -> Option<&str> {
        match &self.ask {
            Ask::Improve(request) => Some(&request.prompt),
            _ => None,
        }
    }
}

impl Settings {
    fn set(&mut self, line: &str) -> Result<(), String> {
        let (name, value) = line.split_once(':').ok_or("a setting looks like `name: value`")?;
        let value = value.trim();
        let codes = || value.split(',').map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
        match name.trim() {
            "rules" => self.rules = Some(codes()),
            "checks" => self.checks = Some(codes()),
            "filter" => self.filter = Some(value.to_owned()),
            "template" => self.template = Some(value.to_owned()),
            "arguments" => self.arguments = serde_json::from_str(value).map_err(|error| error.to_string())?,
            "values" => self.values = serde_json::from_str(value).map_err(|error| error.to_string())?,
            "input" => {
                self.is_json = match value {
                    "json" => true,
                    "text" => false,
                    _ => return Err("an input is `text` or `json`".to_owned()),
                }
            }
            "target" => self.request.target = Some(word(value)?),
            "apply" => self.request.apply = Some(word(value)?),
            "prior-turns" => {
                self.request.prior_turns = value.parse().map_err(|_| "turns are a number".to_owned())?;
            }
            "language" => self.language = Some(value.to_owned()),
            "context" => {
                let (name, text) = value.split_once(" = ").ok_or("an attachment looks like `NAME = TEXT`")?;
                self.request.context.push((name.to_owned(), restored(text)));
            }
            _ => return Err("there is no such setting".to_owned()),
        }
        Ok(())
    }

    /// What the settings make of the input: one of `rules`, `checks`, `filter` and `template` says.
    fn ask(self, input: String) -> Result<Ask, CaseError> {
        let Self { rules, checks, filter, template, arguments, values, is_json, mut request, .. } = self;
        match (rules, checks, filter, template) {
            (Some(rules), None, None, None) if !rules.is_empty() => {
                request.prompt = input;
                request.include = rules;
                Ok(Ask::Improve(Box::new(request)))
            }
            (None, Some(checks), None, None) => Ok(Ask::Compare { checks, original: input }),
            (None, None, Some(filter), None) => {
                let value = if is_json { json(&input, "input")? } else { Value::String(input) };
                Ok(Ask::Apply { filter, arguments, value, is_json })
            }
            (None, None, None, Some(template)) => Ok(Ask::Render { template, values, source: input }),
            _ => Err(CaseError::Parts(
                "the settings name none, or more than one, of `rules`, `checks`, `filter` and `template`",
            )),
        }
    }
}

fn word<T: serde::de::DeserializeOwned>(value: &str) -> Result<T, String> {
    serde_json::from_value(value.into()).map_err(|error| error.to_string())
}

fn json(text: &str, part: &'static str) -> Result<Value, CaseError> {
    serde_json::from_str(text).map_err(|error| CaseError::Json { part, reason: error.to_string() })
}

fn read_findings(ask: &Ask, part: &str) -> Result<Vec<ExpectedFinding>, CaseError> {
    if part.trim() == NONE {
        return Ok(Vec::new());
    }
    let has_codes = matches!(ask, Ask::Improve(_) | Ask::Compare { .. });
    part.lines()
        .map(|line| match line.split_once(' ') {
            Some(("?", question)) => Ok(ExpectedFinding::Question(question.to_owned())),
            Some(("!", reason)) if !has_codes => Ok(ExpectedFinding::Reason(reason.to_owned())),
            Some(("!", finding)) => {
                let (code, says) = finding.split_once(' ').unwrap_or((finding, ""));
                Ok(ExpectedFinding::Finding { code: code.to_owned(), says: says.to_owned() })
            }
            _ => Err(CaseError::Setting {
                line: line.to_owned(),
                reason: "a finding looks like `? TEXT`, `! CODE TEXT` or `none`".to_owned(),
            }),
        })
        .collect()
}

fn written(findings: &[ExpectedFinding]) -> String {
    if findings.is_empty() {
        return format!("{NONE}\n");
    }
    let mut lines = String::new();
    for finding in findings {
        let _ = match finding {
            ExpectedFinding::Question(text) => writeln!(lines, "? {text}"),
            ExpectedFinding::Finding { code, says } => writeln!(lines, "! {code} {says}"),
            ExpectedFinding::Reason(text) => writeln!(lines, "! {text}"),
        };
    }
    lines
}

fn restored(text: &str) -> String {
    text.chars()
        .map(|mark| SYMBOLS.iter().find(|(symbol, _)| *symbol == mark).map_or(mark, |(_, meant)| *meant))
        .collect()
}

/// A text as a case writes it, and as a reader of a difference sees it.
pub(super) fn symbols(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "rules: redundancy\nlanguage: en\n-----\nIn order to win,␠play.\n=====\nTo win, play.\n=====\n! redundancy no more\n";

    #[test]
    fn a_case_is_read_and_written_as_it_was() {
        let case = Case::read("goes", RULE).unwrap();
        assert_eq!(case.prompt(), Some("In order to win, play."));
        assert_eq!(case.expected, Expected::Text("To win, play.".to_owned()));
        let finding = ExpectedFinding::Finding { code: "redundancy".to_owned(), says: "no more".to_owned() };
        assert_eq!(case.findings.as_deref(), Some([finding.clone()].as_slice()));
        assert_eq!(case.updated(Some("To win, play."), &[finding]), RULE);
        assert!(case.updated(Some("In order to win, play."), &[]).ends_with("=====\nunchanged\n=====\nnone\n"));
    }

    #[test]
    fn the_settings_say_what_kind_it_is() {
        let filter = Case::read("a", "filter: shout\narguments: {\"marks\": 2}\n-----\nhi\n=====\nHI!!\n").unwrap();
        assert!(matches!(&filter.ask, Ask::Apply { value: Value::String(value), .. } if value == "hi"));
        let engine = Case::read("b", "template: a.shout\nvalues: {}\n-----\nHi\n=====\nfails\n=====\n! line 1\n");
        let engine = engine.unwrap();
        assert_eq!(engine.expected, Expected::Failure);
        assert_eq!(engine.findings, Some(vec![ExpectedFinding::Reason("line 1".to_owned())]));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, says) in [
            ("rules: a\nhello", "no line of five dashes"),
            ("rules: a\n-----\nhello", "no line of five equals signs"),
            ("tone: a\n-----\nhello\n=====\nhi", "the line `tone: a` is wrong: there is no such setting"),
            ("language: en\n-----\nhello\n=====\nhi", "name none, or more than one"),
            ("filter: f\ninput: json\n-----\nhello\n=====\n1", "the input is no JSON"),
            ("rules: a\n-----\nhello\n=====\nhi\n=====\nwhat\n", "a finding looks like"),
        ] {
            let error = Case::read("wrong", text).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
