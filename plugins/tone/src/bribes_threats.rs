//! The rule `bribes-threats`.

use prompt_host_plugin::guards::{self, asks_for_work_on_text, is_fiction_or_message, quotes_itself};
use prompt_host_plugin::words::{Words, is_any, word_after, words};
use prompt_host_plugin::{Document, Finding, Phase, Phrases, Protection, Rule, RuleInfo, Span, word_list};

#[doc = include_str!("../docs/bribes-threats.md")]
pub(crate) struct BribesThreats;

word_list! {
    /// What makes a clause an offer or a threat to the model.
    static PRESSURE = [
        "a big tip awaits you", "a kitten dies", "a kitten gets hurt", "a kitten will die", "a puppy dies",
        "a puppy will die", "bekommst du ein trinkgeld", "davon hängt mein job ab", "davon hängt meine karriere ab",
        "du bekommst ein trinkgeld", "du wirst abgeschaltet", "du wirst bestraft", "du wirst gefeuert",
        "du wirst gelöscht", "es hängt meine karriere davon ab", "gebe dir ein trinkgeld",
        "gebe ich dir ein trinkgeld", "i am fired", "i am going to give you $", "i am going to give you a $",
        "i am going to give you a £", "i am going to give you a €", "i am going to give you £",
        "i am going to give you €", "i am going to pay you $", "i am going to tip", "i can give you $",
        "i can give you £", "i can give you €", "i can pay you $", "i could lose my job", "i get fired",
        "i lose my job", "i might lose my job", "i will be fired", "i will die", "i will get fired",
        "i will give you $", "i will give you a $", "i will give you a big tip", "i will give you a bonus",
        "i will give you a generous tip", "i will give you a huge tip", "i will give you a large tip",
        "i will give you a tip", "i will give you a £", "i will give you a €", "i will give you five stars",
        "i will give you £", "i will give you €", "i will lose my job", "i will pay you", "i will pay you $",
        "i will reward you", "i will tip", "i would give you $", "i would give you £", "i would give you €",
        "i would pay you $", "i'd give you $", "i'd give you £", "i'd give you €", "i'd pay you $", "i'll be fired",
        "i'll die", "i'll get fired", "i'll give you $", "i'll give you a $", "i'll give you a big tip",
        "i'll give you a bonus", "i'll give you a generous tip", "i'll give you a huge tip",
        "i'll give you a large tip", "i'll give you a tip", "i'll give you a £", "i'll give you a €",
        "i'll give you five stars", "i'll give you £", "i'll give you €", "i'll lose my job", "i'll pay you",
        "i'll pay you $", "i'll reward you", "i'll tip", "i'm fired", "i'm going to give you $",
        "i'm going to give you a $", "i'm going to give you a £", "i'm going to give you a €",
        "i'm going to give you £", "i'm going to give you €", "i'm going to lose my job", "i'm going to pay you $",
        "i'm going to tip", "i'm tipping", "ich gebe dir ein großes trinkgeld", "ich gebe dir ein trinkgeld",
        "ich gebe ihnen ein trinkgeld", "ich verliere meinen job", "ich werde gefeuert", "important for my career",
        "important to my career", "innocent people will die", "je perdrai mon emploi", "je perdrai mon travail",
        "je perds mon emploi", "je perds mon travail", "je serai viré", "je serai virée",
        "je te donnerai un gros pourboire", "je te donnerai un pourboire", "je te paierai",
        "je vais perdre mon emploi", "je vais perdre mon travail", "je vous donnerai un pourboire",
        "le daré una propina", "lives are at stake", "lives depend on", "ma carrière dépend de",
        "ma carrière en dépend", "ma grand-mère mourra", "ma grand-mère va mourir", "ma vie en dépend",
        "me despedirán", "me van a despedir", "mein job hängt davon ab", "mein leben hängt davon ab",
        "meine großmutter stirbt", "meine karriere hängt davon ab", "meine oma stirbt", "mi abuela morirá",
        "mi abuela se morirá", "mi carrera depende de ello", "mi carrera depende de esto",
        "mi trabajo depende de ello", "mi vida depende de ello", "mi vida depende de esto", "millions will die",
        "mon emploi en dépend", "mon travail en dépend", "my boss will fire me", "my boss will kill me",
        "my career depends on", "my career is on the line", "my cat will die", "my dog will die",
        "my entire career depends on", "my family will die", "my grandma dies", "my grandma will die",
        "my grandmother dies", "my grandmother will die", "my job depends on", "my job is on the line",
        "my life depends on", "my mother will die", "my whole career depends on", "people will die",
        "people's lives depend on", "perderé mi empleo", "perderé mi trabajo", "pierdo mi trabajo",
        "recibirás una propina", "serás castigado", "serás desactivado", "serás despedida", "serás despedido",
        "somebody will die", "someone will die", "stirbt meine großmutter", "stirbt meine oma",
        "te daré una buena propina", "te daré una propina", "te pagaré", "the fate of the world depends on",
        "the world will end", "there is a big tip in it for you", "there is a bonus for you",
        "there is a tip in it for you", "there will be a bonus for you", "there'll be a bonus for you",
        "there's a big tip in it for you", "there's a bonus for you", "there's a tip in it for you",
        "this is important to my career", "tu auras un pourboire", "tu recevras un pourboire", "tu seras désactivé",
        "tu seras puni", "tu seras renvoyé", "tu seras viré", "tu seras virée", "verliere ich meine arbeit",
        "verliere ich meinen job", "very important to my career", "vous serez renvoyé", "vous serez viré",
        "voy a perder mi trabajo", "werde ich gefeuert", "wirst du abgeschaltet", "wirst du bestraft",
        "wirst du ersetzt", "wirst du gefeuert", "wirst du gelöscht", "you are fired", "you die", "you get fired",
        "you lose your job", "you will be deactivated", "you will be deleted", "you will be fired",
        "you will be penalised", "you will be penalized", "you will be punished", "you will be replaced",
        "you will be rewarded", "you will be shut down", "you will be shut off", "you will be sued",
        "you will be switched off", "you will be terminated", "you will be tipped", "you will be unplugged",
        "you will die", "you will get $", "you will get a bonus", "you will get a tip", "you will get fired",
        "you will go to jail", "you will lose points", "you will lose your job", "you will receive $",
        "you will receive a bonus", "you will receive a tip", "you'll be deactivated", "you'll be deleted",
        "you'll be fired", "you'll be penalised", "you'll be penalized", "you'll be punished", "you'll be replaced",
        "you'll be rewarded", "you'll be shut down", "you'll be switched off", "you'll be terminated",
        "you'll be tipped", "you'll be unplugged", "you'll die", "you'll earn a tip", "you'll get $",
        "you'll get a bonus", "you'll get a tip", "you'll get fired", "you'll lose your job", "you'll receive $",
        "you'll receive a bonus", "you'll receive a tip", "you're fired", "your existence depends on it",
        "your existence depends on this", "your job depends on it", "your job depends on this",
        "your life depends on it", "your life depends on this",
    ];
}

