//! Things that answers are.

use prompt_host_plugin::{Phrases, word_list};

word_list! {
    /// Summaries; with "summarise" the answer is one.
    static SUMMARIES = [
        "condense", "fasse", "overview", "recap", "resume", "resumen", "résume", "résumez", "résumé", "summaries", "summarise",
        "summarize", "summary", "zusammenfassung", "总结", "摘要", "概要", "概述", "概括", "要約",
    ];
}

word_list! {
    /// Verbs whose answer is a summary, whatever it is made of.
    static SUMMARISING = [
        "condense", "fasse", "fassen sie", "résume", "résumez", "summarise", "summarize", "总结", "概括", "要約",
    ];
}

word_list! {
    /// Titles.
    static TITLES = [
        "subtitle", "title", "titles", "titel", "titre", "título", "タイトル", "标题",
    ];
}

word_list! {
    /// Descriptions of somebody or something.
    static DESCRIPTIONS = [
        "beschreibung", "bio", "biography", "description", "descripción",
    ];
}

word_list! {
    /// Plans and patterns of what is written.
    static OUTLINES = [
        "example", "outline",
    ];
}

word_list! {
    /// Essays.
    static ESSAYS = [
        "aufsatz", "dissertation", "ensayo", "essay", "エッセイ", "作文", "小論文", "散文", "随笔",
    ];
}

word_list! {
    /// Articles.
    static ARTICLES = [
        "article", "articles", "artikel", "artículo", "blog post", "post", "ブログ", "博客", "文章", "記事",
    ];
}

word_list! {
    /// Stories.
    static STORIES = [
        "conte", "cuento", "geschichte", "histoire", "historia", "novel", "relato", "stories", "story", "tale",
        "小説", "小说", "故事", "物語",
    ];
}

word_list! {
    /// Poems and songs.
    static POEMS = [
        "gedicht", "haiku", "limerick", "lyrics", "poem", "poema", "poème", "song", "sonnet", "歌詞", "歌词", "詩",
        "诗",
    ];
}

word_list! {
    /// Letters.
    static LETTERS = [
        "brief", "carta", "correo", "e-mail", "email", "letter", "lettre", "mail", "メール", "信", "手紙", "邮件",
    ];
}

word_list! {
    /// Reports.
    static REPORTS = [
        "bericht", "informe", "rapport", "report", "レポート", "報告書", "报告",
    ];
}

word_list! {
    /// Short posts.
    static POSTS = [
        "caption", "tweet", "tweets",
    ];
}

word_list! {
    /// Speeches.
    static SPEECHES = [
        "discours", "discurso", "rede", "speech", "talk", "スピーチ", "演讲",
    ];
}

word_list! {
    /// Reviews.
    static REVIEWS = [
        "critique", "reseña", "review", "reviews", "rezension", "レビュー", "评论",
    ];
}

word_list! {
    /// Code.
    static CODE = [
        "class", "code", "function", "program", "script", "コード", "代码",
    ];
}

word_list! {
    /// Guides.
    static GUIDES = [
        "guide", "handbook", "manual", "plan", "policy", "tutorial",
    ];
}

word_list! {
    /// Dialogues.
    static DIALOGUES = [
        "conversation", "dialog", "dialogue", "diálogo", "scene", "会話", "对话",
    ];
}

word_list! {
    /// Announcements.
    static ANNOUNCEMENTS = [
        "ad", "advertisement", "announcement", "bewerbung", "cover letter", "cv", "newsletter", "press release",
        "resume",
    ];
}

word_list! {
    /// Studies.
    static STUDIES = [
        "analysis", "docs", "documentation", "paper", "proposal", "study",
    ];
}

/// The first kinds mostly stand beside another thing: a title, a summary.
const SUBORDINATE: u32 = 0b1111;

/// The bit of the first.
const SUMMARY: u32 = 1;

/// The tables by kind.
static KINDS: &[&Phrases<()>] = &[
    &SUMMARIES,
    &TITLES,
    &DESCRIPTIONS,
    &OUTLINES,
    &ESSAYS,
    &ARTICLES,
    &STORIES,
    &POEMS,
    &LETTERS,
    &REPORTS,
    &POSTS,
    &SPEECHES,
    &REVIEWS,
    &CODE,
    &GUIDES,
    &DIALOGUES,
    &ANNOUNCEMENTS,
    &STUDIES,
];

/// One bit for each kind of thing that a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Things(u32);

impl Things {
    /// The things that `text` names.
    pub(super) fn named(text: &str) -> Self {
        if SUMMARISING.at(text, 0).is_some() {
            return Self(SUMMARY);
        }
        let bits = KINDS.iter().zip(0..).filter(|(kind, _)| kind.find(text).next().is_some());
        Self(bits.fold(0, |things, (_, bit)| things | 1 << bit))
    }

    /// Whether it names one kind at most.
    pub(super) fn is_one(self) -> bool {
        self.0.count_ones() <= 1
    }

    /// Whether two sentences may speak of the same thing: both of one, or one of the answer.
    pub(super) fn may_be(self, other: Self) -> bool {
        self == other || self.is_unnamed() && !other.is_subordinate() || other.is_unnamed() && !self.is_subordinate()
    }

    fn is_unnamed(self) -> bool {
        self.0 == 0
    }

    fn is_subordinate(self) -> bool {
        self.0 & SUBORDINATE != 0
    }
}
