"""The rule `ambiguous-date`."""

import re
from collections.abc import Iterator
from datetime import date

from spans import Bytes, is_address_or_code, is_spoken
from wit_world.imports import settings
from wit_world.exports.rule import Applicability, Finding, Phase, Question, RuleInfo
from wit_world.imports.prompt import Document, Signs

DATE = re.compile(r"(?<![\w/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![\w/-]|\.[0-9])")

# Words that say which number is which, or that dates are the topic.
SETTLED = re.compile(
    r"\b(?:dd?([/.-])mm?\1yy|mm?([/.-])dd?\2yy|(?:day|month)[ -](?:first|month)|"
    r"(?:british|european|american|us|u\.s\.|uk)[ -](?:style )?(?:dates?|format)|date formats?|dates? pars)",
    re.IGNORECASE,
)

MONTHS = (
    "January February March April May June July August September October November December"
).split()

DOCUMENTATION = """\
Asks which day a date such as `03/04/2026` is: 3 April in London, March 4 in New York.
A model picks one and does not say so.

Keeps still where only one of the two exists (`25/12/2025`) or both are the same day (`05/05/2026`), where another date
of the prompt shows the order, where the prompt says which it is, in stories and mails, in code and in given text.
It asks once, about the first such date, and never where the setting `order` says how dates are read.

Example: Plan the release for 03/04/2026.

Asks: Which day is 03/04/2026?
"""


def describe_ambiguous_date() -> RuleInfo:
    return RuleInfo(
        code="ambiguous-date",
        summary="Asks which day a date is that Europe and America read differently.",
        phase=Phase.SPECIFY,
        applicability=None,
        enabled_by_default=True,
        # Elsewhere the day comes first, or the year.
        languages=["en"],
        weight=1.0,
        source="ISO 8601, which was written for this: https://www.iso.org/iso-8601-date-and-time-format.html",
        documentation=DOCUMENTATION,
    )


def ambiguous_date(document: Document) -> Iterator[Finding]:
    """At most one finding: the question about the first date that could be two days."""
    # Few prompts have one, and the others are not to pay for the rest.
    hits = list(DATE.finditer(document.text))
    if not hits or any(shows_the_order(hit) for hit in hits):
        return
    keeps_still = Signs.FICTION_OR_MESSAGE | Signs.WORKS_ON_TEXT | Signs.REPEATS_ITSELF
    if document.signs & keeps_still or SETTLED.search(document.text):
        return
    if settings.get("order") in ("day-first", "month-first"):
        return
    places = Bytes(document.text)
    for hit in hits:
        span = places.span(hit.start(), hit.end())
        days = readings(hit)
        if len(days) == 2 and is_spoken(document, span) and not is_address_or_code(document, span):
            question = Question(f"Which day is {hit[0]}?", None, [named(day) for day in days])
            message = "Europe and America read this date differently"
            yield Finding("ambiguous-date", span, message, [], Applicability.SUGGESTED, [], question)
            return


def readings(hit: re.Match[str]) -> list[date]:
    """The days that a date can mean, the day first and the month first, each once."""
    first, second, year = int(hit[1]), int(hit[3]), int(hit[4])
    days = []
    for month, day in [(second, first), (first, second)]:
        try:
            days.append(date(year, month, day))
        except ValueError:
            # There is no such day.
            pass
    return list(dict.fromkeys(days))


def shows_the_order(hit: re.Match[str]) -> bool:
    """Whether a date exists in one order only, as `25/12/2025` does."""
    return hit[1] != hit[3] and len(readings(hit)) == 1


def named(day: date) -> str:
    """A day as nobody can misread it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
