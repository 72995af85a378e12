"""One event: all about it, or its time, price, place and audience; and what the coach is asked."""

from datetime import datetime

from skill.domain.coaching import Coach
from skill.domain.events.event import Audience, Event
from skill.domain.events.nearby import Nearby
from skill.domain.landlord import Landlord
from skill.speech import moments, plain

AUDIENCES = {
    Audience.BABIES_AND_TODDLERS: "babies and toddlers",
    Audience.CHILDREN: "children",
    Audience.TEENAGERS: "teenagers",
    Audience.FAMILIES: "families",
    Audience.ADULTS: "adults",
    Audience.OLDER_PEOPLE: "older people",
    Audience.WOMEN: "women",
    Audience.MEN: "men",
    Audience.CARERS: "carers",
    Audience.DISABLED_PEOPLE: "disabled people",
    Audience.NEWCOMERS: "people who are new here",
}
ADULT = 18


def details(nearby: Nearby, landlord: Landlord, now: datetime) -> str:
    """When somebody asks for more about an event.

    What is unknown is said to be unknown.
    """
    event = nearby.event
    walk = plain.walk(nearby.walk_minutes)
    far = f", {walk}" if walk else ", but I don't know how far that is"
    return (
        f"{plain.title(event.title)}: that's {moments.in_full(event, landlord, now)}. "
        f"It's at {_where(event)}{far}. {_terms(event)}"
    )


def _terms(event: Event) -> str:
    """Price, ages and steps; what to check with the organiser comes last."""
    facts = plain.listed([fact for fact in (_price(event), _ages(event), _steps(event)) if fact])
    check = "" if event.is_sure else _check_first()
    if event.price_pence is None:
        check = f"{check}, and what it costs" if check else "check the price with them"
    return f"{plain.capital(', but '.join(part for part in (facts, check) if part))}."


def _check_first() -> str:
    return "check with them first that it's on"


def _price(event: Event) -> str:
    if event.price_pence is None:
        return ""
    return f"it costs {plain.pounds(event.price_pence)}" if event.price_pence else "it's free"


def _steps(event: Event) -> str:
    if event.is_step_free is None:
        return ""
    return "it's step-free" if event.is_step_free else "it isn't step-free"


def _ages(event: Event) -> str:
    """ "It's for people from fifty", "it's for children from five to eleven"; empty without ages."""
    youngest, oldest = event.youngest or 0, event.oldest
    if not youngest and oldest is None:
        return ""
    who = "people" if oldest is None or oldest >= ADULT else "children"
    up_to = "" if oldest is None else plain.number(oldest)
    if not youngest:
        return f"it's for {who} up to {up_to}"
    return f"it's for {who} from {plain.number(youngest)}{f' to {up_to}' if up_to else ''}"


def _where(event: Event) -> str:
    return ", ".join(plain.escape(part) for part in (event.venue, event.address) if part)


def time(nearby: Nearby, landlord: Landlord, now: datetime) -> str:
    """When somebody asks when it is."""
    event = nearby.event
    check = "" if event.is_sure else f" {plain.capital(_check_first())}."
    return f"{plain.title(event.title)} is {moments.in_full(event, landlord, now)}.{check}"


def cost(nearby: Nearby) -> str:
    """When somebody asks what it costs."""
    title, pence = plain.title(nearby.event.title), nearby.event.price_pence
    if pence is None:
        return f"I don't know what {title} costs. Check the price with them."
    return f"{title} costs {plain.pounds(pence)}." if pence else f"{title} is free."


def way(nearby: Nearby) -> str:
    """When somebody asks where it is.

    The place and how far it is on foot. No directions: we do not know what lies between.
    """
    walk = plain.walk(nearby.walk_minutes)
    far = f"It's {walk}." if walk else "I don't know how far that is."
    return f"{plain.title(nearby.event.title)} is at {_where(nearby.event)}. {far}"


def access(nearby: Nearby) -> str:
    """When somebody asks whom it is for, or whether it is step-free."""
    event, title = nearby.event, plain.title(nearby.event.title)
    if event.is_step_free is None:
        return f"I don't know if {title} is step-free. Check with them first. {_for_whom(event)}"
    is_it = "is" if event.is_step_free else "isn't"
    return f"{title} {is_it} step-free. {_for_whom(event)}"


def _for_whom(event: Event) -> str:
    if ages := _ages(event):
        return f"{plain.capital(ages)}."
    if Audience.EVERYONE in event.audiences:
        return "It's for everyone."
    whom = [said for audience, said in AUDIENCES.items() if audience in event.audiences]
    return f"It's for {plain.listed(whom)}." if whom else "They don't say who it's for."


def join_event(coach: Coach | None, event: Event, landlord: Landlord, now: datetime) -> str:
    """When somebody would like to go.

    It is written down; nothing has been booked.
    """
    return (
        f"I've written down for {_for_coach(coach)} that you'd like to go to {_named(event, landlord, now)}."
    )


def remind_event(coach: Coach | None, event: Event, landlord: Landlord, now: datetime) -> str:
    """When somebody would like a reminder."""
    return (
        f"I can't remind you myself yet. I've asked {_for_coach(coach)} to remind you about "
        f"{_named(event, landlord, now)}."
    )


def _for_coach(coach: Coach | None) -> str:
    return f"{plain.escape(coach.first_name)}, your coach," if coach else "your landlord"


def _named(event: Event, landlord: Landlord, now: datetime) -> str:
    return f"{plain.title(event.title)}, {moments.in_a_list(event, landlord, now)}"
