"""Times for a visit: offered and asked for, and never called booked until the landlord confirms."""

from collections.abc import Sequence
from datetime import date

from skill.domain.landlord import Landlord
from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.jobs import Visit
from skill.speech import plain

WHICH_VISIT = "Which would you like?"
THAT_ONE = "Would you like that?"


def window(visit: Visit | Slot | Booking, landlord: Landlord, today: date) -> str:
    """How a time for a visit is said: "Friday, between eight and noon"."""
    start, end = landlord.local(visit.starts_at), landlord.local(visit.ends_at)
    return f"{plain.day(start.date(), today)}, {plain.between(start, end)}"


def offer(slots: Sequence[Slot], landlord: Landlord, today: date) -> str:
    """When times for a visit are offered.

    Three at most, with a longer pause between them.
    """
    windows = [window(slot, landlord, today) for slot in slots]
    if len(windows) == 1:
        return f"I can ask for {windows[0]}."
    return f"I can ask for {'; '.join(windows[:-1])}; or {windows[-1]}."


def asked_for(booking: Booking, landlord: Landlord, today: date) -> str:
    """When one was chosen.

    It is reserved, and still only a wish until the landlord's scheduler confirms it.
    """
    until = f"It isn't booked until {plain.escape(landlord.name)} confirms it."
    return f"I've asked for {window(booking, landlord, today)}. {until}"


def asked_to_move(booking: Booking, landlord: Landlord, today: date) -> str:
    """When one was chosen instead of a booked visit."""
    new = window(booking, landlord, today)
    return f"I've asked to move it to {new}. Nothing changes until {plain.escape(landlord.name)} confirms it."


def none_of_those() -> str:
    """When none of the times suits."""
    return "Okay, I haven't asked for a time. The repairs team have your report."


def none_then() -> str:
    """When there is no time on the day that was named."""
    return "I can't ask for a time then."


def another_time() -> str:
    """When none of the times suits instead of a booked visit.

    A person has to find another one.
    """
    return "So you need another time."


def gone() -> str:
    """When the time chosen has just been taken.

    By another tenant, or the landlord withdrew it.
    """
    return "I'm sorry, that time has just gone. The repairs team have your report."


def gone_instead() -> str:
    """When the time chosen instead of a booked visit has just been taken."""
    return "I'm sorry, that time has just gone. Your visit stays as it is."


def no_time_asked_for() -> str:
    """Stop, when times were offered.

    The report was stored before they were offered.
    """
    return "Okay, I haven't asked for a time."


def left_as_it_is() -> str:
    """Stop, when other times were offered instead of a booked visit."""
    return "Okay, I've left the visit as it is."


def too_late_to_change(landlord: Landlord) -> str:
    """When the visit is too soon to change.

    Within the landlord's notice period somebody may be on the road, so a person has to be asked.
    """
    return f"It's too close for me to change. To ask somebody now, {plain.ring_repairs(landlord)}."


def help_with_visit() -> str:
    """Help, when times were offered."""
    return "You can say the first one, a day, or none of those."
