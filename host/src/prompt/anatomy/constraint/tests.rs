//! What demands are read from sentences of six languages.

use super::{Bound, Constraint, ConstraintKind};
use crate::prompt::Document;
use crate::prompt::anatomy::read;

/// The demands of `text`, each as "length words ≤100" or "not format table".
fn demands(text: &str, language: &str) -> Vec<String> {
    let document = Document::analyse(text);
    let anatomy = read(text, &document.protected, &document.sentences, Some(language));
    anatomy.constraints.iter().map(|constraint| shown(text, constraint)).collect()
}

fn shown(text: &str, constraint: &Constraint) -> String {
    let kind = match constraint.kind {
        ConstraintKind::Length => "length",
        ConstraintKind::Count => "count",
        ConstraintKind::Format => "format",
        ConstraintKind::Tone => "tone",
        ConstraintKind::Language => "language",
        ConstraintKind::Inclusion | ConstraintKind::Exclusion | ConstraintKind::Rule => {
            return format!("{:?}: {}", constraint.kind, constraint.span.of(text)).to_lowercase();
        }
    };
    let not = if constraint.negated { "not " } else { "" };
    let amount = constraint.amount.map_or(String::new(), |amount| {
        let bound = match amount.bound {
            Bound::AtLeast => '≥',
            Bound::AtMost => '≤',
            Bound::Exactly => '=',
            Bound::About => '~',
        };
        format!(" {bound}{}", amount.number)
    });
    format!("{not}{kind} {}{amount}", constraint.value)
}

/// Each text gives these demands and no others.
fn claims(language: &str, claims: &[(&str, &[&str])]) {
    let read = claims.iter().map(|(text, expected)| (*text, demands(text, language), *expected));
    let wrong: Vec<_> = read.filter(|(_, found, expected)| found != expected).collect();
    assert!(wrong.is_empty(), "text, found, expected: {wrong:#?}");
}

#[test]
fn english_lengths_and_counts() {
    claims(
        "en",
        &[
            ("Write at most 100 words.", &["length words ≤100"]),
            ("Explain it in one sentence.", &["length sentences =1"]),
            ("Write a 500-word essay on bees.", &["length words ~500"]),
            ("Answer in 100 to 150 words.", &["length words ≥100", "length words ≤150"]),
            ("Write between 3 and 5 paragraphs.", &["length paragraphs ≥3", "length paragraphs ≤5"]),
            ("Write a story of 600+ words.", &["length words ≥600"]),
            ("Do not write more than 100 words.", &["length words ≤100"]),
            ("Do not use fewer than 50 words.", &["length words ≥50"]),
            ("Write no more than 80 words.", &["length words ≤80"]),
            ("List five reasons to learn Rust.", &["count reasons =5"]),
            ("Give me at least 3 short examples.", &["count examples ≥3"]),
            ("Keep it short.", &["length short"]),
        ],
    );
}

#[test]
fn numbers_that_measure_no_answer_are_no_lengths() {
    claims(
        "en",
        &[
            ("Summarise the first 2 pages of the report.", &[]),
            ("Write code where 1 <= word.length <= 5.", &[]),
            ("Explain this 500-word text.", &[]),
            ("Write 50 words per section.", &["length words ~50"]),
            ("How long does it take?", &[]),
        ],
    );
}

#[test]
fn english_forms_tones_and_languages() {
    claims(
        "en",
        &[
            ("Answer in JSON format.", &["format json"]),
            ("Format your answer as a Markdown table.", &["format table"]),
            ("Do not use bullet points.", &["not format bullets"]),
            ("Write in plain prose without headings.", &["format plain", "not format headings"]),
            ("Use a formal tone.", &["tone formal"]),
            ("Be objective.", &["tone neutral"]),
            ("You are a professional writer.", &[]),
            ("Respond in French.", &["language fr"]),
            ("Do not answer in English.", &["not language en"]),
        ],
    );
}

#[test]
fn english_rules_inclusions_and_exclusions() {
    claims(
        "en",
        &[
            ("Never mention the price.", &["exclusion: never mention the price"]),
            ("Include two sources, please.", &["inclusion: include two sources"]),
            ("Always greet the customer.", &["rule: always greet the customer."]),
            ("Write about dogs.", &[]),
        ],
    );
}

#[test]
fn french() {
    claims(
        "fr",
        &[
            ("Rédige un texte de 300 mots maximum.", &["length words ≤300"]),
            ("Explique les marées en une phrase.", &["length sentences =1"]),
            ("N'écris pas plus de 100 mots.", &["length words ≤100"]),
            ("Réponds en anglais.", &["language en"]),
            ("Donne un résumé au moins en trois paragraphes.", &["length paragraphs =3"]),
            ("Réponds sous forme de tableau.", &["format table"]),
            ("Objectif : vendre plus de vélos.", &[]),
        ],
    );
}

#[test]
fn spanish() {
    claims(
        "es",
        &[
            ("Escribe al menos 400 palabras.", &["length words ≥400"]),
            ("Explica las mareas en una frase.", &["length sentences =1"]),
            ("No superes las 80 palabras.", &["length words ≤80"]),
            ("Responde en formato JSON.", &["format json"]),
            ("Responde en inglés.", &["language en"]),
            ("No uses emojis.", &["not format emoji"]),
        ],
    );
}

#[test]
fn german() {
    claims(
        "de",
        &[
            ("Schreibe höchstens 100 Wörter.", &["length words ≤100"]),
            ("Erkläre die Gezeiten in einem Satz.", &["length sentences =1"]),
            ("Schreibe nicht mehr als 200 Wörter.", &["length words ≤200"]),
            ("Antworte auf Deutsch.", &["language de"]),
            ("Antworte im Fließtext ohne Tabelle.", &["format prose", "not format table"]),
            ("Nenne keine Quellen.", &["exclusion: nenne keine quellen"]),
        ],
    );
}

