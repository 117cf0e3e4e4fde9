//! The bytes of a model.
//!
//! ```text
//! "PHMODEL"  version u8                     8 bytes
//! digest                                   32 bytes: BLAKE3 of everything after it
//! features version u32, dimensions u32
//! card: length u32, JSON
//! heads: count u8; each: name, slope f32, intercept f32, 16 surface weights f32, scale f32,
//!        count u32, then as often: distance from the coordinate before as LEB128, weight i8
//! sections: count u8; each: name, length u32, bytes
//! ```
//!
//! Numbers are little-endian, names have a length of one byte. Nothing is allocated by a length
//! that the file only claims: what it claims must be there.

use super::calibration::Calibration;
use super::card::Card;
use super::features::FEATURES_VERSION;
use super::model::{Head, ModelError};
use super::{DIMENSIONS, SURFACE};
use crate::plugin::Digest;

/// Bytes that a model may have.
pub const LARGEST: usize = 4 << 20;
const MAGIC: &[u8] = b"PHMODEL";
const VERSION: u8 = 1;
const DIGEST_BYTES: usize = 32;
/// Heads that a model may have: each costs memory for all coordinates.
const MOST_HEADS: usize = 64;

type Parts = (Card, Vec<Head>, Vec<(String, Vec<u8>)>);

/// The digest by which a model is known: of its content.
pub(super) fn digest(content: &[u8]) -> Digest {
    Digest::of(content)
}

pub(super) fn write(card: &Card, heads: &[Head], sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let content = content(card, heads, sections);
    let mut bytes = [MAGIC, &[VERSION]].concat();
    bytes.extend(blake3::hash(&content).as_bytes());
    bytes.extend(content);
    bytes
}

