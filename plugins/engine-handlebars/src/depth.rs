//! How deep partials stand in each other.
//!
//! A partial may include itself, as for a tree; without a bound one that never ends would end
//! in a trap, which names no template. Every inclusion is put between two helpers that count
//! it, with the blocks around it: all of them take from the same stack.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason};

/// The deepest that partials and blocks may stand in each other, where a block takes 1.
const DEEPEST: u64 = 200;
/// What a partial takes.
const PARTIAL: u64 = 5;

/// Names that no template can write.
const ENTER: &str = "(enter)";
const LEAVE: &str = "(leave)";

/// How many partials are being rendered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Depth(Arc<AtomicU64>);

impl Depth {
    /// Before a template is rendered; the last one may have ended within partials.
    pub(crate) fn reset(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Makes the two helpers known.
    pub(crate) fn register(&self, registry: &mut Handlebars<'_>) {
        registry.register_helper(ENTER, Box::new(Enter(self.clone())));
        registry.register_helper(LEAVE, Box::new(Leave(self.clone())));
    }
}

struct Enter(Depth);

impl HelperDef for Enter {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        if self.0.0.fetch_add(cost(helper), Ordering::Relaxed) < DEEPEST {
            return Ok(());
        }
        Err(RenderErrorReason::Other("partials include each other too deep".to_owned()).into())
    }
}

struct Leave(Depth);

impl HelperDef for Leave {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        _: &mut dyn Output,
    ) -> HelperResult {
        self.0.0.fetch_sub(cost(helper), Ordering::Relaxed);
        Ok(())
    }
}

fn cost(helper: &Helper<'_>) -> u64 {
    helper.param(0).and_then(|cost| cost.value().as_u64()).unwrap_or_default()
}

/// Puts every inclusion in `template` between the two helpers.
pub(crate) fn count_partials(template: &mut Template) {
    count_within(template, 0);
}

/// As `count_partials`, of a template that stands in so many blocks.
fn count_within(template: &mut Template, blocks: u64) {
    let elements = std::mem::take(&mut template.elements);
    let mut places = std::mem::take(&mut template.mapping).into_iter();
    for mut element in elements {
        let place = places.next();
        each_inner(&mut element, &mut |inner| count_within(inner, blocks + 1));
        let includes = matches!(element, TemplateElement::PartialExpression(_) | TemplateElement::PartialBlock(_));
        let around = |helper: &str| includes.then(|| counter(helper, PARTIAL + blocks)).flatten();
        for element in [around(ENTER), Some(element), around(LEAVE)].into_iter().flatten() {
            template.elements.push(element);
            template.mapping.extend(place.clone());
        }
    }
}

/// A call of one of the two helpers.
fn counter(helper: &str, cost: u64) -> Option<TemplateElement> {
    // The parser makes the expression, since its parts cannot be made by hand.
    let parsed = Template::compile("{{x}}").ok()?;
    match parsed.elements.into_iter().next()? {
        TemplateElement::Expression(mut expression) => {
            expression.name = Parameter::Name(helper.to_owned());
            expression.params = vec![Parameter::Literal(cost.into())];
            Some(TemplateElement::Expression(expression))
        }
        _ => None,
    }
}

/// Calls `visit` with every template within an element.
pub(crate) fn each_inner(element: &mut TemplateElement, visit: &mut dyn FnMut(&mut Template)) {
    match element {
        TemplateElement::HelperBlock(helper) => {
            let HelperTemplate { template, inverse, .. } = &mut **helper;
            template.iter_mut().chain(inverse).for_each(visit);
        }
        TemplateElement::DecoratorBlock(decorator) | TemplateElement::PartialBlock(decorator) => {
            decorator.template.iter_mut().for_each(visit);
        }
        _ => {}
    }
}
