//! Bounds on source that would nest too deep when it is compiled.
//!
//! The parser bounds brackets and statements in each other. It does not bound a chain such as
//! `1 + 1 + 1 …` or `x | f | f …`, which becomes a tree as deep as it is long.

use minijinja::machinery::{Token, Tokenizer};
use minijinja::syntax::SyntaxConfig;
use prompt_host_plugin::TemplateError;

/// Operators in one expression or statement.
const LONGEST_CHAIN: usize = 500;
/// A tag of so many bytes cannot hold a longer chain.
const SHORT_TAG: usize = LONGEST_CHAIN * 2;
/// `elif` branches of one `if`, each of which stands in the one before it.
const MOST_BRANCHES: usize = 100;

/// Looks for chains in `source`.
pub(crate) fn check(name: &str, source: &str) -> Result<(), TemplateError> {
    let has_long_tag = source.split("{{").chain(source.split("{%")).any(|part| part.len() > SHORT_TAG);
    let has_branches = source.matches("elif").count() > MOST_BRANCHES;
    if has_long_tag || has_branches { count(name, source) } else { Ok(()) }
}

fn count(name: &str, source: &str) -> Result<(), TemplateError> {
    let too_long = |offset: u32, what: String| Err(TemplateError::at(name, source, offset as usize, what));
    // Operators of the chain at hand, for each bracket that is open.
    let mut chains: Vec<usize> = vec![0];
    // Branches of each `if` that is open.
    let mut branches: Vec<usize> = Vec::new();
    let mut opens_statement = false;
    let mut tokens = Tokenizer::new(source, name, false, SyntaxConfig::default());
    // What is no token is no template either: the parser says so.
    while let Ok(Some((token, span))) = tokens.next_token() {
        let is_keyword = std::mem::replace(&mut opens_statement, matches!(token, Token::BlockStart));
        match token {
            Token::VariableStart | Token::BlockStart => chains = vec![0],
            Token::Ident("if") if is_keyword => branches.push(0),
            Token::Ident("endif") if is_keyword => {
                branches.pop();
            }
            Token::Ident("elif") if is_keyword && add(&mut branches) > MOST_BRANCHES => {
                return too_long(span.start_offset, format!("more than {MOST_BRANCHES} `elif` branches in one `if`"));
            }
            Token::Comma => {
                if let Some(chain) = chains.last_mut() {
                    *chain = 0;
                }
            }
            Token::ParenClose | Token::BracketClose | Token::BraceClose => {
                chains.pop();
            }
            ref operator if is_operator(operator) => {
                if add(&mut chains) > LONGEST_CHAIN {
                    return too_long(
                        span.start_offset,
                        format!("more than {LONGEST_CHAIN} operators in one expression"),
                    );
                }
                if matches!(operator, Token::ParenOpen | Token::BracketOpen | Token::BraceOpen) {
                    chains.push(0);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Adds one to the innermost count, which it returns.
fn add(counts: &mut [usize]) -> usize {
    counts.last_mut().map_or(0, |count| {
        *count += 1;
        *count
    })
}

fn is_operator(token: &Token<'_>) -> bool {
    match token {
        Token::Ident(word) => ["and", "or", "not", "in", "is", "else"].contains(word),
        Token::TemplateData(_) | Token::VariableEnd | Token::BlockEnd | Token::Colon | Token::Assign => false,
        Token::Str(_) | Token::String(_) | Token::Int(_) | Token::Int128(_) | Token::Float(_) => false,
        _ => true,
    }
}
