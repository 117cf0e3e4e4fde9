//! Where text that is given to be worked on may begin.

use prompt_host_plugin::guards::works_on_given_text;
use prompt_host_plugin::{Delimiter, Document, Phrases, Span, Voice};

use Sign::{Above, Announced, Before, Material, Work};

/// What a word says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Something is done that takes words as they were given.
    Work,
    /// It is what such work is done on.
    Material,
    /// The same, and it stands before the request.
    Above,
    /// What such work is done on stands before the request.
    Before,
    /// It follows, whatever is to be done with it.
    Announced,
}

/// The signs of the languages that the rules know.
static SIGNS: Phrases<Sign> = Phrases::new(&[
    ("above", Above),
    ("absatz", Material),
    ("abstract", Material),
    ("analiza", Work),
    ("analyse", Work),
    ("analysiere", Work),
    ("analyze", Work),
    ("annotate", Work),
    ("arriba", Before),
    ("article", Material),
    ("artikel", Material),
    ("artículo", Material),
    ("aufsatz", Material),
    ("below", Material),
    ("carta", Material),
    ("categorise", Work),
    ("categorize", Work),
    ("ci-dessus", Before),
    ("classify", Work),
    ("clause", Material),
    ("complete", Work),
    ("continue", Work),
    ("contract", Material),
    ("conversation", Material),
    ("correct", Work),
    ("correo", Material),
    ("corrige", Work),
    ("corriger", Work),
    ("corrigez", Work),
    ("courriel", Material),
    ("critique", Work),
    ("cv", Material),
    ("description", Material),
    ("dialogue", Material),
    ("discurso", Material),
    ("document", Material),
    ("draft", Material),
    ("e-mail", Material),
    ("earlier", Before),
    ("edit", Work),
    ("email", Material),
    ("entwurf", Material),
    ("essay", Material),
    ("evaluate", Work),
    ("excerpt", Material),
    ("extract", Work),
    ("extrait", Material),
    ("fasse", Work),
    ("finish", Work),
    ("folgende satz", Announced),
    ("folgende text", Announced),
    ("folgenden satz", Announced),
    ("folgenden sätze", Announced),
    ("folgenden text", Announced),
    ("folgender text", Announced),
    ("following", Material),
    ("following abstract", Announced),
    ("following article", Announced),
    ("following caption", Announced),
    ("following conversation", Announced),
    ("following dialogue", Announced),
    ("following draft", Announced),
    ("following e-mail", Announced),
    ("following email", Announced),
    ("following essay", Announced),
    ("following excerpt", Announced),
    ("following headline", Announced),
    ("following headlines", Announced),
    ("following letter", Announced),
    ("following lines", Announced),
    ("following lyrics", Announced),
    ("following message", Announced),
    ("following paragraph", Announced),
    ("following paragraphs", Announced),
    ("following passage", Announced),
    ("following phrase", Announced),
    ("following phrases", Announced),
    ("following poem", Announced),
    ("following post", Announced),
    ("following quote", Announced),
    ("following review", Announced),
    ("following reviews", Announced),
    ("following sentence", Announced),
    ("following sentences", Announced),
    ("following speech", Announced),
    ("following statement", Announced),
    ("following statements", Announced),
    ("following story", Announced),
    ("following text", Announced),
    ("following texts", Announced),
    ("following title", Announced),
    ("following transcript", Announced),
    ("following tweet", Announced),
    ("following tweets", Announced),
    ("following verse", Announced),
    ("following verses", Announced),
    ("frase", Material),
    ("frase siguiente", Announced),
    ("frases", Material),
    ("grade", Work),
    ("headline", Material),
    ("humanize", Work),
    ("improve", Work),
    ("korrigiere", Work),
    ("letter", Material),
    ("lettre", Material),
    ("lyrics", Material),
    ("mail", Material),
    ("mensaje", Material),
    ("message", Material),
    ("nachricht", Material),
    ("oben", Before),
    ("obige", Before),
    ("obigen", Before),
    ("oración siguiente", Announced),
    ("parafrasea", Work),
    ("paragraph", Material),
    ("paragraphe", Material),
    ("paragraphs", Material),
    ("paraphrase", Work),
    ("paraphrasing", Work),
    ("passage", Material),
    ("phrase", Material),
    ("phrase suivante", Announced),
    ("phrases", Material),
    ("phrases suivantes", Announced),
    ("poem", Material),
    ("polish", Work),
    ("post", Material),
    ("preceding", Before),
    ("previous", Before),
    ("prompt", Material),
    ("proof-read", Work),
    ("proofread", Work),
    ("précédent", Before),
    ("párrafo", Material),
    ("quote", Material),
    ("re-write", Work),
    ("reescribe", Work),
    ("reformulate", Work),
    ("reformule", Work),
    ("reformulez", Work),
    ("rephrase", Work),
    ("report", Material),
    ("resuma", Work),
    ("resume", Work),
    ("resumir", Work),
    ("review", Work),
    ("reviews", Material),
    ("revise", Work),
    ("reword", Work),
    ("rewrite", Work),
    ("rewriting", Work),
    ("résume", Work),
    ("résumer", Work),
    ("résumez", Work),
    ("réécris", Work),
    ("réécrivez", Work),
    ("satz", Material),
    ("sentence", Material),
    ("sentences", Material),
    ("shorten", Work),
    ("siguiente frase", Announced),
    ("siguiente oración", Announced),
    ("siguiente párrafo", Announced),
    ("siguiente texto", Announced),
    ("siguientes frases", Announced),
    ("simplify", Work),
    ("snippet", Material),
    ("song", Material),
    ("speech", Material),
    ("statement", Material),
    ("statements", Material),
    ("story", Material),
    ("summarise", Work),
    ("summarize", Work),
    ("summarizing", Work),
    ("summary", Work),
    ("sätze", Material),
    ("tag", Work),
    ("text", Material),
    ("texte", Material),
    ("texte suivant", Announced),
    ("texto", Material),
    ("texto siguiente", Announced),
    ("texts", Material),
    ("this", Material),
    ("title", Material),
    ("traduce", Work),
    ("traduire", Work),
    ("traduis", Work),
    ("traduisez", Work),
    ("traduzca", Work),
    ("transcribe", Work),
    ("transcript", Material),
    ("translate", Work),
    ("translation", Work),
    ("tweet", Material),
    ("umschreiben", Work),
    ("zusammenfassen", Work),
    ("überarbeite", Work),
    ("übersetze", Work),
    ("übersetzen", Work),
]);

