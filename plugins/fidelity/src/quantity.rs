//! Numbers, as values and with what bounds them.

use prompt_host_plugin::{Constraint, ConstraintKind, Difference, Document, Span};

use crate::bound::{self, Bound};
use crate::comparison::{Kind, SHIFT, Scene};
use crate::equivalent::{Sayings, is_said_otherwise};
use crate::hash::{Map, Set};
use crate::reading::{Kind as TokenKind, Reading, Token, line_before};

pub(crate) fn find(scene: &mut Scene<'_>) {
    let original = quantities(scene.original, &scene.alignment.original);
    let rewrite = quantities(scene.rewrite, &scene.alignment.rewrite);
    let values =
        |quantities: &'_ [Quantity]| quantities.iter().map(|quantity| quantity.value.clone()).collect::<Vec<_>>();
    let (own, other) = (values(&original), values(&rewrite));
    let says = |document, values: &[String]| Sayings::of(document, values.iter().map(String::as_str));
    // Most rewrites leave all numbers as they are, and reading what else is said takes time.
    let is_same = original.iter().all(|quantity| other.contains(&quantity.value))
        && rewrite.iter().all(|quantity| own.contains(&quantity.value));
    let sayings = (!is_same).then(|| (says(scene.original, &own), says(scene.rewrite, &other)));
    let is_lost = |value: &str| sayings.as_ref().is_some_and(|(own, other)| !is_said_otherwise(value, own, other));
    let is_new = |value: &str| sayings.as_ref().is_some_and(|(own, other)| !is_said_otherwise(value, other, own));
    let there: Set<&str> = rewrite.iter().map(|quantity| quantity.value.as_str()).collect();
    let before: Set<&str> = original.iter().map(|quantity| quantity.value.as_str()).collect();
    let lost: Vec<&Quantity> = original
        .iter()
        .filter(|quantity| !there.contains(quantity.value.as_str()) && is_lost(&quantity.value))
        .filter(|quantity| !scene.tells_original(quantity.span))
        .collect();
    let new: Vec<&Quantity> = rewrite
        .iter()
        .filter(|quantity| !before.contains(quantity.value.as_str()) && is_new(&quantity.value))
        .filter(|quantity| quantity.value != "1" && !quantity.is_mark && !counts_what_is_known(scene, quantity))
        .collect();
    let mut found: Vec<(Kind, Difference)> = Vec::new();
    for quantity in lost.iter().filter(|quantity| {
        !is_unspaced_one(scene.original, quantity.span)
            && (quantity.value != "1" || quantity.bound != Bound::Plain || !says_one(scene))
            && !quantity.is_mark
            && !counts_a_list(scene, quantity.span)
    }) {
        found.push(match length_without(scene, quantity.span) {
            Some(span) => (Kind::LostConstraint, Difference::lost(span, "the rewrite does not say how long")),
            None => (Kind::LostNumber, Difference::lost(quantity.span, "the rewrite has no such number")),
        });
    }
    for quantity in new {
        found.push((Kind::AddedNumber, Difference::added(quantity.span, "the person said no such number")));
    }
    found.extend(units(scene, &original, &rewrite));
    scene.found.extend(found);
    bounds(scene, &original, &rewrite);
}

/// The demand on length that a number is part of, when the rewrite says nothing of length.
fn length_without(scene: &Scene<'_>, number: Span) -> Option<Span> {
    let is_length = |constraint: &&Constraint| constraint.kind == ConstraintKind::Length && constraint.amount.is_some();
    let other = scene.rewrite.constraints.iter().find(is_length);
    let own = scene.original.constraints.iter().filter(is_length).find(|constraint| constraint.span.overlaps(number));
    own.filter(|_| other.is_none()).map(|constraint| constraint.span)
}

/// A number of a document.
#[derive(Debug)]
struct Quantity {
    span: Span,
    value: String,
    /// The mark of a list item.
    is_mark: bool,
    /// What follows it, if it is a unit of measure.
    unit: Option<String>,
    bound: Bound,
}

fn quantities(document: &Document, reading: &Reading) -> Vec<Quantity> {
    // "Mil gracias" counts nothing.
    let thanks = |token: &Token| {
        document.text.get(token.span.to()..).is_some_and(|rest| rest.trim_start().starts_with("gracias"))
    };
    let numbers = reading.tokens.iter().filter(|token| token.kind == TokenKind::Number && !thanks(token));
    numbers
        .map(|token| Quantity {
            span: token.span,
            value: token.word.clone(),
            is_mark: is_mark(document, token),
            unit: unit_after(document, token.span),
            bound: bound::of(document, token.span),
        })
        .collect()
}

