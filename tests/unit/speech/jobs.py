"""Faults, repairs and visits for the tests. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from skill.domain.repairs.faults import Fault
from skill.domain.repairs.jobs import Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Priority

TODAY = date(2026, 11, 23)
TAP = Fault(fault_id="tap", said="a dripping tap", asks_room=True)
NO_WATER = Fault(fault_id="water", said="no hot water", room=Room.WHOLE_HOME, priority=Priority.URGENT)
LIGHTS = Fault(fault_id="lights", said="lights that don't work", asks_room=True)
TOILET = Fault(fault_id="toilet", said="a blocked toilet")
DAMP = Fault(fault_id="damp", said="damp or mould", asks_room=True)
FRIDAY_MORNING = Visit(
    starts_at=datetime(2026, 11, 27, 8, tzinfo=UTC), ends_at=datetime(2026, 11, 27, 12, tzinfo=UTC)
)
THIS_AFTERNOON = Visit(
    starts_at=datetime(2026, 11, 23, 13, tzinfo=UTC), ends_at=datetime(2026, 11, 23, 17, tzinfo=UTC)
)


def a_repair(fault: Fault | None = NO_WATER, **other: Any) -> Repair:
    plain = Repair(
        job_ref="R1",
        reference="4821",
        fault=fault,
        room=None,
        is_communal=False,
        state=RepairState.RECEIVED,
        reported_at=datetime(2026, 11, 22, 10, tzinfo=UTC),
        changed_at=datetime(2026, 11, 22, 10, tzinfo=UTC),
        visit=None,
        as_of=datetime(2026, 11, 23, 6, tzinfo=UTC),
    )
    return replace(plain, **other)


KITCHEN_TAP = a_repair(TAP, room=Room.KITCHEN, state=RepairState.BOOKED, visit=FRIDAY_MORNING)
NO_HOT_WATER = a_repair(state=RepairState.WAITING_FOR_PART, visit=THIS_AFTERNOON)
HALL_LIGHTS = a_repair(LIGHTS, room=Room.HALL, state=RepairState.BEING_CHECKED)
