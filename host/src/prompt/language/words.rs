//! Function words, the verbs that prompts begin with, and letters, for languages in Latin script.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language with the words that mark it. Neighbours that are easily mistaken for one
/// another are all here, so that each keeps the others honest.
struct Profile {
    tag: &'static str,
    /// Words that carry grammar, and what prompts are made of.
    words: &'static str,
    /// Letters that few others have.
    letters: &'static str,
}

const PROFILES: &[Profile] = &[
    Profile {
        tag: "en",
        words: "the of and to in is that it for with as this what how why which who are be have has from by not you your my about \
            into can would should could will when where there their they them these those does did do was were been than then \
            but or if at an on its i'm i'd don't it's let's we our us give make made list find fix explain describe generate \
            summarize summarise rewrite translate convert compare provide suggest design build implement help tell show \
            me using please identify analyze analyse edit improve debug classify extract act imagine answer \
            any some all more most good best between without within during following given based each every new like need want \
            write create calculate story poem email code function word words sentence sentences text question paragraph \
            i he she his her whose did needed way best used legal vs versus recipe simplify stay plan design front back example convert create doesn't isn't can't won't get take use used think know one two three first \
            must always never only respond reply return output include mention avoid ensure keep remember should shouldn't wouldn't \
            couldn't didn't hasn't haven't aren't wasn't weren't what's where's who's that's there's you're you'll you've i'll i've \
            we're they're my yours above below attached shorter longer simpler clearer faster cleaner \
            just now here again because while whether through such both even still really right thing things people year world \
            check review short long very any nothing something everything anything wrong whole \
            order four five six seven eight nine ten numbers save test tests",
        letters: "",
    },
    Profile {
        tag: "fr",
        words: "le la les des du un une et est en que qui pour dans sur avec ce cette ces il elle nous vous ils sont au aux par pas \
            plus ne se sa son ses mon ma mes votre vos ton tes leur leurs être avoir fait faire comme mais ou où donc quel quelle \
            quels quelles comment pourquoi écris écrivez rédige rédigez explique expliquez donne donnez propose traduis crée créez \
            moi toi lui c'est qu'est décris peux peut sans sous entre chaque texte réponse mots phrase phrases lettre de d l j n s \
            tu te toujours jamais aussi très bien merci bonjour tout tous toute toutes rien encore faut dois doit puis ensuite sinon seras \
            serez ceci cela ça ici corrigez corriger réponds répondez réponse résume résumez optimise optimisez améliore améliorez débogue \
            déboguez simplifie traduisez suivant suivante fonction requête erreur bogue rends rendez corrige ce",
        letters: "çœèêëîïùûâ",
    },
    Profile {
        tag: "es",
        words: "el la los las de del un una unos unas y es en que por para con su sus se al lo como más pero o no este esta estos \
            estas ese esa qué cuál cuáles cómo cuándo dónde quién ser estar hacer tiene sobre entre sin hasta desde escribe escriba \
            explica describe haz dame crea genera muestra resume traduce puedes puede mi tu si ya muy también respuesta texto \
            palabras frase oración párrafo carta poema cuento son fue hay quiero necesito dime elabora redacta proporciona análisis asegúrate debe deben \
            arregla depura optimiza mejora revisa simplifica responde responda siempre nunca aquí siguiente función código consulta fallo \
            hazlo haga lo gracias hola nada algo corrige error",
        letters: "ñ¿¡",
    },
    Profile {
        tag: "de",
        words: "der die das den dem des ein eine einen einem einer und ist in im zu mit von für auf nicht sich auch als wie was wer \
            wo warum welche welcher welches ich du er sie es wir ihr sind war wird werden kann können soll bitte schreibe schreib \
            erkläre erstelle nenne gib mir über aus bei nach vor durch oder aber wenn dass kein keine mein dein sein ihre haben hat \
            zum zur am vom beschreibe übersetze text wörter satz antwort folgenden \
            behebe korrigiere optimiere verbessere überarbeite prüfe debugge repariere fasse vereinfache diesen dieses diese dieser dies \
            fehler funktion abfrage immer nie niemals nur sonst danke hallo hier mach mache machen kürzer länger meine meinen meinem \
            unsere unseren etwas mal doch stimmt schreiben antworte diesem falsch schreibe",
        letters: "ßäöü",
    },
    Profile {
        tag: "it",
        words: "il lo la i gli le di del della dei delle un uno una e è in che per con su sul sulla si non come più ma o se questo questa \
            questi queste quale quali cosa perché dove quando chi sono essere fare ha hanno nel nella dal dalla al alla ai scrivi \
            spiega crea dammi elenca traduci mi tuo mio suo anche tra fra degli testo parole frase lettera poesia puoi vorrei",
        letters: "èùòì",
    },
    Profile {
        tag: "pt",
        words: "o a os as de do da dos das um uma e é em no na nos nas que por para com se não mais como mas ou ao à seu sua seus suas \
            este esta isso qual quais quando onde quem ser estar fazer tem sobre entre sem até escreva explique crie faça me dê liste \
            traduza você eu meu minha são foi há também pelo pela texto palavras frase parágrafo resposta gere descreva",
        letters: "ãõçâê",
    },
    Profile {
        tag: "nl",
        words: "de het een en van is in op te dat die voor met niet zijn er aan ook als maar om dan uit bij nog wat hoe waarom wie waar \
            welke ik je jij u wij we ze hij deze dit door over naar kan kunnen wordt worden heeft hebben schrijf leg maak geef mij \
            beschrijf vertaal mijn jouw geen tekst woorden zin antwoord",
        letters: "",
    },
    Profile {
        tag: "sv",
        words: "och att det som en ett är på för med av den till inte om har de vi du jag han hon kan ska från men eller vad hur varför \
            vilka vilken skriv förklara skapa ge mig min din sin denna detta dessa när där också text ord mening havet",
        letters: "åäö",
    },
    Profile {
        tag: "da",
        words: "og at det som en et er på for med af den til ikke om har de vi du jeg han hun kan skal fra men eller hvad hvordan hvorfor \
            hvilke hvilken skriv forklar lav giv mig min din denne dette disse når også blev",
        letters: "åæø",
    },
    Profile {
        tag: "nb",
        words: "og å det som en et er på for med av den til ikke om har de vi du jeg han hun kan skal fra men eller hva hvordan hvorfor \
            hvilke hvilken skriv forklar lag gi meg min din denne dette disse når også ble",
        letters: "åæø",
    },
    Profile {
        tag: "pl",
        words: "i w na z do się nie to jest że o jak co dla po od za czy ale lub oraz który która które jakie jaki napisz wyjaśnij stwórz \
            podaj opisz mi przez przy są być może tekst tylko jego jej ich ten ta te",
        letters: "ąęłśżźćń",
    },
    Profile {
        tag: "cs",
        words: "a v na je se že to s z do o jak co pro po od za ale nebo který která které jaké jaký napiš vysvětli vytvoř popiš mi přes při \
            jsou být může text není jsem",
        letters: "ěřůčšž",
    },
    Profile {
        tag: "tr",
        words: "ve bir bu için ile de da ne nasıl neden hangi kim olarak olan çok daha gibi mı mi mu mü yaz açıkla oluştur ver bana hakkında \
            değil ama veya en her şu o ben sen biz kadar sonra şiir hikaye metin yap",
        letters: "ğışĞİŞ",
    },
    Profile {
        tag: "vi",
        words: "và của là có cho một các những được trong với không này đó khi để người như về từ hãy viết bài tôi bạn hoặc giải thích",
        letters: "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    },
    Profile {
        tag: "id",
        words: "yang dan di dari untuk dengan ini itu pada adalah dalam tidak akan ke atau juga oleh sebagai saya anda kamu kita mereka \
            apa bagaimana mengapa tentang buat buatlah buatkan tulis tuliskan tulislah jelaskan berikan sebuah seorang bisa dapat lebih \
            karena jika harus agar sebutkan",
        letters: "",
    },
    Profile {
        tag: "ro",
        words: "și de la cu în pe un o este sunt care că nu din pentru mai ce cum sau dar dacă acest această scrie explică despre al ai ale lui",
        letters: "ășțţ",
    },
    Profile {
        tag: "hu",
        words: "a az és hogy nem is egy van ez de meg mi mit hogyan miért írj írjon egyet egyik vagy csak már volt lesz szöveg",
        letters: "őű",
    },
    Profile {
        tag: "fi",
        words: "ja on ei se että oli ovat kun mutta tai myös miten mikä miksi kirjoita selitä tämä ne hän minä olen voi anna luo joka",
        letters: "äö",
    },
    Profile {
        tag: "ca",
        words: "el la els les de del dels un una i és en que per amb no es com més però o aquest aquesta què quin quina escriu explica \
            crea sobre entre sense als al seu seva són",
        letters: "ç·",
    },
];

/// Verbs, nouns of asking and questions: what an instruction in English has.
const ASKS: &[&str] = &[
    "write",
    "create",
    "explain",
    "translate",
    "summarize",
    "summarise",
    "describe",
    "list",
    "give",
    "make",
    "what",
    "how",
    "why",
    "rewrite",
    "answer",
    "find",
    "fix",
    "convert",
    "tell",
    "show",
    "generate",
    "please",
    "classify",
    "extract",
    "identify",
    "which",
];

/// How many words are read at most.
const WORDS: usize = 600;

/// A longer word, in bytes, carries no grammar.
const LONGEST: usize = 24;

/// A word that many languages share says little of each; its weight is shared too.
static WEIGHTS: LazyLock<HashMap<&'static str, Vec<(usize, f32)>>> = LazyLock::new(|| {
    let mut weights: HashMap<&'static str, Vec<(usize, f32)>> = HashMap::new();
    for (index, profile) in PROFILES.iter().enumerate() {
        for word in profile.words.split_whitespace() {
            let languages = weights.entry(word).or_default();
            if languages.iter().all(|(language, _)| *language != index) {
                languages.push((index, 1.0));
            }
        }
    }
    for languages in weights.values_mut() {
        let share = 1.0 / f32::from(u8::try_from(languages.len()).unwrap_or(u8::MAX));
        for (_, weight) in languages {
            *weight = share;
        }
    }
    weights
});

