//! The language of a prompt's instructions.
//!
//! Precision first: a wrong `en` lets the host add English to somebody's French prompt,
//! while none only keeps some rules silent. Script decides where it can; within the Latin
//! and Cyrillic scripts function words and letters do, and `whatlang` where these are few.
//! Text to work on may be in another language than the instruction, so the first
//! paragraph has the first word.

use whatlang::{Detector, Lang};

use super::protection::gaps;
use super::{Protected, Span};

mod script;
mod words;

use script::{Script, Scripts};
use words::Score;

/// How much prose is read, in bytes: enough to be sure, and a bound on the work.
const READ: usize = 6000;

/// How much of the prose's start counts as the lead.
const LEAD: usize = 400;

/// The BCP 47 primary tag of the language that the unprotected text is written in; none when unsure.
pub fn detect(text: &str, protected: &[Protected]) -> Option<&'static str> {
    let sample = Sample::of(text, protected);
    let lead_scripts = Scripts::of(&sample.lead);
    match detect_in(&sample.lead, lead_scripts) {
        // The lead is what asks, unless English asks at the end for something about the text above it.
        Some(lead) => {
            let may_ask_at_end = words::asks(&sample.tail) && !words::asks(&sample.lead);
            let is_contested = may_ask_at_end
                && detect_in(&sample.tail, Scripts::of(&sample.tail)).is_some_and(|tail| tail != lead)
                && detect_in(&sample.all, Scripts::of(&sample.all)) != Some(lead);
            (!is_contested).then_some(lead)
        }
        // A lead too short to tell: the whole decides, when it is in the same script.
        None => {
            let scripts = Scripts::of(&sample.all);
            let agrees = lead_scripts.letters() == 0 || lead_scripts.main() == scripts.main();
            detect_in(&sample.all, scripts).filter(|_| agrees)
        }
    }
}

/// Unprotected text, its first and its last paragraph.
#[derive(Debug, Default)]
struct Sample {
    all: String,
    lead: String,
    tail: String,
}

impl Sample {
    fn of(text: &str, protected: &[Protected]) -> Self {
        let mut all = String::with_capacity(text.len().min(READ) + 8);
        let gaps = gaps(protected, text.len());
        for gap in &gaps {
            let room = READ.saturating_sub(all.len());
            if room == 0 {
                break;
            }
            let gap = Span::new(gap.start, gap.end).of(text);
            all.push_str(gap.get(..gap.floor_char_boundary(room)).unwrap_or_default());
            // What was cut out must not glue its neighbours together.
            all.push(' ');
        }
        let lead = paragraphs(&all).find(|paragraph| has_words(paragraph)).unwrap_or_default();
        // `Translate to English: …`: what stands before the colon asks, what follows is the material.
        let before_colon = lead
            .split_once(": ")
            .or_else(|| lead.split_once('：'))
            .map(|(head, _)| head)
            .filter(|head| has_words(head));
        let lead = before_colon.unwrap_or(lead);
        let lead = lead.get(..lead.floor_char_boundary(LEAD)).unwrap_or_default().to_owned();
        let tail = last_gap(text, &gaps);
        Self { all, lead, tail }
    }
}

/// The last paragraph of the unprotected text.
fn last_gap(text: &str, gaps: &[Span]) -> String {
    let mut tail = String::new();
    for gap in gaps.iter().rev().take(8) {
        let gap = gap.of(text);
        let cut = gap.ceil_char_boundary(gap.len().saturating_sub(LEAD));
        tail = format!("{} {tail}", gap.get(cut..).unwrap_or_default());
        if tail.len() > LEAD || tail.trim_end().contains("\n") {
            break;
        }
    }
    let last = paragraphs(&tail).filter(|paragraph| has_words(paragraph)).last();
    last.unwrap_or_default().to_owned()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// Enough to tell a language by: two words, or a few letters where words are not spaced.
fn has_words(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    words.nth(2).is_some()
        || (!paragraph.is_ascii() && paragraph.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).nth(3).is_some())
}

fn detect_in(text: &str, scripts: Scripts) -> Option<&'static str> {
    let score = words::score(text);
    match scripts.main()? {
        Script::Other(language) => clear_of_latin(scripts, &score).then_some(language),
        Script::Han if clear_of_latin(scripts, &score) => Some("zh"),
        Script::Kana if clear_of_latin(scripts, &score) => Some("ja"),
        Script::Han | Script::Kana => None,
        Script::Arabic => Some(script::arabic(text)),
        Script::Devanagari => script::devanagari(text),
        Script::Cyrillic => script::cyrillic(text).or_else(|| by_trigrams(text, 0.5)),
        Script::Latin if scripts.foreign_share() > 40 => None,
        Script::Latin => score.best().or_else(|| by_trigrams(text, 0.9).filter(|language| score.allows(language))),
    }
}

