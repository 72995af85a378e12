"""events.csv, a record at a time."""

import re
from enum import StrEnum
from typing import TypeVar

from skill.domain.events.event import OF_FEEDS, Activity, Audience
from skill.domain.ids import parse_enum
from skill.housing.extract import words
from skill.housing.extract.findings import Refused
from skill.housing.extract.money import amount
from skill.housing.extract.reading import Reading, naming, needed, place
from skill.housing.extract.rows import EventRow
from skill.housing.extract.tables import Record

FREE = {"free", "free entry", "no charge"}
Choice = TypeVar("Choice", bound=StrEnum)


def event(record: Record, reading: Reading) -> EventRow:
    with naming("step_free"):
        is_step_free = words.yes_or_no(record["step_free"])
    row = EventRow(
        event_ref=reading.events.add(reading.own_ref(record, "event_ref")),
        title=needed(record, "title"),
        starts_at=reading.instant(record, "starts_at"),
        ends_at=reading.instant(record, "ends_at"),
        venue=needed(record, "venue"),
        address=needed(record, "address"),
        place=place(record),
        price_pence=_price(record),
        activities=_ids(Activity, record, "activities", reading),
        audiences=_ids(Audience, record, "audiences", reading),
        is_step_free=is_step_free,
    )
    if row.event_ref.startswith(OF_FEEDS):
        raise Refused("event_ref begins with ~, as only those of feeds do")
    if row.ends_at < row.starts_at:
        raise Refused("ends_at is before starts_at")
    return row


def _price(record: Record) -> int | None:
    """A blank is unknown, which is not the same as free."""
    text = record["price"]
    if not text:
        return None
    if text.casefold() in FREE:
        return 0
    with naming("price"):
        found = amount(text)
    if found.pence < 0 or found.side is not None:
        raise Refused("price: an amount has a sign, and must not")
    return found.pence


def _ids(kind: type[Choice], record: Record, column: str, reading: Reading) -> frozenset[Choice]:
    found = set()
    for word in re.split(r"[;,|/]", record[column]):
        choice = parse_enum(kind, re.sub(r"[\s-]+", "_", word.strip().casefold()))
        if choice is not None:
            found.add(choice)
        elif word.strip():
            reading.findings.has_unknown(record.table.name, column, word.strip())
    return frozenset(found)
