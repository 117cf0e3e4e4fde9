//! When a rule about wording had better keep still.
//!
//! All of them look for signs in the text and err on the side of keeping still.

use crate::words::word_after;
use crate::{Document, Phrases, Span, word_list};

word_list! {
    /// Work that takes words as they were given.
    static WORK = [
        "analice", "analiza", "analizar", "analyse", "analyser", "analysiere", "analysieren", "analysis", "analyze",
        "annotate", "categorise", "categorize", "classify", "compare", "complete", "continue", "convert", "correct",
        "corregir", "corrige", "corriger", "corrigez", "corrija", "critique", "decide", "detect", "determine",
        "edit", "evaluate", "extract", "fasse", "following", "given", "grade", "identify", "improve", "korrigiere",
        "korrigieren", "label", "parafrasea", "paraphrase", "paraphrasing", "polish", "proof-read", "proofread",
        "re-write", "reescribe", "reescribir", "reformule", "reformuler", "reformulez", "repeat", "rephrase",
        "resuma", "resume", "resumir", "review", "revise", "reword", "rewrite", "rewriting", "résume", "résumer",
        "résumez", "résumé", "réécrire", "réécris", "réécrivez", "shorten", "simplify", "summarise", "summarize",
        "summarizing", "summary", "tag", "traduce", "traducir", "traduire", "traduis", "traduisez", "traduza",
        "traduzca", "transcribe", "translate", "translation", "umschreiben", "zusammenfassen", "überarbeite",
        "überarbeiten", "übersetze", "übersetzen", "переведи", "перевести", "修改", "修正", "分析", "总结", "改写",
        "校正", "润色", "添削", "翻訳", "翻译", "要約",
    ];
}

word_list! {
    /// What such work is done on.
    static MATERIAL = [
        "above", "absatz", "abstract", "article", "artikel", "artículo", "aufsatz", "below", "brief", "carta",
        "clause", "contract", "conversation", "correo", "courriel", "cv", "description", "dialogue", "discours",
        "discurso", "document", "draft", "email", "entwurf", "essay", "excerpt", "extrait", "following", "frase",
        "frases", "headline", "letter", "lettre", "lyrics", "mail", "mensaje", "message", "nachricht", "paragraph",
        "paragraphe", "paragraphs", "passage", "phrase", "phrases", "poem", "post", "párrafo", "quote", "report",
        "resume", "review", "reviews", "satz", "sentence", "sentences", "snippet", "speech", "statement",
        "statements", "story", "sätze", "text", "texte", "texto", "texts", "title", "transcript", "tweet", "текст",
        "作文", "句子", "文字", "文章", "歌词", "段落", "記事", "論文", "记事", "邮件",
    ];
}

word_list! {
    /// Labels of material at the start of a line.
    static LABELS = [
        "a", "abstract", "answer", "antwort", "article", "assistant", "beispiel", "context", "dear", "description",
        "dialogue", "document", "draft", "ejemplo", "email", "essay", "example", "exemple", "frage", "human",
        "hypothesis", "input", "lyrics", "original", "output", "paragraph", "passage", "poem", "premise", "q",
        "question", "quote", "review", "sentence", "statement", "subject", "text", "texte", "texto", "title",
        "transcript", "tweet", "user",
    ];
}

word_list! {
    /// Fiction and messages: words in them are said by or to somebody else.
    static FICTION_OR_MESSAGE = [
        "brief", "carta", "character", "correo", "courriel", "cuento", "dialog", "dialogue", "diálogo", "e-mail",
        "email", "fanfic", "fiction", "film script", "gedicht", "geschichte", "histoire", "historia", "joke",
        "letter", "lettre", "lyrics", "mail", "mensaje", "message", "monologue", "movie script", "nachricht",
        "negotiate", "negotiation", "novel", "novela", "podcast script", "poem", "pretend", "quote", "rap",
        "role-play", "roleplay", "roman", "scene", "screenplay", "script for a film", "script for a movie",
        "script for a play", "script for a podcast", "script for a video", "slogan", "sms", "song", "speech",
        "stories", "story", "tv script", "video script",
    ];
}

