//! What was found and is not reported, and why.

use serde::Serialize;

use crate::improve::report::{CheckReport, Question, Suggestion};
use crate::plugin::PluginId;
use crate::prompt::Span;

/// One finding or question that is not reported.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hidden {
    /// Why not.
    pub by: HiddenBy,
    /// What it is.
    #[serde(flatten)]
    pub what: Found,
}

/// Why something is not reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenBy {
    /// A comment in the file says so.
    Comment,
    /// It was there when the baseline was written.
    Baseline,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// Something that could be better.
    Finding(Suggestion),
    /// Something to ask.
    Question(Question),
}

/// What findings and questions have in common.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// Whose it is.
    pub plugin: &'a PluginId,
    /// Under which rule.
    pub code: &'a str,
    /// What it says.
    pub message: &'a str,
    /// What it is about.
    pub span: Span,
}

impl Sight<'_> {
    /// `plugin/code`.
    pub fn rule(&self) -> String {
        format!("{}/{}", self.plugin, self.code)
    }
}

impl<'a> From<&'a Suggestion> for Sight<'a> {
    fn from(found: &'a Suggestion) -> Self {
        let Suggestion { plugin, code, message, span, .. } = found;
        Self { plugin, code, message, span: *span }
    }
}

impl<'a> From<&'a Question> for Sight<'a> {
    fn from(asked: &'a Question) -> Self {
        let Question { plugin, code, question, span, .. } = asked;
        Self { plugin, code, message: question, span: *span }
    }
}

impl Found {
    /// What it has in common with all others.
    pub fn sight(&self) -> Sight<'_> {
        match self {
            Self::Finding(found) => found.into(),
            Self::Question(asked) => asked.into(),
        }
    }
}

/// Everything of a report: findings, then questions.
pub fn sights(report: &CheckReport) -> impl Iterator<Item = Sight<'_>> {
    report.findings.iter().map(Sight::from).chain(report.questions.iter().map(Sight::from))
}

/// Takes out of a report what is wanted.
pub fn hide(report: &mut CheckReport, by: HiddenBy, mut wanted: impl FnMut(Sight<'_>) -> bool) -> Vec<Hidden> {
    let findings = report.findings.extract_if(.., |found| wanted((&*found).into())).map(Found::Finding);
    let mut hidden: Vec<Found> = findings.collect();
    hidden.extend(report.questions.extract_if(.., |asked| wanted((&*asked).into())).map(Found::Question));
    hidden.into_iter().map(|what| Hidden { by, what }).collect()
}
