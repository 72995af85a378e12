"""Windows for a visit aloud: offered and asked for, and never called booked before somebody confirmed."""

from collections.abc import Sequence
from datetime import date

from skill.domain.landlord import Landlord
from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.jobs import Visit
from skill.speech import plain

WHICH_VISIT = "Which would you like?"
THAT_ONE = "Would you like that?"


def window(visit: Visit | Slot | Booking, landlord: Landlord, today: date) -> str:
    """ "Friday, between eight and noon"."""
    start, end = landlord.local(visit.starts_at), landlord.local(visit.ends_at)
    return f"{plain.day(start.date(), today)}, {plain.between(start, end)}"


def offer(slots: Sequence[Slot], landlord: Landlord, today: date) -> str:
    """Three at most; several are parted by longer pauses."""
    windows = [window(slot, landlord, today) for slot in slots]
    if len(windows) == 1:
        return f"I can ask for {windows[0]}."
    return f"I can ask for {'; '.join(windows[:-1])}; or {windows[-1]}."


def asked_for(booking: Booking, landlord: Landlord, today: date) -> str:
    """A place is kept, and still it is a wish: the landlord's scheduler has not confirmed it."""
    until = f"It isn't booked until {plain.escape(landlord.name)} confirms it."
    return f"I've asked for {window(booking, landlord, today)}. {until}"


def asked_to_move(booking: Booking, landlord: Landlord, today: date) -> str:
    new = window(booking, landlord, today)
    return f"I've asked to move it to {new}. Nothing changes until {plain.escape(landlord.name)} confirms it."


def none_of_those() -> str:
    return "Okay, I haven't asked for a time. The repairs team have your report."


def none_then() -> str:
    """There is no window on the day that was named."""
    return "I can't ask for a time then."


def another_time() -> str:
    """None of the windows will do instead of a visit: a person has to find another time."""
    return "So you need another time."


def gone() -> str:
    """Somebody else was quicker, or the landlord took the windows back."""
    return "I'm sorry, that time has just gone. The repairs team have your report."


def gone_instead() -> str:
    return "I'm sorry, that time has just gone. Your visit stays as it is."


def no_time_asked_for() -> str:
    """After a stop: the report was kept before the windows were offered."""
    return "Okay, I haven't asked for a time."


def left_as_it_is() -> str:
    return "Okay, I've left the visit as it is."


def too_late_to_change(landlord: Landlord) -> str:
    """Inside the landlord's notice somebody may be on the road already, so that a person has to be asked."""
    return f"It's too close for me to change. To ask somebody now, {plain.ring_repairs(landlord)}."


def help_with_visit() -> str:
    return "You can say the first one, a day, or none of those."
