//! What a rule did, for reading.

use prompt_host::improve::report::Improvement;
use prompt_host::prompt::Span;
use similar::TextDiff;

use crate::data::Prompt;
use crate::run::{Bench, Way};

/// Bytes of text around a place.
const AROUND: usize = 60;

/// Prints every change, suggestion and question of the rule `code`, or of all of them.
pub(crate) fn print(bench: &Bench, prompts: &[Prompt], way: Way, code: &str) -> anyhow::Result<()> {
    let mut seen = 0;
    for prompt in prompts {
        let answer = bench.improve(&prompt.prompt, way)?;
        let lines = lines(&answer, code);
        if lines.is_empty() {
            continue;
        }
        seen += 1;
        println!("── {} ({})", prompt.id, prompt.source);
        for line in lines {
            println!("{line}");
        }
        if answer.changes.iter().any(|change| is(code, &change.code)) {
            let diff = TextDiff::from_lines(&*answer.original, &*answer.improved);
            println!("{}", diff.unified_diff().context_radius(0));
        }
    }
    println!("{seen} of {} prompts", prompts.len());
    Ok(())
}

fn is(wanted: &str, code: &str) -> bool {
    wanted == "all" || wanted == code
}

fn lines(answer: &Improvement, wanted: &str) -> Vec<String> {
    let changes = answer.changes.iter().filter(|change| is(wanted, &change.code)).map(|change| {
        format!(
            "changed {}: {:?} → {:?} in {:?}",
            change.code,
            change.before,
            change.after,
            around(&answer.original, change.span)
        )
    });
    let suggestions = answer.suggestions.iter().filter(|suggestion| is(wanted, &suggestion.code)).map(|suggestion| {
        let after = suggestion.after.as_ref().map_or_else(String::new, |after| format!(" → {after:?}"));
        format!("suggests {}: {:?}{after}: {}", suggestion.code, suggestion.before, suggestion.message)
    });
    let questions = answer.questions.iter().filter(|question| is(wanted, &question.code)).map(|question| {
        format!("asks {}: {} about {:?}", question.code, question.question, around(&answer.improved, question.span))
    });
    changes.chain(suggestions).chain(questions).collect()
}

fn around(text: &str, span: Span) -> &str {
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    text.get(start..end).unwrap_or_default()
}
