"""A prompt improver as one would write it in Python: FastMCP, five rules, no sandbox.

What Prompt Host is measured against. Its rules do what five of the host's do on the prompt of the
measurement, and less on most others: no sentence is read, no edit is checked, nothing is undone.
It runs with the fastest event loop and HTTP parser there are for it.

    server.py stdio | server.py http PORT
"""

import re
import sys
import time

from fastmcp import FastMCP
from pydantic import BaseModel

WORDY = {
    "due to the fact that": "because",
    "in view of the fact that": "because",
    "owing to the fact that": "because",
    "in spite of the fact that": "although",
    "despite the fact that": "although",
    "in order to": "to",
    "so as to": "to",
    "for the purpose of": "for",
    "with the exception of": "except",
    "with regard to": "about",
    "with reference to": "about",
    "in the event that": "if",
    "in the near future": "soon",
    "at this point in time": "now",
    "at the present time": "now",
    "a large number of": "many",
    "the majority of": "most",
    "has the ability to": "can",
    "have the ability to": "can",
    "is able to": "can",
    "are able to": "can",
    "make use of": "use",
    "take into consideration": "consider",
    "until such time as": "until",
    "prior to": "before",
    "subsequent to": "after",
    "in close proximity to": "near",
    "on a daily basis": "daily",
    "on a regular basis": "regularly",
    "each and every": "every",
}
WORDY_RE = re.compile(r"\b(?:" + "|".join(map(re.escape, WORDY)) + r")\b", re.IGNORECASE)
PROTECTED_RE = re.compile(
    r"```.*?```|`[^`\n]+`|https?://\S+|\"[^\"\n]*\"|\{\{.*?\}\}|\b\S+/\S+\b|\b\d[\d.,]*\b", re.DOTALL
)
SHOUTED_RE = re.compile(r"\b(?:[A-Z]{3,}[ ,]+){2,}[A-Z]{3,}\b")
SECRET_RES = [
    re.compile(pattern)
    for pattern in (
        r"\bsk-[A-Za-z0-9_-]{20,}\b",
        r"\bghp_[A-Za-z0-9]{36}\b",
        r"\bAKIA[0-9A-Z]{16}\b",
        r"\bxox[baprs]-[A-Za-z0-9-]{10,}\b",
        r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
        r"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\b",
        r"\b(?:\d[ -]?){15}\d\b",
        r"(?i)\bpassword\s*[:=]\s*\S+",
    )
]
POINTING_RE = re.compile(r"\b(?:the|this|these) (?:attached|above|following|enclosed) \w+\b", re.IGNORECASE)
CODE_LINE_RE = re.compile(r"^\s*(?:def |class |import |from \w+ import |return |fn |let |const |#include)", re.MULTILINE)


class Change(BaseModel):
    code: str
    message: str
    start: int
    end: int
    before: str
    after: str


class Finding(BaseModel):
    code: str
    message: str
    start: int
    end: int


class Improvement(BaseModel):
    status: str
    original: str
    improved: str
    changes: list[Change]
    findings: list[Finding]
    elapsed_ms: float


def protected(prompt: str) -> list[tuple[int, int]]:
    return [match.span() for match in PROTECTED_RE.finditer(prompt)]


def is_free(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return all(end <= begin or stop <= start for begin, stop in spans)


def redundancy(prompt: str, spans: list[tuple[int, int]]) -> list[Change]:
    changes = []
    for match in WORDY_RE.finditer(prompt):
        if is_free(*match.span(), spans):
            after = WORDY[match[0].lower()]
            after = after.capitalize() if match[0][0].isupper() else after
            message = f"`{after}` says the same"
            changes.append(
                Change(code="redundancy", message=message, start=match.start(), end=match.end(), before=match[0], after=after)
            )
    return changes


def shouting(prompt: str, spans: list[tuple[int, int]]) -> list[Change]:
    return [
        Change(
            code="shouting",
            message="capitals do not make a demand clearer",
            start=match.start(),
            end=match.end(),
            before=match[0],
            after=match[0].lower(),
        )
        for match in SHOUTED_RE.finditer(prompt)
        if is_free(*match.span(), spans)
    ]


def secret(prompt: str) -> list[Finding]:
    return [
        Finding(code="secret", message="looks like a secret", start=match.start(), end=match.end())
        for pattern in SECRET_RES
        for match in pattern.finditer(prompt)
    ]


def dangling_reference(prompt: str, spans: list[tuple[int, int]]) -> list[Finding]:
    has_material = "```" in prompt or "\n\n" in prompt
    return [
        Finding(code="dangling-reference", message="points at what is not there", start=match.start(), end=match.end())
        for match in POINTING_RE.finditer(prompt)
        if not has_material and is_free(*match.span(), spans)
    ]


def bare_code(prompt: str, spans: list[tuple[int, int]]) -> list[Finding]:
    return [
        Finding(code="fence-code", message="code stands bare", start=match.start(), end=match.end())
        for match in CODE_LINE_RE.finditer(prompt)
        if is_free(*match.span(), spans)
    ]


server = FastMCP("peer")


@server.tool
async def improve_prompt(prompt: str) -> Improvement:
    """Improves a prompt before a model sees it."""
    started = time.perf_counter()
    spans = protected(prompt)
    changes = sorted(redundancy(prompt, spans) + shouting(prompt, spans), key=lambda change: change.start)
    pieces, done = [], 0
    for change in changes:
        if change.start >= done:
            pieces += [prompt[done : change.start], change.after]
            done = change.end
    improved = "".join(pieces) + prompt[done:]
    findings = secret(prompt) + dangling_reference(prompt, spans) + bare_code(prompt, spans)
    return Improvement(
        status="improved" if improved != prompt else "unchanged",
        original=prompt,
        improved=improved,
        changes=changes,
        findings=findings,
        elapsed_ms=(time.perf_counter() - started) * 1e3,
    )


if __name__ == "__main__":
    if sys.argv[1] == "stdio":
        server.run(show_banner=False, log_level="ERROR")
    else:
        config = {"loop": "uvloop", "http": "httptools", "access_log": False, "log_level": "error", "backlog": 2048}
        server.run(
            transport="http",
            show_banner=False,
            host="127.0.0.1",
            port=int(sys.argv[2]),
            json_response=True,
            log_level="ERROR",
            uvicorn_config=config,
        )
