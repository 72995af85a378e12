"""What's on, three things at a time: what, when, where and how far to walk."""

from datetime import date, timedelta

from skill.domain.events import Event
from skill.domain.landlord import Landlord
from skill.domain.nearby import Nearby, Wanted, WhatsOn
from skill.domain.periods import Period
from skill.speech import plain

AT_ONCE = 3
MORE = "Would you like to hear more, or more about one of them?"
MORE_ABOUT_ONE = "Would you like to know more about one of them?"
MORE_ABOUT_IT = "Would you like to know more about it?"
ANOTHER_ONE = "Would you like to hear about another one?"
WHICH_ONE = "Which one would you like to hear about, such as the first or the second?"
TITLE_LENGTH = 60
"""Longer titles are cut at a word: nobody can hold more while listening."""

ONE_SITTING = timedelta(hours=18)
"""What lasts longer, an exhibition or a weekend away, is told with the day it ends."""

_LEADS_ON = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def found(answer: WhatsOn, shown: tuple[Nearby, ...], landlord: Landlord, today: date) -> str:
    """The first few of what was found, with a word about having looked wider."""
    if not shown:
        return "I can't find anything nearby in the next few weeks."
    if not answer.is_wider:
        return listing(shown, landlord, today)
    wish = "anything" if answer.wanted == Wanted() else "that"
    days = _days(answer.period, today)
    return f"I can't find {wish} nearby {days}, but there's this: {_all(shown, landlord, today)}."


def listing(shown: tuple[Nearby, ...], landlord: Landlord, today: date) -> str:
    return f"{plain.capital(_all(shown, landlord, today))}."


def _all(shown: tuple[Nearby, ...], landlord: Landlord, today: date) -> str:
    return plain.listed_long([_one(nearby, landlord, today) for nearby in shown])


def _one(nearby: Nearby, landlord: Landlord, today: date) -> str:
    start = landlord.local(nearby.event.starts_at)
    return (
        f"{_title(nearby.event.title)}, {plain.day(start.date(), today)} at {plain.clock_time(start)}, "
        f"at {plain.escape(nearby.event.venue)}"
    )


def details(nearby: Nearby, landlord: Landlord, today: date) -> str:
    """All there is to know about one of them; an unknown price is said to be unknown."""
    event = nearby.event
    step_free = ", and it's step-free" if event.is_step_free else ""
    return (
        f"{_title(event.title)}: that's {_when(event, landlord, today)}. "
        f"It's at {plain.escape(event.venue)}, {plain.escape(event.address)}{_walk(nearby.walk_minutes)}. "
        f"{_price(event.price_pence)}{step_free}."
    )


def _when(event: Event, landlord: Landlord, today: date) -> str:
    """One day with its hours, or from one day until another; no end is said where none is known."""
    start, end = landlord.local(event.starts_at), landlord.local(event.ends_at)
    day = plain.on_day(start.date(), today)
    if event.ends_at <= event.starts_at:
        return f"{day} at {plain.clock_time(start)}"
    if event.ends_at - event.starts_at < ONE_SITTING:
        return f"{day}, {plain.between(start, end)}"
    until = plain.day(end.date(), today)
    return f"{day} at {plain.clock_time(start)}, until {until} at {plain.clock_time(end)}"


def _price(pence: int | None) -> str:
    if pence is None:
        return "Check the price with them"
    return f"It costs {plain.pounds(pence)}" if pence else "It's free"


def _walk(minutes: int | None) -> str:
    """A band, never metres: "about ten minutes' walk"."""
    if minutes is None:
        return ""
    if minutes <= 3:
        return ", just round the corner"
    band = max(5, 5 * round(minutes / 5))
    if band < 30:
        return f", about {plain.number(band)} minutes' walk"
    return ", about half an hour's walk" if band == 30 else ", more than half an hour's walk"


def _days(period: Period, today: date) -> str:
    if period.is_one_day:
        return plain.on_day(period.first, today)
    if period.is_weekend:
        return "that weekend"
    is_soon = period.first == today and (period.last - period.first).days < 7
    return "in the next few days" if is_soon else "then"


def _title(title: str) -> str:
    """Cut at a word, and calm where it shouts."""
    calm = title.capitalize() if title.isupper() else title
    if len(calm) <= TITLE_LENGTH:
        return plain.escape(calm)
    words = calm[:TITLE_LENGTH].split()[:-1] or [calm[:TITLE_LENGTH]]
    while len(words) > 1 and words[-1].casefold() in _LEADS_ON:
        words.pop()
    return plain.escape(" ".join(words).rstrip(",;:-"))


def no_more() -> str:
    return "That's everything I can find."


def no_such_one(count: int) -> str:
    return f"I only read out {plain.number(count)}."


def nothing_read_out() -> str:
    return "I haven't read anything out yet. You can ask what's on."


def withdrawn() -> str:
    return "I'm sorry, I can't find that one any more."
