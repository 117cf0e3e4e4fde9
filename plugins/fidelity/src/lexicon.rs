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
         thank thx hi hey hello ok okay well oh sorry like kind bit lot stuff thing things way want wants \
         wanted need needs needed wish ill youll theyll youre theyre thats whats hows isnt know see look one ones \
         itself themselves myself yourself himself herself itll give gives given giving tell tells told telling \
         write writes writing written make makes making made show shows showing explain explains describe create \
         creates provide provides produce generate draft compose prepare suggest propose list name state help \
         helps say says saying said ask asks asking asked answer answers reply respond use uses used using take \
         takes taken taking keep keeps keeping find finds found think thinks work works include includes included \
         including contain contains consist remember formulate add able return returns output reads read set \
         sets sure idea ideas problem issue cause reason instead people person somewhat becoming tone style \
         format length text prompt task question version case context requirement requirements background \
         situation facts notes rules input e g eg ie etc vs via cf viz resp tho afaik btw imo usually ideally \
         preferably possible always essential exactly roughly maybe perhaps regarding concerning based finally \
         little lots around feel mood atmosphere vibe called data provided attached enclosed following plenty require requires required several additionally furthermore moreover whichever approx approximately circa ca leave leaves leaving else fewer less maximum minimum max min exceed exceeds most least probably hows whos heres theres weve ive id hed shed theyd wed gotta gonna wanna lemme w n b c r u ya yeah yep nope good fine anywhere somewhere everywhere",
    ),
    (
        "de",
        "\
         vielen viele konnten konntet wurden wurdet mochte mochten maximal maximum minimum max min hochstens mindestens uhr sagst sagt jedem jeden jede fang schlag schlagt draus sonst bisschen etwas person personen leute seinem seinen ab vorn ausm raus rein aufm krieg kriege wahrend der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich dich sich uns \
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
         gerne gern ne nen nem ner n kannst konnt willst wollt mochtest magst sollst wurde wurdest gibst gebt bekomme bekommen \
         ding dinge sache sachen mal jedes jeweilige oben genannten vorliegenden nachfolgend nachfolgenden unten stehenden \
         bitten hilf helfen hilfst stell stelle stellen gehort gehoren lautet lauten moglichst sodass indem wobei wie so \
         solche solchen anderen andere anderer nun jetzt doch ja nein ok okay schon mehr weniger drauf drin dran",
    ),
    (
        "fr",
        "\
         maximum minimum max min comporte compte tienne tient passe parce mien mienne tien sien personne personnes pendant le la les l un une des du de d au aux et ou mais donc or ni car que qu qui quoi dont quand comment \
         pourquoi quel quelle quels quelles je j tu t il elle on nous vous ils elles me m te se s lui leur leurs \
         moi toi mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces cela ca ceci y en a avec \
         dans par pour sur sous chez vers entre sans si plus moins tres trop bien aussi encore deja meme est sont \
         etait suis es ete etre avoir ai as avons avez ont avait peux peut pouvez pourrais pourrait pouvoir dois \
         doit devez devoir faut faire fais fait faites veux voudrais voudrait svp merci salut bonjour ecris \
         ecrire redige rediger redigez donne donner donnez explique expliquer expliquez propose proposer employez \
         emploie employer utilise utiliser utilisez dis dire montre texte suivant suivante ci dessous obtenir \
         toujours doivent possible afin lors veuillez voici stp truc trucs chose choses qqch quelque aimerais aimerait souhaite \
         souhaiterais peux puis puisse pourrait serait soit sois etant ayant dont auquel laquelle lequel lesquels suivantes \
         suivants ensuite puis alors ainsi egalement notamment ok bah ben hein faudrait faut besoin",
    ),
    (
        "es",
        "\
         maximo minimo maxima minima max min de la un si me te se hay con sonar suena suene llevar lleva tiene tienen tenga tengan quien poner pon persona personas durante mientras el los las lo una unos unas del al y e o u pero sino porque pues como cuando donde cual cuales quien que \
         se te nos os les le mi mis tu tus su sus nuestro nuestra este esta esto estos estas ese esa eso aquel \
         con sin para por en entre hasta desde sobre hacia segun ya mas muy tan tambien solo es son era eran ser \
         estar estan estaba hay ha he han haber tengo tiene tienes puede puedes podrias podria poder quiero \
         quisiera querria debe deben deber hacer haz hazme haga dime dame decir di favor gracias hola buenas \
         escribe escribeme redacta explica explicame cuenta recomienda recomiendame usa emplea utiliza responde \
         necesito necesita puedas pueda queria quisieras oye pls xfa xq porq q d k siguientes continuacion ademas entonces luego \
         asi cosa cosas algo alguien alguna alguno algun otro otra otros otras cada todo toda todos todas muy bien \
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
pub(crate) const DENIALS: &[(&str, &str)] = &[
    (
        "en",
        "little few hardly barely only just solely exclude excluded excluding exclusively leave leaving skip omit omitting omitted refrain free instead rather lack lacks unable fail fails failed failing refuse reject closed broken forbidden prohibited ban banned disallowed less fewer under below maximum max most limit forget ignore ignoring stop stops prevent outside apart other impossible unlikely hold without rid empty blank unchanged despite but remaining decline rarely remain untouched hide until no-one besides",
    ),
    (
        "de",
        "nur lediglich ausschliesslich verzichte verzichten vermeide vermeiden auslassen weglassen statt anstatt verboten hochstens unterlasse frei ausgenommen aufgehort aufhoren vermieden meide meiden ausgeschlossen entfallt streiche streichen entferne unverandert getrennt fehlt fehlen erst wenig wenige weniger kaum",
    ),
    (
        "fr",
        "seulement uniquement hors cesse cesser exclure exclus exclut exclue exclues proscris proscrire abstenir evitant supprime supprimer inchange intact separement manque non inchanges inchangees intacts intactes interdit exempt depourvu plutot moins evit eviter abstiens depasse maximum dispense peu guere",
    ),
    (
        "es",
        "solo unicamente carezco carece carecen carecer dejado excluye excluir excluido excluida excluyendo evitando omitiendo fuera prohibida separado falta prohibido libre menos evitar omite omitir deja dejar maximo salvo prescinde poco poca apenas",
    ),
];

/// Those that leave no doubt: who uses one of them leaves something out.
pub(crate) const STRONG_DENIALS: &[(&str, &str)] = &[
    (
        "en",
        "exclude excluded excluding exclusion omit omitting omitted refrain skip aside forbidden prohibited ban banned disallowed refuse reject unable cannot ignore ignoring ignored disregard besides apart secret unmentioned silent",
    ),
    (
        "de",
        "verzichte verzichten vermeide vermeiden auslassen weglassen verboten unterlasse unterlassen ausgenommen aufgehort vermieden meide meiden ausgeschlossen streiche streichen tabu verschweigen",
    ),
    (
        "fr",
        "hors non cesse cesser exclure exclus exclut exclue exclues proscris proscrire abstenir evitant supprime interdit exempt depourvu eviter abstiens dispense dispenses tabou bannis bannir omettre omets",
    ),
    (
        "es",
        "excluye excluir excluido excluida excluyendo evitando omitiendo prohibida prohibido evitar evita omite omitir prescinde prescindir abstente",
    ),
];

/// Words whose denial says something positive: "do not forget", "not unusual".
pub(crate) const DOUBLE: &[(&str, &str)] = &[
    ("en", "forget leave unusual uncommon only just unless until hesitate matter mind sure know bother worry"),
    ("de", "vergiss vergessen nur scheue zogere egal macht"),
    ("fr", "oublie oubliez oublier seulement hesite hesitez"),
    ("es", "olvides olvidar olvide solo dudes importa"),
];

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
    "prefer",
    "would rather",
    "i'd rather",
    "might",
    "may have to",
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

/// Those that say as well how likely or frequent something is.
pub(crate) const LIKELY: &[&str] = &[
    "usually",
    "might",
    "may have to",
    "maybe",
    "perhaps",
    "prefer",
    "consider",
    "tend to",
    "would rather",
    "i'd rather",
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

/// Names of products, tools, programming and spoken languages, in any case.
pub(crate) const NAMES: &str = "\
python javascript typescript java kotlin swift rust golang ruby php perl scala haskell elixir erlang clojure lua julia \
fortran cobol bash powershell zsh sql mysql postgresql postgres sqlite mariadb mongodb redis oracle cassandra \
elasticsearch kafka rabbitmq docker kubernetes podman terraform ansible jenkins github gitlab bitbucket git svn \
linux ubuntu debian fedora centos freebsd windows macos android ios excel powerpoint outlook onenote \
libreoffice openoffice photoshop illustrator indesign gimp inkscape blender figma canva sketchup autocad latex overleaf \
wordpress drupal joomla shopify magento wix squarespace react angular vue svelte nextjs nuxt jquery bootstrap tailwind \
django flask fastapi laravel symfony rails spring hibernate numpy pandas scipy matplotlib tensorflow pytorch keras \
nginx apache aws azure gcp heroku vercel netlify firebase supabase cloudflare rsync ffmpeg grep awk sed curl wget vim \
emacs vscode intellij pycharm xcode notion trello asana jira slack zoom skype whatsapp telegram signal facebook instagram \
tiktok twitter linkedin youtube google gmail amazon ebay netflix spotify paypal venmo chatgpt openai gemini claude siri \
alexa wikipedia duolingo anki arduino raspberry matlab tableau salesforce zapier airtable obsidian evernote dropbox \
english german french spanish italian portuguese dutch polish russian ukrainian czech swedish danish norwegian finnish \
greek turkish arabic hebrew hindi chinese mandarin cantonese japanese korean vietnamese thai welsh irish latin \
englisch deutsch franzosisch spanisch italienisch portugiesisch polnisch russisch turkisch \
anglais allemand francais espagnol italien portugais chinois japonais russe arabe neerlandais \
ingles aleman frances espanol italiano portugues chino japones ruso arabe";

/// A country and what is of it: "Wales" and "Welsh" are one name.
pub(crate) const DEMONYMS: &str = "\
britain british uk\nengland english\nwales welsh\nscotland scottish scots\nireland irish\nfrance french\n\
germany german\nspain spanish\nitaly italian\nportugal portuguese\nnetherlands dutch holland\nbelgium belgian\n\
switzerland swiss\naustria austrian\npoland polish\ngreece greek\nturkey turkish\nrussia russian\nukraine ukrainian\n\
sweden swedish\nnorway norwegian\ndenmark danish\nfinland finnish\niceland icelandic\nhungary hungarian\n\
canada canadian\namerica american us usa\nmexico mexican\nbrazil brazilian\nargentina argentine argentinian\n\
china chinese\njapan japanese\nkorea korean\nindia indian\naustralia australian\negypt egyptian\n\
europe european\nafrica african\nasia asian\nvictoria victorian\nrome roman\nbayern bayerisch bayerische bayerischen\n\
deutschland deutsch deutsche deutschen\nfrankreich franzosisch franzosische\nspanien spanisch spanische\n\
italien italienisch italienische\nosterreich osterreichisch osterreichische\nschweiz schweizer\n\
france francais francaise\nallemagne allemand allemande\nespagne espagnol espagnole\nitalie italien italienne\n\
espana espanol espanola\nfrancia frances francesa\nalemania aleman alemana\nitalia italiano italiana";

/// Words of greetings, thanks, apologies and sighs, which ask for nothing.
pub(crate) const POLITE: &str = "\
lifesaver bother bothering disturb silly stupid dumb question lovely day hope appreciate appreciated grateful advance \
wondering wonder possibly cheers regards greetings dear folks guys mate buddy kindest thankyou ty tysm pls plz pleasee \
probably guten stuck helpless desperate lol haha omg ugh lmk hiya morning evening afternoon wonderful amazing much \
dank danke dankeschon lieben lieber herzlichen vorab voraus storen store stort moin servus hey hallo tag grusse gruss \
hilfe helfen hilfst konntest konnten wurdest wurden okay vielmals entschuldigung sorry sorgen dumme frage kurz \
stp svp plait salut coucou bonsoir derangement desole desolee avance cordialement remercie remercier remercions aider \
aimerais aimerait voudrais pourriez pourrais saurais gentil \
oye oiga hola buenas buenos disculpa disculpe perdon perdona molestia molesto molestar gracias saludos antemano ayuda \
ayudarme ayudame podria podrias necesito che porfa porfavor";

/// How Chinese and Japanese deny, beside the letters that [`crate::lexer`] marks.
pub(crate) const UNSPACED_DENIALS: &[&str] =
    &["ない", "ません", "なし", "ずに", "禁止", "避け", "避免", "除い", "除き", "除く", "抜き", "以外", "切勿", "严禁"];

/// Letters that deny, in words that do not.
pub(crate) const IDLE_DENIALS: &[&str] = &[
    "能不能",
    "是不是",
    "要不要",
    "有没有",
    "可不可以",
    "好不好",
    "不同",
    "不错",
    "不好意思",
    "差不多",
    "不仅",
    "不但",
    "不过",
    "非常",
    "無料",
    "未来",
    "是否",
    "没问题",
    "没有问题",
    "ないでしょうか",
    "ませんか",
    "かもしれません",
    "恐れ入り",
    "申し訳ありません",
    "すみません",
    "不安",
    "無事",
    "非公",
    "不足",
];

/// How Chinese and Japanese limit and leave out.
pub(crate) const UNSPACED_LIMITS: &[&str] =
    &["のみ", "だけ", "只", "仅", "除", "避", "最多", "以内", "以下", "超过", "少", "免"];

/// Words of which the one is what the other is not: to deny the one is to ask for the other.
/// All are beginnings of words without accents.
pub(crate) const ANTONYMS: &[(&str, &str)] = &[
    (
        "jargon technical specialist fachbegriff fachwort fachsprache technique tecnicismo",
        "plain simple everyday layperson layman lay einfach verstandlich alltags simple sencill clar courant",
    ),
    (
        "formal official stiff formlich offiziell formel officiel oficial",
        "informal casual relaxed locker informel decontract familier coloquial",
    ),
    ("long lengthy lang langer longue largo larga", "short brief concise kurz knapp court bref breve cort"),
    (
        "expensive dear pricey teuer cher coteux caro cara",
        "cheap affordable inexpensive budget gunstig billig preiswert abordable barat economic",
    ),
    (
        "difficult complicated complex hard schwer schwierig kompliziert difficile complique dificil complicad",
        "easy simple straightforward beginner einfach leicht facile simple facil sencill",
    ),
    (
        "work run start function fine correct normal succeed funktionier geht lauft klappt stimm marche fonctionne funciona",
        "broken faulty down defect fail crash freez hang dead kaputt defekt ausgefall ausser absturz falsch fehler panne casse plant erreur hors averia roto estropead cierra falla fallo error fuera",
    ),
    ("visible seen show sichtbar visible", "hidden hide invisible versteckt cache ocult"),
    ("tutoy tutoi duz tutea tute", "vouvoi vouvoy siez usted"),
    ("late spat tard tarde", "early punctual time fruh punktlich heure puntual"),
    ("alone allein seul sol", "together company gemeinsam zusammen ensemble juntos"),
    (
        "rude unfriendly impolite unhoflich impoli grosero",
        "polite friendly courteous kind hoflich freundlich nett poli aimable amable cortes",
    ),
    ("serious ernst serieux serio", "funny humorous light witzig lustig drole divertid"),
    ("public publicly offentlich", "private privat prive"),
    ("meat fleisch viande carne", "vegetarian vegan vegetar"),
    (
        "change alter touch modify andern anfassen chang modifi touch cambi toque",
        "keep leave preserve retain remain unchanged intact untouched same lass bleib unverandert beibehalt gard conserv laiss reste inchang mant dej intact",
    ),
    ("internet online connection", "offline"),
    (
        "remove delete drop take cut entfern losch streich weglass enlev supprim retir quit elimin borr omit",
        "keep remain retain stay preserve bleib behalt gard conserv reste rester laiss mant dej",
    ),
    ("落 崩 エラー 失", "正 動"),
    (
        "same together gleich zusammen gemeinsam meme ensemble mism junt",
        "separate apart different getrennt verschieden separ different distint",
    ),
    ("长 長", "简短 短"),
    ("官方 正式", "口语 随意 轻松"),
    ("sober nuchtern", "drunk betrunken"),
    (
        "soppy sentimental cheesy corny kitschig schmalzig mievre cursi",
        "dry restrained understated sober nuchtern schlicht sobre",
    ),
    (
        "more exceed over longer mehr uber langer plus depass superieur mas super",
        "most maximum max within limit under fewer less up hochstens maximal maximum moins maximo menos hasta",
    ),
    ("fewer less under below weniger unter moins menos", "least minimum more mindestens wenigstens minimum"),
    ("forget vergess vergiss oubli olvid", "remember mention include denk rappel souvien record"),
    (
        "experience background knowledge economist expert vorkenntnis",
        "beginner layperson novice new anfanger laie debutant principiante",
    ),
    ("closed geschloss ferme cerrad", "open offen geoffnet ouvert abiert"),
    (
        "allowed allow permitted erlaub permis autoris permit",
        "forbidden banned prohibited verboten untersagt interdit prohibid",
    ),
    (
        "answer pick reach reachable erreich ran repond contest",
        "unanswered unreachable without vain silent ohne vergeblich",
    ),
];