/// Everything after the digest. What does not fit a length's bytes is cut off: it could not be read again anyway.
#[expect(clippy::cast_possible_truncation, reason = "lengths beyond the limits are refused on reading")]
pub(super) fn content(card: &Card, heads: &[Head], sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend(FEATURES_VERSION.to_le_bytes());
    out.extend((DIMENSIONS as u32).to_le_bytes());
    // A card is plain data: it cannot fail to become JSON.
    let card = serde_json::to_vec(card).unwrap_or_default();
    out.extend((card.len() as u32).to_le_bytes());
    out.extend(card);
    out.push(heads.len() as u8);
    for head in heads {
        push_name(&head.name, &mut out);
        let Calibration { slope, intercept } = head.calibration;
        for number in [slope, intercept].iter().chain(&head.surface).chain([&head.scale]) {
            out.extend(number.to_le_bytes());
        }
        out.extend((head.weights.len() as u32).to_le_bytes());
        let mut before = 0;
        for (index, weight) in &head.weights {
            push_leb128(index - before, &mut out);
            out.extend(weight.to_le_bytes());
            before = *index;
        }
    }
    out.push(sections.len() as u8);
    for (name, bytes) in sections {
        push_name(name, &mut out);
        out.extend((bytes.len() as u32).to_le_bytes());
        out.extend(bytes);
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "cut to what a byte can say")]
fn push_name(name: &str, out: &mut Vec<u8>) {
    let name = name.get(..name.floor_char_boundary(usize::from(u8::MAX))).unwrap_or_default();
    out.push(name.len() as u8);
    out.extend(name.as_bytes());
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn push_leb128(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn read(bytes: &[u8]) -> Result<Parts, ModelError> {
    if bytes.len() > LARGEST {
        return Err(ModelError::TooLarge { size: bytes.len(), limit: LARGEST });
    }
    let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
    let (version, rest) = rest.split_first().ok_or(ModelError::NotAModel)?;
    if *version != VERSION {
        return Err(ModelError::OtherVersion { found: *version, supported: VERSION });
    }
    let (digest, content) = rest.split_at_checked(DIGEST_BYTES).ok_or(ModelError::Digest)?;
    if blake3::hash(content).as_bytes() != digest {
        return Err(ModelError::Digest);
    }
    let mut reader = Reader(content);
    let features = reader.u32()?;
    if features != FEATURES_VERSION {
        return Err(ModelError::OtherFeatures { found: features, supported: FEATURES_VERSION });
    }
    if reader.u32()? as usize != DIMENSIONS {
        return Err(ModelError::Malformed("it has another number of coordinates"));
    }
    let length = reader.u32()? as usize;
    let card =
        serde_json::from_slice(reader.take(length)?).map_err(|_| ModelError::Malformed("its card is no card"))?;
    let count = usize::from(reader.u8()?);
    if count > MOST_HEADS {
        return Err(ModelError::Malformed("it has too many heads"));
    }
    let heads: Vec<Head> = (0..count).map(|_| reader.head()).collect::<Result<_, _>>()?;
    let count = reader.u8()?;
    let sections: Vec<(String, Vec<u8>)> = (0..count).map(|_| reader.section()).collect::<Result<_, _>>()?;
    if !reader.0.is_empty() {
        return Err(ModelError::Malformed("there is something after its end"));
    }
    Ok((card, heads, sections))
}

const ENDS_EARLY: ModelError = ModelError::Malformed("it ends in the middle");

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ENDS_EARLY)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(ENDS_EARLY)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn u8(&mut self) -> Result<u8, ModelError> {
        self.array().map(u8::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn number(&mut self) -> Result<f32, ModelError> {
        let number = self.array().map(f32::from_le_bytes)?;
        // Far beyond anything trained, and small enough that no sum becomes infinite.
        if number.abs() <= 1e6 { Ok(number) } else { Err(ModelError::Malformed("a weight is no sensible number")) }
    }

    fn leb128(&mut self) -> Result<u32, ModelError> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.u8()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(ModelError::Malformed("a coordinate is too large"))
    }

    fn name(&mut self) -> Result<String, ModelError> {
        let length = usize::from(self.u8()?);
        let name = std::str::from_utf8(self.take(length)?).map_err(|_| ModelError::Malformed("a name is no text"))?;
        let is_good = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if is_good { Ok(name.to_owned()) } else { Err(ModelError::Malformed("a name is not in kebab-case")) }
    }

    fn head(&mut self) -> Result<Head, ModelError> {
        let name = self.name()?;
        let calibration = Calibration { slope: self.number()?, intercept: self.number()? };
        let mut surface = [0.0; SURFACE];
        for weight in &mut surface {
            *weight = self.number()?;
        }
        let scale = self.number()?;
        let count = self.u32()? as usize;
        // Each takes two bytes at least.
        if count > DIMENSIONS || count * 2 > self.0.len() {
            return Err(ENDS_EARLY);
        }
        let mut weights = Vec::with_capacity(count);
        let mut index = 0_u32;
        for _ in 0..count {
            let distance = self.leb128()?;
            index = index.saturating_add(distance);
            let is_good = distance > 0 && (SURFACE..DIMENSIONS).contains(&(index as usize));
            if !is_good {
                return Err(ModelError::Malformed("coordinates do not rise within bounds"));
            }
            weights.push((index, self.array().map(i8::from_le_bytes)?));
        }
        Ok(Head { name, calibration, surface, scale, weights })
    }

    fn section(&mut self) -> Result<(String, Vec<u8>), ModelError> {
        let name = self.name()?;
        let length = self.u32()? as usize;
        Ok((name, self.take(length)?.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::super::model::tests::small;
    use super::*;
    use proptest::prelude::*;

    /// A file with `content` whose digest is right.
    fn sealed(content: &[u8]) -> Vec<u8> {
        let mut bytes = [MAGIC, &[VERSION]].concat();
        bytes.extend(blake3::hash(content).as_bytes());
        bytes.extend(content);
        bytes
    }

    #[test]
    fn a_model_reads_back_as_it_was_written() {
        let model = small().with_section("acceptance", vec![0, 255]);
        let bytes = model.write();
        let read = Model::read(&bytes).unwrap();
        assert_eq!(read, model);
        assert_eq!(read.write(), bytes);
        assert_eq!(read.digest(), model.digest());
    }

    #[test]
    fn each_kind_of_wrong_file_is_told_from_the_others() {
        let good = small().write();
        let error = |bytes: &[u8]| Model::read(bytes).unwrap_err();
        assert_eq!(error(b""), ModelError::NotAModel);
        assert_eq!(error(b"PK\x03\x04 something"), ModelError::NotAModel);
        let mut other = good.clone();
        other[7] = 9;
        assert_eq!(error(&other), ModelError::OtherVersion { found: 9, supported: VERSION });
        let mut damaged = good.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(error(&damaged), ModelError::Digest);
        assert_eq!(error(&good[..good.len() - 1]), ModelError::Digest);
        assert!(matches!(error(&vec![0; LARGEST + 1]), ModelError::TooLarge { .. }));
        let content = &good[MAGIC.len() + 1 + DIGEST_BYTES..];
        let mut features = content.to_vec();
        features[0] += 1;
        assert!(matches!(error(&sealed(&features)), ModelError::OtherFeatures { .. }));
        assert_eq!(error(&sealed(&content[..content.len() - 1])), ENDS_EARLY);
        let longer = [content, b"x"].concat();
        assert_eq!(error(&sealed(&longer)), ModelError::Malformed("there is something after its end"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let _ = Model::read(&bytes);
            let _ = Model::read(&sealed(&bytes));
        }

        #[test]
        fn a_changed_content_with_a_right_digest_is_refused_or_read(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
            let good = small().write();
            let mut content = good[MAGIC.len() + 1 + DIGEST_BYTES..].to_vec();
            let at = at.index(content.len());
            content[at] = byte;
            if let Ok(model) = Model::read(&sealed(&content)) {
                let again = Model::read(&model.write()).unwrap();
                prop_assert_eq!(again.heads(), model.heads());
            }
            let _ = Model::read(&sealed(&content[..cut.index(content.len())]));
        }
    }
}
