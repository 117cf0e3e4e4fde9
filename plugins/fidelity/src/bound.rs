//! How a number is meant: at least, at most, about, exactly.

use prompt_host_plugin::{Document, Span};

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Nothing is said.
    Plain,
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
    /// Near it.
    About,
    /// Just that.
    Exactly,
}

/// Words before a number.
const BEFORE: &[(&str, Bound)] = &[
    ("at least", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("min", Bound::AtLeast),
    ("min.", Bound::AtLeast),
    ("more than", Bound::AtLeast),
    ("longer than", Bound::AtMost),
    ("nicht mehr als", Bound::AtMost),
    ("pas plus de", Bound::AtMost),
    ("dépasse pas", Bound::AtMost),
    ("dépasser", Bound::AtMost),
    ("exceed", Bound::AtMost),
    ("minimum of", Bound::AtLeast),
    ("over", Bound::AtLeast),
    ("not exceeding", Bound::AtMost),
    ("upwards of", Bound::AtLeast),
    ("limit of", Bound::AtMost),
    ("limit to", Bound::AtMost),
    ("limited to", Bound::AtMost),
    ("mehr als", Bound::AtLeast),
    ("nicht länger als", Bound::AtMost),
    ("nicht über", Bound::AtMost),
    ("unter", Bound::AtMost),
    ("weniger als", Bound::AtMost),
    ("bis zu", Bound::AtMost),
    ("plus de", Bound::AtLeast),
    ("moins que", Bound::AtMost),
    ("jusqu'à", Bound::AtMost),
    ("un minimum de", Bound::AtLeast),
    ("un maximum de", Bound::AtMost),
    ("más de", Bound::AtLeast),
    ("menos de", Bound::AtMost),
    ("por lo menos", Bound::AtLeast),
    ("un máximo de", Bound::AtMost),
    ("no supere", Bound::AtMost),
    ("no exceda", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不得超过", Bound::AtMost),
    ("不少於", Bound::AtLeast),
    ("超过", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("mindestens", Bound::AtLeast),
    ("wenigstens", Bound::AtLeast),
    ("au moins", Bound::AtLeast),
    ("au minimum", Bound::AtLeast),
    ("al menos", Bound::AtLeast),
    ("como mínimo", Bound::AtLeast),
    ("mínimo", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("少なくとも", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("max", Bound::AtMost),
    ("max.", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("under", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("below", Bound::AtMost),
    ("within", Bound::AtMost),
    ("not longer than", Bound::AtMost),
    ("höchstens", Bound::AtMost),
    ("maximal", Bound::AtMost),
    ("au maximum", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("au plus", Bound::AtMost),
    ("moins de", Bound::AtMost),
    ("máximo", Bound::AtMost),
    ("como máximo", Bound::AtMost),
    ("hasta", Bound::AtMost),
    ("no más de", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("不要超过", Bound::AtMost),
    ("最大", Bound::AtMost),
    ("about", Bound::About),
    ("roughly", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("approx", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("ca.", Bound::About),
    ("etwa", Bound::About),
    ("ungefähr", Bound::About),
    ("rund", Bound::About),
    ("environ", Bound::About),
    ("d'environ", Bound::About),
    ("unos", Bound::About),
    ("unas", Bound::About),
    ("aproximadamente", Bound::About),
    ("alrededor de", Bound::About),
    ("约", Bound::About),
    ("大约", Bound::About),
    ("大概", Bound::About),
    ("約", Bound::About),
    ("およそ", Bound::About),
    ("exactly", Bound::Exactly),
    ("precisely", Bound::Exactly),
    ("genau", Bound::Exactly),
    ("exakt", Bound::Exactly),
    ("exactement", Bound::Exactly),
    ("précisément", Bound::Exactly),
    ("exactamente", Bound::Exactly),
    ("正好", Bound::Exactly),
    ("恰好", Bound::Exactly),
    ("ちょうど", Bound::Exactly),
];

/// Words after it.
const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("max", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("at the most", Bound::AtMost),
    ("at the very most", Bound::AtMost),
    ("or so", Bound::About),
    ("以上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("まで", Bound::AtMost),
    ("を超えない", Bound::AtMost),
    ("未満", Bound::AtMost),
    ("au plus", Bound::AtMost),
    ("au maximum", Bound::AtMost),
    ("au moins", Bound::AtLeast),
    ("como máximo", Bound::AtMost),
    ("como mucho", Bound::AtMost),
    ("como mínimo", Bound::AtLeast),
    ("al menos", Bound::AtLeast),
    ("oder mehr", Bound::AtLeast),
    ("oder weniger", Bound::AtMost),
    ("ou plus", Bound::AtLeast),
    ("tops", Bound::AtMost),
    ("or under", Bound::AtMost),
    ("左右", Bound::About),
    ("程度", Bound::About),
    ("くらい", Bound::About),
    ("ほど", Bound::About),
    ("ぐらい", Bound::About),
];

/// "No bigger than", "nicht größer als": whatever the size, the number is the most.
fn is_no_larger(before: &str) -> bool {
    const SMALLER: &[&str] =
        &["fewer", "smaller", "shorter", "lower", "younger", "weniger", "kleiner", "kürzer", "jünger"];
    let mut words = before.rsplit(' ');
    let (Some("than" | "als"), Some(size), Some(not)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    size.ends_with("er") && !SMALLER.contains(&size) && matches!(not, "no" | "not" | "nicht" | "never" | "nie")
}

/// How the number at `span` is meant.
pub(crate) fn of(document: &Document, span: Span) -> Bound {
    let before: String = document
        .text
        .get(..span.from())
        .unwrap_or_default()
        .chars()
        .rev()
        .take(32)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<String>()
        .to_lowercase();
    let before = before.trim_end();
    if is_no_larger(before) {
        return Bound::AtMost;
    }
    let longest = BEFORE
        .iter()
        .filter(|(words, _)| before.ends_with(words))
        .filter(|(words, _)| {
            let rest = before.get(..before.len() - words.len()).unwrap_or_default();
            !words.is_ascii() || !rest.ends_with(|letter: char| letter.is_alphabetic())
        })
        .max_by_key(|(words, _)| words.len());
    if let Some((words, bound)) = longest {
        // "Not more than", "shouldn't take more than".
        let rest = before.get(..before.len() - words.len()).unwrap_or_default();
        let rest = rest.rsplit([',', '.', ';', ':', '\n', '，', '。', '、']).next().unwrap_or_default();
        let is_denied = [
            "not ", "n't ", "n’t ", "no ", "nt ", "évite", "evita", "avoid", "vermeide", "pas ", "nicht ", "kein",
            "nobody ", "no-one ", "none ", "never ", "nie ", "jamais ", "nunca ",
        ]
        .iter()
        .any(|denial| rest.contains(denial));
        return match *bound {
            Bound::AtLeast if is_denied && matches!(*words, "more than" | "plus de" | "mehr als" | "más de") => {
                Bound::AtMost
            }
            Bound::AtLeast if *words == "超过" && rest.ends_with(['不', '别', '勿', '要', '能', '得', '可']) => {
                Bound::AtMost
            }
            Bound::AtMost if is_denied && matches!(*words, "less than" | "fewer than" | "under" | "below") => {
                Bound::AtLeast
            }
            bound => bound,
        };
    }
    let after: String =
        document.text.get(span.to()..).unwrap_or_default().chars().take(32).collect::<String>().to_lowercase();
    let clause = after.split(['.', ',', '\n', '。', '、', '，', ';']).next().unwrap_or_default();
    AFTER
        .iter()
        .find(|(words, _)| {
            clause.contains(words)
                && clause
                    .find(words)
                    .is_some_and(|at| clause.get(..at).unwrap_or_default().split_whitespace().count() <= 2)
        })
        .map_or(Bound::Plain, |(_, bound)| *bound)
}
