//! Words that give a detail, or may, in German.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::grouped::grouped;

grouped! {
    /// Words that give a detail, or may.
    pub(super) static SAID: Detail = {
        Detail::Buying => ["empfehlen", "empfiehlst", "kaufen", "nehmen", "wählen"];
        Detail::Tidying => [
            "aufräumen", "ausmisten", "chaotisch", "ordnung", "organisieren", "stauraum", "unordentlich",
        ];
        Detail::Studied => ["beherrschen", "lernen", "selbststudium", "sprache", "sprechen", "üben"];
        Detail::Allergies => [
            "allergie", "allergien", "allergisch", "diabetes", "glutenfrei", "halal", "hund", "katze", "koscher",
            "laktosefrei", "ohne", "schwanger", "unverträglichkeit", "vermeiden",
        ];
        Detail::Destination => [
            "am", "an", "ans", "auf", "bei", "berge", "camping", "durch", "europa", "im", "in", "ins", "insel",
            "kreuzfahrt", "meer", "nach", "rund", "see", "skiurlaub", "stadt", "strand", "von", "wo", "wohin", "zum",
            "zur",
        ];
        Detail::Dates => [
            "april", "august", "datum", "dezember", "dienstag", "donnerstag", "februar", "freitag", "frühling",
            "herbst", "heute", "jahr", "januar", "juli", "juni", "kurztrip", "mai", "mittwoch", "monat", "monate",
            "montag", "morgen", "märz", "nacht", "november", "nächste", "nächsten", "nächte", "oktober", "ostern",
            "samstag", "september", "sommer", "sommerurlaub", "sonntag", "stunden", "tag", "tage", "tagen",
            "tagesausflug", "weihnachten", "winter", "woche", "wochen", "wochenendausflug", "wochenende",
            "wochenendtrip",
        ];
        Detail::Duration => [
            "achttägige", "achttägigen", "achtwöchige", "achtwöchigen", "dauer", "dreitägige", "dreitägigen",
            "dreiwöchige", "dreiwöchigen", "eintägige", "eintägigen", "einwöchige", "einwöchigen", "fünftägige",
            "fünftägigen", "fünfwöchige", "fünfwöchigen", "kurztrip", "mehrtägige", "mehrtägigen", "mehrwöchige",
            "mehrwöchigen", "monate", "nacht", "neuntägige", "neuntägigen", "neunwöchige", "neunwöchigen", "nächte",
            "nächten", "sechstägige", "sechstägigen", "sechswöchige", "sechswöchigen", "siebentägige",
            "siebentägigen", "siebenwöchige", "siebenwöchigen", "stunden", "tag", "tage", "tagen", "tagesausflug",
            "viertägige", "viertägigen", "vierwöchige", "vierwöchigen", "woche", "wochen", "wochenendausflug",
            "wochenende", "wochenendtrip", "zehntägige", "zehntägigen", "zehnwöchige", "zehnwöchigen", "zweitägige",
            "zweitägigen", "zweiwöchige", "zweiwöchigen",
        ];
        Detail::Travellers => [
            "allein", "alleine", "eltern", "erwachsene", "familie", "familienurlaub", "flitterwochen", "frau",
            "freund", "freunde", "freunden", "freundin", "gruppe", "hochzeitsreise", "kinder", "kindern",
            "klassenfahrt", "kollegen", "mann", "meinem mann", "meiner frau", "paar", "person", "personen", "schüler",
            "senioren", "solo", "uns", "wir", "zu zweit", "zwei",
        ];
        Detail::Budget => [
            "billig", "billige", "budget", "euro", "geld", "günstig", "günstige", "günstigen", "günstiges", "kosten",
            "kostenlos", "kostenlose", "kostet", "luxus", "preis", "preise", "preiswert", "preiswerte", "preiswerten",
            "teuer", "unter",
        ];
        Detail::Occasion => [
            "abitur", "abschied", "einweihung", "feiern", "firma", "für", "geburtstag", "geburtstagsfeier",
            "geburtstagsparty", "grillparty", "halloween", "hochzeit", "jubiläum", "junggesellenabschied",
            "kindergeburtstag", "konferenz", "motto", "picknick", "rente", "ruhestand", "silvester", "spieleabend",
            "taufe", "teamevent", "verlobung", "weihnachten", "weihnachtsfeier", "workshop", "zum", "zur", "über",
        ];
        Detail::Guests => [
            "familie", "freunde", "freunden", "gäste", "gästen", "kinder", "kindern", "klein", "kleine", "kleinen",
            "kollegen", "leute", "mitarbeiter", "paare", "personen", "teilnehmer",
        ];
        Detail::GiftFor => [
            "der", "die gern", "für", "kollegen", "kollegin", "liebt", "mag", "mama", "meine", "meinem", "meinen",
            "meiner", "oma", "opa", "papa", "wichteln",
        ];
        Detail::Use => [
            "anfänger", "arbeit", "bearbeitung", "bestbewertete", "besten", "bewertet", "das", "der", "elektrisch",
            "fotos", "für", "gaming", "hybrid", "kinder", "laufen", "programmieren", "reisen", "schule", "spiele",
            "stadt", "streaming", "student", "studenten", "studium", "um", "uni", "video", "wandern", "zum", "zur",
        ];
        Detail::Platform => [
            "android", "browser", "computer", "handy", "ios", "ipad", "iphone", "kostenlose", "linux", "mac",
            "online", "open source", "open-source", "web", "windows",
        ];
        Detail::Taste => [
            "action", "aktuelle", "beliebt", "beliebte", "das", "der", "die", "fantasy", "für", "gefallen", "genre",
            "historisch", "historischer", "horror", "in dem", "interessiere", "kinder", "klassiker", "komödie",
            "krimi", "krimis", "liebe", "liebesroman", "lieblings", "mag", "mit", "mögen", "science-fiction",
            "spannend", "thriller", "von", "wie", "über",
        ];
        Detail::Diet => [
            "allergie", "allergien", "allergisch", "diabetes", "diabetiker", "glutenfrei", "halal", "hund", "katze",
            "keto", "koscher", "laktosefrei", "low carb", "proteinreich", "schwanger", "unverträglichkeit", "vegan",
            "vegane", "veganen", "veganer", "vegetarier", "vegetarierin", "vegetarisch", "vegetarische",
            "vegetarischen",
        ];
        Detail::MealGoal => [
            "abnehmen", "ausgewogen", "ausgewogene", "ausgewogenen", "eiweiß", "energie", "gesund", "gesunde",
            "gesunden", "gesünder", "gewicht", "günstig", "kalorien", "muskel", "muskelaufbau", "muskeln", "protein",
            "schnell", "ziel", "zunehmen",
        ];
        Detail::Eaters => ["allein", "familie", "ich", "kinder", "mich", "mir", "paar", "personen", "zwei"];
        Detail::Ingredients => [
            "asiatisch", "aus", "eier", "eiern", "fisch", "für", "gemüse", "huhn", "hähnchen", "indisch",
            "italienisch", "italienisches", "japanisch", "kartoffeln", "lachs", "mexikanisch", "mit", "nudeln",
            "ohne", "reis", "resten", "rind", "schokolade", "thailändisch", "vegan", "veganes", "vegetarisch",
            "vegetarisches",
        ];
        Detail::FitnessGoal => [
            "10 km", "5 km", "abnehmen", "ausdauer", "bauch", "bauchmuskeln", "beweglichkeit", "cardio", "gewicht",
            "halbmarathon", "haltung", "kraft", "krafttraining", "laufen", "laufplan", "marathon", "masse", "muskel",
            "muskelaufbau", "muskeln", "rücken", "straffen", "triathlon", "um", "ziel", "zum", "zur",
        ];
        Detail::Level => [
            "a1", "a2", "anfänger", "anfängerin", "b1", "b2", "c1", "einsteiger", "erste mal", "fortgeschritten",
            "fortgeschrittene", "für anfänger", "für einsteiger", "grundlagen", "jahren", "kenntnisse", "niveau",
            "profi", "unsportlich", "untrainiert", "von grund auf", "von null", "vorkenntnisse",
        ];
        Detail::Equipment => [
            "bänder", "draußen", "eigengewicht", "fahrrad", "fitnessstudio", "gerät", "geräte", "hanteln",
            "körpergewicht", "langhantel", "laufband", "laufplan", "matte", "ohne geräte", "schwimmbad", "zu hause",
            "zuhause",
        ];
        Detail::StudyTime => [
            "intensiv", "minuten", "monate", "monaten", "pro tag", "pro woche", "schnell", "stunde", "stunden", "tag",
            "tage", "täglich", "woche", "wochen",
        ];
        Detail::LearningGoal => [
            "abschluss", "arbeit", "beruf", "für", "job", "prüfung", "reise", "reisen", "studium", "um", "umziehen",
            "zertifikat",
        ];
        Detail::Subjects => [
            "biologie", "bwl", "chemie", "deutsch", "englisch", "fächer", "geschichte", "in", "jura", "mathe",
            "mathematik", "philosophie", "physik",
        ];
        Detail::ExamDate => [
            "am", "freitag", "im", "januar", "juli", "juni", "mai", "monaten", "montag", "morgen", "nächste",
            "nächsten", "tagen", "wochen",
        ];
        Detail::Preparing => [
            "bestehen", "lernen", "lernplan", "plan", "tipps", "vorbereiten", "vorbereitung", "wiederholen",
        ];
        Detail::WearOccasion => [
            "abendessen", "arbeit", "ball", "beerdigung", "beruflich", "business", "büro", "date", "feier",
            "frühling", "für", "herbst", "hochzeit", "kälte", "party", "regen", "sommer", "sport", "strand",
            "vorstellungsgespräch", "winter", "zum", "zur",
        ];
        Detail::Style => [
            "boho", "elegant", "farbe", "farben", "gemütlich", "gemütlicher", "industrial", "klassisch",
            "minimalistisch", "minimalistischen", "modern", "moderne", "modernen", "motto", "rustikal", "schlicht",
            "skandinavisch", "skandinavischen", "stil", "traditionell", "vintage",
        ];
        Detail::SkinType => [
            "akne", "dick", "empfindlich", "empfindliche", "falten", "fein", "feines", "fettig", "fettige", "flecken",
            "glatt", "glatte", "locken", "lockige", "mischhaut", "männer", "normale", "reife", "trocken", "trockene",
        ];
        Detail::RoomSize => [
            "groß", "große", "großen", "großes", "klein", "kleine", "kleinen", "kleines", "m²", "qm", "quadratmeter",
            "schmal", "schmalen", "studio", "winzig", "winzige",
        ];
        Detail::Arranging => [
            "aufteilung", "deko", "dekoration", "dekorieren", "einrichten", "einrichtung", "farbe", "farben",
            "gestalten", "möbel", "renovieren", "renovierung", "streichen", "umgestalten", "verschönern",
        ];
        Detail::Region => [
            "alpen", "bayern", "berlin", "deutschland", "drinnen", "fensterbank", "kalt", "klima", "küste", "norden",
            "region", "schweiz", "süden", "warm", "österreich",
        ];
        Detail::GardenSpace => [
            "balkon", "drinnen", "fensterbank", "groß", "großen", "hochbeet", "klein", "kleine", "kleinen", "m²",
            "qm", "quadratmeter", "schattig", "sonnig", "terrasse", "töpfe", "töpfen",
        ];
        Detail::Growing => [
            "anbauen", "anfangen", "anlegen", "beginnen", "bepflanzen", "blumen", "gelb", "gemüse", "gießen",
            "kräuter", "pflanzen", "pflege", "pflegen", "sterben", "säen",
        ];
        Detail::PlantState => [
            "anfänger", "blätter", "fenster", "gelb", "gelbe", "gieße", "gießen", "kaktus", "licht", "orchidee",
            "sonne", "vertrocknen",
        ];
        Detail::BuildSize => [
            "cm", "groß", "große", "großes", "größe", "klein", "kleine", "kleinen", "kleines", "maße", "meter", "m²",
            "personen",
        ];
        Detail::Materials => [
            "aus", "beton", "eiche", "holz", "karton", "kiefer", "metall", "mit", "paletten", "sperrholz", "stahl",
            "werkzeug",
        ];
        Detail::Purpose => [
            "auf der", "das", "der", "die", "für", "in", "mein unternehmen", "meine firma", "mit der", "portfolio",
            "um", "verkaufen", "zum", "zur", "über",
        ];
        Detail::Features => [
            "bezahlung", "css", "datenbank", "die", "funktion", "funktionen", "html", "login", "mit", "python",
            "react", "wordpress",
        ];
        Detail::Trade => [
            "bio", "bäckerei", "café", "das", "die", "für", "in", "kleidung", "mit", "restaurant", "verkauf",
            "verkaufe", "zum",
        ];
        Detail::Market => [
            "budget", "deutschland", "für", "in", "jugendliche", "kunden", "lokal", "markt", "online", "stadt",
            "studenten", "zielgruppe",
        ];
        Detail::Subject => ["das", "der", "die", "für", "mit", "von", "zu", "zum", "zur", "über"];
        Detail::Recipient => ["an", "für", "meine", "meinem", "meinen", "zum", "zur", "über"];
        Detail::EventFacts => [
            "am", "april", "august", "datum", "dezember", "dienstag", "donnerstag", "februar", "freitag", "januar",
            "juli", "juni", "mai", "mittwoch", "montag", "morgen", "märz", "november", "oktober", "samstag",
            "september", "sonntag", "uhr", "vorlage",
        ];
        Detail::Role => [
            "als", "assistent", "bei", "buchhalter", "entwickler", "für", "im", "in", "ingenieur", "kellner",
            "krankenpfleger", "lehrer", "marketing", "stelle", "verkäufer", "vertrieb",
        ];
        Detail::Experience => [
            "abschluss", "ausbildung", "bachelor", "erfahrung", "jahre", "jahren", "junior", "kenntnisse", "master",
            "ohne erfahrung", "senior", "student", "studentin",
        ];
        Detail::Topic => ["für", "mit", "thema", "von", "warum", "wie", "zu", "zum", "zur", "über"];
        Detail::Income => [
            "ausgaben sind", "budget für", "einkommen", "gehalt", "hochzeit", "im monat", "lohn", "marketing",
            "netto", "projekt", "reise", "student", "verdiene",
        ];
        Detail::SavingGoal => [
            "auto", "haus", "hochzeit", "kaufen", "kredit", "rente", "schulden", "sparen", "urlaub", "ziel",
        ];
        Detail::Amount => ["betrag", "erbe", "euro", "im monat", "summe", "wenig geld"];
        Detail::Risk => [
            "etf", "jahre", "jahren", "konservativ", "kurzfristig", "langfristig", "nachhaltig", "rente", "risiko",
            "sicher",
        ];
        Detail::PetAge => [
            "alt", "beagle", "bulldogge", "chihuahua", "dackel", "golden", "husky", "jahr", "jahre", "labrador",
            "monate", "perser", "pudel", "rasse", "schäferhund", "welpe", "welpen", "wochen",
        ];
        Detail::PetCare => [
            "beibringen", "beißen", "beißt", "bellen", "bellt", "erziehen", "erziehung", "frisst", "futter",
            "füttern", "impfen", "kommandos", "kratzt", "leine", "pflege", "pflegen", "stubenrein", "trainieren",
            "training",
        ];
        Detail::Model => [
            "android", "apple", "asus", "audi", "bmw", "bosch", "canon", "dell", "epson", "ford", "fritzbox",
            "galaxy", "golf", "hp", "iphone", "lenovo", "lg", "linux", "mac", "macbook", "marke", "mercedes", "miele",
            "modell", "opel", "polo", "renault", "samsung", "seat", "siemens", "skoda", "toyota", "volkswagen", "vw",
            "windows",
        ];
        Detail::Faulty => [
            "fehler", "funktioniert nicht", "geht nicht", "geräusch", "geräusche", "hängt", "kaputt", "langsam",
            "langsamer", "leckt", "leuchtet", "lädt nicht", "problem", "reparieren", "schneller", "springt nicht",
            "startet nicht", "stürzt", "tropft", "verbindung", "wartung", "wechseln", "ölwechsel", "überhitzt",
        ];
        Detail::Location => [
            "berlin", "düsseldorf", "frankfurt", "hamburg", "köln", "leipzig", "münchen", "online", "remote",
            "stuttgart", "wien", "zürich",
        ];
        Detail::Cause => [
            "bildung", "flüchtlinge", "gesundheit", "kinder", "kindern", "klima", "obdachlose", "senioren", "tiere",
            "tieren", "umwelt",
        ];
        Detail::Rooms => [
            "2-zimmer", "3-zimmer", "einzimmerwohnung", "m²", "qm", "quadratmeter", "schlafzimmer", "zimmer",
            "zweizimmerwohnung",
        ];
        Detail::Renting => [
            "kauf", "kaufen", "miete", "mieten", "suche", "suchen", "umziehen", "wg", "zur miete",
        ];
        Detail::When => [
            "abend", "april", "august", "dezember", "dienstag", "donnerstag", "februar", "freitag", "heute", "januar",
            "juli", "juni", "mai", "mittag", "mittwoch", "montag", "morgen", "märz", "nachmittag", "november",
            "oktober", "samstag", "september", "sonntag", "uhr", "vormittag", "woche", "wochenende",
        ];
        Detail::Transport => [
            "auto", "autobahn", "bahn", "bus", "fahrrad", "flugzeug", "fuß", "motorrad", "rad", "schiff", "u-bahn",
            "zug", "öffentlichen",
        ];
        Detail::Household => [
            "auto", "baby", "büro", "erwachsene", "familie", "firma", "hund", "katze", "kinder", "paar", "personen",
            "schule", "wg",
        ];
        Detail::MoveRoute => [
            "aus", "berlin", "japan", "kanada", "london", "münchen", "schweiz", "spanien", "usa", "von", "österreich",
        ];
        Detail::Age => [
            "alt", "alter", "baby", "grundschule", "gymnasium", "jahr", "jahre", "jugendliche", "jährige", "jährigem",
            "jährigen", "kindergarten", "klasse", "kleinkind", "monate", "teenager",
        ];
        Detail::Raising => [
            "aktivitäten", "basteln", "beschäftigen", "bildschirmzeit", "bücher", "einschlafen", "experiment",
            "geschichten", "hausaufgaben", "lernen", "lesen", "mathe", "schlafen", "schule", "spiel", "spiele",
            "sport",
        ];
        Detail::Coverage => ["abdeckt", "die", "familie", "für", "jahre", "student", "unterschied", "zahn"];
        Detail::DailyTime => ["am tag", "arbeit", "baby", "homeoffice", "minuten", "stunde", "stunden", "uhr"];
        Detail::Tasks => [
            "arbeit", "aufgaben sind", "für", "kinder", "lernen", "meetings", "mit", "sport", "termine", "uni",
            "vorlage", "zwischen",
        ];
        Detail::Health => [
            "anfänger", "arzt", "asthma", "bmi", "diabetes", "jahre", "kg", "kilo", "minuten", "schwanger",
            "vegetarier", "verletzung", "wochen",
        ];
        Detail::Symptoms => [
            "arbeit", "arzt", "chronisch", "gestern", "medikament", "monaten", "nach", "schwanger", "seit", "tage",
            "tagen", "wenn", "wochen",
        ];
        Detail::HomeKind => ["groß", "haus", "klein", "miete", "m²", "qm", "was ist", "wohnung", "zimmer"];
        Detail::Country => [
            "bayern", "berlin", "china", "deutsche", "deutscher", "deutschland", "eu", "europa", "frankreich", "für",
            "indien", "schweiz", "spanien", "türkei", "usa", "österreich",
        ];
        Detail::Start => ["anfänger", "einfach", "für", "grundlagen", "minuten", "niveau", "stunden"];
        Detail::Current => ["derzeit", "momentan", "schon", "seit", "weil", "zu viel"];
        Detail::Tried => ["schon", "seit", "weil", "wenn"];
        Detail::Nothing => [
            "für den", "für die woche", "für eine woche", "für heute", "für heute abend", "für meine prüfung",
            "für meine prüfungen", "für mich", "für morgen", "für uns", "für zu hause", "fürs wochenende",
            "ich möchte", "ich will", "in der nähe", "in meiner gegend", "in meiner nähe", "in meiner region",
            "in meiner stadt", "in meiner umgebung", "zu hause essen", "zum abnehmen bitte", "zum anschauen",
            "zum essen", "zum kaufen", "zum kochen", "zum lesen", "zum mieten", "zum planen",
        ];
    }
}
