//! The rule `enumerate-asks`.

use prompt_host_plugin::guards::{is_fiction_or_message, quotes_itself, works_on_given_text};
use prompt_host_plugin::words::words;
use prompt_host_plugin::{
    Block, Delimiter, Document, Edit, Finding, Material, Phase, Purpose, Rule, RuleInfo, Span, Voice, word_list,
};

#[doc = include_str!("../docs/enumerate-asks.md")]
pub(crate) struct EnumerateAsks;

/// Fewer asks than this are seen at a glance.
const FEWEST: usize = 3;
/// Words of the prompt, or characters of a script without blanks, below which it is short.
const SHORT: usize = 40;
const SHORT_WIDE: usize = 100;

word_list! {
    /// Verbs that ask for an answer of its own. Verbs of making (write, create) are not
    /// among them: what follows them tends to speak of the one thing to be made.
    static ASKS = [
        "analiza", "analyse", "analysez", "analysiere", "analysieren", "analyze", "assess", "berechne", "beschreibe", "beschreiben sie", "bewerte", "calcula", "calculate", "calcule", "calculez", "can you explain", "can you tell", "cita", "cite", "citez", "come up with", "compara", "compare", "comparez", "contrast", "could you explain", "defina", "define", "definiere", "describe", "descríbeme", "discuss", "décris", "décrivez", "enumera", "enumerate", "erkläre", "erklären sie", "erläutere", "estimate", "evaluate", "evalue", "evalúa", "explain", "explica", "explicame", "explique", "expliquez", "find", "gib mir", "give me", "i want to know", "identifica", "identifie", "identifiez", "identify", "list", "liste", "listez", "menciona", "name", "nenne", "nennen sie", "outline", "please describe", "please explain", "please list", "propose", "prove", "rank", "recomienda", "recommande", "recommend", "résume", "schlage", "show me", "suggest", "suggère", "sugiere", "tell me", "trouve", "vergleiche", "vergleichen sie", "zeige",
    ];
}

word_list! {
    /// Words at a sentence's start that tie it to the one before.
    static TIES = [
        "also", "auch", "aussi", "both", "ce", "cela", "celle", "celui", "ces", "cet", "cette", "dabei", "dafür", "daran", "darauf", "davon", "dazu", "deren", "dessen", "dies", "diese", "diesem", "diesen", "dieser", "each", "ellas", "elle", "elles", "ello", "ellos", "er", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas", "este", "esto", "estos", "former", "he", "her", "hers", "him", "his", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrer", "il", "ils", "instead", "it", "it's", "its", "latter", "leur", "leurs", "lo", "one", "ones", "sa", "same", "sein", "seine", "seiner", "ses", "she", "sie", "so", "solche", "son", "su", "such", "sus", "también", "that", "their", "them", "these", "they", "this", "those", "ça", "この", "これ", "その", "それ", "また", "他", "其", "它", "这", "那",
    ];
}

word_list! {
    /// Words of conditions and orders, wherever they stand.
    static ORDERS = [
        "after that", "afterwards", "anschließend", "at the end", "d'abord", "danach", "dann", "depending on", "después", "enfin", "ensuite", "erst", "finally", "first", "if", "lastly", "luego", "next", "otherwise", "primero", "puis", "second", "si", "step", "then", "third", "unless", "wenn", "zuerst", "zuletzt", "如果", "接着", "最初に", "最后", "最後に", "次に", "然后", "首先",
    ];
}

impl Rule for EnumerateAsks {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("enumerate-asks", "Puts three or more independent questions of one paragraph into a list.")
            .phase(Phase::Format)
            .suggested()
            .weight(0.5)
            .source("Anthropic, be clear and direct: https://platform.claude.com/docs/en/build-with-claude/prompt-engineering/be-clear-and-direct")
            .documentation(include_str!("../docs/enumerate-asks.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        if document.sentences.len() < FEWEST || is_structured(document) || is_short(document) {
            return Vec::new();
        }
        let keeps_still = is_fiction_or_message(document) || works_on_given_text(document) || quotes_itself(document);
        let blocks = document.blocks.iter().filter(|_| !keeps_still);
        blocks.filter_map(|block| listed(document, block)).collect()
    }
}

