//! What a template may extend, include or import.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plugin::{Digest, TemplateSources};

/// Partials as the templates of one folder see them: their own folder's first, then those of
/// later folders before earlier ones, and what the host carries inside last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    by_name: BTreeMap<String, Arc<str>>,
    digest: Digest,
}

/// Why a template cannot be included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Excluded {
    /// It would be somewhere else.
    #[error("`{0}` leads out of the template's folder: write the name of a file in it")]
    Path(String),
    /// It is a prompt of its own.
    #[error("`{0}` is a template of its own: only files whose name starts with `_` can be included")]
    NotPartial(String),
    /// There is none.
    #[error("there is no `{name}` to include{}", hint(.nearest))]
    Missing {
        /// The name as it was written.
        name: String,
        /// The one that may have been meant.
        nearest: Option<String>,
    },
}

fn hint(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!(": did you mean `{name}`?")).unwrap_or_default()
}

impl Sources {
    /// Those of several folders, the strongest first.
    pub fn new<'f>(folders: impl IntoIterator<Item = &'f BTreeMap<String, Arc<str>>>) -> Self {
        let mut by_name: BTreeMap<String, Arc<str>> = BTreeMap::new();
        for (name, text) in folders.into_iter().flatten() {
            by_name.entry(name.clone()).or_insert_with(|| Arc::clone(text));
        }
        let mut listed = String::new();
        for (name, text) in &by_name {
            listed.push_str(&Digest::of(text.as_bytes()).hex());
            listed.push_str(name);
            listed.push('\n');
        }
        Self { by_name, digest: Digest::of(listed.as_bytes()) }
    }

    /// All partials, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<str>)> {
        self.by_name.iter().map(|(name, text)| (name.as_str(), text))
    }

    /// Of all names and texts: a template may make up the name of what it includes while it
    /// renders, so each partial counts.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The source of a partial.
    ///
    /// # Errors
    /// Why there is none by that name.
    pub fn find(&self, name: &str) -> Result<&Arc<str>, Excluded> {
        if name.contains(['/', '\\', '\0']) || name == ".." {
            return Err(Excluded::Path(name.to_owned()));
        }
        if let Some(source) = self.by_name.get(name) {
            return Ok(source);
        }
        let nearest = super::problem::nearest(name, self.by_name.keys().map(String::as_str)).map(str::to_owned);
        if !super::source::is_partial(name) && nearest.is_none() {
            return Err(Excluded::NotPartial(name.to_owned()));
        }
        Err(Excluded::Missing { name: name.to_owned(), nearest })
    }
}

impl TemplateSources for Sources {
    fn load(&self, name: &str) -> Option<Arc<str>> {
        self.find(name).ok().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folders_own_partial_goes_before_anothers() {
        let folder = |texts: &[(&str, &str)]| -> BTreeMap<String, Arc<str>> {
            texts.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(*text))).collect()
        };
        let own = folder(&[("_base.jinja", "own")]);
        let built_in = folder(&[("_base.jinja", "built-in"), ("_macros.jinja", "macros")]);
        let sources = Sources::new([&own, &built_in]);
        assert_eq!(sources.load("_base.jinja").as_deref(), Some("own"));
        assert_eq!(sources.load("_macros.jinja").as_deref(), Some("macros"));
        assert_ne!(sources.digest(), Sources::new([&built_in]).digest());
        for (name, said) in [
            ("../_base.jinja", "`../_base.jinja` leads out of the template's folder"),
            ("/etc/passwd", "`/etc/passwd` leads out of the template's folder"),
            ("_bsae.jinja", "there is no `_bsae.jinja` to include: did you mean `_base.jinja`?"),
            ("review.hbs", "`review.hbs` is a template of its own"),
        ] {
            let error = sources.find(name).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
