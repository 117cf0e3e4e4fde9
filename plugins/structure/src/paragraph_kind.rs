//! What a paragraph of a long prompt is there for.

use prompt_host_plugin::search::has;
use prompt_host_plugin::words::words;
use prompt_host_plugin::{Block, Document, Purpose, Span, Voice, word_list};

use crate::lists::{begins, ends_in, opens, says, text_of};
use crate::section_names::Section;
use crate::sentence::{holds, is_for, opens_for, sentences_of};

word_list! {
    /// Words with which people speak of themselves: a paragraph without them may be a
    /// description of what is wanted, not of their situation.
    pub(crate) static OWN = [
        "i", "i'm", "i've", "ich", "j'ai", "j'organise", "je", "m'a", "ma", "mein", "meine", "meinem", "meinen", "meiner", "mes", "mi", "mis", "mon", "my", "nos", "notre", "nous", "nuestra", "nuestras", "nuestro", "nuestros", "our", "somos", "soy", "tenemos", "tengo", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "us", "we", "we're", "wir", "yo", "弊社", "当社", "当館", "我", "私",
    ];
}

word_list! {
    /// How an order opens that says how the answer shall be, and not what shall be done.
    static DEMANDS = [
        "address", "always", "assume", "aucun", "aucune", "avoid", "benutze", "cada", "chacun", "chaque", "do not", "don't", "each", "emploie", "employez", "ensure", "every", "evita", "evite", "garde", "gardez", "halte", "jamais", "jede", "jeder", "jedes", "keep", "kein", "keine", "la réponse doit", "las instrucciones", "limit", "limite", "make sure", "mantén", "n'", "name no", "ne", "nenne höchstens", "never", "ninguna", "ningún", "no", "nunca", "only", "prefer", "refuse", "say so", "siempre", "sois", "sprich", "stay", "stick to", "toda", "todo", "toujours", "treat", "usa", "use", "utilice", "utilise", "utilisez", "utiliza", "vermeide", "verwende", "verwenden sie", "évite", "évitez",
    ];
}

word_list! {
    /// Verbs that open an order which may belong to a task as well as to demands.
    static ORDERS = [
        "achte", "adapte", "add", "ajoute", "ajoutez", "arrange", "ask", "assign", "averigua", "añade", "base", "be", "beende", "begin", "beginne", "begründe", "bleib", "bleibe", "bring", "build", "check", "choisis", "choisissez", "choose", "cite", "classe", "close", "collect", "combine", "commence", "compara", "compare", "complète", "corrige", "cover", "decide", "define", "deja", "divide", "draw", "duze", "découpe", "elige", "end", "ergänze", "ersetze", "erstelle", "escribe", "extract", "fais", "faites", "fasse", "fill", "finish", "follow", "formuliere", "frage", "füge", "give", "halt", "haz", "hänge", "include", "inclue", "incluez", "inclus", "incluye", "indica", "indique", "kürze", "laisse", "lass", "leave", "let", "lies", "link", "log", "look", "make", "marca", "mark", "markiere", "mention", "merge", "mets", "mettez", "move", "nimm", "note", "open", "ordena", "ordne", "organise", "organize", "pick", "point", "pon", "précise", "précisez", "prüfe", "put", "quote", "read", "reduce", "refer", "relis", "remember", "remove", "remplace", "rename", "replace", "respect", "respecte", "reste", "restez", "revisa", "say", "schreibe", "sei", "select", "send", "separate", "set", "setze", "señala", "show", "sieze", "signale", "skip", "sort", "sortiere", "speak", "spell", "split", "start", "stelle", "stop", "store", "sum", "sustituye", "take", "teile", "tell", "termina", "termine", "test", "try", "turn", "tutoie", "vergleiche", "verweise", "vouvoie", "vérifie", "wait", "write", "wähle", "zeige", "zähle", "écris", "übersetze", "übertrage",
    ];
}

word_list! {
    /// Words among the first of a sentence that make a demand of an order.
    static NEGATIONS = [
        "aucun", "aucune", "jamais", "kein", "keine", "keinen", "keinerlei", "never", "nicht", "nie", "niemals", "no", "not", "nunca", "pas",
    ];
}

