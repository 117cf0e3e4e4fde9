//! What a template reads from outside: values, templates, filters.

use std::collections::BTreeMap;

use handlebars::template::{BlockParam, DecoratorTemplate, HelperTemplate, Parameter, Template, TemplateElement};
use prompt_host_plugin::Reference;

use crate::path::{Start, start};

/// Helpers that every template has, the engine's and those of dotprompt.
pub(crate) const OWN: &[&str] = &[
    "if",
    "unless",
    "each",
    "with",
    "lookup",
    "raw",
    "eq",
    "ne",
    "gt",
    "gte",
    "lt",
    "lte",
    "and",
    "or",
    "not",
    "len",
    "json",
    "role",
    "history",
    "media",
    "section",
    "ifEquals",
    "unlessEquals",
];

/// Helpers that are called without arguments; any other name that stands alone is a value.
const ALONE: &[&str] = &["history"];

/// What a template reads; each list sorted by name, each name once, where it first stands.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub(crate) variables: Vec<Reference>,
    pub(crate) dependencies: Vec<Reference>,
    pub(crate) filters: Vec<Reference>,
}

/// What the parsed `template` reads.
pub(crate) fn read(template: &Template) -> Reads {
    let mut walk = Walk { contexts: vec![Context::default()], ..Walk::default() };
    walk.template(template);
    let listed = |found: BTreeMap<String, (u32, u32)>| {
        found.into_iter().map(|(name, (line, column))| Reference { name, line, column }).collect()
    };
    Reads {
        variables: listed(walk.variables),
        // What a template defines itself it need not load.
        dependencies: listed(walk.dependencies.into_iter().filter(|(name, _)| !walk.inline.contains(name)).collect()),
        filters: listed(walk.filters),
    }
}

/// What paths are read in: the values given, or an item of a loop.
#[derive(Debug, Default)]
struct Context {
    is_inner: bool,
    /// Names that the block gives to its item.
    named: Vec<String>,
}

#[derive(Default)]
struct Walk {
    variables: BTreeMap<String, (u32, u32)>,
    dependencies: BTreeMap<String, (u32, u32)>,
    filters: BTreeMap<String, (u32, u32)>,
    inline: Vec<String>,
    contexts: Vec<Context>,
    /// Of the tag at hand.
    place: (u32, u32),
}

impl Walk {
    fn template(&mut self, template: &Template) {
        for (index, element) in template.elements.iter().enumerate() {
            if let Some(place) = template.mapping.get(index) {
                let number = |number: usize| u32::try_from(number).unwrap_or_default();
                self.place = (number(place.0), number(place.1));
            }
            self.element(element);
        }
    }

    fn element(&mut self, element: &TemplateElement) {
        match element {
            TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
            TemplateElement::Expression(helper) | TemplateElement::HtmlExpression(helper) => self.call(helper),
            TemplateElement::HelperBlock(helper) => self.block(helper),
            TemplateElement::DecoratorExpression(decorator) | TemplateElement::DecoratorBlock(decorator) => {
                if let Some(Parameter::Literal(name)) = decorator.params.first() {
                    self.inline.extend(name.as_str().map(str::to_owned));
                }
                decorator.template.iter().for_each(|template| self.template(template));
            }
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                self.partial(partial);
            }
            _ => {}
        }
    }

    /// `{{name}}` or `{{name argument …}}`.
    fn call(&mut self, helper: &HelperTemplate) {
        let is_alone = helper.params.is_empty() && helper.hash.is_empty();
        match helper.name.as_name() {
            Some(name) if is_alone && !ALONE.contains(&name) => self.value(name),
            Some(name) => self.helper(name),
            None => self.parameter(&helper.name),
        }
        self.arguments(helper);
    }

    fn helper(&mut self, name: &str) {
        if !OWN.contains(&name) {
            note(&mut self.filters, name, self.place);
        }
    }

    fn arguments(&mut self, helper: &HelperTemplate) {
        // In the order of their names: the engine does not keep the template's.
        let named: BTreeMap<&String, &Parameter> = helper.hash.iter().collect();
        helper.params.iter().chain(named.into_values()).for_each(|parameter| self.parameter(parameter));
    }

    fn block(&mut self, helper: &HelperTemplate) {
        let name = helper.name.as_name().unwrap_or_default();
        self.helper(name);
        self.arguments(helper);
        let place = self.place;
        let opens_context = matches!(name, "each" | "with");
        if opens_context {
            self.contexts.push(Context { is_inner: true, named: names(helper.block_param.as_ref()) });
        }
        if name != "raw" {
            helper.template.iter().for_each(|template| self.template(template));
        }
        if opens_context {
            self.contexts.pop();
        }
        self.place = place;
        helper.inverse.iter().for_each(|template| self.template(template));
    }

    fn partial(&mut self, partial: &DecoratorTemplate) {
        match partial.name.as_name() {
            Some("@partial-block") => {}
            Some(name) => note(&mut self.dependencies, name, self.place),
            None => self.parameter(&partial.name),
        }
        let named: BTreeMap<&String, &Parameter> = partial.hash.iter().collect();
        partial.params.iter().chain(named.into_values()).for_each(|parameter| self.parameter(parameter));
        partial.template.iter().for_each(|template| self.template(template));
    }

    fn parameter(&mut self, parameter: &Parameter) {
        match parameter {
            Parameter::Path(_) | Parameter::Name(_) => {
                let path = parameter.as_name().map(str::to_owned);
                path.iter().for_each(|path| self.value(path));
            }
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(helper) = inner.as_element() {
                    helper.name.as_name().into_iter().for_each(|name| self.helper(name));
                    self.arguments(helper);
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, path: &str) {
        let name = match start(path) {
            Start::Root(name) => name,
            Start::Local => None,
            Start::Up(levels, name) => {
                let is_named = name.is_some_and(|name| {
                    self.contexts.iter().any(|context| context.named.iter().any(|known| known == name))
                });
                let context = self.contexts.len().checked_sub(levels + 1).and_then(|index| self.contexts.get(index));
                name.filter(|_| !is_named && context.is_none_or(|context| !context.is_inner))
            }
        };
        if let Some(name) = name {
            note(&mut self.variables, name, self.place);
        }
    }
}

fn names(parameters: Option<&BlockParam>) -> Vec<String> {
    let name = |parameter: &Parameter| parameter.as_name().map(str::to_owned);
    match parameters {
        Some(BlockParam::Single(one)) => name(one).into_iter().collect(),
        Some(BlockParam::Pair((one, other))) => name(one).into_iter().chain(name(other)).collect(),
        _ => Vec::new(),
    }
}

fn note(found: &mut BTreeMap<String, (u32, u32)>, name: &str, place: (u32, u32)) {
    let first = found.entry(name.to_owned()).or_insert(place);
    *first = (*first).min(place);
}
