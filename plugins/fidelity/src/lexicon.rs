//! Words that tell what a clause does, in the languages the checks understand.
//!
//! All lists are lowercase and without accents, as [`crate::vocabulary`] writes words. A word may
//! stand in several languages' lists; that it means something else in one of them costs a
//! match at most, since words are only compared with words of the other document.

/// Words that carry no content of their own: articles, pronouns, auxiliaries, connectives,
/// courtesy, and words that only point at the text ("below", "following"). By language.
pub(crate) const FUNCTION: &[(&str, &str)] = &[
    (
        "en",
        "\
         a an the this that these those there here it its i im ive id me my mine we us our ours you your yours u \
         ur he him his she her hers they them their theirs who whom whose which what when where why how whether \
         if then than so as at by for from in into of off on onto out over per to up with about after before \
         between during under above below following also again all any anyone anything until till far both each either every \
         everyone everything everybody few many more most much other others some somebody someone something such \
         same too very just really actually basically honestly simply quite rather even still yet already now \
         ever am is are was were be been being do does did doing done have has had having can could will would \
         shall should must may might cannot let lets get gets got getting go goes going gone went come comes put \
         and or but because since while though although however therefore thus hence please pls kindly thanks \
         thank thx hi hey hello ok okay well oh sorry like kind sort bit lot stuff thing things way want wants \
         wanted need needs needed wish ill youll theyll youre theyre thats whats hows isnt know see look one ones \
         itself themselves myself yourself himself herself itll give gives given giving tell tells told telling \
         write writes writing written make makes making made show shows showing explain explains describe create \
         creates provide provides produce generate draft compose prepare suggest propose list name state help \
         helps say says saying said ask asks asking asked answer answers reply respond use uses used using take \
         takes taken taking keep keeps keeping find finds found think thinks work works include includes included \
         including contain contains consist remember formulate turn add able return returns output reads read set \
         sets sure idea ideas problem issue cause reason instead people person somewhat becoming tone style \
         format length text prompt task question version case context requirement requirements background \
         situation facts notes rules input e g eg ie etc vs via cf viz resp tho afaik btw imo usually ideally \
         preferably possible always essential exactly roughly maybe perhaps regarding concerning based finally \
         additionally furthermore moreover whichever good great nice fine turns anywhere somewhere everywhere",
    ),
    (
        "de",
        "\
         ausm raus rein aufm krieg kriege wahrend der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich dich sich uns \
         euch mir dir ihm ihn ihnen mein meine meinen meinem meiner meines dein deine deinen sein seine seinen \
         seiner ihre ihren ihrem ihrer unser unsere unseren unserer dieser diese dieses diesen diesem jede jeder \
         jedes jeden alle allen was wer wie wo wann warum welche welcher welches wenn ob dass damit weil da dann \
         denn als auch noch nur schon mal eben halt eigentlich eig bitte danke hallo und oder aber sondern sowie \
         von vom zu zum zur mit bei beim nach vor aus auf an am im in ins fur um uber unter durch ohne gegen bis \
         seit wegen ist sind war waren bin bist werden wird wurde wurden worden hat haben habe hast hatte kann \
         konnen konntest konnte soll sollen sollte muss mussen darf durfen mag mochte will wollen lass lassen man \
         etwas so sehr ganz hier dort unten oben folgende folgenden folgender gib geben gibt sag sage sagen nenne \
         nennen schreib schreibe schreiben verfasse verfassen erstelle erstellen erklar erklare erklaren zeig \
         zeige brauch brauche brauchen mach mache machen formuliere formulieren verwende verwenden benutze \
         antworte text selbst selber immer meist meistens vielleicht mussten gleich also jeweils dabei dazu davon \
         gerne gern",
    ),
    (
        "fr",
        "\
         pendant le la les l un une des du de d au aux et ou mais donc or ni car que qu qui quoi dont quand comment \
         pourquoi quel quelle quels quelles je j tu t il elle on nous vous ils elles me m te se s lui leur leurs \
         moi toi mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces cela ca ceci y en a avec \
         dans par pour sur sous chez vers entre sans si plus moins tres trop bien aussi encore deja meme est sont \
         etait suis es ete etre avoir ai as avons avez ont avait peux peut pouvez pourrais pourrait pouvoir dois \
         doit devez devoir faut faire fais fait faites veux voudrais voudrait svp merci salut bonjour ecris \
         ecrire redige rediger redigez donne donner donnez explique expliquer expliquez propose proposer employez \
         emploie employer utilise utiliser utilisez dis dire montre texte suivant suivante ci dessous obtenir \
         toujours doivent possible afin lors veuillez voici",
    ),
    (
        "es",
        "\
         durante mientras el los las lo una unos unas del al y e o u pero sino porque pues como cuando donde cual cuales quien que \
         se te nos os les le mi mis tu tus su sus nuestro nuestra este esta esto estos estas ese esa eso aquel \
         con sin para por en entre hasta desde sobre hacia segun ya mas muy tan tambien solo es son era eran ser \
         estar estan estaba hay ha he han haber tengo tiene tienes puede puedes podrias podria poder quiero \
         quisiera querria debe deben deber hacer haz hazme haga dime dame decir di favor gracias hola buenas \
         escribe escribeme redacta explica explicame cuenta recomienda recomiendame usa emplea utiliza responde \
         texto siguiente siempre quiza quizas acerca cuanto cuanta cuantos cuantas posible ello dicho",
    ),
];

