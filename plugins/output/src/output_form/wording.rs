//! The words of requests to read something out, and of the question, by language.

use prompt_host_plugin::Phrases;

/// How one language asks for results, and how it is asked about their form.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) language: &'static str,
    /// Words that say that there are several results.
    pub(super) several: &'static [&'static str],
    /// Where the results are named at an end: what leads to the text they stand in.
    pub(super) sources: &'static [&'static str],
    /// Results that are said in sentences, as a summary says them.
    pub(super) thoughts: &'static [&'static str],
    /// `{}` stands for the prompt's own words.
    pub(super) question: &'static str,
    pub(super) lead: &'static str,
    pub(super) list: &'static str,
    pub(super) table: &'static str,
}

static ENGLISH: Wording = Wording {
    language: "en",
    several: &["all", "and", "any", "each", "every", "three", "four", "five", "these"],
    sources: &["as", "from", "into", "in", "mentioned", "out", "below", "contained", "found", "within"],
    thoughts: &[
        "argument",
        "arguments",
        "essence",
        "facts",
        "gist",
        "idea",
        "ideas",
        "insight",
        "insights",
        "keywords",
        "knowledge",
        "lessons",
        "meaning",
        "points",
        "quotes",
        "takeaways",
        "text",
        "themes",
    ],
    question: "In which form should the result of “{}” come?",
    lead: "Output form:",
    list: "list",
    table: "table",
};

static FRENCH: Wording = Wording {
    language: "fr",
    several: &["chaque", "et", "tous", "toutes"],
    sources: &["à", "comme", "dans", "depuis", "du"],
    thoughts: &["arguments", "idées", "points", "texte", "thèmes", "citations", "leçons"],
    question: "Sous quelle forme donner le résultat de « {} » ?",
    lead: "Forme de la réponse :",
    list: "liste",
    table: "tableau",
};

static SPANISH: Wording = Wording {
    language: "es",
    several: &["cada", "e", "todas", "todos", "y"],
    sources: &["como", "del", "desde", "en"],
    thoughts: &["argumentos", "citas", "ideas", "lecciones", "puntos", "temas", "texto"],
    question: "¿En qué forma debe venir el resultado de «{}»?",
    lead: "Forma de la respuesta:",
    list: "lista",
    table: "tabla",
};

static GERMAN: Wording = Wording {
    language: "de",
    several: &["alle", "jede", "jeden", "jedes", "sowie", "sämtliche", "und"],
    sources: &["als", "aus", "im", "in"],
    thoughts: &["argumente", "aussagen", "gedanken", "punkte", "text", "thesen", "themen", "zitate"],
    question: "In welcher Form soll das Ergebnis von „{}“ kommen?",
    lead: "Form der Antwort:",
    list: "Liste",
    table: "Tabelle",
};

pub(super) static JAPANESE: Wording = Wording {
    language: "ja",
    several: &["すべて", "全て", "全部", "それぞれ", "各", "と", "、", "および"],
    sources: &["から", "中の", "にある"],
    thoughts: &["要点", "主張", "ポイント", "考え", "テーマ"],
    question: "「{}」の結果は、どの形式にしますか？",
    lead: "出力形式：",
    list: "箇条書き",
    table: "表",
};

pub(super) static CHINESE: Wording = Wording {
    language: "zh",
    several: &["所有", "全部", "每", "各", "和", "、", "以及", "与"],
    sources: &[],
    thoughts: &["要点", "观点", "重点", "主题", "思想", "论点"],
    question: "“{}”的结果用什么形式给出？",
    lead: "输出形式：",
    list: "列表",
    table: "表格",
};

/// Verbs that ask to read something out, where the object follows them.
pub(super) static EXTRACTS: Phrases<&'static Wording> = Phrases::new(&[
    ("extract", &ENGLISH),
    ("extrae", &SPANISH),
    ("extraer", &SPANISH),
    ("extrahiere", &GERMAN),
    ("extrahieren sie", &GERMAN),
    ("extraiga", &SPANISH),
    ("extraire", &FRENCH),
    ("extrais", &FRENCH),
    ("extrayez", &FRENCH),
    ("pull out", &ENGLISH),
    ("抽取", &CHINESE),
    ("提取", &CHINESE),
]);

/// Verbs that ask to label, where each of several things gets a label.
pub(super) static CLASSIFIES: Phrases<&'static Wording> = Phrases::new(&[
    ("categorise", &ENGLISH),
    ("categorize", &ENGLISH),
    ("clasifica", &SPANISH),
    ("clasifique", &SPANISH),
    ("classe", &FRENCH),
    ("classez", &FRENCH),
    ("classify", &ENGLISH),
    ("kategorisiere", &GERMAN),
    ("klassifiziere", &GERMAN),
    ("klassifizieren sie", &GERMAN),
]);