/// "1." or "2)" where a line starts, "Step 2:" below "Step 1:", "b) … 2) …" after "1)".
fn is_mark(document: &Document, token: &Token) -> bool {
    let line = line_before(document, token.span);
    let after = document.text.get(token.span.to()..).unwrap_or_default();
    let label = line.trim_start_matches(['#', '*', ' ', '>', '-', '<', '(', '第']);
    if label.is_empty() {
        return line.ends_with('第') || after.starts_with(['.', ')', '、', '）']);
    }
    let Some(before) = token.word.parse::<u32>().ok().and_then(|value| value.checked_sub(1)) else { return false };
    if after.starts_with(')') {
        return document.text.contains(&format!("{before})"));
    }
    let ends =
        after.trim_start_matches(['*', ' ', '\u{a0}']).starts_with([':', '：', '.', '–', '—', '-', '>', '\n', ')']);
    // "Step", "Plan": one word, and no other digits.
    let is_word = label.trim_end().chars().all(char::is_alphabetic);
    is_word && ends && before > 0 && document.text.contains(&format!("{label}{before}"))
}

/// "一つも": a one in a script without blanks seldom counts.
fn is_unspaced_one(document: &Document, span: Span) -> bool {
    document.of(span) == "一"
}

/// Whether the rewrite has a word for one, which is no number to it.
fn says_one(scene: &Scene<'_>) -> bool {
    let one = ["one", "single", "once", "ein", "eine", "einen", "eins", "un", "une", "uno", "una"];
    scene.alignment.rewrite.tokens.iter().any(|token| one.contains(&token.word.as_str()))
        || scene.rewrite.text.contains('一')
}

/// "The two", "these three headlines", "three headlines: one for a, one for b and one for c": the
/// rewrite counts what the original names.
fn counts_what_is_known(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    const POINTING: &[&str] = &[
        "the", "these", "those", "both", "all", "die", "diese", "diesen", "den", "alle", "beiden", "les", "ces", "los",
        "las", "estos", "estas",
    ];
    const MOST: u64 = 6;
    let rewrite = &scene.alignment.rewrite;
    let is_small = quantity.unit.is_none() && quantity.value.parse::<u64>().is_ok_and(|value| value <= MOST);
    let Some(at) = rewrite.tokens.iter().position(|token| token.span == quantity.span).filter(|_| is_small) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| rewrite.tokens.get(before));
    if before.is_some_and(|before| POINTING.contains(&before.word.as_str())) {
        return true;
    }
    let Some(index) = rewrite.units.iter().position(|unit| unit.tokens.contains(&at)) else { return false };
    let Some(unit) = rewrite.units.get(index) else { return false };
    let rest = scene.rewrite.text.get(quantity.span.to()..unit.span.to()).unwrap_or_default();
    let named = unit.tokens.clone().skip_while(|token| *token <= at);
    let new = named.clone().filter(|token| scene.alignment.known.get(*token) == Some(&false)).count();
    let is_known = new * 3 <= named.count();
    let listed = rest.rsplit_once([':', '：']).map_or(rest, |(_, list)| list);
    let parts = parts(listed);
    let is_list = rest.trim_end().ends_with([':', '：']) || rest.trim().is_empty();
    let items = rewrite
        .units
        .iter()
        .skip(index + 1)
        .take_while(|unit| {
            line_before(scene.rewrite, unit.span)
                .trim_start()
                .starts_with(['-', '*', '•', '1', '2', '3', '4', '5', '6'])
        })
        .count();
    let value = quantity.value.parse::<usize>().unwrap_or_default();
    is_known && parts == value || is_list && items == value
}

/// How many things a list names.
fn parts(list: &str) -> usize {
    const JOINTS: &[&str] = &[", ", " and ", " und ", " et ", " y ", "、", "和", "と", " or ", " oder ", " ou ", " o "];
    1 + JOINTS.iter().map(|joint| list.matches(joint).count()).sum::<usize>()
}

/// "There are four: a, b, c and d" says the number twice.
fn counts_a_list(scene: &Scene<'_>, span: Span) -> bool {
    let unit = scene.alignment.original.units.iter().find(|unit| unit.span.covers(span));
    let rest = unit.and_then(|unit| scene.original.text.get(span.to()..unit.span.to())).unwrap_or_default();
    let value = scene.alignment.original.tokens.iter().find(|token| token.span == span);
    let value = value.and_then(|token| token.word.parse::<usize>().ok());
    rest.split_once(':').is_some_and(|(before, list)| {
        before.split_whitespace().count() <= 6 && (list.contains(',') || Some(parts(list)) == value)
    })
}

/// Whether a word measures how long a text is.
pub(crate) fn is_length_unit(word: &str) -> bool {
    const LENGTH_UNITS: &[&str] = &[
        "words",
        "word",
        "sentences",
        "sentence",
        "lines",
        "pages",
        "page",
        "paragraphs",
        "paragraph",
        "characters",
        "worter",
        "wortern",
        "satze",
        "satzen",
        "zeilen",
        "mots",
        "phrases",
        "lignes",
        "palabras",
        "frases",
        "lineas",
    ];
    LENGTH_UNITS.contains(&word)
}

