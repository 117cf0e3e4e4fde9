//! How Chinese asks back.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::wording::Asked;

pub(super) static QUESTIONS: &[Asked] = &[
    Asked { detail: Detail::Destination, lead: "目的地：", question: "“{}”去哪里？" },
    Asked {
        detail: Detail::Dates, lead: "日期和天数：", question: "“{}”什么时候出发，为期多久？"
    },
    Asked { detail: Detail::Duration, lead: "时长：", question: "“{}”为期多久？" },
    Asked { detail: Detail::Travellers, lead: "人数：", question: "“{}”有多少人？" },
    Asked { detail: Detail::Budget, lead: "预算：", question: "“{}”的预算是多少？" },
    Asked { detail: Detail::Occasion, lead: "场合：", question: "“{}”是什么场合？" },
    Asked { detail: Detail::Guests, lead: "人数：", question: "“{}”有多少人参加？" },
    Asked { detail: Detail::GiftFor, lead: "对象：", question: "“{}”送给谁？对方喜欢什么？" },
    Asked { detail: Detail::Use, lead: "用途：", question: "“{}”用来做什么？" },
    Asked {
        detail: Detail::Platform, lead: "设备或系统：", question: "“{}”在什么设备或系统上使用？"
    },
    Asked { detail: Detail::Taste, lead: "喜好：", question: "您喜欢什么样的“{}”？" },
    Asked {
        detail: Detail::Diet, lead: "饮食和过敏：", question: "“{}”需要考虑哪些饮食限制或过敏？"
    },
    Asked {
        detail: Detail::MealGoal, lead: "目标：", question: "“{}”要达到什么目标（热量、减重、增肌、省时）？"
    },
    Asked { detail: Detail::Eaters, lead: "人数：", question: "“{}”是几个人的？" },
    Asked {
        detail: Detail::Ingredients, lead: "食材或口味：", question: "“{}”：有哪些食材，或者喜欢什么口味？"
    },
    Asked { detail: Detail::FitnessGoal, lead: "目标：", question: "“{}”要达到什么目标？" },
    Asked { detail: Detail::Level, lead: "水平：", question: "关于“{}”：目前是什么水平？" },
    Asked { detail: Detail::Equipment, lead: "器材：", question: "“{}”可以用哪些器材？" },
    Asked {
        detail: Detail::StudyTime, lead: "时间：", question: "每周有多少时间用于“{}”，到什么时候为止？"
    },
    Asked { detail: Detail::LearningGoal, lead: "目标：", question: "通过“{}”最终想做到什么？" },
    Asked {
        detail: Detail::Subjects, lead: "科目和日期：", question: "“{}”包括哪些科目，考试在什么时候？"
    },
    Asked {
        detail: Detail::ExamDate, lead: "考试：", question: "“{}”在什么时候，准备到哪一步了？"
    },
    Asked { detail: Detail::WearOccasion, lead: "场合：", question: "“{}”用于什么场合，天气如何？" },
    Asked { detail: Detail::Style, lead: "风格：", question: "“{}”想要什么风格？" },
    Asked {
        detail: Detail::SkinType, lead: "类型：", question: "关于“{}”：肤质或发质是什么，想改善什么？"
    },
    Asked { detail: Detail::RoomSize, lead: "大小和用途：", question: "“{}”有多大，用来做什么？" },
    Asked { detail: Detail::Region, lead: "地区：", question: "“{}”在什么地区或气候？" },
    Asked {
        detail: Detail::GardenSpace, lead: "空间和光照：", question: "“{}”有多大空间，光照如何？"
    },
    Asked { detail: Detail::Purpose, lead: "用途：", question: "“{}”用来做什么，给谁用？" },
    Asked { detail: Detail::Features, lead: "功能：", question: "“{}”需要哪些功能？" },
    Asked { detail: Detail::Trade, lead: "业务：", question: "“{}”提供什么，面向谁？" },
    Asked {
        detail: Detail::Market, lead: "市场：", question: "“{}”面向什么市场或地点，有多少资金？"
    },
    Asked { detail: Detail::Subject, lead: "内容：", question: "“{}”是为了什么，要写什么内容？" },
    Asked { detail: Detail::Recipient, lead: "对象和事由：", question: "“{}”写给谁，关于什么？" },
    Asked {
        detail: Detail::EventFacts, lead: "主办人、时间和地点：", question: "“{}”：谁邀请，什么时间，在哪里？"
    },
    Asked { detail: Detail::Role, lead: "职位：", question: "“{}”是什么职位或领域？" },
    Asked { detail: Detail::Experience, lead: "经验：", question: "关于“{}”：有什么经验？" },
    Asked { detail: Detail::Topic, lead: "主题：", question: "“{}”的主题是什么，给谁看？" },
    Asked {
        detail: Detail::Income, lead: "收入和支出：", question: "“{}”：收入和固定支出是多少？"
    },
    Asked {
        detail: Detail::SavingGoal, lead: "目标：", question: "“{}”的目标是什么，什么时候达到？"
    },
    Asked { detail: Detail::Amount, lead: "金额：", question: "“{}”涉及多少金额，多长时间？" },
    Asked { detail: Detail::Risk, lead: "风险：", question: "“{}”能接受多大的风险？" },
    Asked { detail: Detail::PetAge, lead: "品种和年龄：", question: "“{}”是什么品种，多大了？" },
    Asked { detail: Detail::Model, lead: "型号：", question: "“{}”是什么品牌和型号？" },
    Asked { detail: Detail::Location, lead: "地点：", question: "“{}”：在哪个城市或地区？" },
    Asked { detail: Detail::Cause, lead: "兴趣：", question: "“{}”：更关心哪一类事情？" },
    Asked { detail: Detail::Rooms, lead: "大小：", question: "“{}”需要几个房间？" },
    Asked { detail: Detail::When, lead: "日期和时间：", question: "“{}”是什么日期和时间？" },
    Asked {
        detail: Detail::Household, lead: "家庭：", question: "“{}”：有几个人，有没有特殊需要？"
    },
    Asked {
        detail: Detail::MoveRoute, lead: "起点和终点：", question: "“{}”：从哪里到哪里，什么时候？"
    },
    Asked { detail: Detail::Age, lead: "年龄：", question: "“{}”：多大年龄？" },
    Asked { detail: Detail::Coverage, lead: "保障：", question: "“{}”要保障什么，给谁？" },
    Asked {
        detail: Detail::DailyTime, lead: "时间：", question: "每天有多少时间用于“{}”，在什么时候？"
    },
    Asked {
        detail: Detail::Health,
        lead: "年龄和状况：",
        question: "关于“{}”：年龄、体重、目前的运动量如何，有没有健康限制？",
    },
    Asked {
        detail: Detail::Symptoms,
        lead: "症状：",
        question: "“{}”从什么时候开始，有多严重，有没有其他疾病或用药？",
    },
    Asked { detail: Detail::Country, lead: "国家：", question: "“{}”：在哪个国家？" },
    Asked {
        detail: Detail::Start, lead: "起点：", question: "关于“{}”：有什么经验，已经有什么？"
    },
    Asked {
        detail: Detail::Current, lead: "现状：", question: "关于“{}”：现在怎么样，试过什么？"
    },
    Asked {
        detail: Detail::Tried, lead: "难点：", question: "关于“{}”：具体难在哪里，试过什么？"
    },
    Asked {
        detail: Detail::HomeKind, lead: "住房：", question: "关于“{}”：是什么样的住房，多大？"
    },
    Asked { detail: Detail::Allergies, lead: "过敏：", question: "“{}”有没有过敏或不能吃的东西？" },
];
