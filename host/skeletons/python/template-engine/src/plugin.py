"""{{TITLE}}: templates that read `${name}`, `${name|filter}`, and `$$` for a dollar.

The resource `template` is in `template_engine.py`: componentize-py looks for an interface's
resources in a module of the interface's name.
"""

from wit_world import exports
from wit_world.exports.template_engine import EngineInfo
from wit_world.imports.types import PluginInfo


class TemplateEngine(exports.TemplateEngine):
    """What the host asks once."""

    def describe(self) -> EngineInfo:
        return EngineInfo(PluginInfo("{{ID}}", "0.1.0", "{{TITLE}}", "{{SUMMARY}}"), "{{SNAKE_ID}}", ["{{ID}}"])
