//! A prompt as numbers.
//!
//! Words and pairs of words, and runs of three and four characters, are hashed into one table
//! (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009); a few
//! facts about the whole text, [`SURFACE`] of them, stand before it. The hashed part has length
//! 1, so that long prompts do not outweigh short ones.

use crate::prompt::Document;

/// Facts about the whole text: the coordinates below this number, the first always 1.
pub const SURFACE: usize = 16;
/// Coordinates in all.
pub const DIMENSIONS: usize = SURFACE + HASHED;
/// Places of the table.
const HASHED: usize = 1 << 15;
/// Bytes of a prompt that are looked at: what a task is stands at its beginning.
const LONGEST: usize = 4 << 10;

/// A sparse vector: coordinates in rising order, each once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Features {
    entries: Vec<(u32, f32)>,
}

impl Features {
    /// Of a prompt.
    pub fn of(document: &Document) -> Self {
        let end = document.text.floor_char_boundary(LONGEST.min(document.text.len()));
        let text = document.text.get(..end).unwrap_or_default().to_lowercase();
        let mut hashed: Vec<u32> = Vec::with_capacity(text.len() * 3);
        let mut before: Option<&str> = None;
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            hashed.push(place(b'w', &[word.as_bytes()]));
            if let Some(before) = before {
                hashed.push(place(b'b', &[before.as_bytes(), word.as_bytes()]));
            }
            before = Some(word);
        }
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for length in [3, 4] {
            for window in starts.windows(length + 1) {
                if let [start, .., end] = window {
                    hashed.push(place(b'c', &[text.as_bytes().get(*start..*end).unwrap_or_default()]));
                }
            }
        }
        hashed.sort_unstable();
        let mut entries: Vec<(u32, f32)> = surface(document);
        let first_hashed = entries.len();
        for place in hashed {
            match entries.last_mut() {
                Some((last, count)) if *last == place => *count += 1.0,
                _ => entries.push((place, 1.0)),
            }
        }
        if let Some(counted) = entries.get_mut(first_hashed..) {
            for (_, count) in counted.iter_mut() {
                *count = count.ln_1p();
            }
            let length = counted.iter().map(|(_, value)| value * value).sum::<f32>().sqrt().max(1.0);
            for (_, value) in counted {
                *value /= length;
            }
        }
        Self { entries }
    }

    /// Of these coordinates; of two for one place the later counts.
    pub fn from_entries(entries: impl IntoIterator<Item = (usize, f32)>) -> Self {
        let entries: std::collections::BTreeMap<u32, f32> =
            entries.into_iter().filter_map(|(index, value)| Some((u32::try_from(index).ok()?, value))).collect();
        Self { entries: entries.into_iter().filter(|(_, value)| *value != 0.0).collect() }
    }

    /// The coordinates that are not 0, in rising order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, f32)> {
        self.entries.iter().map(|(index, value)| (*index as usize, *value))
    }
}

/// Where a piece of text stands in the table.
fn place(kind: u8, parts: &[&[u8]]) -> u32 {
    // FNV-1a: these are bytes of one prompt, and who wants them to collide harms only himself.
    let mut hash: u32 = 0x811c_9dc5;
    let mut eat = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    eat(kind);
    for part in parts {
        part.iter().copied().for_each(&mut eat);
        eat(0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "both are small numbers")]
    let (surface, hashed) = (SURFACE as u32, HASHED as u32);
    surface + (hash ^ (hash >> 15)) % hashed
}

/// Facts about the whole text, each about 0 to 1.
fn surface(document: &Document) -> Vec<(u32, f32)> {
    let text = &document.text;
    let count = |number: usize, most: f32| (number as f32).ln_1p() / most.ln_1p();
    let has = |is: bool| f32::from(u8::from(is));
    let words = text.split_whitespace().count();
    let facts = [
        1.0,
        count(text.len(), 4096.0),
        count(words, 1024.0),
        count(document.sentences.len(), 64.0),
        count(document.protected.len(), 64.0),
        count(document.anatomy.constraints.len(), 32.0),
        count(document.anatomy.parts.len(), 32.0),
        has(text.contains('?')),
        has(text.contains('\n')),
        has(text.chars().any(|letter| letter.is_ascii_digit())),
        has(text.contains(['"', '“', '«'])),
        has(text.contains(':')),
        has(document.language == Some("en")),
        has(document.language.is_none()),
        has(text.starts_with(|letter: char| letter.is_lowercase())),
        has(words < 12),
    ];
    (0..).zip(facts).filter(|(_, value)| *value != 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_rise_and_stay_within_bounds() {
        for text in ["", "?", "Write a poem about \"rain\" in 12 lines.", "日本語で詩を書いて", &"word ".repeat(5_000)] {
            let features = Features::of(&Document::analyse(text));
            let indices: Vec<usize> = features.iter().map(|(index, _)| index).collect();
            assert!(indices.is_sorted_by(|one, next| one < next), "{text}");
            assert!(indices.last().is_none_or(|last| *last < DIMENSIONS), "{text}");
            assert!(features.iter().all(|(_, value)| value.is_finite()), "{text}");
        }
    }
}
