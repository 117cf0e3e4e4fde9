//! How Japanese asks for something, and asks back.

use prompt_host_plugin::Phrases;

use super::{Asked, Detail, Kind, Verb, Wording};

pub(super) static WORDING: Wording = Wording {
    language: "ja",
    asks: &ASKS,
    objects: &OBJECTS,
    details: &DETAILS,
    object_first: true,
    questions: QUESTIONS,
};

static ASKS: Phrases<Verb> = Phrases::new(&[
    ("すすめて", Verb::Choose),
    ("プラン", Verb::Plan),
    ("作って", Verb::Make),
    ("作成して", Verb::Make),
    ("教えて", Verb::Choose),
    ("書いて", Verb::Write),
    ("考えて", Verb::Plan),
    ("計画", Verb::Plan),
]);

static OBJECTS: Phrases<Kind> = Phrases::new(&[
    ("スピーチ", Kind::Message),
    ("スマホ", Kind::Device),
    ("トレーニングプラン", Kind::Workout),
    ("ノートパソコン", Kind::Device),
    ("パソコン", Kind::Device),
    ("パーティー", Kind::Party),
    ("プレゼント", Kind::Gift),
    ("メール", Kind::Message),
    ("小説", Kind::Book),
    ("手紙", Kind::Message),
    ("招待状", Kind::Message),
    ("旅", Kind::Trip),
    ("旅行", Kind::Trip),
    ("映画", Kind::Book),
    ("本", Kind::Book),
    ("献立", Kind::Workout),
    ("筋トレメニュー", Kind::Workout),
    ("結婚式", Kind::Party),
    ("贈り物", Kind::Gift),
]);

static DETAILS: Phrases<&'static [Detail]> = Phrases::new(&[
    ("さん", &[Detail::Recipient]),
    ("への", &[Detail::Recipient]),
    ("クリスマス", &[Detail::Occasion]),
    ("ゲーム", &[Detail::Use]),
    ("一人", &[Detail::People]),
    ("予算", &[Detail::Budget]),
    ("人で", &[Detail::People]),
    ("仕事", &[Detail::Use]),
    ("円", &[Detail::Budget]),
    ("冬", &[Detail::When]),
    ("初心者", &[Detail::Goal]),
    ("友人", &[Detail::People]),
    ("友達", &[Detail::People]),
    ("夏", &[Detail::When]),
    ("夫婦", &[Detail::People]),
    ("好き", &[Detail::Taste]),
    ("子供", &[Detail::People]),
    ("安い", &[Detail::Budget]),
    ("家族", &[Detail::People]),
    ("日帰り", &[Detail::When]),
    ("日間", &[Detail::When]),
    ("春", &[Detail::When]),
    ("月", &[Detail::When]),
    ("泊", &[Detail::When]),
    ("減量", &[Detail::Goal]),
    ("用の", &[Detail::Recipient]),
    ("痩せ", &[Detail::Goal]),
    ("秋", &[Detail::When]),
    ("筋肉", &[Detail::Goal]),
    ("結婚", &[Detail::Occasion]),
    ("誕生日", &[Detail::Occasion]),
    ("送別", &[Detail::Occasion]),
    ("週末", &[Detail::When]),
    ("週間", &[Detail::When]),
]);

static QUESTIONS: &[Asked] = &[
    Asked {
        kind: Kind::Trip, detail: Detail::Place, lead: "行き先：", question: "「{}」の行き先はどこですか？"
    },
    Asked {
        kind: Kind::Trip, detail: Detail::When, lead: "日程：", question: "「{}」はいつから何日間ですか？"
    },
    Asked { kind: Kind::Trip, detail: Detail::People, lead: "人数：", question: "「{}」は何人ですか？" },
    Asked {
        kind: Kind::Trip, detail: Detail::Budget, lead: "予算：", question: "「{}」の予算はいくらですか？"
    },
    Asked {
        kind: Kind::Party, detail: Detail::Occasion, lead: "目的：", question: "「{}」は何のためですか？"
    },
    Asked { kind: Kind::Party, detail: Detail::People, lead: "人数：", question: "「{}」は何人ですか？" },
    Asked {
        kind: Kind::Party, detail: Detail::Budget, lead: "予算：", question: "「{}」の予算はいくらですか？"
    },
    Asked {
        kind: Kind::Message,
        detail: Detail::Recipient,
        lead: "宛先と用件：",
        question: "「{}」は誰宛てで、どんな用件ですか？",
    },
    Asked {
        kind: Kind::Gift,
        detail: Detail::Recipient,
        lead: "相手：",
        question: "「{}」は誰に贈りますか？その方の好みは？",
    },
    Asked {
        kind: Kind::Gift, detail: Detail::Budget, lead: "予算：", question: "「{}」の予算はいくらですか？"
    },
    Asked {
        kind: Kind::Book, detail: Detail::Taste, lead: "好み：", question: "どんな「{}」が好きですか？"
    },
    Asked {
        kind: Kind::Device, detail: Detail::Use, lead: "用途：", question: "「{}」は何に使いますか？"
    },
    Asked {
        kind: Kind::Device, detail: Detail::Budget, lead: "予算：", question: "「{}」の予算はいくらですか？"
    },
    Asked {
        kind: Kind::Workout, detail: Detail::Goal, lead: "目標：", question: "「{}」の目標は何ですか？"
    },
];
