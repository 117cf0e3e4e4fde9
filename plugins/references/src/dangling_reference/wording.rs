//! How each language points at something.

mod chinese;
mod english;
mod french;
mod german;
mod japanese;
mod spanish;

use prompt_host_plugin::{Phrases, word_list};

/// One language's words.
pub(super) struct Wording {
    /// BCP 47 primary tag.
    pub(super) language: &'static str,
    /// What is done to the object.
    pub(super) verbs: &'static Phrases<()>,
    /// What is pointed at.
    pub(super) objects: &'static Phrases<()>,
    /// Bare nouns that point at something where nothing else is said of them.
    pub(super) bare: &'static Phrases<()>,
    /// The person's own writing.
    pub(super) own: &'static Phrases<()>,
    /// Verb and object in one, or a change of something that is not named.
    pub(super) clitics: &'static Phrases<()>,
    /// How a change of the object begins: "make it …".
    pub(super) makes: &'static Phrases<()>,
    /// What the object is to become: "… shorter".
    pub(super) changes: &'static Phrases<()>,
    /// How a question about the object opens: "what is wrong with …".
    pub(super) asks: &'static Phrases<()>,
    /// How the question closes after the object, if it goes on.
    pub(super) closes: &'static Phrases<()>,
    /// What leads to an object before the request: "based on the text above, …".
    pub(super) leads: &'static Phrases<()>,
    /// What leads to an object at the end of the sentence: "… from the text below".
    pub(super) tails: &'static Phrases<()>,
    /// Whether the object stands before the verb.
    pub(super) object_first: bool,
    /// Words after the object that say how to do the work, not what the object is.
    pub(super) goes_on: &'static [&'static str],
    /// The same for bare nouns, of which more may be said.
    pub(super) bare_goes_on: &'static [&'static str],
    /// The question, with `{}` for the object.
    pub(super) question: &'static str,
    /// The same for more than one.
    pub(super) plural_question: &'static str,
    /// The question for the person's own writing, with `{}` for what they call it.
    pub(super) own_question: &'static str,
    /// The question where verb and object are one, with `{}` for both.
    pub(super) clitic_question: &'static str,
    /// What stands before the material that is the answer.
    pub(super) lead: &'static str,
}

word_list! {
    /// For the patterns that a language does without: a word that nobody writes.
    static NONE = ["\u{0}"];
}

