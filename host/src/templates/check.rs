//! What is wrong with a template, found without rendering it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::cycles::cycles;
use super::dotprompt;
use super::library::Version;
use super::problem::{Place, Problem, nearest};
use super::readings::Readings;
use super::template::Template;
use super::value::{Misfit, fit};
use crate::plugin::{Reading, TemplateFault};

/// Everything that is wrong with a template, by file and place. `filters` are the names of
/// those that there are.
pub fn check(version: &Version, readings: &Readings, filters: &BTreeSet<&str>) -> Vec<Problem> {
    let mut found = declared(&version.template, &version.file);
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (message, reading) in version.template.messages.iter().zip(&readings.messages) {
        let within = |place: Place| message.start.within(place);
        match reading {
            Err(fault) => found.push(of_fault(fault, &version.file, &within)),
            Ok(reading) => part(version, &version.file, reading, &within, filters, &mut used, &mut found),
        }
    }
    for (name, reading) in &readings.partials {
        match reading {
            Err(fault) => found.push(of_fault(fault, name, &|place| place)),
            Ok(reading) => part(version, name, reading, &|place| place, filters, &mut used, &mut found),
        }
    }
    if version.template.messages.iter().any(|message| &*message.ending == "prompt") {
        found.extend(hidden_roles(version, readings));
    }
    found.extend(cycles(readings));
    // A template that cannot be read uses what it uses.
    let is_read = readings.messages.iter().chain(readings.partials.values()).all(Result::is_ok);
    let unused = version.template.arguments.iter().filter(|argument| is_read && !used.contains(&*argument.name));
    found.extend(unused.map(|argument| {
        let message = format!("the argument `{}` is never used", argument.name);
        Problem::warning(&version.file, argument.place, message).with_help("use it in the body, or take it out")
    }));
    found.sort();
    found.dedup();
    found
}

/// What the front matter says and does not keep to itself.
pub fn declared(template: &Template, file: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    for argument in &template.arguments {
        let name = &argument.name;
        if argument.required && argument.default.is_some() {
            let message =
                format!("the argument `{name}` is required and has a default, so that a call need not give it");
            let help = "take out `required` or the default";
            found.push(Problem::warning(file, argument.default_place, message).with_help(help));
        }
        let misfit = |value: &Value| match fit(argument, value) {
            Err(Misfit::Mistyped(message) | Misfit::NotAmongChoices(message)) => Some(message),
            // A text that says a number is none; forms send them, files need not.
            Ok(Some(fitted)) if fitted != *value && value.is_string() => {
                Some(format!("must be {}, not text", argument.kind.described()))
            }
            Ok(_) => None,
        };
        if let Some(message) = argument.default.as_ref().filter(|default| !is_empty(default)).and_then(misfit) {
            let message = format!("the default of `{name}` {message}");
            found.push(Problem::error(file, argument.default_place, message));
        }
        for message in argument.examples.iter().filter_map(misfit) {
            let message = format!("an example of `{name}` {message}");
            found.push(Problem::warning(file, argument.examples_place, message));
        }
    }
    found
}

/// `""` says that there is nothing, whatever the choices are.
fn is_empty(value: &Value) -> bool {
    value.as_str().is_some_and(str::is_empty)
}

/// What one file reads and there is not.
fn part<'r>(
    version: &Version,
    file: &str,
    reading: &'r Reading,
    within: &dyn Fn(Place) -> Place,
    filters: &BTreeSet<&str>,
    used: &mut BTreeSet<&'r str>,
    found: &mut Vec<Problem>,
) {
    let declared = || version.template.arguments.iter().map(|argument| argument.name.as_str());
    for variable in &reading.variables {
        used.insert(&variable.name);
        if version.template.is_open || version.template.argument(&variable.name).is_some() {
            continue;
        }
        let place = within(Place::new(variable.line, variable.column));
        let message = format!("`{}` is no argument of the template", variable.name);
        let help = match nearest(&variable.name, declared()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "declare it under `arguments` in the front matter".to_owned(),
        };
        // A partial is shared, and may ask for what not every template has.
        let problem = match file == &*version.file {
            true => Problem::error(file, place, message),
            false => Problem::warning(file, place, message),
        };
        found.push(problem.with_help(help));
    }
    for dependency in &reading.dependencies {
        if let Err(excluded) = version.sources.find(&dependency.name) {
            let place = within(Place::new(dependency.line, dependency.column));
            found.push(Problem::error(file, place, excluded.to_string()));
        }
    }
    for filter in reading.filters.iter().filter(|filter| !filters.contains(filter.name.as_str())) {
        let place = within(Place::new(filter.line, filter.column));
        let problem = Problem::error(file, place, format!("there is no filter `{}`", filter.name));
        let help = match nearest(&filter.name, filters.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "load the plugin that has it: `host plugins list` shows those that are loaded".to_owned(),
        };
        found.push(problem.with_help(help));
    }
}

