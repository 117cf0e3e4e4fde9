//! The rule `duplicate-instruction`.

use prompt_host_plugin::guards::{has_labelled_material, is_fiction_or_message, says, works_on_given_text};
use prompt_host_plugin::words::words;
use prompt_host_plugin::{
    Block, Document, Finding, Part, Phase, Phrases, Purpose, Rule, RuleInfo, Span, Voice, word_list,
};

use crate::lexicon::{Folded, SEED, WordSet, word_set};
use crate::scan::scan;

#[doc = include_str!("../docs/duplicate-instruction.md")]
pub(crate) struct DuplicateInstruction;

word_list! {
    /// Words that make a sentence an instruction, in the languages the rule knows.
    static INSTRUCTS = [
        "achte", "add", "always", "answer", "antworte", "antworten", "asegúrate", "assure-toi", "assurez-vous",
        "avoid", "be", "benutze", "bitte", "bleib", "bleibe", "check", "cita", "cite", "citez", "commence", "da",
        "debe", "debes", "describe", "do", "do not", "dois", "doit", "don't", "donne", "donnez", "end", "ensure",
        "escribe", "evita", "explain", "explique", "focus", "follow", "format", "formatiere", "garde", "gardez",
        "gib", "give", "halte", "include", "incluez", "incluye", "keep", "limit", "limita", "list", "make sure",
        "mantén", "mention", "muss", "must", "must not", "n'utilise", "n'utilisez", "ne pas", "nenne", "never",
        "nicht", "no uses", "nutze", "only", "output", "please", "por favor", "provide", "remember", "reply",
        "respond", "responda", "responde", "reste", "restez", "return", "répondez", "réponds", "s'il vous plaît",
        "schreib", "schreibe", "sea", "sei", "seien sie", "should", "show", "sois", "soll", "soyez", "speak", "start",
        "stay", "stick to", "summarize", "sé", "think", "translate", "usa", "use", "utilise", "utilisez", "vermeide",
        "verwende", "write", "écris", "écrivez", "évitez", "ください", "しないで", "不要", "务必", "必须", "用", "请",
    ];
}

word_list! {
    /// Signs of text that repeats itself on purpose.
    static REPEATS = [
        "chant", "chorus", "gedicht", "mantra", "poem", "poème", "refrain", "repeat", "repeated", "repeatedly",
        "rhyme", "twice", "verse", "歌", "繰り返", "詩", "诗", "重复",
    ];
}

word_list! {
    /// Signs of parts that may each have instructions of their own.
    static PARTS = [
        "beispiel", "ejemplo", "example", "examples", "exemple", "exercise", "few-shot", "placeholder", "question",
        "questions", "task", "tasks", "template", "例", "問題", "模板", "練習", "练习", "问题", "题",
    ];
}

word_list! {
    /// What opens one of several tasks in a row, which may repeat what was asked of the last.
    static ENUMERATES = [
        "after that", "afterwards", "als nächstes", "anschließend", "aufgabe", "danach", "dann", "después",
        "deuxièmement", "drittens", "enfin", "finally", "first", "firstly", "luego", "next", "part", "paso", "phase",
        "por último", "premièrement", "primero", "puis", "schritt", "second", "secondly", "segundo", "step", "tarea",
        "task", "teil", "then", "third", "thirdly", "tâche", "zuerst", "zweitens", "étape", "次に", "然后", "第一", "第二",
    ];
}

word_list! {
    /// What courtesy and emphasis put before an instruction without changing it.
    static COURTESY = [
        "above all", "achte darauf", "achtung", "además", "again", "also", "always remember to", "and", "and please",
        "and remember", "as i said", "as said", "asegúrate de", "asegúrese de", "assure-toi de", "assurez-vous de",
        "attention", "auch", "aussi", "außerdem", "be sure to", "bitte", "but", "critical", "de nuevo", "de plus",
        "denk daran", "denke daran", "denken sie daran", "do not forget to", "don't forget", "don't forget that",
        "don't forget to", "encore une fois", "enfin", "ensure that you", "ensure you", "et", "finally", "i repeat",
        "i said", "ich wiederhole", "important", "importante", "it is important to", "je répète", "just",
        "keep in mind that", "kindly", "lastly", "make sure that you", "make sure that you always", "make sure to",
        "make sure you", "merci de", "most importantly", "n'oublie pas", "n'oublie pas de", "n'oubliez pas",
        "n'oubliez pas de", "no olvide", "no olvides", "noch einmal", "nochmals", "note", "once again", "once more",
        "otra vez", "pense à", "pensez à", "please", "please note that", "por favor", "rappel", "recuerda",
        "recuerde", "remember", "remember that you must", "remember that you should", "remember to", "reminder",
        "repito", "s'il te plaît", "s'il vous plaît", "so", "sobre todo", "stp", "surtout", "svp", "también", "then",
        "this is important", "try to", "und", "vergessen sie nicht", "vergiss nicht", "very important", "veuillez",
        "vor allem", "wichtig", "y", "you have to", "you must", "you need to", "you should", "zur erinnerung", "また",
        "もう一度", "再次", "务必", "另外", "必ず", "记住", "请", "请务必", "请记住",
    ];
}

