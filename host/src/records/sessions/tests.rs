//! The contract of all stores, and outages.

mod contract;
mod outage;
mod proxy;
mod servers;

use super::*;
use crate::records::UtcTime;

fn bounds() -> SessionBounds {
    SessionSettings { max_turns: 3, ..SessionSettings::default() }.bounds()
}

fn key(client: Option<&str>, id: &str) -> SessionKey {
    SessionKey::new(client, id).unwrap()
}

fn turn(prompt: &str) -> Turn {
    // Databases keep milliseconds.
    let time = UtcTime::from_millis(1_795_861_200_250).unwrap();
    Turn { time, record_id: None, original: prompt.to_owned(), improved: prompt.to_uppercase() }
}

fn prompts(session: &Session) -> Vec<&str> {
    session.history.iter().map(|turn| turn.original.as_str()).collect()
}
