//! The lexicon as sets, made once a call, and words as stems and senses.

use crate::eastern::Eastern;
use crate::hash::{Map, Set};
use crate::lexicon;
use crate::thesaurus::THESAURUS;

/// Letters that a stem is cut to: endings differ, beginnings say what is meant.
const STEM: usize = 7;

/// Looks words up.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// What each word is, as bits; see [`Flag`].
    flags: Map<&'static str, u16>,
    /// The same of stems.
    stem_flags: Map<String, u16>,
    /// Whose words these are, as a BCP 47 primary tag.
    pub(crate) language: &'static str,
    /// From a stem to the groups of the thesaurus that it stands in.
    senses: Map<String, Vec<u16>>,
    pub(crate) eastern: Eastern,
}

/// What a word may be.
#[derive(Debug, Clone, Copy)]
enum Flag {
    Function = 1,
    Negation = 2,
    Double = 4,
    Filler = 8,
    Name = 16,
    Polite = 32,
    /// By its stem: it denies, limits or leaves out.
    Denial = 64,
    /// By its stem: it denies or leaves out, and nothing else.
    StrongDenial = 128,
}

impl Vocabulary {
    /// For prompts in `language`; of all lists only what may stand in one of `texts` is read.
    pub(crate) fn new(language: Option<&str>, texts: [&str; 2]) -> Self {
        let language = lexicon::FUNCTION
            .iter()
            .map(|(tag, _)| *tag)
            .find(|tag| language.is_some_and(|language| language == *tag))
            .or_else(|| language.is_none().then(|| guess(texts)))
            .unwrap_or("en");
        let openings = Openings::of(texts);
        let spoken: [(&[(&str, &'static str)], Flag); 5] = [
            (lexicon::FUNCTION, Flag::Function),
            (lexicon::NEGATIONS, Flag::Negation),
            (lexicon::DOUBLE, Flag::Double),
            (lexicon::DENIALS, Flag::Denial),
            (lexicon::STRONG_DENIALS, Flag::StrongDenial),
        ];
        let of_any = [(lexicon::FILLER, Flag::Filler), (lexicon::NAMES, Flag::Name), (lexicon::POLITE, Flag::Polite)];
        let own = spoken.into_iter().flat_map(|(lists, flag)| lists.iter().map(move |(tag, list)| (*tag, *list, flag)));
        let own = own.filter(|(tag, ..)| *tag == language).map(|(_, list, flag)| (list, flag));
        let (mut flags, mut stem_flags): (Map<&'static str, u16>, Map<String, u16>) = (Map::default(), Map::default());
        for (list, flag) in own.chain(of_any) {
            for word in list.split_ascii_whitespace().filter(|word| openings.has(word)) {
                let flags = match flag {
                    Flag::Denial | Flag::StrongDenial => stem_flags.entry(stem(word)).or_default(),
                    _ => flags.entry(word).or_default(),
                };
                *flags |= flag as u16;
            }
        }
        let mut senses: Map<String, Vec<u16>> = Map::default();
        let own = THESAURUS.iter().filter(|(tag, _)| *tag == language).flat_map(|(_, groups)| groups.lines());
        for (group, number) in own.chain(lexicon::DEMONYMS.lines()).zip(0_u16..) {
            for word in group.split_ascii_whitespace().filter(|word| openings.has(word)) {
                let senses = senses.entry(stem(word)).or_default();
                if senses.last() != Some(&number) {
                    senses.push(number);
                }
            }
        }
        Self { flags, stem_flags, language, senses, eastern: Eastern::of(texts) }
    }

    fn is(&self, word: &str, flag: Flag) -> bool {
        self.flags.get(word).is_some_and(|flags| flags & flag as u16 != 0)
    }

    fn has_stem(&self, word: &str, flag: Flag) -> bool {
        self.stem_flags.get(&stem(word)).is_some_and(|flags| flags & flag as u16 != 0)
    }

    pub(crate) fn is_function(&self, word: &str) -> bool {
        self.is(word, Flag::Function)
    }

    pub(crate) fn is_negation(&self, word: &str) -> bool {
        self.is(word, Flag::Negation)
    }

    /// Whether a word denies, limits or leaves out.
    pub(crate) fn is_denial(&self, word: &str) -> bool {
        self.leaves_out(word) || self.has_stem(word, Flag::Denial)
    }

    /// Whether a word denies or leaves out, and nothing else.
    pub(crate) fn leaves_out(&self, word: &str) -> bool {
        self.is(word, Flag::Negation) || self.has_stem(word, Flag::StrongDenial)
    }

    pub(crate) fn is_double(&self, word: &str) -> bool {
        self.is(word, Flag::Double)
    }

    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.is(word, Flag::Filler)
    }

    /// Whether a folded word names a product, a programming language or the like, in any case.
    pub(crate) fn is_known_name(&self, word: &str) -> bool {
        self.is(word, Flag::Name)
    }

    /// Whether a word is one of greetings, thanks and apologies; it may be of other sentences too.
    pub(crate) fn is_polite(&self, word: &str) -> bool {
        self.is(word, Flag::Polite)
    }

    /// Groups of the thesaurus that a stem stands in.
    pub(crate) fn senses(&self, stem: &str) -> Vec<u16> {
        self.senses.get(stem).cloned().unwrap_or_default()
    }
}

/// The language that has most words of two texts; the host did not want to say.
fn guess(texts: [&str; 2]) -> &'static str {
    let words: Vec<String> = texts
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()))
        .take(GUESSED)
        .map(fold)
        .collect();
    let count = |list: &str| {
        let known: Set<&str> = list.split_ascii_whitespace().collect();
        words.iter().filter(|word| word.len() > 1 && known.contains(word.as_str())).count()
    };
    // The first of those that have as many: English is what is spoken when nothing is known.
    let counts = lexicon::FUNCTION.iter().rev().map(|(tag, list)| (count(list), *tag));
    counts.max_by_key(|(count, _)| *count).map_or("en", |(_, tag)| tag)
}

