//! German.

mod objects;
mod questions;
mod said;

use prompt_host_plugin::word_list;

use super::Wording;
use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::{Act, Kind};

pub(super) static WORDING: Wording = Wording {
    language: "de",
    acts: &ACTS,
    wishes: &WISHES,
    objects: &objects::OBJECTS,
    said: &said::SAID,
    neutral: &NEUTRAL,
    persons: &PERSONS,
    help: &HELP,
    troubles: &TROUBLES,
    questions: questions::QUESTIONS,
};

grouped! {
    /// How a sentence begins.
    static ACTS: Act = {
        Act::Plan => [
            "bereite vor", "ich organisiere", "ich plane", "organisiere", "organisiere mir", "organisieren", "plan",
            "plane", "plane mir", "planen", "planen sie", "veranstalten", "vorbereiten", "vorzubereiten",
            "wir organisieren", "wir planen", "zu organisieren", "zu planen",
        ];
        Act::Make => [
            "anlegen", "aufbauen", "ausarbeiten", "baue", "bauen", "entwerfen", "entwickeln", "entwickle", "entwirf",
            "erarbeite", "erstell", "erstell mir", "erstelle", "erstelle mir", "erstellen", "erstellen sie",
            "eröffnen", "generiere", "gestalte", "gestalten", "gib mir", "gründen", "mach", "mach mir", "mache",
            "machen", "programmiere", "programmieren", "schlag mir", "schlage", "starten", "stell mir", "stelle",
            "zeichne", "zu bauen", "zu entwickeln", "zu erstellen", "zu gründen", "zusammenstellen",
        ];
        Act::Write => [
            "aufsetzen", "formuliere", "formulieren", "schreib", "schreib mir", "schreibe", "schreibe mir",
            "schreiben", "schreiben sie", "verfasse", "verfassen", "zu schreiben", "zu verfassen",
        ];
        Act::Choose => [
            "aussuchen", "auswählen", "bestellen", "empfehlen", "empfehlen sie", "empfehlen sie mir", "empfiehl",
            "empfiehl mir", "finde", "finde mir", "finden", "finden sie", "geben sie mir", "gib mir", "hast du",
            "ich benötige", "ich brauche", "ich hätte gern", "ich möchte", "ich suche", "ich will", "kaufen",
            "kennst du", "mieten", "nenn mir", "nenne mir", "schlag mir", "schlage mir", "such", "such mir", "suche",
            "suche mir", "suchen", "vergleiche", "vergleichen", "vorschlagen", "was ist das beste",
            "welche sind die besten", "welcher ist der beste", "welches ist das beste", "wir suchen", "wo finde ich",
            "wo kann ich", "zeig mir", "zu finden", "zu kaufen",
        ];
        Act::Advise => [
            "aufräumen", "bring mir", "dekorieren", "einrichten", "erkläre mir, wie", "erziehen", "gib mir tipps",
            "renovieren", "reparieren", "streichen", "trainieren", "umgestalten", "verbessern", "wechseln", "wie",
            "wie kann ich", "wie mache ich", "wie soll ich", "zeig mir, wie", "zu reparieren", "zu verbessern",
        ];
        Act::Do => [
            "analysiere", "analysieren", "berechne", "berechnen", "buche", "buchen", "extrahiere", "extrahieren",
            "fasse", "konvertiere", "konvertieren", "korrigiere", "korrigieren", "reservier", "reserviere",
            "reservieren", "sortiere", "sortieren", "transkribiere", "umwandeln", "vereinbare", "vereinbaren",
            "visualisiere", "wandle", "zu buchen", "zu reservieren", "zusammenfassen", "zähle", "zählen",
            "überarbeite", "überprüfe", "übersetze", "übersetzen",
        ];
        Act::Learn => ["beibringen", "ich lerne", "lerne", "lernen", "studieren", "zu lernen", "üben"];
        Act::Pursue => ["anfangen", "beginnen", "einsteigen", "loslegen"];
        Act::Mend => [
            "aktualisieren", "in den griff bekommen", "optimieren", "reduzieren", "senken", "steigern", "stärken",
            "verbessern", "vereinfachen", "verwalten",
        ];
        Act::Buy => ["mir kaufen"];
        Act::Struggle => [
            "es fällt mir schwer", "hilf mir bei", "hilf mir mit", "ich brauche hilfe bei", "ich brauche hilfe mit",
            "ich habe probleme", "ich habe probleme mit", "ich habe schwierigkeiten", "ich habe schwierigkeiten mit",
            "ich schaffe es nicht", "mir fällt es schwer",
        ];
        Act::Tell => [
            "ich", "ich bin", "ich habe", "ich liebe", "ich mag", "ich werde", "ich wohne", "mein", "meine", "meinem",
            "meiner", "unser", "unsere", "wir haben", "wir sind",
        ];
        Act::Ask => ["gibt es", "wann", "was", "welche", "welcher", "welches", "wer", "wo", "wohin", "womit"];
    }
}

