//! The lexicon as sets, made once a call, and words as one form for one meaning.

use std::collections::{HashMap, HashSet};

use crate::lexicon;
use crate::thesaurus::THESAURUS;

/// Letters that a stem is cut to: endings differ, beginnings say what is meant.
const STEM: usize = 7;

/// Looks words up.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    function: HashSet<&'static str>,
    negations: HashSet<&'static str>,
    denials: HashSet<&'static str>,
    double: HashSet<&'static str>,
    filler: HashSet<&'static str>,
    /// From a word's stem to that of the first of its group.
    synonyms: HashMap<String, String>,
}

impl Vocabulary {
    /// For prompts in `language`.
    pub(crate) fn new(language: Option<&str>) -> Self {
        let set = |list: &'static str| list.split_ascii_whitespace().collect();
        let known = |tag: &str| lexicon::FUNCTION.iter().any(|(known, _)| *known == tag);
        let language = language.filter(|tag| known(tag)).unwrap_or("en");
        let spoken = |lists: &'static [(&'static str, &'static str)]| -> HashSet<&'static str> {
            let own = lists.iter().filter(|(tag, _)| *tag == language);
            own.flat_map(|(_, list)| list.split_ascii_whitespace()).collect()
        };
        let mut synonyms = HashMap::new();
        for group in THESAURUS.iter().chain(lexicon::SYNONYMS) {
            let mut words = group.split_ascii_whitespace();
            let Some(first) = words.next().map(stem) else { continue };
            for word in words {
                synonyms.entry(stem(word)).or_insert_with(|| first.clone());
            }
            synonyms.entry(first.clone()).or_insert(first);
        }
        Self {
            function: spoken(lexicon::FUNCTION),
            negations: spoken(lexicon::NEGATIONS),
            denials: set(lexicon::DENIALS),
            double: set(lexicon::DOUBLE),
            filler: set(lexicon::FILLER),
            synonyms,
        }
    }

    pub(crate) fn is_function(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    pub(crate) fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    pub(crate) fn is_denial(&self, word: &str) -> bool {
        self.negations.contains(word) || self.denials.contains(word)
    }

    pub(crate) fn is_double(&self, word: &str) -> bool {
        self.double.contains(word)
    }

    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.filler.contains(word)
    }

    /// One form for a folded word and all that mean the same.
    pub(crate) fn key(&self, word: &str) -> String {
        let stem = stem(word);
        self.synonyms.get(&stem).cloned().unwrap_or(stem)
    }
}

/// A word without its ending, cut to its first letters.
pub(crate) fn stem(word: &str) -> String {
    const ENDINGS: &[&str] = &[
        "ingly", "ings", "ing", "edly", "ed", "ies", "ied", "ers", "er", "est", "ly", "es", "en", "em", "s", "e", "n",
        "y", "a", "o",
    ];
    let count = word.chars().count();
    let mut stem = word;
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.chars().count() >= 3
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