/// Words by which a language is guessed.
const GUESSED: usize = 60;

/// First letters of the words of two texts, so that most of the thesaurus need not be read.
struct Openings(Box<[bool; 4096]>);

impl Openings {
    fn of(texts: [&str; 2]) -> Self {
        let mut seen = Box::new([false; 4096]);
        for text in texts {
            let mut hash = 0;
            let mut letters = 0;
            for letter in text.chars().flat_map(char::to_lowercase) {
                let letter = fold_letter(letter).unwrap_or(' ');
                // "d'urgence": a mark ends a word here, though not elsewhere.
                if !letter.is_alphanumeric() {
                    (hash, letters) = (0, 0);
                } else if letters < OPENING {
                    hash = opening(hash, letter);
                    letters += 1;
                    if letters == OPENING
                        && let Some(flag) = seen.get_mut(hash)
                    {
                        *flag = true;
                    }
                }
            }
        }
        Self(seen)
    }

    fn has(&self, word: &str) -> bool {
        let hash = word.chars().take(OPENING).fold(0, opening);
        word.len() < OPENING || self.0.get(hash).copied().unwrap_or(false)
    }
}

/// Letters of a word that are looked at before it is read.
const OPENING: usize = 3;

fn opening(hash: usize, letter: char) -> usize {
    (hash * 31 + letter as usize) % 4096
}

/// A word without its ending, cut to its first letters.
pub(crate) fn stem(word: &str) -> String {
    const ENDINGS: &[&str] = &[
        "ness", "ingly", "ings", "ing", "edly", "ed", "ies", "ied", "ers", "er", "est", "ly", "es", "en", "em", "s",
        "e", "n", "y", "a", "o",
    ];
    let count = word.chars().count();
    let mut stem = word;
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.chars().count() >= if matches!(*ending, "a" | "o") { 4 } else { 3 }
            && count >= 4
        {
            stem = rest;
            break;
        }
    }
    // "running" and "run", "stopped" and "stop".
    let mut letters = stem.chars().rev();
    if let (Some(last), Some(before)) = (letters.next(), letters.next())
        && last == before
        && stem.chars().count() > 3
        && !"aeious".contains(last)
    {
        stem = stem.get(..stem.len() - last.len_utf8()).unwrap_or(stem);
    }
    stem.chars().take(STEM).collect()
}

/// Lowercase, without accents and joints.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            letter => folded.extend(fold_letter(letter)),
        }
    }
    folded
}

fn fold_letter(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'œ' => 'o',
        '\'' | '’' | '\u{301}' => return None,
        other => other,
    })
}
