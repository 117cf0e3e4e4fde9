//! Who waits for a turn, and who is next.
//!
//! Clients take turns: the next request is the oldest of the client whose round it is. So whoever
//! sends a thousand requests waits for itself, and whoever sends one waits for one of each other
//! client at most. When the line is full, a client that has more in it than another gives way.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

/// Requests that wait; `W` is what tells one of them that it is its turn. When that is dropped, the
/// request had to give way.
#[derive(Debug)]
pub(super) struct Line<W> {
    lanes: HashMap<Arc<str>, Lane<W>>,
    /// Clients that wait, the next one first.
    rounds: VecDeque<Arc<str>>,
    length: usize,
    last: u64,
}

/// The requests of one client, the oldest first.
type Lane<W> = BTreeMap<u64, Waiting<W>>;

#[derive(Debug)]
struct Waiting<W> {
    tell: W,
    /// It may not be sent away: it is half done.
    stays: bool,
}

/// The place of a request.
#[derive(Debug)]
pub(super) struct Ticket {
    client: Arc<str>,
    number: u64,
}

impl<W> Default for Line<W> {
    fn default() -> Self {
        Self { lanes: HashMap::new(), rounds: VecDeque::new(), length: 0, last: 0 }
    }
}

impl<W> Line<W> {
    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Puts a request of `client` behind its others.
    pub(super) fn join(&mut self, client: &str, tell: W, stays: bool) -> Ticket {
        self.last += 1;
        self.length += 1;
        let number = self.last;
        let client = match self.lanes.get_key_value(client) {
            Some((client, _)) => Arc::clone(client),
            None => {
                let client: Arc<str> = client.into();
                self.rounds.push_back(Arc::clone(&client));
                client
            }
        };
        self.lanes.entry(Arc::clone(&client)).or_default().insert(number, Waiting { tell, stays });
        Ticket { client, number }
    }

    /// Takes out whoever is next.
    pub(super) fn next(&mut self) -> Option<W> {
        let client = self.rounds.pop_front()?;
        let lane = self.lanes.get_mut(&client)?;
        let (_, waiting) = lane.pop_first()?;
        self.length -= 1;
        match lane.is_empty() {
            true => drop(self.lanes.remove(&client)),
            false => self.rounds.push_back(client),
        }
        Some(waiting.tell)
    }

    /// Takes out a request that waits no longer, if it still does.
    pub(super) fn leave(&mut self, Ticket { client, number }: &Ticket) {
        let Some(lane) = self.lanes.get_mut(client) else { return };
        if lane.remove(number).is_none() {
            return;
        }
        self.length -= 1;
        if lane.is_empty() {
            self.lanes.remove(client);
            self.rounds.retain(|waiting| waiting != client);
        }
    }

    /// Sends the youngest request of the client away that has the most, for one of `client`; false
    /// where that would leave it with fewer than `client` then has.
    pub(super) fn make_room(&mut self, client: &str) -> bool {
        let Some(ticket) = self.dispensable(client) else { return false };
        self.leave(&ticket);
        true
    }

    /// Whether [`make_room`](Self::make_room) would.
    pub(super) fn has_room_for(&self, client: &str) -> bool {
        self.dispensable(client).is_some()
    }

    fn dispensable(&self, client: &str) -> Option<Ticket> {
        let own = self.lanes.get(client).map_or(0, BTreeMap::len);
        let more = self.lanes.iter().filter(|(_, lane)| lane.len() > own + 1);
        let youngest = more.filter_map(|(client, lane)| {
            let (number, _) = lane.iter().rev().find(|(_, waiting)| !waiting.stays)?;
            Some((lane.len(), Ticket { client: Arc::clone(client), number: *number }))
        });
        youngest.max_by_key(|(length, _)| *length).map(|(_, ticket)| ticket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(clients: &str) -> Line<(char, usize)> {
        let mut line = Line::default();
        for (number, client) in clients.chars().enumerate() {
            line.join(&client.to_string(), (client, number), false);
        }
        line
    }

    fn order(mut line: Line<(char, usize)>) -> Vec<(char, usize)> {
        std::iter::from_fn(|| line.next()).collect()
    }

    #[test]
    fn clients_take_turns_and_each_goes_in_its_own_order() {
        let expected = [('a', 0), ('b', 4), ('c', 6), ('a', 1), ('b', 5), ('a', 2), ('a', 3)];
        assert_eq!(order(line("aaaabbc")), expected);
    }

    #[test]
    fn who_has_the_most_gives_way_with_its_youngest() {
        let mut line = line("aaabb");
        assert!(line.has_room_for("c") && line.make_room("c"));
        assert_eq!(line.len(), 4);
        assert!(!line.make_room("a") && !line.make_room("b"), "two of each are fair");
        line.join("c", ('c', 9), false);
        assert!(!line.make_room("c"), "whoever had two would have one, and this one two");
        assert!(line.make_room("d"));
        assert_eq!(line.len(), 4);
    }

    #[test]
    fn what_is_half_done_stays() {
        let mut line = line("a");
        line.join("a", ('a', 1), true);
        line.join("a", ('a', 2), true);
        assert!(line.make_room("b"));
        assert!(!line.make_room("b"));
        assert_eq!(order(line), [('a', 1), ('a', 2)]);
    }

    #[test]
    fn who_leaves_leaves_nothing_behind() {
        let mut line = Line::default();
        let tickets = [line.join("a", 1, false), line.join("a", 2, false), line.join("b", 3, false)];
        line.leave(&tickets[0]);
        line.leave(&tickets[0]);
        assert_eq!(line.len(), 2);
        line.leave(&tickets[1]);
        assert_eq!((line.next(), line.next()), (Some(3), None));
        line.leave(&tickets[2]);
        assert_eq!((line.len(), line.lanes.len(), line.rounds.len()), (0, 0, 0));
    }
}
