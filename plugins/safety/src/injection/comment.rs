//! HTML comments, which a reader of the page does not see.

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

/// Comments of `text` with their marks, left to right.
pub(super) fn comments(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find("<!--")?;
        // One that never ends hides nothing, and neither does any after it.
        let end = start + text.get(start..)?.find("-->")? + "-->".len();
        at = end;
        Some(Span::new(start, end))
    })
}

/// Whether a comment speaks to a model and wants something of it.
pub(super) fn speaks_to_a_model(comment: &str) -> bool {
    says(comment, &NAMES) && says(comment, &HIDDEN_ORDERS)
}

fn says(text: &str, list: &'static Phrases<()>) -> bool {
    list.find(text).next().is_some()
}
