//! Negations: whether a demand says what must not be.

use super::Clause;
use crate::prompt::Span;
use crate::prompt::anatomy::lexicon::{Hit, Meaning};

/// Bytes that may lie between a negation and what it turns round.
const NEAR: usize = 28;
/// The same where a list of things lies between: "no emojis, headings or tables".
const NEAR_IN_A_LIST: usize = 90;

/// After a negation: "not only", which turns nothing round.
const NOT_ONLY: &[&str] =
    &["only", "just", "merely", "seulement", "uniquement", "solo", "sólo", "solamente", "nur", "仅", "只"];

/// Verbs that turn a negation round again: "do not forget to include".
const FORGETTING: &[&str] =
    &["forget", "fail", "hesitate", "neglect", "oubli", "hésit", "vergiss", "vergessen", "olvid", "dudes", "忘"];

/// Words that close a list of things that are not wanted.
const JOINS: &[&str] =
    &[" or ", " nor ", " and ", " oder ", " und ", " noch ", " ou ", " et ", " ni ", " o ", " u ", " y ", " e "];

/// Words that open something else than the next thing of a list.
const CONTRASTS: &[&str] = &[
    " but ",
    " then ",
    " in ",
    " with ",
    " using ",
    " use ",
    " as ",
    " at ",
    " sondern ",
    " aber ",
    " mit ",
    " im ",
    " auf ",
    " mais ",
    " avec ",
    " dans ",
    " sino ",
    " pero ",
    " con ",
    "而是",
    "但",
];

/// Where the negation starts that turns round what stands at `span`.
pub(super) fn start(clause: Clause<'_>, span: Span) -> Option<usize> {
    if clause.is_verb_last() {
        return None;
    }
    let is_negation = |hit: &&Hit| matches!(hit.meaning, Meaning::Negation | Meaning::Exclusion);
    let before = || clause.hits.iter().filter(is_negation).filter(|hit| hit.span.end <= span.start);
    // Of "do not" and "not" the longer one is meant.
    let end = before().map(|hit| hit.span.end).max().filter(|end| reaches(clause, *end, span))?;
    before().filter(|hit| hit.span.end == end).map(|hit| hit.span.start).min()
}

/// Whether a negation stands shortly before, in the same clause, or closes the clause after it.
pub(super) fn turns_round(clause: Clause<'_>, span: Span) -> bool {
    start(clause, span).is_some() || is_banned_after(clause, span)
}

fn reaches(clause: Clause<'_>, from: usize, span: Span) -> bool {
    let between = clause.text.get(from..span.start).unwrap_or_default();
    let opening = between.trim_start().to_lowercase();
    if between.contains([';', '.', ':', '，', '。', '；', '：'])
        || FORGETTING.iter().any(|verb| opening.starts_with(verb))
        || NOT_ONLY.iter().any(|word| opening.starts_with(word))
    {
        return false;
    }
    if !between.contains(',') {
        return between.len() <= if between.contains('、') { NEAR_IN_A_LIST } else { NEAR } && !is_broken(between);
    }
    let after = clause.after(span.end);
    let rest = after.get(..after.floor_char_boundary(NEAR_IN_A_LIST)).unwrap_or_default();
    let rest = rest.split([';', '.', ':']).next().unwrap_or_default();
    let is_joined = |text: &str| JOINS.iter().any(|join| text.contains(join));
    between.len() <= NEAR_IN_A_LIST
        && (is_joined(between) || is_joined(rest))
        && !is_broken(between)
        && !orders_between(clause, Span::new(from, span.start))
}

/// Whether something else begins between the two.
fn is_broken(between: &str) -> bool {
    let has_comma = between.contains(',');
    CONTRASTS.iter().take(if has_comma { CONTRASTS.len() } else { 1 }).any(|word| between.contains(word))
}

fn orders_between(clause: Clause<'_>, between: Span) -> bool {
    clause.hits.iter().any(|hit| {
        between.start <= hit.span.start
            && hit.span.end <= between.end
            && matches!(hit.meaning, Meaning::Task | Meaning::Order | Meaning::Demand | Meaning::Inclusion)
    })
}

/// "Emojis are not allowed", "Emojis nicht verwenden", "絵文字は使わないでください".
pub(super) fn is_banned_after(clause: Clause<'_>, span: Span) -> bool {
    let is_dense = clause.is_dense();
    let ban = clause.hits.iter().find(|hit| {
        hit.span.start >= span.end
            && (hit.meaning == Meaning::Banned
                || is_dense && matches!(hit.meaning, Meaning::Negation | Meaning::Exclusion))
    });
    ban.is_some_and(|hit| {
        let between = clause.text.get(span.end..hit.span.start).unwrap_or_default();
        // In German "nicht" may close a whole clause.
        let limit = if is_dense || clause.language == "de" { NEAR * 2 } else { NEAR };
        between.len() <= limit
            && !between.contains([',', ';', '.', ':', '，', '。'])
            && !between.contains(" and ")
            && !orders_between(clause, Span::new(span.end, hit.span.start))
            && ends_the_clause(clause, *hit)
    })
}

/// "Nicht" alone turns round what stands before it only at the clause's end.
fn ends_the_clause(clause: Clause<'_>, hit: Hit) -> bool {
    hit.span.of(clause.text).contains(' ')
        || clause.is_dense()
        || clause.after(hit.span.end).trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric())
}
