//! What the compiler does with a table of groups.

#![expect(clippy::indexing_slicing, reason = "constant functions have no iterators; a static fails to compile")]

use super::{HEAD, LONGEST};

/// Places of phrases: their group, and where they stand in it.
type Place = (usize, usize);

pub(in crate::missing_slot) const fn count(groups: &[&[&str]]) -> usize {
    let mut count = 0;
    let mut group = 0;
    while group < groups.len() {
        count += groups[group].len();
        group += 1;
    }
    count
}

/// All phrases by their bytes, the same ones by their groups: a merge sort.
pub(in crate::missing_slot) const fn order<const N: usize>(groups: &[&[&str]]) -> [Place; N] {
    let mut sorted = [(0, 0); N];
    let (mut index, mut group) = (0, 0);
    while group < groups.len() {
        let mut item = 0;
        while item < groups[group].len() {
            sorted[index] = (group, item);
            index += 1;
            item += 1;
        }
        group += 1;
    }
    let mut width = 1;
    while width < N {
        let mut merged = sorted;
        let mut start = 0;
        while start < N {
            let middle = least(start + width, N);
            let end = least(start + 2 * width, N);
            let (mut left, mut right, mut out) = (start, middle, start);
            while out < end {
                let takes_left = left < middle
                    && (right >= end || !is_less(bytes(groups, sorted[right]), bytes(groups, sorted[left])));
                merged[out] = if takes_left { sorted[left] } else { sorted[right] };
                if takes_left {
                    left += 1;
                } else {
                    right += 1;
                }
                out += 1;
            }
            start += 2 * width;
        }
        sorted = merged;
        width *= 2;
    }
    sorted
}

pub(in crate::missing_slot) const fn size(groups: &[&[&str]], order: &[Place]) -> usize {
    let mut size = 0;
    let mut index = 0;
    while index < order.len() {
        let phrase = bytes(groups, order[index]);
        assert!(!phrase.is_empty() && phrase.len() <= LONGEST, "a phrase is empty or too long");
        size += HEAD + phrase.len() - shared(groups, order, index);
        index += 1;
    }
    size
}

pub(in crate::missing_slot) const fn pack<const N: usize>(groups: &[&[&str]], order: &[Place]) -> [u8; N] {
    let mut packed = [0; N];
    let (mut at, mut index) = (0, 0);
    while index < order.len() {
        let phrase = bytes(groups, order[index]);
        let shared = shared(groups, order, index);
        packed[at] = byte(shared);
        packed[at + 1] = byte(phrase.len() - shared);
        packed[at + 2] = byte(order[index].0);
        at += HEAD;
        let mut next = shared;
        while next < phrase.len() {
            packed[at] = phrase[next];
            at += 1;
            next += 1;
        }
        index += 1;
    }
    packed
}

/// How many first bytes there are.
pub(in crate::missing_slot) const fn firsts(groups: &[&[&str]], order: &[Place]) -> usize {
    let (mut firsts, mut index) = (0, 0);
    while index < order.len() {
        firsts += (shared(groups, order, index) == 0) as usize;
        index += 1;
    }
    firsts
}

pub(in crate::missing_slot) const fn starts<const N: usize>(groups: &[&[&str]], order: &[Place]) -> [u16; N] {
    let mut starts = [0; N];
    let (mut at, mut index, mut next) = (0, 0, 0);
    while index < order.len() {
        let shared = shared(groups, order, index);
        if shared == 0 {
            starts[next] = short(at);
            next += 1;
        }
        at += HEAD + bytes(groups, order[index]).len() - shared;
        index += 1;
    }
    starts[next] = short(at);
    starts
}

/// How many bytes a phrase shares with the one before it, if they start alike.
const fn shared(groups: &[&[&str]], order: &[Place], index: usize) -> usize {
    if index == 0 {
        return 0;
    }
    let (previous, phrase) = (bytes(groups, order[index - 1]), bytes(groups, order[index]));
    let mut shared = 0;
    while shared < previous.len() && shared < phrase.len() && previous[shared] == phrase[shared] {
        shared += 1;
    }
    shared
}

const fn bytes<'a>(groups: &[&[&'a str]], place: Place) -> &'a [u8] {
    groups[place.0][place.1].as_bytes()
}

const fn is_less(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}

const fn least(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

#[expect(clippy::cast_possible_truncation, reason = "a constant that is too large does not compile")]
const fn short(number: usize) -> u16 {
    assert!(number <= u16::MAX as usize, "a table is too large");
    number as u16
}

#[expect(clippy::cast_possible_truncation, reason = "a constant that is too large does not compile")]
const fn byte(number: usize) -> u8 {
    assert!(number <= u8::MAX as usize, "more than a byte holds");
    number as u8
}
