//! English.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive = Positive::one("write plain text, no Markdown").demanding(Demand::PlainText);
const NO_JARGON: Positive = Positive::one("use plain words, no jargon").demanding(Demand::PlainWords);
const NO_TERMS: Positive = Positive::one("use plain words, no technical terms").demanding(Demand::PlainWords);
const NO_UNNECESSARY_JARGON: Positive =
    Positive::one("use plain words, no unnecessary jargon").demanding(Demand::PlainWords);
const SIMPLE_WORDS: Positive = Positive::one("use simple words").demanding(Demand::PlainWords);
const SHORT_SENTENCES: Positive = Positive::one("use short sentences");
const SHORT_PARAGRAPHS: Positive = Positive::one("use short paragraphs");
const ACTIVE: Positive = Positive::one("use the active voice, not the passive");
const NO_ABBREVIATIONS: Positive = Positive::one("write words out in full, no abbreviations");
const NO_CONTRACTIONS: Positive = Positive::one("write words out in full, no contractions");
const BRIEF: Positive = Positive::one("be brief").demanding(Demand::Brevity);
const SPECIFIC: Positive = Positive::one("be specific");
const TO_THE_POINT: Positive = Positive::one("keep to the point");
const LOWERCASE: Positive =
    Positive::one("write in lowercase letters only, no capital letters").demanding(Demand::Lowercase);
