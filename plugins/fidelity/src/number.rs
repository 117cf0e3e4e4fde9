//! Numbers as values: "5", "five", "fünf", "五" are one.

/// Number words and their values, without accents, by language: "four" is an oven in French.
const WORDS: &[(&str, &[(&str, u32)])] = &[
    (
        "en",
        &[
            ("zero", 0),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
            ("seven", 7),
            ("eight", 8),
            ("nine", 9),
            ("ten", 10),
            ("eleven", 11),
            ("twelve", 12),
            ("thirteen", 13),
            ("fourteen", 14),
            ("fifteen", 15),
            ("sixteen", 16),
            ("seventeen", 17),
            ("eighteen", 18),
            ("nineteen", 19),
            ("twenty", 20),
            ("thirty", 30),
            ("forty", 40),
            ("fifty", 50),
            ("sixty", 60),
            ("seventy", 70),
            ("eighty", 80),
            ("ninety", 90),
            ("hundred", 100),
            ("thousand", 1000),
            ("dozen", 12),
            ("twice", 2),
            ("thrice", 3),
            ("fortnight", 14),
        ],
    ),
    (
        "de",
        &[
            ("null", 0),
            ("zwei", 2),
            ("drei", 3),
            ("vier", 4),
            ("funf", 5),
            ("sechs", 6),
            ("sieben", 7),
            ("acht", 8),
            ("neun", 9),
            ("zehn", 10),
            ("elf", 11),
            ("zwolf", 12),
            ("dreizehn", 13),
            ("vierzehn", 14),
            ("funfzehn", 15),
            ("sechzehn", 16),
            ("siebzehn", 17),
            ("achtzehn", 18),
            ("neunzehn", 19),
            ("zwanzig", 20),
            ("dreissig", 30),
            ("vierzig", 40),
            ("funfzig", 50),
            ("sechzig", 60),
            ("siebzig", 70),
            ("achtzig", 80),
            ("neunzig", 90),
            ("hundert", 100),
            ("tausend", 1000),
            ("dutzend", 12),
            ("zweimal", 2),
            ("dreimal", 3),
        ],
    ),
    (
        "fr",
        &[
            ("zero", 0),
            ("deux", 2),
            ("trois", 3),
            ("quatre", 4),
            ("cinq", 5),
            ("sept", 7),
            ("six", 6),
            ("huit", 8),
            ("neuf", 9),
            ("dix", 10),
            ("onze", 11),
            ("douze", 12),
            ("treize", 13),
            ("quatorze", 14),
            ("quinze", 15),
            ("seize", 16),
            ("vingt", 20),
            ("trente", 30),
            ("quarante", 40),
            ("cinquante", 50),
            ("soixante", 60),
            ("cent", 100),
            ("cents", 100),
            ("mille", 1000),
            ("douzaine", 12),
            ("dizaine", 10),
            ("quinzaine", 15),
        ],
    ),
    (
        "es",
        &[
            ("cero", 0),
            ("dos", 2),
            ("tres", 3),
            ("cuatro", 4),
            ("cinco", 5),
            ("seis", 6),
            ("siete", 7),
            ("ocho", 8),
            ("nueve", 9),
            ("diez", 10),
            ("once", 11),
            ("doce", 12),
            ("trece", 13),
            ("catorce", 14),
            ("quince", 15),
            ("dieciseis", 16),
            ("veinte", 20),
            ("treinta", 30),
            ("cuarenta", 40),
            ("cincuenta", 50),
            ("sesenta", 60),
            ("setenta", 70),
            ("ochenta", 80),
            ("noventa", 90),
            ("cien", 100),
            ("ciento", 100),
            ("mil", 1000),
            ("docena", 12),
        ],
    ),
];

/// Words for one: a rewrite may write the digit for them, but an article is no quantity.
const ONES: &[&str] =
    &["one", "a", "an", "ein", "eine", "einen", "eins", "un", "une", "una", "uno", "once", "single", "einmal"];

/// The value of a lowercase word without accents, such as `five` or `twenty-one`.
pub(crate) fn of_word(word: &str, language: &str) -> Option<u32> {
    value(word, language).or_else(|| compound(word, language))
}

