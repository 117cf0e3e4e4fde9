//! The plugin's settings.

use minijinja::UndefinedBehavior;
use minijinja::syntax::SyntaxConfig;
use prompt_host_plugin::TemplateHost;

/// How templates are read and rendered.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) undefined: UndefinedBehavior,
    pub(crate) trim_blocks: bool,
    pub(crate) lstrip_blocks: bool,
    pub(crate) keep_trailing_newline: bool,
}

impl Settings {
    /// Reads them from the host, or says which is wrong and what is allowed.
    pub(crate) fn read(host: &dyn TemplateHost) -> Result<Self, String> {
        let undefined = match host.setting("undefined").as_deref() {
            None | Some("lenient") => UndefinedBehavior::Lenient,
            Some("chainable") => UndefinedBehavior::Chainable,
            Some("semi-strict") => UndefinedBehavior::SemiStrict,
            Some("strict") => UndefinedBehavior::Strict,
            Some(other) => {
                return Err(format!(
                    "setting `undefined` must be `lenient`, `chainable`, `semi-strict` or `strict`, not {other:?}"
                ));
            }
        };
        Ok(Self {
            undefined,
            trim_blocks: flag(host, "trim_blocks")?,
            lstrip_blocks: flag(host, "lstrip_blocks")?,
            keep_trailing_newline: flag(host, "keep_trailing_newline")?,
        })
    }

    /// The syntax that they make; the delimiters are always Jinja's.
    pub(crate) fn syntax(&self) -> SyntaxConfig {
        let mut syntax = SyntaxConfig::builder();
        syntax
            .trim_blocks(self.trim_blocks)
            .lstrip_blocks(self.lstrip_blocks)
            .keep_trailing_newline(self.keep_trailing_newline);
        syntax.build().unwrap_or_default()
    }
}

fn flag(host: &dyn TemplateHost, key: &str) -> Result<bool, String> {
    match host.setting(key).as_deref() {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(format!("setting `{key}` must be `true` or `false`, not {other:?}")),
    }
}
