//! German.

use super::{Bound, Meaning, Signs};

phrases! {
    Meaning::Sign(Signs::FICTION_OR_MESSAGE) => ["brief", "briefe", "märchen", "novelle", "rap", "roman"];
    Meaning::Material => ["brief", "briefe", "roman"];
    Meaning::OwnLabel => [
        "anforderung", "anforderungen", "antwortformat", "anweisung", "anweisungen", "aufgabe", "aufgaben", "ausgabeformat", "bedingungen", "einschränkungen", "form", "format", "grenzen", "hinweise", "kategorien", "klassen", "kriterien", "labels", "leitlinien", "länge", "mögliche kategorien", "mögliche labels", "randbedingungen", "regel", "regeln", "richtlinien", "rolle", "schritte", "sprache", "stil", "struktur", "ton", "tonalität", "tonfall", "umfang", "vorgabe", "vorgaben", "wichtig", "ziel", "ziele", "zielgruppe", "zu beachten", "zu vermeiden", "zweck",
    ];
    Meaning::Role => [
        "agiere als", "agieren sie als", "als experte", "als experte für", "deine rolle ist", "du agierst als",
        "du bist der", "du bist die", "du bist ein", "du bist eine", "du bist mein", "du bist meine",
        "du handelst als", "du spielst", "du wärst", "handle als", "ich möchte dass du", "in der rolle",
        "nehmen sie die rolle", "nimm die rolle", "sie agieren als", "sie sind der", "sie sind die", "sie sind ein",
        "sie sind eine", "spiele die rolle", "stell dir vor", "stell dir vor du bist", "stell dir vor, du bist",
        "stellen sie sich vor", "tu so als", "verhalte dich wie", "verhalten sie sich wie",
        "übernehmen sie die rolle", "übernimm die rolle",
    ];
    Meaning::Task => [
        "aktualisiere", "analysiere", "analysieren sie", "anonymisiere", "antworte", "antworten sie", "arbeite",
        "arbeite aus", "argumentiere", "baue", "beantworte", "beantworten sie", "bearbeite", "bearbeiten sie",
        "begründe", "beleuchte", "benenne", "benote", "berechne", "berechnen sie", "beschreibe", "beschreiben sie",
        "bestimme", "beurteile", "bewerte", "bewerten sie", "bilde", "brainstorme", "charakterisiere", "definiere",
        "deine aufgabe ist", "diskutiere", "entferne", "entwerfe", "entwerfen sie", "entwickeln sie", "entwickle",
        "entwirf", "ergänze", "ergänzen sie", "erkläre", "erkläre mir", "erklären sie", "erläutere",
        "erläutern sie", "ermitteln sie", "ermittle", "ersetze", "erstelle", "erstellen sie", "erzeuge", "erzähle",
        "erörtere", "etikettiere", "extrahiere", "extrahieren sie", "fasse", "fassen sie", "finde", "finden sie",
        "formatiere", "formuliere", "formulieren sie", "füge", "füge ein", "führe", "führe durch", "geben sie",
        "generiere", "gib", "gib mir", "gliedere", "gliedern sie", "helfe mir", "helfen sie mir", "hilf mir",
        "hilf uns", "ich benötige", "ich brauche", "ich brauche hilfe", "ich hätte gern", "ich hätte gerne",
        "ich möchte", "ich will", "ich würde gern", "ich würde gerne", "identifiziere", "ihre aufgabe ist",
        "implementiere", "interpretiere", "kannst du", "kannst du mir", "kategorisiere", "klassifiziere",
        "kommentiere", "konvertiere", "korrigiere", "korrigieren sie", "können sie", "können sie mir",
        "könnten sie", "könntest du", "könntest du mir", "kürze", "kürzen sie", "lektoriere", "liefere",
        "liefern sie", "liste", "mach", "mache", "machen sie", "markiere", "nenne", "nenne mir", "nennen sie",
        "optimiere", "optimieren sie", "ordne", "ordne zu", "paraphrasiere", "plane", "präsentiere", "prüfe",
        "prüfen sie", "recherchiere", "recherchieren sie", "redigiere", "reformuliere", "sag mir", "sage", "sammle",
        "schildere", "schlage", "schlagen sie", "schreib", "schreibe", "schreiben sie", "schwärze", "schätze",
        "skizziere", "sortiere", "sortieren sie", "stelle", "stellen sie", "strukturiere", "strukturieren sie",
        "suche", "tagge", "teste", "transkribiere", "untersuche", "untersuchen sie", "verarbeite", "verbessere",
        "verbessern sie", "vereinfache", "verfasse", "verfassen sie", "vergleiche", "vergleichen sie",
        "vervollständige", "wandle", "wandle um", "wähle", "zeichne", "zeig mir", "zeige", "zerlege", "zitiere",
        "zähle", "ändere", "überarbeite", "überarbeiten sie", "überprüfe", "überprüfen sie", "übersetze",
        "übersetzen sie", "übertrage",
    ];
    Meaning::Question => [
        "darf", "gibt es", "haben", "hat", "ist", "kann", "muss", "sind", "soll", "wann", "warum", "was", "welche",
        "welchen", "welcher", "welches", "wem", "wen", "wer", "weshalb", "wessen", "wie", "wie viel", "wie viele",
        "wieso", "wird", "wo", "woher", "wohin", "würde",
    ];
    Meaning::Courtesy => [
        "abschließend", "anschließend", "außerdem", "bitte", "danach", "danke", "dann", "ferner", "guten morgen",
        "guten tag", "hallo", "jetzt", "nun", "und", "vielen dank", "zuerst", "zum schluss", "zunächst",
    ];
    Meaning::Situation => [
        "aktuell", "angenommen", "bei uns", "das problem ist", "derzeit", "es gibt", "gestern", "hintergrund",
        "ich arbeite", "ich arbeite an", "ich benutze", "ich bereite", "ich besitze", "ich betreibe", "ich bin",
        "ich führe", "ich habe", "ich kann nicht", "ich leite", "ich lerne", "ich nutze", "ich organisiere",
        "ich plane", "ich studiere", "ich suche", "ich unterrichte", "ich verkaufe", "ich versuche", "ich wohne",
        "ich wurde", "kontext", "letzte woche", "mein", "meine", "meinem", "meinen", "meiner", "mir wurde",
        "momentan", "unser", "unsere", "unserem", "unseren", "unserer", "wir arbeiten", "wir betreiben",
        "wir bieten", "wir haben", "wir planen", "wir sind", "wir suchen", "wir verkaufen",
    ];
    Meaning::Example => [
        "ausgabe", "beispiel", "beispiele", "beispielsweise", "eingabe", "z. b.", "z.b.", "zum beispiel",
    ];
    Meaning::Audience => [
        "einem kind", "einem laien", "für anfänger", "für ein kind", "für einen anfänger", "für einsteiger",
        "für eltern", "für experten", "für fachleute", "für führungskräfte", "für jugendliche", "für kinder",
        "für kunden", "für laien", "für mein team", "für meine kunden", "für meine schüler", "für meinen chef",
        "für patienten", "für schüler", "für senioren", "für studenten", "für studierende", "leser", "publikum",
        "richtet sich an", "zielgruppe",
    ];
    Meaning::Number(1) => [
        "ein einzelner", "ein einziger", "eine einzige", "einem", "einem einzigen", "einen", "einer einzigen",
    ];
    Meaning::Number(2) => ["zwei"];
    Meaning::Number(3) => ["drei"];
    Meaning::Number(4) => ["vier"];
    Meaning::Number(5) => ["fünf"];
    Meaning::Number(6) => ["sechs"];
    Meaning::Number(7) => ["sieben"];
    Meaning::Number(8) => ["acht"];
    Meaning::Number(9) => ["neun"];
    Meaning::Number(10) => ["zehn"];
    Meaning::Number(11) => ["elf"];
    Meaning::Number(12) => ["zwölf"];
    Meaning::Number(14) => ["vierzehn"];
    Meaning::Number(15) => ["fünfzehn"];
    Meaning::Number(16) => ["sechzehn"];
    Meaning::Number(20) => ["zwanzig"];
    Meaning::Number(25) => ["fünfundzwanzig"];
    Meaning::Number(30) => ["dreißig"];
    Meaning::Number(40) => ["vierzig"];
    Meaning::Number(50) => ["fünfzig"];
    Meaning::Number(60) => ["sechzig"];
    Meaning::Number(80) => ["achtzig"];
    Meaning::Number(100) => ["hundert"];
    Meaning::Number(150) => ["hundertfünfzig"];
    Meaning::Number(200) => ["zweihundert"];
    Meaning::Number(250) => ["zweihundertfünfzig"];
    Meaning::Number(300) => ["dreihundert"];
    Meaning::Number(400) => ["vierhundert"];
    Meaning::Number(500) => ["fünfhundert"];
    Meaning::Number(600) => ["sechshundert"];
    Meaning::Number(1000) => ["eintausend", "tausend"];
    Meaning::Bound(Bound::AtLeast) => [
        "länger als", "mehr als", "min.", "mindestens", "mindestlänge", "minimale", "minimum", "minimum von",
        "nicht kürzer als", "nicht unter", "nicht weniger als", "untergrenze", "wenigstens",
    ];
    Meaning::Bound(Bound::AtMost) => [
        "auf höchstens", "auf maximal", "begrenzt auf", "beschränkt auf", "bis zu", "höchstens", "höchstlänge",
        "in höchstens", "in weniger als", "keinesfalls mehr als", "kürzer als", "limit von", "max", "max.",
        "maximal", "maximale", "maximum", "maximum von", "nicht länger als", "nicht mehr als", "nicht über",
        "nie mehr als", "niemals mehr als", "obergrenze", "obergrenze von", "unter", "weniger als", "wortlimit",
        "zeichenlimit", "überschreite nicht", "überschreiten sie nicht",
    ];
    Meaning::Bound(Bound::Exactly) => ["exakt", "genau"];
    Meaning::Bound(Bound::About) => [
        "an die", "ca.", "circa", "etwa", "in etwa", "knapp", "rund", "um die", "ungefähr", "zirka",
    ];
    Meaning::BoundAfter(Bound::AtLeast) => [
        "aufwärts", "mindestens", "minimum", "nicht unterschreiten", "oder länger", "oder mehr", "und mehr",
    ];
    Meaning::BoundAfter(Bound::AtMost) => [
        "höchstens", "max", "maximal", "maximum", "nicht überschreiten", "nicht überschreitet", "nicht übersteigen",
        "oder kürzer", "oder weniger",
    ];
    Meaning::Unit("words") => ["wort", "worte", "worten", "wörter", "wörtern"];
    Meaning::Unit("characters") => ["zeichen"];
    Meaning::Unit("sentences") => ["satz", "sätze", "sätzen"];
    Meaning::Unit("paragraphs") => ["absatz", "absätze", "absätzen"];
    Meaning::Unit("lines") => ["zeile", "zeilen"];
    Meaning::Unit("pages") => ["din-a4-seite", "din-a4-seiten", "seite", "seiten"];
    Meaning::Unit("minutes") => ["minute", "minuten"];
    Meaning::Length("short") => [
        "bündig", "fasse dich kurz", "fassen sie sich kurz", "halte dich kurz", "in kürze", "knapp", "knappe",
        "knappen", "knapper", "knappes", "kompakt", "kurz", "kurz und bündig", "kurz und knapp",
        "kurz und prägnant", "kurze", "kurzem", "kurzen", "kurzer", "kurzes", "möglichst kurz", "prägnant",
        "prägnante", "prägnanten", "sehr kurz", "so kurz wie möglich",
    ];
    Meaning::Length("long") => [
        "ausführlich", "ausführliche", "ausführlichen", "ausführlicher", "ausführliches", "detailliert",
        "detaillierte", "detaillierten", "detaillierter", "detailliertes", "detailreich", "eingehend", "im detail",
        "in aller ausführlichkeit", "in die tiefe", "langen", "langer", "langes", "möglichst ausführlich",
        "möglichst detailliert", "sehr ausführlich", "sehr detailliert", "so ausführlich wie möglich",
        "so detailliert wie möglich", "tiefgehend", "umfangreich", "umfangreiche", "umfangreichen", "umfassend",
        "umfassende", "umfassenden", "umfassender",
    ];
    Meaning::Format("json") => [
        "als json", "gültiges json", "im json-format", "json", "json-format", "json-objekt", "nur json",
        "reines json", "validem json", "valides json",
    ];
    Meaning::Format("yaml") => ["yaml"];
    Meaning::Format("xml") => ["xml"];
    Meaning::Format("csv") => ["csv"];
    Meaning::Format("html") => ["html"];
    Meaning::Format("markdown") => [
        "im markdown-format", "markdown", "markdown-format", "markdown-formatierung", "markdown-syntax",
    ];
    Meaning::Format("table") => [
        "als tabelle", "eine tabelle", "einer tabelle", "in einer tabelle", "in tabellenform", "markdown-tabelle",
        "tabellarisch", "tabellarische", "tabellarischer form", "tabelle", "tabellen", "tabellenform",
        "vergleichstabelle",
    ];
    Meaning::Format("bullets") => [
        "als stichpunkte", "aufzählung", "aufzählungen", "aufzählungsliste", "aufzählungspunkte",
        "aufzählungszeichen", "bullet points", "bullet-points", "bulletpoints", "in stichpunkten", "spiegelstriche",
        "spiegelstrichen", "stichpunktartig", "stichpunkte", "stichpunkten", "stichpunktliste", "stichwortartig",
        "stichworten", "unnummerierte liste",
    ];
    Meaning::Format("numbered") => [
        "durchnummeriert", "nummeriert", "nummerierte liste", "nummerierte listen", "nummerierten liste",
        "nummerierten listen",
    ];
    Meaning::Format("list") => [
        "als liste", "eine liste", "einer liste", "in listenform", "liste", "listen", "listenform",
    ];
    Meaning::Format("code") => ["ausschließlich code", "nur code", "nur den code"];
    Meaning::Format("plain") => [
        "klartext", "plain text", "reinem text", "reinen text", "reiner text", "unformatierten text",
        "unformatierter text",
    ];
    Meaning::Format("prose") => [
        "als fließtext", "ausformulierten text", "ausformulierter text", "durchgehender text", "fließtext",
        "fließtexten", "ganzen absätzen", "im fließtext", "in prosa", "zusammenhängendem text",
        "zusammenhängenden text", "zusammenhängender text",
    ];
    Meaning::Format("headings") => ["zwischentitel", "zwischenüberschrift", "zwischenüberschriften", "überschriften"];
    Meaning::Format("emoji") => ["emoji", "emojis", "emoticon", "emoticons", "smileys"];
    Meaning::Format("latex") => ["latex"];
    Meaning::Format("code-fence") => ["code-block", "code-blöcke", "codeblock", "codeblöcke", "codeblöcken"];
    Meaning::Tone("formal") => [
        "akademisch", "akademische", "akademischen", "akademischer", "amtlich", "formale", "formalen", "formaler",
        "formell", "formelle", "formellem", "formellen", "formeller", "förmlich", "förmliche", "förmlichen",
        "förmlicher", "gehoben", "gehobene", "gehobenen", "gehobener", "geschäftsmäßig", "offiziell", "offiziellen",
        "professionell", "professionelle", "professionellen", "professioneller", "sachlich-formell", "sehr formell",
        "wissenschaftlich", "wissenschaftlichen",
    ];
    Meaning::Tone("casual") => [
        "entspannt", "flapsig", "informell", "informelle", "informellen", "informeller", "kumpelhaft", "leger",
        "locker", "lockere", "lockerem", "lockeren", "lockerer", "lässig", "lässigen", "salopp", "saloppen",
        "salopper", "umgangssprachlich", "umgangssprachliche", "umgangssprachlichen", "umgangssprachlicher",
        "ungezwungen", "ungezwungenen", "ungezwungener",
    ];
    Meaning::Tone("friendly") => [
        "einfühlsam", "einfühlsamen", "empathisch", "freundlich", "freundliche", "freundlichem", "freundlichen",
        "freundlicher", "herzlich", "herzliche", "herzlichen", "herzlicher", "nett", "sympathisch", "warm",
        "warmen", "warmer", "warmherzig", "warmherzigen", "wertschätzend",
    ];
    Meaning::Tone("humorous") => [
        "humor", "humorvoll", "humorvolle", "humorvollen", "humorvoller", "ironisch", "komisch", "lustig",
        "lustige", "lustigen", "lustiger", "mit humor", "sarkastisch", "spielerisch", "witzig", "witzige",
        "witzigen", "witziger",
    ];
    Meaning::Tone("serious") => [
        "ernst", "ernste", "ernsten", "ernster", "ernsthaft", "ernsthafte", "ernsthaften", "seriös", "seriöse",
        "seriösen", "seriöser",
    ];
    Meaning::Tone("simple") => [
        "allgemeinverständlich", "allgemeinverständlicher", "alltagssprache", "einfach verständlich",
        "einfache sprache", "einfache worte", "einfache wörter", "einfachen worten", "einfachen wörtern",
        "einfacher sprache", "kindgerecht", "kindgerechte", "klare sprache", "klarer sprache",
        "leicht verständlich", "leichte sprache", "leichter sprache", "verständlicher sprache",
    ];
    Meaning::Tone("technical") => [
        "fachbegriffe", "fachbegriffen", "fachjargon", "fachlich", "fachsprache", "fachwörter", "jargon",
        "technisch", "technischen",
    ];
    Meaning::Tone("neutral") => [
        "neutral", "neutrale", "neutralem", "neutralen", "neutraler", "objektiv", "objektive", "objektiven",
        "objektiver", "sachlich", "sachliche", "sachlichen", "sachlicher", "unparteiisch", "unparteiischen",
        "wertfrei",
    ];
    Meaning::Tone("persuasive") => [
        "werblich", "werblichen", "überzeugend", "überzeugende", "überzeugenden", "überzeugender",
    ];
    Meaning::Tone("polite") => ["höflich", "höfliche", "höflichen", "höflicher", "respektvoll", "respektvollen"];
    Meaning::Manner => [
        "ansprache", "art", "ausdrucksweise", "schreibstil", "sprache", "sprachstil", "stil", "stimme", "ton",
        "tonalität", "tonfall", "weise",
    ];
    Meaning::Language("en") => ["auf englisch", "in englischer sprache", "ins englische", "nur englisch"];
    Meaning::Language("fr") => ["auf französisch", "in französischer sprache", "ins französische", "nur französisch"];
    Meaning::Language("es") => ["auf spanisch", "in spanischer sprache", "ins spanische", "nur spanisch"];
    Meaning::Language("de") => ["auf deutsch", "in deutscher sprache", "ins deutsche", "nur deutsch"];
    Meaning::Language("it") => ["auf italienisch", "in italienischer sprache", "ins italienische", "nur italienisch"];
    Meaning::Language("pt") => [
        "auf portugiesisch", "in portugiesischer sprache", "ins portugiesische", "nur portugiesisch",
    ];
    Meaning::Language("ja") => ["auf japanisch", "in japanischer sprache", "ins japanische", "nur japanisch"];
    Meaning::Language("zh") => ["auf chinesisch", "in chinesischer sprache", "ins chinesische", "nur chinesisch"];
    Meaning::Language("ru") => ["auf russisch", "in russischer sprache", "ins russische", "nur russisch"];
    Meaning::Language("ar") => ["auf arabisch", "in arabischer sprache", "ins arabische", "nur arabisch"];
    Meaning::Language("nl") => [
        "auf niederländisch", "in niederländischer sprache", "ins niederländische", "nur niederländisch",
    ];
    Meaning::Language("pl") => ["auf polnisch", "in polnischer sprache", "ins polnische", "nur polnisch"];
    Meaning::Language("tr") => ["auf türkisch", "in türkischer sprache", "ins türkische", "nur türkisch"];
    Meaning::Language("ko") => ["auf koreanisch", "in koreanischer sprache", "ins koreanische", "nur koreanisch"];
    Meaning::Negation => [
        "abgesehen von", "anstatt", "anstelle von", "auf keinen fall", "ausgenommen", "außer", "kein", "keine",
        "keinem", "keinen", "keiner", "keinerlei", "keines", "keinesfalls", "meide", "nicht", "nichts", "nie",
        "niemals", "ohne", "statt", "verboten", "vermeide", "vermeiden", "vermeiden sie", "verzicht auf",
        "verzichte auf", "verzichten sie auf", "weder", "weglassen",
    ];
    Meaning::Banned => [
        "bitte vermeiden", "ist nicht erlaubt", "ist tabu", "ist untersagt", "ist verboten", "ist zu vermeiden",
        "nicht", "nicht benutzen", "nicht einsetzen", "nicht enthalten", "nicht erlaubt", "nicht erwähnen",
        "nicht erwünscht", "nicht gestattet", "nicht nutzen", "nicht nötig", "nicht verwenden",
        "nicht verwendet werden", "nicht zulässig", "sind nicht erlaubt", "sind tabu", "sind untersagt",
        "sind verboten", "sind zu vermeiden", "unerwünscht", "vermeiden", "weglassen", "zu vermeiden",
    ];
    Meaning::Inclusion => [
        "beenden mit", "beginne mit", "beginnen sie mit", "beginnt mit", "beinhalten", "binde ein", "ende mit",
        "enden mit", "endet mit", "enthalten", "erwähne", "erwähne auch", "erwähne das", "erwähne den",
        "erwähne die", "erwähnen sie", "erwähnen sie auch", "füge eine", "füge einen", "füge hinzu", "gehe auf",
        "gehen sie auf", "integriere", "muss beginnen mit", "muss enden mit", "muss enthalten",
        "muss erwähnt werden", "muss vorkommen", "müssen enthalten", "müssen vorkommen", "nenne auch",
        "schließe mit", "schließen sie mit", "soll enthalten", "sollte enthalten", "verwende das wort",
        "verwende die wörter", "verwenden sie das wort", "verwenden sie die wörter",
    ];
    Meaning::Exclusion => [
        "benutze kein", "benutze keine", "benutze keinen", "benutze niemals", "benutzen sie keine", "bitte kein",
        "bitte keine", "erfinde keine", "erfinde nichts", "erwähne kein", "erwähne keine", "erwähne nicht",
        "erwähne niemals", "erwähnen sie keine", "erwähnen sie nicht", "füge kein", "füge keine", "füge keinen",
        "füge nichts", "fügen sie keine", "geben sie keine", "gib kein", "gib keine", "gib keinen",
        "keine erklärung", "keine erklärungen", "keine verwendung", "lass weg", "nenne kein", "nenne keine",
        "nenne keinen", "nenne nicht", "nennen sie keine", "nicht benutzen", "nicht enthalten", "nicht erwähnen",
        "nicht nennen", "nicht verraten", "nicht verwenden", "nutze kein", "nutze keine", "nutze keinen",
        "nutzen sie keine", "ohne erklärung", "ohne erklärungen", "ohne verwendung", "ohne zu erwähnen",
        "sage nicht", "schreibe kein", "schreibe keine", "schreiben sie keine", "stelle keine", "stellen sie keine",
        "unterlasse", "vermeide", "vermeiden sie", "verrate nicht", "verwende kein", "verwende keine",
        "verwende keinen", "verwende nicht", "verwende nie", "verwende niemals", "verwenden sie kein",
        "verwenden sie keine", "verwenden sie keinen", "verwenden sie niemals", "verzichte auf",
        "verzichte vollständig auf", "verzichten sie auf", "weglassen", "wiederhole nicht",
    ];
    Meaning::Demand => [
        "auf keinen fall", "darf nicht", "dürfen nicht", "es ist wichtig dass", "es ist wichtig, dass",
        "ist verboten", "keinesfalls", "muss", "musst", "müssen", "sind verboten", "soll", "sollen", "sollst",
        "sollte", "sollten", "solltest", "unbedingt", "unter keinen umständen", "verpflichtend", "zwingend",
    ];
    Meaning::Order => [
        "achte auf", "achte darauf", "achten sie auf", "achten sie darauf", "auf keinen fall", "ausschließlich",
        "beachte", "beachten sie", "beende", "beenden sie", "beginne", "beginnen sie", "begrenze", "benutze",
        "benutzen sie", "beschränke dich", "beschränken sie sich", "bleib", "bleibe", "bleiben sie", "denke daran",
        "duze", "duzen sie", "halte", "halte dich", "halten sie", "halten sie sich", "immer", "kein", "keine",
        "keinesfalls", "konzentriere dich", "konzentrieren sie sich", "nie", "niemals", "nur", "nutze",
        "nutzen sie", "schließe", "sei", "seien sie", "sieze", "siezen sie", "stelle sicher", "stellen sie sicher",
        "trenne", "unterlasse", "vermeide", "vermeiden sie", "verwende", "verwenden sie", "verzichte",
        "verzichten sie",
    ];
}
