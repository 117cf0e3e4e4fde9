//! Phrases of Chinese and Japanese, whose words no blanks tell apart.

use crate::hash::Map;

/// Finds phrases that ask for nothing, and phrases that mean the same.
#[derive(Debug)]
pub(crate) struct Eastern(Map<char, Vec<Phrase>>);

/// What a phrase is.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    text: &'static str,
    /// The phrase that stands for all of its group; none when it says nothing.
    meaning: Option<&'static str>,
}

impl Eastern {
    /// Empty when the texts have no such letters.
    pub(crate) fn of(texts: [&str; 2]) -> Self {
        let mut phrases: Map<char, Vec<Phrase>> = Map::default();
        if !texts.iter().any(|text| text.contains(crate::lexer::is_unspaced)) {
            return Self(phrases);
        }
        let mut add = |text: &'static str, meaning| {
            if let Some(first) = text.chars().next() {
                phrases.entry(first).or_default().push(Phrase { text, meaning });
            }
        };
        COURTESY.split_ascii_whitespace().for_each(|text| add(text, None));
        for group in SAME.lines() {
            let first = group.split_ascii_whitespace().next();
            group.split_ascii_whitespace().for_each(|text| add(text, first));
        }
        Self(phrases)
    }

    /// The longest phrase at the start of `text`: its length in bytes, and what it means, if anything.
    pub(crate) fn at(&self, text: &str) -> Option<(usize, Option<&'static str>)> {
        let phrases = self.0.get(&text.chars().next()?)?;
        let found =
            phrases.iter().filter(|phrase| text.starts_with(phrase.text)).max_by_key(|phrase| phrase.text.len())?;
        Some((found.text.len(), found.meaning))
    }
}

/// Greetings, thanks, and ways of asking.
const COURTESY: &str = "\
请问 能不能 可不可以 是否可以 能否 可以 麻烦您 麻烦你 麻烦 帮我 帮忙 帮我们 请帮 谢谢 感谢 非常感谢 你好 您好 不好意思 打扰 打扰一下 \
我想请问 我想 想请 想问 希望 一下 以下 下面 如下 这段 那个 这个 这些 大家好 辛苦 拜托 多谢 劳驾 的话 之类 \
请为我 为我 给我 呗 吧 呢 啊 一份 一篇 一段 一个 一条 一封 一首 \
お忙しいところ恐れ入りますが お忙しいところ 恐れ入りますが もしよろしければ もし可能でしたら よろしければ よろしくお願いいたします \
よろしくお願いします どうぞよろしく お願いいたします お願いします お願いできますか お願い 教えていただけないでしょうか 教えていただけますか \
教えていただきたい 教えてもらえますか 教えてください 教えて していただけ いただけないでしょうか いただけますか もらえますか 考えてもらえますか \
考えてください 考えて すみません すみませんが ありがとうございます ありがとう こんにちは はじめまして 申し訳ありませんが 突然ですが 失礼します \
ください 下さい 以下の 次の もらえる ほしいです ほしい 欲しい したいです したい 思います 思って 書いてください 書いて 作ってください 作って \
について に関して 質問 何か 場合 際 必要 方法 仕方 やり方";

/// Groups of phrases that mean the same, one a line.
const SAME: &str = "\
询问 问到 提问 请教 咨询 问
适合 适宜 合适
种植 栽种 养殖 种 养
解释 说明 讲解 讲讲 介绍 阐述 说说
撰写 编写 起草 拟写 拟定 写
修改 改写 润色 改成 改
总结 概括 归纳 摘要 概述
翻译 翻成 译成 译为 翻
列出 列举
推荐 建议
告诉 告知 通知
比较 对比 区别 差异 差别
原因 为什么 为何 理由
怎么 如何 办法 怎样
简短 简洁 精简 简明 短
礼貌 客气
通俗 易懂 简单
幽默 搞笑 风趣
孩子 小孩 儿童 小朋友
父亲 爸爸 老爸 爸
母亲 妈妈 老妈 妈
老师 教师
老板 领导 上司
客户 顾客 客人
公司 企业 单位
价格 价钱 费用 花费
大约 左右 大概 约
电话 手机号 手机
邮件 电邮 邮箱
错误 报错 出错
代码 程序 脚本
星期 礼拜 周
开头 开始 起始
结尾 结束 末尾
标题 题目
保留 保持 保存
删除 删掉 去掉
使用 采用 运用
提到 提及 涉及 提
包括 包含 涵盖
安排 排 规划 制定
行程 路线 旅游 旅行 游
国庆 国庆节
气温 温度
文字 字
联系 咨询 联络
零件 配件
能不能报销 能否报销 报销
お祝い 祝い
避ける 避けたい 避けて 避け
違い 相違 差
短め 短く 簡潔
箇条書き リスト
具体例 例
理由 なぜ どうして
子ども 子供 こども
母親 お母さん 母
父親 お父さん 父
祖母 おばあちゃん おばあさん
友達 友人
会社 企業
変更 変える 変えて 変え
触れない 触れず 書かない 書かず 言及しない
分かる わかる
初心者 初めて 入門
値段 価格 料金
簡単 手軽 易しい やさしい
使用 使って 用いて 使わ 使い
向けて 向けに 向け
語り手 話者
宛てに 宛て
記し 記載 書いて
火曜日 火曜
木曜日 木曜
月曜日 月曜
水曜日 水曜
金曜日 金曜
土曜日 土曜
日曜日 日曜";
