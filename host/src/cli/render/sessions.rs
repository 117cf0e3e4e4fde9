//! Sessions as `host sessions` shows them.

use std::fmt::Write as _;

use super::table::{Cell, table};
use crate::config::visible::visible;
use crate::records::sessions::{Session, SessionKey, SessionRow};
use crate::server::{SessionEnded, SessionList};

/// A table of sessions.
pub(crate) fn list(list: &SessionList) -> String {
    if list.sessions.is_empty() {
        return "no sessions\n".to_owned();
    }
    let headings = ["SESSION", "CLIENT", "TURNS", "BYTES", "BEGAN", "LAST USED"];
    let rows: Vec<Vec<Cell>> = list.sessions.iter().map(row).collect();
    let mut out = table(&headings, &rows);
    if list.more {
        out.push_str("and more, used longer ago\n");
    }
    out
}

fn row(row: &SessionRow) -> Vec<Cell> {
    vec![
        Cell::text(row.key.id()),
        Cell::text(row.key.client().unwrap_or("-")),
        Cell::number(Some(row.turns)),
        Cell::number(Some(row.bytes)),
        Cell::text(row.started.to_string()),
        Cell::text(row.last.to_string()),
    ]
}

/// All that is known of one session.
pub(crate) fn detail(session: &Session) -> String {
    let SessionRow { key, started, last, turns, bytes } = &session.row;
    let mut out = String::new();
    let lines = [
        ("session", key.id().to_owned()),
        ("client", key.client().unwrap_or("-").to_owned()),
        ("began", started.to_string()),
        ("last used", last.to_string()),
        ("turns", format!("{turns}, of which {} are kept in {bytes} bytes", session.history.len())),
    ];
    for (name, value) in lines {
        let _ = writeln!(out, "{name:<12}{}", visible(&value));
    }
    for turn in &session.history {
        let _ = write!(out, "\n{}", turn.time);
        if let Some(id) = turn.record_id {
            let _ = write!(out, "  record {id}");
        }
        out.push('\n');
        for line in turn.original.lines() {
            let _ = writeln!(out, "    {}", visible(line));
        }
        if turn.improved != turn.original {
            out.push_str("  improved\n");
            for line in turn.improved.lines() {
                let _ = writeln!(out, "    {}", visible(line));
            }
        }
    }
    out
}

/// What became of a session that was to end.
pub(crate) fn ended(SessionEnded { key, ended }: &SessionEnded) -> String {
    let name = named(key);
    if *ended { format!("{name} has ended") } else { format!("{name} had ended already") }
}

fn named(key: &SessionKey) -> String {
    let of = key.client().map(|client| format!(" of {}", visible(client))).unwrap_or_default();
    format!("the session `{}`{of}", visible(key.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::UtcTime;
    use crate::records::sessions::Turn;

    #[test]
    fn sessions_are_shown_without_what_a_terminal_would_obey() {
        let time: UtcTime = "2026-11-28T10:15:00.250Z".parse().unwrap();
        let key = SessionKey::new(Some("acme"), "chat\u{1b}[2J").unwrap();
        let row = SessionRow { key: key.clone(), started: time, last: time, turns: 3, bytes: 90 };
        let turn = |original: &str, improved: &str| Turn {
            time,
            record_id: None,
            original: original.to_owned(),
            improved: improved.to_owned(),
        };
        let history = vec![turn("please fix\nthis", "fix\nthis"), turn("\u{1b}]0;x", "\u{1b}]0;x")];
        let shown = list(&SessionList { sessions: vec![row.clone()], more: true });
        assert!(shown.contains("chat␛[2J  acme        3     90  2026-11-28T10:15:00.250Z"), "{shown}");
        let shown = detail(&Session { row, history });
        assert!(shown.contains("    please fix\n    this\n  improved\n    fix\n    this\n"), "{shown}");
        assert!(!shown.contains('\u{1b}') && shown.contains("␛]0;x"), "{shown}");
        assert_eq!(ended(&SessionEnded { key, ended: true }), "the session `chat␛[2J` of acme has ended");
    }
}
