//! A plugin that is asked by itself, without the pipeline around it, and what it says to the letter.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use crate::failures::Input;
use crate::plugin::{
    CallError, CheckRequest, CompareRequest, ComparisonPlugin, Digest, FilterError, FilterPlugin, Loaded, Policy,
    RenderError, RenderKey, RulePlugin, TemplateEngine, TemplateRequest,
};
use crate::prompt::Document;
use crate::wasm::Component;

/// How long one call may take; its plugin's own limit is below.
const CALL_BUDGET: Duration = Duration::from_secs(120);

/// Whatever a plugin can be asked.
#[derive(Debug, Clone)]
pub(super) struct Callee {
    rule: Option<Arc<dyn RulePlugin>>,
    comparison: Option<Arc<dyn ComparisonPlugin>>,
    filter: Option<Arc<dyn FilterPlugin>>,
    engine: Option<Arc<dyn TemplateEngine>>,
}

/// What a plugin answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// This to the byte; of findings and differences one a line, so that it is empty where there are none.
    Said(String),
    /// Nothing, since the call failed.
    Failed(CallError),
}

impl Callee {
    pub(super) fn of(loaded: &Loaded) -> Self {
        let Loaded { rule, comparison, filter, engine, .. } = loaded;
        Self { rule: rule.clone(), comparison: comparison.clone(), filter: filter.clone(), engine: engine.clone() }
    }

    #[cfg(test)]
    pub(super) fn of_filter(filter: Arc<dyn FilterPlugin>) -> Self {
        Self { rule: None, comparison: None, filter: Some(filter), engine: None }
    }

    pub(super) fn of_component(component: &Component, policy: &Policy) -> Self {
        Self {
            rule: component.rule_plugin(policy),
            comparison: component.comparison_plugin(policy),
            filter: component.filter_plugin(policy),
            engine: component.template_engine(policy),
        }
    }

    /// What a text is to the plugin: one question for each thing that it can do with it. What it is
    /// to an engine is up to its language.
    pub(super) fn questions(&self, text: &str) -> Vec<Input> {
        let mut questions = Vec::new();
        if let Some(rule) = &self.rule {
            let codes = rule.rule_set().rules.iter().map(|rule| rule.code.clone()).collect();
            let (text, target, context) = (text.to_owned(), Default::default(), Vec::new());
            questions.push(Input::Rule { text, target, task: None, context, prior_turns: 0, codes });
        }
        if let Some(comparison) = &self.comparison {
            let codes: Vec<String> = comparison.check_set().checks.iter().map(|check| check.code.clone()).collect();
            for rewrite in [text, "Do it."] {
                let (original, rewrite) = (text.to_owned(), rewrite.to_owned());
                let (target, context, codes) = (Default::default(), Vec::new(), codes.clone());
                questions.push(Input::Comparison { original, rewrite, target, context, codes });
            }
        }
        for filter in self.filter.iter().flat_map(|filter| &filter.filter_set().filters) {
            let (value_json, arguments_json) = (serde_json::Value::from(text).to_string(), "{}".to_owned());
            questions.push(Input::Filter { name: filter.name.clone(), value_json, arguments_json });
        }
        questions
    }

    /// Puts a question to it; none where it has no interface for it.
    pub(super) async fn answer(&self, input: &Input) -> Option<Answer> {
        match input {
            Input::Rule { text, target, task, context, prior_turns, codes } => {
                let request = CheckRequest {
                    document: Arc::new(Document::analyse(text.as_str())),
                    target: *target,
                    task: task.clone(),
                    context: context.clone().into(),
                    prior_turns: *prior_turns,
                    scores: None,
                };
                let answer = self.rule.as_ref()?.check(&request, &borrowed(codes), CALL_BUDGET).await;
                Some(answer.map_or_else(Answer::Failed, |findings| Answer::Said(lines(&findings))))
            }
            Input::Comparison { original, rewrite, target, context, codes } => {
                let request = CompareRequest {
                    original: Arc::new(Document::analyse(original.as_str())),
                    rewrite: Arc::new(Document::analyse(rewrite.as_str())),
                    target: *target,
                    context: context.clone().into(),
                };
                let answer = self.comparison.as_ref()?.compare(&request, &borrowed(codes), CALL_BUDGET).await;
                Some(answer.map_or_else(Answer::Failed, |differences| Answer::Said(lines(&differences))))
            }
            Input::Filter { name, value_json, arguments_json } => {
                let answer = self.filter.as_ref()?.apply(name, value_json, arguments_json, CALL_BUDGET).await;
                Some(match answer {
                    Ok(value) => Answer::Said(value),
                    Err(FilterError::Call(error)) => Answer::Failed(error),
                    // It is what a filter answers to what it cannot do.
                    Err(error @ FilterError::Unfit { .. }) => Answer::Said(error.to_string()),
                })
            }
            Input::TemplateEngine { name, source, values_json, reached } => {
                let (engine, reached) = (self.engine.as_ref()?, Arc::new(reached.clone()));
                let request = TemplateRequest {
                    name: name.as_str().into(),
                    source: source.as_str().into(),
                    key: RenderKey(Digest::of(source.as_bytes())),
                    sources: Arc::clone(&reached) as _,
                    filters: reached,
                };
                let answer = match values_json {
                    Some(values) => engine.render(&request, values, CALL_BUDGET).await.map(|rendered| rendered.text),
                    None => engine.read(&request, CALL_BUDGET).await.map(|reading| format!("{reading:?}")),
                };
                Some(match answer {
                    Ok(text) => Answer::Said(text),
                    Err(RenderError::Call(error)) => Answer::Failed(error),
                    // It is what an engine answers to a template that is wrong.
                    Err(RenderError::Template(fault)) => Answer::Said(fault.to_string()),
                })
            }
        }
    }
}

impl Answer {
    /// Why there is none.
    pub fn failure(&self) -> Option<&CallError> {
        match self {
            Self::Said(_) => None,
            Self::Failed(error) => Some(error),
        }
    }

    /// What it is, to the letter.
    pub fn text(&self) -> String {
        match self {
            Self::Said(said) => said.clone(),
            Self::Failed(error) => error.to_string(),
        }
    }

    /// Whether the machine, and not the plugin alone, decided on it.
    pub(super) fn is_a_matter_of_time(&self) -> bool {
        matches!(self, Self::Failed(CallError::Timeout(_) | CallError::Busy(_) | CallError::Start(_)))
    }
}

/// One line for each of them, in which nothing is left out.
fn lines(found: &[impl Debug]) -> String {
    found.iter().map(|one| format!("{one:?}\n")).collect()
}

fn borrowed(codes: &[String]) -> Vec<&str> {
    codes.iter().map(String::as_str).collect()
}
