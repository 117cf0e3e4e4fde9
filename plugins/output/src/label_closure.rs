//! The rule `label-closure`.

mod aspect;
mod east_asian;
mod labels;
mod object;
mod wording;

use prompt_host_plugin::guards::{is_about_prompts, quotes_itself};
use prompt_host_plugin::words::{is_any, words};
use prompt_host_plugin::{Document, Finding, Phase, Rule, RuleInfo, Span, word_list};

use crate::programming::{is_about_programs, says};
use crate::request::sentence_opened_by;
use labels::{Joined, read_labels};
use object::is_one;
use wording::{Preposition, VERBS, Wording};

#[doc = include_str!("../docs/label-closure.md")]
pub(crate) struct LabelClosure;

const WHY: &str = "labels to choose from are a closed list: the answer is exactly one of them";

word_list! {
    /// What says that the list is closed already, that it is open, or that several fit.
    static SETTLED = [
        "a single", "all that apply", "among", "and so on", "and/or", "any of", "anything else", "applicable",
        "apply", "at least one", "auf einer skala", "ausschließlich", "autres", "beispielsweise", "between", "both",
        "choose", "como mínimo", "confianza", "confidence", "e.g", "e.g.", "echelle", "eine der", "eine kategorie",
        "einen der", "einer kategorie", "eines der", "either", "entre", "entweder", "escala", "etc", "etc.",
        "exactement", "exactly one", "exemple", "for example", "for instance", "genau ein", "genau eine",
        "genau einen", "genau eines", "how likely", "including", "just one", "l'un des", "l'une des", "likelihood",
        "mehrere", "mehreren", "more than one", "multi-label", "multiple", "mutually exclusive", "no more than one",
        "nothing else", "nur", "one category", "one class", "one label", "one of", "one or more", "only", "or both",
        "otros", "percent", "percentage", "pick", "plusieurs", "por ejemplo", "probabilities", "probability",
        "rating", "scale", "score", "select", "seulement", "several", "single", "skala", "solamente", "solo",
        "something else", "such as", "sólo", "todas las que", "tous ceux", "u. a.", "un seul", "una categoría",
        "una sola", "une catégorie", "une seule", "uniquement", "usw", "usw.", "varias", "varios",
        "wahrscheinlichkeit", "whether", "z. b.", "z.b.", "échelle", "いくつでも", "いずれか", "かどうか", "すべて", "だけ", "どちらか",
        "どれか", "など", "のみ", "ひとつ", "一つ", "一个", "一项", "之一", "仅", "任一", "例如", "全て", "其中", "几个", "只", "可以多选", "多个", "多选",
        "所有", "打分", "确率", "確率", "等", "複数", "评分",
    ];
}

impl Rule for LabelClosure {
    fn describe(&self) -> RuleInfo {
        RuleInfo::new("label-closure", "Says that exactly one of the listed labels is the answer.")
            .phase(Phase::Specify)
            .suggested()
            .source("inference, to be measured")
            .documentation(include_str!("../docs/label-closure.md"))
    }

    fn check(&self, document: &Document) -> Vec<Finding> {
        // Two requests in one prompt may belong together in ways that are not read here.
        let finding = VERBS
            .find(&document.text)
            .find_map(|verb| closed(document, verb.span, verb.value))
            .or_else(|| aspect::closed(document))
            .or_else(|| aspect::listed_apart(document))
            .or_else(|| east_asian::closed(document));
        match finding {
            Some(finding) if !is_settled(document) => vec![finding],
            _ => Vec::new(),
        }
    }
}

fn is_settled(document: &Document) -> bool {
    says(document, &SETTLED) || is_about_programs(document) || is_about_prompts(document) || quotes_itself(document)
}

/// The list that the request at `verb` chooses from, with the words that close it.
fn closed(document: &Document, verb: Span, wording: &'static Wording) -> Option<Finding> {
    /// Words between the verb and the preposition that leads to the labels.
    const REACH: usize = 16;
    if !document.may_be(wording.language) {
        return None;
    }
    let sentence = sentence_opened_by(document, verb)?;
    let rest = document.of(Span { start: verb.end, end: sentence.end });
    let place = |at: usize| verb.to() + at;
    words(rest).take(REACH).find_map(|(word, said)| {
        let preposition = wording.prepositions.iter().find(|known| said == known.word)?;
        let object = document.of(Span { start: verb.start, end: verb.end + word.start });
        let after = rest.get(word.to()..)?;
        let span = Span::new(place(word.from()), place(word.to()));
        let is_pointed_at = words(object).any(|(_, word)| is_any(word, wording.points) || is_any(word, wording.each));
        let found = named_categories(span, after, wording).or_else(|| {
            let (joined, finding) = listed(span, after, wording, preposition)?;
            // Without "or" a list may name parts, of which a text or a course has all.
            (joined == Joined::ByOr || is_pointed_at).then_some(finding)
        });
        found.filter(|_| is_one(document, object, wording))
    })
}

/// "into the following categories: …"
fn named_categories(preposition: Span, after: &str, wording: &Wording) -> Option<Finding> {
    let phrase = after.trim_start();
    let (words, closed) = wording.categories.iter().find(|(words, _)| phrase.starts_with(words))?;
    let start = preposition.to() + after.len() - phrase.len();
    phrase.get(words.len()..)?.trim_start().starts_with(':').then(|| match closed.strip_suffix(words) {
        Some(added) => Finding::insert(start, added, WHY),
        None => Finding::replace(Span::new(start, start + words.len()), *closed, WHY),
    })
}

/// "as positive, negative or neutral", "into: positive, negative, neutral".
fn listed(place: Span, after: &str, wording: &Wording, preposition: &Preposition) -> Option<(Joined, Finding)> {
    let list = after.trim_start_matches(' ');
    let list = list.strip_prefix(':').unwrap_or(list).trim_start_matches(' ');
    let gap = after.get(..after.len() - list.len())?;
    let first = place.to() + gap.len();
    let joined = read_labels(list, wording)?;
    if joined == Joined::ByCommas && !gap.contains(':') {
        return None;
    }
    let line = list.lines().next().unwrap_or_default();
    let closed = match line.contains(':') {
        // What is classified follows on the same line: a second colon would read badly.
        true => wording.runs_on.then(|| preposition.closed.replace(':', ""))?,
        false => preposition.closed.to_owned(),
    };
    let finding = match closed.strip_prefix(preposition.word) {
        Some(added) if gap == " " => Finding::insert(first, added.trim_start(), WHY),
        Some(added) => Finding::replace(Span::new(place.to(), first), added, WHY),
        None => Finding::replace(Span::new(place.from(), first), closed, WHY),
    };
    Some((joined, finding))
}
