"""Repairs of the made-up homes: every state once, and every awkward visit."""

from dataclasses import dataclass
from datetime import date, timedelta

from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.rooms import Room
from skill.housing.extract.rows import RepairRow, VisitRow, VisitState
from skill.housing.sample.days import at, workday
from skill.housing.sample.homes import BUNGALOWS_REF, FLATS_REF


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A window `in_days` from today; `on_a_workday` moves it on from a weekend."""

    in_days: int
    starts: str
    ends: str
    state: VisitState = VisitState.CONFIRMED
    on_a_workday: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`where` is the number of a home, or the reference of a block for its shared parts."""

    number: int
    where: int | str
    fault_id: str
    room: Room | None
    state: str
    reported: int
    changed: int
    visits: tuple[Appointment, ...]
    reference: str | None


def _in(days: int, starts: str, ends: str, state: VisitState = VisitState.CONFIRMED) -> Appointment:
    return Appointment(in_days=days, starts=starts, ends=ends, state=state, on_a_workday=True)


def _exactly_in(days: int, starts: str, ends: str) -> Appointment:
    return Appointment(in_days=days, starts=starts, ends=ends)


def _job(
    number: int,
    where: int | str,
    fault_id: str,
    room: Room | None,
    state: str,
    reported: int,
    changed: int,
    *visits: Appointment,
    reference: str | None = None,
) -> Job:
    return Job(
        number=number,
        where=where,
        fault_id=fault_id,
        room=room,
        state=state,
        reported=reported,
        changed=changed,
        visits=visits,
        reference=reference,
    )


JOBS = (
    _job(
        1,
        1001,
        "tap_dripping",
        Room.BATHROOM,
        RepairState.BOOKED,
        6,
        4,
        _exactly_in(2, "08:00", "12:00"),
        reference="4826",
    ),
    _job(2, 1003, "window_will_not_shut", Room.BEDROOM, RepairState.RECEIVED, 1, 1),
    _job(3, 1004, "damp_or_mould", Room.BEDROOM, RepairState.DONE, 330, 301),
    _job(4, 1004, "damp_or_mould", Room.BEDROOM, RepairState.DONE, 150, 128),
    _job(5, 1004, "damp_or_mould", Room.BEDROOM, RepairState.BEING_CHECKED, 8, 7),
    _job(6, 1005, "boiler_not_working", None, RepairState.WAITING_FOR_PART, 15, 9, _in(-9, "08:00", "12:00")),
    _job(7, 1009, "light_not_working", Room.HALL, RepairState.DONE, 34, 21, _in(-21, "13:00", "17:00")),
    _job(
        8,
        1010,
        "gate_broken",
        Room.GARDEN,
        RepairState.CANCELLED,
        19,
        5,
        _in(3, "08:00", "12:00", VisitState.CANCELLED),
    ),
    _job(
        9,
        1012,
        "plaster_coming_off",
        Room.BATHROOM,
        RepairState.MORE_WORK_NEEDED,
        26,
        4,
        _in(-7, "08:00", "12:00"),
    ),
    _job(
        10,
        1013,
        "radiator_not_working",
        Room.LIVING_ROOM,
        RepairState.BEING_CHECKED,
        5,
        3,
        _in(6, "13:00", "17:00", VisitState.REQUESTED),
    ),
    # Reported by whoever lived in the house before: nobody there now may hear of it.
    _job(
        11, 1017, "door_lock_broken", Room.FRONT_OF_HOME, RepairState.BOOKED, 40, 12, _in(4, "08:00", "12:00")
    ),
    _job(
        12,
        1022,
        "grab_rail_loose",
        Room.BATHROOM,
        RepairState.NO_ACCESS,
        37,
        2,
        _in(-28, "08:00", "12:00"),
        _in(-16, "13:00", "17:00"),
        _in(-5, "10:00", "12:00"),
    ),
    _job(13, 1025, "toilet_not_flushing", Room.TOILET, RepairState.BOOKED, 4, 2, _in(5, "13:00", "17:00")),
    _job(14, 1025, "fence_broken", Room.GARDEN, RepairState.RECEIVED, 2, 2),
    _job(15, 1026, "sink_blocked", Room.KITCHEN, RepairState.BOOKED, 3, 2, _exactly_in(0, "13:00", "17:00")),
    _job(
        16,
        1027,
        "socket_not_working",
        Room.LIVING_ROOM,
        RepairState.BOOKED,
        11,
        8,
        _exactly_in(-1, "08:00", "12:00"),
    ),
    _job(
        17,
        1028,
        "gutter_broken",
        Room.BACK_OF_HOME,
        RepairState.BOOKED,
        14,
        3,
        _in(8, "10:00", "12:00"),
        _in(8, "08:00", "13:00"),
    ),
    _job(18, 1029, "extractor_fan_not_working", Room.BATHROOM, "variation_pending", 17, 6),
    _job(19, FLATS_REF, "lift_not_working", Room.SHARED_HALL, RepairState.DONE, 13, 6),
    _job(
        20,
        BUNGALOWS_REF,
        "communal_light_out",
        Room.SHARED_OUTSIDE,
        RepairState.BOOKED,
        9,
        5,
        _in(3, "08:00", "12:00"),
    ),
)
"""`reported` and `changed` are days ago."""


def repairs(today: date) -> tuple[RepairRow, ...]:
    return tuple(_row(job, today) for job in JOBS)


def visits(today: date) -> tuple[VisitRow, ...]:
    return tuple(_visit(job, visit, today) for job in JOBS for visit in job.visits)


def _row(job: Job, today: date) -> RepairRow:
    is_of_home = isinstance(job.where, int)
    return RepairRow(
        job_ref=_job_ref(job),
        property_ref=f"P{job.where}" if is_of_home else None,
        block_ref=None if is_of_home else str(job.where),
        reference=job.reference,
        fault_id=job.fault_id,
        room=None if job.room is None else job.room.value,
        state=job.state,
        reported_at=at(today - timedelta(days=job.reported), "10:20"),
        changed_at=at(today - timedelta(days=job.changed), "15:40"),
    )


def _visit(job: Job, visit: Appointment, today: date) -> VisitRow:
    day = today + timedelta(days=visit.in_days)
    if visit.on_a_workday:
        day = workday(day)
    return VisitRow(
        job_ref=_job_ref(job), starts_at=at(day, visit.starts), ends_at=at(day, visit.ends), state=visit.state
    )


def _job_ref(job: Job) -> str:
    return f"R{job.number:04}"
