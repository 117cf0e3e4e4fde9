//! Labels in Japanese and Chinese, whose requests have no preposition.

use prompt_host_plugin::{Document, Finding, Span, word_list};

use super::WHY;
use crate::request::gives_several;

word_list! {
    /// What follows the last label of a Japanese request.
    static JAPANESE = [
        "で分類して", "で分類してください", "で判定して", "で判定してください", "で評価してください", "に分類して", "に分類してください", "に分類して下さい", "に分類しなさい", "に分類せよ",
    ];
}

word_list! {
    /// What leads to the first label of a Chinese request.
    static CHINESE = [
        "分类为", "判断为", "归为", "归类为", "标注为", "标记为",
    ];
}

/// Characters of a label; a longer one is a clause.
const LONGEST: usize = 12;
const FEWEST: usize = 3;

/// The list that a Japanese or Chinese request chooses from, with the words that close it.
pub(super) fn closed(document: &Document) -> Option<Finding> {
    japanese(document).or_else(|| chinese(document)).or_else(|| chinese_aspect(document))
}

word_list! {
    /// How a Chinese request for an aspect begins.
    static CHINESE_ASKS = [
        "判断", "确定", "识别",
    ];
}

/// "判断下面评论的情感：正面、负面或中性。"
fn chinese_aspect(document: &Document) -> Option<Finding> {
    const ASPECTS: [&str; 8] = ["情感", "情绪", "类别", "类型", "倾向", "优先级", "意图", "语气"];
    let ask = CHINESE_ASKS.find(&document.text).map(|hit| hit.span).find(|span| is_request(document, *span, "zh"))?;
    let sentence = document.sentence_at(ask)?;
    let rest = document.of(Span { start: ask.end, end: sentence.end });
    let (object, list) = rest.split_once(['：', ':'])?;
    let (listed, last) = list.split_once('或')?;
    let last = last.trim_start_matches('者').split(['。', '，', ',', '！', '\n']).next()?;
    let labels = listed.split(['、', '，', ',']).chain([last]);
    let takes_one = object.contains('每') || !gives_several(document);
    let fits = takes_one && ASPECTS.iter().any(|aspect| object.ends_with(aspect)) && are_labels(labels);
    fits.then(|| Finding::insert(ask.to() + object.len(), "为以下其中一项", WHY))
}

fn japanese(document: &Document) -> Option<Finding> {
    let end = JAPANESE.find(&document.text).map(|hit| hit.span).find(|span| is_request(document, *span, "ja"))?;
    let sentence = document.sentence_at(end)?;
    let before = document.of(Span { start: sentence.start, end: end.start });
    let (object, list) = before.rsplit_once('を')?;
    let list = list.trim_start_matches('、');
    let takes_one = object.contains(['各', '毎']) || object.contains("それぞれ") || !gives_several(document);
    let labels = list.split(['、', '，', ',', '／', '/']).flat_map(|piece| piece.split("または"));
    (takes_one && are_labels(labels)).then(|| Finding::insert(end.from(), "のいずれか一つ", WHY))
}

fn chinese(document: &Document) -> Option<Finding> {
    let verb = CHINESE.find(&document.text).map(|hit| hit.span).find(|span| is_request(document, *span, "zh"))?;
    let sentence = document.sentence_at(verb)?;
    let object = document.of(Span { start: sentence.start, end: verb.start });
    let rest = document.of(Span { start: verb.end, end: sentence.end });
    let list = rest.trim_start_matches(['：', ':', ' ']);
    let end = list.find(['。', '！', '？', '\n', '；', '：', ':', '(', '（']).unwrap_or(list.len());
    let (listed, last) = list.get(..end)?.split_once('或')?;
    let last = last.trim_start_matches('者').split(['，', ',', '并']).next()?;
    // What is classified follows on the same line: a second colon would read badly.
    let runs_on = rest.get(rest.len() - list.len() + end..).is_some_and(|rest| rest.starts_with(['：', ':']));
    let takes_one = !runs_on && (object.contains('每') || !gives_several(document));
    let labels = listed.trim_end_matches(['、', '，', ',']).split(['、', '，', ',']).chain([last]);
    let first = sentence.to() - list.len();
    (takes_one && are_labels(labels)).then(|| {
        // A colon that stands there already leads to the labels as well as ours.
        let words = if list.len() == rest.len() { "以下其中一项：" } else { "以下其中一项" };
        let place = if list.len() == rest.len() { first } else { verb.to() };
        Finding::insert(place, words, WHY)
    })
}

fn is_request(document: &Document, span: Span, language: &str) -> bool {
    document.may_be(language) && document.is_spoken(span) && !document.is_protected(span)
}

fn are_labels<'a>(labels: impl Iterator<Item = &'a str>) -> bool {
    let mut count = 0;
    for label in labels.map(str::trim).filter(|label| !label.is_empty()) {
        if label.chars().count() > LONGEST || label.starts_with(|c: char| c.is_numeric()) {
            return false;
        }
        count += 1;
    }
    count >= FEWEST
}