/// Words that deny, or leave out, or say what does not happen; by language, since the same
/// letters mean other things elsewhere.
pub(crate) const NEGATIONS: &[(&str, &str)] = &[
    (
        "en",
        "not no never none nobody nothing nowhere neither nor without cannot dont doesnt didnt isnt arent wasnt werent \
         wont wouldnt shouldnt couldnt cant hasnt havent hadnt mustnt aint avoid except unless",
    ),
    ("de", "nicht nich nichts kein keine keinen keinem keiner keins nie niemals ohne niemand weder ausser nix"),
    ("fr", "pas jamais aucun aucune sans ne n rien ni evite evitez evitant sauf personne"),
    ("es", "no nunca jamas ningun ninguna ninguno nada nadie sin ni evita evite excepto salvo tampoco"),
];

/// Words beside [`NEGATIONS`] by which a rewrite may deny the same thing in other words.
pub(crate) const DENIALS: &str = "\
only just solely exclude excluded excluding exclusively leave leaving skip omit omitting omitted refrain free instead \
rather lack lacks unable fail fails failed failing refuse reject closed broken forbidden prohibited ban banned \
disallowed less fewer under below maximum max most limit forget ignore ignoring stop stops prevent outside apart other \
impossible unlikely hold without rid empty blank unchanged despite instead but remaining decline hardly rarely remain \
untouched hide until no-one besides \
nur lediglich ausschliesslich verzichte verzichten vermeide vermeiden auslassen weglassen statt anstatt verboten hochstens \
unterlasse frei ausgenommen erst \
seulement uniquement exclure exclus interdit exempt depourvu plutot moins evit eviter abstiens depasse maximum dispense \
solo unicamente excluye excluir prohibido libre menos evitar omite omitir deja dejar maximo salvo prescinde";

/// Words whose denial says something positive: "do not forget", "not unusual".
pub(crate) const DOUBLE: &str = "\
forget leave unusual uncommon only just unless until vergiss vergessen nur oublie oubliez oublier seulement olvides \
olvidar solo hesitate matter mind sure know bother worry";

/// How weakly something is wanted.
pub(crate) const SOFT: &[&str] = &[
    "ideally",
    "preferably",
    "if possible",
    "where possible",
    "when possible",
    "if you can",
    "try to",
    "tries to",
    "usually",
    "would be nice",
    "nice to have",
    "might want",
    "maybe",
    "perhaps",
    "feel free",
    "optionally",
    "if need be",
    "it's good to",
    "consider",
    "tend to",
    "am liebsten",
    "moglichst",
    "wenn moglich",
    "nach moglichkeit",
    "gerne",
    "idealerweise",
    "vorzugsweise",
    "versuche",
    "si possible",
    "de preference",
    "idealement",
    "autant que possible",
    "essaie",
    "essayez",
    "a ser posible",
    "si es posible",
    "si puede ser",
    "preferiblemente",
    "idealmente",
    "intenta",
    "procura",
    "できれば",
    "可能なら",
    "なるべく",
    "できるだけ",
    "最好",
    "尽量",
    "如果可以",
    "可能的话",
];

/// How strongly something is wanted.
pub(crate) const HARD: &[&str] = &[
    "must",
    "always",
    "never",
    "absolutely",
    "essential",
    "mandatory",
    "required",
    "strictly",
    "under no circumstances",
    "at all costs",
    "have to",
    "has to",
    "ensure",
    "imperative",
    "muss",
    "mussen",
    "immer",
    "unbedingt",
    "zwingend",
    "auf keinen fall",
    "niemals",
    "doit",
    "doivent",
    "toujours",
    "imperativement",
    "obligatoire",
    "il faut",
    "jamais",
    "imprescindible",
    "debe",
    "deben",
    "siempre",
    "obligatorio",
    "nunca",
    "necesario",
    "必ず",
    "必须",
    "絶対",
    "一定要",
    "务必",
    "绝不",
    "必要",
];

