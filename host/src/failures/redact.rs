//! What is taken out of a bundle before it is written.

use serde_json::Value;

use super::{Bundle, Input};
use crate::plugin::FilterAnswer;
use crate::records::{REDACTED, Redaction};

impl Bundle {
    /// The same without secrets. What is one in any of its texts goes from all of them.
    pub(super) fn without_secrets(mut self, redaction: &Redaction) -> Self {
        let (input, settings) = (self.input.clone(), self.settings.clone());
        // A password is known by its name.
        let mut named: Vec<String> = self.settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut json: Vec<Parsed> = json_texts(&mut self.input).into_iter().map(|text| Parsed::of(text)).collect();
        // A template can be included by a name that is made of values.
        let mut templates: Vec<(String, Option<String>)> = match &mut self.input {
            Input::TemplateEngine { reached, .. } => std::mem::take(&mut reached.templates).into_iter().collect(),
            _ => Vec::new(),
        };
        let mut texts: Vec<&mut String> = named.iter_mut().collect();
        texts.extend(templates.iter_mut().flat_map(|(name, source)| [name].into_iter().chain(source)));
        texts.extend([&mut self.error.sentence, &mut self.stderr]);
        texts.extend(self.log.iter_mut().map(|line| &mut line.text));
        texts.extend(input_texts(&mut self.input));
        for parsed in &mut json {
            strings(&mut parsed.redacted, &mut texts);
        }
        redaction.take_out(texts);
        for ((name, value), redacted) in self.settings.iter_mut().zip(named) {
            let kept = redacted.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix('='));
            *value = kept.unwrap_or(REDACTED).to_owned();
        }
        for (parsed, text) in json.into_iter().zip(json_texts(&mut self.input)) {
            parsed.put_into(text, redaction);
        }
        if let Input::TemplateEngine { reached, .. } = &mut self.input {
            reached.templates = templates.into_iter().collect();
        }
        self.redacted = self.input != input || self.settings != settings;
        self
    }
}

/// Texts of the input that are no JSON.
fn input_texts(input: &mut Input) -> Vec<&mut String> {
    fn attached(context: &mut [(String, String)]) -> impl Iterator<Item = &mut String> {
        context.iter_mut().flat_map(|(name, text)| [name, text])
    }
    match input {
        Input::Rule { text, task, context, .. } => [text].into_iter().chain(task).chain(attached(context)).collect(),
        Input::Comparison { original, rewrite, context, .. } => {
            [original, rewrite].into_iter().chain(attached(context)).collect()
        }
        Input::Filter { .. } => Vec::new(),
        Input::TemplateEngine { source, reached, .. } => {
            let errors = reached.filters.iter_mut().filter_map(|call| match &mut call.answer {
                FilterAnswer::Error { message, .. } => Some(message),
                FilterAnswer::Value(_) => None,
            });
            [source].into_iter().chain(errors).collect()
        }
    }
}

/// Texts of the input that are JSON.
fn json_texts(input: &mut Input) -> Vec<&mut String> {
    match input {
        Input::Rule { .. } | Input::Comparison { .. } => Vec::new(),
        Input::Filter { value_json, arguments_json, .. } => vec![value_json, arguments_json],
        Input::TemplateEngine { values_json, reached, .. } => {
            let calls = reached.filters.iter_mut().flat_map(|call| {
                let answer = match &mut call.answer {
                    FilterAnswer::Value(value) => Some(value),
                    FilterAnswer::Error { .. } => None,
                };
                [&mut call.value_json, &mut call.positional_json, &mut call.named_json].into_iter().chain(answer)
            });
            values_json.iter_mut().chain(calls).collect()
        }
    }
}

/// A JSON text as it was, and what becomes of it.
struct Parsed {
    before: Value,
    redacted: Value,
}

impl Parsed {
    fn of(text: &str) -> Self {
        let value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
        Self { before: value.clone(), redacted: value }
    }

    /// Puts it in the place of `text`, which stays to the letter where nothing is taken out.
    fn put_into(self, text: &mut String, redaction: &Redaction) {
        let mut whole = match self.redacted == self.before {
            true => text.clone(),
            false => self.redacted.to_string(),
        };
        // Numbers, and passwords that are known by the member's name.
        redaction.take_out(vec![&mut whole]);
        *text = match serde_json::from_str::<Value>(&whole) {
            Ok(_) => whole,
            Err(_) if whole == *text => whole,
            Err(_) => Value::from(REDACTED).to_string(),
        };
    }
}

