"""events.csv, a record at a time."""

import re
from enum import StrEnum
from typing import TypeVar

from skill.domain.events.event import OF_FEEDS, Activity, Audience
from skill.domain.ids import parse_enum
from skill.housing.extract import words
from skill.housing.extract.context import LoadContext, needed, own_ref, pence_if_any, place
from skill.housing.extract.findings import Refused, named
from skill.housing.extract.records import Record
from skill.housing.extract.rows import EventRow

FREE = {"free", "free entry", "no charge"}
Choice = TypeVar("Choice", bound=StrEnum)


def event(record: Record, context: LoadContext) -> EventRow:
    row = EventRow(
        event_ref=context.events.add(own_ref(record, "event_ref")),
        title=needed(record, "title"),
        starts_at=context.instant(record, "starts_at"),
        ends_at=context.instant(record, "ends_at"),
        venue=needed(record, "venue"),
        address=needed(record, "address"),
        place=place(record),
        price_pence=_price(record),
        activities=_ids(Activity, record, "activities", context),
        audiences=_ids(Audience, record, "audiences", context),
        is_step_free=named("step_free", words.yes_or_no, record["step_free"]),
    )
    if row.event_ref.startswith(OF_FEEDS):
        raise Refused("event_ref begins with ~, which is for events from feeds")
    if row.ends_at < row.starts_at:
        raise Refused("ends_at is before starts_at")
    return row


def _price(record: Record) -> int | None:
    """A blank is unknown, which is not the same as free."""
    return 0 if record["price"].casefold() in FREE else pence_if_any(record, "price")


def _ids(kind: type[Choice], record: Record, column: str, context: LoadContext) -> frozenset[Choice]:
    found = set()
    for word in re.split(r"[;,|/]", record[column]):
        choice = parse_enum(kind, re.sub(r"[\s-]+", "_", word.strip().casefold()))
        if choice is not None:
            found.add(choice)
        elif word.strip():
            context.findings.has_unknown(record.file.name, column, word.strip())
    return frozenset(found)
