//! Thirds and quarters, which are numbers without a figure.

use prompt_host_plugin::Span;

use crate::comparison::{Kind, Scene};

/// Ways to say a share in words, and all ways to say it, in any language.
const SHARES: &[(&[&str], &[&str])] = &[
    (
        &["one third", "a third", "ein drittel", "un tiers", "un tercio", "三分之一", "3分の1"],
        &["third", "drittel", "tiers", "tercio", "1/3", "⅓", "33 %", "33%", "三分之一", "3分の1"],
    ),
    (
        &["two thirds", "zwei drittel", "deux tiers", "dos tercios", "三分之二", "3分の2"],
        &["two thirds", "zwei drittel", "deux tiers", "dos tercios", "2/3", "⅔", "66", "67", "三分之二", "3分の2"],
    ),
    (
        &["a quarter", "one quarter", "ein viertel", "un quart", "una cuarta parte", "四分之一", "4分の1"],
        &[
            "quarter",
            "viertel",
            "quart",
            "cuarta",
            "cuarto",
            "1/4",
            "¼",
            "25",
            "15",
            "0.25",
            "three months",
            "四分之一",
            "4分の1",
        ],
    ),
    (
        &["three quarters", "drei viertel", "trois quarts", "tres cuartos", "四分之三", "4分の3"],
        &[
            "three quarters",
            "three-quarter",
            "drei viertel",
            "dreiviertel",
            "trois quarts",
            "tres cuartos",
            "3/4",
            "¾",
            "75",
            "45",
            "0.75",
            "四分之三",
            "4分の3",
        ],
    ),
];

pub(crate) fn find(scene: &mut Scene<'_>) {
    let (original, rewrite) = (scene.original.text.to_lowercase(), scene.rewrite.text.to_lowercase());
    if original.len() != scene.original.text.len() || rewrite.len() != scene.rewrite.text.len() {
        return;
    }
    // A number that is there may be the share, worked out.
    let is_worked_out = scene.found.iter().any(|(kind, _)| *kind == Kind::AddedNumber);
    for (said, ways) in SHARES {
        let has = |text: &str| ways.iter().any(|way| text.contains(way));
        let place = |text: &str| said.iter().find_map(|way| text.find(way).map(|at| Span::new(at, at + way.len())));
        if let Some(span) =
            place(&original).filter(|span| !has(&rewrite) && !is_worked_out && !scene.tells_original(*span))
        {
            scene.lost(Kind::LostNumber, span, "the rewrite has no such share");
        }
        if let Some(span) = place(&rewrite).filter(|span| !has(&original) && !scene.tells_rewrite(*span)) {
            scene.added(Kind::AddedNumber, span, "the person said no such share");
        }
    }
}
