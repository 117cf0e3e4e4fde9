//! How German asks for something, and asks back.

use prompt_host_plugin::{Phrases, word_list};

use super::{Asked, Detail, Kind, Wording};

pub(super) static WORDING: Wording = Wording {
    language: "de",
    asks: &ASKS,
    objects: &OBJECTS,
    details: &DETAILS,
    object_first: false,
    questions: QUESTIONS,
};

word_list! {
    static ASKS = [
        "empfehlen sie mir", "empfiehl mir", "erstelle", "erstelle mir", "erstellen sie", "gib mir", "ich möchte", "ich plane", "ich will", "organisiere", "organisieren", "plan", "plane", "planen", "schreib", "schreib mir", "schreibe", "schreibe mir", "schreiben sie", "verfasse",
    ];
}

static OBJECTS: Phrases<Kind> = Phrases::new(&[
    ("anschreiben", Kind::Message),
    ("ausflug", Kind::Trip),
    ("bewerbung", Kind::Message),
    ("brief", Kind::Message),
    ("buch", Kind::Book),
    ("computer", Kind::Device),
    ("e-mail", Kind::Message),
    ("einladung", Kind::Message),
    ("ernährungsplan", Kind::Workout),
    ("essensplan", Kind::Workout),
    ("feier", Kind::Party),
    ("film", Kind::Book),
    ("geburtstagsfeier", Kind::Party),
    ("geschenk", Kind::Gift),
    ("geschenkidee", Kind::Gift),
    ("handy", Kind::Device),
    ("hochzeit", Kind::Party),
    ("laptop", Kind::Device),
    ("mail", Kind::Message),
    ("party", Kind::Party),
    ("rede", Kind::Message),
    ("reise", Kind::Trip),
    ("roman", Kind::Book),
    ("serie", Kind::Book),
    ("trainingsplan", Kind::Workout),
    ("urlaub", Kind::Trip),
]);

static DETAILS: Phrases<&'static [Detail]> = Phrases::new(&[
    ("abnehmen", &[Detail::Goal]),
    ("abschied", &[Detail::Occasion]),
    ("allein", &[Detail::People]),
    ("anfänger", &[Detail::Goal]),
    ("april", &[Detail::When]),
    ("august", &[Detail::When]),
    ("budget", &[Detail::Budget]),
    ("dezember", &[Detail::When]),
    ("euro", &[Detail::Budget]),
    ("familie", &[Detail::People]),
    ("februar", &[Detail::When]),
    ("frau", &[Detail::People]),
    ("freunde", &[Detail::People]),
    ("freunden", &[Detail::People]),
    ("frühling", &[Detail::When]),
    ("für", &[Detail::Occasion]),
    ("geburtstag", &[Detail::Occasion]),
    ("gewicht", &[Detail::Goal]),
    ("gäste", &[Detail::People]),
    ("gästen", &[Detail::People]),
    ("günstig", &[Detail::Budget]),
    ("herbst", &[Detail::When]),
    ("hochzeit", &[Detail::Occasion]),
    ("januar", &[Detail::When]),
    ("juli", &[Detail::When]),
    ("juni", &[Detail::When]),
    ("kinder", &[Detail::People]),
    ("kindern", &[Detail::People]),
    ("mag", &[Detail::Taste]),
    ("mai", &[Detail::When]),
    ("mann", &[Detail::People]),
    ("meine", &[Detail::Recipient]),
    ("meinen", &[Detail::Recipient]),
    ("monat", &[Detail::When]),
    ("morgen", &[Detail::When]),
    ("motto", &[Detail::Occasion]),
    ("muskel", &[Detail::Goal]),
    ("muskelaufbau", &[Detail::Goal]),
    ("märz", &[Detail::When]),
    ("mögen", &[Detail::Taste]),
    ("november", &[Detail::When]),
    ("nächte", &[Detail::When]),
    ("oktober", &[Detail::When]),
    ("paar", &[Detail::People]),
    ("personen", &[Detail::People]),
    ("preis", &[Detail::Budget]),
    ("september", &[Detail::When]),
    ("sommer", &[Detail::When]),
    ("spiele", &[Detail::Use]),
    ("tag", &[Detail::When]),
    ("tage", &[Detail::When]),
    ("tagen", &[Detail::When]),
    ("vegetarisch", &[Detail::Goal]),
    ("weihnachten", &[Detail::When, Detail::Occasion]),
    ("winter", &[Detail::When]),
    ("woche", &[Detail::When]),
    ("wochen", &[Detail::When]),
    ("wochenende", &[Detail::When]),
    ("zum", &[Detail::Occasion]),
    ("zur", &[Detail::Occasion]),
    ("über", &[Detail::Taste]),
]);

static QUESTIONS: &[Asked] = &[
    Asked {
        kind: Kind::Trip,
        detail: Detail::When,
        lead: "Zeitraum:",
        question: "Zu „{}“: Wann geht es los, und für wie lange?",
    },
    Asked {
        kind: Kind::Trip,
        detail: Detail::People,
        lead: "Reisende:",
        question: "Wie viele Personen reisen („{}“)?",
    },
    Asked { kind: Kind::Trip, detail: Detail::Budget, lead: "Budget:", question: "Was darf „{}“ kosten?" },
    Asked {
        kind: Kind::Party, detail: Detail::Occasion, lead: "Anlass:", question: "Was ist der Anlass für „{}“?"
    },
    Asked {
        kind: Kind::Party, detail: Detail::People, lead: "Gäste:", question: "Wie viele Personen kommen („{}“)?"
    },
    Asked { kind: Kind::Party, detail: Detail::Budget, lead: "Budget:", question: "Was darf „{}“ kosten?" },
    Asked {
        kind: Kind::Message,
        detail: Detail::Recipient,
        lead: "Empfänger und Anlass:",
        question: "An wen richtet sich „{}“, und worum geht es?",
    },
    Asked {
        kind: Kind::Gift,
        detail: Detail::Recipient,
        lead: "Für:",
        question: "Für wen ist „{}“, und was mag diese Person?",
    },
    Asked { kind: Kind::Gift, detail: Detail::Budget, lead: "Budget:", question: "Was darf „{}“ kosten?" },
    Asked { kind: Kind::Book, detail: Detail::Taste, lead: "Vorlieben:", question: "Zu „{}“: Was magst du?" },
    Asked { kind: Kind::Device, detail: Detail::Use, lead: "Zweck:", question: "Wofür wird „{}“ gebraucht?" },
    Asked { kind: Kind::Device, detail: Detail::Budget, lead: "Budget:", question: "Was darf „{}“ kosten?" },
    Asked { kind: Kind::Workout, detail: Detail::Goal, lead: "Ziel:", question: "Welches Ziel hat „{}“?" },
];
