"""A template, read once and rendered as often as wanted."""

import json
import re
from dataclasses import dataclass
from typing import Any, Self

from componentize_py_types import Err
from wit_world.exports import template_engine
from wit_world.exports.template_engine import Reference, TemplateError
from wit_world.imports import filters

DOLLAR = re.compile(r"\$(?:(?P<dollar>\$)|\{(?P<name>[A-Za-z]\w*)(?:\|(?P<filter>[A-Za-z]\w*))?\})?", re.ASCII)


@dataclass
class Slot:
    """A value that is filled in, and where."""

    name: str
    filter: str | None
    line: int
    column: int


class Template(template_engine.Template):
    """What the host compiles and renders."""

    def __init__(self, name: str, pieces: list[str | Slot]) -> None:
        self.name = name
        self.pieces = pieces

    @classmethod
    def compile(cls, name: str, source: str) -> Self:
        pieces: list[str | Slot] = []
        end = 0
        for hit in DOLLAR.finditer(source):
            pieces.append(source[end : hit.start()])
            end = hit.end()
            line = source.count("\n", 0, hit.start()) + 1
            column = hit.start() - source.rfind("\n", 0, hit.start())
            if hit["dollar"]:
                pieces.append("$")
            elif hit["name"]:
                pieces.append(Slot(hit["name"], hit["filter"], line, column))
            else:
                message = "write `$$` for a dollar, or `${name}` or `${name|filter}` for a value"
                raise Err(TemplateError(name, line, column, message))
        pieces.append(source[end:])
        return cls(name, pieces)

    def slots(self) -> list[Slot]:
        return [piece for piece in self.pieces if isinstance(piece, Slot)]

    def variables(self) -> list[Reference]:
        return references((slot.name, slot) for slot in self.slots())

    def dependencies(self) -> list[Reference]:
        # Includes would be loaded with `wit_world.imports.template_loader.load`, and named here.
        return []

    def filters(self) -> list[Reference]:
        return references((slot.filter, slot) for slot in self.slots() if slot.filter)

    def render(self, values_json: str) -> str:
        values = json.loads(values_json)
        return "".join(piece if isinstance(piece, str) else self.filled(piece, values) for piece in self.pieces)

    def filled(self, slot: Slot, values: dict[str, Any]) -> str:
        """The text that stands in the place of a slot."""
        if slot.name not in values:
            raise Err(TemplateError(self.name, slot.line, slot.column, f"there is no value `{slot.name}`"))
        value = values[slot.name]
        if slot.filter:
            try:
                value = json.loads(filters.apply(slot.filter, json.dumps(value), "[]", "{}"))
            except Err as error:
                message = f"`{slot.filter}`: {error.value.message}"
                raise Err(TemplateError(self.name, slot.line, slot.column, message))
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def references(read) -> list[Reference]:
    """Each name once, with its first place, sorted."""
    first: dict[str, Slot] = {}
    for name, slot in read:
        first.setdefault(name, slot)
    return [Reference(name, first[name].line, first[name].column) for name in sorted(first)]