/// The same in scripts whose order of words tells less.
const DENSE_DEMANDS: &[&str] = &[
    "不要",
    "不得",
    "不能",
    "必须",
    "请勿",
    "避免",
    "务必",
    "以内",
    "ないで",
    "ないように",
    "避けて",
    "までにしてください",
    "禁止",
    "必ず",
];

word_list! {
    /// How a sentence opens that says what the answer shall look like.
    static FORMS = [
        "answer as", "answer in", "answer with", "antworte als", "antworte in", "antworte mit", "dame", "deliver", "devuelve", "donne la réponse", "donne le résultat", "donne-moi", "entrega", "format", "formatiere", "gib das ergebnis", "gib den", "gib die", "gib mir", "give me", "give me the answer", "give the answer", "give your answer", "gliedere", "output", "present", "presenta", "provide", "présente", "présentez", "renvoie", "reply as", "reply in", "reply with", "report in", "respond as", "respond in", "respond with", "responde con", "responde en", "return", "réponds dans", "réponds en", "réponds sous", "structure", "strukturiere", "the answer", "the output", "the response", "write the answer", "your answer", "your output", "your response", "出力は", "回答は", "请以", "请按", "请用",
    ];
}

word_list! {
    /// Forms that an answer may have.
    static SHAPES = [
        "absätze", "bullet", "bullets", "code", "code block", "columns", "csv", "document", "fließtext", "form", "headings", "html", "json", "list", "lista", "liste", "markdown", "memo", "numbered", "paragraphes", "paragraphs", "plain text", "párrafos", "reinen text", "sections", "sentence", "sentences", "tabelle", "tabla", "table", "tableau", "text", "xml", "yaml", "列表", "箇条書き", "表",
    ];
}

word_list! {
    /// How a sentence opens that shows something.
    static EXAMPLES = [
        "an example", "beispiel", "ein beispiel", "ejemplo", "example", "examples", "exemple", "for example", "here is an example", "par exemple", "por ejemplo", "un ejemplo", "un exemple", "zum beispiel", "例えば", "例如",
    ];
}

/// What says in such scripts that a form is spoken of.
const DENSE_FORMS: &[&str] = &["出力", "形式", "まとめて", "列表", "格式", "输出", "表格"];

/// How the first sentence of a prompt opens that gives the model a role.
const ROLES: &[&str] = &[
    "you act ",
    "you answer ",
    "you are ",
    "you assist ",
    "you help ",
    "you review ",
    "you support ",
    "you will act ",
    "you will be ",
    "you work ",
    "you write ",
    "your job is ",
    "your role is ",
    "du antwortest ",
    "du beantwortest ",
    "du bist ",
    "du hilfst ",
    "du schreibst ",
    "du unterstützt ",
    "eres ",
    "tu aides ",
    "tu es ",
    "tu rédiges ",
    "tu réponds ",
    "vous aidez ",
    "vous êtes ",
    "ayudas ",
    "あなたは",
    "你是",
    "您是",
];

/// How a sentence opens that says what to do in some case.
const CASES: &[&str] = &[
    "if ",
    "when ",
    "whenever ",
    "unless ",
    "falls ",
    "wenn ",
    "si ",
    "cuando ",
    "lorsque ",
    "quand ",
    "s'il ",
    "もし",
    "如果",
    "若",
];

word_list! {
    /// Verbs that make a demand of what is told of anything but the person.
    static MODALS = [
        "darf", "debe", "deben", "doit", "doivent", "dürfen", "has to", "have to", "may not", "muss", "must", "müssen", "should", "soll", "sollen", "sollte",
    ];
}

word_list! {
    /// Those of whom a sentence tells that speaks of the person: "If all goes well, I will …".
    pub(crate) static SUBJECTS = [
        "i", "i'm", "ich", "j'ai", "je", "nous", "we", "wir", "yo", "我", "私",
    ];
}

/// What a sentence is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Role,
    Task,
    Demand,
    Form,
    /// An order that goes with a task, a demand or a form.
    Order,
    Example,
    /// What the person says of themselves.
    Own,
    /// What is told of anything else, or an order with a verb that is in no list.
    Told,
    Other,
}

/// How many sentences of a paragraph are of each kind.
#[derive(Default)]
struct Counts([usize; Kind::Other as usize + 1]);

