"""What's on, three things at a time: what, when, where and how far to walk."""

from datetime import date

from skill.domain.landlord import Landlord
from skill.domain.nearby import Nearby, WhatsOn
from skill.domain.periods import Period
from skill.speech import plain

AT_ONCE = 3
MORE = "Would you like to hear more, or more about one of them?"
MORE_ABOUT_ONE = "Would you like to know more about one of them?"
MORE_ABOUT_IT = "Would you like to know more about it?"
ANOTHER_ONE = "Would you like to hear about another one?"
WHICH_ONE = "Which one would you like to hear about: the first, the second or the third?"
TITLE_LENGTH = 60
"""Longer titles are cut at a word: nobody can hold more while listening."""


def found(answer: WhatsOn, shown: tuple[Nearby, ...], landlord: Landlord, today: date) -> str:
    """The first few of what was found, with a word about having looked wider."""
    if not shown:
        return "I can't find anything on nearby in the next few weeks."
    lead = ""
    if answer.is_wider:
        lead = f"I can't find that nearby {_days(answer.period, today)}, but there's this. "
    return lead + listing(shown, landlord, today)


def listing(shown: tuple[Nearby, ...], landlord: Landlord, today: date) -> str:
    return plain.capital(plain.listed([_one(nearby, landlord, today) for nearby in shown])) + "."


def _one(nearby: Nearby, landlord: Landlord, today: date) -> str:
    start = landlord.local(nearby.event.starts_at)
    return (
        f"{_title(nearby.event.title)}, {plain.day(start.date(), today)} at {plain.clock_time(start)}, "
        f"at {plain.escape(nearby.event.venue)}"
    )


def details(nearby: Nearby, landlord: Landlord, today: date) -> str:
    """All there is to know about one of them; an unknown price is said to be unknown."""
    event = nearby.event
    start, end = landlord.local(event.starts_at), landlord.local(event.ends_at)
    step_free = " It's step-free." if event.is_step_free else ""
    return (
        f"{_title(event.title)} is {plain.on_day(start.date(), today)}, {plain.between(start, end)}. "
        f"It's at {plain.escape(event.venue)}, {plain.escape(event.address)}{_walk(nearby.walk_minutes)}. "
        f"{_price(event.price_pence)}{step_free}"
    )


def _price(pence: int | None) -> str:
    if pence is None:
        return "Check the price with them."
    return f"It costs {plain.pounds(pence)}." if pence else "It's free."


def _walk(minutes: int | None) -> str:
    """A band, never metres: "about ten minutes' walk"."""
    if minutes is None:
        return ""
    if minutes <= 3:
        return ", just round the corner"
    band = max(5, 5 * round(minutes / 5))
    return f", about {plain.number(band)} minutes' walk" if band <= 25 else ", more than half an hour's walk"


def _days(period: Period, today: date) -> str:
    if period.is_one_day:
        return plain.on_day(period.first, today)
    return "that weekend" if period.is_weekend else "then"


def _title(title: str) -> str:
    """Cut at a word, and calm where it shouts."""
    calm = title.capitalize() if title.isupper() else title
    if len(calm) <= TITLE_LENGTH:
        return plain.escape(calm)
    return plain.escape(calm[:TITLE_LENGTH].rsplit(" ", 1)[0])


def no_more() -> str:
    return "That's everything I can find."


def no_such_one(count: int) -> str:
    return f"I read out {plain.number(count)}." if count != 1 else "I only read out one."


def nothing_read_out() -> str:
    return "I haven't read anything out yet."


def withdrawn() -> str:
    return "I'm sorry, I can't find that one any more."
