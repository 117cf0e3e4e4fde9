//! Numbers that a careful writer says in another way: "half past two" is 2:30, an hour 60 minutes.

use prompt_host_plugin::Document;

use crate::order::ascending_wide;
use crate::vocabulary::fold;

/// What one document says, as far as numbers of the other may be meant by it.
pub(crate) struct Sayings {
    /// The text with a blank at each end, in lowercase and without accents.
    text: String,
    /// Its numbers, in thousandths.
    values: Vec<u64>,
    /// Its times of day.
    clocks: Vec<(u64, u64)>,
    /// What is fifth, or in May, in words.
    ordinals: Vec<u64>,
    months: Vec<u64>,
    says_half: bool,
    says_afternoon: bool,
}

impl Sayings {
    pub(crate) fn of<'v>(document: &Document, numbers: impl Iterator<Item = &'v str> + Clone) -> Self {
        let mut values: Vec<u64> = numbers.clone().filter_map(thousandths).collect();
        ascending_wide(&mut values);
        let text = format!(" {} ", fold(&document.text));
        let words = || text.split(|letter: char| !letter.is_alphanumeric());
        let ranks = |table: &[&str], first: u64, is_whole: bool| -> Vec<u64> {
            let is_said = |list: &str| {
                let mut known = list.split_ascii_whitespace();
                known.any(|known| words().any(|word| word == known || !is_whole && word.starts_with(known)))
            };
            (first..).zip(table).filter(|(_, list)| is_said(list)).map(|(rank, _)| rank).collect()
        };
        let (mut ordinals, months) = (ranks(ORDINALS, 2, false), ranks(MONTHS, 1, true));
        ordinals.extend(ranks(TENTHS, 2, false).iter().map(|tens| tens * 10));
        let (says_half, says_afternoon) = (contains(&text, HALF), contains(&text, AFTERNOON));
        Self { values, clocks: numbers.filter_map(clock).collect(), ordinals, months, says_half, says_afternoon, text }
    }

    fn says(&self, words: &[&str]) -> bool {
        contains(&self.text, words)
    }

    fn has(&self, value: u64) -> bool {
        self.values.contains(&value)
    }
}

/// Whether a number of the document that says `own` stands in the other one in another way.
pub(crate) fn is_said_otherwise(value: &str, own: &Sayings, other: &Sayings) -> bool {
    let half = other.says_half || own.says_half;
    let afternoon = other.says_afternoon || own.says_afternoon;
    if let Some((hour, minute)) = clock(value) {
        let is_near = |other: u64| other == hour || afternoon && other.abs_diff(hour) == 12;
        if !other.clocks.is_empty() {
            return other.clocks.iter().any(|(hour, same)| is_near(*hour) && *same == minute);
        }
        let is_minute = match minute {
            0 => true,
            // "Halb drei" is half an hour before three.
            30 if other.says(BEFORE) => {
                return (0..24).any(|before| is_near(before) && other.has(before * 1_000 + 1_000));
            }
            30 if half => true,
            15 | 45 if other.says(QUARTER) => true,
            _ => other.has(minute * 1_000),
        };
        return is_minute && (0..24).any(|hour| is_near(hour) && other.has(hour * 1_000));
    }
    let Some(number) = thousandths(value) else { return false };
    let is_one_of = |wanted: &[u64]| wanted.contains(&number);
    let is_part_of_clock = own.clocks.is_empty()
        && other.clocks.iter().any(|(hour, minute)| {
            is_one_of(&[hour * 1_000, minute * 1_000]) || afternoon && number + 12_000 == hour * 1_000
        });
    let is_half_before = own.says(BEFORE)
        && other.clocks.iter().any(|(hour, minute)| *minute == 30 && (hour % 12 + 1) * 1_000 == number);
    // The same with and without zeros behind the point.
    other.has(number)
        || is_part_of_clock
        || is_half_before
        || is_one_of(&[2_000]) && other.says(DOUBLE)
        || half && (other.has(number * 2) || is_one_of(&[500, 30_000, 50_000]))
        || half && is_one_of(&[12_000]) && other.has(6_000)
        || afternoon && number <= 12_000 && other.has(number + 12_000)
        || (afternoon || other.says(NOON)) && number > 12_000 && number <= 24_000 && other.has(number - 12_000)
        || is_one_of(&[12_000]) && other.says(NOON)
        || is_one_of(&[3_000]) && other.says(THIRD)
        || is_one_of(&[4_000]) && other.says(QUARTER)
        || number.is_multiple_of(1_000) && other.ordinals.contains(&(number / 1_000))
        || number.is_multiple_of(1_000) && other.months.contains(&(number / 1_000)) && own.months.is_empty()
        || number.is_multiple_of(1_000) && own.months.contains(&(number / 1_000)) && other.months.is_empty()
        || is_converted(number, half, own, other)
}

