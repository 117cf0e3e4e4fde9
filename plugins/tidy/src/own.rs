//! Which words of a prompt are the person's own, and which may be material.

mod given;

use std::cell::OnceCell;

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Material, Paragraph, Phrases, Span, Voice, word_list};

use crate::lexicon::{WordSet, word_set};

word_list! {
    /// Words of an English sentence that a person says to a model.
    static ENGLISH = [
        "always", "can you", "do not", "don't", "i", "i'd", "i'll", "i'm", "i've", "let's", "me", "mine", "must", "my",
        "never", "our", "please", "should", "us", "we", "we'd", "we're", "you", "you're", "your", "yours",
    ];
}

/// Verbs that demand something where they open an English sentence, or a part of one.
static ORDERS: WordSet = word_set![
    "act",
    "add",
    "analyze",
    "answer",
    "assume",
    "avoid",
    "build",
    "calculate",
    "compare",
    "consider",
    "create",
    "describe",
    "design",
    "develop",
    "discuss",
    "ensure",
    "explain",
    "explore",
    "find",
    "focus",
    "generate",
    "give",
    "help",
    "identify",
    "imagine",
    "implement",
    "include",
    "keep",
    "list",
    "make",
    "optimize",
    "outline",
    "propose",
    "provide",
    "remember",
    "respond",
    "show",
    "simulate",
    "suggest",
    "summarize",
    "tell",
    "use",
    "write"
];

/// Words before such a verb that leave it one.
static BEFORE_ORDERS: WordSet = word_set!["also", "and", "first", "kindly", "now", "or", "then"];

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
    lines: Vec<u32>,
    quotes: Vec<u32>,
    slots: Vec<Span>,
    shown: Vec<Span>,
    paragraphs: OnceCell<Vec<Paragraph>>,
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
            lines: document.lines().map(|line| line.span.start).collect(),
            quotes: places(&document.text, "\"\"\"").filter_map(|at| u32::try_from(at).ok()).collect(),
            slots: slots(&document.text),
            shown: document.lines().filter_map(|line| shown(document, line.span)).collect(),
            paragraphs: OnceCell::new(),
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
        let given = self.given.is_some_and(|from| from < span.end) || self.is_set_off(span);
        if named || given || self.is_laid_out(span) {
            return false;
        }
        let speaks = || self.speaks.is_some_and(|own| own.find(text).next().is_some()) || demands(text);
        self.is_short || text.trim_end().ends_with(['?', '？']) || speaks() || self.opens(span)
    }

    /// Whether the first line under the headings holds `span`; what it is to be done with may
    /// stand on the next.
    fn opens(&self, span: Span) -> bool {
        let first = self.document.blocks.iter().find(|block| block.material != Material::Heading);
        let Some(first) = first.map(|block| block.span) else { return false };
        let line = self.document.of(first).find('\n').map_or(first.to(), |end| first.from() + end);
        Span::new(first.from(), line).covers(span)
    }

    /// Whether `span` stands between two marks of a quotation over several lines (`"""`), in a
    /// slot that says at length what may fill it, or where something is shown.
    fn is_set_off(&self, span: Span) -> bool {
        let within = |stretches: &[Span]| {
            let next = stretches.partition_point(|stretch| stretch.end <= span.start);
            stretches.get(next).is_some_and(|stretch| stretch.start <= span.start)
        };
        self.quotes.partition_point(|quote| *quote < span.start) % 2 == 1 || within(&self.slots) || within(&self.shown)
    }

    /// Whether a line starts within `span`.
    fn has_lines(&self, span: Span) -> bool {
        let next = self.lines.partition_point(|line| *line <= span.start);
        self.lines.get(next).is_some_and(|line| *line < span.end)
    }

    /// Whether `span` stands in verse, columns or the like, or in what somebody else said.
    fn is_laid_out(&self, span: Span) -> bool {
        let theirs = |material| matches!(material, Material::Verse | Material::Dialogue | Material::Quotation);
        let block = self.document.block_at(span);
        let paragraphs = || self.paragraphs.get_or_init(|| self.document.paragraphs()).iter();
        let paragraph = || paragraphs().find(|paragraph| paragraph.span.covers(span));
        if block.is_some_and(|block| block.voice == Voice::Given || theirs(block.material)) {
            return true;
        }
        // Of lines that the host tells apart, such as a sentence above a fence, its block is all that counts.
        block.is_none_or(|block| self.has_lines(block.span))
            && paragraph().is_some_and(|paragraph| paragraph.is_laid_out(self.document))
    }
}

