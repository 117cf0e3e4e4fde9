//! Whether a sentence asks for an answer of its own.

use prompt_host_plugin::search::has;
use prompt_host_plugin::words::{prefix_fold, words};
use prompt_host_plugin::{Match, word_list};

use crate::lists::{begins, ends_in, opens, says, trim_end};
use crate::paragraph_kind::SUBJECTS;

word_list! {
    /// Verbs that ask for an answer of its own. Verbs of making (write, create) are not
    /// among them: what follows them tends to speak of the one thing to be made.
    static ASKS = [
        "analiza", "analyse", "analysez", "analysiere", "analysieren", "analyze", "assess", "berechne", "beschreibe", "beschreiben sie", "bewerte", "calcula", "calculate", "calcule", "calculez", "can you explain", "can you tell", "cita", "cite", "citez", "come up with", "compara", "compare", "comparez", "contrast", "could you explain", "defina", "define", "definiere", "describe", "descríbeme", "discuss", "décris", "décrivez", "enumera", "enumerate", "erkläre", "erklären sie", "erläutere", "estimate", "evaluate", "evalue", "evalúa", "explain", "explica", "explicame", "explique", "expliquez", "find", "gib mir", "give me", "i want to know", "identifica", "identifie", "identifiez", "identify", "indica", "indique", "indiquez", "list", "liste", "listez", "menciona", "name", "nenne", "nennen sie", "outline", "please describe", "please explain", "please list", "please suggest", "propon", "propose", "proposez", "propón", "prove", "rank", "recomienda", "recommande", "recommend", "résume", "schlage", "schätze", "show me", "suggest", "suggère", "sugiere", "tell me", "trouve", "vergleiche", "vergleichen sie", "zeige",
    ];
}

word_list! {
    /// What may follow the number of an item in an enumeration that the person wrote
    /// themselves: verbs of making too, and the forms that verbs have after "can you" or
    /// "necesito que".
    static ITEMS = [
        "add", "ajoute", "ajouter", "añade", "begründe", "build", "check", "choose", "comparar", "comparer", "compares", "construct", "convert", "create", "cree", "crée", "créer", "decide", "derive", "describas", "describir", "design", "determine", "develop", "discute", "draft", "draw", "décrire", "entwickle", "entwirf", "enumerar", "enumeres", "erstelle", "escribe", "explicar", "expliquer", "expliques", "fasse", "formuliere", "identificar", "identifier", "implement", "lister", "make", "nombra", "nomme", "plan", "predict", "prepara", "prepare", "proponer", "propongas", "proposer", "provide", "recommander", "redacta", "reviews", "rewrite", "rédige", "rédiger", "schreibe", "show", "solve", "state", "suggérer", "summarise", "summarize", "translate", "vérifie", "write", "écrire", "écris", "überarbeite", "übersetze",
    ];
}

word_list! {
    /// Words that point at another sentence whatever stands before.
    static POINTERS = [
        "both", "ce", "cela", "celle", "celui", "ces", "dabei", "dafür", "daran", "darauf", "davon", "dazu", "deren", "dessen", "dies", "diese", "diesem", "diesen", "dieser", "ello", "esa", "esas", "ese", "eso", "esos", "estas", "esto", "estos", "former", "instead", "latter", "one", "ones", "same", "solche", "such", "that", "these", "this", "those", "ça", "この", "これ", "その", "それ", "这", "那",
    ];
}

word_list! {
    /// Words for somebody who was named, mostly before the asks.
    static PEOPLE = [
        "ella", "ellas", "ellos", "he", "her", "hers", "him", "his", "she", "their", "them", "they", "él",
    ];
}

word_list! {
    /// Words for something that was named, as likely in another ask.
    static THINGS = [
        "elle", "elles", "er", "es", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrer", "il", "ils", "it", "it's", "its", "leur", "leurs", "lo", "sa", "sein", "seine", "seiner", "ses", "sie", "so", "son", "su", "sus", "其", "它",
    ];
}

/// How a sentence opens that goes on with the one before, or says when or in which order.
const JOINS: &[&str] = &[
    "aber ",
    "after that",
    "afterwards",
    "and ",
    "anschließend",
    "but ",
    "d'abord",
    "danach",
    "dann ",
    "después",
    "ensuite",
    "et ",
    "finally",
    "first ",
    "first,",
    "if so",
    "if not",
    "if they",
    "if the ",
    "luego",
    "mais ",
    "next, ",
    "o ",
    "oder ",
    "or ",
    "otherwise",
    "ou ",
    "pero ",
    "primero",
    "puis",
    "second,",
    "si non",
    "step ",
    "then ",
    "third,",
    "und ",
    "unless",
    "wenn ja",
    "wenn nein",
    "y ",
    "zuerst",
    "另外请先",
    "然后",
    "首先",
    "接着",
    "最初に",
    "次に",
    "まず",
    "最后",
];