grouped! {
    /// The kind of help that is asked for in a situation.
    static HELP: Kind = {
        Kind::Advice => [
            "gewohnheiten", "hilf mir", "ideen", "lösungen", "methoden", "ratschläge", "strategien", "techniken",
            "tipps", "was kann ich tun", "was soll ich tun", "wie", "übungen",
        ];
        Kind::Guide => [
            "anleitung", "ausrüstung", "liste", "material", "materialien", "plan", "programm", "schritt für schritt",
            "schritte", "wie fange ich an", "wo fange ich an",
        ];
    }
}

word_list! {
    /// Words of a wish before its verb.
    static WISHES = [
        "ich denke darüber nach", "ich habe lust", "ich habe vor", "ich interessiere mich für", "ich muss",
        "ich möchte", "ich möchte gern", "ich möchte gerne", "ich soll", "ich versuche", "ich will", "ich würde gern",
        "ich würde gerne", "ich überlege", "wir möchten", "wir müssen", "wir wollen",
    ];
}

word_list! {
    /// Words for the person who asks.
    static PERSONS = [
        "ich", "mein", "meine", "meinem", "meinen", "meiner", "mich", "mir", "uns", "unser", "unsere", "unseren",
        "wir",
    ];
}

word_list! {
    /// Words of somebody who has trouble with something.
    static TROUBLES = [
        "angst", "aufschieben", "chaotisch", "einsam", "erschöpft", "fällt mir schwer", "gestresst",
        "kann nicht schlafen", "müde", "nervös", "probleme", "prokrastiniere", "schlaflos", "schlaflosigkeit",
        "schwer", "schwierigkeiten", "stress", "unmotiviert", "unordentlich", "ängstlich", "überfordert",
    ];
}

word_list! {
    /// Words that add nothing to what is asked for.
    static NEUTRAL = [
        "am wochenende", "aufsetzen", "aus", "beste", "besten", "bestes", "bitte", "danke", "das", "den", "der",
        "die", "ein", "ein paar", "eine", "einem", "einen", "einer", "einfache", "einfachen", "einfaches", "einige",
        "empfehlen", "erstellen", "finden", "formelle", "formellen", "formulieren", "förmlichen", "für die arbeit",
        "für die schule", "für heute", "für heute abend", "für mich", "für morgen", "fürs wochenende", "gute",
        "guten", "guter", "gutes", "heute", "heute abend", "idee", "ideen", "interessante", "interessanten",
        "interessantes", "kleine", "kleinen", "kleines", "kurze", "kurzen", "kurzer", "kurzes", "lange", "langen",
        "mir", "neue", "neuen", "neuer", "neues", "paar", "professionelle", "professionellen", "schreibe",
        "schreiben", "schöne", "schönen", "schöner", "schönes", "spannende", "spannenden", "spannendes", "tolle",
        "tollen", "tolles", "verfassen", "vorschlagen", "wirklich", "zu", "zum anschauen", "zum ansehen", "zum lesen",
    ];
}
