"""repairs.csv and appointments.csv, a record at a time. A landlord's free text is never looked at."""

from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.rooms import Room
from skill.housing.extract import words
from skill.housing.extract.findings import Refused
from skill.housing.extract.reading import Reading
from skill.housing.extract.rows import RepairRow, VisitRow, VisitState
from skill.housing.extract.tables import Record

STATES = words.Words(words.REPAIR_STATES)
VISIT_STATES = words.Words(words.VISIT_STATES)
FAULT_WORDS = words.Words(words.FAULTS)
ROOM_WORDS = words.Words(words.ROOMS)

LONGEST_STATUS = 40


def repair(record: Record, reading: Reading) -> RepairRow:
    job_ref = reading.jobs.add(reading.own_ref(record, "job_ref"))
    property_ref, block_ref = _where(record, reading)
    reported_at = reading.past_instant(record, "reported_at")
    changed_at = reading.past_instant(record, "changed_at") if record["changed_at"] else reported_at
    return RepairRow(
        job_ref=job_ref,
        property_ref=property_ref,
        block_ref=block_ref,
        reference=_voice_reference(record),
        fault_id=_fault_id(record, reading),
        room=_room(record, reading),
        state=_state(record, reading),
        reported_at=reported_at,
        changed_at=max(changed_at, reported_at),
    )


def _where(record: Record, reading: Reading) -> tuple[str | None, str | None]:
    """A home or the shared parts of a block; many systems hold a block as one more property."""
    ref = reading.ref_if_any(record, "property_ref")
    if ref is not None and ref in reading.blocks and ref not in reading.properties.refs:
        return None, ref
    if ref is not None:
        return reading.properties.find(ref, "property_ref"), None
    block_ref = reading.ref_if_any(record, "block_ref")
    if block_ref is None:
        raise Refused("property_ref and block_ref are both blank")
    if block_ref not in reading.blocks:
        raise Refused("block_ref is not in properties.csv")
    return None, block_ref


def _voice_reference(record: Record) -> str | None:
    """Anything but the four digits we gave out is a reference of somebody else's."""
    text = record["reference"]
    return text if len(text) == 4 and text.isascii() and text.isdigit() else None


def _fault_id(record: Record, reading: Reading) -> str | None:
    text = record["fault"]
    if not text or text in FAULTS:
        return text or None
    fault_id = FAULT_WORDS.find(text)
    if fault_id is None:
        reading.unknown(record, "fault")
    return fault_id


def _room(record: Record, reading: Reading) -> str | None:
    text = record["room"]
    if not text or parse_enum(Room, text):
        return text or None
    room = ROOM_WORDS.find(text)
    if room is None:
        reading.unknown(record, "room")
    return room


def _state(record: Record, reading: Reading) -> str:
    """A status nobody knows is kept as it came, and heard as unknown."""
    text = record["status"]
    if not text:
        raise Refused("status is blank")
    state = STATES.find(text)
    if state is not None:
        return state.value
    reading.unknown(record, "status")
    return text[:LONGEST_STATUS]


def visit(record: Record, reading: Reading) -> VisitRow:
    row = VisitRow(
        job_ref=reading.jobs.find(record["job_ref"], "job_ref"),
        starts_at=reading.instant_or_time(record, "starts_at"),
        ends_at=reading.instant_or_time(record, "ends_at"),
        state=_visit_state(record, reading),
    )
    if row.ends_at <= row.starts_at:
        raise Refused("ends_at is not after starts_at")
    return row


def _visit_state(record: Record, reading: Reading) -> VisitState:
    """A visit may be promised only when the scheduler's word for it is known to mean confirmed."""
    if not record["state"]:
        raise Refused("state is blank")
    state = VISIT_STATES.find(record["state"])
    if state is None:
        reading.unknown(record, "state")
    return state or VisitState.REQUESTED
