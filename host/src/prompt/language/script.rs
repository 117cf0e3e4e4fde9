//! What writing systems say about the language.

/// The scripts of a text, by their number of letters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scripts {
    latin: usize,
    han: usize,
    kana: usize,
    cyrillic: usize,
    arabic: usize,
    devanagari: usize,
    other: [usize; OTHERS.len()],
}

/// A script, or the one language that is written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Han,
    /// Kana, with Han or without.
    Kana,
    Cyrillic,
    Arabic,
    Devanagari,
    /// A script that one language has to itself, nearly.
    Other(&'static str),
}

const OTHERS: [(&str, std::ops::RangeInclusive<char>); 19] = [
    ("ko", '\u{ac00}'..='\u{d7af}'),
    ("ko", '\u{1100}'..='\u{11ff}'),
    ("ko", '\u{3130}'..='\u{318f}'),
    ("he", '\u{0590}'..='\u{05ff}'),
    ("th", '\u{0e00}'..='\u{0e7f}'),
    ("el", '\u{0370}'..='\u{03ff}'),
    ("hy", '\u{0530}'..='\u{058f}'),
    ("ka", '\u{10a0}'..='\u{10ff}'),
    ("bn", '\u{0980}'..='\u{09ff}'),
    ("pa", '\u{0a00}'..='\u{0a7f}'),
    ("gu", '\u{0a80}'..='\u{0aff}'),
    ("ta", '\u{0b80}'..='\u{0bff}'),
    ("te", '\u{0c00}'..='\u{0c7f}'),
    ("kn", '\u{0c80}'..='\u{0cff}'),
    ("ml", '\u{0d00}'..='\u{0d7f}'),
    ("si", '\u{0d80}'..='\u{0dff}'),
    ("lo", '\u{0e80}'..='\u{0eff}'),
    ("my", '\u{1000}'..='\u{109f}'),
    ("km", '\u{1780}'..='\u{17ff}'),
];

/// One Han or Hangul character says about as much as so many Latin letters.
const DENSE: usize = 3;

impl Scripts {
    pub(super) fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        for character in text.chars() {
            if character.is_ascii() {
                scripts.latin += usize::from(character.is_ascii_alphabetic());
                continue;
            }
            match character {
                '\u{00c0}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => scripts.latin += 1,
                '\u{3400}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{3ffff}' => scripts.han += DENSE,
                '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => scripts.kana += DENSE,
                '\u{0400}'..='\u{052f}' => scripts.cyrillic += 1,
                '\u{0600}'..='\u{06ff}'
                | '\u{0750}'..='\u{077f}'
                | '\u{fb50}'..='\u{fdff}'
                | '\u{fe70}'..='\u{feff}' => scripts.arabic += usize::from(character.is_alphabetic()),
                '\u{0900}'..='\u{097f}' => scripts.devanagari += 1,
                _ => {
                    let other = OTHERS.iter().position(|(_, range)| range.contains(&character));
                    if let Some(count) = other.and_then(|index| scripts.other.get_mut(index)) {
                        *count += if matches!(character, '\u{ac00}'..='\u{d7af}') { DENSE } else { 1 };
                    }
                }
            }
        }
        scripts
    }

    /// All letters, weighted.
    pub(super) fn letters(self) -> usize {
        self.latin
            + self.han
            + self.kana
            + self.cyrillic
            + self.arabic
            + self.devanagari
            + self.other.iter().sum::<usize>()
    }

    /// Latin letters.
    pub(super) fn latin(self) -> usize {
        self.latin
    }

    /// The share of letters that are not Latin, in percent.
    pub(super) fn foreign_share(self) -> usize {
        (self.letters() - self.latin) * 100 / self.letters().max(1)
    }

    /// The script with most of the letters; none when there are hardly any.
    pub(super) fn main(self) -> Option<Script> {
        let east_asian = self.han + self.kana;
        // Chinese quotes a Japanese name now and then; Japanese is never without its particles.
        let east = if self.kana * 8 >= east_asian { Script::Kana } else { Script::Han };
        let candidates = [
            (self.latin, Script::Latin),
            (east_asian, east),
            (self.cyrillic, Script::Cyrillic),
            (self.arabic, Script::Arabic),
            (self.devanagari, Script::Devanagari),
        ];
        let others =
            self.other.iter().zip(OTHERS.iter()).map(|(count, (language, _))| (*count, Script::Other(language)));
        let (count, script) = candidates.into_iter().chain(others).max_by_key(|(count, _)| *count)?;
        (count >= 3).then_some(script)
    }
}

/// Arabic, Persian or Urdu, by the letters that only one has.
pub(super) fn arabic(text: &str) -> &'static str {
    let urdu = text.chars().filter(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ھ')).count();
    let persian = text.chars().filter(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی')).count();
    match (urdu, persian) {
        (1.., _) => "ur",
        (0, 2..) => "fa",
        _ => "ar",
    }
}

/// Hindi by its commonest words; Marathi and Nepali share the script.
pub(super) fn devanagari(text: &str) -> Option<&'static str> {
    const HINDI: &[&str] =
        &["है", "हैं", "के", "में", "की", "का", "और", "से", "को", "लिखो", "लिखें", "एक", "क्या", "पर", "मुझे", "बारे"];
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '।' | ',' | '?'));
    (words.filter(|word| HINDI.contains(word)).take(2).count() >= 2).then_some("hi")
}

/// Russian or Ukrainian, by letters and words; none where neither shows.
pub(super) fn cyrillic(text: &str) -> Option<&'static str> {
    const RUSSIAN: &[&str] =
        &["и", "в", "на", "не", "что", "как", "с", "о", "это", "про", "мне", "по", "из", "от", "или", "их", "чтобы"];
    const UKRAINIAN: &[&str] = &["та", "що", "як", "з", "це", "від", "мені", "є", "й", "щоб", "або"];
    let mut ukrainian = text.chars().filter(|c| matches!(c, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ')).count();
    let mut russian = text.chars().filter(|c| matches!(c, 'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё')).count();
    // Serbian, Macedonian and Belarusian have letters that neither has.
    if text.chars().any(|c| matches!(c, 'ђ' | 'ј' | 'љ' | 'њ' | 'ћ' | 'џ' | 'ѓ' | 'ќ' | 'ў')) {
        return None;
    }
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        russian += usize::from(RUSSIAN.contains(&word.as_str()));
        ukrainian += usize::from(UKRAINIAN.contains(&word.as_str()));
    }
    // A Ukrainian text of some length has its own letters; a Bulgarian one has its ъ.
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let has_hard_sign = text.contains(['ъ', 'Ъ']);
    if ukrainian == 0 && letters >= 15 && !has_hard_sign {
        russian += 1;
    }
    if russian > 2 * ukrainian {
        Some("ru")
    } else if ukrainian > 2 * russian {
        Some("uk")
    } else {
        None
    }
}