/// Whether a text in another script is not really Latin prose about it: `What does 好 mean?`
fn clear_of_latin(scripts: Scripts, score: &Score) -> bool {
    scripts.latin() == 0 || score.best().is_none()
}

/// `whatlang` on texts that are long enough for it.
fn by_trigrams(text: &str, confidence: f64) -> Option<&'static str> {
    const LANGUAGES: &[(Lang, &str)] = &[
        (Lang::Eng, "en"),
        (Lang::Fra, "fr"),
        (Lang::Spa, "es"),
        (Lang::Deu, "de"),
        (Lang::Ita, "it"),
        (Lang::Por, "pt"),
        (Lang::Nld, "nl"),
        (Lang::Rus, "ru"),
        (Lang::Tur, "tr"),
        (Lang::Pol, "pl"),
        (Lang::Swe, "sv"),
        (Lang::Ukr, "uk"),
        (Lang::Vie, "vi"),
        (Lang::Ind, "id"),
        (Lang::Dan, "da"),
        (Lang::Nob, "nb"),
        (Lang::Fin, "fi"),
        (Lang::Ces, "cs"),
        (Lang::Hun, "hu"),
        (Lang::Ron, "ro"),
        (Lang::Cat, "ca"),
        (Lang::Bul, "bg"),
        (Lang::Srp, "sr"),
        (Lang::Hrv, "hr"),
    ];
    let text = text.get(..text.floor_char_boundary(800)).unwrap_or(text);
    if text.chars().filter(|c| c.is_alphabetic()).count() < 40 {
        return None;
    }
    let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(lang, _)| *lang).collect());
    let info = detector.detect(text).filter(|info| info.is_reliable() && info.confidence() >= confidence)?;
    LANGUAGES.iter().find(|(lang, _)| *lang == info.lang()).map(|(_, tag)| *tag)
}

#[cfg(test)]
mod tests {
    use super::super::protection::protect;

    fn detect(text: &str) -> Option<&'static str> {
        super::detect(text, &protect(text))
    }

    #[test]
    fn instructions_are_recognised() {
        let cases: &[(&str, &str)] = &[
            ("fix this bug", "en"),
            ("In order to test, list five primes.", "en"),
            ("CRITICAL: YOU MUST ALWAYS respond in JSON.", "en"),
            ("YOU MUST NEVER LOCK THE WHOLE TABLE.", "en"),
            ("Behebe den Fehler.", "de"),
            ("Corrige el error.", "es"),
            ("Corrige le bug.", "fr"),
            ("Explique les marées, sinon tu seras viré.", "fr"),
            ("Write a poem about rain", "en"),
            ("What is kevlar made out of?", "en"),
            ("Explain quantum computing", "en"),
            ("Translate to English: Je suis très content de vous voir aujourd'hui, mes amis.", "en"),
            ("Please translate this sentence into English:\n今日はとても良い天気ですね。", "en"),
            ("Rédige une lettre à ton ami.", "fr"),
            ("Quelles sont les étapes à suivre pour réussir ?", "fr"),
            ("Escribe un poema sobre la lluvia", "es"),
            ("¿Cuál es la capital de Perú?", "es"),
            ("Schreibe ein Gedicht über den Regen", "de"),
            ("Scrivi una poesia sulla pioggia e sul vento", "it"),
            ("Escreva um poema sobre a chuva e o mar", "pt"),
            ("Schrijf een gedicht over de regen", "nl"),
            ("雨についての詩を書いてください", "ja"),
            ("写一首关于雨的诗", "zh"),
            ("비에 대한 시를 써 주세요", "ko"),
            ("Напиши стихотворение о дожде", "ru"),
            ("Напиши вірш про дощ і вітер", "uk"),
            ("اكتب قصيدة عن المطر", "ar"),
            ("כתוב שיר על הגשם", "he"),
            ("बारिश के बारे में एक कविता लिखो", "hi"),
            ("เขียนบทกวีเกี่ยวกับฝน", "th"),
            ("Yağmur hakkında bir şiir yaz", "tr"),
            ("Napisz wiersz o deszczu i wietrze", "pl"),
            ("Skriv en dikt om regnet och havet", "sv"),
            ("Hãy viết một bài thơ về mưa", "vi"),
            ("Tulislah sebuah puisi tentang hujan dan angin", "id"),
            ("把下面这段话翻译成英文：This is a text that is written in English and is about the sea.", "zh"),
        ];
        for (text, expected) in cases {
            assert_eq!(detect(text), Some(*expected), "{text}");
        }
    }

    #[test]
    fn the_unsure_is_none() {
        for text in
            ["", "12 + 5", "kevlar", "```\nfor the of and to\n```", "Lorem ipsum dolor", "{{name}}", "😀😀", "OK"]
        {
            assert_eq!(detect(text), None, "{text}");
        }
    }

    #[test]
    fn protected_text_has_no_say() {
        assert_eq!(
            detect("Traduis : \"This is the text that you have to translate for me.\" en français, merci."),
            Some("fr")
        );
    }
}