/// How much speaks for each language.
#[derive(Debug, Clone)]
pub(super) struct Score {
    points: [f32; PROFILES.len()],
    words: usize,
}

/// Whether a paragraph asks for something, in English.
pub(super) fn asks(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).take(40).any(|word| ASKS.contains(&word.to_ascii_lowercase().as_str()))
}

/// Scores a text by its words and letters.
pub(super) fn score(text: &str) -> Score {
    let mut score = Score { points: [0.0; PROFILES.len()], words: 0 };
    let mut lower = String::new();
    for word in text
        .split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}')))
        .filter(|word| !word.is_empty())
        .take(WORDS)
    {
        score.words += 1;
        if word.len() > LONGEST {
            continue;
        }
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            score.read_letters(&lower);
        }
        let known = WEIGHTS.get(lower.as_str()).or_else(|| {
            // `l'ami`, `qu'il`: the article speaks for itself.
            lower.split_once('\'').and_then(|(article, _)| WEIGHTS.get(article).filter(|_| article.len() == 1))
        });
        for (language, weight) in known.into_iter().flatten() {
            if let Some(points) = score.points.get_mut(*language) {
                *points += weight;
            }
        }
    }
    if text.contains(['¿', '¡']) {
        score.read_letters("¿¿");
    }
    score
}