fn value(word: &str, language: &str) -> Option<u32> {
    let spoken = if WORDS.iter().any(|(tag, _)| *tag == language) { language } else { "en" };
    let words = WORDS.iter().filter(|(tag, _)| *tag == spoken).flat_map(|(_, words)| *words);
    words.into_iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// `twenty-one`, `trente-deux`, `zweiundzwanzig`, `dreigängig` is none.
fn compound(word: &str, language: &str) -> Option<u32> {
    let unit = |part: &str| if ONES.contains(&part) { Some(1) } else { value(part, language) };
    // "Quatre-vingt-dix" is four twenties and ten.
    if language == "fr"
        && let Some(rest) = word.strip_prefix("quatre-vingt")
    {
        let rest = rest.trim_start_matches('s').trim_start_matches('-');
        return if rest.is_empty() { Some(80) } else { unit(rest).filter(|units| *units < 20).map(|units| 80 + units) };
    }
    if language == "es"
        && let Some(rest) = word.strip_prefix("veinti").or_else(|| word.strip_prefix("dieci"))
    {
        return unit(rest).filter(|units| *units < 10).map(|units| units + if word.starts_with('v') { 20 } else { 10 });
    }
    if let Some((tens, units)) = word.split_once('-') {
        // "Trente-et-un".
        let units = if language == "fr" { units.strip_prefix("et-").unwrap_or(units) } else { units };
        let (tens, units) = (value(tens, language)?, unit(units)?);
        return (tens >= 20 && units < 20).then_some(tens + units);
    }
    let (units, tens) = word.split_once("und")?;
    let (units, tens) = (unit(units)?, value(tens, language)?);
    (units < 10 && tens >= 20).then_some(tens + units)
}

/// Digits as one text: without grouping, with a point, without zeros that say nothing.
/// Times, dates and versions stay as they are.
pub(crate) fn canonical(digits: &str) -> String {
    let digits = digits.replace([' ', '\u{a0}', '\u{202f}'], "");
    let trimmed = digits.trim_end_matches(['.', ',', ':', '-', '/']);
    let separators: Vec<char> = trimmed.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let groups = |mark: char| {
        let mut parts = trimmed.split(mark);
        let first = parts.next().unwrap_or_default();
        !first.is_empty() && first.len() <= 3 && first != "0" && parts.all(|part| part.len() == 3)
    };
    let plain = match separators.as_slice() {
        [] => trimmed.to_owned(),
        all if all.iter().all(|mark| *mark == ',') && groups(',') => trimmed.replace(',', ""),
        all if all.len() > 1 && all.iter().all(|mark| *mark == '.') && groups('.') => trimmed.replace('.', ""),
        [','] => trimmed.replace(',', "."),
        _ => trimmed.to_owned(),
    };
    let whole = plain.trim_start_matches('0');
    match (whole.is_empty() || whole.starts_with('.'), plain.contains(':')) {
        (_, true) => plain,
        (true, _) => format!("0{whole}"),
        (false, _) => whole.to_owned(),
    }
}

/// The value of a run of Chinese numerals; none when it is none.
pub(crate) fn of_han(run: &str) -> Option<u32> {
    let (mut total, mut section, mut digit) = (0_u32, 0_u32, 0_u32);
    let (mut plain, mut is_positional) = (0_u32, true);
    // The unit just said: "三百二" is 320, "三百零二" 302.
    let mut said = 1;
    for letter in run.chars() {
        let (value, unit) = han(letter)?;
        if unit == 1 {
            plain = plain.checked_mul(10)?.checked_add(value)?;
            digit = value;
            said = if value == 0 { 1 } else { said };
        } else {
            is_positional = false;
            if unit == 10_000 {
                total = total.checked_add((section + digit).max(1).checked_mul(unit)?)?;
                section = 0;
            } else {
                section = section.checked_add(digit.max(1).checked_mul(unit)?)?;
            }
            (digit, said) = (0, unit);
        }
    }
    if run.is_empty() {
        return None;
    }
    Some(if is_positional { plain } else { total + section + digit * (said / 10).max(1) })
}

/// "两三", "五六": two numerals in a row that leave open which of them it is.
pub(crate) fn is_range(run: &str) -> bool {
    let mut values = run.chars().map(han);
    match (values.next().flatten(), values.next().flatten()) {
        (Some((one, 1)), Some((other, 1))) => one > 0 && one + 1 == other,
        _ => false,
    }
}

/// Whether a letter is a Chinese numeral.
pub(crate) fn is_han(letter: char) -> bool {
    han(letter).is_some()
}

fn han(letter: char) -> Option<(u32, u32)> {
    Some(match letter {
        '〇' | '零' => (0, 1),
        '一' => (1, 1),
        '二' | '两' | '兩' => (2, 1),
        '三' => (3, 1),
        '四' => (4, 1),
        '五' => (5, 1),
        '六' => (6, 1),
        '七' => (7, 1),
        '八' => (8, 1),
        '九' => (9, 1),
        '十' => (0, 10),
        '百' => (0, 100),
        '千' => (0, 1000),
        '万' | '萬' => (0, 10_000),
        _ => return None,
    })
}

/// What is counted with a numeral before it, in Chinese and Japanese.
pub(crate) fn is_counter(letter: char) -> bool {
    "个個条條字次本天日月年人位名句行段篇首件種种杯點点時时分秒元円岁歳週周回枚冊册目つ頁页項项組组題题問问成倍階楼樓室泊只隻匹台部话話章节節道块塊张張公里斤米度级級割案文番語语科步歩份種类類度星期"
        .contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_text() {
        for (digits, expected) in [
            ("12,500", "12500"),
            ("1.8", "1.8"),
            ("1,5", "1.5"),
            ("0.05", "0.05"),
            ("007", "7"),
            ("9:45", "9:45"),
            ("1.000.000", "1000000"),
            ("0", "0"),
            ("15.80", "15.80"),
        ] {
            assert_eq!(canonical(digits), expected, "{digits}");
        }
    }

    #[test]
    fn words_are_values() {
        assert_eq!(of_word("twenty-one", "en"), Some(21));
        assert_eq!(of_word("zweiundzwanzig", "de"), Some(22));
        assert_eq!((of_word("once", "en"), of_word("once", "es"), of_word("four", "fr")), (None, Some(11), None));
        assert_eq!(
            (of_han("三十"), of_han("二百五十"), of_han("二〇"), of_han("八百"), of_han("三百二")),
            (Some(30), Some(250), Some(20), Some(800), Some(320))
        );
    }
}
