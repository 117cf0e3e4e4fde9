//! Set phrases that rewriters add, and what they turn round by leaving out two letters: who asks whom.

use prompt_host_plugin::{Protection, Purpose, Span};

use crate::comparison::{Kind, Scene};

pub(crate) fn find(scene: &mut Scene<'_>) {
    spells(scene);
    tags(scene);
    no_ask(scene);
    who_asks(scene);
}

/// Phrases that are meant to make a model try harder.
const SPELLS: &[(&str, Kind)] = &[
    ("think step by step", Kind::AddedConstraint),
    ("step by step", Kind::AddedConstraint),
    ("step-by-step", Kind::AddedConstraint),
    ("take a deep breath", Kind::AddedBoilerplate),
    ("take your time", Kind::AddedBoilerplate),
    ("schritt für schritt", Kind::AddedConstraint),
    ("étape par étape", Kind::AddedConstraint),
    ("paso a paso", Kind::AddedConstraint),
    ("一步一步", Kind::AddedConstraint),
    ("逐步", Kind::AddedConstraint),
    ("ステップバイステップ", Kind::AddedConstraint),
];

fn spells(scene: &mut Scene<'_>) {
    let (original, rewrite) = (scene.original.text.to_lowercase(), scene.rewrite.text.to_lowercase());
    if rewrite.len() != scene.rewrite.text.len()
        || SPELLS.iter().any(|(spell, _)| original.contains(spell) || original.contains("steps"))
    {
        return;
    }
    for (spell, kind) in SPELLS {
        if let Some(at) = rewrite.find(spell) {
            let span = Span::new(at, at + spell.len());
            if !scene.tells_rewrite(span) {
                scene.added(*kind, span, "the person did not ask for it");
            }
        }
    }
}

/// "Inside `<labels>` tags": a tag that wraps nothing is one that the answer shall have.
fn tags(scene: &mut Scene<'_>) {
    let rewrite = scene.rewrite;
    let is_tag = |kind| matches!(kind, Protection::Markup | Protection::Placeholder);
    let new: Vec<Span> = rewrite
        .protected
        .iter()
        .filter(|protected| is_tag(protected.kind))
        .map(|protected| protected.span)
        .filter(|span| {
            let text = rewrite.of(*span);
            let name: String = text
                .chars()
                .skip(1)
                .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
                .collect();
            let line = crate::reading::line_before(rewrite, *span);
            text.starts_with('<')
                && !name.is_empty()
                && line.contains(char::is_alphabetic)
                && !rewrite.text.contains(&format!("</{name}>"))
                && !scene.original.text.contains(&format!("<{name}"))
        })
        .collect();
    for span in new.into_iter().filter(|span| !scene.tells_rewrite(*span)).collect::<Vec<_>>() {
        scene.added(Kind::AddedConstraint, span, "the person did not ask for this tag");
    }
}

/// An answer in the place of the ask.
fn no_ask(scene: &mut Scene<'_>) {
    let asks = |document: &prompt_host_plugin::Document| {
        document.parts.iter().find(|part| part.purpose == Purpose::Task).map(|part| part.span)
    };
    let rewrite = scene.rewrite;
    let demands = rewrite.parts.iter().any(|part| !matches!(part.purpose, Purpose::Context | Purpose::Data));
    if let Some(span) = asks(scene.original)
        && !demands
        && scene.original.of(span).trim_end().ends_with(['?', '？'])
        && !asks_in_words(scene)
        && !rewrite.text.contains("ください")
        && !rewrite.text.contains(['?', '？'])
        && !rewrite.sentences.is_empty()
        && !scene.tells_original(span)
    {
        scene.lost(Kind::LostAsk, span, "the rewrite asks for nothing");
    }
}

/// Whether a clause of the rewrite opens as an ask does.
fn asks_in_words(scene: &Scene<'_>) -> bool {
    let reading = &scene.alignment.rewrite;
    let is_ask = |token: &crate::reading::Token| ASKING.contains(&token.word.as_str());
    reading.clauses.iter().any(|clause| reading.of_clause(clause).iter().take(2).any(is_ask))
}

/// Words with which asks open; a text without any of them may be an answer.
const ASKING: &[&str] = &[
    "write",
    "explain",
    "describe",
    "give",
    "list",
    "tell",
    "show",
    "name",
    "suggest",
    "find",
    "compare",
    "calculate",
    "check",
    "need",
    "want",
    "please",
    "help",
    "summarise",
    "summarize",
    "translate",
    "create",
    "draft",
    "what",
    "how",
    "why",
    "which",
    "recommend",
    "advise",
    "schreib",
    "schreibe",
    "erklare",
    "erklar",
    "erklaren",
    "beschreibe",
    "gib",
    "nenne",
    "zeig",
    "zeige",
    "bitte",
    "wie",
    "was",
    "warum",
    "welche",
    "welcher",
    "ich",
    "schlag",
    "vergleiche",
    "berechne",
    "ecris",
    "explique",
    "decris",
    "donne",
    "propose",
    "montre",
    "calcule",
    "compare",
    "comment",
    "pourquoi",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "redige",
    "escribe",
    "explica",
    "describe",
    "dame",
    "dime",
    "propon",
    "muestra",
    "calcula",
    "como",
    "que",
    "cual",
    "cuales",
    "redacta",
    "recomienda",
    "请",
    "解释",
    "写",
    "撰写",
    "推荐",
    "怎么",
];

/// How the person asks to be asked.
const BE_ASKED: &[&str] = &[
    "ask me",
    "quiz me",
    "interview me",
    "test me",
    "question me",
    "frag mich",
    "frage mich",
    "befrag mich",
    "pose-moi",
    "pose moi",
    "interroge-moi",
    "pregúntame",
    "hazme preguntas",
    "entrevístame",
    "问我",
    "考我",
    "私に質問",
];
/// What a rewrite says where the person is still asked.
const IS_ASKED: &[&str] = &[
    "ask",
    "quiz me",
    "interview",
    "test me",
    "test my",
    "question me",
    "frag",
    "pose-moi",
    "pose moi",
    "poser",
    "interroge",
    "pregunt",
    "entrevist",
    "问我",
    "考我",
    "提问",
    "質問",
    "向我",
];

fn who_asks(scene: &mut Scene<'_>) {
    let (original, rewrite) = (scene.original.text.to_lowercase(), scene.rewrite.text.to_lowercase());
    if original.len() != scene.original.text.len() || IS_ASKED.iter().any(|phrase| rewrite.contains(phrase)) {
        return;
    }
    let is_word = |at: &usize| {
        !original.get(..*at).is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_alphabetic()))
    };
    let Some(at) = BE_ASKED.iter().find_map(|phrase| original.find(phrase).filter(is_word)) else { return };
    let clauses = &scene.alignment.original.clauses;
    let clause = clauses.iter().find(|clause| clause.span.from() <= at && at < clause.span.to());
    if let Some(span) = clause.map(|clause| clause.span).filter(|span| !scene.tells_original(*span)) {
        scene.lost(Kind::LostAsk, span, "the person wants to be asked");
    }
}