fn strings<'a>(value: &'a mut Value, texts: &mut Vec<&'a mut String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, texts)),
        Value::Object(members) => members.values_mut().for_each(|member| strings(member, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::failures::{CalledPlugin, FailedWith};
    use crate::plugin::{CallError, FilterCall, Limits, LogLine, Reached, Target};
    use crate::records::UtcTime;

    /// A trap of the rule `traps`, asked about `text`.
    pub(in crate::failures) fn bundle(text: &str) -> Bundle {
        Bundle {
            format: 1,
            host: "0.1.0".to_owned(),
            at: UtcTime::from_millis(1_000).unwrap(),
            plugin: CalledPlugin {
                id: "traps".parse().unwrap(),
                version: "1.0.0".to_owned(),
                digest: "ab".repeat(32),
                contract: "0.1.0".to_owned(),
            },
            input: Input::Rule {
                text: text.to_owned(),
                target: Target::Unknown,
                task: None,
                context: vec![("file".to_owned(), "nothing".to_owned())],
                prior_turns: 0,
                codes: vec!["traps".to_owned()],
            },
            limits: Limits::default(),
            budget_ms: 50,
            took_ms: 1.0,
            settings: [("mode".to_owned(), "fast".to_owned())].into(),
            error: FailedWith::new(&CallError::Trap("unreachable".to_owned())),
            stderr: String::new(),
            log: Vec::new(),
            backtrace: Vec::new(),
            redacted: false,
        }
    }

    fn redaction() -> Redaction {
        Redaction::new(true, &["ACME-[0-9]+".to_owned()]).unwrap()
    }

    #[test]
    fn a_secret_goes_from_all_that_is_kept() {
        let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4));
        let mut kept = bundle(&format!("Explain {key} for ACME-77."));
        kept.settings.insert("api_key".to_owned(), "hunter2hunter2".to_owned());
        kept.stderr = format!("panicked at {key}");
        kept.error.sentence = format!("trapped: unreachable (panicked at {key})");
        kept.log = vec![LogLine { level: "info".to_owned(), text: "asked for ACME-77 with hunter2hunter2".to_owned() }];
        let kept = kept.without_secrets(&redaction());
        let written = kept.written().unwrap();
        for secret in [key.as_str(), "ACME-77", "hunter2"] {
            assert!(!written.contains(secret), "{secret}: {written}");
        }
        assert!(kept.redacted);
        assert_eq!(kept.settings["mode"], "fast");
        assert_eq!(Bundle::read(&written).unwrap(), kept);
    }

    #[test]
    fn what_has_no_secrets_stays_to_the_letter() {
        let before = bundle("Sort the list.");
        assert_eq!(before.clone().without_secrets(&redaction()), before);
    }

    #[test]
    fn only_a_secret_in_what_was_asked_may_keep_it_from_failing_again() {
        let mut kept = bundle("Sort the list.");
        kept.stderr = "ACME-77 is too much".to_owned();
        let kept = kept.without_secrets(&redaction());
        assert_eq!(kept.stderr, "<redacted> is too much");
        assert!(!kept.redacted);
    }

    #[test]
    fn values_of_filters_stay_json() {
        let filtered = |value_json: &str| {
            let input = Input::Filter {
                name: "shout".to_owned(),
                value_json: value_json.to_owned(),
                arguments_json: "{}".to_owned(),
            };
            match (Bundle { input, ..bundle("") }).without_secrets(&redaction()).input {
                Input::Filter { value_json, .. } => value_json,
                other => panic!("{other:?}"),
            }
        };
        let key = format!("AKIA{}", "ABCD1234EFGH5678");
        assert_eq!(filtered("[1,  \"a\\nb\"]"), "[1,  \"a\\nb\"]");
        assert_eq!(filtered(&format!("[\"line\\n{key}\"]")), "[\"line\\n<redacted>\"]");
        assert_eq!(filtered(r#"{"password":"hunter2!x"}"#), r#"{"password":"<redacted>"}"#);
        assert_eq!(filtered("4111111111111111"), "\"<redacted>\"");
    }

    #[test]
    fn a_secret_goes_from_templates_values_and_what_filters_said() {
        let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4));
        let call = |answer: FilterAnswer| FilterCall {
            name: "upper".to_owned(),
            value_json: format!("\"{key}\""),
            positional_json: "[]".to_owned(),
            named_json: "{}".to_owned(),
            answer,
        };
        let error = FilterAnswer::Error { argument: None, message: format!("what is {key}?") };
        let reached = Reached {
            templates: [
                ("other".to_owned(), Some(format!("Use {key}."))),
                ("none".to_owned(), None),
                (key.clone(), None),
            ]
            .into(),
            filter_names: vec!["upper".to_owned()],
            filters: vec![call(FilterAnswer::Value(format!("[\"{key}\", 1]"))), call(error)],
        };
        let input = Input::TemplateEngine {
            name: "page".to_owned(),
            source: format!("{{% include 'other' %}} {key}"),
            values_json: Some(format!("{{\"token\": \"{key}\", \"n\":  1}}")),
            reached,
        };
        let kept = (Bundle { input, ..bundle("") }).without_secrets(&redaction());
        let written = kept.written().unwrap();
        assert!(kept.redacted && !written.contains(&key), "{written}");
        let Input::TemplateEngine { source, reached, .. } = &kept.input else { panic!("{kept:?}") };
        assert_eq!(source, "{% include 'other' %} <redacted>");
        assert_eq!(reached.templates["none"], None);
        assert_eq!(reached.templates["other"].as_deref(), Some("Use <redacted>."));
        assert!(reached.templates.contains_key("<redacted>"), "{reached:?}");
        assert_eq!(reached.filters[0].answer, FilterAnswer::Value("[\"<redacted>\",1]".to_owned()));
        assert_eq!(Bundle::read(&written).unwrap(), kept);
    }

    #[test]
    fn what_is_no_bundle_is_told() {
        assert_eq!(Bundle::read("{}").unwrap_err().to_string(), "it is no failed call of a plugin");
        let newer = bundle("a").written().unwrap().replace("\"format\": 1", "\"format\": 2");
        let error = Bundle::read(&newer).unwrap_err().to_string();
        assert_eq!(error, "it has format 2, this host reads 1: use a host of the version that wrote it");
    }
}