impl Score {
    /// A letter is worth a word where few languages have it.
    fn read_letters(&mut self, word: &str) {
        for letter in word.chars().filter(|c| !c.is_ascii()) {
            let has = |profile: &Profile| profile.letters.contains(letter);
            let languages = PROFILES.iter().filter(|profile| has(profile)).count();
            if languages == 0 {
                continue;
            }
            let weight = 0.8 / f32::from(u8::try_from(languages).unwrap_or(u8::MAX));
            for (points, profile) in self.points.iter_mut().zip(PROFILES) {
                if has(profile) {
                    *points += weight;
                }
            }
        }
    }

    /// The language that most speaks for, if it is enough and clearly more than for any other.
    pub(super) fn best(&self) -> Option<&'static str> {
        let (best, first) = self.ranked(None)?;
        let second = self.ranked(Some(best)).map_or(0.0, |(_, points)| points);
        let words = f32::from(u16::try_from(self.words).unwrap_or(u16::MAX));
        let is_enough = first >= 0.9 && first >= words * 0.14 && (first >= 1.5 || words <= 6.0);
        let is_clear = first >= second * 1.5 + 0.2;
        (is_enough && is_clear).then(|| PROFILES.get(best).map(|profile| profile.tag)).flatten()
    }

    /// Whether nothing speaks louder for another language.
    pub(super) fn allows(&self, tag: &str) -> bool {
        let own = PROFILES.iter().position(|profile| profile.tag == tag);
        let points = own.and_then(|index| self.points.get(index)).copied().unwrap_or_default();
        let rival = self.ranked(own).map_or(0.0, |(_, points)| points);
        points >= rival && (tag != "en" || points > 0.0)
    }

    fn ranked(&self, without: Option<usize>) -> Option<(usize, f32)> {
        self.points
            .iter()
            .copied()
            .enumerate()
            .filter(|(index, _)| Some(*index) != without)
            .max_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}
