//! Spanish sentences.

use super::shape::{Grammar, Marks};
use crate::lexicon::word_set;

pub(super) static GRAMMAR: Grammar = Grammar {
    asking: word_set!["cuál", "cuáles", "cómo", "dónde", "quién", "qué", "¿cuál"],
    choosing: word_set![],
    verbs: word_set!["es", "está", "están", "funciona", "puede", "puedo", "se", "significa", "son"],
    not_between: word_set![],
    inverted: &[],
    courtesy: word_set![],
    orders: word_set![
        "compara",
        "crea",
        "dame",
        "describe",
        "dime",
        "elabora",
        "escriba",
        "escribe",
        "explica",
        "explique",
        "explícame",
        "genera",
        "genere",
        "haz",
        "hazme",
        "propón",
        "redacta",
        "resuelve"
    ],
    either: word_set![],
    objects: word_set![],
    subjects: word_set!["necesito", "quiero", "quisiera", "tengo", "yo"],
    finite: word_set!["a", "con", "crear", "de", "el", "hacer", "la", "para", "que", "saber", "soy", "un", "una"],
    before_question: word_set![],
    openers: word_set![
        "además", "con", "cuando", "debe", "después", "el", "en", "es", "esta", "este", "la", "las", "los", "no",
        "para", "pero", "si", "son", "también", "un", "una"
    ],
    question: Marks::Spanish,
};