word_list! {
    /// Words about words.
    static WORDING = [
        "ausdruck", "conjunction", "expresión", "expression", "expressions", "grammaire", "grammar", "grammatical",
        "grammatik", "gramática", "idiom", "idioms", "mot", "mots", "palabra", "palabras", "phrase", "phrases",
        "preposition", "prompt", "prompts", "redewendung", "redundant", "synonym", "synonyms", "verbatim", "verbe",
        "word-for-word", "wording", "wordy", "wort", "wörter",
    ];
}

word_list! {
    /// Orders to repeat, or to keep to the letter.
    static REPEATS_PROMPT = [
        "character by character", "copy the", "exact wording", "mot pour mot", "mot à mot", "palabra por palabra",
        "repeat", "repeating", "repetir", "repita", "repite", "repitiendo", "répète", "répétant", "répéter",
        "répétez", "tel quel", "telle quelle", "textualmente", "verbatim", "wiederhole", "wiederholen",
        "word by word", "word for word", "wort für wort", "wörtlich", "原文", "繰り返", "逐字", "重复",
    ];
}

/// Whether the prompt asks for work on words that it gives or means to give: to
/// translate, edit, summarise, classify, analyse. Such words are data, and the prompt
/// does not say reliably where they begin.
pub fn works_on_given_text(document: &Document) -> bool {
    (says(document, &WORK) && says(document, &MATERIAL)) || has_labelled_material(document)
}

/// As [`works_on_given_text`], but only where one sentence names both the work and what
/// it is done on: for rules whose triggers hardly occur in material.
pub fn asks_for_work_on_text(document: &Document) -> bool {
    requested_work(document).is_some()
}

/// The first place that names work on words and what it is done on: a sentence, or a line
/// that starts with the label of some material.
pub fn requested_work(document: &Document) -> Option<Span> {
    let both = |text: &str| WORK.find(text).next().is_some() && MATERIAL.find(text).next().is_some();
    let sentence = document.sentences.iter().copied().find(|sentence| both(document.of(*sentence)));
    sentence.into_iter().chain(labelled_material(document)).min_by_key(|span| span.start)
}

/// Whether a line starts with the label of some material: `Text:`, `Q:`, `Dear …`.
pub fn has_labelled_material(document: &Document) -> bool {
    labelled_material(document).is_some()
}

fn labelled_material(document: &Document) -> Option<Span> {
    let labelled = |line: Span| {
        let line = document.of(line);
        let text = line.trim_start_matches([' ', '*', '#', '-', '>']);
        let Some(label) = LABELS.at(text, 0) else { return false };
        let rest = text.get(label.span.to()..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c == ' ' || c == '*' || c.is_ascii_digit());
        rest.starts_with([':', '：']) || (label.phrase == "dear" && !word_after(rest, 0).is_empty())
    };
    document.lines().map(|line| line.span).find(|line| labelled(*line))
}

/// Whether the prompt is about fiction, role-play, a dialogue, a letter or a mail: what
/// it says may be said by or to somebody in it.
pub fn is_fiction_or_message(document: &Document) -> bool {
    says(document, &FICTION_OR_MESSAGE)
}

/// Whether the words of the prompt are themselves its topic: grammar, phrases, style.
pub fn is_about_wording(document: &Document) -> bool {
    says(document, &WORDING)
}

/// Whether the prompt asks to be repeated, wholly or in part, as it stands.
pub fn quotes_itself(document: &Document) -> bool {
    says(document, &REPEATS_PROMPT)
}

/// Whether one of a table's phrases occurs, other than in an address or in code: nobody
/// who writes `billing.example.com` speaks of an example.
pub fn says(document: &Document, phrases: &'static Phrases<()>) -> bool {
    phrases.find(&document.text).any(|hit| !document.is_address_or_code(hit.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_text_is_recognised_by_work_and_material_or_by_a_label() {
        let given = |text: &str| works_on_given_text(&Document::new(text));
        assert!(given("Translate this sentence: hello"));
        assert!(given("Who is it?\n\nText: it is me"));
        assert!(given("Résumez l'article suivant."));
        assert!(!given("Write a function in order to sort a list."));
    }
}
