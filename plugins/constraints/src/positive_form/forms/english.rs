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

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("avoid", Address::Familiar),
    ("avoid using", Address::Familiar),
    ("do not use", Address::Familiar),
    ("do not write in", Address::Familiar),
    ("don't use", Address::Familiar),
    ("don't write in", Address::Familiar),
    ("never use", Address::Familiar),
    ("no", Address::Bare),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("abbreviations", NO_ABBREVIATIONS),
    ("any jargon", NO_JARGON),
    ("any markdown", PLAIN_TEXT),
    ("big words", SIMPLE_WORDS),
    ("complex words", SIMPLE_WORDS),
    ("complicated words", SIMPLE_WORDS),
    ("contractions", NO_CONTRACTIONS),
    ("difficult words", SIMPLE_WORDS),
    ("fancy words", SIMPLE_WORDS),
    ("jargon", NO_JARGON),
    ("long paragraphs", SHORT_PARAGRAPHS),
    ("long sentences", SHORT_SENTENCES),
    ("markdown", PLAIN_TEXT),
    ("markdown formatting", PLAIN_TEXT),
    ("markdown syntax", PLAIN_TEXT),
    ("overly long paragraphs", SHORT_PARAGRAPHS),
    ("overly long sentences", SHORT_SENTENCES),
    ("passive voice", ACTIVE),
    ("technical jargon", NO_JARGON),
    ("technical terms", NO_TERMS),
    ("the passive voice", ACTIVE),
    ("unnecessary jargon", NO_UNNECESSARY_JARGON),
    ("very long paragraphs", SHORT_PARAGRAPHS),
    ("very long sentences", SHORT_SENTENCES),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("avoid being vague", (SPECIFIC, Address::Familiar)),
    ("avoid being verbose", (BRIEF, Address::Familiar)),
    ("avoid being wordy", (BRIEF, Address::Familiar)),
    ("avoid rambling", (TO_THE_POINT, Address::Familiar)),
    ("avoid vagueness", (SPECIFIC, Address::Familiar)),
    ("avoid verbosity", (BRIEF, Address::Familiar)),
    ("do not answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not be long-winded", (BRIEF, Address::Familiar)),
    ("do not be overly verbose", (BRIEF, Address::Familiar)),
    ("do not be too long-winded", (BRIEF, Address::Familiar)),
    ("do not be too vague", (SPECIFIC, Address::Familiar)),
    ("do not be too verbose", (BRIEF, Address::Familiar)),
    ("do not be too wordy", (BRIEF, Address::Familiar)),
    ("do not be vague", (SPECIFIC, Address::Familiar)),
    ("do not be verbose", (BRIEF, Address::Familiar)),
    ("do not be wordy", (BRIEF, Address::Familiar)),
    ("do not format your answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not format your response in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("do not ramble", (TO_THE_POINT, Address::Familiar)),
    ("do not respond in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't be long-winded", (BRIEF, Address::Familiar)),
    ("don't be overly verbose", (BRIEF, Address::Familiar)),
    ("don't be too long-winded", (BRIEF, Address::Familiar)),
    ("don't be too vague", (SPECIFIC, Address::Familiar)),
    ("don't be too verbose", (BRIEF, Address::Familiar)),
    ("don't be too wordy", (BRIEF, Address::Familiar)),
    ("don't be vague", (SPECIFIC, Address::Familiar)),
    ("don't be verbose", (BRIEF, Address::Familiar)),
    ("don't be wordy", (BRIEF, Address::Familiar)),
    ("don't format your answer in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't format your response in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("don't ramble", (TO_THE_POINT, Address::Familiar)),
    ("don't respond in markdown", (PLAIN_TEXT, Address::Familiar)),
    ("no rambling", (TO_THE_POINT, Address::Familiar)),
]);