/// Words before a question that change nothing about it.
const OPENINGS: &[&str] = &[
    "also, ",
    "also ",
    "and also, ",
    "finally, ",
    "lastly, ",
    "auch ",
    "außerdem ",
    "aussi, ",
    "enfin, ",
    "además, ",
    "también, ",
    "por último, ",
    "zuletzt ",
];

/// A whole question, or an order that opens with its verb.
pub(crate) fn is_ask(text: &str) -> bool {
    let is_whole = ends_in(text, ".?!。？！") && !text.ends_with("..");
    let is_question = ends_in(text, "?？") && (words(text).nth(2).is_some() || text.len() > 18);
    is_whole && (is_question || opens_with_ask(without_opening(text)))
}

/// Whether `text` is what one item of an enumeration asks for.
pub(crate) fn is_item(text: &str) -> bool {
    let text = text.trim();
    ends_in(trim_end(text, ",; "), "?？")
        || opens_with_ask(text)
        || opens(text, &ITEMS)
        || text.chars().next().is_some_and(|first| first >= '\u{3000}')
}

fn opens_with_ask(text: &str) -> bool {
    opens(text, &ASKS)
        // Japanese has the verb at the end.
        || ["説明してください。", "教えてください。", "挙げてください。", "比較してください。", "示してください。"]
            .iter()
            .any(|end| text.ends_with(end))
        || ["请解释", "请说明", "请列出", "请比较", "请介绍", "解释", "列出", "比较", "说明"].iter().any(|start| text.starts_with(start))
}

fn without_opening(text: &str) -> &str {
    let opening = OPENINGS.iter().find_map(|opening| prefix_fold(text, opening));
    text.get(opening.unwrap_or_default()..).unwrap_or(text)
}

/// Whether an ask leans on another sentence, or says when or in which order.
///
/// Whom "she" and "they" stand for may have been named before the asks: `after_context`.
/// The first ask after such words may even say "this".
pub(crate) fn is_tied(text: &str, after_context: bool, is_first: bool) -> bool {
    let text = without_opening(text);
    if begins(text, JOINS) || text.contains(':') || has(text, "\u{2192}") {
        return true;
    }
    if after_context && is_first {
        return false;
    }
    // "Are they …", "Explain how it …": among the first words.
    let start = words(text).nth(4).map_or(text.len(), |(word, _)| word.from());
    let start = text.get(..start).unwrap_or_default();
    // "What signs mean that …": there it is no pointer.
    let third = words(text).nth(3).map_or(text.len(), |(word, _)| word.from());
    let is_pointer = |found: &Match<()>| found.phrase != "that" || found.span.from() < third;
    // "What does it cost to …" points ahead.
    let is_thing = || says(start, &THINGS) && !is_empty_subject(text);
    POINTERS.find(start).any(|found| is_pointer(&found)) || is_thing() || !after_context && says(start, &PEOPLE)
}

/// "Is it safe to replace …", "Was kostet es, … zu …", "Est-il possible de …": the pronoun
/// stands for what follows.
fn is_empty_subject(text: &str) -> bool {
    const AHEAD: &[&str] = &[" to ", " that ", " zu ", ", dass ", " de ", " que ", " d'"];
    let names = ["it ", " es", "-il ", " il "].iter().any(|pronoun| has(text, pronoun));
    names && AHEAD.iter().any(|ahead| has(text, ahead))
        || has(text, "es gibt")
        || has(text, "gibt es")
        || has(text, " faut-il ")
}

word_list! {
    /// Words that announce questions, as likely somebody else's.
    static ANNOUNCED = [
        "frage", "fragen", "pregunta", "preguntas", "question", "questions", "問い", "質問", "问题",
    ];
}

word_list! {
    /// What says that somebody else asks.
    static ASKED = [
        "asked me", "asked us", "asks me", "asks the same", "asks us", "fragen mich", "fragt mich", "fragte mich", "keep asking", "keeps asking", "m'a demandé", "m'ont demandé", "me demande", "me demandent", "me pregunta", "me preguntan", "the same things", "聞かれ", "问我",
    ];
}

/// Whether the sentence before some questions says that they are not the person's.
pub(crate) fn reports(text: &str) -> bool {
    says(text, &ASKED) || says(text, &ANNOUNCED) && !says(text, &SUBJECTS)
}
