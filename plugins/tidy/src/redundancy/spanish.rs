//! Spanish phrases.

use super::{Place, Plain, plain};
use prompt_host_plugin::{Phrases, word_list};

/// Endings of infinitives, with and without a pronoun.
const INFINITIVE: &[&str] =
    &["ar", "er", "ir", "arlo", "arla", "erlo", "erla", "irlo", "irla", "arse", "erse", "irse", "arme", "erme", "irme"];

/// What stands for each phrase.
pub(super) static PHRASES: Phrases<Plain> = Phrases::new(&[
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
    ("pese al hecho de que", plain("aunque", Place::Any)),
]);

word_list! {
    /// Words of a sentence that a person says to a model.
    pub(super) static OWN = [
        "ayúdame", "ayúdeme", "crea", "dame", "debe", "deben", "debes", "deme", "describe", "escriba", "escribe",
        "explica", "explique", "genera", "genere", "haga", "haz", "me", "mi", "mis", "necesito", "nos", "nuestra",
        "nuestras", "nuestro", "nuestros", "podría", "podrías", "por favor", "proponga", "propón", "puede",
        "puedes", "quiero", "quisiera", "te", "ti", "tu", "tus", "tú", "usted", "ustedes", "yo",
    ];
}