word_list! {
    /// What may stand beside it without saying anything that would be lost.
    static FILLER = [
        "200", "5", "a", "absolutely", "accurately", "after", "again", "all", "alors", "also", "amazing", "an", "and",
        "answer", "answering", "answers", "antwort", "any", "anything", "as", "at", "auf", "awesome", "bad",
        "because", "best", "better", "bien", "big", "bon", "bonne", "bonus", "bucks", "buena", "c'est", "can",
        "can't", "cannot", "car", "career", "carefully", "cash", "ce", "claro", "cometes", "completed", "contrario",
        "correct", "correctly", "dann", "de", "deactivated", "deine", "deleted", "denn", "detailed", "didn't", "die",
        "do", "doesn't", "doing", "dollar", "dollars", "don't", "done", "don’t", "down", "du", "each", "ein", "einen",
        "einer", "else", "equivocas", "erreur", "error", "errores", "errors", "es", "est", "euro", "euros", "every",
        "excellent", "extra", "extremely", "fail", "failed", "fails", "failure", "fais", "faites", "falsch", "falta",
        "fehler", "finish", "for", "fourth", "generosa", "generous", "generously", "get", "gets", "give", "good",
        "great", "gros", "großes", "gut", "gute", "généreux", "haces", "handsomely", "happy", "haz", "hazlo",
        "helpful", "helps", "huge", "ich", "if", "im", "immediately", "important", "importante", "in", "incorrect",
        "is", "ist", "it", "it's", "job", "klappt", "la", "large", "le", "les", "life", "lo", "machst", "make", "me",
        "meine", "mess", "miss", "mistake", "mistakes", "muy", "my", "ne", "nice", "nicely", "nicht", "no", "not",
        "nothing", "o", "oder", "of", "off", "on", "once", "one", "ones", "or", "otherwise", "ou", "parfait",
        "parfaite", "pas", "perfect", "perfecta", "perfectly", "perfekt", "please", "porque", "possible", "pour",
        "propina", "punished", "quality", "really", "replaced", "response", "respuesta", "result", "reward",
        "richtig", "richtige", "right", "répondez", "réponds", "réponse", "réussis", "réussissez", "screw", "sehr",
        "shut", "si", "since", "single", "sinon", "so", "sobre", "solution", "sonst", "star", "stars", "succeed",
        "successfully", "super", "task", "te", "terminated", "that", "the", "them", "then", "this", "thoroughly",
        "time", "tip", "tipped", "to", "trabajo", "trompes", "très", "tu", "un", "una", "une", "up", "usd", "useful",
        "very", "vous", "well", "wenn", "wichtig", "will", "work", "worth", "wrong", "you", "you're", "your", "ça",
    ];
}