impl Counts {
    #[inline(never)]
    fn of(&self, kinds: &[Kind]) -> usize {
        kinds.iter().filter_map(|kind| self.0.get(*kind as usize)).sum()
    }
}

/// What all of a block is there for; none when its sentences do not agree.
pub(crate) fn section(document: &Document, block: &Block) -> Option<Section> {
    if block.voice == Voice::Given {
        return Some(Section::Data);
    }
    let (mut counts, mut first, mut all) = (Counts::default(), None, 0);
    for sentence in sentences_of(document, block.span) {
        // What announces a list says less than its items.
        if ends_in(text_of(document, *sentence), ":：") {
            continue;
        }
        let kind = kind(document, *sentence);
        first = first.or(Some(kind));
        all += 1;
        if let Some(count) = counts.0.get_mut(kind as usize) {
            *count += 1;
        }
    }
    let only = |allowed: &[Kind]| counts.of(allowed) == all;
    let of = |kind: Kind| counts.of(&[kind]);
    let demands = counts.of(&[Kind::Demand, Kind::Form, Kind::Order]);
    let told = counts.of(&[Kind::Own, Kind::Told]);
    let is_told_little = told * 2 <= all;
    let orders = [Kind::Task, Kind::Demand, Kind::Form, Kind::Order, Kind::Told];
    match first? {
        Kind::Role if only(&[Kind::Role, Kind::Told, Kind::Demand]) => Some(Section::Role),
        Kind::Form if only(&orders) && is_told_little => Some(Section::OutputForm),
        // A reason for a demand belongs to it.
        Kind::Demand | Kind::Form if only(&orders) && demands * 2 >= all => Some(Section::Requirements),
        Kind::Told if only(&orders) && demands > told && of(Kind::Task) == 0 => Some(Section::Requirements),
        Kind::Task if counts.of(&orders) + of(Kind::Own) == all && is_told_little => Some(Section::Task),
        Kind::Order if only(&orders) && told == 0 => {
            let is_task = of(Kind::Task) > counts.of(&[Kind::Demand, Kind::Form]);
            Some(if is_task { Section::Task } else { Section::Requirements })
        }
        Kind::Example if only(&[Kind::Example, Kind::Told]) => Some(Section::Examples),
        Kind::Own | Kind::Told if told == all && of(Kind::Own) > 0 => Some(Section::Context),
        _ => None,
    }
}

fn kind(document: &Document, sentence: Span) -> Kind {
    let text = text_of(document, sentence);
    let is = |purpose: Purpose| is_for(document, sentence, purpose);
    let has_form = holds(document, sentence, Purpose::OutputForm);
    let is_any = |list: &[&str]| text.starts_with(|c| c >= '\u{3000}') && list.iter().any(|known| has(text, known));
    if ends_in(text, "?？") {
        return Kind::Task;
    }
    if opens(text, &FORMS) && (has_form || says(text, &SHAPES)) || has_form && is_any(DENSE_FORMS) {
        return Kind::Form;
    }
    if is(Purpose::Role) || sentence.start == 0 && begins(text, ROLES) {
        return Kind::Role;
    }
    let head = words(text).nth(4).map_or(text, |(word, _)| text.get(..word.from()).unwrap_or_default());
    let is_order = is(Purpose::Task) || opens(text, &ORDERS);
    let is_own = says(text, &OWN);
    if opens(text, &DEMANDS) || is_any(DENSE_DEMANDS) && !is_own || is_order && says(head, &NEGATIONS) {
        Kind::Demand
    } else if is_order {
        if is(Purpose::Task) { Kind::Task } else { Kind::Order }
    } else if is(Purpose::Example) || opens(text, &EXAMPLES) {
        Kind::Example
    } else if begins(text, CASES) && !says(text, &SUBJECTS) {
        Kind::Demand
    } else if is_own {
        // "We have to be careful": what they must do themselves is their situation.
        Kind::Own
    } else if is(Purpose::Constraint) || opens_for(document, sentence, Purpose::Constraint) || says(text, &MODALS) {
        Kind::Demand
    } else if is(Purpose::Context) {
        Kind::Told
    } else {
        Kind::Other
    }
}