/// All languages.
pub(super) static ALL: &[Wording] = &[
    Wording {
        language: "en",
        verbs: &english::VERBS,
        objects: &english::OBJECTS,
        bare: &english::BARE,
        own: &english::OWN,
        clitics: &NONE,
        makes: &english::MAKES,
        changes: &english::CHANGES,
        asks: &english::ASKS,
        closes: &english::CLOSES,
        leads: &english::LEADS,
        tails: &english::TAILS,
        object_first: false,
        goes_on: &[
            "for",
            "me",
            "please",
            "to",
            "into",
            "in",
            "so",
            "and",
            "using",
            "with",
            "as",
            "without",
            "step",
            "but",
            "now",
            "asap",
            "if",
            "better",
            "clearly",
            "line",
            "word",
            "briefly",
            "thoroughly",
            "again",
            "properly",
            "quickly",
            "today",
            "thanks",
            "like",
        ],
        bare_goes_on: &["please", "now", "asap", "into", "to", "for", "thanks"],
        lead: "Material:",
        question: "What does \"{}\" refer to? Nothing is attached: could you paste it?",
        plural_question: "What do \"{}\" refer to? Nothing is attached: could you paste them?",
        own_question: "Which text is \"{}\"? Nothing is attached: could you paste it?",
        clitic_question: "What does \"{}\" refer to? Nothing is attached: could you paste it?",
    },
    Wording {
        language: "fr",
        verbs: &french::VERBS,
        objects: &french::OBJECTS,
        bare: &french::BARE,
        own: &french::OWN,
        clitics: &french::CLITICS,
        makes: &french::MAKES,
        changes: &french::CHANGES,
        asks: &french::ASKS,
        closes: &french::CLOSES,
        leads: &french::LEADS,
        tails: &french::TAILS,
        object_first: false,
        goes_on: &["pour", "en", "et", "avec", "s'il", "sans", "stp", "svp", "moi"],
        bare_goes_on: &["en", "s'il", "stp", "svp", "merci"],
        lead: "Contenu concerné :",
        question: "À quoi renvoie « {} » ? Rien n'est joint : pouvez-vous le coller ici ?",
        plural_question: "À quoi renvoie « {} » ? Rien n'est joint : pouvez-vous le coller ici ?",
        own_question: "Quel texte faut-il entendre par « {} » ? Rien n'est joint : pouvez-vous le coller ici ?",
        clitic_question: "À quoi s'applique « {} » ? Rien n'est joint : pouvez-vous coller le texte ou le code ici ?",
    },
    Wording {
        language: "es",
        verbs: &spanish::VERBS,
        objects: &spanish::OBJECTS,
        bare: &spanish::BARE,
        own: &spanish::OWN,
        clitics: &spanish::CLITICS,
        makes: &spanish::MAKES,
        changes: &spanish::CHANGES,
        asks: &spanish::ASKS,
        closes: &spanish::CLOSES,
        leads: &spanish::LEADS,
        tails: &spanish::TAILS,
        object_first: false,
        goes_on: &["para", "en", "y", "con", "por", "sin", "al", "a"],
        bare_goes_on: &["al", "por", "gracias", "ahora"],
        lead: "Contenido:",
        question: "¿A qué se refiere «{}»? No hay nada adjunto: ¿puedes pegarlo aquí?",
        plural_question: "¿A qué se refiere «{}»? No hay nada adjunto: ¿puedes pegarlo aquí?",
        own_question: "¿Qué texto es «{}»? No hay nada adjunto: ¿puedes pegarlo aquí?",
        clitic_question: "¿A qué se aplica «{}»? No hay nada adjunto: ¿puedes pegar el texto o el código aquí?",
    },
    Wording {
        language: "de",
        verbs: &german::VERBS,
        objects: &german::OBJECTS,
        bare: &german::BARE,
        own: &german::OWN,
        clitics: &NONE,
        makes: &german::MAKES,
        changes: &german::CHANGES,
        asks: &german::ASKS,
        closes: &german::CLOSES,
        leads: &german::LEADS,
        tails: &german::TAILS,
        object_first: false,
        goes_on: &["bitte", "für", "ins", "in", "auf", "und", "mit", "mir", "zusammen", "ohne"],
        bare_goes_on: &["bitte", "ins", "auf", "zusammen", "danke"],
        lead: "Gemeint ist:",
        question: "Worauf bezieht sich „{}“? Es ist nichts angehängt: Kannst du es hier einfügen?",
        plural_question: "Worauf bezieht sich „{}“? Es ist nichts angehängt: Kannst du es hier einfügen?",
        own_question: "Welcher Text ist mit „{}“ gemeint? Es ist nichts angehängt: Kannst du ihn hier einfügen?",
        clitic_question: "Worauf bezieht sich „{}“? Es ist nichts angehängt: Kannst du es hier einfügen?",
    },
    Wording {
        language: "ja",
        verbs: &japanese::VERBS,
        objects: &japanese::OBJECTS,
        bare: &japanese::BARE,
        own: &japanese::OWN,
        clitics: &japanese::CLITICS,
        makes: &NONE,
        changes: &NONE,
        asks: &NONE,
        closes: &NONE,
        leads: &NONE,
        tails: &NONE,
        object_first: true,
        goes_on: &[
            "を",
            "について",
            "の内容を",
            "の何",
            "のどこ",
            "の問題",
            "は",
            "が",
            "の意味",
            "に",
            "をもっと",
            "から",
        ],
        bare_goes_on: &["を"],
        lead: "対象：",
        question: "「{}」が見当たりません。ここに貼り付けていただけますか？",
        plural_question: "「{}」が見当たりません。ここに貼り付けていただけますか？",
        own_question: "「{}」が見当たりません。ここに貼り付けていただけますか？",
        clitic_question: "「{}」の対象が見当たりません。ここに貼り付けていただけますか？",
    },
    CHINESE,
    Wording { object_first: true, ..CHINESE },
];

/// The verb may stand before its object or after it.
const CHINESE: Wording = Wording {
    lead: "所指内容：",
    language: "zh",
    verbs: &chinese::VERBS,
    objects: &chinese::OBJECTS,
    bare: &chinese::BARE,
    own: &chinese::OWN,
    clitics: &chinese::CLITICS,
    makes: &NONE,
    changes: &NONE,
    asks: &NONE,
    closes: &NONE,
    leads: &NONE,
    tails: &NONE,
    object_first: false,
    goes_on: &[
        "翻译",
        "成",
        "并",
        "润色",
        "总结",
        "改写",
        "一下",
        "是做什么",
        "是干什么",
        "为什么",
        "缩",
        "更",
        "有什么",
        "什么",
        "哪里",
        "怎么",
        "改",
        "短",
        "简",
        "对吗",
        "正确",
        "转",
        "变",
        "写得",
        "做什么",
        "干什么",
        "修",
        "运行",
        "的意思",
        "是什么",
        "续",
        "描述",
    ],
    bare_goes_on: &[],
    question: "“{}”指的是什么？没有看到相关内容，能贴出来吗？",
    plural_question: "“{}”指的是什么？没有看到相关内容，能贴出来吗？",
    own_question: "“{}”在哪里？没有看到相关内容，能贴出来吗？",
    clitic_question: "“{}”是指什么内容？没有看到相关内容，能贴出来吗？",
};
