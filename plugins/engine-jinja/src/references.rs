//! What a template reads from outside: values, templates, filters.
//!
//! The engine can name undeclared values but not where they stand, and knows nothing of the
//! rest; so this walks over the parsed template itself.

use std::collections::{BTreeMap, HashSet};

use minijinja::machinery::{Span, ast};
use prompt_host_plugin::Reference;

use crate::filter::OWN;

/// Names that every template has.
const GLOBALS: &[&str] = &["range", "dict", "namespace", "loop", "self", "super", "caller"];

/// What a template reads; each list sorted by name, each name once, where it first stands.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    pub(crate) variables: Vec<Reference>,
    pub(crate) dependencies: Vec<Reference>,
    pub(crate) filters: Vec<Reference>,
}

/// What the parsed `template` reads.
pub(crate) fn read(template: &ast::Stmt<'_>, source: &str) -> Reads {
    let mut walk = Walk { scopes: vec![HashSet::new()], ..Walk::default() };
    walk.statement(template);
    let listed = |found: BTreeMap<String, u32>| {
        found.into_iter().map(|(name, offset)| Reference::at(name, source, offset as usize)).collect()
    };
    Reads { variables: listed(walk.variables), dependencies: listed(walk.dependencies), filters: listed(walk.filters) }
}

#[derive(Default)]
struct Walk<'a> {
    /// Names and where they first stand, in bytes.
    variables: BTreeMap<String, u32>,
    dependencies: BTreeMap<String, u32>,
    filters: BTreeMap<String, u32>,
    /// What is set so far, from the outermost scope to the innermost.
    scopes: Vec<HashSet<&'a str>>,
}

impl<'a> Walk<'a> {
    fn in_scope(&mut self, walk: impl FnOnce(&mut Self)) {
        self.scopes.push(HashSet::new());
        walk(self);
        self.scopes.pop();
    }

    fn declare(&mut self, target: &ast::Expr<'a>) {
        match target {
            ast::Expr::Var(variable) => {
                if let Some(scope) = self.scopes.last_mut() {
                    scope.insert(variable.id);
                }
            }
            ast::Expr::List(list) => list.items.iter().for_each(|item| self.declare(item)),
            ast::Expr::Tuple(tuple) => tuple.items.iter().for_each(|item| self.declare(item)),
            // `{% set x.y = … %}` reads the namespace `x`.
            ast::Expr::GetAttr(attribute) => self.expression(&attribute.expr),
            _ => {}
        }
    }