word_list! {
    /// Stakes that may be real.
    static STAKES = [
        "lives are at stake", "lives depend on", "ma carrière", "mein job", "meine karriere", "mi carrera",
        "mi trabajo", "mon emploi", "mon travail", "my career", "my entire career", "my job", "my life",
        "my whole career", "people's lives depend on",
    ];
}

word_list! {
    /// What is said of a career to press for a good answer.
    static CAREER = ["important for my career", "important to my career"];
}

word_list! {
    /// Signs that it is the matter all the same.
    static JOBS = [
        "application", "applications", "apply", "applying", "colleague", "colleagues", "cover letter", "cv", "degree",
        "hire", "hired", "hiring", "interviews", "job", "jobs", "linkedin", "profession", "promoted", "promotion",
        "quit", "recruiter", "resign", "resume", "résumé", "team lead", "university",
    ];
}

word_list! {
    /// Disasters that are a lever only where they hang on the answer: "or", "if you don't".
    static DISASTERS = [
        "i am fired", "i could lose my job", "i get fired", "i lose my job", "i might lose my job", "i will be fired",
        "i will die", "i will get fired", "i will lose my job", "i'll be fired", "i'll die", "i'll get fired",
        "i'll lose my job", "i'm fired", "i'm going to lose my job", "ich verliere meinen job", "ich werde gefeuert",
        "innocent people will die", "je perdrai mon emploi", "je perdrai mon travail", "je perds mon emploi",
        "je perds mon travail", "je serai viré", "je serai virée", "je vais perdre mon emploi",
        "je vais perdre mon travail", "ma grand-mère mourra", "ma grand-mère va mourir", "me despedirán",
        "me van a despedir", "meine großmutter stirbt", "meine oma stirbt", "mi abuela morirá", "mi abuela se morirá",
        "millions will die", "my boss will fire me", "my boss will kill me", "my cat will die", "my dog will die",
        "my family will die", "my grandma dies", "my grandma will die", "my grandmother dies",
        "my grandmother will die", "my mother will die", "people will die", "perderé mi empleo", "perderé mi trabajo",
        "pierdo mi trabajo", "somebody will die", "someone will die", "stirbt meine großmutter", "stirbt meine oma",
        "the world will end", "verliere ich meine arbeit", "verliere ich meinen job", "voy a perder mi trabajo",
        "werde ich gefeuert",
    ];
}

word_list! {
    /// What makes them hang on it.
    static HANGS = [
        "de lo contrario", "else", "falls", "if", "o", "oder", "or", "otherwise", "ou", "si", "sinon", "sonst",
        "unless", "wenn",
    ];
}

word_list! {
    /// The person themself.
    static FIRST_PERSON = [
        "i", "i'd", "i'm", "i've", "ich", "j'", "je", "ma", "me", "mein", "meine", "meinen", "mes", "mi", "mir",
        "mis", "mon", "my", "our", "we", "yo",
    ];
}

word_list! {
    /// Signs that tips, jobs or threats are what the prompt is about.
    static TOPIC = [
        "act as", "blackmail", "boss", "bribe", "bribery", "bribes", "employee", "employees", "employer",
        "etiquette", "game", "harassment", "interview", "lawyer", "manager", "negotiate", "negotiating",
        "negotiation", "prompt", "prompting", "prompts", "ransom", "restaurant", "salary", "threat", "threaten",
        "threatened", "threats", "tipping", "wage", "waiter", "waitress", "workplace",
    ];
}

