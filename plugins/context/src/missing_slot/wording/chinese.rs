//! How Chinese asks for something, and asks back.

use prompt_host_plugin::Phrases;

use super::{Asked, Detail, Kind, Verb, Wording};

pub(super) static WORDING: Wording = Wording {
    language: "zh",
    asks: &ASKS,
    objects: &OBJECTS,
    details: &DETAILS,
    object_first: false,
    questions: QUESTIONS,
};

static ASKS: Phrases<Verb> = Phrases::new(&[
    ("写", Verb::Write),
    ("写一份", Verb::Write),
    ("写一封", Verb::Write),
    ("写一篇", Verb::Write),
    ("制定", Verb::Make),
    ("安排", Verb::Plan),
    ("我想计划", Verb::Plan),
    ("推荐", Verb::Choose),
    ("推荐一", Verb::Choose),
    ("推荐几", Verb::Choose),
    ("策划", Verb::Plan),
    ("给我推荐", Verb::Choose),
    ("规划", Verb::Plan),
    ("计划", Verb::Plan),
    ("设计", Verb::Make),
    ("起草", Verb::Write),
]);

static OBJECTS: Phrases<Kind> = Phrases::new(&[
    ("书", Kind::Book),
    ("信", Kind::Message),
    ("健身计划", Kind::Workout),
    ("婚礼", Kind::Party),
    ("小说", Kind::Book),
    ("手机", Kind::Device),
    ("旅游", Kind::Trip),
    ("旅程", Kind::Trip),
    ("旅行", Kind::Trip),
    ("求职信", Kind::Message),
    ("派对", Kind::Party),
    ("演讲稿", Kind::Message),
    ("电影", Kind::Book),
    ("电脑", Kind::Device),
    ("礼物", Kind::Gift),
    ("笔记本电脑", Kind::Device),
    ("聚会", Kind::Party),
    ("行程", Kind::Trip),
    ("邀请函", Kind::Message),
    ("邮件", Kind::Message),
    ("锻炼计划", Kind::Workout),
    ("饮食计划", Kind::Workout),
]);

static DETAILS: Phrases<&'static [Detail]> = Phrases::new(&[
    ("主题", &[Detail::Occasion]),
    ("人", &[Detail::People]),
    ("便宜", &[Detail::Budget]),
    ("元", &[Detail::Budget]),
    ("关于", &[Detail::Taste]),
    ("冬", &[Detail::When]),
    ("减肥", &[Detail::Goal]),
    ("减脂", &[Detail::Goal]),
    ("初学者", &[Detail::Goal]),
    ("到", &[Detail::Place]),
    ("办公", &[Detail::Use]),
    ("去", &[Detail::Place]),
    ("周", &[Detail::When]),
    ("周末", &[Detail::When]),
    ("喜欢", &[Detail::Taste]),
    ("圣诞", &[Detail::Occasion]),
    ("在", &[Detail::Place]),
    ("增肌", &[Detail::Goal]),
    ("夏", &[Detail::When]),
    ("天", &[Detail::When]),
    ("夫妻", &[Detail::People]),
    ("孩子", &[Detail::People]),
    ("家人", &[Detail::People]),
    ("日", &[Detail::When]),
    ("春", &[Detail::When]),
    ("晚", &[Detail::When]),
    ("月", &[Detail::When]),
    ("朋友", &[Detail::People]),
    ("毕业", &[Detail::Occasion]),
    ("游戏", &[Detail::Use]),
    ("独自", &[Detail::People]),
    ("生日", &[Detail::Occasion]),
    ("目标", &[Detail::Goal]),
    ("秋", &[Detail::When]),
    ("结婚", &[Detail::Occasion]),
    ("给妈妈", &[Detail::Recipient]),
    ("给爸爸", &[Detail::Recipient]),
    ("送给", &[Detail::Recipient]),
    ("预算", &[Detail::Budget]),
]);

static QUESTIONS: &[Asked] = &[
    Asked { kind: Kind::Trip, detail: Detail::Place, lead: "目的地：", question: "“{}”去哪里？" },
    Asked {
        kind: Kind::Trip, detail: Detail::When, lead: "日期和天数：", question: "“{}”什么时候出发，为期多久？"
    },
    Asked { kind: Kind::Trip, detail: Detail::People, lead: "人数：", question: "“{}”有多少人？" },
    Asked { kind: Kind::Trip, detail: Detail::Budget, lead: "预算：", question: "“{}”的预算是多少？" },
    Asked { kind: Kind::Party, detail: Detail::Occasion, lead: "场合：", question: "“{}”是什么场合？" },
    Asked { kind: Kind::Party, detail: Detail::People, lead: "人数：", question: "“{}”有多少人？" },
    Asked { kind: Kind::Party, detail: Detail::Budget, lead: "预算：", question: "“{}”的预算是多少？" },
    Asked {
        kind: Kind::Message, detail: Detail::Recipient, lead: "对象和事由：", question: "“{}”写给谁，关于什么？"
    },
    Asked {
        kind: Kind::Gift, detail: Detail::Recipient, lead: "对象：", question: "“{}”送给谁？对方喜欢什么？"
    },
    Asked { kind: Kind::Gift, detail: Detail::Budget, lead: "预算：", question: "“{}”的预算是多少？" },
    Asked { kind: Kind::Book, detail: Detail::Taste, lead: "喜好：", question: "您喜欢什么样的“{}”？" },
    Asked { kind: Kind::Device, detail: Detail::Use, lead: "用途：", question: "“{}”用来做什么？" },
    Asked { kind: Kind::Device, detail: Detail::Budget, lead: "预算：", question: "“{}”的预算是多少？" },
    Asked {
        kind: Kind::Workout, detail: Detail::Goal, lead: "目标：", question: "“{}”要达到什么目标？"
    },
];