word_list! {
    /// The same after it.
    static AFTERTHOUGHTS = [
        "again", "as well", "bitte", "por favor", "please", "s'il te plaît", "s'il vous plaît", "stp", "svp", "thanks",
        "too",
    ];
}

impl Rule for DuplicateInstruction {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("duplicate-instruction", "Deletes an instruction that the prompt has given before.")
            .phase(Phase::Clarify)
            .languages(&["en", "fr", "es", "de", "ja", "zh"])
            .suggested()
            .source("IFScale: https://arxiv.org/abs/2507.11538")
            .documentation(include_str!("../docs/duplicate-instruction.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        let repeated = repeated(document);
        if repeated.is_empty() || repeats_on_purpose(document) {
            return Vec::new();
        }
        let material = may_be_material(document);
        let (lines, tasks) = (parting_lines(document), next_tasks(document));
        let between = |places: &[u32], first: Span, later: Span| {
            let next = places.partition_point(|place| *place < first.end);
            places.get(next).is_some_and(|place| *place < later.start)
        };
        let together = |first: Span, later: Span| {
            !between(&lines, first, later)
                && !between(&tasks, first, later)
                && (!material || demands(document, first) && demands(document, later))
        };
        let message = "the prompt has said this before, and each instruction weakens the others";
        let repeated = repeated.into_iter().filter(|(first, later)| together(*first, *later));
        let repeated = repeated.filter(|(_, later)| instructs(document, *later));
        let places = repeated.filter_map(|(first, later)| Some((first, with_label(document, alone(document, later)?))));
        places
            .map(|(first, place)| Finding::remove(document, place, message).related(first, "said first here"))
            .collect()
    }
}

/// Pairs of a sentence and a later one that says the same, in time linear in the text.
fn repeated(document: &Document) -> Vec<(Span, Span)> {
    // An open-addressing table, half empty: the standard library's hash map would import
    // random numbers from the host for its seed.
    let size = (document.sentences.len() * 2).next_power_of_two();
    let mut seen: Vec<Option<(Span, u32)>> = vec![None; size];
    let mut pairs = Vec::new();
    for sentence in &document.sentences {
        let text = core(document.of(*sentence));
        let print = fingerprint(text);
        let mut place = print as usize % size;
        while let Some(slot) = seen.get_mut(place) {
            match *slot {
                None => {
                    *slot = Some((*sentence, print));
                    break;
                }
                Some((first, other)) if other == print && same(core(document.of(first)), text) => {
                    if is_long_enough(text) {
                        pairs.push((first, *sentence));
                    }
                    break;
                }
                Some(_) => place = (place + 1) % size,
            }
        }
    }
    pairs
}

/// `sentence` without the courtesy around it: "please also …, again".
fn core(sentence: &str) -> &str {
    let (courtesy, afterthoughts): (&'static Phrases<()>, &'static Phrases<()>) = (&COURTESY, &AFTERTHOUGHTS);
    const MARKS: [char; 12] = [' ', ',', ':', ';', '.', '!', '*', '_', '，', '：', '。', '！'];
    let mut rest = sentence.trim_start_matches(MARKS);
    while let Some(found) = courtesy.at(rest, 0) {
        rest = rest.get(found.span.to()..).unwrap_or_default().trim_start_matches(MARKS);
    }
    let kept = rest.trim_end_matches(MARKS);
    let comma = kept.rfind([',', ' ']).map_or(kept.len(), |at| at + 1);
    let last = kept.get(comma..).unwrap_or_default();
    let hangs_on = afterthoughts.at(last, 0).is_some_and(|found| found.span.to() == last.len());
    if hangs_on { kept.get(..comma).unwrap_or_default().trim_end_matches(MARKS) } else { kept }
}

/// Whether `core` is too long to stand twice by chance: four words, two that open with the
/// verb of an instruction, or five characters of a script without blanks.
fn is_long_enough(core: &str) -> bool {
    if !core.is_ascii() && core.chars().filter(|c| *c >= '\u{2E80}').nth(4).is_some() {
        return true;
    }
    let needed = if INSTRUCTS.at(core, 0).is_some() { 2 } else { 4 };
    words(core).nth(needed - 1).is_some()
}

/// The words of `text` that count, without courtesy in its midst; "don't" says the same as
/// "do not".
fn said(text: &str) -> impl Iterator<Item = Folded<'_>> {
    static POLITE: WordSet = word_set![32; "also", "auch", "aussi", "bitte", "kindly", "please", "también"];
    scan(text).map(|(_, word)| word).filter(|word| !POLITE.holds(*word)).flat_map(|word| {
        let verb = word.word().strip_suffix("n't").or_else(|| word.word().strip_suffix("n’t"));
        let not = verb.map(|_| Folded::new("not"));
        [Some(verb.map_or(word, Folded::new)), not].into_iter().flatten()
    })
}