    fn statements(&mut self, statements: &[ast::Stmt<'a>]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &ast::Stmt<'a>) {
        match statement {
            ast::Stmt::Template(template) => self.statements(&template.children),
            ast::Stmt::EmitExpr(emit) => self.expression(&emit.expr),
            ast::Stmt::EmitRaw(_) | ast::Stmt::Continue(_) | ast::Stmt::Break(_) => {}
            ast::Stmt::ForLoop(each) => {
                self.expression(&each.iter);
                self.in_scope(|walk| {
                    walk.declare(&each.target);
                    walk.maybe(each.filter_expr.as_ref());
                    walk.statements(&each.body);
                });
                self.in_scope(|walk| walk.statements(&each.else_body));
            }
            // What a branch sets stays set behind it.
            ast::Stmt::IfCond(branch) => {
                self.expression(&branch.expr);
                self.statements(&branch.true_body);
                self.statements(&branch.false_body);
            }
            ast::Stmt::WithBlock(with) => self.in_scope(|walk| {
                for (target, value) in &with.assignments {
                    walk.expression(value);
                    walk.declare(target);
                }
                walk.statements(&with.body);
            }),
            ast::Stmt::Set(set) => {
                self.expression(&set.expr);
                self.declare(&set.target);
            }
            ast::Stmt::SetBlock(set) => {
                self.maybe(set.filter.as_ref());
                self.in_scope(|walk| walk.statements(&set.body));
                self.declare(&set.target);
            }
            ast::Stmt::AutoEscape(escape) => {
                self.expression(&escape.enabled);
                self.statements(&escape.body);
            }
            ast::Stmt::FilterBlock(block) => {
                self.expression(&block.filter);
                self.in_scope(|walk| walk.statements(&block.body));
            }
            ast::Stmt::Block(block) => self.in_scope(|walk| walk.statements(&block.body)),
            ast::Stmt::Extends(extends) => self.dependency(&extends.name),
            ast::Stmt::Include(include) => self.dependency(&include.name),
            ast::Stmt::Import(import) => {
                self.dependency(&import.expr);
                self.declare(&import.name);
            }
            ast::Stmt::FromImport(import) => {
                self.dependency(&import.expr);
                for (name, alias) in &import.names {
                    self.declare(alias.as_ref().unwrap_or(name));
                }
            }
            ast::Stmt::Macro(definition) => {
                if let Some(scope) = self.scopes.last_mut() {
                    scope.insert(definition.name);
                }
                self.definition(definition);
            }
            ast::Stmt::CallBlock(call) => {
                self.call(&call.call);
                self.definition(&call.macro_decl);
            }
            ast::Stmt::Do(statement) => self.call(&statement.call),
        }
    }

    fn definition(&mut self, definition: &ast::Macro<'a>) {
        self.in_scope(|walk| {
            definition.defaults.iter().for_each(|default| walk.expression(default));
            definition.args.iter().for_each(|argument| walk.declare(argument));
            walk.statements(&definition.body);
        });
    }

    /// A template's name: a constant, or a list of which the first that exists is taken.
    fn dependency(&mut self, name: &ast::Expr<'a>) {
        match name {
            ast::Expr::Const(constant) => {
                let names: Vec<_> = match constant.value.as_str() {
                    Some(name) => vec![name.to_owned()],
                    None => constant.value.try_iter().into_iter().flatten().map(|name| name.to_string()).collect(),
                };
                for name in names {
                    note(&mut self.dependencies, &name, constant.span());
                }
            }
            ast::Expr::List(list) => list.items.iter().for_each(|name| self.dependency(name)),
            ast::Expr::Tuple(tuple) => tuple.items.iter().for_each(|name| self.dependency(name)),
            ast::Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr);
                self.dependency(&choice.true_expr);
                choice.false_expr.iter().for_each(|name| self.dependency(name));
            }
            made => self.expression(made),
        }
    }

    fn maybe(&mut self, expression: Option<&ast::Expr<'a>>) {
        if let Some(expression) = expression {
            self.expression(expression);
        }
    }

    fn expression(&mut self, expression: &ast::Expr<'a>) {
        match expression {
            ast::Expr::Var(variable) => {
                let is_set = self.scopes.iter().any(|scope| scope.contains(variable.id));
                if !is_set && !GLOBALS.contains(&variable.id) {
                    note(&mut self.variables, variable.id, variable.span());
                }
            }
            ast::Expr::Const(_) => {}
            ast::Expr::Slice(slice) => {
                self.expression(&slice.expr);
                [&slice.start, &slice.stop, &slice.step].into_iter().for_each(|bound| self.maybe(bound.as_ref()));
            }
            ast::Expr::UnaryOp(operation) => self.expression(&operation.expr),
            ast::Expr::BinOp(operation) => {
                self.expression(&operation.left);
                self.expression(&operation.right);
            }
            ast::Expr::Compare(comparison) => {
                self.expression(&comparison.expr);
                comparison.ops.iter().for_each(|operation| self.expression(&operation.expr));
            }
            ast::Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr);
                self.expression(&choice.true_expr);
                self.maybe(choice.false_expr.as_ref());
            }
            ast::Expr::Filter(filter) => {
                self.maybe(filter.expr.as_ref());
                if !OWN.contains(&filter.name) {
                    note(&mut self.filters, filter.name, filter.span());
                }
                self.arguments(&filter.args);
            }
            ast::Expr::Test(test) => {
                self.expression(&test.expr);
                self.arguments(&test.args);
            }
            ast::Expr::GetAttr(attribute) => self.expression(&attribute.expr),
            ast::Expr::GetItem(item) => {
                self.expression(&item.expr);
                self.expression(&item.subscript_expr);
            }
            ast::Expr::Call(call) => self.call(call),
            ast::Expr::List(list) => list.items.iter().for_each(|item| self.expression(item)),
            ast::Expr::Tuple(tuple) => tuple.items.iter().for_each(|item| self.expression(item)),
            ast::Expr::Map(map) => map.keys.iter().chain(&map.values).for_each(|item| self.expression(item)),
        }
    }

    fn call(&mut self, call: &ast::Call<'a>) {
        self.expression(&call.expr);
        self.arguments(&call.args);
    }

    fn arguments(&mut self, arguments: &[ast::CallArg<'a>]) {
        for argument in arguments {
            match argument {
                ast::CallArg::Pos(value)
                | ast::CallArg::Kwarg(_, value)
                | ast::CallArg::PosSplat(value)
                | ast::CallArg::KwargSplat(value) => self.expression(value),
            }
        }
    }
}

fn note(found: &mut BTreeMap<String, u32>, name: &str, span: Span) {
    let first = found.entry(name.to_owned()).or_insert(span.start_offset);
    *first = (*first).min(span.start_offset);
}
