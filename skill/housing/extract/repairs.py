"""repairs.csv, appointments.csv and availability.csv, a record at a time. Free text is not read."""

from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState, may_be_told
from skill.domain.repairs.rooms import Room
from skill.housing.extract import words
from skill.housing.extract.context import LoadContext, needed, own_ref, ref_if_any
from skill.housing.extract.findings import Refused
from skill.housing.extract.records import Record, count_unknown, count_without_keeping
from skill.housing.extract.rows import RepairRow, SlotRow, VisitRow, VisitState

STATES = words.WordList(words.REPAIR_STATES)
VISIT_STATES = words.WordList(words.VISIT_STATES)
FAULT_WORDS = words.WordList(words.FAULTS)
ROOM_WORDS = words.WordList(words.ROOMS)
TRADE_WORDS = words.WordList(words.TRADES)

LONGEST_STATUS = 40
"""Characters of an unknown status that are kept; the landlord's own words for a state are shorter."""

MOST_PLACES = 99
"""Of one window. More is another column that has got into its place."""


def repair(record: Record, context: LoadContext) -> RepairRow | None:
    """None for a job that was closed too long ago for any answer, unless it was reported by voice."""
    job_ref = context.jobs.add(own_ref(record, "job_ref"))
    property_ref, block_ref = _where(record, context)
    reported_at = context.past_instant(record, "reported_at")
    changed_at = context.past_instant(record, "changed_at") if record["changed_at"] else reported_at
    changed_at = max(changed_at, reported_at)
    reference, fault_id = _voice_reference(record), _fault_id(record, context)
    room, state = _room(record, context), _state(record, context)
    if reference is None and not may_be_told(state or RepairState.UNKNOWN, changed_at, context.now):
        context.jobs.skip(job_ref)
        count_without_keeping(record, context.findings)
        return None
    return RepairRow(
        job_ref=job_ref,
        property_ref=property_ref,
        block_ref=block_ref,
        reference=reference,
        fault_id=fault_id,
        room=room,
        state=state.value if state else record["status"][:LONGEST_STATUS],
        reported_at=reported_at,
        changed_at=changed_at,
    )


def _where(record: Record, context: LoadContext) -> tuple[str | None, str | None]:
    """A home or the shared parts of a block; many systems hold a block as one more property."""
    ref = ref_if_any(record, "property_ref")
    if ref is not None and ref in context.blocks and ref not in context.properties.known:
        return None, ref
    if ref is not None:
        return context.properties.find(ref, "property_ref"), None
    block_ref = ref_if_any(record, "block_ref")
    if block_ref is None:
        raise Refused("property_ref and block_ref are both blank")
    if block_ref not in context.blocks:
        raise Refused("block_ref is not in properties.csv")
    return None, block_ref


def _voice_reference(record: Record) -> str | None:
    """The four digits that we gave out; any other reference is not ours."""
    text = record["reference"]
    return text if len(text) == 4 and text.isascii() and text.isdigit() else None


def _fault_id(record: Record, context: LoadContext) -> str | None:
    text = record["fault"]
    if not text or text in FAULTS:
        return text or None
    fault_id = FAULT_WORDS.find(text)
    if fault_id is None:
        count_unknown(record, "fault", context.findings)
    return fault_id


def _room(record: Record, context: LoadContext) -> str | None:
    text = record["room"]
    if not text or parse_enum(Room, text):
        return text or None
    room = ROOM_WORDS.find(text)
    if room is None:
        count_unknown(record, "room", context.findings)
    return room


def _state(record: Record, context: LoadContext) -> RepairState | None:
    """None for a status that is not known: it is kept as it came, and heard as unknown."""
    if not record["status"]:
        raise Refused("status is blank")
    state = STATES.find(record["status"])
    if state is None:
        count_unknown(record, "status", context.findings)
    return state


def visit(record: Record, context: LoadContext) -> VisitRow | None:
    """None for a visit that no answer mentions: not confirmed, over, or of a job that was skipped."""
    job_ref = context.jobs.find(record["job_ref"], "job_ref")
    starts_at = context.instant_or_time(record, "starts_at")
    ends_at = context.instant_or_time(record, "ends_at")
    state = _visit_state(record, context)
    if ends_at <= starts_at:
        raise Refused("ends_at is not after starts_at")
    if state is not VisitState.CONFIRMED or ends_at <= context.now or job_ref in context.jobs.skipped:
        count_without_keeping(record, context.findings)
        return None
    return VisitRow(job_ref=job_ref, starts_at=starts_at, ends_at=ends_at, state=state)


def _visit_state(record: Record, context: LoadContext) -> VisitState:
    """A visit may be promised only when the scheduler's word for it is known to mean confirmed."""
    if not record["state"]:
        raise Refused("state is blank")
    state = VISIT_STATES.find(record["state"])
    if state is None:
        count_unknown(record, "state", context.findings)
    return state or VisitState.REQUESTED


def slot(record: Record, context: LoadContext) -> SlotRow | None:
    """None for a window to skip: its trade is not known, or it has begun."""
    slot_ref = context.slots.add(own_ref(record, "slot_ref"))
    trade = TRADE_WORDS.find(needed(record, "trade"))
    starts_at = context.instant_or_time(record, "starts_at")
    ends_at = context.instant_or_time(record, "ends_at")
    if ends_at <= starts_at:
        raise Refused("ends_at is not after starts_at")
    places = _places(record["places"])
    coach_ref = context.coaches.find_if_any(record["coach_ref"], "coach_ref")
    if trade is None:
        count_unknown(record, "trade", context.findings)
        return None
    if starts_at <= context.now:
        context.findings.note(record.file.name, "a slot that has begun already, skipped", record.number)
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
