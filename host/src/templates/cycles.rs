//! Partials that include themselves, through whatever others.

use std::collections::{BTreeSet, VecDeque};

use super::problem::{Place, Problem};
use super::readings::Readings;

/// Each circle once, at the first of its names.
pub(super) fn cycles(readings: &Readings) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut told: BTreeSet<Vec<&str>> = BTreeSet::new();
    for start in readings.partials.keys() {
        let Some(way) = way_back(readings, start) else { continue };
        let mut members = way.clone();
        members.sort_unstable();
        if !told.insert(members) {
            continue;
        }
        let next = way.get(1).copied().unwrap_or(start);
        let reading = readings.partials.get(start).and_then(|reading| reading.as_ref().ok());
        let reference = reading.and_then(|reading| reading.dependencies.iter().find(|one| one.name == next));
        let place = reference.map(|one| Place::new(one.line, one.column)).unwrap_or_default();
        let shown = way.iter().chain([&start.as_str()]).map(|name| format!("`{name}`")).collect::<Vec<_>>();
        let message = format!("the template includes itself: {}", shown.join(" → "));
        found.push(Problem::error(start, place, message).with_help("take one of these includes out"));
    }
    found
}

/// The shortest way from `start` over what it includes back to it, without its end.
fn way_back<'r>(readings: &'r Readings, start: &'r str) -> Option<Vec<&'r str>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let last = way.last()?;
        let Some(Ok(reading)) = readings.partials.get(*last) else { continue };
        for next in reading.dependencies.iter().map(|reference| reference.name.as_str()) {
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back(way.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}
