//! Whether a sentence below some asks speaks of all of them.

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Purpose, Span, word_list};

use crate::ask::{is_ask, is_tied};
use crate::lists::{opens, says, text_of, trim_start};
use crate::paragraph_kind::SUBJECTS;
use crate::sentence::{holds, is_for};

/// Bytes from which a sentence says more than thanks.
const LONGEST: usize = 120;

word_list! {
    /// How a sentence of thanks opens.
    static THANKS = [
        "agradezco", "any help", "be brief", "besten dank", "bitte in", "bitte kurz", "bitte ohne", "cheers", "danke", "gracias", "i appreciate", "i would be grateful", "i'd be grateful", "ich freue mich", "je vous remercie", "many thanks", "merci", "muchas gracias", "please avoid", "please be brief", "please be concise", "please keep", "please use", "sois bref", "soyez bref", "thank you", "thanks", "vielen dank", "über eine kurze", "über ihre", "ありがとう", "よろしく", "多谢", "感谢", "谢谢",
    ];
}

word_list! {
    /// How a sentence opens that tells of somebody and wishes nothing of the answer.
    static TELLING = [
        "he", "i'd", "il", "it", "j'aimerais", "my", "our", "quiero", "she", "sie", "that", "the", "there", "these", "they", "this", "those", "我们",
    ];
}

word_list! {
    /// Words for what the model is to give, and how.
    static ANSWERS = [
        "answer", "answers", "antwort", "antworte", "antworten", "de forma breve", "en términos sencillos", "in einfachen worten", "in plain english", "in simple words", "replies", "reply", "respond", "responde", "respuesta", "respuestas", "répondez", "réponds", "réponse", "réponses", "回复", "回答", "答えて", "返答",
    ];
}

/// Whether a sentence speaks of the whole answer: thanks, or a demand on it.
pub(crate) fn is_closing(document: &Document, sentence: Span) -> bool {
    let text = trim_start(text_of(document, sentence), "¡ ");
    // "Find me a book that answers …" is no wish for the answer.
    let head = words(text).nth(5).map_or(text, |(word, _)| text.get(..word.from()).unwrap_or_default());
    let is_told = is_for(document, sentence, Purpose::Context);
    let is_wish = opens(text, &THANKS) || says(head, &ANSWERS) && !is_told;
    if is_wish && text.len() < LONGEST || text.ends_with("でお願いします。") {
        return true;
    }
    if opens(text, &TELLING) || opens(text, &SUBJECTS) {
        return false;
    }
    let is_demand = holds(document, sentence, Purpose::Constraint) && !is_told;
    (is_demand || holds(document, sentence, Purpose::OutputForm)) && !is_ask(text) && !is_tied(text, true, false)
}
