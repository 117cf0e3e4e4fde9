//! What is wrong with the settings, as compilers tell it.

use std::fmt::Write as _;

use annotate_snippets::{Element, Level, Origin, Renderer};

use super::excerpt::Excerpt;
use super::lines::Lines;
use super::style::{HEADING, counted, painted};
use crate::config::node::Place;
use crate::config::visible::{Visible, visible};
use crate::config::{Problem, Problems};
use crate::prompt::Span;

/// Each problem with the line it stands on, then how many there are.
pub fn problems(problems: &Problems) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    for found in problems.iter() {
        let _ = writeln!(out, "{}\n", problem(&renderer, found));
    }
    let _ = writeln!(out, "{} in the settings", painted(HEADING, counted(problems.len(), "problem")));
    out
}

fn problem(renderer: &Renderer, problem: &Problem) -> String {
    let message = match &problem.path {
        Some(path) => format!("{}: {}", Visible(path), visible(&problem.message)),
        None => visible(&problem.message).into_owned(),
    };
    let title = Level::ERROR.primary_title(message);
    let help = problem.help.as_ref().map(|help| visible(help).into_owned());
    match &problem.origin.place {
        Place::File(file, span) => {
            let lines = Lines::new(&file.text);
            // A collection may be long; the line it starts on tells which it is.
            let first = lines.span(lines.index(span.start));
            let span = Span::new(span.start, span.end.min(first.end));
            Excerpt::new(&file.shown, &lines, span).render(renderer, title, help)
        }
        Place::None | Place::Whole(_) | Place::Named(_) => {
            let origin: Element<'_> = Origin::path(Visible(&problem.origin).to_string()).into();
            let help = help.map(|help| Level::HELP.message(help));
            renderer.render(&[title.element(origin).elements(help)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;
    use crate::config::{Environment, Override, Sources};

    #[test]
    fn problems_stand_under_their_lines() {
        let dir = tempfile::tempdir().unwrap();
        let text = "# 日本\nplugins:\n  tidy:\n\u{20}   enabeld: false\nlimits: {deadline_ms: 0} # \u{1b}[2J\nruntime:\n  - a\n  - b\n";
        std::fs::write(dir.path().join("prompt-host.yaml"), text).unwrap();
        let env = Environment {
            variables: vec![("PROMPT_HOST__WATCH__MODE".into(), "nativ".into())],
            working_dir: dir.path().to_owned(),
            ..Environment::default()
        };
        let flag = Override::assignment("--set", "log.level=[]").unwrap();
        let wrong = Sources::discover(env, vec![flag], None).load().unwrap_err();
        insta::assert_snapshot!(plain(&problems(&wrong)));
    }
}
