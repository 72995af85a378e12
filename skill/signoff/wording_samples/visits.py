"""What is heard about windows for a visit."""

from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.triage import Trade
from skill.signoff.wording_samples.sample import Scene, asked, heard, scene
from skill.signoff.wording_samples.values import FRIDAY, LANDLORD, TODAY, TOMORROW, at
from skill.speech import visits

_CONTEXT = (LANDLORD, TODAY)


def _slot(day_and_hours: tuple[int, int], *, is_tomorrow: bool = False) -> Slot:
    day, (starts, ends) = TOMORROW if is_tomorrow else FRIDAY, day_and_hours
    return Slot(slot_ref="S1", trade=Trade.PLUMBING, starts_at=at(day, starts), ends_at=at(day, ends))


_MORNING, _AFTERNOON = _slot((8, 12)), _slot((12, 17))
_TOMORROW = _slot((12, 17), is_tomorrow=True)
_BOOKING = Booking(
    slot_ref="S1",
    job_ref="voice-4826",
    reference="4826",
    starts_at=_MORNING.starts_at,
    ends_at=_MORNING.ends_at,
)


def scenes() -> tuple[Scene, ...]:
    return (
        scene(
            "When windows for a visit are offered",
            heard("Three", visits.offer, [_TOMORROW, _MORNING, _AFTERNOON], *_CONTEXT),
            heard("Two", visits.offer, [_MORNING, _AFTERNOON], *_CONTEXT),
            asked("The question after several", visits, "WHICH_VISIT"),
            heard("One", visits.offer, [_MORNING], *_CONTEXT),
            asked("The question after one", visits, "THAT_ONE"),
            heard("Help", visits.help_with_visit),
            heard("How a window is said", visits.window, _AFTERNOON, *_CONTEXT),
        ),
        scene(
            "When one was picked, or none",
            heard("Asked for", visits.asked_for, _BOOKING, *_CONTEXT),
            heard("Asked for, instead of a visit", visits.asked_to_move, _BOOKING, *_CONTEXT),
            heard("None of them", visits.none_of_those),
            heard("None of them, instead of a visit", visits.another_time),
            heard("None on the day that was named", visits.none_then),
            heard("Stop, instead of a visit", visits.left_as_it_is),
            heard("Somebody else was quicker", visits.gone),
            heard("Somebody else was quicker, instead of a visit", visits.gone_instead),
            heard("Stop", visits.no_time_asked_for),
            heard("The visit is too close to change", visits.too_late_to_change, LANDLORD),
        ),
    )
