"""coaches.csv, properties.csv and tenancies.csv, a record at a time."""

import re

from skill.housing.extract.context import LoadContext, needed, one_line, own_ref, place, ref_if_any
from skill.housing.extract.findings import Refused
from skill.housing.extract.records import Record
from skill.housing.extract.rows import CoachRow, PropertyRow, TenancyRow, TenancyType
from skill.housing.extract.words import TENANCY_TYPES

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RANGE = re.compile(r"([a-z]+)(?:-|–|to)([a-z]+)")


def coach(record: Record, context: LoadContext) -> CoachRow:
    return CoachRow(
        coach_ref=context.coaches.add(own_ref(record, "coach_ref")),
        first_name=needed(record, "first_name"),
        works_on=weekdays(record["works_on"]),
        cover_name=one_line(record["cover_name"]),
    )


def weekdays(text: str) -> frozenset[int]:
    """ "Mon-Fri", "Mon Tue Thu", "Mon, Wed to Fri"; Monday is 0. Raises `Refused`."""
    joined = re.sub(r"\s*(-|–|\bto\b)\s*", r"\1", text.casefold())
    found: set[int] = set()
    for word in re.split(r"[\s,;/&+]+|\band\b", joined):
        if not word:
            continue
        if span := _RANGE.fullmatch(word):
            first, last = _weekday(span[1]), _weekday(span[2])
            found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
        else:
            found.add(_weekday(word))
    if not found:
        raise Refused("works_on is blank; give weekdays like Mon-Fri or Mon Tue Thu")
    return frozenset(found)


def _weekday(word: str) -> int:
    word = word.rstrip(".")
    for number, name in enumerate(_DAYS):
        if word.startswith(name[:3]) and name.startswith(word.removesuffix("s")):
            return number
    raise Refused("works_on has a word that is not a weekday; give weekdays like Mon-Fri or Mon Tue Thu")


def home(record: Record, context: LoadContext) -> PropertyRow:
    block_ref = ref_if_any(record, "block_ref")
    row = PropertyRow(
        property_ref=context.properties.add(own_ref(record, "property_ref")),
        block_ref=block_ref,
        coach_ref=context.coaches.find_if_any(record["coach_ref"], "coach_ref"),
        place=place(record),
    )
    if block_ref:
        context.blocks.add(block_ref)
    return row


def tenancy(record: Record, context: LoadContext) -> TenancyRow:
    row = TenancyRow(
        tenancy_ref=context.tenancies.add(own_ref(record, "tenancy_ref")),
        property_ref=context.properties.find(record["property_ref"], "property_ref"),
        started_on=context.day(record, "started_on"),
        ended_on=context.day_if_any(record, "ended_on"),
        is_secure=TENANCY_TYPES[record["type"]] is TenancyType.SECURE,
    )
    if row.ended_on and row.ended_on < row.started_on:
        raise Refused("ended_on is before started_on")
    return row
