//! The rule `positive-form`.

mod forms;

use prompt_host_plugin::guards::{is_about_law, quotes_itself, says, works_on_given_text};
use prompt_host_plugin::words::upper;
use prompt_host_plugin::{
    Constraint, ConstraintKind, Document, Finding, Material, Phase, Rule, RuleInfo, Span, Voice, word_list,
};

use forms::{Demand, Forms, Found};

#[doc = include_str!("../docs/positive-form.md")]
pub(crate) struct PositiveForm;

word_list! {
    /// Courtesy that may open the sentence and stays.
    static COURTESY = [
        "also", "also,", "and", "bitte", "but", "please", "por favor,", "请",
    ];
}

word_list! {
    /// What may stand after a ban and stays: it says where, which is everywhere.
    static TAILS = [
        "anywhere", "at all", "dans ta réponse", "dans tes réponses", "dans vos réponses", "dans votre réponse",
        "en tu respuesta", "en tus respuestas", "en su respuesta", "ever", "in deinen antworten", "in deiner antwort",
        "in ihren antworten", "in ihrer antwort", "in the answer", "in the response", "in the text", "in your answer",
        "in your answers", "in your output", "in your replies", "in your reply", "in your response",
        "in your responses", "please", "when you answer", "whatsoever",
    ];
}

word_list! {
    /// Forms that are not plain text, and work whose result is not.
    static MARKED_UP = [
        "code", "csv", "html", "javascript", "json", "latex", "list", "lists", "python", "query", "readme", "regex",
        "script", "sql", "table", "tables", "template", "xml", "yaml",
    ];
}

word_list! {
    /// Small letters, asked for in so many words.
    static SMALL_LETTERS = [
        "all lower case", "kleinbuchstaben", "kleinschreibung", "lower case", "lower-case", "lowercase", "minuscule",
        "minuscules", "minúscula", "minúsculas", "small letters",
    ];
}

impl Rule for PositiveForm {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("positive-form", "Says what to write where the prompt only says what not to write.")
            .phase(Phase::Clarify)
            .suggested()
            .weight(0.5)
            .languages(&["en", "fr", "es", "de", "ja", "zh"])
            .source(
                "Anthropic, Prompting best practices: \
                 https://docs.claude.com/en/docs/build-with-claude/prompt-engineering/claude-4-best-practices",
            )
            .documentation(include_str!("../docs/positive-form.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let Some(forms) = Forms::of(document) else { return Vec::new() };
        let read = |sentence: &Span| Ban::read(document, forms, *sentence);
        let bans: Vec<Ban> = document.sentences.iter().filter_map(read).collect();
        if bans.is_empty() || is_about_law(document) || quotes_itself(document) {
            return Vec::new();
        }
        bans.into_iter().filter(|ban| ban.is_sure(document)).map(|ban| ban.turned(document)).collect()
    }
}

/// A sentence that says nothing but a ban of the table.
struct Ban {
    sentence: Span,
    found: Found,
}

impl Ban {
    fn read(document: &Document, forms: &'static Forms, sentence: Span) -> Option<Self> {
        let whole = document.of(sentence);
        let courtesy = COURTESY.at(whole, 0).map_or(0, |courtesy| courtesy.span.to());
        let said = whole.get(courtesy..)?.trim_start_matches(' ');
        let found = forms.at(&document.text, sentence.to() - said.len())?;
        let rest = document.text.get(found.span.to()..sentence.to())?;
        let said = rest.trim_matches(['.', '!', '。', '！', ' ', ';', '；']);
        let is_whole = said.is_empty() || TAILS.at(said, 0).is_some_and(|tail| tail.span.to() == said.len());
        is_whole.then_some(Self { sentence, found })
    }

    /// Whether the person says it to the model, of the answer's form.
    fn is_sure(&self, document: &Document) -> bool {
        document.block_at(self.sentence).is_some_and(|block| block.voice == Voice::Person)
            && !document.is_protected(self.found.span)
            && !follows_work(document, self.sentence)
            && self.found.demands().all(|demand| match demand {
                Demand::PlainText => is_of_plain_text(document),
                Demand::PlainWords => {
                    !demands(document, ConstraintKind::Tone, "simple")
                        && !demands(document, ConstraintKind::Tone, "technical")
                }
                Demand::Lowercase => !says(document, &SMALL_LETTERS),
                Demand::Brevity => !demands(document, ConstraintKind::Length, "short"),
                Demand::Other => true,
            })
    }

    fn turned(&self, document: &Document) -> Finding {
        let said = document.of(self.found.span);
        let words = self.found.words();
        let mut letters = words.chars();
        let positive = match letters.next().filter(|_| said.starts_with(char::is_uppercase)) {
            Some(first) => format!("{}{}", upper(first), letters.as_str()),
            None => words.clone(),
        };
        Finding::replace(self.found.span, positive, "a model follows what to do better than what not to do")
    }
}

/// Whether `sentence` may be text that the person wants translated or corrected: what
/// stands before it announces some, as "Put into French:" on a line of its own does.
fn follows_work(document: &Document, sentence: Span) -> bool {
    let Some(block) = document.block_at(sentence) else { return true };
    let before = document.text.get(..block.span.from()).unwrap_or_default().trim_end();
    let is_announced = before.ends_with([':', '：']) && block.material != Material::Items;
    is_announced && works_on_given_text(document)
        || document.work_on_text.is_some_and(|work| {
            let said = document.of(work).trim_end();
            // "Rewrite the rules below.", right above them.
            let is_next = work.to() == before.len() && document.of(work).contains("below");
            work.end <= sentence.start && (is_announced || is_next || said.ends_with([':', '：']))
        })
}

/// Whether nothing in the prompt asks for a form that is not plain text.
fn is_of_plain_text(document: &Document) -> bool {
    let marks_up = |constraint: &Constraint| {
        constraint.kind == ConstraintKind::Format && !constraint.negated && constraint.value != "plain"
    };
    !document.constraints.iter().any(marks_up) && !says(document, &MARKED_UP)
}

/// Whether the prompt makes this demand anyway.
fn demands(document: &Document, kind: ConstraintKind, value: &str) -> bool {
    document.constraints.iter().any(|demand| demand.kind == kind && demand.value == value && !demand.negated)
}
