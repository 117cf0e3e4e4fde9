//! Which words of a prompt are the person's own, and which may be material.

mod given;

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Material, Paragraph, Phrases, Span, Voice, word_list};

word_list! {
    /// Words of an English sentence that a person says to a model.
    static ENGLISH = [
        "act", "add", "always", "answer", "assume", "avoid", "build", "can you", "consider", "create", "describe",
        "design", "develop", "discuss", "do not", "don't", "ensure", "explain", "find", "generate", "give", "help",
        "i", "i'd", "i'll", "i'm", "i've", "imagine", "implement", "include", "let's", "list", "make a", "make it",
        "make sure", "make the", "me", "mine", "must", "my", "never", "our", "outline", "please", "propose",
        "provide", "remember", "respond", "should", "show", "suggest", "tell", "us", "use", "we", "we'd", "we're",
        "write", "you", "you're", "your", "yours",
    ];
}

word_list! {
    /// The same in French.
    static FRENCH = [
        "aide", "aidez", "crée", "créez", "devez", "dois", "doit", "donne", "donnez", "explique", "expliquez",
        "faut", "j'", "j'ai", "j'aimerais", "je", "m'", "ma", "me", "merci", "mes", "moi", "mon", "nos", "notre",
        "nous", "peux", "pourriez", "pouvez", "propose", "proposez", "s'il te plaît", "s'il vous plaît", "ta",
        "tes", "toi", "ton", "tu", "veuillez", "vos", "votre", "vous", "écris", "écrivez",
    ];
}

word_list! {
    /// The same in Spanish.
    static SPANISH = [
        "ayúdame", "ayúdeme", "crea", "dame", "debe", "deben", "debes", "deme", "describe", "escriba", "escribe",
        "explica", "explique", "genera", "genere", "haga", "haz", "me", "mi", "mis", "necesito", "nos", "nuestra",
        "nuestras", "nuestro", "nuestros", "podría", "podrías", "por favor", "proponga", "propón", "puede",
        "puedes", "quiero", "quisiera", "te", "ti", "tu", "tus", "tú", "usted", "ustedes", "yo",
    ];
}

word_list! {
    /// The same in German.
    static GERMAN = [
        "benutze", "bitte", "dein", "deine", "deinen", "dich", "dir", "du", "erklär", "erkläre", "erstelle", "euch",
        "gib", "hilf", "ich", "ihr", "kannst", "können", "könnten", "könntest", "mein", "meine", "meinem", "meinen",
        "meiner", "mich", "mir", "muss", "müssen", "nenne", "schreib", "schreibe", "soll", "sollen", "sollte",
        "uns", "unser", "unsere", "verwende", "wir", "zeige",
    ];
}

/// A prompt, read for who speaks where.
pub(crate) struct Own<'a> {
    document: &'a Document,
    speaks: Option<&'static Phrases<()>>,
    given: Option<u32>,
    paragraphs: Vec<Paragraph>,
    is_short: bool,
}

impl<'a> Own<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        /// A prompt of one paragraph and fewer words than this is no pasted article.
        const SHORT: usize = 60;
        let speaks: Option<&'static Phrases<()>> = match document.primary_language() {
            Some("en") | None => Some(&ENGLISH),
            Some("fr") => Some(&FRENCH),
            Some("es") => Some(&SPANISH),
            Some("de") => Some(&GERMAN),
            Some(_) => None,
        };
        Self {
            document,
            speaks,
            given: given::from(document),
            paragraphs: document.paragraphs(),
            is_short: !document.text.trim().contains('\n') && words(&document.text).nth(SHORT).is_none(),
        }
    }

    /// Whether the words at `span` are evidently the person's own and no material: their
    /// sentence speaks of "I" or to "you", asks, or demands, or there is nothing else that
    /// it could be.
    pub(crate) fn holds(&self, span: Span) -> bool {
        let Some(sentence) = self.document.sentence_at(span) else { return false };
        let text = self.document.of(sentence);
        // What stands behind a colon may be given in the same breath: "Translate: …".
        let named = self.document.of(Span { start: sentence.start, end: span.start }).contains([':', '：']);
        if named || self.given.is_some_and(|from| from < span.end) || self.is_laid_out(span) {
            return false;
        }
        let speaks = || self.speaks.is_some_and(|own| own.find(text).next().is_some());
        self.is_short || text.trim_end().ends_with(['?', '？']) || speaks() || self.opens(span)
    }

    /// Whether the first paragraph holds `span`, and is one of prose.
    fn opens(&self, span: Span) -> bool {
        self.paragraphs.first().is_some_and(|first| first.span.covers(span))
    }

    /// Whether `span` stands in verse, columns or the like, or in what somebody else said.
    fn is_laid_out(&self, span: Span) -> bool {
        let theirs = |material| matches!(material, Material::Verse | Material::Dialogue | Material::Quotation);
        let blocks = &self.document.blocks;
        let block = blocks.iter().find(|block| block.span.covers(span));
        let paragraph = || self.paragraphs.iter().find(|paragraph| paragraph.span.covers(span));
        block.is_some_and(|block| block.voice == Voice::Given || theirs(block.material))
            || paragraph().is_some_and(|paragraph| paragraph.is_laid_out(self.document))
    }
}
