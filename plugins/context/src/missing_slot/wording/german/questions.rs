//! How German asks back.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::wording::Asked;

pub(super) static QUESTIONS: &[Asked] = &[
    Asked { detail: Detail::Destination, lead: "Reiseziel:", question: "Zu „{}“: Wohin geht es?" },
    Asked { detail: Detail::Dates, lead: "Zeitraum:", question: "Zu „{}“: Wann geht es los, und für wie lange?" },
    Asked { detail: Detail::Duration, lead: "Dauer:", question: "Zu „{}“: Wie lange dauert es?" },
    Asked { detail: Detail::Travellers, lead: "Reisende:", question: "Wie viele Personen reisen („{}“)?" },
    Asked { detail: Detail::Budget, lead: "Budget:", question: "Zu „{}“: Wie hoch ist das Budget?" },
    Asked { detail: Detail::Occasion, lead: "Anlass:", question: "Was ist der Anlass für „{}“?" },
    Asked { detail: Detail::Guests, lead: "Gäste:", question: "Wie viele Personen kommen („{}“)?" },
    Asked { detail: Detail::GiftFor, lead: "Für:", question: "Für wen ist „{}“, und was mag diese Person?" },
    Asked { detail: Detail::Use, lead: "Zweck:", question: "Zu „{}“: Wofür wird es gebraucht?" },
    Asked {
        detail: Detail::Platform, lead: "Gerät oder System:", question: "Zu „{}“: Für welches Gerät oder System?"
    },
    Asked { detail: Detail::Taste, lead: "Vorlieben:", question: "Zu „{}“: Was magst du?" },
    Asked {
        detail: Detail::Diet,
        lead: "Ernährung und Allergien:",
        question: "Zu „{}“: Welche Ernährungsweise oder Allergien sind zu beachten?",
    },
    Asked {
        detail: Detail::MealGoal,
        lead: "Ziel:",
        question: "Welches Ziel hat „{}“ (Kalorien, Abnehmen, Muskelaufbau, Zeit sparen)?",
    },
    Asked { detail: Detail::Eaters, lead: "Personen:", question: "Zu „{}“: Für wie viele Personen?" },
    Asked {
        detail: Detail::Ingredients,
        lead: "Zutaten oder Küche:",
        question: "Zu „{}“: Welche Zutaten sind da, oder welche Küche magst du?",
    },
    Asked { detail: Detail::FitnessGoal, lead: "Ziel:", question: "Welches Ziel hat „{}“?" },
    Asked { detail: Detail::Level, lead: "Niveau:", question: "Zu „{}“: Auf welchem Niveau bist du bisher?" },
    Asked { detail: Detail::Equipment, lead: "Geräte:", question: "Zu „{}“: Welche Geräte hast du?" },
    Asked {
        detail: Detail::StudyTime,
        lead: "Zeit:",
        question: "Zu „{}“: Wie viel Zeit hast du pro Woche, und bis wann?",
    },
    Asked { detail: Detail::LearningGoal, lead: "Ziel:", question: "Zu „{}“: Was willst du am Ende können?" },
    Asked {
        detail: Detail::Subjects,
        lead: "Fächer und Prüfungstermine:",
        question: "Zu „{}“: Welche Fächer, und wann sind die Prüfungen?",
    },
    Asked {
        detail: Detail::ExamDate,
        lead: "Prüfung:",
        question: "Zu „{}“: Wann ist der Termin, und wie weit bist du?",
    },
    Asked {
        detail: Detail::WearOccasion,
        lead: "Anlass:",
        question: "Zu „{}“: Für welche Anlässe, und bei welchem Klima?",
    },
    Asked { detail: Detail::Style, lead: "Stil:", question: "Zu „{}“: Welcher Stil ist gewünscht?" },
    Asked {
        detail: Detail::SkinType,
        lead: "Typ und Wünsche:",
        question: "Zu „{}“: Welcher Haut- oder Haartyp, und worum geht es?",
    },
    Asked {
        detail: Detail::RoomSize, lead: "Größe und Nutzung:", question: "Zu „{}“: Wie groß, und wofür genutzt?"
    },
    Asked { detail: Detail::Region, lead: "Region:", question: "Zu „{}“: In welcher Region oder welchem Klima?" },
    Asked {
        detail: Detail::GardenSpace,
        lead: "Platz und Licht:",
        question: "Zu „{}“: Wie viel Platz und Licht gibt es?",
    },
    Asked {
        detail: Detail::PlantState,
        lead: "Pflanzen:",
        question: "Zu „{}“: Welche Pflanzen sind es, mit wie viel Licht und Wasser?",
    },
    Asked { detail: Detail::BuildSize, lead: "Größe:", question: "Zu „{}“: Welche Maße?" },
    Asked {
        detail: Detail::Materials,
        lead: "Material und Werkzeug:",
        question: "Zu „{}“: Welches Material und Werkzeug ist da?",
    },
    Asked { detail: Detail::Purpose, lead: "Zweck:", question: "Wozu dient „{}“, und wer nutzt es?" },
    Asked { detail: Detail::Features, lead: "Funktionen:", question: "Zu „{}“: Welche Funktionen?" },
    Asked { detail: Detail::Trade, lead: "Angebot:", question: "Zu „{}“: Was wird angeboten, und wem?" },
    Asked {
        detail: Detail::Market,
        lead: "Markt und Mittel:",
        question: "Zu „{}“: Für welchen Markt oder Ort, und mit welchen Mitteln?",
    },
    Asked { detail: Detail::Subject, lead: "Thema:", question: "Wofür ist „{}“, und was soll darin stehen?" },
    Asked {
        detail: Detail::Recipient,
        lead: "Empfänger und Anlass:",
        question: "An wen richtet sich „{}“, und worum geht es?",
    },
    Asked {
        detail: Detail::EventFacts,
        lead: "Gastgeber, Datum und Ort:",
        question: "Zu „{}“: Wer lädt ein, wann und wohin?",
    },
    Asked { detail: Detail::Role, lead: "Stelle:", question: "Zu „{}“: Für welche Stelle oder welches Fach?" },
    Asked { detail: Detail::Experience, lead: "Erfahrung:", question: "Zu „{}“: Welche Erfahrung hast du?" },
    Asked { detail: Detail::Topic, lead: "Thema:", question: "Worum geht es in „{}“, und wer liest es?" },
    Asked {
        detail: Detail::Income,
        lead: "Einnahmen und Ausgaben:",
        question: "Zu „{}“: Wie hoch sind Einnahmen und feste Ausgaben?",
    },
    Asked { detail: Detail::SavingGoal, lead: "Ziel:", question: "Welches Ziel hat „{}“, und bis wann?" },
    Asked {
        detail: Detail::Amount,
        lead: "Betrag:",
        question: "Zu „{}“: Um welchen Betrag geht es, und für wie lange?",
    },
    Asked { detail: Detail::Risk, lead: "Risiko:", question: "Zu „{}“: Welches Risiko ist in Ordnung?" },
    Asked { detail: Detail::PetAge, lead: "Rasse und Alter:", question: "Zu „{}“: Welche Rasse, und wie alt?" },
    Asked { detail: Detail::Model, lead: "Modell:", question: "Zu „{}“: Welche Marke und welches Modell?" },
    Asked { detail: Detail::Location, lead: "Ort:", question: "Zu „{}“: In welcher Stadt oder Region?" },
    Asked {
        detail: Detail::Cause,
        lead: "Interessen:",
        question: "Zu „{}“: Welches Anliegen oder welche Tätigkeit bevorzugst du?",
    },
    Asked { detail: Detail::Rooms, lead: "Größe:", question: "Zu „{}“: Wie viele Zimmer?" },
    Asked {
        detail: Detail::When,
        lead: "Datum und Uhrzeit:",
        question: "Zu „{}“: An welchem Tag und um wie viel Uhr?",
    },
    Asked {
        detail: Detail::Transport,
        lead: "Verkehrsmittel:",
        question: "Zu „{}“: Mit dem Auto, mit Bus und Bahn, mit dem Rad oder zu Fuß?",
    },
    Asked {
        detail: Detail::Household,
        lead: "Haushalt:",
        question: "Zu „{}“: Wie viele Personen, und wer hat besondere Bedürfnisse?",
    },
    Asked { detail: Detail::MoveRoute, lead: "Von und nach:", question: "Zu „{}“: Von wo nach wo, und wann?" },
    Asked { detail: Detail::Age, lead: "Alter:", question: "Zu „{}“: In welchem Alter?" },
    Asked { detail: Detail::Coverage, lead: "Leistung:", question: "Was soll „{}“ abdecken, und für wen?" },
    Asked {
        detail: Detail::Source,
        lead: "Quelle:",
        question: "Was ist mit „{}“ gemeint? Bitte nennen, einfügen oder anhängen.",
    },
    Asked { detail: Detail::DailyTime, lead: "Zeit:", question: "Zu „{}“: Wie viel Zeit ist am Tag, und wann?" },
    Asked {
        detail: Detail::Tasks,
        lead: "Aufgaben und feste Zeiten:",
        question: "Zu „{}“: Was muss hinein, und welche Zeiten stehen fest?",
    },
    Asked {
        detail: Detail::Health,
        lead: "Alter, Aktivität und Grenzen:",
        question: "Zu „{}“: Wie alt, wie schwer und wie aktiv bist du, und gibt es gesundheitliche Grenzen?",
    },
    Asked {
        detail: Detail::Symptoms,
        lead: "Beschwerden:",
        question: "Zu „{}“: Seit wann, wie stark, und was kommt hinzu (Krankheiten, Medikamente)?",
    },
    Asked {
        detail: Detail::HomeKind,
        lead: "Wohnung:",
        question: "Zu „{}“: Was für eine Wohnung ist es, und wie groß?",
    },
    Asked { detail: Detail::Country, lead: "Land:", question: "Zu „{}“: In welchem Land?" },
    Asked {
        detail: Detail::Start,
        lead: "Ausgangspunkt:",
        question: "Zu „{}“: Welche Erfahrung hast du, und was ist schon da?",
    },
    Asked {
        detail: Detail::Current,
        lead: "Stand:",
        question: "Zu „{}“: Wie ist es jetzt, und was hast du schon versucht?",
    },
    Asked {
        detail: Detail::Tried,
        lead: "Schwierigkeit:",
        question: "Zu „{}“: Was genau ist schwierig, und was hast du schon versucht?",
    },
    Asked {
        detail: Detail::Allergies,
        lead: "Allergien:",
        question: "Zu „{}“: Gibt es Allergien oder etwas zu vermeiden?",
    },
];
