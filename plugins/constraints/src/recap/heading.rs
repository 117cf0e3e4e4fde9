//! The line above a recap.

use prompt_host_plugin::{Document, Phrases};

/// The heading in a language; English for those that have none.
pub(super) fn of(language: &str) -> &'static str {
    match language {
        "fr" => "Pour récapituler :",
        "es" => "Para recapitular:",
        "de" => "Zusammengefasst:",
        "ja" => "まとめると：",
        "zh" => "归纳起来：",
        _ => "To recap:",
    }
}

prompt_host_plugin::word_list! {
    /// What opens a line that sums up, with this rule's own headings.
    static OPENINGS = [
        "checklist", "don't forget", "en bref", "en resumen", "en résumé", "final checklist", "final reminder",
        "final reminders", "in short", "in summary", "key reminders", "kurz gesagt", "kurz:", "n'oublie pas",
        "n'oubliez pas", "no olvides", "para recapitular", "pour récapituler", "rappel", "rappels", "recap",
        "recuerda", "remember", "reminder", "reminders", "summary of", "to recap", "to sum up", "to summarise",
        "to summarize", "vergiss nicht", "zur erinnerung", "zusammengefasst", "まとめると", "再提醒", "归纳起来",
        "总之", "注意事项のまとめ", "記住",
    ];
}

/// Whether a line of the prompt sums up already.
pub(super) fn is_there(document: &Document) -> bool {
    let openings: &'static Phrases<()> = &OPENINGS;
    document.lines().any(|line| {
        let bare = document.of(line.span).trim_start_matches(['#', '*', '-', '>', '<', ' ', '\t']);
        openings.at(bare, 0).is_some()
    })
}
