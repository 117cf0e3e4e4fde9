//! Chinese.

mod objects;
mod questions;
mod said;

use prompt_host_plugin::word_list;

use super::Wording;
use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::{Act, Kind};

pub(super) static WORDING: Wording = Wording {
    language: "zh",
    acts: &ACTS,
    wishes: &WISHES,
    objects: &objects::OBJECTS,
    said: &said::SAID,
    neutral: &NEUTRAL,
    persons: &PERSONS,
    help: &HELP,
    troubles: &TROUBLES,
    questions: questions::QUESTIONS,
};

grouped! {
    /// How a sentence begins.
    static ACTS: Act = {
        Act::Plan => [
            "举办", "准备", "制定", "制订", "办", "办一个", "安排", "开一个", "我打算", "策划", "筹划", "筹备", "组织", "规划", "计划", "设计",
        ];
        Act::Make => [
            "做", "列一个", "列一份", "列出", "创办", "创建", "制作", "制定", "制订", "开", "开发", "搭建", "生成", "画", "给我做", "给我制定", "给我设计",
            "编写", "设计",
        ];
        Act::Write => ["写", "写一份", "写一封", "写一篇", "写个", "拟", "拟一份", "撰写", "给我写", "草拟", "起草"];
        Act::Choose => [
            "买", "哪个好", "寻找", "建议", "想买", "我在找", "我想买", "我想找", "我需要", "找", "找一下", "挑", "挑选", "推荐", "搜索", "有什么好的",
            "有没有推荐", "查找", "比较", "租", "给我", "给我找", "给我推荐", "选",
        ];
        Act::Advise => [
            "修", "修理", "告诉我如何", "告诉我怎么", "如何", "布置", "怎么", "怎样", "收纳", "改善", "改造", "教我", "整理", "更换", "装修", "装饰", "训练",
        ];
        Act::Do => [
            "修改", "分析", "总结", "排序", "提取", "校对", "概括", "润色", "算一下", "约", "统计", "翻译", "计算", "订", "订一", "订一个", "订一张",
            "转换", "预定", "预约", "预订",
        ];
        Act::Learn => ["学", "学习", "学会", "学弹", "掌握", "提高", "练习", "自学"];
        Act::Mend => ["优化", "减少", "增加", "控制", "提高", "改善", "管理", "规划好"];
        Act::Buy => ["购买"];
        Act::Struggle => ["我不知道怎么", "我很难", "我总是", "我有困难"];
        Act::Tell => ["我", "我们", "我住", "我家", "我是", "我最近", "我有", "我正在", "我的", "我要"];
        Act::Ask => ["什么", "哪个", "哪些", "哪里", "是否", "有什么", "有没有", "谁"];
    }
}

grouped! {
    /// The kind of help that is asked for in a situation.
    static HELP: Kind = {
        Kind::Advice => ["习惯", "办法", "如何", "建议", "怎么", "怎么办", "技巧", "方法", "点子", "策略"];
        Kind::Guide => ["从哪里开始", "入门", "怎么开始", "指南", "教程", "材料", "步骤", "清单", "计划"];
    }
}

word_list! {
    /// Words of a wish before its verb.
    static WISHES = [
        "想", "想要", "我们想", "我们打算", "我准备", "我希望", "我想", "我想要", "我打算", "我要", "我需要",
    ];
}

word_list! {
    /// Words for the person who asks.
    static PERSONS = [
        "我", "我们", "我家",
    ];
}

word_list! {
    /// Words of somebody who has trouble with something.
    static TROUBLES = [
        "压力", "困难", "失眠", "很乱", "拖延", "没有动力", "注意力不集中", "烦恼", "焦虑", "疲惫", "睡不着", "紧张", "累", "苦恼",
    ];
}

word_list! {
    /// Words that add nothing to what is asked for.
    static NEUTRAL = [
        "一", "一个", "一些", "一份", "一台", "一封", "一张", "一本", "一款", "一篇", "一部", "一首", "不错的", "个", "些", "今晚", "今晚看的", "几",
        "几个", "几本", "几部", "几首", "可以吗", "吗", "吧", "呢", "好", "好吗", "好听的", "好玩的", "好的", "好看的", "我的", "新", "新的", "有意思的",
        "有趣的", "正式的", "电子", "的", "短", "简单的", "精彩的", "经典", "给我", "谢谢", "适合的", "长",
    ];
}
