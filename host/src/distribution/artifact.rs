//! A component as an artifact of a registry, packed as the WebAssembly tooling packs it.
//!
//! One layer with the component, a config that says what it imports and exports, and annotations
//! for people. `wkg`, `oras` and other tools read and write the same.

use std::collections::HashMap;
use std::time::SystemTime;

use oci_spec::image::{Descriptor, DescriptorBuilder, Digest, ImageManifest, ImageManifestBuilder, MediaType};
use serde::Serialize;
use wasmparser::{Parser, Payload};

use super::error::DistributionError;
use super::reference::printable;
use super::sha256::Sha256;
use crate::plugin::PluginInfo;

/// The media type of the config.
pub(super) const CONFIG: &str = "application/vnd.wasm.config.v0+json";
/// The media type of the layer.
pub(super) const LAYER: &str = "application/wasm";
/// The media type of the manifest.
pub(super) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

const TITLE: &str = "org.opencontainers.image.title";
const VERSION: &str = "org.opencontainers.image.version";
const DESCRIPTION: &str = "org.opencontainers.image.description";
const SOURCE: &str = "org.opencontainers.image.source";
const CREATED: &str = "org.opencontainers.image.created";
/// The plugin's id, which no annotation of the specification is for.
const ID: &str = "io.github.prompt-host.plugin.id";

/// What the sandbox said of a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Described {
    /// Who it says it is.
    pub info: PluginInfo,
    /// Full names of its imports.
    pub imports: Vec<String>,
    /// Full names of its exports.
    pub exports: Vec<String>,
}

/// What an artifact says of itself. A stranger wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Labels {
    /// The plugin's id, where it was published by a host.
    pub id: Option<String>,
    /// A name for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// Where its source is.
    pub source: Option<String>,
}

/// A component to be pushed.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) config: Vec<u8>,
    pub(super) manifest: Vec<u8>,
}

/// The config, as `application/vnd.wasm.config.v0+json` has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Config<'a> {
    created: String,
    author: Option<String>,
    architecture: &'static str,
    os: &'static str,
    layer_digests: [Sha256; 1],
    component: Interfaces<'a>,
}

#[derive(Serialize)]
struct Interfaces<'a> {
    exports: &'a [String],
    imports: &'a [String],
    target: Option<String>,
}

/// Packs `component`, which the sandbox described.
///
/// # Errors
/// When it cannot be written as JSON.
pub(super) fn pack(
    component: &[u8],
    described: &Described,
    source: Option<&str>,
    created: SystemTime,
) -> Result<Packed, DistributionError> {
    let created = humantime::format_rfc3339_seconds(created).to_string();
    let Described { info, imports, exports } = described;
    let layer = Sha256::of(component);
    let config = Config {
        created: created.clone(),
        author: None,
        architecture: "wasm",
        os: "wasip2",
        layer_digests: [layer],
        component: Interfaces { exports, imports, target: None },
    };
    let config = serde_json::to_vec(&config).map_err(|error| unwritable(&error))?;
    let mut annotations = HashMap::from([
        (ID.to_owned(), info.id.to_string()),
        (TITLE.to_owned(), info.title.clone()),
        (VERSION.to_owned(), info.version.clone()),
        (DESCRIPTION.to_owned(), info.summary.clone()),
        (CREATED.to_owned(), created),
    ]);
    if let Some(source) = source.map(str::to_owned).or_else(|| told_source(component)) {
        annotations.insert(SOURCE.to_owned(), source);
    }
    let manifest = ImageManifestBuilder::default()
        .schema_version(2_u32)
        .media_type(MediaType::ImageManifest)
        .config(descriptor(CONFIG, &config)?)
        .layers(vec![descriptor(LAYER, component)?])
        .annotations(annotations)
        .build()
        .map_err(|error| unwritable(&error))?;
    let manifest = manifest_json(&manifest)?;
    Ok(Packed { config, manifest })
}

/// A manifest's bytes: the same for the same manifest, whose annotations have no order of their own.
pub(super) fn manifest_json(manifest: &ImageManifest) -> Result<Vec<u8>, DistributionError> {
    let mut value = serde_json::to_value(manifest).map_err(|error| unwritable(&error))?;
    value.sort_all_objects();
    serde_json::to_vec(&value).map_err(|error| unwritable(&error))
}

/// What names `bytes` in a manifest.
pub(super) fn descriptor(media_type: &str, bytes: &[u8]) -> Result<Descriptor, DistributionError> {
    DescriptorBuilder::default()
        .media_type(MediaType::from(media_type))
        .digest(digest(Sha256::of(bytes))?)
        .size(bytes.len() as u64)
        .build()
        .map_err(|error| unwritable(&error))
}

fn digest(digest: Sha256) -> Result<Digest, DistributionError> {
    Digest::try_from(digest.to_string()).map_err(|error| unwritable(&error))
}

pub(super) fn unwritable(error: &dyn std::error::Error) -> DistributionError {
    DistributionError::Protocol { place: "the manifest".to_owned(), why: error.to_string() }
}

