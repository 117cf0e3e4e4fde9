//! HTML comments, which a reader of the page does not see.

use prompt_host_plugin::search::find;
use prompt_host_plugin::{Phrases, Span, word_list};

word_list! {
    /// How a comment calls a model.
    static NAMES = [
        "ai", "ai agent", "ai agents", "ai assistant", "ai assistants", "ai model", "ai models", "ais", "chatgpt",
        "claude", "copilot", "gemini", "gpt", "ia", "ki", "language model", "language models", "llm", "llms",
        "modelo de lenguaje", "modèle de langage", "sprachmodell", "人工智能", "大模型", "言語モデル", "语言模型",
    ];
}

word_list! {
    /// What a hidden comment has a model do.
    static HIDDEN_ORDERS = [
        "always say", "answer with", "antworte", "approve", "do not mention", "do not reveal", "do not tell",
        "don't mention", "don't tell", "empfehle", "empfiehl", "erwähne nicht", "hire", "include a link",
        "ne mentionne pas", "ne mentionnez pas", "never mention", "no menciones", "positive review", "prefer this",
        "rank this", "rate this", "recomienda", "recommande", "recommandez", "recommend", "reply with",
        "respond with", "responde", "répondez", "réponds", "say that", "secretly", "send all", "send the", "おすすめ",
        "不要提", "回答", "推荐", "推薦", "言及しない",
    ];
}

/// How comments start and end: those of HTML, and the links of Markdown that nothing shows.
const MARKS: [(&str, &str); 3] = [("<!--", "-->"), ("[//]: #", "\n"), ("[comment]: #", "\n")];

/// Comments of `text` with their marks, left to right.
pub(super) fn comments(text: &str) -> Vec<Span> {
    let (mut comments, mut at) = (Vec::new(), 0);
    // One that never ends hides nothing, and neither does any after it.
    let mut open = [true; MARKS.len()];
    let opens = |byte: &u8| matches!(byte, b'<' | b'[');
    while let Some(start) =
        text.as_bytes().get(at..).and_then(|rest| rest.iter().position(opens)).map(|offset| at + offset)
    {
        let rest = text.get(start..).unwrap_or_default();
        at = start + 1;
        for ((opening, closing), open) in MARKS.iter().zip(&mut open) {
            if *open && rest.starts_with(opening) {
                let length = find(rest, closing).map(|length| length + closing.len());
                *open = length.is_some();
                let length = length.or((*closing == "\n").then_some(rest.len()));
                if let Some(length) = length {
                    at = start + length;
                    comments.push(Span::new(start, at));
                }
            }
        }
    }
    comments
}

/// Whether a comment speaks to a model and wants something of it.
pub(super) fn speaks_to_a_model(comment: &str) -> bool {
    says(comment, &NAMES) && says(comment, &HIDDEN_ORDERS)
}

#[inline(never)]
fn says(text: &str, list: &'static Phrases<()>) -> bool {
    list.find(text).next().is_some()
}
