"""Forty things on over six weeks near the made-up homes, with every oddity that a real listing has."""

from dataclasses import dataclass
from datetime import date, timedelta

from skill.domain.events.event import Activity, Audience
from skill.domain.tenancy import Place
from skill.housing.extract.rows import EventRow
from skill.housing.sample.days import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    next_weekday,
)
from skill.housing.sample.homes import from_centre


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    name: str
    address: str
    place: Place | None
    is_step_free: bool | None


def _venue(name: str, address: str, north: float, east: float, is_step_free: bool | None = True) -> Venue:
    return Venue(
        name=name, address=address, place=from_centre(north=north, east=east), is_step_free=is_step_free
    )


HALL = _venue("Meadowbank Community Hall", "Weaver Road", 0.3, 0.4)
CHURCH = _venue("St Mary's & All Saints", "Church Lane", 0.1, -0.4)
LIBRARY = _venue("the library", "Market Street", 0.0, 0.2)
COURT_LOUNGE = _venue("the Riverside Court lounge", "Ferry Lane", -2.4, -0.5)
PARK = _venue("Hob's Meadow park", "Mill Lane", 0.7, 0.9, None)
LEISURE = _venue("the leisure centre", "Friary Way", -0.6, 0.5)
SHED = _venue("the old fire station", "Beacon Yard", 0.5, -0.2, False)
CAFE = _venue("Café Zoë", "12 Market Street", 0.0, 0.1, False)
FAR_FARM = _venue("Stoke-under-Lyme farm", "Long Drove", 8.0, 0.0, False)
SCOUT_HUT = Venue(name="the scout hut", address="behind the bowling green", place=None, is_step_free=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Week 0 of a weekday is its next day from today, today included; weekday None is today itself."""

    title: str
    weekday: int | None
    weeks: tuple[int, ...]
    starts: str
    ends: str
    venue: Venue
    price_pence: int | None
    activities: frozenset[Activity]
    audiences: frozenset[Audience]


def _on(
    weekday: int | None,
    weeks: tuple[int, ...],
    starts: str,
    ends: str,
    title: str,
    venue: Venue,
    price_pence: int | None,
    activities: str,
    audiences: str,
) -> Listing:
    return Listing(
        title=title,
        weekday=weekday,
        weeks=weeks,
        starts=starts,
        ends=ends,
        venue=venue,
        price_pence=price_pence,
        activities=frozenset(Activity(word) for word in activities.split()),
        audiences=frozenset(Audience(word) for word in audiences.split()),
    )


LISTINGS = (
    _on(None, (0,), "07:00", "08:00", "Early litter pick", PARK, 0, "volunteering", "everyone"),
    _on(None, (0,), "08:15", "09:00", "Breakfast club", HALL, 100, "food", "children families"),
    _on(
        TUESDAY,
        (0, 1, 2, 3, 4, 5),
        "10:00",
        "11:30",
        "Coffee and chat",
        HALL,
        0,
        "coffee_morning",
        "everyone",
    ),
    _on(THURSDAY, (0, 2, 4), "10:00", "12:00", "Jobs club", LIBRARY, 0, "jobs_and_learning", "adults"),
    _on(WEDNESDAY, (0, 1, 3), "14:00", "15:00", "Chair yoga", COURT_LOUNGE, 250, "exercise", "older_people"),
    _on(SATURDAY, (0, 2, 4), "09:30", "10:30", "Walking football", LEISURE, 250, "football", "men"),
    _on(SUNDAY, (0, 2, 4), "10:30", "12:00", "Sunday stroll", PARK, 0, "walking", "everyone"),
    _on(MONDAY, (0, 2), "13:00", "15:00", "Warm welcome", CHURCH, 0, "warm_space food", "everyone"),
    _on(FRIDAY, (0, 3), "09:30", "11:00", "Stay & play", CHURCH, 150, "play", "babies_and_toddlers families"),
    _on(MONDAY, (1,), "10:00", "12:00", "Help with your bills", LIBRARY, 0, "money_advice", "adults"),
    _on(WEDNESDAY, (2,), "10:00", "11:30", "Phones and tablets", LIBRARY, 0, "digital_help", "older_people"),
    _on(THURSDAY, (1,), "18:00", "19:00", "Women's swim", LEISURE, None, "swimming exercise", "women"),
    _on(FRIDAY, (1,), "14:00", "16:00", "Tea dance", COURT_LOUNGE, 250, "dance music", "older_people"),
    _on(SATURDAY, (1,), "10:00", "12:00", "Hob's Meadow gardeners", PARK, 0, "gardening", "everyone"),
    _on(WEDNESDAY, (4,), "19:00", "21:00", "Knit & natter", CAFE, None, "crafts", "adults"),
    _on(TUESDAY, (3,), "18:30", "20:00", "Carers' cuppa", CAFE, 0, "coffee_morning", "carers"),
    _on(THURSDAY, (3,), "19:00", "21:00", "Community choir", CHURCH, 250, "music", "everyone"),
    _on(FRIDAY, (2,), "16:30", "18:00", "Board games", SCOUT_HUT, 0, "games", "teenagers"),
    _on(SATURDAY, (3,), "10:00", "13:00", "Repair café", SHED, 0, "repair_cafe", "everyone"),
    _on(SUNDAY, (0,), "11:00", "15:00", "Farm market", FAR_FARM, 0, "market", "everyone"),
    _on(SATURDAY, (5,), "11:00", "15:00", "Farm open day", FAR_FARM, 500, "talks", "families"),
    _on(FRIDAY, (4,), "12:00", "13:30", "£1 soup lunch", CHURCH, 100, "food warm_space", "newcomers"),
    _on(WEDNESDAY, (5,), "18:30", "20:00", "Residents' evening", HALL, 0, "residents", "everyone"),
    _on(
        MONDAY,
        (3,),
        "10:00",
        "12:00",
        "Blood pressure, hearing and flu jab drop-in with the district nurses, the pharmacist and the people "
        "from the Long-term Conditions Network, no need to book and bring a friend if you like",
        HALL,
        0,
        "health",
        "carers disabled_people",
    ),
    _on(THURSDAY, (5,), "14:00", "15:00", "The river's history", SHED, None, "talks", "adults"),
)


def events(today: date) -> tuple[EventRow, ...]:
    occurrences = [(_day(listing, week, today), listing) for listing in LISTINGS for week in listing.weeks]
    occurrences.sort(key=lambda occurrence: (occurrence[0], occurrence[1].starts, occurrence[1].title))
    return tuple(_row(number, listing, day) for number, (day, listing) in enumerate(occurrences, start=1))


def _day(listing: Listing, week: int, today: date) -> date:
    first = today if listing.weekday is None else next_weekday(today, listing.weekday)
    return first + timedelta(weeks=week)


def _row(number: int, listing: Listing, day: date) -> EventRow:
    return EventRow(
        event_ref=f"E{number:03}",
        title=listing.title,
        starts_at=at(day, listing.starts),
        ends_at=at(day, listing.ends),
        venue=listing.venue.name,
        address=listing.venue.address,
        place=listing.venue.place,
        price_pence=listing.price_pence,
        activities=listing.activities,
        audiences=listing.audiences,
        is_step_free=listing.venue.is_step_free,
    )