#[test]
fn japanese() {
    claims(
        "ja",
        &[
            ("400字以内で説明してください。", &["length characters ≤400"]),
            ("一文で要約してください。", &["length sentences =1"]),
            ("三行でまとめてください。", &["length lines =3"]),
            ("2段落目に例を書いてください。", &[]),
            ("統一文書を書いてください。", &[]),
            ("英語で答えてください。", &["language en"]),
            ("箇条書きで答えてください。", &["format bullets"]),
        ],
    );
}

#[test]
fn chinese() {
    claims(
        "zh",
        &[
            ("请写一篇不超过500字的文章。", &["length characters ≤500"]),
            ("请用一句话解释光合作用。", &["length sentences =1"]),
            ("不要超过100字。", &["length characters ≤100"]),
            ("第一行输入一个整数。", &[]),
            ("请用英文回答。", &["language en"]),
            ("请以表格形式列出。", &["format table"]),
            ("不要注明来源。", &["exclusion: 不要注明来源"]),
        ],
    );
}

#[test]
fn what_is_not_to_be_there_is_left_out() {
    claims(
        "en",
        &[
            ("Do not contain commas in your response.", &["exclusion: do not contain commas in your response"]),
            ("Make sure to not include the price.", &["exclusion: not include the price"]),
            ("Don't forget to include a title.", &["inclusion: include a title"]),
            ("Include milk, eggs and flour.", &["inclusion: include milk, eggs and flour"]),
            ("Mention the date, and keep it short.", &["inclusion: mention the date", "length short"]),
            (
                "Add a postscript starting with P.S. at the end.",
                &["inclusion: add a postscript starting with p.s. at the end"],
            ),
            ("Does it contain milk?", &[]),
            ("My doctor told me to avoid salt.", &[]),
        ],
    );
}

#[test]
fn negations_reach_all_things_of_a_list() {
    claims(
        "en",
        &[
            ("Do not use emojis, lists or headings.", &["not format emoji", "not format list", "not format headings"]),
            ("Emojis are not allowed.", &["not format emoji"]),
            ("Do not use jargon, and answer in JSON.", &["not tone technical", "format json"]),
            ("Answer not only in JSON.", &["format json"]),
        ],
    );
    claims(
        "de",
        &[
            ("Keine Listen, keine Emojis.", &["not format list", "not format emoji"]),
            ("Bitte Emojis nicht verwenden.", &["not format emoji"]),
            ("Antworte auf Deutsch, nicht auf Englisch.", &["language de", "not language en"]),
            ("Schreibe nicht mehr als 80 Wörter.", &["length words ≤80"]),
            ("Verzichte auf Tabellen.", &["not format table"]),
        ],
    );
    claims(
        "fr",
        &[
            ("N'utilise pas de tableaux ni de listes.", &["not format table", "not format list"]),
            ("Pas d'émojis, s'il te plaît.", &["not format emoji"]),
            ("Les listes sont interdites.", &["not format list"]),
        ],
    );
    claims("es", &[("No uses tablas ni viñetas.", &["not format table", "not format bullets"])]);
    claims(
        "ja",
        &[
            ("箇条書きは使わないでください。", &["not format bullets"]),
            (
                "絵文字や見出しを使わず、文章だけで書いてください。",
                &["not format emoji", "not format headings", "format prose"],
            ),
            ("英語では答えないでください。", &["not language en"]),
            ("価格には触れないでください。", &["exclusion: 価格には触れないでください"]),
        ],
    );
    claims(
        "zh",
        &[
            ("不要使用表格、标题和表情符号。", &["not format table", "not format headings", "not format emoji"]),
            ("请勿用英文回答。", &["not language en"]),
        ],
    );
}

#[test]
fn tones_may_have_words_between() {
    claims(
        "en",
        &[
            ("Write it in a warm but formal tone.", &["tone friendly", "tone formal"]),
            ("The tone should be formal.", &["tone formal"]),
            ("Tone: casual, witty.", &["tone casual", "tone humorous"]),
            ("Describe a serious accident.", &[]),
            ("Draft a formal letter.", &["tone formal"]),
        ],
    );
    claims("fr", &[("Adopte un ton à la fois formel et chaleureux.", &["tone formal", "tone friendly"])]);
    claims("de", &[("Schreibe in einem lockeren, aber höflichen Ton.", &["tone casual", "tone polite"])]);
    claims("es", &[("Usa un tono formal y cercano.", &["tone formal", "tone friendly"])]);
    claims("ja", &[("丁寧で親しみやすい口調で書いてください。", &["tone friendly"])]);
    claims(
        "zh",
        &[
            ("语气要正式，但又亲切。", &["tone formal", "tone friendly"]),
            ("请用轻松随意的口吻写。", &["tone casual", "tone casual"]),
        ],
    );
}

#[test]
fn things_are_counted_in_every_language() {
    claims("de", &[("Nenne fünf gute Gründe.", &["count gründe =5"])]);
    claims("es", &[("Dame cinco ideas.", &["count ideas =5"])]);
    claims("ja", &[("5つの理由を挙げてください。", &["count 理由 =5"])]);
    claims("zh", &[("请列出五个优点。", &["count 优点 =5"])]);
    claims("en", &[("Explain type 2 diabetes to students.", &[]), ("Put it into one of Electronics or Books.", &[])]);
}

#[test]
fn a_long_text_of_so_many_words_is_one_length() {
    claims(
        "en",
        &[("The pitch should be 500 words long.", &["length words ~500"]), ("Make the sentences short.", &[])],
    );
}
