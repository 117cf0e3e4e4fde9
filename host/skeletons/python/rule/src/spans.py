"""Places in a prompt: Python counts characters, the contract bytes of UTF-8."""

from wit_world.imports.prompt import Document
from wit_world.imports.types import Span


class Bytes:
    """Turns characters of a text into bytes, in one walk: ask in ascending order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.character = 0
        self.byte = 0

    def at(self, character: int) -> int:
        """The byte at which a character begins."""
        self.byte += len(self.text[self.character : character].encode())
        self.character = character
        return self.byte

    def span(self, start: int, end: int) -> Span:
        """The bytes of the characters `start..end`."""
        return Span(self.at(start), self.at(end))


def is_protected(document: Document, span: Span) -> bool:
    """Whether an edit of `span` could lose text that must stay."""
    return any(kept.span.start < span.end and span.start < kept.span.end for kept in document.protected)
