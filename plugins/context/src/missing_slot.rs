//! The rule `missing-slot`.

mod clause;
mod detail;
mod grouped;
mod kind;
mod name;
mod request;
mod said;
mod situation;
mod wording;

use prompt_host_plugin::host::setting;
use prompt_host_plugin::{
    ConstraintKind, Document, Finding, Phase, Protection, Purpose, Question, Rule, RuleInfo, Voice,
};

use detail::{Detail, Details};
use kind::Kind;
use request::Request;
use said::Said;
use wording::{ALL, Asked, Wording};

#[doc = include_str!("../docs/missing-slot.md")]
pub(crate) struct MissingSlot;

impl Rule for MissingSlot {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("missing-slot", "Asks for the detail without which nobody could do the request well.")
            .phase(Phase::Specify)
            .suggested()
            .weight(2.0)
            .source("Tell Me More! Towards Implicit User Intention Understanding: https://arxiv.org/abs/2402.09205")
            .documentation(include_str!("../docs/missing-slot.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.text.len() > LONG_BYTES || is_answered_elsewhere(document) {
            return Vec::new();
        }
        let eager = setting("eager").as_deref() == Some("true");
        let wordings = ALL.iter().copied().filter(|wording| document.may_be(wording.language));
        let found = wordings.into_iter().find_map(|wording| {
            let said = Said::new(document, wording);
            let request = request::read(document, wording, &said, eager)?;
            let mut said = said.details();
            if names_place(document, wording, &request) {
                said.add([Detail::Destination, Detail::Location]);
            }
            Some((wording, request, said))
        });
        found.map_or_else(Vec::new, |(wording, request, said)| findings(document, wording, request, said, eager))
    }
}

/// More questions at once are a form to be filled in.
const MOST: usize = 3;

const MESSAGE: &str = "the answer depends on a detail that only the person knows";

/// A longer prompt may say what it needs in words that this rule does not know.
const LONG_BYTES: usize = 400;

fn findings(document: &Document, wording: &Wording, request: Request, said: Details, eager: bool) -> Vec<Finding> {
    let shape = request.kind.shape();
    // Who is asked when they go is asked for how long, too; a diet for allergies.
    let covered = |detail| {
        detail == Detail::Duration && !said.has(Detail::Dates) || detail == Detail::Allergies && !said.has(Detail::Diet)
    };
    // A language without a question on a detail does not know the words that give it.
    let details = shape.details.iter().filter_map(|detail| wording.asked(*detail));
    let missing: Vec<&Asked> = details.filter(|asked| !said.has(asked.detail) && !covered(asked.detail)).collect();
    let count = if eager { shape.details.len() } else { shape.essential };
    let essential = shape.details.get(..count).unwrap_or_default();
    // A style is a matter of taste: whoever cares has said it.
    let counts = |detail| essential.contains(&detail) && !(eager && detail == Detail::Style);
    let is_essential = missing.iter().any(|asked| counts(asked.detail));
    if !(is_essential || shape.is_eager && missing.len() >= 2) {
        return Vec::new();
    }
    let asked = missing.into_iter().take(MOST);
    if setting("slots").as_deref() == Some("true") {
        let slots: String = asked.map(|asked| format!("\n{} {{{{{}}}}}", asked.lead, asked.detail.slot())).collect();
        let end = document.text.trim_end().len();
        return vec![Finding::insert(end, slots, MESSAGE).suggested()];
    }
    let name = document.of(request.object);
    asked
        .map(|asked| {
            let question = Question::new(asked.question.replace("{}", name)).lead(asked.lead);
            Finding::ask(request.object, MESSAGE, question)
        })
        .collect()
}

/// Whether the place may stand before a trip, where no word leads to it: "京都旅行".
fn names_place(document: &Document, wording: &Wording, request: &Request) -> bool {
    /// "一次旅行" has four characters.
    const BARE: usize = 4;
    if !matches!(request.kind, Kind::Trip | Kind::Booking | Kind::Place) {
        return false;
    }
    match wording.language {
        "ja" => document.text.get(..request.object.from()).is_none_or(|head| !head.trim().is_empty()),
        "zh" => document.of(request.object).chars().count() > BARE,
        _ => false,
    }
}

/// Whether something beside the request may carry the details, or shows that the person
/// knows what they want: attached context, earlier turns, material, a role, slots to be
/// filled, demands on the form.
fn is_answered_elsewhere(document: &Document) -> bool {
    let text = document.text.trim();
    document.prior_turns > 0
        // Who lays a prompt out in lines has said more than this rule can read.
        || text.contains('\n')
        || !document.context.is_empty()
        || document.sentences.len() > 4
        || document.has(&[Protection::Placeholder, Protection::Quotation, Protection::CodeFence])
        || document.blocks.iter().any(|block| block.voice == Voice::Given)
        || document.parts_for(Purpose::Role).next().is_some()
        || document.constraints.iter().any(|constraint| match constraint.kind {
            ConstraintKind::Length => constraint.amount.is_some(),
            ConstraintKind::Format => !matches!(constraint.value.as_str(), "list" | "table" | "code"),
            ConstraintKind::Language => document.sentences.len() > 1,
            ConstraintKind::Exclusion => true,
            _ => false,
        })
}
