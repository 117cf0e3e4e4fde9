//! German words that point at something.

use prompt_host_plugin::word_list;

word_list! {
    /// What is done to the object.
    pub(in crate::dangling_reference) static VERBS = [
        "analysiere", "analysieren", "beantworte", "beantworten", "beende", "behebe", "beheben", "beschreibe",
        "beschreiben", "beurteile", "bewerte", "debugge", "erklär", "erklär mir", "erkläre", "erkläre mir",
        "erklären", "fass", "fasse", "finde den fehler in", "formuliere", "fülle", "kommentiere", "konvertiere",
        "korrigiere", "korrigieren", "kürze", "kürzen", "lektoriere", "lies", "löse", "lösen", "optimiere",
        "optimieren", "prüfe", "prüfen", "refaktoriere", "repariere", "reparieren", "schreib", "schreibe", "setze",
        "verbessere", "verbessern", "vereinfache", "vereinfachen", "vergleiche", "vergleichen", "verkürze",
        "vervollständige", "was bedeutet", "was macht", "wofür ist", "zusammenfassen", "überarbeite", "überarbeiten",
        "überprüfe", "übersetz", "übersetze", "übersetzen",
    ];
}

word_list! {
    /// What is pointed at.
    pub(in crate::dangling_reference) static OBJECTS = [
        "das", "das bild oben", "das bild unten", "das dokument oben", "das dokument unten", "das folgende bild",
        "das folgende dokument", "das folgende gedicht", "das folgende programm", "das folgende skript",
        "das gedicht oben", "das gedicht unten", "das hier", "das programm oben", "das programm unten",
        "das skript oben", "das skript unten", "den absatz oben", "den absatz unten", "den artikel oben",
        "den artikel unten", "den aufsatz oben", "den aufsatz unten", "den ausschnitt oben", "den ausschnitt unten",
        "den bericht oben", "den bericht unten", "den brief oben", "den brief unten", "den code oben",
        "den code unten", "den fehler oben", "den fehler unten", "den folgenden absatz", "den folgenden artikel",
        "den folgenden aufsatz", "den folgenden ausschnitt", "den folgenden bericht", "den folgenden brief",
        "den folgenden bug", "den folgenden code", "den folgenden fehler", "den folgenden satz", "den folgenden text",
        "den obigen absatz", "den obigen artikel", "den obigen aufsatz", "den obigen ausschnitt",
        "den obigen bericht", "den obigen brief", "den obigen code", "den obigen fehler", "den obigen satz",
        "den obigen text", "den satz oben", "den satz unten", "den text oben", "den text unten", "die abfrage oben",
        "die abfrage unten", "die datei oben", "die datei unten", "die e-mail oben", "die e-mail unten",
        "die folgende abfrage", "die folgende datei", "die folgende e-mail", "die folgende funktion",
        "die folgende mail", "die folgende nachricht", "die folgende tabelle", "die folgenden fragen",
        "die folgenden sätze", "die fragen oben", "die fragen unten", "die funktion oben", "die funktion unten",
        "die mail oben", "die mail unten", "die nachricht oben", "die nachricht unten", "die tabelle unten", "dies",
        "diese abfrage", "diese aufgabe", "diese beiden texte", "diese datei", "diese e-mail", "diese frage",
        "diese fragen", "diese funktion", "diese geschichte", "diese gleichung", "diese grafik", "diese mail",
        "diese nachricht", "diese notizen", "diese sätze", "diese tabelle", "diese texte", "diesem code",
        "diesem fehler", "diesem programm", "diesem satz", "diesem skript", "diesem text", "diesen absatz",
        "diesen artikel", "diesen aufsatz", "diesen ausschnitt", "diesen bericht", "diesen brief", "diesen bug",
        "diesen code", "diesen fehler", "diesen lebenslauf", "diesen satz", "diesen text", "diesen vertrag",
        "dieser abfrage", "dieser code", "dieser fehler", "dieser funktion", "dieser satz", "dieser text",
        "dieser vertrag", "dieses bild", "dieses diagramm", "dieses dokument", "dieses formular", "dieses foto",
        "dieses gedicht", "dieses problem", "dieses programm", "dieses skript", "dieses video", "es",
    ];
}

word_list! {
    /// What is meant by a bare noun where nothing else is said of it.
    pub(in crate::dangling_reference) static BARE = [
        "das diagramm", "das dokument", "das gedicht", "den absatz", "den artikel", "den bericht", "den brief",
        "den bug", "den code", "den fehler", "den satz", "den text", "den vertrag", "die aufgabe", "die daten",
        "die fehler", "die geschichte", "die gleichung", "die tabelle",
    ];
}

word_list! {
    /// The person's own writing.
    pub(in crate::dangling_reference) static OWN = [
        "mein anschreiben", "meine arbeit", "meine bewerbung", "meine e-mail", "meine grammatik", "meine mail",
        "meine rechtschreibung", "meinen artikel", "meinen aufsatz", "meinen bericht", "meinen brief",
        "meinen lebenslauf", "meinen text",
    ];
}

word_list! {
    /// How a change of the object begins.
    pub(in crate::dangling_reference) static MAKES = [
        "mach", "mache", "machen", "machen sie",
    ];
}

word_list! {
    /// What it is to become.
    pub(in crate::dangling_reference) static CHANGES = [
        "besser", "einfacher", "etwas", "formeller", "freundlicher", "klarer", "kürzer", "lesbarer", "länger", "mehr",
        "professioneller", "schneller", "schöner", "verständlicher", "weniger",
    ];
}

word_list! {
    /// How a question about the object opens.
    pub(in crate::dangling_reference) static ASKS = [
        "ist", "stimmt", "warum funktioniert", "was bedeutet", "was denkst du über", "was hältst du von",
        "was ist falsch an", "was ist falsch mit", "was macht", "was stimmt nicht mit", "wer hat", "wie behebe ich",
        "wie verbessere ich", "wofür ist",
    ];
}

word_list! {
    /// How it closes, after the object.
    pub(in crate::dangling_reference) static CLOSES = [
        "eigentlich", "falsch", "genau", "geschrieben", "gut", "korrekt", "nicht", "richtig", "so",
    ];
}

word_list! {
    /// What leads to an object before the request.
    pub(in crate::dangling_reference) static LEADS = [
        "anhand", "aus", "in", "laut", "nach",
    ];
}

word_list! {
    /// What leads to an object at the end.
    pub(in crate::dangling_reference) static TAILS = [
        "aus", "für", "in", "mit", "von", "zu", "über",
    ];
}
