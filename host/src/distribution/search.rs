//! What there is in the registries that the settings name.

use futures::StreamExt as _;
use serde::Serialize;

use super::artifact::Labels;
use super::error::DistributionError;
use super::fetch::Fetcher;
use super::reference::OciReference;
use super::registry::Registry;
use super::versions;

/// Repositories of one registry that are looked at.
const MAX_REPOSITORIES: usize = 500;
/// Requests to one registry at once.
const AT_ONCE: usize = 4;

/// A plugin that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Where it is, with the tag of its newest version.
    pub reference: String,
    /// What it says of itself.
    #[serde(flatten)]
    pub labels: Labels,
}

/// What one registry answered.
#[derive(Debug)]
pub struct Found {
    /// The registry, as the settings name it.
    pub registry: String,
    /// Its plugins that fit, by place.
    pub hits: Vec<Hit>,
    /// Why it may have more, or could not be asked.
    pub error: Option<DistributionError>,
}

impl Fetcher {
    /// Looks for `text` in places, names and descriptions; every plugin fits an empty text. A
    /// registry that does not answer does not keep the others from it.
    pub async fn search(&self, registries: &[String], text: &str) -> Vec<Found> {
        futures::future::join_all(registries.iter().map(async |registry| {
            let mut hits = Vec::new();
            let error = self.search_one(registry, text, &mut hits).await.err();
            hits.sort_by(|one, other| one.reference.cmp(&other.reference));
            Found { registry: registry.clone(), hits, error }
        }))
        .await
    }

    async fn search_one(&self, named: &str, text: &str, hits: &mut Vec<Hit>) -> Result<(), DistributionError> {
        let bare = named.strip_prefix("oci://").unwrap_or(named).trim_end_matches('/');
        let (name, below) = bare.split_once('/').unwrap_or((bare, ""));
        let registry = Registry::new(&self.web, name)?;
        let repositories = registry.repositories().await?;
        let is_below = |repository: &String| {
            let rest = repository.strip_prefix(below);
            below.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let wanted: Vec<String> = repositories.into_iter().filter(is_below).take(MAX_REPOSITORIES).collect();
        let looked = futures::stream::iter(wanted)
            .map(|repository| self.newest(&registry, format!("{name}/{repository}")))
            .buffer_unordered(AT_ONCE);
        let mut looked = std::pin::pin!(looked);
        let mut failed = None;
        while let Some(outcome) = looked.next().await {
            match outcome {
                Ok(Some(hit)) if hit.fits(text) => hits.push(hit),
                Ok(_) => {}
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// The newest version in a repository; none where there are no components.
    async fn newest(&self, registry: &Registry, name: String) -> Result<Option<Hit>, DistributionError> {
        // A name that cannot be written as a place cannot be installed from either.
        let Ok(reference) = OciReference::parse(&name) else { return Ok(None) };
        let tags = registry.tags(reference.repository()).await?;
        let is_artifact = |tag: &&String| !tag.ends_with(".sig") && !tag.ends_with(".att");
        let Some(tag) = versions::newest(&tags).or_else(|| tags.iter().find(is_artifact).map(String::as_str)) else {
            return Ok(None);
        };
        let Ok(reference) = reference.with_tag(tag) else { return Ok(None) };
        match self.look_at(registry, &reference).await {
            Ok((layer, _)) => Ok(Some(Hit { reference: reference.to_string(), labels: layer.labels })),
            Err(DistributionError::OtherArtifact { .. } | DistributionError::NotFound(..)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Hit {
    fn fits(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let Labels { id, title, description, .. } = &self.labels;
        let told = [id, title, description].into_iter().flatten().chain([&self.reference]);
        text.split_whitespace().all(|word| told.clone().any(|told| told.to_lowercase().contains(word)))
    }
}
