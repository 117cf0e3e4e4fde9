"""Places in a prompt: Python counts characters, the contract bytes of UTF-8."""

from wit_world.imports.prompt import Document, Material, Protection, Voice
from wit_world.imports.types import Span

ADDRESS_OR_CODE = {
    Protection.CODE_FENCE,
    Protection.CODE_INLINE,
    Protection.CODE_EVIDENT,
    Protection.URL,
    Protection.EMAIL,
    Protection.PATH,
    Protection.QUOTATION,
    Protection.PLACEHOLDER,
    Protection.FRONT_MATTER,
}

SPOKEN = {Material.PROSE, Material.ITEMS, Material.HEADING}


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


def is_address_or_code(document: Document, span: Span) -> bool:
    """Whether a place is protected for more than its number."""
    return any(kept.kind in ADDRESS_OR_CODE and overlap(kept.span, span) for kept in document.protected)


def is_spoken(document: Document, span: Span) -> bool:
    """Whether the person themselves says what stands at a place."""
    blocks = [block for block in document.blocks if overlap(block.span, span)]
    return all(block.material in SPOKEN and block.voice == Voice.PERSON for block in blocks)


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
