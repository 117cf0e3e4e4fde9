//! {{TITLE}}: templates that read `${name}`, `${name|filter}`, and `$$` for a dollar.

mod template;

use std::sync::Arc;

use prompt_host_plugin::{
    Engine, EngineInfo, Template, TemplateError, TemplateHost, template_engine_plugin,
};

use template::Compiled;

struct Dollars;

impl Engine for Dollars {
    fn describe(&self) -> EngineInfo {
        EngineInfo {
            name: "{{SNAKE_ID}}",
            endings: &["{{ID}}"],
        }
    }

    fn compile(
        &self,
        name: &str,
        source: String,
        host: Arc<dyn TemplateHost>,
    ) -> Result<Box<dyn Template>, TemplateError> {
        Ok(Box::new(Compiled::new(name, source, host)?))
    }
}

template_engine_plugin! { id: "{{ID}}", title: "{{TITLE}}", summary: "Renders templates with dollars.", engine: Dollars }

#[cfg(test)]
mod tests {
    use prompt_host_plugin::FilterError;

    use super::*;

    /// A host that offers nothing.
    struct Nothing;

    impl TemplateHost for Nothing {
        fn load(&self, _name: &str) -> Option<String> {
            None
        }
        fn filters(&self) -> Vec<String> {
            Vec::new()
        }
        fn apply(&self, name: &str, _: &str, _: &str, _: &str) -> Result<String, FilterError> {
            Err(FilterError::value(format!("there is no filter `{name}`")))
        }
        fn setting(&self, _key: &str) -> Option<String> {
            None
        }
    }

    /// `compile_natively` compiles without a sandbox.
    #[test]
    fn what_a_template_reads_is_known_before_it_renders() {
        let source = "Dear ${name},\n${text|wrap}".to_owned();
        let template = compile_natively("letter.{{ID}}", source, Arc::new(Nothing))
            .ok()
            .unwrap();
        let names: Vec<String> = template
            .variables()
            .into_iter()
            .map(|read| read.name)
            .collect();
        assert_eq!(names, ["name", "text"]);
        assert_eq!(template.filters()[0].line, 2);
    }
}