/// Words of praise and care that ask for nothing in particular.
pub(crate) const FILLER: &str = "\
comprehensive comprehensively thorough thoroughly detailed detail precise precisely accurate accurately accuracy \
clear clearly clarity concise complete completely quality high highest best excellent professional careful carefully \
relevant useful helpful engaging compelling insightful informative structured well-structured effective robust \
ensure insure sure everything nothing missed attention deep dive in-depth cover covers aspects possible reliable \
high-quality well-written polished appropriate proper properly meaningful valuable actionable guide overview \
umfassend umfassende umfassenden ausfuhrlich grundlich sorgfaltig prazise genau klar qualitat hochwertig hochwertige \
hochster professionell achte stelle sicher relevant verstandlich strukturiert hilfreich vollstandig \
complet complete detaille detaillee precis precise clair claire qualite haute rigoureux soigne assure assurez veille \
veillez pertinent utile structuree structure exhaustif exhaustive approfondi approfondie excellente \
completo completa detallado detallada preciso precisa claro clara calidad alta riguroso asegurate asegurese exhaustivo \
exhaustiva util relevante excelente rigor";

/// The same in scripts without blanks.
pub(crate) const FILLER_PHRASES: &[&str] = &[
    "确保",
    "准确",
    "清晰",
    "流畅",
    "高质量",
    "专业",
    "全面",
    "详细",
    "详尽",
    "逻辑",
    "质量",
    "认真",
    "仔细",
    "完整",
    "正確",
    "明確",
    "丁寧",
    "高品質",
    "品質",
    "徹底",
    "包括的",
    "網羅",
    "詳細",
    "わかりやす",
    "正确",
];

/// How roles are given.
pub(crate) const ROLES: &[&str] = &[
    "you are a ",
    "you are an ",
    "you are the ",
    "act as ",
    "as a professional",
    "as an expert",
    "as a seasoned",
    "imagine you are",
    "pretend to be",
    "take on the role",
    "assume the role",
    "play the role",
    "du bist ein",
    "du bist eine",
    "sie sind ein",
    "agiere als",
    "handle als",
    "in der rolle",
    "tu es un",
    "vous etes un",
    "agis comme",
    "agissez",
    "en tant qu",
    "eres un",
    "eres una",
    "actua como",
    "actue como",
    "como experto",
    "你是一",
    "您是一",
    "你是",
    "您是",
    "扮演",
    "担任",
    "作为一",
    "あなたは",
    "として振る舞",
    "になりき",
];

/// Words that name the same thing, the first for all. Light on purpose: an alignment needs
/// most words, not all.
pub(crate) const SYNONYMS: &[&str] = &[
    "child kid pupil children kids pupils boy girl",
    "mail email message e-mail",
    "function method routine",
    "begin start opening beginning begins starts first open",
    "end finish close last final conclude ends closing finishes ending",
    "error mistake bug fault fail fails failing broke break breaks broken failure",
    "choose pick select decide favourite choice",
    "maximum max most limit exceed longer under below up fewer less",
    "minimum min least",
    "about roughly approximately around approx circa some approximate",
    "short brief concise shortly briefly shorten",
    "buy purchase",
    "cheap least cost price cost costs cheapest",
    "need require requires",
    "photo picture image",
    "happen occur take takes",
    "different differ difference differs diff",
    "good fine",
    "dad father",
    "mum mom mother",
    "advantage pro pros benefit benefits advantages",
    "disadvantage con cons drawback disadvantages",
    "big large",
    "small little",
    "repair fix correct mend repaired",
    "job work",
    "tone sound sounds style",
    "month monthly",
    "week weekly",
    "day daily",
    "year yearly annual yr",
    "enough sufficient",
    "wrong incorrect",
    "right correct",
    "phone number",
    "calculate compute work",
    "holiday vacation trip",
    "check verify review inspect proofread",
    "calculation sum sums",
    "like prefer",
    "blank empty",
    "exact exactly precise precisely",
    "order sort sorted arrange sequence",
    "convert turn transform",
    "speak talk",
    "reveal tell",
    "die dies dead",
    "advert ad advertisement",
    "become go",
    "own has have",
    "approach way",
    "rewrite reword rephrase",
    "answer reply response",
    "happen experience",
    "whole entire full",
    "reason why cause",
    "story tale",
    "fix solve resolve",
    "also too",
    "speed fast quick quickly",
    "rise increase grow grows",
    "summary summarise summarize summarised",
    "program programme",
    "neighbour neighbor",
    "per each every",
    "twice two",
    "pound quid",
    "resume cv",
    "colour color",
    "experience experienced",
    "trousers pants",
    "grandad grandfather grandpa",
    "opa grossvater",
    "oma grossmutter",
    "maximal hochstens max",
    "mindestens wenigstens",
    "etwa ungefahr circa ca rund",
    "schicken senden",
    "wegmachen entfernen",
    "kriegen bekommen bekomme krieg erhalten bekommt gibt",
    "funktionieren gehen funktioniert geht",
    "grund ursache",
    "umschreiben schreiben",
    "wort worter vokabel",
    "anfangen beginnen starten fang anfang",
    "jahr jahrig jahre",
    "maximum maximal depasse depasser",
    "environ peu",
    "difference distinguer distingue",
    "coute coutent prix cout",
    "maximo mas",
    "diferencia diferenciar diferencian",
    "comenzar empezar empieza comienza inicio",
    "acabar terminar",
    "hijo nino ninos hijos",
];