fn is_short(document: &Document) -> bool {
    let wide = document.text.chars().filter(|c| *c >= '\u{3040}').nth(SHORT_WIDE - 1);
    wide.is_none() && words(&document.text).nth(SHORT - 1).is_none()
}

/// Whether the person has put the prompt into a shape already.
fn is_structured(document: &Document) -> bool {
    document.blocks.iter().any(|block| {
        block.delimiter != Delimiter::None
            || !matches!(block.material, Material::Prose | Material::Code | Material::Json)
    })
}

fn listed(document: &Document, block: &Block) -> Option<Finding> {
    let is_paragraph = block.voice == Voice::Person && block.material == Material::Prose;
    if !is_paragraph || document.of(block.span).contains('\n') {
        return None;
    }
    let first = document.sentences.partition_point(|sentence| sentence.start < block.span.start);
    let after = document.sentences.partition_point(|sentence| sentence.end <= block.span.end);
    let sentences = document.sentences.get(first..after)?;
    let from = sentences.len() - sentences.iter().rev().take_while(|sentence| is_ask(document, **sentence)).count();
    let asks = sentences.get(from..)?;
    let is_role = document.parts_for(Purpose::Role).any(|role| block.span.covers(role));
    // What is asked before them would be left out of the list.
    let asks_before = sentences.iter().take(from).any(|sentence| {
        let demands = [Purpose::Task, Purpose::Constraint, Purpose::OutputForm];
        demands.into_iter().any(|demand| document.parts_for(demand).any(|part| sentence.covers(part)))
    });
    let is_free = asks.len() >= FEWEST
        && !asks_before
        && from <= 2
        && !is_role
        && asks.iter().all(|ask| !is_tied(document, *ask))
        && asks.last()?.end == block.span.end;
    if !is_free {
        return None;
    }
    let line_end = if document.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = Vec::new();
    let mut end = from.checked_sub(1).and_then(|before| sentences.get(before)).map(|sentence| sentence.end);
    for (number, ask) in (1..).zip(asks) {
        let gap = Span { start: end.unwrap_or(ask.start), end: ask.start };
        let parted = match (number, end) {
            (1, None) => String::new(),
            (1, Some(_)) => format!("{line_end}{line_end}"),
            _ => line_end.to_owned(),
        };
        if !document.of(gap).trim().is_empty() {
            return None;
        }
        edits.push(Edit { span: gap, replacement: format!("{parted}{number}. ") });
        end = Some(ask.end);
    }
    Some(Finding::edit(block.span, edits, "questions in a list are answered one by one, and none is lost"))
}

/// A whole question, or an order that opens with its verb.
fn is_ask(document: &Document, sentence: Span) -> bool {
    let text = document.of(sentence);
    let is_whole = text.ends_with(['.', '?', '!', '。', '？', '！']) && !text.ends_with("..");
    let is_question = text.ends_with(['?', '？']) && (words(text).nth(2).is_some() || text.len() > 18);
    is_whole && (is_question || opens_with_ask(text))
}

/// Japanese has the verb at the end.
fn opens_with_ask(text: &str) -> bool {
    ASKS.at(text, 0).is_some()
        || ["説明してください。", "教えてください。", "挙げてください。", "比較してください。"]
            .iter()
            .any(|end| text.ends_with(end))
        || ["请解释", "请说明", "请列出", "请比较", "解释", "列出", "比较"].iter().any(|start| text.starts_with(start))
}

/// Whether it leans on another sentence, or says when or in which order.
fn is_tied(document: &Document, ask: Span) -> bool {
    let text = document.of(ask);
    let joins = ["and ", "or ", "but ", "et ", "ou ", "mais ", "y ", "o ", "pero ", "und ", "oder ", "aber "];
    // "Are they …", "Explain how it …": a pronoun among the first words.
    let start = words(text).nth(4).map_or(text.len(), |(word, _)| word.from());
    let ties = TIES.find(text.get(..start).unwrap_or_default()).next().is_some();
    let opens_joined = joins.iter().any(|join| text.to_ascii_lowercase().starts_with(join));
    opens_joined || ties || ORDERS.find(text).next().is_some() || text.contains([':', '\u{2192}'])
}
