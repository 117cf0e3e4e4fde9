//! What is asked for, in German.

use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::Kind;

grouped! {
    /// What is asked for.
    pub(super) static OBJECTS: Kind = {
        Kind::LearningPlan => ["lehrplan", "plan", "programm"];
        Kind::Trip => [
            "ausflug", "familienurlaub", "flitterwochen", "hochzeitsreise", "klassenfahrt", "kreuzfahrt", "kurztrip",
            "reise", "reiseplan", "reiseroute", "reiseziel", "roadtrip", "rundreise", "sommerurlaub", "städtereise",
            "städtetrip", "tagesausflug", "trip", "urlaub", "urlaubsziel", "wanderung", "wochenendausflug",
            "wochenendtrip",
        ];
        Kind::Booking => [
            "bahnticket", "bahntickets", "ferienwohnung", "flug", "flugticket", "flüge", "hotel", "hotels",
            "hotelzimmer", "mietwagen", "unterkunft", "zugticket",
        ];
        Kind::Route => ["route", "weg"];
        Kind::Event => [
            "abendessen", "abschiedsfeier", "babyparty", "einweihungsparty", "event", "familienfeier", "feier",
            "firmenfeier", "geburtstag", "geburtstagsfeier", "geburtstagsparty", "grillfest", "grillparty",
            "hochzeit", "jubiläum", "junggesellenabschied", "kindergeburtstag", "konferenz", "mottoparty", "party",
            "picknick", "sommerfest", "spieleabend", "teamevent", "veranstaltung", "weihnachtsfeier", "workshop",
            "überraschungsparty",
        ];
        Kind::Gift => [
            "abschiedsgeschenk", "geburtstagsgeschenk", "geschenk", "geschenke", "geschenkidee", "geschenkideen",
            "hochzeitsgeschenk", "weihnachtsgeschenk",
        ];
        Kind::Product => [
            "auto", "bohrmaschine", "bürostuhl", "computer", "drucker", "e-bike", "e-scooter", "fahrrad", "fernseher",
            "gebrauchtwagen", "gitarre", "handy", "kaffeemaschine", "kamera", "kinderwagen", "klavier", "koffer",
            "konsole", "kopfhörer", "küchenmaschine", "kühlschrank", "laptop", "laufschuhe", "lautsprecher",
            "matratze", "monitor", "notebook", "pc", "rasenmäher", "rucksack", "schlafsack", "schuhe", "smartphone",
            "smartwatch", "sofa", "staubsauger", "stuhl", "tablet", "tastatur", "telefon", "uhr", "wanderschuhe",
            "waschmaschine", "zelt",
        ];
        Kind::App => [
            "app", "apps", "budget-app", "meditations-app", "notiz-app", "programm zur videobearbeitung", "software",
            "videoschnittprogramm",
        ];
        Kind::Title => [
            "brettspiel", "buch", "bücher", "comic", "dokumentation", "film", "filme", "hobby", "hörbuch", "lied",
            "lieder", "musik", "playlist", "podcast", "podcasts", "roman", "romane", "serie", "serien", "spiel",
            "spiele", "videospiel", "wein",
        ];
        Kind::Meals => [
            "diät", "diätplan", "einkaufsliste", "ernährungsplan", "essensplan", "essensplan für die woche",
            "mahlzeitenplan", "menü", "speiseplan", "wochenplan fürs essen",
        ];
        Kind::Dish => [
            "abendessen", "dessert", "essen", "frühstück", "gericht", "mittagessen", "nachtisch", "rezept", "rezepte",
            "rezeptidee", "snack", "was kann ich heute abend kochen", "was kann ich heute kochen",
            "was kann ich kochen", "was koche ich", "was soll ich heute kochen", "was soll ich kochen",
        ];
        Kind::Workout => [
            "fitnessplan", "fitnessprogramm", "krafttraining", "laufplan", "sportplan", "sportprogramm",
            "trainingsplan", "trainingsprogramm", "workout", "workout-plan", "übungsplan",
        ];
        Kind::Learning => [
            "fortbildung", "kurs", "kurse", "lehrgang", "lernmaterial", "lernplattform", "nachhilfe", "online-kurs",
            "online-kurse", "onlinekurs", "onlinekurse", "sprachkurs", "tutorial", "tutorials", "weiterbildung",
            "zertifikat",
        ];
        Kind::Skill => [
            "chinesisch", "deutsch", "eine fremdsprache", "eine neue sprache", "eine sprache", "englisch", "excel",
            "fotografie", "fotografieren", "französisch", "gitarre", "gitarre spielen", "italienisch", "japanisch",
            "javascript", "klavier", "klavier spielen", "kochen", "malen", "nähen", "programmieren", "python",
            "schach", "schwimmen", "singen", "spanisch", "tanzen", "yoga", "zeichnen",
        ];
        Kind::Exams => ["lernplan", "lernzeitplan", "prüfungsplan", "studienplan", "zeitplan zum lernen"];
        Kind::ExamPrep => [
            "das abitur", "das examen", "den führerschein", "mein abitur", "mein examen", "meine abschlussprüfung",
            "meine klausur", "meine klausuren", "meine prüfung", "meine prüfungen",
        ];
        Kind::Wardrobe => [
            "anzug", "garderobe", "kleid", "kleiderschrank", "kleidung", "outfit", "was soll ich anziehen",
            "was ziehe ich an",
        ];
        Kind::Skincare => [
            "feuchtigkeitscreme", "frisur", "gesichtscreme", "haarpflege", "haarschnitt", "hautpflege",
            "hautpflegeroutine", "pflegeroutine", "shampoo",
        ];
        Kind::Room => [
            "arbeitsplatz", "arbeitszimmer", "bad", "badezimmer", "balkon", "büro", "flur", "garage", "haus",
            "homeoffice", "kinderzimmer", "küche", "schlafzimmer", "schreibtisch", "terrasse", "wohnung",
            "wohnzimmer", "zimmer",
        ];
        Kind::Tidy => [
            "arbeitsplatz", "arbeitszimmer", "bad", "badezimmer", "balkon", "büro", "flur", "garage", "haus",
            "homeoffice", "kinderzimmer", "küche", "schlafzimmer", "schreibtisch", "terrasse", "wohnung",
            "wohnzimmer", "zimmer",
        ];
        Kind::Garden => [
            "balkongarten", "garten", "gemüsebeet", "gemüsegarten", "hochbeet", "kräutergarten", "rasen",
        ];
        Kind::Plants => [
            "mein kaktus", "meine orchidee", "meine pflanze", "meine pflanzen", "meine rosen", "meine tomaten",
            "zimmerpflanzen",
        ];
        Kind::Build => [
            "baumhaus", "bett", "bücherregal", "couchtisch", "gartenbank", "gartenhaus", "holzbank", "hundehütte",
            "hühnerstall", "regal", "werkbank", "zaun",
        ];
        Kind::Site => [
            "app", "blog", "bot", "chatbot", "dashboard", "homepage", "internetseite", "landingpage", "online-shop",
            "onlineshop", "portfolio-website", "spiel", "webseite", "website",
        ];
        Kind::Business => [
            "businessplan", "bäckerei", "café", "content-plan", "firma", "geschäft", "geschäftsidee", "geschäftsplan",
            "marketingplan", "marketingstrategie", "restaurant", "social-media-strategie", "start-up", "startup",
            "unternehmen", "verein", "werbekampagne", "youtube-kanal",
        ];
        Kind::Brand => [
            "anzeige", "banner", "broschüre", "flyer", "fragebogen", "infografik", "instagram-post", "linkedin-post",
            "logo", "plakat", "poster", "produktbeschreibung", "slogan", "stellenanzeige", "umfrage", "visitenkarte",
            "werbeanzeige", "werbespruch",
        ];
        Kind::Message => [
            "beschwerde", "beschwerdebrief", "brief", "dankesschreiben", "danksagung", "e-mail", "email",
            "empfehlungsschreiben", "entschuldigung", "geburtstagskarte", "hochzeitsrede", "kündigung",
            "kündigungsschreiben", "liebesbrief", "mail", "nachricht", "newsletter", "rede", "toast", "trauerrede",
        ];
        Kind::Invitation => [
            "einladung", "einladungen", "einladungskarte", "geburtstagseinladung", "hochzeitseinladung",
        ];
        Kind::Application => [
            "anschreiben", "bewerbung", "bewerbungsschreiben", "bio", "biografie", "kurzbiografie", "lebenslauf",
            "linkedin-profil", "mein anschreiben", "meinen lebenslauf", "motivationsschreiben",
        ];
        Kind::Piece => [
            "artikel", "aufsatz", "bachelorarbeit", "bericht", "blogartikel", "blogbeitrag", "erörterung", "essay",
            "facharbeit", "gutachten", "hausarbeit", "masterarbeit", "pressemitteilung", "protokoll", "präsentation",
            "quiz", "referat", "unterrichtsplan", "vortrag",
        ];
        Kind::Money => ["budget", "finanzplan", "haushaltsplan", "monatsbudget", "sparplan", "tilgungsplan"];
        Kind::Invest => [
            "etf-sparplan", "geld anlegen", "geld investieren", "geldanlage", "in aktien investieren", "investieren",
            "mein erspartes", "mein geld anlegen", "mein geld investieren", "portfolio",
        ];
        Kind::Job => ["arbeit", "arbeitsstelle", "ausbildungsplatz", "job", "nebenjob", "praktikum", "stelle"];
        Kind::Interview => ["bewerbungsgespräch", "vorstellungsgespräch"];
        Kind::Career => ["beruf wechseln", "berufswechsel", "meine karriere", "quereinstieg", "umschulung"];
        Kind::Pet => [
            "mein hund", "mein kaninchen", "mein papagei", "mein welpe", "meine katze", "meinem hund",
            "meinem welpen", "meinen hund", "meinen welpen", "meiner katze",
        ];
        Kind::Adoption => [
            "ein haustier", "eine katze adoptieren", "einen hund adoptieren", "einen hund anschaffen",
            "einen hund holen", "einen hund kaufen", "hunderasse",
        ];
        Kind::Vehicle => [
            "die autobatterie", "mein auto", "mein fahrrad", "mein motorrad", "meinem auto", "meinem fahrrad",
            "meinem motorrad", "meiner autobatterie", "meines autos",
        ];
        Kind::Appliance => [
            "mein backofen", "mein computer", "mein drucker", "mein fernseher", "mein geschirrspüler", "mein handy",
            "mein kühlschrank", "mein laptop", "mein pc", "mein router", "mein tablet", "mein wlan", "meine heizung",
            "meine kaffeemaschine", "meine spülmaschine", "meine waschmaschine", "meinem computer", "meinen computer",
            "meinen laptop",
        ];
        Kind::Local => [
            "hier in der nähe", "in der nähe", "in der umgebung", "in meinem viertel", "in meiner gegend",
            "in meiner nähe", "in meiner region", "in meiner stadt", "in meiner umgebung", "um die ecke",
        ];
        Kind::Charity => [
            "ehrenamt", "ehrenamtlich", "ehrenamtliche arbeit", "freiwilligenarbeit", "für einen guten zweck spenden",
            "wohltätigkeitsorganisation",
        ];
        Kind::Home => ["büro", "haus", "häuser", "wg-zimmer", "wohnung", "wohnungen", "zimmer"];
        Kind::Place => [
            "anwalt", "arzt", "babysitter", "bar", "elektriker", "fitnessstudio", "freizeitaktivitäten", "friseur",
            "hausarzt", "kindergarten", "kita", "klempner", "konzerte", "museen", "restaurant", "restaurants",
            "schwimmbad", "therapeuten", "wanderwege", "werkstatt", "zahnarzt",
        ];
        Kind::Appointment => [
            "arzttermin", "besprechung", "meeting", "reservierung", "termin", "tisch", "zahnarzttermin",
        ];
        Kind::Weather => ["wetter", "wetterbericht", "wettervorhersage"];
        Kind::Household => [
            "erste-hilfe-kasten", "evakuierungsplan", "notfallplan", "notfallrucksack", "notfallset", "notvorrat",
            "putzplan",
        ];
        Kind::Move => ["auswandern", "ich ziehe um", "ins ausland ziehen", "umziehen", "umzug"];
        Kind::Kids => [
            "kinder", "kindern", "mein baby", "mein kind", "mein neffe", "mein sohn", "meine kinder", "meine nichte",
            "meine schüler", "meine tochter", "meinem kind", "meinem sohn", "meinen kindern", "meinen schülern",
            "meinen sohn", "meiner tochter",
        ];
        Kind::Insurance => [
            "autoversicherung", "haftpflichtversicherung", "hausratversicherung", "kfz-versicherung",
            "krankenversicherung", "lebensversicherung", "reiseversicherung", "versicherung",
        ];
        Kind::Given => [
            "den gegebenen datensatz", "den gegebenen text", "eine gegebene liste", "einen gegebenen datensatz",
            "einen gegebenen text", "einer gegebenen stadt",
        ];
        Kind::Source => [
            "absatz", "artikel", "bericht", "bild", "brief", "buch", "csv-datei", "datei", "datensatz", "dokument",
            "excel-datei", "foto", "liste von zahlen", "pdf", "pdf-datei", "tabelle", "text", "vertrag", "video",
            "webseite", "website", "word-datei",
        ];
        Kind::Routine => [
            "abendroutine", "meditationsroutine", "morgenroutine", "schlafroutine", "stundenplan", "tagesablauf",
            "tagesroutine", "wochenplan", "zeitplan",
        ];
        Kind::MyTime => [
            "mein wochenende", "meine aufgaben", "meine woche", "meine zeit", "meinen alltag", "meinen tag",
        ];
        Kind::Fitness => [
            "abnehmen", "besser schlafen", "einen marathon laufen", "fit bleiben", "fit werden", "fitter werden",
            "gesund essen", "gesünder essen", "gewicht verlieren", "mich gesünder ernähren",
            "mit dem rauchen aufhören", "muskeln aufbauen", "zunehmen",
        ];
        Kind::Symptom => [
            "akne", "allergie", "bauchschmerzen", "erkältung", "fieber", "halsschmerzen", "husten", "knieschmerzen",
            "kopfschmerzen", "migräne", "nackenschmerzen", "rückenschmerzen", "schlaflosigkeit",
        ];
        Kind::Packing => ["packliste", "packlisten", "reisecheckliste"];
        Kind::HomeTech => [
            "alarmanlage", "fitnessraum", "heimkino", "photovoltaikanlage", "smart home", "smarthome", "solaranlage",
        ];
        Kind::Official => [
            "arbeitserlaubnis", "aufenthaltstitel", "baugenehmigung", "ein visum", "elterngeld", "gewerbe anmelden",
            "meine steuererklärung", "meinen reisepass", "personalausweis", "reisepass", "scheidung",
            "steuererklärung",
        ];
        Kind::Plan => ["aktionsplan", "plan", "programm"];
    }
}