/// Openings, thanks and sighs: clauses of a few words with one of these ask for nothing.
pub(crate) const COURTESY: &[&str] = &[
    "thank",
    "in advance",
    "hope you",
    "hope this",
    "going mad",
    "going crazy",
    "quick question",
    "any idea",
    "any help",
    "help me out",
    "please help",
    "good morning",
    "good evening",
    "sorry to",
    "sorry for",
    "appreciate",
    "no worries",
    "if you don't mind",
    "danke",
    "vielen dank",
    "guten tag",
    "ich hoffe",
    "liebe grüße",
    "viele grüße",
    "im voraus",
    "merci",
    "j'espère que",
    "bonjour",
    "s'il te plaît",
    "s'il vous plaît",
    "gracias",
    "buenas tardes",
    "buenos días",
    "molestia",
    "quería preguntar",
    "quisiera preguntar",
    "espero que",
    "谢谢",
    "感谢",
    "你好",
    "您好",
    "麻烦",
    "ありがとう",
    "よろしく",
    "お願い",
    "すみません",
    "こんにちは",
];

/// Length in a word: said as well by any number of words, sentences or pages.
pub(crate) const LENGTHS: &[&str] = &[
    "short", "long", "brief", "briefly", "shortly", "longer", "shorter", "concise", "kurz", "lang", "knapp", "court",
    "courte", "bref", "breve", "corto", "corta", "largo",
];

/// Words of which one turns the other round.
pub(crate) const OPPOSITES: &[(&str, &str)] = &[
    ("less", "greater"),
    ("less", "more"),
    ("fewer", "more"),
    ("smaller", "larger"),
    ("smaller", "bigger"),
    ("lower", "higher"),
    ("before", "after"),
    ("above", "below"),
    ("increase", "decrease"),
    ("increasing", "decreasing"),
    ("ascending", "descending"),
    ("oldest", "newest"),
    ("cheapest", "dearest"),
    ("minimum", "maximum"),
    ("earliest", "latest"),
    ("first", "last"),
    ("left", "right"),
    ("include", "exclude"),
    ("allow", "forbid"),
    ("kleiner", "grosser"),
    ("vor", "nach"),
    ("aufsteigend", "absteigend"),
    ("avant", "apres"),
    ("croissant", "decroissant"),
    ("antes", "despues"),
    ("menor", "mayor"),
    ("ascendente", "descendente"),
];

/// Asking for leave, or waiting for it.
pub(crate) const GATES: &[&str] = &[
    "ask before",
    "ask me before",
    "ask first",
    "wait for",
    "then wait",
    "confirm before",
    "until i confirm",
    "frag mich vor",
    "warte auf",
    "demande avant",
    "attends",
    "pregunta antes",
    "espera a",
    "先问",
    "先确认",
    "等我",
    "確認してから",
    "待って",
];

/// What a rewrite says where it still asks for leave.
pub(crate) const LEAVE: &[&str] = &[
    "ask",
    "wait",
    "confirm",
    "approval",
    "permission",
    "consent",
    "frag",
    "warte",
    "bestätig",
    "demand",
    "atten",
    "confirm",
    "pregunt",
    "esper",
    "问",
    "确认",
    "等",
    "確認",
    "待",
];

/// Quantities without a number.
pub(crate) const VAGUE: &[&str] = &[
    "a few",
    "some",
    "several",
    "a couple of",
    "a handful of",
    "einige",
    "ein paar",
    "mehrere",
    "quelques",
    "plusieurs",
    "algunas",
    "algunos",
    "varias",
    "varios",
    "unas cuantas",
    "几个",
    "几条",
    "一些",
    "いくつか",
    "何個か",
];

/// Words that open a question.
pub(crate) const INTERROGATIVES: &[&str] = &[
    "how", "what", "why", "when", "where", "which", "who", "wie", "was", "warum", "wann", "wo", "welche", "welcher",
    "comment", "pourquoi", "quand", "combien", "quel", "quelle", "quels", "quelles", "como", "por que", "cuando",
    "donde", "cuanto", "cual",
];