fn same(one: &str, other: &str) -> bool {
    let small = |word: Folded<'_>| word.word().to_ascii_lowercase();
    said(one).map(small).eq(said(other).map(small))
}

/// The fingerprints of all words that count, in their order.
fn fingerprint(text: &str) -> u32 {
    said(text).fold(SEED, |print, word| (print.rotate_left(5) ^ word.print()).wrapping_mul(0x9E37_79B1))
}

fn instructs(document: &Document, sentence: Span) -> bool {
    let text = document.of(sentence);
    !text.trim_end().ends_with('?') && INSTRUCTS.find(text).next().is_some() && !document.is_protected(sentence)
}

/// What goes with the sentence: itself, or its whole list item. None where something
/// hangs on it: the number of an item, a label, a list that it introduces.
fn alone(document: &Document, sentence: Span) -> Option<Span> {
    /// More of a line tells no more, and would be read again for each of its sentences.
    const SEEN: usize = 64;
    let before = document.text.get(..sentence.from())?;
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(SEEN))..)?;
    let head = near.rsplit('\n').next()?;
    let tail = document.text.get(sentence.to()..)?.trim_start_matches([' ', '\t', '\r']);
    if head.trim_end().ends_with(':') || document.of(sentence).ends_with(':') {
        return None;
    }
    match head.trim() {
        "-" | "*" | "•" | "+" | "–" if tail.is_empty() || tail.starts_with('\n') => {
            let marker = head.trim_start().len();
            Some(Span::new(sentence.from() - marker, sentence.to()))
        }
        "" => Some(sentence),
        item if item.ends_with(['.', '!', '?', '。', '！', '？']) && item.len() > 4 => Some(sentence),
        _ => None,
    }
}

/// `place` with the sentence before it that only stresses it: "IMPORTANT!!!".
fn with_label(document: &Document, place: Span) -> Span {
    let index = document.sentences.partition_point(|sentence| sentence.end <= place.start);
    let label = index.checked_sub(1).and_then(|index| document.sentences.get(index)).filter(|label| {
        let beside = document.of(Span { start: label.end, end: place.start });
        beside.chars().all(|c| c == ' ') && core(document.of(**label)).is_empty()
    });
    Span { start: label.map_or(place.start, |label| label.start), end: place.end }
}

/// Where lines start that part a prompt: headings, labels, numbered items, rules, tags.
/// What stands on both sides of one belongs to different parts.
fn parting_lines(document: &Document) -> Vec<u32> {
    let courtesy: &'static Phrases<()> = &COURTESY;
    let parts = |line: &str| {
        let heading = line.starts_with(['#', '<', '=', '|']) || line.starts_with("**") || line.starts_with("---");
        let numbered = line.starts_with(|c: char| c.is_ascii_digit());
        let capitals = line.len() > 3 && line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
        // "IMPORTANT:" and "Remember:" go before any instruction.
        let label = line
            .split_once([':', '：'])
            .is_some_and(|(label, _)| words(label).nth(2).is_none() && courtesy.at(label, 0).is_none());
        heading || numbered || capitals || label || line.ends_with([':', '：'])
    };
    let lines = document.lines().filter(|line| parts(document.of(line.span).trim()));
    lines.map(|line| line.span.start).collect()
}

/// Where sentences start that open the next of several tasks: "Then write …".
fn next_tasks(document: &Document) -> Vec<u32> {
    let tasks = document.sentences.iter().filter(|sentence| ENUMERATES.at(document.of(**sentence), 0).is_some());
    tasks.map(|sentence| sentence.start).collect()
}

fn repeats_on_purpose(document: &Document) -> bool {
    says(document, &REPEATS) || document.paragraphs().iter().any(|paragraph| paragraph.is_verse(document))
}

/// Whether what stands twice may belong to a text, a story or one of several parts.
fn may_be_material(document: &Document) -> bool {
    says(document, &PARTS)
        || is_fiction_or_message(document)
        || has_labelled_material(document)
        || works_on_given_text(document)
}

/// Whether `sentence` plainly demands something of the answer, and is the person's: where
/// work on a text is asked for, that text stands elsewhere.
fn demands(document: &Document, sentence: Span) -> bool {
    let demand = |part: &Part| {
        matches!(part.purpose, Purpose::Constraint | Purpose::OutputForm | Purpose::Task) && sentence.covers(part.span)
    };
    let given = |block: &Block| block.voice == Voice::Given && block.span.start >= sentence.end;
    let own = || {
        document.work_on_text.is_none_or(|request| request.start >= sentence.start) || document.blocks.iter().any(given)
    };
    let first = document.parts.partition_point(|part| part.span.end <= sentence.start);
    let mut parts = document.parts.iter().skip(first).take_while(|part| part.span.start < sentence.end);
    document.is_spoken(sentence) && parts.any(demand) && own()
}
