//! Templates rendered by the first-party engines and filters, outside of their sandboxes.

mod golden;
mod native;
mod serving;

use std::path::Path;

use serde_json::{Map, Value};

use super::engines::Engines;
use super::library::Library;
use super::refresh::{Scope, refresh};
use super::scan::Scanned;
use super::{CacheSettings, Call, PromptSettings, RenderFailure, RenderLimits, Renderer, Rendering, built_in};

/// What the tests render with.
struct Kitchen {
    library: Library,
    engines: Engines,
    renderer: Renderer,
    settings: PromptSettings,
}

impl Kitchen {
    /// The prompts that come with the host, and these folders after them.
    async fn with(folders: &[Scanned]) -> Self {
        let engines = native::engines();
        let renderer = Renderer::new(CacheSettings::default(), RenderLimits::default());
        let mut kitchen = Self { library: Library::default(), engines, renderer, settings: PromptSettings::default() };
        kitchen.serve(folders).await;
        kitchen
    }

    async fn serve(&mut self, folders: &[Scanned]) {
        let folders: Vec<Scanned> = [built_in::scanned()].into_iter().chain(folders.iter().cloned()).collect();
        self.library = refresh(&self.library, &folders, &self.engines, Scope::Changed, native::BUDGET).await;
    }

    async fn render(&self, name: &str, arguments: &Value) -> Result<Rendering, RenderFailure> {
        let none = Map::new();
        let arguments = arguments.as_object().unwrap_or(&none);
        let call = Call { client: None, settings: &self.settings, arguments };
        self.renderer.render(&self.library, &self.engines, name, call).await
    }

    async fn text(&self, name: &str, arguments: &Value) -> String {
        let rendering = self.render(name, arguments).await;
        rendering.map_or_else(|failure| failure.to_string(), |rendering| rendering.messages[0].text.clone())
    }
}

/// The folder of the golden renders.
fn cases() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/library")
}