/// Whether a number is another one in a larger or a smaller unit.
fn is_converted(number: u64, half: bool, own: &Sayings, other: &Sayings) -> bool {
    let is = |(large, small, factor): &(&[&str], &[&str], u64)| {
        let is_smaller = own.says(small) && other.says(large);
        let is_larger = own.says(large) && other.says(small);
        // "An hour", "an hour and a half", "half an hour" have no number.
        let (one, part) = (factor * 1_000, factor * 500);
        let has_multiple = |of: u64| of.is_multiple_of(*factor) && other.has(of / factor);
        is_smaller && other.says(QUARTER) && [factor * 250, factor * 750].contains(&number)
            || is_smaller && (number == one || has_multiple(number))
            || is_smaller && half && (number == one + part || number >= part && has_multiple(number - part))
            || is_larger && (other.has(number * factor) || half && other.has(number * factor + part))
    };
    CONVERSIONS.iter().any(is)
}

fn contains(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A value in thousandths; none when it is no plain number.
fn thousandths(value: &str) -> Option<u64> {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    if !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let part: u64 = part.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    // Room for what it is multiplied by.
    let whole: u64 = whole.parse().ok().filter(|whole| *whole < u64::from(u32::MAX))?;
    Some(whole * 1_000 + part)
}

/// A time of day.
fn clock(value: &str) -> Option<(u64, u64)> {
    let (hour, minute) = value.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some((hour, minute))
}

const BEFORE: &[&str] = &[" halb "];
const DOUBLE: &[&str] = &[
    "double", "both", "twice", "couple", "pair", "beide", "paar", "deux", "ambos", "ambas", "pareja", "両", "俩",
    "ふた",
];
const HALF: &[&str] = &[
    "half",
    "halfte",
    "halbe",
    "halb ",
    "anderthalb",
    "eineinhalb",
    "moitie",
    "demi",
    "mitad",
    " media",
    " medio",
    "半",
];
const AFTERNOON: &[&str] = &[
    "下午",
    "晚上",
    "午後",
    "夜",
    " pm",
    "p.m",
    "afternoon",
    "evening",
    "nachmittag",
    "abend",
    "apres-midi",
    "soir",
    "tarde",
    "noche",
];
const NOON: &[&str] = &["noon", "midday", "midnight", "mittag", "midi", "mediodia", "dozen"];
const THIRD: &[&str] = &["third", "drittel", "tiers", "tercio"];
const QUARTER: &[&str] = &["quarter", "fourth", "viertel", "quart", "cuarto"];

/// Larger and smaller units of one thing, and how many of these the larger one is.
const CONVERSIONS: &[(&[&str], &[&str], u64)] = &[
    (&["hour", "heure", "stund", "hora", "時間", "小时"], &["min", "分"], 60),
    (&["minut", "分"], &["second", "sekund", "segund", " sec", "秒"], 60),
    (&[" day", "tag ", "jour", " dia", "日", "天"], &["hour", "heure", "stund", "hora", "時間", "小时"], 24),
    (&["week", "woche", "semaine", "semana", "周", "週"], &[" day", "tage", "jour", " dia", "日", "天"], 7),
    (&["fortnight", "quinzaine"], &[" day", "tage", "jour", "week", "semaine"], 14),
    (&["year", "jahr", " an ", " ans ", " annee", " ano", "年"], &["month", "monat", " mois", " mes", "月"], 12),
    (&["kg", "kilo"], &[" g", "gram"], 1_000),
    (&["km", "kilomet"], &[" m ", "met"], 1_000),
    (&["lit", " l "], &["ml", "millilit"], 1_000),
    (&["成", "割"], &["%", "percent", "パーセント", "百分"], 10),
];

/// How words begin that say what comes second, third and so on.
const ORDINALS: &[&str] = &[
    "second zweit deuxiem segund",
    "third dritt troisiem tercer",
    "fourth viert quatriem cuart",
    "fifth funft cinquiem quint",
    "sixth sechst sixiem sext",
    "seventh siebt siebent septiem septim",
    "eighth achte huitiem octav",
    "ninth neunt neuviem noven",
    "tenth zehnt dixiem decim",
    "eleventh elft onziem undecim",
    "twelfth zwolft douziem duodecim",
];

/// The same of what comes twentieth, thirtieth and so on.
const TENTHS: &[&str] = &[
    "twentieth zwanzigst vingtiem",
    "thirtieth dreissigst trentiem",
    "fortieth vierzigst quarantiem",
    "fiftieth funfzigst cinquantiem",
    "sixtieth sechzigst soixantiem",
    "seventieth siebzigst septantiem",
    "eightieth achtzigst octantiem",
    "ninetieth neunzigst nonantiem",
];

const MONTHS: &[&str] = &[
    "january januar janvier enero",
    "february februar fevrier febrero",
    "march marz mars marzo",
    "april avril abril",
    "may mai mayo",
    "june juni juin junio",
    "july juli juillet julio",
    "august aout agosto",
    "september septembre septiembre",
    "october oktober octobre octubre",
    "november novembre noviembre",
    "december dezember decembre diciembre",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_plain_numbers_are_told_apart() {
        assert_eq!((thousandths("1.5"), thousandths("12"), thousandths("9:30")), (Some(1_500), Some(12_000), None));
        assert_eq!((clock("14:30"), clock("99:10"), clock("14")), (Some((14, 30)), None, None));
    }
}
