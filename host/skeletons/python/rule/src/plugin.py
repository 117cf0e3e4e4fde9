"""{{TITLE}}: rules about haste."""

import re
from collections.abc import Iterator

from componentize_py_types import Err
from spans import Bytes, is_protected
from wit_world import exports
from wit_world.exports.rule import Applicability, Edit, Finding, Phase, RuleInfo, RuleSet
from wit_world.imports.prompt import Document, Signs
from wit_world.imports.types import PluginInfo

# At the end of a clause, so that nothing has to be put right behind it.
HASTE = re.compile(
    r"(?<=[^\s.,;:!?])(?:, *| +)(?:as fast as you can|as soon as possible|asap|urgently)(?=[.!?;:]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)

DOCUMENTATION = """\
Deletes `ASAP`, `urgently` and their kind.
A model answers as fast as it can anyway.

Keeps still in mails and stories, where somebody else is in a hurry, and where the prompt gives a text to work on.

Before: Write a parser for CSV files, ASAP.

After: Write a parser for CSV files.
"""


def urgency(document: Document) -> Iterator[Finding]:
    """Findings of the rule `urgency`."""
    if document.signs & (Signs.FICTION_OR_MESSAGE | Signs.WORKS_ON_TEXT):
        return
    places = Bytes(document.text)
    for hit in HASTE.finditer(document.text):
        span = places.span(hit.start(), hit.end())
        if not is_protected(document, span):
            message = "A model answers as fast as it can anyway."
            yield Finding("urgency", span, message, [], Applicability.SAFE, [Edit(span, "")], None)


RULES = {"urgency": urgency}


class Rule(exports.Rule):
    """What the host calls."""

    def describe(self) -> RuleSet:
        return RuleSet(
            PluginInfo("{{ID}}", "0.1.0", "{{TITLE}}", "{{SUMMARY}}"),
            [
                RuleInfo(
                    code="urgency",
                    summary="Deletes pressure of time, which a model does not feel.",
                    phase=Phase.CLARIFY,
                    applicability=Applicability.SAFE,
                    enabled_by_default=True,
                    languages=[],
                    weight=1.0,
                    source="House rules",
                    documentation=DOCUMENTATION,
                )
            ],
        )

    def check(self, document: Document, codes: list[str]) -> list[Finding]:
        try:
            return [finding for code in codes for finding in RULES[code](document)]
        except Exception as error:
            # Of an exception that gets away the host could only say that the plugin trapped.
            raise Err(f"{type(error).__name__}: {error}")
