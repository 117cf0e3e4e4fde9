//! From the text of a unit to its tokens.

use prompt_host_plugin::words::words;
use prompt_host_plugin::{Document, Protection, Span};

use crate::exclusive::ONLY;
use crate::number;
use crate::reading::{Keys, Kind, Token};
use crate::vocabulary::{Vocabulary, fold, stem};
use crate::wordy::WORDY;

/// Reads the tokens of one unit.
pub(crate) struct Lexer<'a> {
    pub(crate) document: &'a Document,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) keys: &'a mut Keys,
    pub(crate) language: &'a str,
    pub(crate) unit: Span,
    pub(crate) is_code: bool,
}

impl Lexer<'_> {
    /// Adds the unit's tokens.
    pub(crate) fn read(&mut self, tokens: &mut Vec<Token>) {
        let text = self.document.of(self.unit);
        let first = tokens.len();
        let mut is_first = true;
        let mut skip = 0;
        for (span, word) in words(text) {
            if span.to() <= skip {
                continue;
            }
            let place = Span { start: self.unit.start + span.start, end: self.unit.start + span.end };
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                skip = self.number(text, span, tokens);
                // "2階の奥": what follows the digits is still to be read.
                if skip < span.to()
                    && let Some(rest) = text.get(skip..span.to())
                {
                    // "12-year-old" is a number and words.
                    let tail = rest.trim_start_matches('-');
                    let start = self.unit.from() + skip + rest.len() - tail.len();
                    let place = Span::new(start, start + tail.len());
                    if tail.chars().any(is_unspaced) {
                        self.unspaced(place, tail, tokens);
                    } else if !tail.is_empty() {
                        self.word(place, tail, false, tokens);
                    }
                }
            } else if word.chars().any(is_unspaced) {
                self.unspaced(place, word, tokens);
            } else {
                self.word(place, word, is_first, tokens);
            }
            is_first = false;
        }
        let mut own = tokens.split_off(first);
        crate::numeral::join(text, self.unit.from(), self.keys, &mut own);
        tokens.append(&mut own);
        titles(tokens.get_mut(first..).unwrap_or_default());
        self.empty_phrases(text, tokens.get_mut(first..).unwrap_or_default());
    }

    /// Takes the meaning from words of phrases that say little.
    fn empty_phrases(&self, text: &str, tokens: &mut [Token]) {
        for phrase in WORDY.find(text) {
            let span = Span { start: self.unit.start + phrase.span.start, end: self.unit.start + phrase.span.end };
            for token in tokens.iter_mut().filter(|token| span.covers(token.span) && !token.is_negation) {
                token.kind = Kind::Function;
            }
        }
    }

    /// A number with what belongs to it; gives where it ends in the unit.
    fn number(&mut self, text: &str, span: Span, tokens: &mut Vec<Token>) -> usize {
        let rest = text.get(span.from()..).unwrap_or_default();
        let bytes = rest.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = 0;
        while is_digit(end) || bytes.get(end).is_some_and(|mark| self.groups(*mark)) && is_digit(end + 1) {
            end += 1;
        }
        end = self.thousands(rest, end);
        end = self.day(rest, end);
        let (end, value) = match self.time(rest, end) {
            Some((whole, value)) => (whole, value),
            None => (end, self.value(rest.get(..end).unwrap_or_default())),
        };
        let tail: String =
            rest.get(end..).unwrap_or_default().chars().take_while(|letter| letter.is_alphanumeric()).collect();
        let is_unit = tail.starts_with(is_unspaced) || tail.is_empty() || TAILS.contains(&tail.as_str());
        let start = self.unit.from() + span.from();
        if !is_unit {
            // "6b", "3D" and "0x1F" are names.
            let whole = end + tail.len();
            let word = rest.get(..whole).unwrap_or_default();
            self.word(Span::new(start, start + whole), word, false, tokens);
            return span.from() + whole;
        }
        // "20k", "20万".
        let (factor, unit) = match tail.chars().next() {
            Some('k' | 'K') if tail.len() == 1 => (1_000, 1),
            Some('万' | '萬') => (10_000, '万'.len_utf8()),
            _ => (1, 0),
        };
        let larger = value.parse::<u64>().ok().and_then(|value| value.checked_mul(factor)).filter(|_| factor > 1);
        let value = larger.map_or(value, |larger| larger.to_string());
        let (end, tail) = (end + unit, tail.get(unit..).unwrap_or_default());
        let place = Span::new(start, start + end);
        // "9:00" is as early as "9 h".
        let key = format!("#{}", value.strip_suffix(":00").unwrap_or(&value));
        self.push(place, Kind::Number, key, value, tokens);
        if tail.is_empty() || tail.chars().next().is_some_and(is_unspaced) {
            return span.from() + end;
        }
        // "4yo" is as old as "4 years".
        if matches!(tail, "yo" | "y" | "yr" | "yrs") {
            let years = Span::new(start + end, start + end + tail.len());
            self.word(years, "years", false, tokens);
        }
        span.from() + end + tail.len()
    }

    /// "12 500", where groups of digits are parted by blanks: where the last one ends.
    fn thousands(&self, rest: &str, mut end: usize) -> usize {
        let is_grouped = |end: usize| {
            let mut letters = rest.get(end..).unwrap_or_default().chars();
            let blank = letters.next().filter(|letter| matches!(letter, ' ' | '\u{a0}' | '\u{202f}'))?;
            let digits = letters.take_while(char::is_ascii_digit).count();
            (digits == 3).then_some(end + blank.len_utf8() + digits)
        };
        if self.is_code || self.language == "en" || end > 3 {
            return end;
        }
        while let Some(next) = is_grouped(end) {
            end = next;
        }
        // "12 500,50".
        let mut after = rest.get(end..).unwrap_or_default().char_indices();
        if end > 3 && matches!(after.next(), Some((_, ','))) {
            let digits = after.take_while(|(_, letter)| letter.is_ascii_digit()).count();
            end += if digits > 0 { digits + 1 } else { 0 };
        }
        end
    }

    /// Where the day of "03.08." ends: the month is a number of its own.
    fn day(&self, rest: &str, end: usize) -> usize {
        let parts: Vec<&str> = rest.get(..end).unwrap_or_default().split('.').collect();
        let is_date = match parts.as_slice() {
            [_, month] => month.len() <= 2 && rest.get(end..).unwrap_or_default().starts_with('.'),
            [_, month, year] => month.len() <= 2 && matches!(year.len(), 2 | 4),
            _ => false,
        };
        match parts.first() {
            Some(day) if self.language == "de" && is_date && day.len() <= 2 => day.len(),
            _ => end,
        }
    }

    /// "14h30", "14 h 30", "14.30 Uhr": where it ends, and the time.
    fn time(&self, rest: &str, end: usize) -> Option<(usize, String)> {
        let digits = rest.get(..end).filter(|digits| digits.len() <= 5)?;
        let after = rest.get(end..)?;
        if let Some((hour, minute)) = digits.split_once('.') {
            let is_time = minute.len() == 2 && self.language == "de" && after.trim_start().starts_with("Uhr");
            return is_time.then(|| (end, format!("{hour}:{minute}")));
        }
        let minutes = after.trim_start_matches([' ', '\u{a0}']).strip_prefix('h')?.trim_start_matches([' ', '\u{a0}']);
        let count = minutes.bytes().take_while(u8::is_ascii_digit).count();
        let minute = minutes.get(..count).filter(|_| count == 2 && end <= 2)?;
        Some((rest.len() - minutes.len() + count, format!("{digits}:{minute}")))
    }

    /// Digits as one text; "1.200" is more than a thousand where a comma parts the decimals.
    fn value(&self, digits: &str) -> String {
        let is_grouped = matches!(self.language, "de" | "es" | "fr")
            && !digits.starts_with('0')
            && digits
                .split_once('.')
                .is_some_and(|(first, rest)| first.len() <= 3 && rest.len() == 3 && !rest.contains(['.', ',']));
        if is_grouped { digits.replace('.', "") } else { number::canonical(digits) }
    }

    /// Whether a mark between two digits belongs to the number: in data a comma parts two.
    fn groups(&self, mark: u8) -> bool {
        matches!(mark, b'.' | b':') || mark == b',' && !self.is_code
    }

    fn word(&mut self, span: Span, word: &str, is_first: bool, tokens: &mut Vec<Token>) {
        // "l'adresse", "n'indique": the article or the "ne" stands alone.
        if let Some((head, tail)) = word.split_once(['\'', '’'])
            && matches!(self.language, "fr" | "it")
            && head.chars().count() <= 2
            && tail.len() > 1
        {
            let cut = span.end - Span::new(0, tail.len()).end;
            self.word(Span { start: span.start, end: cut }, head, is_first, tokens);
            self.word(Span { start: cut, end: span.end }, tail, false, tokens);
            return;
        }
        if let Some((head, tail)) = word.split_once('-')
            // "sub-zero" and "non-stop" are no two words.
            && !matches!(head, "sub" | "non" | "Sub" | "Non")
            && number::of_word(&fold(word), self.language).is_none()
            && !tail.is_empty()
            && self
                .document
                .protection(span)
                .is_none_or(|protected| protected.kind == Protection::Quotation || protected.kind == Protection::Number)
        {
            let cut = span.start + Span::new(0, head.len() + 1).end;
            self.word(Span { start: span.start, end: cut - 1 }, head, is_first, tokens);
            self.word(Span { start: cut, end: span.end }, tail, is_first, tokens);
            return;
        }
        // "round1" in a table's head is "Round 1" in another.
        if self.is_code
            && let Some(at) = word.find(|letter: char| letter.is_ascii_digit())
            && at > 1
            && word.get(at..).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let cut = span.start + Span::new(0, at).end;
            self.word(Span { start: span.start, end: cut }, word.get(..at).unwrap_or_default(), is_first, tokens);
            self.word(Span { start: cut, end: span.end }, word.get(at..).unwrap_or_default(), false, tokens);
            return;
        }
        // "Nussfrei" leaves out the nuts.
        if self.language == "de"
            && let Some(head) = word.strip_suffix("frei").filter(|head| head.len() > 1)
        {
            let cut = span.start + Span::new(0, head.len()).end;
            self.word(Span { start: span.start, end: cut }, head, is_first, tokens);
            let key = "-frei".to_owned();
            self.push(Span { start: cut, end: span.end }, Kind::Function, key.clone(), key, tokens);
            return;
        }
        if let Some((head, tail)) = self.counted(word) {
            let cut = span.start + Span::new(0, head).end;
            let value = number::of_word(&fold(word.get(..head).unwrap_or_default()), "de").unwrap_or_default();
            self.push(
                Span { start: span.start, end: cut },
                Kind::Number,
                format!("#{value}"),
                value.to_string(),
                tokens,
            );
            self.word(Span { start: cut, end: span.end }, tail, false, tokens);
            return;
        }
        let folded = fold(without_contraction(word));
        if folded.starts_with(|letter: char| letter.is_ascii_digit())
            && folded.chars().all(|letter| letter.is_ascii_digit())
        {
            let value = number::canonical(&folded);
            self.push(span, Kind::Number, format!("#{value}"), value, tokens);
            return;
        }
        if let Some(value) = number::of_word(&folded, self.language) {
            self.push(span, Kind::Number, format!("#{value}"), value.to_string(), tokens);
            return;
        }
        // "Twelve years old", "a twelve-year-old" and "of twelve" are one age.
        if folded == "old"
            && let Some(years) =
                tokens.last_mut().filter(|token| matches!(token.word.as_str(), "year" | "years" | "yr"))
        {
            years.kind = Kind::Function;
            let key = folded.clone();
            self.push(span, Kind::Function, key, folded, tokens);
            return;
        }
        let is_negation = self.vocabulary.is_negation(&folded);
        let is_function = is_negation || self.vocabulary.is_function(&folded) || folded.chars().count() == 1;
        let kind = if is_function { Kind::Function } else { Kind::Content };
        // "Theo" and "the" have one stem.
        let key = if is_function { format!("={folded}") } else { stem(&folded) };
        let senses = if is_function { Vec::new() } else { self.vocabulary.senses(&key) };
        let is_known = self.vocabulary.is_known_name(&folded);
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let inner = letters.any(char::is_uppercase) || word.chars().any(|letter| letter.is_ascii_digit());
        self.push(span, kind, key, folded, tokens);
        if let Some(token) = tokens.last_mut() {
            let starts = is_first || self.starts_sentence(span);
            token.senses = senses;
            token.is_name = !is_function
                && (capital && !starts && self.language != "de"
                    || is_known
                    || inner && word.chars().count() > 1 && word.chars().any(char::is_uppercase));
            token.is_negation = is_negation;
            // What leaves out is weighed as a "not", not as a word.
            if !token.is_negation && (self.vocabulary.leaves_out(&token.word) || ONLY.contains(&token.word.as_str())) {
                token.kind = Kind::Function;
            }
            token.is_filler = self.vocabulary.is_filler(&token.word);
        }
    }

    /// "dreiminütig", "zehnjährige": where the German number in front of a word ends, and the rest.
    fn counted<'w>(&self, word: &'w str) -> Option<(usize, &'w str)> {
        const COUNTED: &[&str] = &[
            "minut", "minüt", "stund", "stünd", "tägig", "woch", "wöch", "monat", "jahr", "jähr", "seit", "zeil",
            "stroph", "teil", "köpf", "stell", "stuf", "gäng", "sprach", "fach", "zimmer", "sätz", "punkt",
        ];
        if self.language != "de" {
            return None;
        }
        let at = COUNTED.iter().filter_map(|stem| word.find(stem)).min()?;
        let head = word.get(..at)?;
        (head.len() >= 3 && number::of_word(&fold(head), "de").is_some()).then_some((at, word.get(at..)?))
    }

    /// Whether a place is where somebody would write a capital anyway.
    fn starts_sentence(&self, span: Span) -> bool {
        let before = self
            .document
            .text
            .get(..span.from())
            .unwrap_or_default()
            .trim_end_matches([' ', '"', '“', '„', '«', '*', '_', '`', '(', '\u{a0}', '[']);
        before.is_empty() || before.ends_with(['\n', '.', '!', '?', ':', '|', '-', '#', '>', '•', ')', '…', '。'])
    }

    /// A run of a script without blanks: numerals, and letters one by one.
    fn unspaced(&mut self, span: Span, run: &str, tokens: &mut Vec<Token>) {
        let letters: Vec<(usize, char)> = run.char_indices().collect();
        let mut index = 0;
        while let Some((at, letter)) = letters.get(index).copied() {
            let start = span.from() + at;
            let same = |test: &dyn Fn(char) -> bool| {
                letters.get(index..).unwrap_or_default().iter().take_while(|(_, letter)| test(*letter)).count()
            };
            let text_of = |count: usize| -> String {
                letters.get(index..index + count).unwrap_or_default().iter().map(|(_, letter)| *letter).collect()
            };
            let rest = run.get(at..).unwrap_or_default();
            if let Some((bytes, meaning)) = self.vocabulary.eastern.at(rest) {
                let (kind, key) = match meaning {
                    Some(meaning) => (Kind::Content, meaning.to_owned()),
                    None => (Kind::Function, rest.get(..bytes).unwrap_or_default().to_owned()),
                };
                self.push(Span::new(start, start + bytes), kind, key.clone(), key, tokens);
                index += rest.get(..bytes).unwrap_or_default().chars().count();
                continue;
            }
            let numerals = same(&number::is_han);
            let next = letters.get(index + numerals).map(|(_, letter)| *letter);
            let (count, kind, key) = if numerals > 0
                && (next.is_some_and(number::is_counter) || numerals > 1)
                && letter != '千'
                && letter != '万'
            {
                let text = text_of(numerals);
                // "两三句": two or three.
                let is_either = numerals == 2 && number::is_range(&text);
                let (numerals, text) = if is_either { (1, text_of(1)) } else { (numerals, text) };
                match number::of_han(&text) {
                    Some(value) => (numerals, Kind::Number, format!("#{value}")),
                    None => (numerals, Kind::Letter, text),
                }
            } else if letter.is_ascii_digit() {
                let count = same(&|letter| letter.is_ascii_digit() || letter == '.');
                let value = number::canonical(&text_of(count));
                let is_larger = matches!(letters.get(index + count), Some((_, '万' | '萬')));
                match value.parse::<u64>().ok().filter(|_| is_larger).and_then(|value| value.checked_mul(10_000)) {
                    Some(larger) => (count + 1, Kind::Number, format!("#{larger}")),
                    None => (count, Kind::Number, format!("#{value}")),
                }
            } else if letter.is_ascii_alphabetic() {
                let count = same(&|letter| letter.is_ascii_alphanumeric());
                (count, Kind::Content, fold(&text_of(count)))
            } else if is_katakana(letter) {
                let count = same(&is_katakana);
                (count, Kind::Content, text_of(count))
            } else if is_hiragana(letter) || CHINESE_FUNCTION.contains(letter) {
                (1, Kind::Function, letter.to_string())
            } else {
                (1, Kind::Letter, letter.to_string())
            };
            let bytes: usize =
                letters.get(index..index + count).unwrap_or_default().iter().map(|(_, letter)| letter.len_utf8()).sum();
            let word = key.trim_start_matches('#').to_owned();
            let is_negation =
                matches!(letter, '不' | '没' | '別' | '别' | '勿' | '无' | '無' | '未' | '非' | '莫' | '禁');
            self.push(Span::new(start, start + bytes), kind, key, word, tokens);
            if let Some(token) = tokens.last_mut() {
                token.is_negation = is_negation;
                // What is written in another script there is mostly a name.
                token.is_name =
                    kind == Kind::Content && (letter.is_ascii_uppercase() || is_katakana(letter) && count >= 3);
            }
            index += count.max(1);
        }
    }

    fn push(&mut self, span: Span, kind: Kind, key: String, word: String, tokens: &mut Vec<Token>) {
        let key = self.keys.of(key);
        tokens.push(Token {
            span,
            kind,
            key,
            senses: Vec::new(),
            word,
            is_name: false,
            is_negation: false,
            is_filler: false,
        });
    }
}

