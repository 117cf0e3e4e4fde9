//! Spanish.

use prompt_host_plugin::Phrases;

use super::{Address, Demand, Forms, Positive};

const PLAIN_TEXT: Positive = Positive::three(
    "escribe en texto plano, sin Markdown",
    "escriba en texto plano, sin Markdown",
    "texto plano, sin Markdown",
)
.demanding(Demand::PlainText);
const NO_JARGON: Positive = Positive::three(
    "usa palabras sencillas, sin jerga",
    "use palabras sencillas, sin jerga",
    "palabras sencillas, sin jerga",
)
.demanding(Demand::PlainWords);
const NO_TERMS: Positive = Positive::three(
    "usa palabras sencillas, sin tecnicismos",
    "use palabras sencillas, sin tecnicismos",
    "palabras sencillas, sin tecnicismos",
)
.demanding(Demand::PlainWords);
const SHORT_SENTENCES: Positive = Positive::three("usa frases cortas", "use frases cortas", "frases cortas");
const ACTIVE: Positive =
    Positive::three("usa la voz activa, no la pasiva", "use la voz activa, no la pasiva", "voz activa, no pasiva");
const NO_ABBREVIATIONS: Positive = Positive::three(
    "escribe las palabras completas, sin abreviaturas",
    "escriba las palabras completas, sin abreviaturas",
    "palabras completas, sin abreviaturas",
);
const BRIEF: Positive = Positive::three("sé breve", "sea breve", "breve").demanding(Demand::Brevity);
const TO_THE_POINT: Positive = Positive::three("ve al grano", "vaya al grano", "al grano");
const LOWERCASE: Positive = Positive::three(
    "escribe solo en minúsculas, sin mayúsculas",
    "escriba solo en minúsculas, sin mayúsculas",
    "solo minúsculas, sin mayúsculas",
)
.demanding(Demand::Lowercase);
const NO_TECHNICAL_TERMS: Positive = Positive::three(
    "usa palabras sencillas, sin términos técnicos",
    "use palabras sencillas, sin términos técnicos",
    "palabras sencillas, sin términos técnicos",
)
.demanding(Demand::PlainWords);

pub(super) static FORMS: Forms = Forms { openings: &OPENINGS, things: &THINGS, whole: &WHOLE, joins: false };

static OPENINGS: Phrases<Address> = Phrases::new(&[
    ("evita", Address::Familiar),
    ("evita el uso de", Address::Familiar),
    ("evita usar", Address::Familiar),
    ("evita utilizar", Address::Familiar),
    ("evite", Address::Polite),
    ("evite usar", Address::Polite),
    ("evite utilizar", Address::Polite),
    ("nada de", Address::Bare),
    ("no emplee", Address::Polite),
    ("no emplees", Address::Familiar),
    ("no incluya", Address::Polite),
    ("no incluyas", Address::Familiar),
    ("no use", Address::Polite),
    ("no uses", Address::Familiar),
    ("no utilice", Address::Polite),
    ("no utilices", Address::Familiar),
    ("sin", Address::Bare),
]);

static THINGS: Phrases<Positive> = Phrases::new(&[
    ("abreviaturas", NO_ABBREVIATIONS),
    ("el markdown", PLAIN_TEXT),
    ("formato markdown", PLAIN_TEXT),
    ("frases demasiado largas", SHORT_SENTENCES),
    ("frases largas", SHORT_SENTENCES),
    ("jerga", NO_JARGON),
    ("jerga técnica", NO_JARGON),
    ("la jerga", NO_JARGON),
    ("la jerga técnica", NO_JARGON),
    ("la voz pasiva", ACTIVE),
    ("las abreviaturas", NO_ABBREVIATIONS),
    ("las frases largas", SHORT_SENTENCES),
    ("las oraciones largas", SHORT_SENTENCES),
    ("letras mayúsculas", LOWERCASE),
    ("los tecnicismos", NO_TERMS),
    ("markdown", PLAIN_TEXT),
    ("mayúsculas", LOWERCASE),
    ("oraciones demasiado largas", SHORT_SENTENCES),
    ("oraciones largas", SHORT_SENTENCES),
    ("tecnicismos", NO_TERMS),
    ("términos técnicos", NO_TECHNICAL_TERMS),
    ("voz pasiva", ACTIVE),
]);

static WHOLE: Phrases<(Positive, Address)> = Phrases::new(&[
    ("no se extienda", (BRIEF, Address::Polite)),
    ("no se extienda demasiado", (BRIEF, Address::Polite)),
    ("no te extiendas", (BRIEF, Address::Familiar)),
    ("no te extiendas demasiado", (BRIEF, Address::Familiar)),
    ("no te vayas por las ramas", (TO_THE_POINT, Address::Familiar)),
]);
