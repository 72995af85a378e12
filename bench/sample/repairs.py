"""Repairs at scale: three and a half a home in a year, most of them done, with their visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.sample.draws import Draws, Scale, Weighted
from bench.sample.homes import block_of, property_ref
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState
from skill.domain.repairs.rooms import Room
from skill.housing.extract.rows import RepairRow, VisitRow, VisitState
from skill.housing.sample.days import MONDAY, workday

LONDON = ZoneInfo("Europe/London")
WINTER = frozenset({12, 1, 2})
REPEATED = 0.08
COMMUNAL = 0.06

HOW_MANY = Weighted((5, 0), (12, 1), (17, 2), (19, 3), (17, 4), (13, 5), (9, 6), (5, 7), (3, 8))

PLUMBING = (
    "tap_dripping",
    "toilet_not_flushing",
    "sink_blocked",
    "leaking_pipe",
    "bath_leaking",
    "shower_cold",
)
HEATING = ("no_heating_or_hot_water", "boiler_not_working", "radiator_not_working", "boiler_losing_pressure")
ELECTRICAL = ("light_not_working", "part_power_lost", "socket_not_working", "smoke_alarm_chirping")
JOINERY = ("front_door_will_not_lock", "window_will_not_shut", "door_sticking", "cupboard_broken")
ROOF = ("roof_leaking", "gutter_blocked")
DAMP = ("damp_or_mould", "condensation")
DRAINAGE = ("drain_blocked", "drain_smell")
PLASTER = ("plaster_coming_off", "floor_damaged")
OTHER = ("fence_broken", "something_else")
SHARED = ("communal_door_broken", "entryphone_not_working", "communal_light_out", "lift_not_working")

TRADES = {
    is_winter: Weighted(
        (28, PLUMBING),
        (17 * (2.5 if is_winter else 1), HEATING),
        (13, ELECTRICAL),
        (18, JOINERY),
        (7, ROOF),
        (9 if is_winter else 4, DAMP),
        (5, DRAINAGE),
        (4, PLASTER),
        (3, OTHER),
    )
    for is_winter in (False, True)
}
DAYS_TO_DO = Weighted((17, (1, 2)), (28, (2, 7)), (55, (5, 45)))
"""Emergencies, urgent jobs and the rest."""

OPEN_STATES = Weighted(
    (70, RepairState.BOOKED),
    (10, RepairState.WAITING_FOR_PART),
    (8, RepairState.NO_ACCESS),
    (12, RepairState.MORE_WORK_NEEDED),
)
WINDOWS = ((8, 12), (10, 14), (12, 16), (14, 18))


@dataclass(frozen=True, slots=True)
class Job:
    repair: RepairRow
    visits: tuple[VisitRow, ...]


def repairs(scale: Scale) -> Iterator[RepairRow]:
    for number in scale.numbers:
        for job in _jobs(scale, number):
            yield job.repair


def visits(scale: Scale) -> Iterator[VisitRow]:
    for number in scale.numbers:
        for job in _jobs(scale, number):
            yield from job.visits


def _jobs(scale: Scale, number: int) -> Iterator[Job]:
    draws = scale.draws("jobs", number)
    last_day = scale.today - timedelta(days=1)
    before: tuple[date, str] | None = None
    for place in range(draws.weighted(HOW_MANY)):
        day = _day_of_report(draws, last_day)
        fault_id = draws.pick(draws.weighted(TRADES[day.month in WINTER]))
        if before is not None and draws.chance(REPEATED):
            day, fault_id = min(before[0] + timedelta(days=draws.between(3, 28)), last_day), before[1]
        before = day, fault_id
        yield _job(f"R{number:06}-{place + 1}", number, day, fault_id, draws, last_day)


def _day_of_report(draws: Draws, last_day: date) -> date:
    """Most faults of a weekend are reported on Monday."""
    day = last_day - timedelta(days=draws.below(365))
    if day.weekday() > 4 and draws.chance(0.7):
        return min(day + timedelta(days=7 - day.weekday()), last_day)
    return day


def _job(job_ref: str, number: int, day: date, fault_id: str, draws: Draws, last_day: date) -> Job:
    block_ref = block_of(number) if draws.chance(COMMUNAL) else None
    if block_ref is not None:
        fault_id = draws.pick(SHARED)
    hour = draws.between(8, 10) if day.weekday() == MONDAY and draws.chance(0.5) else draws.between(7, 18)
    reported_at = _at(day, hour, draws.below(60))
    shortest, longest = draws.weighted(DAYS_TO_DO)
    due = workday(day + timedelta(days=draws.between(shortest, longest)))
    state = _state(draws, age=(last_day - day).days, is_past=due <= last_day)
    window = draws.pick(WINDOWS)
    attended = _visits(job_ref, draws, state, day, due, window)
    is_over = not state.is_open and attended and due <= last_day
    changed_at = _at(due, window[1]) if is_over else reported_at + timedelta(minutes=draws.below(60))
    repair = RepairRow(
        job_ref=job_ref,
        property_ref=None if block_ref else property_ref(number),
        block_ref=block_ref,
        fault_id=fault_id,
        room=_room(fault_id),
        state=state.value,
        reported_at=reported_at,
        changed_at=changed_at,
    )
    return Job(repair, attended)


def _room(fault_id: str) -> Room | None:
    fault = FAULTS[fault_id]
    return fault.room or (Room.KITCHEN if fault.asks_room else None)


def _state(draws: Draws, *, age: int, is_past: bool) -> RepairState:
    if draws.chance(0.05):
        return RepairState.CANCELLED
    if is_past:
        return RepairState.DONE
    if age < 2:
        return RepairState.RECEIVED if draws.chance(0.5) else RepairState.BEING_CHECKED
    return draws.weighted(OPEN_STATES)


def _visits(
    job_ref: str, draws: Draws, state: RepairState, day: date, due: date, window: tuple[int, int]
) -> tuple[VisitRow, ...]:
    """The visit that counts, and sometimes an earlier one that was cancelled."""
    if state in {RepairState.RECEIVED, RepairState.BEING_CHECKED}:
        return ()
    is_firm = state in {RepairState.DONE, RepairState.BOOKED}
    main = _visit(job_ref, due, window, VisitState.CONFIRMED if is_firm else VisitState.REQUESTED)
    if state is RepairState.CANCELLED:
        return (_visit(job_ref, due, window, VisitState.CANCELLED),)
    first = workday(day + timedelta(days=1))
    if first < due and draws.chance(0.3):
        return _visit(job_ref, first, draws.pick(WINDOWS), VisitState.CANCELLED), main
    return (main,)


def _visit(job_ref: str, day: date, window: tuple[int, int], state: VisitState) -> VisitRow:
    return VisitRow(job_ref=job_ref, starts_at=_at(day, window[0]), ends_at=_at(day, window[1]), state=state)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON).astimezone(UTC)
