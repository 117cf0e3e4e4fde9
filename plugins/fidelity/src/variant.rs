//! Words that are likely the same one: mistyped, inflected or compounded.

/// Whether two different words are likely the same one: mistyped, inflected or compounded.
pub(crate) fn is_variant(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return one == other;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // "fordere" and "auffordern": one of them may have another ending.
    let root = if short.len() >= 7 { short.get(..short.len() - 1).unwrap_or(short) } else { short };
    if root.len() >= 5 && long.as_bytes().windows(root.len()).any(|part| part == root.as_bytes()) {
        return true;
    }
    let common = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    if common >= 5 && common * 10 >= short.len() * 7 {
        return true;
    }
    short.len() >= 4
        && long.len() - short.len() <= 1
        && short.as_bytes().first() == long.as_bytes().first()
        && distance_is_one(short, long)
}

/// The letters of a word, one bit each: what two words have in common is seen at a glance.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

/// Whether two words with these letters may be variants at all.
pub(crate) fn may_be_variant(one: (&str, u32), other: (&str, u32)) -> bool {
    let is_part = (one.1 & !other.1).count_ones() <= 1 || (other.1 & !one.1).count_ones() <= 1;
    one.0.as_bytes().first() == other.0.as_bytes().first() || is_part
}

/// Whether one letter was left out, put in, replaced or swapped with its neighbour.
fn distance_is_one(short: &str, long: &str) -> bool {
    let (a, b) = (short.as_bytes(), long.as_bytes());
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    if a.len() != b.len() {
        return front + back >= a.len();
    }
    let differing = a.len().saturating_sub(front + back);
    let is_swap = differing == 2 && a.get(front) == b.get(front + 1) && a.get(front + 1) == b.get(front);
    // One letter for another makes another word ("cat", "car") unless the word is long.
    is_swap || differing <= 1 && a.len() >= 6
}