/// "Professor Solberg", "Prof. Solberg" and "Ms Solberg" are one person.
fn titles(tokens: &mut [Token]) {
    const TITLES: &[&str] = &[
        "professor",
        "prof",
        "doctor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "madam",
        "herr",
        "herrn",
        "frau",
        "doktor",
        "monsieur",
        "madame",
        "m",
        "mme",
        "senor",
        "senora",
        "sr",
        "sra",
        "don",
        "dona",
    ];
    let named: Vec<bool> = tokens.iter().skip(1).map(|token| token.is_name).collect();
    for (token, is_named) in tokens.iter_mut().zip(named) {
        if is_named && TITLES.contains(&token.word.as_str()) {
            token.kind = Kind::Function;
            token.is_name = false;
        }
    }
}

/// "who'd" is "who", and "kitchen's" is "kitchen".
fn without_contraction(word: &str) -> &str {
    match word.rsplit_once(['\'', '’']) {
        Some((head, "s" | "d" | "ll" | "ve" | "re" | "m")) if !head.is_empty() => head,
        _ => word,
    }
}

/// What may follow digits without a blank and leaves them a number.
const TAILS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "e", "ème", "o", "a", "g", "kg", "mg", "km", "m", "cm", "mm", "m²", "m2", "qm", "ml",
    "cl", "dl", "l", "L", "h", "hr", "hrs", "min", "mins", "s", "sec", "ms", "mb", "MB", "gb", "GB", "TB", "tb", "KB",
    "kb", "k", "K", "x", "am", "pm", "AM", "PM", "yo", "y", "yr", "yrs", "tsp", "tbsp", "oz", "lb", "lbs", "ft", "in",
    "mph", "W", "kW", "kWh", "V", "mAh", "px", "pt", "dpi", "p", "c", "EUR", "USD", "GBP", "er", "ers", "Uhr",
];

/// Letters that carry no content of their own in Chinese and Japanese.
const CHINESE_FUNCTION: &str = "的了是在我你他她它们个请把给帮下一写说这那和与及或也都就还吧吗呢啊要会能可以为用对从到里中上条并且而但用問问题題答出者其您为於于所将將被让使得之等些什么怎样何今次下以";

/// Scripts written without blanks between words.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〇')
}

fn is_hiragana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{309f}')
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a0}'..='\u{30ff}')
}
