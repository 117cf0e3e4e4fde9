//! The case that a failed call becomes, so that it is tried with every version from now on.

use std::fmt::Write as _;

use serde_json::Value;

use super::case::{Ask, Case, Expected, symbols};
use crate::failures::{Bundle, Input};
use crate::plugin::{Digest, Target};

/// What a case cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCase {
    /// Its form has no way to write it.
    #[error("a case cannot hold what went in: it has a line of five equals signs, or marks that stand for others")]
    Form,
    /// A filter's value is no JSON.
    #[error("a case cannot hold what went in: its {0} is no JSON")]
    NoJson(&'static str),
}

/// A case, and what it does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regression {
    /// What its file is called, without the ending.
    pub name: String,
    /// The file.
    pub text: String,
    /// What of the call is not in it.
    pub left_out: Vec<&'static str>,
}

impl Regression {
    /// The case of a failed call. What must come out is not known, so that the text that went in
    /// stands there; until the plugin is mended the case fails whatever stands there.
    ///
    /// # Errors
    /// See [`NoCase`].
    pub fn of(bundle: &Bundle) -> Result<Self, NoCase> {
        let mut left_out = Vec::new();
        let (head, input, expected) = match &bundle.input {
            Input::Rule { text, target, task, context, prior_turns, codes } => {
                let mut head = format!("rules: {}\n", codes.join(", "));
                if *target != Target::default() {
                    let _ = writeln!(head, "target: {}", word(*target));
                }
                if *prior_turns > 0 {
                    let _ = writeln!(head, "prior-turns: {prior_turns}");
                }
                for (name, text) in context {
                    let _ = writeln!(head, "context: {name} = {}", symbols(text).replace('\n', "␤"));
                }
                if task.is_some() {
                    left_out.push("the task");
                }
                (head, text.clone(), text.clone())
            }
            Input::Comparison { original, rewrite, target, context, codes } => {
                if *target != Target::default() {
                    left_out.push("the target");
                }
                if !context.is_empty() {
                    left_out.push("what was attached");
                }
                (format!("checks: {}\n", codes.join(", ")), original.clone(), rewrite.clone())
            }
            Input::Filter { name, value_json, arguments_json } => {
                let parsed = |text: &str, part| serde_json::from_str::<Value>(text).map_err(|_| NoCase::NoJson(part));
                let arguments = parsed(arguments_json, "object of arguments")?;
                let head = format!("filter: {name}\narguments: {arguments}\n");
                match parsed(value_json, "value")? {
                    Value::String(text) => (head, text.clone(), text),
                    value => (format!("{head}input: json\n"), value.to_string(), value.to_string()),
                }
            }
            Input::TemplateEngine { name, source, values_json, reached } => {
                let values = values_json.as_deref().unwrap_or("{}");
                let values = serde_json::from_str::<Value>(values).map_err(|_| NoCase::NoJson("object of values"))?;
                if !reached.templates.is_empty() {
                    left_out.push("other templates");
                }
                if !reached.filters.is_empty() {
                    left_out.push("what filters answered");
                }
                (format!("template: {name}\nvalues: {values}\n"), source.clone(), source.clone())
            }
        };
        let name = format!("no-{}-on-{}", bundle.error.kind, Digest::of(input.as_bytes()).short());
        let text = format!("{head}-----\n{}\n=====\n{}\n", symbols(&input), symbols(&expected));
        match Case::read(&name, &text) {
            Ok(case) if is_same(&case, bundle, &input, &expected) => Ok(Self { name, text, left_out }),
            _ => Err(NoCase::Form),
        }
    }
}

/// Whether a case that was read says what went in and what was to come out.
fn is_same(case: &Case, bundle: &Bundle, input: &str, expected: &str) -> bool {
    let asks = match (&case.ask, &bundle.input) {
        (Ask::Improve(request), Input::Rule { context, prior_turns, codes, .. }) => {
            request.prompt == input
                && request.context == *context
                && request.prior_turns == *prior_turns
                && request.include == *codes
        }
        (Ask::Compare { checks, original }, Input::Comparison { codes, .. }) => original == input && checks == codes,
        (Ask::Render { template, source, .. }, Input::TemplateEngine { name, .. }) => {
            template == name && source == input
        }
        (Ask::Apply { filter, value, is_json, .. }, Input::Filter { name, .. }) => {
            let value = if *is_json { value.to_string() } else { value.as_str().unwrap_or_default().to_owned() };
            filter == name && value == input
        }
        _ => false,
    };
    asks && case.expected == Expected::Text(expected.to_owned())
}