/// The first byte of what may be given, if anything is.
pub(super) fn from(document: &Document) -> Option<u32> {
    let labelled =
        document.blocks.iter().find(|block| block.delimiter == Delimiter::Label && block.voice == Voice::Given);
    // The host reads the same signs, and more widely.
    let asked = if works_on_given_text(document) { asked(document) } else { None };
    asked.into_iter().chain(labelled.map(|block| block.span.start)).min()
}

/// The first place after which a sentence asks for work on a text, or announces one.
fn asked(document: &Document) -> Option<u32> {
    let mut sentence = Span { start: 0, end: 0 };
    let mut seen = Seen::default();
    for found in SIGNS.find(&document.text) {
        if found.span.start >= sentence.end {
            let Some(next) = document.sentence_at(found.span) else { continue };
            if let Some(from) = seen.from(sentence) {
                return Some(from);
            }
            (sentence, seen) = (next, Seen::default());
        }
        match found.value {
            Work => seen.work = true,
            Material => seen.material = true,
            Before => seen.before = true,
            Above => (seen.before, seen.material) = (true, true),
            // What is announced is no less a text than others.
            Announced => (seen.announced, seen.material) = (true, true),
        }
    }
    seen.from(sentence)
}

/// The signs of one sentence.
#[derive(Debug, Default)]
struct Seen {
    work: bool,
    material: bool,
    before: bool,
    announced: bool,
}

impl Seen {
    /// Where the text may begin that `sentence` is about. Of the first sentence nothing is
    /// sure; of a later one, that what came before was said about it.
    fn from(&self, sentence: Span) -> Option<u32> {
        match self {
            Self { work: true, material: true, before: true, .. } => Some(0),
            Self { work: true, material: true, .. } => Some(sentence.start),
            Self { announced: true, .. } => Some(sentence.end),
            _ => None,
        }
    }
}
