//! What the person answered, written into their prompt as their own words.
//!
//! Each answer becomes a line at the end of the prompt: the question's lead (`Language:`) or
//! the question itself, and the answer as it was given. Nothing else is added.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::gate::{self, Candidate, Room};
use super::panel::Panel;
use super::report::Question;
use super::settle::{Bounds, Settled};
use crate::plugin::{Applicability, Finding};
use crate::prompt::{Edit, Span};

/// The person's answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// What was asked.
    pub question: Question,
    /// What the person said; an empty answer says nothing.
    pub answer: String,
}

impl Reply {
    /// The line that stands in the prompt; none when nothing was said.
    fn line(&self) -> Option<String> {
        let answer = self.answer.trim();
        let lead = self.question.lead.as_deref().unwrap_or(&self.question.question).trim();
        (!answer.is_empty()).then(|| format!("{lead} {answer}"))
    }
}

/// Writes the answers into the prompt, before any rule changes it. Gives how many there were.
pub(super) fn fold(panel: &mut Panel<'_>, settled: &mut Settled, replies: &[Reply], bounds: Bounds) -> usize {
    let mut folded = 0;
    for reply in replies {
        let Some((plugin, line)) = panel.seat_of(&reply.question.plugin).zip(reply.line()) else { continue };
        let end = settled.document.text.trim_end().len();
        let parting = match (end, folded) {
            (0, _) => "",
            (_, 0) => "\n\n",
            _ => "\n",
        };
        let finding = Finding {
            code: reply.question.code.clone(),
            span: Span::new(end, end),
            message: format!("the person answered: {}", reply.question.question),
            related: Vec::new(),
            applicability: Applicability::Safe,
            edits: vec![Edit::new(Span::new(end, end), format!("{parting}{line}"))],
            question: None,
            redacts: false,
        };
        let room = Room { max_bytes: bounds.max_bytes, deadline: panel.deadline() };
        let candidate = Candidate { plugin, finding: Arc::new(finding) };
        let batch = gate::apply(&settled.document, vec![candidate], room, |candidate, rejection| {
            panel.reject(candidate.plugin, candidate.finding.code.clone(), rejection, 1);
        });
        if let Some(batch) = batch {
            settled.take(batch);
            folded += 1;
        }
    }
    folded
}