fn of_fault(fault: &TemplateFault, file: &str, within: &dyn Fn(Place) -> Place) -> Problem {
    let place = Place::new(fault.line, fault.column);
    // A fault of an included template is told where it is.
    let place = if fault.template == file { within(place) } else { place };
    Problem::error(&fault.template, place, fault.message.clone())
}

/// Roles in what a `.prompt` file includes.
fn hidden_roles(version: &Version, readings: &Readings) -> Vec<Problem> {
    let mut found = Vec::new();
    for name in readings.partials.keys() {
        let Ok(source) = version.sources.find(name) else { continue };
        for place in dotprompt::roles(source) {
            let problem = Problem::error(name, place, "a role stands in a file that others include");
            found.push(problem.with_help("write the role in the template itself"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::plugin::Reference;
    use crate::templates::scan::Shelf;
    use crate::templates::sources::Sources;

    fn version(front: &str) -> Version {
        let partials = BTreeMap::from([("_a.jinja".to_owned(), Arc::from("")), ("_b.jinja".to_owned(), Arc::from(""))]);
        let text = format!("---\n{front}---\nbody");
        let sources = Arc::new(Sources::new([&partials]));
        Version::read(Shelf::BuiltIn, "t.jinja", text.into(), sources).unwrap().0
    }

    fn references(names: &[(&str, u32, u32)]) -> Vec<Reference> {
        names
            .iter()
            .map(|(name, line, column)| Reference { name: (*name).to_owned(), line: *line, column: *column })
            .collect()
    }

    fn said(version: &Version, readings: &Readings) -> Vec<String> {
        check(version, readings, &BTreeSet::from(["fence", "bullets"])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_a_body_reads_and_there_is_not_is_told_where_the_file_has_it() {
        let version = version("arguments:\n  code: {}\n  tone: {}\n");
        let reading = Reading {
            variables: references(&[("cdoe", 1, 4), ("tone", 2, 1)]),
            dependencies: references(&[("../x.jinja", 3, 1), ("_c.jinja", 4, 1)]),
            filters: references(&[("fense", 1, 9), ("fence", 2, 2)]),
        };
        let readings = Readings { messages: vec![Ok(reading)], ..Readings::default() };
        assert_eq!(
            said(&version, &readings),
            [
                "t.jinja:3:3: the argument `code` is never used; use it in the body, or take it out",
                "t.jinja:6:4: `cdoe` is no argument of the template; did you mean `code`?",
                "t.jinja:6:9: there is no filter `fense`; did you mean `fence`?",
                "t.jinja:8:1: `../x.jinja` leads out of the template's folder: write the name of a file in it",
                "t.jinja:9:1: there is no `_c.jinja` to include: did you mean `_b.jinja`?",
            ]
        );
    }

    #[test]
    fn what_includes_itself_is_told_once() {
        let version = version("name: t\n");
        let reads = |name: &str| Ok(Reading { dependencies: references(&[(name, 2, 5)]), ..Reading::default() });
        let partials = [("_a.jinja".to_owned(), reads("_b.jinja")), ("_b.jinja".to_owned(), reads("_a.jinja"))].into();
        let readings = Readings { messages: vec![reads("_a.jinja")], partials };
        assert_eq!(
            said(&version, &readings),
            [
                "_a.jinja:2:5: the template includes itself: `_a.jinja` → `_b.jinja` → `_a.jinja`; take one of these includes out"
            ]
        );
    }

    #[test]
    fn what_the_front_matter_contradicts_itself_in_is_told() {
        let version = version(
            "arguments:\n  a: {type: integer, default: \"3\"}\n  b: {choices: [x, y], default: z, examples: [x, w]}\n  c: {required: true, default: \"\"}\n  d: {type: list, default: []}\n",
        );
        let fault =
            TemplateFault { template: "t.jinja".to_owned(), line: 0, column: 0, message: "is broken".to_owned() };
        let readings = Readings { messages: vec![Err(fault)], ..Readings::default() };
        assert_eq!(
            said(&version, &readings),
            [
                "t.jinja: is broken",
                "t.jinja:3:31: the default of `a` must be a whole number, not text",
                "t.jinja:4:33: the default of `b` must be one of `\"x\"`, `\"y\"`, not `\"z\"`",
                "t.jinja:4:46: an example of `b` must be one of `\"x\"`, `\"y\"`, not `\"w\"`",
                "t.jinja:5:32: the argument `c` is required and has a default, so that a call need not give it; take out `required` or the default",
            ]
        );
    }
}
