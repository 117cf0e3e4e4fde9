//! What came out of a case, whatever kind of plugin it asks.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::Trial;
use super::case::{Ask, Case, Expected, ExpectedFinding};
use super::judge::difference;
use crate::improve::Request;
use crate::improve::report::Improvement;
use crate::plugin::{Digest, RenderError, RenderKey, TemplateRequest, TemplateSources};
use crate::verify::VerifyRequest;

/// How long one filter or render may take; its plugin's own limit is below.
const CALL_BUDGET: Duration = Duration::from_secs(60);

/// What came out.
#[derive(Debug, Clone, Default)]
pub(super) struct Outcome {
    /// The text; none when it failed.
    pub(super) text: Option<String>,
    /// Why it failed.
    pub(super) failure: Option<String>,
    /// Questions, and everything that was found under a code.
    pub(super) findings: Vec<ExpectedFinding>,
    /// What is wrong whatever the case says.
    pub(super) breaches: Vec<String>,
    /// BCP 47; none when unsure.
    pub(super) language: Option<String>,
}

impl Trial {
    /// Puts a case to the plugin.
    pub(super) async fn outcome(&self, case: &Case) -> Outcome {
        match &case.ask {
            Ask::Improve(request) => self.improved(request).await,
            Ask::Compare { checks, original } => self.compared(checks, original, &case.expected).await,
            Ask::Apply { filter, arguments, value, is_json } => {
                self.applied(filter, &Value::Object(arguments.clone()), value, *is_json).await
            }
            Ask::Render { template, values, source } => {
                self.rendered(template, source, &Value::Object(values.clone()).to_string()).await
            }
        }
    }

    async fn improved(&self, request: &Request) -> Outcome {
        let include = request.include.iter().map(|code| self.own(code)).collect();
        let request = Request { include, ..request.clone() };
        let answer = match self.improver.improve(&self.generation, request.clone()).await {
            Ok(answer) => answer,
            Err(error) => return Outcome::failed(error.to_string()),
        };
        let breaches = self.breaches(request, &answer).await;
        let questions = answer.questions.iter().map(|asked| ExpectedFinding::Question(asked.question.clone()));
        let changes = answer.changes.iter().map(|change| (&change.code, &change.message));
        let suggestions = answer.suggestions.iter().map(|finding| (&finding.code, &finding.message));
        let found = changes
            .chain(suggestions)
            .map(|(code, says)| ExpectedFinding::Finding { code: code.clone(), says: says.clone() });
        Outcome {
            text: Some(answer.improved.to_string()),
            failure: None,
            findings: questions.chain(found).collect(),
            breaches,
            language: answer.analysis.language.clone(),
        }
    }

    /// What is wrong with an improvement whatever anybody wants of it: something had no say, protected
    /// text is lost, or it does not come to rest.
    pub(super) async fn breaches(&self, request: Request, answer: &Improvement) -> Vec<String> {
        let mut breaches = skipped(answer);
        breaches.extend(lost(answer));
        let again = Request { prompt: answer.improved.to_string(), ..request };
        match self.improver.improve(&self.generation, again).await {
            Ok(again) if again.improved == answer.improved => {}
            Ok(again) => breaches.push(difference("improving it again changes it", &answer.improved, &again.improved)),
            Err(error) => breaches.push(format!("improving it again: {error}")),
        }
        breaches
    }

    async fn compared(&self, checks: &[String], original: &str, rewrite: &Expected) -> Outcome {
        let Expected::Text(rewrite) = rewrite else {
            return Outcome::failed("a comparison's second part is the rewrite".to_owned());
        };
        let include = match checks.is_empty() {
            true => vec![self.id.to_string()],
            false => checks.iter().map(|code| self.own(code)).collect(),
        };
        let (original, rewrite) = (original.to_owned(), rewrite.clone());
        let request = VerifyRequest { original, rewrite: rewrite.clone(), include, ..VerifyRequest::default() };
        match self.verifier.verify(&self.generation, request).await {
            Ok(answer) => Outcome {
                text: Some(rewrite),
                findings: answer
                    .differences
                    .iter()
                    .map(|one| ExpectedFinding::Finding { code: one.code.clone(), says: one.message.clone() })
                    .collect(),
                breaches: answer.skipped.iter().map(|one| format!("{} {}", one.plugin, one.reason)).collect(),
                ..Outcome::default()
            },
            Err(error) => Outcome::failed(error.to_string()),
        }
    }

    pub(super) async fn applied(&self, filter: &str, arguments: &Value, value: &Value, is_json: bool) -> Outcome {
        let Some(plugin) = self.plugin().and_then(|loaded| loaded.filter.clone()) else {
            return Outcome::failed(format!("`{}` has no filters", self.id));
        };
        match plugin.apply(filter, &value.to_string(), &arguments.to_string(), CALL_BUDGET).await {
            Ok(result) => match serde_json::from_str::<Value>(&result) {
                Ok(Value::String(text)) if !is_json => Outcome { text: Some(text), ..Outcome::default() },
                Ok(value) => Outcome { text: Some(value.to_string()), ..Outcome::default() },
                Err(error) => Outcome::breach(format!("answered what is no JSON: {error}")),
            },
            Err(crate::plugin::FilterError::Call(error)) => Outcome::breach(error.to_string()),
            Err(error) => Outcome::failed(error.to_string()),
        }
    }

    pub(super) async fn rendered(&self, template: &str, source: &str, values: &str) -> Outcome {
        let Some(engine) = self.plugin().and_then(|loaded| loaded.engine.clone()) else {
            return Outcome::failed(format!("`{}` renders no templates", self.id));
        };
        let request = TemplateRequest {
            name: template.into(),
            source: source.into(),
            key: RenderKey(Digest::of(format!("{template}\0{source}").as_bytes())),
            sources: Arc::new(NoOthers),
            filters: self.generation.filters(),
        };
        match engine.render(&request, values, CALL_BUDGET).await {
            Ok(rendered) => Outcome { text: Some(rendered.text), ..Outcome::default() },
            Err(RenderError::Template(fault)) => Outcome::failed(fault.to_string()),
            Err(RenderError::Call(error)) => Outcome::breach(error.to_string()),
        }
    }
}

impl Outcome {
    fn failed(reason: String) -> Self {
        let findings = vec![ExpectedFinding::Reason(reason.clone())];
        Self { failure: Some(reason), findings, ..Self::default() }
    }

    fn breach(what: String) -> Self {
        Self { failure: Some(what.clone()), breaches: vec![what], ..Self::default() }
    }
}

/// A template that stands alone.
#[derive(Debug)]
struct NoOthers;

impl TemplateSources for NoOthers {
    fn load(&self, _name: &str) -> Option<Arc<str>> {
        None
    }
}

/// What had no say: a plugin that failed, a rule that never settled, findings that were refused.
fn skipped(answer: &Improvement) -> Vec<String> {
    answer
        .skipped
        .iter()
        .map(|one| match &one.code {
            Some(code) => format!("{}/{code} {}", one.plugin, one.reason),
            None => format!("{} {}", one.plugin, one.reason),
        })
        .collect()
}

/// Protected texts that the answer has less often than the prompt.
fn lost(answer: &Improvement) -> Vec<String> {
    let protected: Vec<&str> = answer.analysis.protected.iter().map(|one| one.span.of(&answer.original)).collect();
    protected
        .iter()
        .filter(|text| {
            let before = protected.iter().filter(|other| other == text).count();
            answer.improved.matches(**text).count() < before
        })
        .map(|text| format!("protected text is lost: {text:?}"))
        .collect()
}