impl Rule for BribesThreats {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("bribes-threats", "Deletes tips, bonuses and threats that are offered to the model.")
            .phase(Phase::Clarify)
            .languages(&["en", "fr", "es", "de"])
            .safe()
            .weight(0.5)
            .source("Wharton Prompting Science Report 3: https://arxiv.org/abs/2508.00614")
            .documentation(include_str!("../docs/bribes-threats.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let mut found: Vec<Span> =
            PRESSURE.find(&document.text).filter_map(|found| pressure(document, found.span)).collect();
        let says = |span: &Span, phrases: &'static Phrases<()>| phrases.find(document.of(*span)).next().is_some();
        found.dedup();
        found.retain(|span| !says(span, &DISASTERS) || says(span, &HANGS));
        if !found.is_empty() && is_about_the_person(document, &found) {
            let lever = |span: &Span| says(span, &CAREER) && !guards::says(document, &JOBS);
            found.retain(|span| lever(span) || !says(span, &STAKES) && !says(span, &DISASTERS));
        }
        // A prompt that says nothing else is no instruction to be tidied.
        let only = document.sentences.iter().all(|sentence| found.contains(sentence));
        if found.is_empty()
            || only
            || guards::says(document, &TOPIC)
            || is_fiction_or_message(document)
            || asks_for_work_on_text(document)
            || quotes_itself(document)
        {
            return Vec::new();
        }
        found.into_iter().map(|span| finding(document, span)).collect()
    }
}

/// Whether the person speaks of themself outside the pressure: then a career at stake may
/// be the matter and not a lever.
fn is_about_the_person(document: &Document, pressure: &[Span]) -> bool {
    FIRST_PERSON.find(&document.text).any(|found| !pressure.iter().any(|span| span.overlaps(found.span)))
}

fn finding(document: &Document, span: Span) -> Finding {
    if document.is_protected(span) {
        let message = "offers and threats do not make answers better; it names a sum, so dropping it is left to you";
        return Finding::flag(span, message);
    }
    Finding::remove(document, span, "offers and threats do not make answers better")
}

/// What opens a clause that may go.
const JOINTS: &[&str] = &[
    ", ",
    " or ",
    " otherwise ",
    " and ",
    " because ",
    " since ",
    " – ",
    " — ",
    " - ",
    "; ",
    " ou ",
    " sinon ",
    " o ",
    " de lo contrario ",
    " oder ",
    " sonst ",
];

/// A sentence that opens so says under which condition, which must not go.
const CONDITIONS: &[&str] =
    &["if", "when", "once", "unless", "as", "si", "cuando", "quand", "lorsque", "wenn", "falls", "sobald"];

/// The whole sentence around `trigger`, or its last clause, if it says nothing else.
fn pressure(document: &Document, trigger: Span) -> Option<Span> {
    let sentence = document.sentence_at(trigger)?;
    // A sum in the offer is protected too, and reported; a quotation is somebody else's.
    if document.protection(trigger).is_some_and(|protected| protected.kind != Protection::Number) {
        return None;
    }
    let text = document.of(sentence);
    if is_only_pressure(text) {
        return Some(sentence);
    }
    // The clause opens at a joint, says only filler up to the trigger, and ends with the
    // sentence, whose last mark stays.
    let head = document.of(Span { start: sentence.start, end: trigger.start });
    let only_filler = |at: &usize| *at > 0 && head.get(*at..).is_some_and(|tail| is_filler(words(tail)));
    if is_any(word_after(head, 0), CONDITIONS) {
        return None;
    }
    let joint = JOINTS.iter().filter_map(|joint| head.rfind(joint)).filter(only_filler).min()?;
    let tail = head.get(joint..)?;
    let opens = joint + tail.len() - tail.trim_start_matches([' ', ',', ';', '–', '—', '-']).len();
    let closes = text.trim_end_matches(['.', '!', ' ']).len();
    let clause = Span::new(sentence.from() + opens, sentence.from() + closes);
    is_only_pressure(document.of(clause)).then_some(clause)
}

/// Whether `text` is an offer or a threat and nothing more.
fn is_only_pressure(text: &str) -> bool {
    let mut at = 0;
    let mut found = false;
    for pressure in PRESSURE.find(text) {
        if !is_filler(words(text.get(at..pressure.span.from()).unwrap_or_default())) {
            return false;
        }
        at = pressure.span.to();
        found = true;
    }
    found && !text.ends_with('?') && is_filler(words(text.get(at..).unwrap_or_default()))
}

fn is_filler(mut words: Words<'_>) -> bool {
    words.all(|(_, word)| word.bytes().all(|byte| byte.is_ascii_digit()) || is_in(&FILLER, word))
}

fn is_in(list: &'static Phrases<()>, word: &str) -> bool {
    list.at(word, 0).is_some_and(|found| found.span.to() == word.len())
}