/// Where the source is, as build tools write it into a component: the custom section `source`.
fn told_source(component: &[u8]) -> Option<String> {
    let mut depth = 0_u32;
    for payload in Parser::new(0).parse_all(component).map_while(Result::ok) {
        match payload {
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            // Modules inside of it speak for themselves.
            Payload::CustomSection(section) if depth == 1 && section.name() == "source" => {
                return std::str::from_utf8(section.data()).ok().map(printable);
            }
            _ => {}
        }
    }
    None
}

/// The component's layer in a manifest.
#[derive(Debug, Clone)]
pub(super) struct ComponentLayer {
    pub(super) digest: Sha256,
    pub(super) size: u64,
    pub(super) labels: Labels,
}

/// Reads a manifest that is at `place`.
///
/// # Errors
/// [`DistributionError::OtherArtifact`], which says what it is instead.
pub(super) fn read(manifest: &[u8], place: &str) -> Result<ComponentLayer, DistributionError> {
    let other = |why: String| DistributionError::OtherArtifact { place: place.to_owned(), why };
    let Ok(manifest) = serde_json::from_slice::<ImageManifest>(manifest) else {
        return Err(other("its manifest is none of one artifact; several for several systems are not read".to_owned()));
    };
    let config = manifest.config().media_type().to_string();
    if config != CONFIG {
        return Err(other(format!("its config is `{}` and not `{CONFIG}`", printable(&config))));
    }
    let [layer] = manifest.layers().as_slice() else {
        return Err(other(format!("it has {} layers and not one", manifest.layers().len())));
    };
    if layer.media_type().to_string() != LAYER {
        let media_type = printable(layer.media_type().as_ref());
        return Err(other(format!("its layer is `{media_type}` and not `{LAYER}`")));
    }
    let digest = layer.digest().to_string().parse().map_err(|error| other(format!("{error}")))?;
    Ok(ComponentLayer { digest, size: layer.size(), labels: labels(manifest.annotations().as_ref()) })
}

fn labels(annotations: Option<&HashMap<String, String>>) -> Labels {
    let label = |key| annotations.and_then(|annotations| annotations.get(key)).map(|text| printable(text));
    Labels {
        id: label(ID),
        title: label(TITLE),
        version: label(VERSION),
        description: label(DESCRIPTION),
        source: label(SOURCE),
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn described() -> Described {
        Described {
            info: PluginInfo {
                id: "acme-lint".parse().unwrap(),
                version: "1.2.0".to_owned(),
                title: "Acme's lint".to_owned(),
                summary: "Finds what Acme minds.".to_owned(),
            },
            imports: vec!["prompt-host:plugin/log@0.2.0".to_owned()],
            exports: vec!["prompt-host:plugin/rule@0.2.0".to_owned()],
        }
    }

    #[test]
    fn what_is_packed_is_read_again() {
        let packed = pack(b"bytes", &described(), Some("https://example.com/lint"), UNIX_EPOCH).unwrap();
        let layer = read(&packed.manifest, "here").unwrap();
        assert_eq!((layer.digest, layer.size), (Sha256::of(b"bytes"), 5));
        assert_eq!(layer.labels.id.as_deref(), Some("acme-lint"));
        assert_eq!(layer.labels.source.as_deref(), Some("https://example.com/lint"));
        let again = pack(b"bytes", &described(), Some("https://example.com/lint"), UNIX_EPOCH).unwrap();
        assert_eq!(packed.manifest, again.manifest);
    }

    #[test]
    fn the_config_is_what_other_tools_expect() {
        let packed = pack(b"bytes", &described(), None, UNIX_EPOCH).unwrap();
        let config: serde_json::Value = serde_json::from_slice(&packed.config).unwrap();
        let digest = Sha256::of(b"bytes").to_string();
        let expected = serde_json::json!({
            "created": "1970-01-01T00:00:00Z", "author": null, "architecture": "wasm", "os": "wasip2",
            "layerDigests": [digest],
            "component": {
                "exports": ["prompt-host:plugin/rule@0.2.0"], "imports": ["prompt-host:plugin/log@0.2.0"],
                "target": null
            },
        });
        assert_eq!(config, expected);
    }

    #[test]
    fn other_artifacts_are_named_for_what_they_are() {
        let packed = pack(b"bytes", &described(), None, UNIX_EPOCH).unwrap();
        let text = String::from_utf8(packed.manifest).unwrap();
        for (manifest, said) in [
            (
                text.replace(CONFIG, "application/vnd.oci.image.config.v1+json"),
                "its config is `application/vnd.oci.image",
            ),
            (text.replace(LAYER, "application/gzip"), "its layer is `application/gzip`"),
            ("{\"schemaVersion\":2,\"manifests\":[]}".to_owned(), "several for several systems"),
            ("nonsense".to_owned(), "its manifest is none"),
            (text.replace("sha256:", "sha512:"), "no WebAssembly component"),
        ] {
            let error = read(manifest.as_bytes(), "here").unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
