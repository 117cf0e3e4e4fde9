//! How Japanese asks back.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::wording::Asked;

pub(super) static QUESTIONS: &[Asked] = &[
    Asked { detail: Detail::Destination, lead: "行き先：", question: "「{}」の行き先はどこですか？" },
    Asked { detail: Detail::Dates, lead: "日程：", question: "「{}」はいつから何日間ですか？" },
    Asked { detail: Detail::Duration, lead: "期間：", question: "「{}」の期間はどのくらいですか？" },
    Asked { detail: Detail::Travellers, lead: "人数：", question: "「{}」は何人ですか？" },
    Asked { detail: Detail::Budget, lead: "予算：", question: "「{}」の予算はいくらですか？" },
    Asked { detail: Detail::Occasion, lead: "目的：", question: "「{}」は何のためですか？" },
    Asked { detail: Detail::Guests, lead: "人数：", question: "「{}」には何人来ますか？" },
    Asked {
        detail: Detail::GiftFor, lead: "相手：", question: "「{}」は誰に贈りますか？その方の好みは？"
    },
    Asked { detail: Detail::Use, lead: "用途：", question: "「{}」は何に使いますか？" },
    Asked {
        detail: Detail::Platform, lead: "端末：", question: "「{}」はどの端末やOSで使いますか？"
    },
    Asked { detail: Detail::Taste, lead: "好み：", question: "どんな「{}」が好きですか？" },
    Asked {
        detail: Detail::Diet, lead: "食事制限：", question: "「{}」で配慮する食事制限やアレルギーはありますか？"
    },
    Asked {
        detail: Detail::MealGoal,
        lead: "目標：",
        question: "「{}」の目標は何ですか（カロリー、減量、筋肉、時短など）？",
    },
    Asked { detail: Detail::Eaters, lead: "人数：", question: "「{}」は何人分ですか？" },
    Asked {
        detail: Detail::Ingredients,
        lead: "材料や好み：",
        question: "「{}」に使える材料や、好きな料理は何ですか？",
    },
    Asked { detail: Detail::FitnessGoal, lead: "目標：", question: "「{}」の目標は何ですか？" },
    Asked {
        detail: Detail::Level, lead: "レベル：", question: "「{}」について、今のレベルはどのくらいですか？"
    },
    Asked { detail: Detail::Equipment, lead: "器具：", question: "「{}」に使える器具はありますか？" },
    Asked {
        detail: Detail::StudyTime,
        lead: "時間：",
        question: "「{}」に週どのくらい時間を使えますか？期限はありますか？",
    },
    Asked {
        detail: Detail::LearningGoal,
        lead: "目標：",
        question: "「{}」で最終的に何ができるようになりたいですか？",
    },
    Asked {
        detail: Detail::Subjects, lead: "科目と日程：", question: "「{}」の科目と試験日はいつですか？"
    },
    Asked {
        detail: Detail::ExamDate,
        lead: "試験日：",
        question: "「{}」はいつですか？準備はどこまで進んでいますか？",
    },
    Asked {
        detail: Detail::WearOccasion, lead: "場面：", question: "「{}」はどんな場面で、どんな気候ですか？"
    },
    Asked {
        detail: Detail::Style, lead: "スタイル：", question: "「{}」はどんなスタイルがいいですか？"
    },
    Asked {
        detail: Detail::SkinType, lead: "タイプ：", question: "「{}」について、肌や髪のタイプと悩みは何ですか？"
    },
    Asked { detail: Detail::RoomSize, lead: "広さと用途：", question: "「{}」の広さと用途は？" },
    Asked { detail: Detail::Region, lead: "地域：", question: "「{}」はどの地域や気候ですか？" },
    Asked {
        detail: Detail::GardenSpace,
        lead: "広さと日当たり：",
        question: "「{}」の広さと日当たりはどのくらいですか？",
    },
    Asked {
        detail: Detail::Purpose, lead: "目的：", question: "「{}」は何のためで、誰が使いますか？"
    },
    Asked {
        detail: Detail::Features, lead: "機能：", question: "「{}」にはどんな機能が必要ですか？"
    },
    Asked { detail: Detail::Trade, lead: "内容：", question: "「{}」では何を誰に提供しますか？" },
    Asked {
        detail: Detail::Market, lead: "市場：", question: "「{}」の市場や場所、資金はどうですか？"
    },
    Asked {
        detail: Detail::Subject, lead: "内容：", question: "「{}」は何のためで、何を伝えますか？"
    },
    Asked {
        detail: Detail::Recipient, lead: "宛先と用件：", question: "「{}」は誰宛てで、どんな用件ですか？"
    },
    Asked {
        detail: Detail::EventFacts, lead: "主催、日時、場所：", question: "「{}」の主催者、日時、場所は？"
    },
    Asked { detail: Detail::Role, lead: "職種：", question: "「{}」はどの職種や分野ですか？" },
    Asked {
        detail: Detail::Experience, lead: "経験：", question: "「{}」について、どんな経験がありますか？"
    },
    Asked {
        detail: Detail::Topic, lead: "テーマ：", question: "「{}」のテーマは何で、誰が読みますか？"
    },
    Asked {
        detail: Detail::Income, lead: "収入と支出：", question: "「{}」の収入と固定費はいくらですか？"
    },
    Asked { detail: Detail::SavingGoal, lead: "目標：", question: "「{}」の目標と期限は？" },
    Asked { detail: Detail::Amount, lead: "金額：", question: "「{}」の金額と期間は？" },
    Asked {
        detail: Detail::Risk, lead: "リスク：", question: "「{}」でどのくらいのリスクを取れますか？"
    },
    Asked { detail: Detail::PetAge, lead: "種類と年齢：", question: "「{}」の種類と年齢は？" },
    Asked { detail: Detail::Model, lead: "機種：", question: "「{}」のメーカーと機種は？" },
    Asked { detail: Detail::Location, lead: "場所：", question: "「{}」はどの町や地域ですか？" },
    Asked { detail: Detail::Rooms, lead: "間取り：", question: "「{}」は何部屋必要ですか？" },
    Asked { detail: Detail::When, lead: "日時：", question: "「{}」の日時はいつですか？" },
    Asked {
        detail: Detail::Household, lead: "世帯：", question: "「{}」は何人分ですか？特別な配慮は必要ですか？"
    },
    Asked {
        detail: Detail::MoveRoute, lead: "移動：", question: "「{}」はどこからどこへ、いつですか？"
    },
    Asked { detail: Detail::Age, lead: "年齢：", question: "「{}」は何歳ですか？" },
    Asked {
        detail: Detail::Coverage, lead: "補償：", question: "「{}」は誰のために、何を補償しますか？"
    },
    Asked {
        detail: Detail::DailyTime, lead: "時間：", question: "「{}」に一日どのくらい、いつ時間を取れますか？"
    },
    Asked {
        detail: Detail::Health,
        lead: "年齢と状態：",
        question: "「{}」について、年齢、体重、今の運動量、健康上の制限は？",
    },
    Asked {
        detail: Detail::Symptoms,
        lead: "症状：",
        question: "「{}」はいつから、どの程度ですか？持病や薬はありますか？",
    },
    Asked { detail: Detail::Country, lead: "国：", question: "「{}」はどの国の話ですか？" },
    Asked {
        detail: Detail::Start, lead: "出発点：", question: "「{}」について、経験と手元にあるものは？"
    },
    Asked { detail: Detail::Current, lead: "現状：", question: "「{}」の現状と、試したことは？" },
    Asked {
        detail: Detail::Tried, lead: "困りごと：", question: "「{}」の何が難しく、何を試しましたか？"
    },
    Asked {
        detail: Detail::Allergies,
        lead: "アレルギー：",
        question: "「{}」で避けたい食材やアレルギーはありますか？",
    },
];
