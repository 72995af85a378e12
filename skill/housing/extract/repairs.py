"""repairs.csv, appointments.csv and availability.csv, a record at a time. Free text is not read."""

from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState, may_be_told
from skill.domain.repairs.rooms import Room
from skill.housing.extract import words
from skill.housing.extract.context import LoadContext, own_ref, ref_if_any
from skill.housing.extract.findings import Refused
from skill.housing.extract.records import Record
from skill.housing.extract.rows import RepairRow, SlotRow, VisitRow, VisitState

ROOMS = frozenset(Room)

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
    reference, fault_id, room = _voice_reference(record), record["fault"] or None, record["room"] or None
    if fault_id not in FAULTS:
        fault_id = context.meaning(record, "fault", words.FAULTS)
    if room not in ROOMS:
        room = context.meaning(record, "room", words.ROOMS)
    state = context.meaning(record, "status", words.REPAIR_STATES, is_needed=True)
    if reference is None and not may_be_told(state or RepairState.UNKNOWN, changed_at, context.now):
        context.jobs.skip(job_ref)
        context.findings.accepted[record.file.name] += 1
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


def visit(record: Record, context: LoadContext) -> VisitRow | None:
    """None for a visit that no answer mentions: not confirmed, over, or of a job that was skipped."""
    job_ref = context.jobs.find(record["job_ref"], "job_ref")
    starts_at, ends_at = context.window(record)
    # Only a state that is known to mean confirmed lets a visit be promised.
    state = context.meaning(record, "state", words.VISIT_STATES, is_needed=True)
    if state is not VisitState.CONFIRMED or ends_at <= context.now or job_ref in context.jobs.skipped:
        context.findings.accepted[record.file.name] += 1
        return None
    return VisitRow(job_ref=job_ref, starts_at=starts_at, ends_at=ends_at, state=state)


def slot(record: Record, context: LoadContext) -> SlotRow | None:
    """None for a window to skip: its trade is not known, or it has begun."""
    slot_ref = context.slots.add(own_ref(record, "slot_ref"))
    starts_at, ends_at = context.window(record)
    places = _places(record["places"])
    coach_ref = context.coaches.find_if_any(record["coach_ref"], "coach_ref")
    trade = context.meaning(record, "trade", words.TRADES, is_needed=True)
    if trade is None:
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