const UNITS: &[&str] = &[
    "g",
    "kg",
    "mg",
    "ml",
    "l",
    "cl",
    "tsp",
    "tbsp",
    "cm",
    "mm",
    "km",
    "m",
    "mile",
    "miles",
    "eur",
    "euro",
    "euros",
    "usd",
    "dollars",
    "pounds",
    "percent",
    "minutes",
    "minute",
    "min",
    "hours",
    "hour",
    "days",
    "day",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "words",
    "word",
    "sentences",
    "sentence",
    "lines",
    "line",
    "pages",
    "page",
    "paragraphs",
    "paragraph",
    "characters",
    "bullet",
];

/// Units of which one is not another.
fn unit_after(document: &Document, span: Span) -> Option<String> {
    let rest = document.text.get(span.to()..)?.trim_start_matches([' ', '-', '\u{a0}']);
    if rest.starts_with('%') {
        return Some("percent".to_owned());
    }
    let word: String = rest.chars().take_while(|letter| letter.is_alphabetic()).collect::<String>().to_lowercase();
    let known = UNITS.contains(&word.as_str());
    let one = |word: String| match word.as_str() {
        "euro" | "eur" => "euros".to_owned(),
        "min" | "minutes" => "minute".to_owned(),
        "mile" => "miles".to_owned(),
        "days" => "day".to_owned(),
        _ if word.len() > 4 && word != "euros" && word != "miles" && word != "pounds" && word != "dollars" => {
            word.trim_end_matches('s').to_owned()
        }
        _ => word,
    };
    known.then(|| one(word))
}

/// Numbers that are the same and measure another thing.
fn units(scene: &Scene<'_>, original: &[Quantity], rewrite: &[Quantity]) -> Vec<(Kind, Difference)> {
    let mut by_value: Map<&str, Vec<&Quantity>> = Map::default();
    for quantity in rewrite {
        by_value.entry(&quantity.value).or_default().push(quantity);
    }
    let mut found = Vec::new();
    for quantity in original.iter().filter(|quantity| !scene.tells_original(quantity.span)) {
        let (Some(unit), Some(others)) = (&quantity.unit, by_value.get(quantity.value.as_str())) else { continue };
        let with: Vec<&&Quantity> = others.iter().filter(|other| other.unit.is_some()).collect();
        if with.len() == others.len() && !with.is_empty() && with.iter().all(|other| other.unit.as_ref() != Some(unit))
        {
            let has_unit_before = original
                .iter()
                .any(|same| same.value == quantity.value && with.iter().any(|other| other.unit == same.unit));
            if has_unit_before {
                continue;
            }
            found.push((
                Kind::LostNumber,
                Difference::lost(quantity.span, "the number measures another thing in the rewrite"),
            ));
            if let Some(other) = with.first() {
                found.push((
                    Kind::AddedNumber,
                    Difference::added(other.span, "the number measures another thing in the original"),
                ));
            }
        }
    }
    found
}

/// The same number meant in another way.
fn bounds(scene: &mut Scene<'_>, original: &[Quantity], rewrite: &[Quantity]) {
    let mut found = Vec::new();
    for quantity in original.iter().filter(|quantity| quantity.bound != Bound::Plain) {
        let mut same = rewrite.iter().filter(|other| other.value == quantity.value).peekable();
        let Some(first) = same.peek().copied() else { continue };
        let shifted = |other: &Quantity| {
            !matches!(
                (quantity.bound, other.bound),
                (Bound::AtMost, Bound::Plain | Bound::AtMost)
                    | (Bound::About, Bound::Plain | Bound::About)
                    | (Bound::AtLeast, Bound::AtLeast)
                    | (Bound::Exactly, Bound::Plain | Bound::Exactly)
            )
        };
        if same.all(shifted) && !scene.tells_original(quantity.span) {
            let difference =
                Difference::changed(quantity.span, first.span, "the number is the same, but meant in another way");
            // "At most" that became "at least" asks for the opposite.
            let is_turned = matches!(
                (quantity.bound, first.bound),
                (Bound::AtMost, Bound::AtLeast) | (Bound::AtLeast, Bound::AtMost)
            );
            found.push((Kind::ChangedConstraint, if is_turned { difference } else { difference.severity(SHIFT) }));
        }
    }
    for quantity in rewrite.iter().filter(|quantity| quantity.bound == Bound::Exactly) {
        let before = original.iter().find(|other| other.value == quantity.value && other.bound == Bound::About);
        if let Some(before) = before
            && !scene.tells_original(before.span)
            && !found.iter().any(|(_, told): &(Kind, Difference)| told.original == Some(before.span))
        {
            found.push((
                Kind::ChangedConstraint,
                Difference::changed(before.span, quantity.span, "the person left room for a little more or less")
                    .severity(SHIFT),
            ));
        }
    }
    scene.found.extend(found);
}
