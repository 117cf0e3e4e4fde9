"""Example in Python: a rule about dates."""

from ambiguous_date import ambiguous_date, describe_ambiguous_date
from componentize_py_types import Err
from wit_world import exports
from wit_world.exports.rule import Finding, RuleSet
from wit_world.imports.prompt import Document
from wit_world.imports.types import PluginInfo

RULES = {"ambiguous-date": ambiguous_date}


class Rule(exports.Rule):
    """What the host calls."""

    def describe(self) -> RuleSet:
        plugin = PluginInfo("example-python", "0.1.0", "Example in Python", "Rules about dates, in Python.")
        return RuleSet(plugin, [describe_ambiguous_date()])

    def check(self, document: Document, codes: list[str]) -> list[Finding]:
        try:
            return [finding for code in codes for finding in RULES[code](document)]
        except Exception as error:
            # Of an exception that gets away the host could only say that the plugin trapped.
            raise Err(f"{type(error).__name__}: {error}")
