//! The rule `missing-slot`.

mod wording;

use prompt_host_plugin::host::setting;
use prompt_host_plugin::words::{is_any, word_after, words};
use prompt_host_plugin::{
    Document, Finding, Phase, Phrases, Protection, Purpose, Question, Rule, RuleInfo, Span, Voice,
};

use wording::{ALL, COURTESY, Detail, Kind, Wording};

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
        let wordings = ALL.iter().filter(|wording| document.may_be(wording.language));
        let Some((wording, kind, object)) = wordings
            .into_iter()
            .find_map(|wording| request(document, wording).map(|(kind, span)| (wording, kind, span)))
        else {
            return Vec::new();
        };
        let mut said = Said::read(document, wording);
        if names_place(document, wording, object) {
            said.0.push(Detail::Place);
        }
        // A language without a question on a detail does not know the words that give it.
        let details = kind.details().iter().copied().filter(|detail| wording.asked(kind, *detail).is_some());
        let missing: Vec<Detail> = details.clone().filter(|detail| !said.has(*detail)).collect();
        // Without its first detail nobody could begin; one of the others is no reason to ask.
        if missing.first().copied() != details.clone().next() && missing.len() < 2 {
            return Vec::new();
        }
        let asked = missing.iter().filter_map(|detail| wording.asked(kind, *detail)).take(MOST);
        if setting("slots").as_deref() == Some("true") {
            let slots: String =
                asked.map(|asked| format!("\n{} {{{{{}}}}}", asked.lead, asked.detail.slot())).collect();
            let end = document.text.trim_end().len();
            return vec![Finding::insert(end, slots, MESSAGE).suggested()];
        }
        let name = document.of(object);
        asked
            .map(|asked| {
                let question = Question::new(asked.question.replace("{}", name)).lead(asked.lead);
                Finding::ask(object, MESSAGE, question)
            })
            .collect()
    }
}

/// Whether the place may stand before a trip, where no word leads to it: "京都旅行".
fn names_place(document: &Document, wording: &Wording, object: Span) -> bool {
    /// "一次旅行" has four characters.
    const BARE: usize = 4;
    match wording.language {
        "ja" => document.text.get(..object.from()).is_none_or(|head| !head.trim().is_empty()),
        "zh" => document.of(object).chars().count() > BARE,
        _ => false,
    }
}

/// More questions at once are a form to be filled in.
const MOST: usize = 3;

const MESSAGE: &str = "the answer depends on a detail that only the person knows";

/// A longer prompt may say what it needs in words that this rule does not know.
const LONG_BYTES: usize = 400;

/// Whether something beside the request may carry the details: attached context, earlier
/// turns, material, a role, slots to be filled.
fn is_answered_elsewhere(document: &Document) -> bool {
    document.prior_turns > 0
        || !document.context.is_empty()
        || document.sentences.len() > 3
        || document.has(&[Protection::Placeholder, Protection::Quotation, Protection::CodeFence])
        || document.blocks.iter().any(|block| block.voice == Voice::Given)
        || document.parts_for(Purpose::Role).next().is_some()
}

/// What one sentence asks for, and where it names it.
fn request(document: &Document, wording: &Wording) -> Option<(Kind, Span)> {
    document.sentences.iter().find_map(|sentence| {
        let text = document.text.get(..sentence.to())?;
        let start = after_courtesy(text, sentence.from());
        if wording.object_first {
            let object = wording.objects.find(text).find(|found| found.span.from() >= sentence.from())?;
            let tail = text.get(object.span.to()..)?;
            let asks = wording.asks.find(tail).next()?;
            let close = asks.span.from() <= CLOSE_BYTES;
            // What stands before the object is its description, where any may be the detail.
            let head = text.get(start..object.span.from())?.trim();
            let whole = !object.value.must_end() || head.is_empty();
            let fits = asks.value.takes(*object.value);
            return (close && whole && fits).then_some((*object.value, object.span));
        }
        let verb = wording.asks.at(text, start)?;
        let object = wording.objects.find(text).find(|found| found.span.from() >= verb.span.to())?;
        let between = text.get(verb.span.to()..object.span.from())?;
        // In "I'm planning to build my first computer" another verb has the object.
        let near = words(between).count() <= NEAR_WORDS
            && between.len() <= CLOSE_BYTES
            && !between.contains([',', '.', ':', '\n'])
            && !words(between).any(|(_, word)| is_any(word, &["for", "of", "to"]));
        let tail = document.text.get(object.span.to()..)?;
        let whole = is_end(tail) || (!object.value.must_end() && goes_on(tail));
        let start = verb.span.to() + between.len() - between.trim_start().len();
        let fits = verb.value.takes(*object.value);
        (near && whole && fits).then_some((*object.value, Span::new(start, object.span.to())))
    })
}

/// How many adjectives may stand between the verb and what is asked for.
const NEAR_WORDS: usize = 4;
/// The same in bytes, for scripts without blanks.
const CLOSE_BYTES: usize = 36;

fn after_courtesy(text: &str, start: usize) -> usize {
    let courtesy: &'static Phrases<()> = &COURTESY;
    let skip = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches([' ', ',', '!', '，', '、', '¿', '¡']).len()
    };
    let mut at = skip(start);
    while let Some(found) = courtesy.at(text, at) {
        at = skip(found.span.to());
    }
    at
}

/// Whether nothing but marks and thanks follows.
fn is_end(tail: &str) -> bool {
    let rest = tail.trim_matches(|c: char| !c.is_alphanumeric());
    rest.is_empty() || COURTESY.at(rest, 0).is_some_and(|found| found.span.to() == rest.len())
}

/// Whether what was asked for ends before `tail`: "computer skills" are no computer.
fn goes_on(tail: &str) -> bool {
    let blank = tail.trim_start_matches(' ');
    blank.starts_with(|c: char| !c.is_ascii_alphanumeric()) || is_any(word_after(tail, 0), LINKS)
}

/// What may follow a noun that is whole.
const LINKS: &[&str] = &[
    "to", "for", "in", "with", "and", "next", "this", "that", "around", "across", "through", "as", "à", "au", "aux",
    "en", "pour", "avec", "a", "al", "para", "con", "nach", "in", "für", "mit", "an",
];

/// Which details the prompt gives.
struct Said(Vec<Detail>);

impl Said {
    fn read(document: &Document, wording: &Wording) -> Self {
        let mut said: Vec<Detail> =
            wording.details.find(&document.text).flat_map(|found| found.value.iter().copied()).collect();
        if document.text.contains(['$', '€', '£', '¥', '￥']) {
            said.push(Detail::Budget);
        }
        // "A one-week trip" says how long; of "for 20" it cannot be told what it counts.
        let hyphened = document.words().any(|(_, word)| {
            ["-day", "-week", "-month", "-night", "-long", "-minute"].iter().any(|end| word.ends_with(end))
        });
        // An answer that was written into the prompt stands behind its lead.
        let answered = wording.questions.iter().filter(|asked| document.text.contains(asked.lead));
        said.extend(answered.map(|asked| asked.detail));
        if hyphened {
            said.extend([Detail::When, Detail::Goal]);
        }
        if document.text.contains(|c: char| c.is_numeric()) {
            said.extend([Detail::When, Detail::People, Detail::Goal]);
        }
        Self(said)
    }

    fn has(&self, detail: Detail) -> bool {
        self.0.contains(&detail)
    }
}
