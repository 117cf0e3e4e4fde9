//! Where text that is given to be worked on may begin.

use prompt_host_plugin::{Delimiter, Document, Voice, word_list};

word_list! {
    /// Work that takes words as they were given.
    static WORK = [
        "analiza", "analyse", "analysiere", "analyze", "annotate", "categorise", "categorize", "classify", "complete",
        "continue", "correct", "corrige", "corriger", "corrigez", "critique", "edit", "evaluate", "extract", "fasse",
        "finish", "grade", "humanize", "improve", "korrigiere", "parafrasea", "paraphrase", "paraphrasing", "polish",
        "proof-read", "proofread", "re-write", "reescribe", "reformulate", "reformule", "reformulez", "rephrase",
        "resuma", "resume", "resumir", "review", "revise", "reword", "rewrite", "rewriting", "résume", "résumer",
        "résumez", "réécris", "réécrivez", "shorten", "simplify", "summarise", "summarize", "summarizing", "summary",
        "tag", "traduce", "traduire", "traduis", "traduisez", "traduzca", "transcribe", "translate", "translation",
        "umschreiben", "zusammenfassen", "überarbeite", "übersetze", "übersetzen",
    ];
}

word_list! {
    /// What such work is done on.
    static MATERIAL = [
        "above", "absatz", "abstract", "article", "artikel", "artículo", "aufsatz", "below", "carta", "clause",
        "contract", "conversation", "correo", "courriel", "cv", "description", "dialogue", "discurso", "document",
        "draft", "e-mail", "email", "entwurf", "essay", "excerpt", "extrait", "following", "frase", "frases",
        "headline", "letter", "lettre", "lyrics", "mail", "mensaje", "message", "nachricht", "paragraph",
        "paragraphe", "paragraphs", "passage", "phrase", "phrases", "poem", "post", "prompt", "párrafo", "quote",
        "report", "reviews", "satz", "sentence", "sentences", "snippet", "song", "speech", "statement", "statements",
        "story", "sätze", "text", "texte", "texto", "texts", "this", "title", "transcript", "tweet",
    ];
}

word_list! {
    /// Where the material stands before the request.
    static BEFORE = [
        "above", "arriba", "ci-dessus", "earlier", "oben", "obige", "obigen", "preceding", "previous", "précédent",
    ];
}

/// The first byte of what may be given, if anything is.
pub(super) fn from(document: &Document) -> Option<u32> {
    let both = |text: &str| WORK.find(text).next().is_some() && MATERIAL.find(text).next().is_some();
    let sentence = document.sentences.iter().copied().find(|sentence| both(document.of(*sentence)));
    // Of the first sentence nothing is sure; of a later one, that what came before was said about it.
    let asked = sentence.map(|sentence| {
        let before = BEFORE.find(document.of(sentence)).next().is_some();
        if before { 0 } else { sentence.start }
    });
    let labelled =
        document.blocks.iter().find(|block| block.delimiter == Delimiter::Label && block.voice == Voice::Given);
    asked.into_iter().chain(labelled.map(|block| block.span.start)).min()
}
