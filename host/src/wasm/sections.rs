//! What travels in a component beside its code: the manifest and the cases, each in a custom
//! section of its own, which whoever does not know them passes over.
//!
//! `host plugins pack` writes them at the component's top. A tool chain may as well leave them
//! in a core module within, where Rust's `#[link_section]` does.

use std::ops::Range;

use wasmparser::{Parser, Payload};

/// The section that holds a plugin's manifest, TOML in UTF-8.
pub const MANIFEST_SECTION: &str = "prompt-host:manifest";
/// The section that holds a plugin's cases, an archive.
pub const CASES_SECTION: &str = "prompt-host:cases";

/// Why sections cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SectionsError {
    /// The file is no WebAssembly, or damaged.
    #[error("it is damaged or truncated: {0}")]
    Malformed(String),
    /// A manifest is no text.
    #[error("its section `{MANIFEST_SECTION}` is no UTF-8")]
    NoText,
    /// A second section of one name would leave open which holds.
    #[error("it has two sections `{0}`: pack it once")]
    Twice(&'static str),
}

impl From<wasmparser::BinaryReaderError> for SectionsError {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self::Malformed(error.to_string())
    }
}

/// The custom sections of a component that are the host's business.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sections {
    /// See [`MANIFEST_SECTION`].
    pub manifest: Option<String>,
    /// See [`CASES_SECTION`].
    pub cases: Option<Vec<u8>>,
}

impl Sections {
    /// Reads the sections of a component.
    ///
    /// # Errors
    /// See [`SectionsError`].
    pub fn read(component: &[u8]) -> Result<Self, SectionsError> {
        let mut sections = Self::default();
        for payload in Parser::new(0).parse_all(component) {
            let Payload::CustomSection(section) = payload? else { continue };
            match section.name() {
                MANIFEST_SECTION => {
                    let text = String::from_utf8(section.data().to_vec()).map_err(|_| SectionsError::NoText)?;
                    only(&mut sections.manifest, text, MANIFEST_SECTION)?;
                }
                CASES_SECTION => only(&mut sections.cases, section.data().to_vec(), CASES_SECTION)?,
                _ => {}
            }
        }
        Ok(sections)
    }

    /// The same component with these sections, and no others of their names at its top.
    ///
    /// # Errors
    /// When it is no component.
    pub fn write(&self, component: &[u8]) -> Result<Vec<u8>, SectionsError> {
        let mut packed = Vec::with_capacity(component.len());
        let mut kept = 0;
        for range in own_sections(component)? {
            packed.extend_from_slice(component.get(kept..range.start).unwrap_or_default());
            kept = range.end;
        }
        packed.extend_from_slice(component.get(kept..).unwrap_or_default());
        if let Some(manifest) = &self.manifest {
            append(&mut packed, MANIFEST_SECTION, manifest.as_bytes());
        }
        if let Some(cases) = &self.cases {
            append(&mut packed, CASES_SECTION, cases);
        }
        Ok(packed)
    }
}

fn only<T>(place: &mut Option<T>, found: T, name: &'static str) -> Result<(), SectionsError> {
    match place.replace(found) {
        None => Ok(()),
        Some(_) => Err(SectionsError::Twice(name)),
    }
}

/// Where this host's sections stand at the component's top, with their headers.
fn own_sections(component: &[u8]) -> Result<Vec<Range<usize>>, SectionsError> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut end_of_last = 8;
    for payload in Parser::new(0).parse_all(component) {
        match payload? {
            Payload::ModuleSection { unchecked_range, .. } | Payload::ComponentSection { unchecked_range, .. } => {
                if depth == 0 {
                    end_of_last = unchecked_range.end;
                }
                depth += 1;
            }
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::CustomSection(section) if depth == 0 => {
                let range = end_of_last..section.range().end;
                end_of_last = range.end;
                if [MANIFEST_SECTION, CASES_SECTION].contains(&section.name()) {
                    found.push(range);
                }
            }
            other if depth == 0 => {
                if let Some((_, range)) = other.as_section() {
                    end_of_last = range.end;
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// A custom section: its number, its length, its name, its bytes.
fn append(component: &mut Vec<u8>, name: &str, data: &[u8]) {
    use wasm_encoder::Encode as _;
    let section = wasm_encoder::CustomSection { name: name.into(), data: data.into() };
    component.push(wasm_encoder::ComponentSection::id(&section));
    section.encode(component);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A component with a core module inside that has a custom section of its own.
    fn component() -> Vec<u8> {
        let text = r#"(component
            (core module (func (export "f")) (@custom "inside" "1"))
            (@custom "outside" "2")
            (core module (func (export "g")))
        )"#;
        wat::parse_str(text).unwrap()
    }

    #[test]
    fn what_was_written_is_read_and_the_rest_stays() {
        let plain = component();
        assert_eq!(Sections::read(&plain), Ok(Sections::default()));
        let sections = Sections { manifest: Some("id = \"a\"".to_owned()), cases: Some(vec![0, 159, 146, 150]) };
        let packed = sections.write(&plain).unwrap();
        assert_eq!(Sections::read(&packed), Ok(sections.clone()));
        assert_eq!(sections.write(&packed), Ok(packed.clone()), "packing again changes nothing");
        assert_eq!(Sections::default().write(&packed), Ok(plain), "taking them out leaves what was there");
    }

    #[test]
    fn two_manifests_are_refused() {
        let mut twice = component();
        append(&mut twice, MANIFEST_SECTION, b"id = \"a\"");
        append(&mut twice, MANIFEST_SECTION, b"id = \"b\"");
        let refusal = Sections::read(&twice).unwrap_err().to_string();
        assert_eq!(refusal, "it has two sections `prompt-host:manifest`: pack it once");
    }
}