/// A value of a closed set, as settings write it.
fn word(target: Target) -> String {
    let value = serde_json::to_value(target).ok();
    value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failures::{CalledPlugin, FailedWith};
    use crate::plugin::{CallError, Limits, Reached};
    use crate::records::UtcTime;

    fn bundle(input: Input) -> Bundle {
        Bundle {
            format: 1,
            host: "0.1.0".to_owned(),
            at: UtcTime::from_millis(0).unwrap(),
            plugin: CalledPlugin {
                id: "traps".parse().unwrap(),
                version: "1.0.0".to_owned(),
                digest: "ab".repeat(32),
                contract: "0.1.0".to_owned(),
            },
            input,
            limits: Limits::default(),
            budget_ms: 50,
            took_ms: 1.0,
            settings: Default::default(),
            error: FailedWith::new(&CallError::Trap("unreachable".to_owned())),
            stderr: String::new(),
            log: Vec::new(),
            backtrace: Vec::new(),
            redacted: false,
        }
    }

    fn rule(text: &str) -> Input {
        Input::Rule {
            text: text.to_owned(),
            target: Target::GptReasoning,
            task: Some("coding".to_owned()),
            context: vec![("log".to_owned(), "one\n\ttwo ".to_owned())],
            prior_turns: 2,
            codes: vec!["one".to_owned(), "two".to_owned()],
        }
    }

    #[test]
    fn a_failed_check_becomes_a_case() {
        let case = Regression::of(&bundle(rule("Sort the  list.\n"))).unwrap();
        assert_eq!(
            case.text,
            "rules: one, two\ntarget: gpt-reasoning\nprior-turns: 2\ncontext: log = one␤␉two␠\n-----\n\
             Sort the␠␠list.\n\n=====\nSort the␠␠list.\n\n"
        );
        assert_eq!(case.left_out, ["the task"]);
        assert!(case.name.starts_with("no-trap-on-"), "{}", case.name);
    }

    #[test]
    fn a_failed_comparison_and_a_failed_filter_become_cases() {
        let compared = Input::Comparison {
            original: "Say hello.".to_owned(),
            rewrite: "Say hi.".to_owned(),
            target: Target::Unknown,
            context: Vec::new(),
            codes: vec!["lost".to_owned()],
        };
        let case = Regression::of(&bundle(compared)).unwrap();
        assert_eq!(case.text, "checks: lost\n-----\nSay hello.\n=====\nSay hi.\n");
        let filter = |value: &str| Input::Filter {
            name: "shout".to_owned(),
            value_json: value.to_owned(),
            arguments_json: "{\"marks\": 2}".to_owned(),
        };
        let case = Regression::of(&bundle(filter("\"hi\""))).unwrap();
        assert_eq!(case.text, "filter: shout\narguments: {\"marks\":2}\n-----\nhi\n=====\nhi\n");
        let case = Regression::of(&bundle(filter("[1]"))).unwrap();
        assert_eq!(case.text, "filter: shout\narguments: {\"marks\":2}\ninput: json\n-----\n[1]\n=====\n[1]\n");
        assert_eq!(Regression::of(&bundle(filter("["))), Err(NoCase::NoJson("value")));
    }

    #[test]
    fn a_failed_render_becomes_a_case_without_what_it_was_given() {
        let render = |values: Option<&str>, reached: Reached| Input::TemplateEngine {
            name: "page.jinja".to_owned(),
            source: "Hello  {{ name }}".to_owned(),
            values_json: values.map(str::to_owned),
            reached,
        };
        let case = Regression::of(&bundle(render(Some("{\"name\": \"Ada\"}"), Reached::default()))).unwrap();
        assert_eq!(
            case.text,
            "template: page.jinja\nvalues: {\"name\":\"Ada\"}\n-----\nHello␠␠{{ name }}\n=====\nHello␠␠{{ name }}\n"
        );
        let others = Reached { templates: [("base".to_owned(), None)].into(), ..Reached::default() };
        let case = Regression::of(&bundle(render(None, others))).unwrap();
        assert_eq!(case.left_out, ["other templates"]);
        assert!(case.text.contains("values: {}\n"), "{}", case.text);
    }

    #[test]
    fn what_a_case_cannot_hold_is_told() {
        for text in ["a\n=====\nb", "a ␠ b", "fails", "unchanged"] {
            let case = Regression::of(&bundle(rule(text)));
            // A text that is a word of the format is itself what `unchanged` stands for.
            assert_eq!(case.is_err(), text != "unchanged", "{text}: {case:?}");
        }
    }
}
