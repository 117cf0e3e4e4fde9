"""{{TITLE}}: a filter that is loud."""

import json
from typing import Any

from componentize_py_types import Err
from wit_world import exports
from wit_world.exports.filter import FilterInfo, FilterSet
from wit_world.imports.types import FilterError, PluginInfo

# The order of the properties is the order in which templates may give arguments without names.
ARGUMENTS = {
    "type": "object",
    "properties": {
        "marks": {
            "type": "integer",
            "minimum": 0,
            "maximum": 3,
            "default": 1,
            "description": "Exclamation marks at the end.",
        }
    },
    "additionalProperties": False,
}

DOCUMENTATION = """\
Writes a text in capitals, with exclamation marks behind it.

`{{ "so be it" | {{SNAKE_ID}}(marks=2) }}` gives `SO BE IT!!`.
"""


def shout(value: Any, arguments: dict[str, Any]) -> str:
    """The filter itself."""
    if not isinstance(value, str):
        raise Err(FilterError(None, f"the value must be a text, not {json.dumps(value)[:40]}"))
    for name in arguments.keys() - ARGUMENTS["properties"].keys():
        raise Err(FilterError(name, "is no argument of this filter: `marks` is"))
    marks = arguments.get("marks")
    marks = 1 if marks is None else marks
    # Engines may hand over `2.0` where the template has 2.
    if isinstance(marks, bool) or not isinstance(marks, int | float) or marks not in range(4):
        raise Err(FilterError("marks", f"must be a whole number from 0 to 3, not {json.dumps(marks)[:40]}"))
    return value.upper() + "!" * int(marks)


FILTERS = {"{{SNAKE_ID}}": shout}


class Filter(exports.Filter):
    """What the host calls."""

    def describe(self) -> FilterSet:
        return FilterSet(
            PluginInfo("{{ID}}", "0.1.0", "{{TITLE}}", "{{SUMMARY}}"),
            [FilterInfo("{{SNAKE_ID}}", "Writes a text in capitals.", json.dumps(ARGUMENTS), DOCUMENTATION)],
        )

    def apply(self, name: str, value_json: str, arguments_json: str) -> str:
        try:
            answer = FILTERS[name](json.loads(value_json), json.loads(arguments_json))
            return json.dumps(answer, ensure_ascii=False)
        except Err:
            raise
        except Exception as error:
            # Of an exception that gets away the host could only say that the plugin trapped.
            raise Err(FilterError(None, f"{type(error).__name__}: {error}"))
