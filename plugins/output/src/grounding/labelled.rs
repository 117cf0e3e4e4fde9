//! A text and a question on it, each behind a label: `Context: …`, `Question: …`.

use prompt_host_plugin::{Document, Line, Phrases, Span, word_list};

use super::said::{FACTS, SETTLED};

/// Labels of a text, with the sentence that says that nothing else counts, by language.
static TEXTS: Phrases<&'static [(&'static str, &'static str)]> = Phrases::new(&[
    ("article", &[("en", "Use only the article."), ("fr", "Seul l'article compte.")]),
    ("artikel", &[("de", "Es zählt nur der Artikel.")]),
    ("artículo", &[("es", "Solo cuenta el artículo.")]),
    ("context", &[("en", "Use only the context.")]),
    ("contexte", &[("fr", "Seul le contexte compte.")]),
    ("contexto", &[("es", "Solo cuenta el contexto.")]),
    ("document", &[("en", "Use only the document."), ("fr", "Seul le document compte.")]),
    ("documento", &[("es", "Solo cuenta el documento.")]),
    ("dokument", &[("de", "Es zählt nur das Dokument.")]),
    ("kontext", &[("de", "Es zählt nur der Kontext.")]),
    ("paragraph", &[("en", "Use only the paragraph.")]),
    ("passage", &[("en", "Use only the passage."), ("fr", "Seul le passage compte.")]),
    ("text", &[("en", "Use only the text."), ("de", "Es zählt nur der Text.")]),
    ("texte", &[("fr", "Seul le texte compte.")]),
    ("texto", &[("es", "Solo cuenta el texto.")]),
    ("コンテキスト", &[("ja", "コンテキストの内容だけを使ってください。")]),
    ("上下文", &[("zh", "请只依据上下文。")]),
    ("文章", &[("ja", "文章の内容だけを使ってください。"), ("zh", "请只依据文章。")]),
    ("文脈", &[("ja", "文脈の内容だけを使ってください。")]),
    ("本文", &[("ja", "本文の内容だけを使ってください。")]),
    ("材料", &[("zh", "请只依据材料。")]),
]);

word_list! {
    /// Labels of a question.
    static QUESTIONS = [
        "frage", "pregunta", "q", "question", "問", "問い", "問題", "質問", "质问", "问", "问题",
    ];
}

word_list! {
    /// Labels of what is left to be filled in.
    static ANSWERS = [
        "a", "answer", "antwort", "respuesta", "réponse", "回答", "答", "答え", "答案",
    ];
}

/// The question's end, and what follows it, if it is the only one and facts answer it.
pub(super) fn question(document: &Document, least: usize) -> Option<(Span, &'static str)> {
    let lines: Vec<Line> = document.lines().collect();
    let mut asked = lines.iter().filter(|line| label_of(document, line.span, &QUESTIONS).is_some());
    let (question, None) = (asked.next()?, asked.next()) else { return None };
    let mut texts = lines.iter().filter_map(|line| Some((line.span, label_of(document, line.span, &TEXTS)?)));
    let ((text, only), None) = (texts.next()?, texts.next()) else { return None };
    let (_, only) = only.iter().find(|(language, _)| document.may_be(language))?;
    let said = document.of(question.span).trim_end();
    let after = document.text.get(question.span.to()..)?.trim();
    let is_open = after.is_empty()
        || ANSWERS.at(after, 0).is_some_and(|found| after.get(found.span.to()..).is_some_and(is_colon));
    let is_on_it = text.to() <= question.span.from() && question.span.from() - text.from() >= least;
    let is_of_facts = FACTS.find(said).next().is_some() && SETTLED.find(said).next().is_none();
    let ends = said.ends_with(['?', '？']);
    let place = Span::new(question.span.from(), question.span.from() + said.len());
    (is_open && is_on_it && is_of_facts && ends).then_some((place, only))
}

/// What the table says of the label that a line starts with.
fn label_of<T>(document: &Document, line: Span, labels: &'static Phrases<T>) -> Option<&'static T> {
    let text = document.of(line);
    let start = text.len() - text.trim_start_matches(['*', '#', ' ']).len();
    let found = labels.at(text, start)?;
    text.get(found.span.to()..)?.trim_start_matches(['*', ' ']).starts_with([':', '：']).then_some(found.value)
}

fn is_colon(rest: &str) -> bool {
    rest.trim_matches([':', '：', '*', ' ']).is_empty()
}
