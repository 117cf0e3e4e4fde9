//! Spanish sentences.

use super::shape::{Grammar, Marks};

pub(super) static GRAMMAR: Grammar = Grammar {
    asking: &["¿cuál", "cuál", "cuáles", "cómo", "dónde", "qué", "quién"],
    choosing: &[],
    verbs: &["es", "está", "están", "funciona", "puedo", "puede", "se", "significa", "son"],
    not_between: &[],
    inverted: &[],
    courtesy: &[],
    orders: &[
        "compara",
        "crea",
        "dame",
        "describe",
        "dime",
        "elabora",
        "escribe",
        "escriba",
        "explica",
        "explícame",
        "explique",
        "genera",
        "genere",
        "haz",
        "hazme",
        "propón",
        "redacta",
        "resuelve",
    ],
    either: &[],
    objects: &[],
    subjects: &["necesito", "quiero", "quisiera", "tengo", "yo"],
    finite: &["a", "con", "crear", "de", "el", "hacer", "la", "para", "que", "saber", "soy", "un", "una"],
    before_question: &[],
    openers: &[
        "además", "con", "cuando", "debe", "el", "en", "esta", "este", "la", "las", "los", "para", "pero", "si", "un",
        "una",
    ],
    question: Marks::Spanish,
};
