//! Spanish phrases.

use super::wording::{Place, Wording, plain, wording};
use crate::glossary::glossary;

/// Endings of infinitives, with and without a pronoun.
const INFINITIVE: &str = "ar arla arlo arme arse er erla erlo erme erse ir irla irlo irme irse";

glossary! {
    /// Orders for the subjunctives that wish for them.
    static SUBJUNCTIVES: 16 = include_str!("subjuntivos.txt")
}

glossary! {
    /// The same after "me".
    static SUBJUNCTIVES_TO_ME: 8 = include_str!("subjuntivos_me.txt")
}

/// What stands for each phrase.
pub(super) static PHRASES: Wording = wording![32;
    ("a causa del hecho de que", plain("porque", Place::Any)),
    ("a pesar del hecho de que", plain("aunque", Place::Any)),
    ("con el fin de", plain("para", Place::BeforeEnding(INFINITIVE))),
    ("con el objetivo de", plain("para", Place::BeforeEnding(INFINITIVE))),
    ("con el objeto de", plain("para", Place::BeforeEnding(INFINITIVE))),
    ("con el propósito de", plain("para", Place::BeforeEnding(INFINITIVE))),
    ("con la finalidad de", plain("para", Place::BeforeEnding(INFINITIVE))),
    ("de forma diaria", plain("a diario", Place::Any)),
    ("de forma mensual", plain("cada mes", Place::Any)),
    ("de forma regular", plain("regularmente", Place::Any)),
    ("de forma semanal", plain("cada semana", Place::Any)),
    ("de manera diaria", plain("a diario", Place::Any)),
    ("de manera regular", plain("regularmente", Place::Any)),
    ("de manera semanal", plain("cada semana", Place::Any)),
    ("debido al hecho de que", plain("porque", Place::Any)),
    ("en el momento actual", plain("ahora", Place::Any)),
    ("en este preciso momento", plain("ahora", Place::Any)),
    ("me gustaría que", plain("", Place::Form(&SUBJUNCTIVES))),
    ("me gustaría que me", plain("", Place::Form(&SUBJUNCTIVES_TO_ME))),
    ("necesito que", plain("", Place::Form(&SUBJUNCTIVES))),
    ("necesito que me", plain("", Place::Form(&SUBJUNCTIVES_TO_ME))),
    ("pese al hecho de que", plain("aunque", Place::Any)),
    ("quiero que", plain("", Place::Form(&SUBJUNCTIVES))),
    ("quiero que me", plain("", Place::Form(&SUBJUNCTIVES_TO_ME))),
    ("quisiera que", plain("", Place::Form(&SUBJUNCTIVES))),
    ("quisiera que me", plain("", Place::Form(&SUBJUNCTIVES_TO_ME))),
];