const NO_ACRONYMS: Positive = Positive::one("write words out in full, no acronyms");
const NO_BUZZWORDS: Positive = Positive::one("use plain words, no buzzwords").demanding(Demand::PlainWords);
const NO_LEGALESE: Positive = Positive::one("use plain words, no legalese").demanding(Demand::PlainWords);
const NO_FILLER: Positive = Positive::one("keep to the point, no filler");
const NO_FLUFF: Positive = Positive::one("keep to the point, no fluff");
const SIMPLE_LANGUAGE: Positive = Positive::one("use simple language").demanding(Demand::PlainWords);
const SHORT_ANSWERS: Positive = Positive::one("keep answers short").demanding(Demand::Brevity);
const SHORT_EXPLANATIONS: Positive = Positive::one("keep explanations short").demanding(Demand::Brevity);
const KEEP_IT_SHORT: Positive = Positive::one("keep it short").demanding(Demand::Brevity);

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: true };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("avoid", Address::Familiar),
    ("avoid any use of", Address::Familiar),
    ("avoid the use of", Address::Familiar),
    ("avoid using", Address::Familiar),
    ("avoid writing in", Address::Familiar),
    ("do not ever use", Address::Familiar),
    ("do not give", Address::Familiar),
    ("do not include", Address::Familiar),
    ("do not use", Address::Familiar),
    ("do not write", Address::Familiar),
    ("do not write in", Address::Familiar),
    ("don't ever use", Address::Familiar),
    ("don't give", Address::Familiar),
    ("don't include", Address::Familiar),
    ("don't use", Address::Familiar),
    ("don't write", Address::Familiar),
    ("don't write in", Address::Familiar),
    ("never use", Address::Familiar),
    ("never write in", Address::Familiar),
    ("no", Address::Bare),
    ("refrain from using", Address::Familiar),
    ("stay away from", Address::Familiar),
    ("steer clear of", Address::Familiar),
    ("without", Address::Bare),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("abbreviations", NO_ABBREVIATIONS),
    ("acronyms", NO_ACRONYMS),
    ("any abbreviations", NO_ABBREVIATIONS),
    ("any acronyms", NO_ACRONYMS),
    ("any capital letters", LOWERCASE),
    ("any contractions", NO_CONTRACTIONS),
    ("any jargon", NO_JARGON),
    ("any markdown", PLAIN_TEXT),
    ("any markdown formatting", PLAIN_TEXT),
    ("any markdown syntax", PLAIN_TEXT),
    ("any technical jargon", NO_JARGON),
    ("any technical terms", NO_TERMS),
    ("any uppercase letters", LOWERCASE),
    ("big words", SIMPLE_WORDS),
    ("buzzwords", NO_BUZZWORDS),
    ("capital letters", LOWERCASE),
    ("complex language", SIMPLE_LANGUAGE),
    ("complex words", SIMPLE_WORDS),
    ("complicated language", SIMPLE_LANGUAGE),
    ("complicated words", SIMPLE_WORDS),
    ("contractions", NO_CONTRACTIONS),
    ("corporate buzzwords", NO_BUZZWORDS),
    ("difficult words", SIMPLE_WORDS),
    ("fancy words", SIMPLE_WORDS),
    ("filler", NO_FILLER),
    ("fluff", NO_FLUFF),
    ("jargon", NO_JARGON),
    ("legalese", NO_LEGALESE),
    ("lengthy answers", SHORT_ANSWERS),
    ("lengthy explanations", SHORT_EXPLANATIONS),
    ("long answers", SHORT_ANSWERS),
    ("long explanations", SHORT_EXPLANATIONS),
    ("long paragraphs", SHORT_PARAGRAPHS),
    ("long sentences", SHORT_SENTENCES),
    ("long, complex sentences", SHORT_SENTENCES),
    ("long-winded answers", SHORT_ANSWERS),
    ("long-winded explanations", SHORT_EXPLANATIONS),
    ("markdown", PLAIN_TEXT),
    ("markdown formatting", PLAIN_TEXT),
    ("markdown syntax", PLAIN_TEXT),
    ("overly complex language", SIMPLE_LANGUAGE),
    ("overly complex words", SIMPLE_WORDS),
    ("overly complicated language", SIMPLE_LANGUAGE),
    ("overly long paragraphs", SHORT_PARAGRAPHS),
    ("overly long sentences", SHORT_SENTENCES),
    ("passive voice", ACTIVE),
    ("run-on sentences", SHORT_SENTENCES),
    ("technical jargon", NO_JARGON),
    ("technical terminology", NO_TERMS),
    ("technical terms", NO_TERMS),
    ("the passive voice", ACTIVE),
    ("unnecessary jargon", NO_UNNECESSARY_JARGON),
    ("uppercase letters", LOWERCASE),
    ("very long paragraphs", SHORT_PARAGRAPHS),
    ("very long sentences", SHORT_SENTENCES),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("avoid being long-winded", (BRIEF, Address::Familiar)),
    ("avoid being too verbose", (BRIEF, Address::Familiar)),
    ("avoid being vague", (SPECIFIC, Address::Familiar)),
    ("avoid being verbose", (BRIEF, Address::Familiar)),
    ("avoid being wordy", (BRIEF, Address::Familiar)),
    ("avoid excessive verbosity", (BRIEF, Address::Familiar)),
    ("avoid going off topic", (TO_THE_POINT, Address::Familiar)),
    ("avoid rambling", (TO_THE_POINT, Address::Familiar)),
    ("avoid tangents", (TO_THE_POINT, Address::Familiar)),
    ("avoid unnecessary verbosity", (BRIEF, Address::Familiar)),
    ("avoid vagueness", (SPECIFIC, Address::Familiar)),
    ("avoid verbosity", (BRIEF, Address::Familiar)),
    ("avoid wordiness", (BRIEF, Address::Familiar)),
    ("do not answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not be long-winded", (BRIEF, Address::Familiar)),
    ("do not be overly verbose", (BRIEF, Address::Familiar)),
    ("do not be overly wordy", (BRIEF, Address::Familiar)),
    ("do not be too long-winded", (BRIEF, Address::Familiar)),
    ("do not be too vague", (SPECIFIC, Address::Familiar)),
    ("do not be too verbose", (BRIEF, Address::Familiar)),
    ("do not be too wordy", (BRIEF, Address::Familiar)),
    ("do not be vague", (SPECIFIC, Address::Familiar)),
    ("do not be verbose", (BRIEF, Address::Familiar)),
    ("do not be wordy", (BRIEF, Address::Familiar)),
    ("do not format your answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not format your answers with markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not format your response in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not go off on tangents", (TO_THE_POINT, Address::Familiar)),
    ("do not go off topic", (TO_THE_POINT, Address::Familiar)),
    ("do not make it too long", (KEEP_IT_SHORT, Address::Familiar)),
    ("do not ramble", (TO_THE_POINT, Address::Familiar)),
    ("do not reply in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not respond in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not use markdown formatting", (PLAIN_TEXT, Address::Familiar)),
    ("do not write too much", (KEEP_IT_SHORT, Address::Familiar)),
    ("don't answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't be long-winded", (BRIEF, Address::Familiar)),
    ("don't be overly verbose", (BRIEF, Address::Familiar)),
    ("don't be overly wordy", (BRIEF, Address::Familiar)),
    ("don't be too long-winded", (BRIEF, Address::Familiar)),
    ("don't be too vague", (SPECIFIC, Address::Familiar)),
    ("don't be too verbose", (BRIEF, Address::Familiar)),
    ("don't be too wordy", (BRIEF, Address::Familiar)),
    ("don't be vague", (SPECIFIC, Address::Familiar)),
    ("don't be verbose", (BRIEF, Address::Familiar)),
    ("don't be wordy", (BRIEF, Address::Familiar)),
    ("don't format your answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't format your response in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't go off on tangents", (TO_THE_POINT, Address::Familiar)),
    ("don't go off topic", (TO_THE_POINT, Address::Familiar)),
    ("don't go on and on", (KEEP_IT_SHORT, Address::Familiar)),
    ("don't make it long", (KEEP_IT_SHORT, Address::Familiar)),
    ("don't make it too long", (KEEP_IT_SHORT, Address::Familiar)),
    ("don't ramble", (TO_THE_POINT, Address::Familiar)),
    ("don't reply in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't respond in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't write too much", (KEEP_IT_SHORT, Address::Familiar)),
    ("never answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("never respond in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("no capital letters are allowed", (LOWERCASE, Address::Familiar)),
    ("no capital letters should be used", (LOWERCASE, Address::Familiar)),
    ("no rambling", (TO_THE_POINT, Address::Familiar)),
]);