/// Where `mark` stands in `text`, left to right.
fn places<'t>(text: &'t str, mark: &'static str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(mark).map(|(at, _)| at)
}

/// Slots that may hold whole sentences: `${idea:I want to …}`.
fn slots(text: &str) -> Vec<Span> {
    let mut end = 0;
    places(text, "${")
        .filter_map(|start| {
            let length = if start < end { None } else { text.get(start..)?.find('}') };
            end = start + length?;
            Some(Span::new(start, end))
        })
        .collect()
}

/// What a whole clause with a colon shows in its line: "Help me with an ending: It was
/// late. …". A question ends it.
fn shown(document: &Document, line: Span) -> Option<Span> {
    let (clause, shown) = document.of(line).split_once(": ")?;
    let opens = shown.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '\''));
    let shows = opens && !clause.contains(['.', '!', '?']) && words(clause).nth(3).is_some();
    let start = line.from() + clause.len() + 2;
    let length = shown.find('?').unwrap_or(shown.len());
    shows.then(|| Span::new(start, start + length))
}

/// Whether an order opens `sentence` or one of its parts.
fn demands(sentence: &str) -> bool {
    let mut before = "";
    words(sentence).any(|(span, word)| {
        let part = span.start == 0
            || BEFORE_ORDERS.has(before)
            || sentence
                .get(..span.from())
                .is_some_and(|before| before.ends_with([',', ';', '(']) || before.ends_with(", "));
        before = word;
        part && ORDERS.has(word)
    })
}

#[cfg(test)]
mod tests {
    use prompt_host_plugin::{Block, Delimiter, Signs};

    use super::*;

    /// A document of two lines, read as English, with each line a sentence and a block.
    fn document(first: &str, second: &str, voice: Voice) -> Document {
        let mut document = Document::new([first, "\n", second].concat());
        let (one, other) = (Span::new(0, first.len()), Span::new(first.len() + 1, first.len() + 1 + second.len()));
        let block = |span, voice| Block { span, material: Material::Prose, delimiter: Delimiter::None, voice };
        document.language = Some("en".to_owned());
        document.signs = Signs::WORKS_ON_TEXT;
        document.sentences = vec![one, other];
        document.blocks = vec![block(one, Voice::Person), block(other, voice)];
        document
    }

    /// Whether the second of two lines is the person's.
    fn holds(first: &str, second: &str, voice: Voice) -> bool {
        let document = document(first, second, voice);
        let span = document.sentences[1];
        Own::new(&document).holds(span)
    }

    #[test]
    fn who_speaks_of_themselves_or_demands_is_the_person() {
        for second in ["it should be short", "this is what i need", "explain why", "first, list them", "is it safe?"] {
            assert!(holds("Help me with a plan.", second, Voice::Person), "{second}");
        }
    }

    #[test]
    fn what_may_be_material_is_not() {
        for second in ["sql find duplicate values", "the city has many parks", "how to use a list"] {
            assert!(!holds("Give me links about the term.", second, Voice::Person), "{second}");
        }
    }

    #[test]
    fn what_the_host_reads_as_given_is_not() {
        assert!(!holds("Help me with a plan.", "i need it soon", Voice::Given));
    }

    #[test]
    fn what_follows_a_request_for_work_on_a_text_is_not() {
        assert!(!holds("Correct this text.", "i need it soon", Voice::Person));
    }

    #[test]
    fn the_first_line_is_unless_it_is_given() {
        let document = document("the best hotels in Rome for a week", "show a table", Voice::Person);
        assert!(Own::new(&document).holds(document.sentences[0]));
    }
}
