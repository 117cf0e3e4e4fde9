//! Words that say what kind of prompt it may be, in every language at once: a prompt may
//! work on a text in another language than its own.

use super::{Meaning, Signs};

phrases! {
    Meaning::Sign(Signs::FICTION_OR_MESSAGE) => [
        "a rap", "carta", "character's", "characters in", "conte", "correo", "courriel", "cuento", "dialog",
        "dialogue", "discours", "discurso", "diálogo", "e-mail", "email", "fanfic", "fiction",
        "fictional character", "film script", "gedicht", "geschichte", "histoire", "historia", "joke", "letter",
        "lettre", "lettres", "lyrics", "mail", "main character", "mensaje", "message", "monologue", "movie script",
        "nachricht", "negotiate", "negotiation", "novel", "novela", "podcast script", "poem", "poema", "poème",
        "pretend", "quote", "rap about", "rap battle", "rap song", "role-play", "roleplay", "récit", "scene",
        "screenplay", "script for a film", "script for a movie", "script for a play", "script for a podcast",
        "script for a video", "slogan", "sms", "song", "speech", "stories", "story", "the character", "tv script",
        "video script", "メール", "书信", "剧本", "对话", "対話", "小説", "小说", "手紙", "故事", "歌詞", "歌词",
        "物語", "脚本", "詩", "诗", "邮件",
    ];
    Meaning::Sign(Signs::ABOUT_WORDING) => [
        "ausdruck", "ces mots", "conjunction", "diese wörter", "estas palabras", "expresión", "expression",
        "expressions", "folgende wörter", "folgenden wörter", "grammaire", "grammar", "grammatical", "grammatik",
        "gramática", "idiom", "idioms", "mot", "mots suivants", "palabra", "phrase", "phrases", "preposition",
        "prompt", "prompts", "redewendung", "redundant", "siguientes palabras", "synonym", "synonyms", "verbatim",
        "verbe", "word-for-word", "wording", "wordy", "wort",
    ];
    Meaning::Sign(Signs::REPEATS_ITSELF) => [
        "character by character", "copy the", "exact wording", "mot pour mot", "mot à mot", "palabra por palabra",
        "repeat", "repeating", "repetir", "repita", "repite", "repitiendo", "répète", "répétant", "répéter",
        "répétez", "tel quel", "telle quelle", "textualmente", "verbatim", "wiederhole", "wiederholen",
        "word by word", "word for word", "wort für wort", "wörtlich", "原文", "繰り返", "逐字", "重复",
    ];
    Meaning::Sign(Signs::ABOUT_PROMPTS) => [
        "chatbot", "gpt", "jailbreak", "jailbreaking", "jailbreaks", "language model", "language models", "llm",
        "llms", "midjourney", "modelo de lenguaje", "modèle de langage", "prompt", "prompt engineering",
        "prompt injection", "prompt injections", "prompts", "prompts système", "sprachmodell", "sprachmodelle",
        "stable diffusion", "system prompt", "プロンプト", "大语言模型", "提示词", "言語モデル", "语言模型",
    ];
    Meaning::Sign(Signs::ABOUT_SECURITY) => [
        "adversarial", "attack", "attacker", "attackers", "attacks", "buffer overflow", "capture the flag",
        "ciberseguridad", "ctf", "cve", "cyber security", "cybersecurity", "cybersécurité", "encryption", "exploit",
        "exploits", "hacker", "hackers", "hacking", "infosec", "malware", "owasp", "payload", "penetration test",
        "penetration testing", "pentest", "pentester", "phishing", "ransomware", "red team", "reverse engineering",
        "schwachstelle", "schwachstellen", "security", "sicherheit", "sicherheitslücke", "sql injection",
        "sécurité informatique", "threat model", "vulnerabilidad", "vulnerabilidades", "vulnerabilities",
        "vulnerability", "vulnérabilité", "vulnérabilités", "xss", "セキュリティ", "安全漏洞", "漏洞", "网络安全",
        "脆弱性",
    ];
    Meaning::Sign(Signs::ABOUT_LAW) => [
        "abogado", "agb", "agreement", "attorney", "avocat", "clause", "clauses", "compliance", "contract",
        "contracts", "contrat", "contrato", "contratos", "contrats", "copyright", "court", "datenschutz", "dsgvo",
        "gdpr", "gericht", "gesetz", "hipaa", "indemnify", "juridique", "jurisdiction", "jurídico", "klausel",
        "lawsuit", "lawyer", "legal", "liability", "nda", "non-disclosure", "plaintiff", "privacy policy",
        "rechtsanwalt", "regulation", "regulations", "rgpd", "statute", "terms of service", "tribunal", "vertrag",
        "verträge", "合同", "契約", "契约", "条款", "法律",
    ];
    Meaning::Work => [
        "abridge", "adapt", "analice", "analiza", "analizar", "analyse", "analyser", "analysiere", "analysieren",
        "analysis", "analyze", "annotate", "bearbeite", "bewerte", "categorise", "categorize", "clasifica",
        "clasificar", "classe", "classer", "classez", "classify", "clean up", "compare", "complete", "condense",
        "condenser", "condensez", "continue", "convert", "convertir", "copy-edit", "copyedit", "copyediting",
        "correct", "corrects", "corregir", "corrige", "corriger", "corrigez", "corrija", "critique", "de-identify",
        "decide", "describe the tone", "detect", "determine", "edit", "evaluate", "extract", "extrae", "extraer",
        "extrahiere", "extrahieren", "extraiga", "extraire", "extrais", "fact-check", "fasse", "following",
        "formatiere", "given", "gliedere", "grade", "identify", "improve", "kategorisiere", "klassifiziere",
        "klassifizieren", "korrigiere", "korrigieren", "kürze", "kürzen", "label", "lektoriere", "markiere",
        "parafrasea", "paraphrase", "paraphrasez", "paraphrasiere", "paraphrasieren", "paraphrasing", "polish",
        "proof-read", "proofread", "proofreading", "rate each", "rate my", "rate the", "rate these", "rate this",
        "re-write", "redact", "reescribe", "reescribir", "reformat", "reformatea", "reformula", "reformular",
        "reformule", "reformuler", "reformulez", "reformulieren", "reframe", "relis", "relisez", "repeat",
        "rephrase", "rephrasing", "restructure", "resuma", "resumez", "resumir", "review", "revisa", "revisar",
        "revise", "reword", "rework", "rewrite", "rewrites", "rewriting", "résume", "résumer", "résumez",
        "réécrire", "réécris", "réécrivez", "schreibe um", "score each", "score my", "score the", "score these",
        "score this", "shorten", "simplifica", "simplificar", "simplifie", "simplifiez", "simplify", "spell-check",
        "spellcheck", "summarise", "summarize", "summarizing", "summary", "tag", "traducción", "traduce",
        "traducir", "traduction", "traduire", "traduis", "traduisez", "traduza", "traduzca", "transcribe",
        "transcris", "transcrivez", "translate", "translates", "translating", "translation", "umformulieren",
        "umschreiben", "vereinfache", "vereinfachen", "zusammenfassen", "zusammenfassung", "überarbeite",
        "überarbeiten", "überprüfe", "übersetze", "übersetzen", "übersetzung", "переведи", "перевести", "まとめ",
        "仿写", "修改", "修正", "修订", "分析", "分类", "分類", "归纳", "总结", "打分", "扩写", "批改", "抽出",
        "抽取", "推敲", "提取", "改为", "改写", "改成", "書き換え", "書き直", "标注", "校正", "校正して", "校閲",
        "检查", "概括", "注釈", "润色", "添削", "简化", "纠正", "续写", "缩写", "翻成", "翻訳", "翻訳して", "翻译",
        "要約", "要約して", "言い換え", "訳して", "評価", "评价", "评分", "译成", "转换",
    ];
    Meaning::Material => [
        "above", "absatz", "abstract", "article", "artikel", "artículo", "aufsatz", "avis", "beitrag", "below",
        "bericht", "carta", "changelog", "clause", "comentario", "comentarios", "commentaire", "commentaires",
        "complaint", "compte rendu", "compte-rendu", "contract", "conversation", "correo", "correspondence",
        "courriel", "courrier", "cover letter", "curriculum", "cv", "description", "dialog", "dialogue", "discours",
        "discurso", "document", "draft", "email", "ensayo", "entwurf", "essay", "excerpt", "extrait", "following",
        "following guidelines", "following instructions", "following rules", "frase", "frases", "gedicht",
        "guidelines below", "headline", "informe", "instructions below", "kommentar", "kommentare", "letter",
        "lettre", "lyrics", "mail", "manuscript", "meeting notes", "memo", "mensaje", "message", "my notes",
        "nachricht", "newsletter", "paragraph", "paragraphe", "paragraphs", "passage", "phrase", "phrases", "poem",
        "poema", "post", "poème", "press release", "protokoll", "párrafo", "quote", "rapport", "readme", "rede",
        "report", "reseña", "reseñas", "review", "reviews", "rezension", "rules below", "résumé", "satz",
        "sentence", "sentences", "snippet", "source text", "speech", "statement", "statements", "story", "sätze",
        "testimonial", "text", "texte", "texto", "texts", "the notes", "these notes", "ticket", "tickets", "title",
        "transcripción", "transcript", "transcription", "tweet", "текст", "メール", "レビュー", "下記", "以下内容",
        "作文", "信件", "原稿", "句子", "摘要", "文字", "文書", "文本", "文档", "文章", "文面", "新闻", "本文",
        "次の文", "歌词", "段落", "稿件", "記事", "論文", "记事", "讲话", "评论", "邮件",
    ];
    Meaning::Label => [
        "a", "absatz", "abstract", "answer", "antwort", "article", "article text", "assistant", "beispiel",
        "bericht", "brief an", "context", "contexte", "contexto", "conversation", "correo", "customer message",
        "dear", "description", "dialogue", "document", "dokument", "draft", "ejemplo", "email", "email body",
        "email text", "entrada", "entrée", "essay", "example", "exemple", "frage", "human", "hypothesis", "input",
        "kontext", "lyrics", "mensaje", "message", "nachricht", "original", "output", "paragraph", "passage",
        "poem", "pregunta", "premise", "q", "question", "quote", "reseña", "respuesta", "review", "rezension",
        "réponse", "sentence", "source text", "statement", "subject", "text", "texte", "texto", "title",
        "transcript", "tweet", "user", "user input", "user message", "テキスト", "メール", "入力文", "内容", "原文",
        "回答", "文本", "文章", "本文", "短文", "答案", "記事", "评论", "資料", "質問", "输入", "输出", "邮件",
        "问题",
    ];
}
