//! An engine whose templates are lines that it obeys: `values`, `load NAME`, `names`,
//! `apply NAME VALUE POSITIONAL NAMED`, `fail`, `log`, `crash`; any other line stays as it is.

use prompt_host_guests::log;
use prompt_host_guests::template::{EngineGuest, TemplateError, export_engine_plugin, filters, template_loader, wrong};

struct Renders;

impl EngineGuest for Renders {
    const ID: &'static str = "renders";

    fn compile(source: &str) -> Result<(), TemplateError> {
        if source.contains("{%") { Err(wrong("page", "there are no blocks here")) } else { Ok(()) }
    }

    fn render(source: &str, values_json: String) -> Result<String, TemplateError> {
        let lines: Result<Vec<String>, TemplateError> = source.lines().map(|line| obey(line, &values_json)).collect();
        Ok(lines?.join("\n"))
    }
}

fn obey(line: &str, values_json: &str) -> Result<String, TemplateError> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["values"] => Ok(values_json.to_owned()),
        ["load", name] => Ok(template_loader::load(name).unwrap_or_else(|| "nothing".to_owned())),
        ["names"] => Ok(filters::names().join(" ")),
        ["apply", name, value, positional, named] => match filters::apply(name, value, positional, named) {
            Ok(result) => Ok(result),
            Err(error) => {
                let argument = error.argument.map(|argument| format!("argument `{argument}` ")).unwrap_or_default();
                Err(wrong("page", format!("filter `{name}`: {argument}{}", error.message)))
            }
        },
        ["fail"] => Err(wrong("page", "it was told to fail")),
        ["log"] => {
            log::log(log::Level::Info, "told to log");
            Ok(String::new())
        }
        ["crash"] => panic!("it was told to crash"),
        _ => Ok(line.to_owned()),
    }
}

export_engine_plugin!(Renders);
