//! Errors of the engine, as the contract has them.

use handlebars::{RenderError, RenderErrorReason, TemplateError as ParseError, TemplateErrorReason};
use prompt_host_plugin::TemplateError;

use crate::bounds::open_block;
use crate::dot::Spelled;

/// An error in the source of `name`.
pub(crate) fn of_parsing(name: &str, spelled: &Spelled<'_>, failure: &ParseError) -> TemplateError {
    let (line, column) = failure.pos().unwrap_or_default();
    let column = spelled.column(line, column);
    let message = match failure.reason() {
        TemplateErrorReason::InvalidSyntax(found) => syntax(&spelled.source, found),
        TemplateErrorReason::MismatchingClosedHelper(opened, closed)
        | TemplateErrorReason::MismatchingClosedDecorator(opened, closed) => {
            format!("block `{opened}` is closed by `{closed}`")
        }
        other => one_line(&other.to_string()),
    };
    TemplateError { template: name.to_owned(), line: number(line), column: number(column), message }
}

/// An error while `name` was rendered, which may be in a partial.
pub(crate) fn of_rendering(name: &str, failure: &RenderError) -> TemplateError {
    TemplateError {
        template: failure.template_name.clone().unwrap_or_else(|| name.to_owned()),
        line: number(failure.line_no.unwrap_or_default()),
        column: number(failure.column_no.unwrap_or_default()),
        message: message(failure.reason()),
    }
}

/// What the parser expected, in words; it names the rules of its grammar.
fn syntax(source: &str, found: &str) -> String {
    if found.contains("helper_block_end") {
        return match open_block(source) {
            Some((block, line)) => {
                format!("syntax error: block `{block}` of line {line} is not closed, or a tag in it is wrong")
            }
            None => "syntax error: this tag is wrong".to_owned(),
        };
    }
    if found.contains("path_inline") {
        return "syntax error: expected the name of a value, such as `user.name` or `this`".to_owned();
    }
    let expected = one_line(found)
        .replace("helper_parameter", "an argument")
        .replace("identifier", "a name")
        .replace("trailing_tilde_to_omit_whitespace", "the tag's end")
        .replace("block_param", "`as |name|`");
    format!("syntax error: {expected}")
}

fn message(reason: &RenderErrorReason) -> String {
    match reason {
        RenderErrorReason::MissingVariable(Some(path)) => format!("`{path}` is missing"),
        RenderErrorReason::MissingVariable(None) => "a value is missing".to_owned(),
        RenderErrorReason::PartialNotFound(name) => format!("partial {name:?} does not exist"),
        RenderErrorReason::PartialBlockNotFound => "there is no block to show for `@partial-block`".to_owned(),
        RenderErrorReason::HelperNotFound(name) => format!("there is no helper or filter `{name}`"),
        RenderErrorReason::DecoratorNotFound(name) => format!("there is no decorator `{name}`"),
        RenderErrorReason::ParamNotFoundForIndex(helper, index) => {
            format!("helper `{helper}` needs an argument at position {}", index + 1)
        }
        RenderErrorReason::ParamNotFoundForName(helper, name) => format!("helper `{helper}` needs argument `{name}`"),
        RenderErrorReason::CannotIncludeSelf => "a template cannot include itself directly".to_owned(),
        RenderErrorReason::Other(message) => message.clone(),
        other => one_line(&other.to_string()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
