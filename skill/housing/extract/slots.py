"""availability.csv, a record at a time: the windows that a landlord gives away."""

from skill.housing.extract import words
from skill.housing.extract.findings import Refused
from skill.housing.extract.reading import Reading, needed
from skill.housing.extract.rows import SlotRow
from skill.housing.extract.tables import Record

TRADE_WORDS = words.Words(words.TRADES)
MOST_PLACES = 99


def slot(record: Record, reading: Reading) -> SlotRow | None:
    """None for what nobody can be sent to: a trade we do not know, a window that has begun."""
    slot_ref = reading.slots.add(reading.own_ref(record, "slot_ref"))
    trade = TRADE_WORDS.find(needed(record, "trade"))
    starts_at = reading.instant_or_time(record, "starts_at")
    ends_at = reading.instant_or_time(record, "ends_at")
    if ends_at <= starts_at:
        raise Refused("ends_at is not after starts_at")
    places = _places(record["places"])
    coach_ref = reading.coaches.find_if_any(record["coach_ref"], "coach_ref")
    if trade is None:
        reading.unknown(record, "trade")
        return None
    if starts_at <= reading.now:
        reading.findings.note(record.table.name, "a slot that has begun already, left out", record.number)
        return None
    return SlotRow(
        slot_ref=slot_ref,
        trade=trade,
        starts_at=starts_at,
        ends_at=ends_at,
        places=places,
        coach_ref=coach_ref,
    )


def _places(text: str) -> int:
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) >= 1:
        return int(text)
    raise Refused(f"places is not a whole number from 1 to {MOST_PLACES}")
