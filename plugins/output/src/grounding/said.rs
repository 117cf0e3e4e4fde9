//! What asks for facts, and what leaves no room for saying that only the text counts.

use prompt_host_plugin::word_list;

word_list! {
    /// What asks for something that a text says, or announces questions on it.
    pub(super) static FACTS = [
        "answer my question", "answer the", "answer these", "answer this", "beantworte", "beantworten sie", "combien",
        "contesta", "conteste", "cuál", "cuáles", "cuándo", "cuánta", "cuántas", "cuánto", "cuántos", "dónde",
        "how far", "how long", "how many", "how much", "how often", "how old", "où", "quand", "quel", "quelle",
        "quelles", "quels", "qui", "quién", "quiénes", "responda", "responde", "répondez", "réponds", "wann",
        "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen", "wer", "what", "when", "where", "which",
        "who", "whom", "whose", "wie lange", "wie oft", "wie viel", "wie viele", "wie weit", "wo", "いくつ", "いくら", "いつ",
        "だれ", "どこ", "どの", "什么", "何", "何时", "几", "哪", "回答", "多少", "誰", "谁", "質問に答え",
    ];
}

word_list! {
    /// What says which knowledge counts, or asks for judgement, words or other work.
    pub(super) static SETTLED = [
        "additional", "agree", "also", "analyse", "analyze", "attitude", "ausschließlich", "author's", "calcula",
        "calculate", "calcule", "can't be answered", "cannot be answered", "compare", "conclude", "conclusion",
        "continue", "could", "create", "cree", "crees", "critique", "define", "definition", "diría", "do not know",
        "don't know", "else", "erfinde", "essay", "estimate", "evaluate", "exclusively", "exclusivement", "explain",
        "explica", "explique", "feel", "feeling", "generate", "glaubst", "guess", "imagine", "implied", "imply",
        "infer", "inference", "inferred", "just", "knowledge", "likely", "mean", "meaning", "means", "meinst",
        "meinung", "might", "mood", "moral", "nicht genannt", "not given", "not in the", "not mentioned",
        "not stated", "nur", "only", "opina", "opinion", "opinión", "outside", "own", "pense", "penses", "pensez",
        "piensas", "predict", "prediction", "rather than", "real life", "real-life", "recommend", "resume", "rewrite",
        "résume", "résumez", "sentiment", "seul", "seule", "seulement", "should", "solamente", "solely",
        "solo", "story about", "suggest", "summarise", "summarize", "summary", "synonym", "sólo", "the best title",
        "theme", "think", "title", "tone", "traduce", "traduis", "translate", "uniquement", "web",
        "wikipedia", "wissen", "would", "write", "écris", "écrivez", "übersetze", "だけ", "のみ", "书写", "仅", "写", "只",
        "如果", "思いますか", "总结", "意味", "意思", "感想", "概括", "看法", "知識", "知识", "翻訳", "翻译", "考え", "要約", "認為", "认为",
    ];
}
