"""Forty things on over six weeks near the made-up homes, with every oddity that a real listing has."""

from datetime import date, timedelta

from skill.domain.tenancy import Place
from skill.housing.extract.rows import EventRow
from skill.housing.sample import data
from skill.housing.sample.days import WEEKDAYS, at, next_weekday
from skill.housing.sample.homes import from_centre


def events(today: date) -> tuple[EventRow, ...]:
    listings = data.neighbourhood().listings
    occurrences = [(_day(listing, week, today), listing) for listing in listings for week in listing.weeks]
    occurrences.sort(key=lambda occurrence: (occurrence[0], occurrence[1].starts, occurrence[1].title))
    return tuple(_row(number, listing, day) for number, (day, listing) in enumerate(occurrences, start=1))


def _day(listing: data.Listing, week: int, today: date) -> date:
    first = today if listing.weekday is None else next_weekday(today, WEEKDAYS.index(listing.weekday))
    return first + timedelta(weeks=week)


def _row(number: int, listing: data.Listing, day: date) -> EventRow:
    venue = data.neighbourhood().venues[listing.venue]
    return EventRow(
        event_ref=f"E{number:03}",
        title=listing.title,
        starts_at=at(day, listing.starts),
        ends_at=at(day, listing.ends),
        venue=venue.name,
        address=venue.address,
        place=_place(venue),
        price_pence=None if listing.price is None else data.in_pence(listing.price),
        activities=listing.activities,
        audiences=listing.audiences,
        is_step_free=venue.is_step_free,
    )


def _place(venue: data.Venue) -> Place | None:
    if venue.north_km is None or venue.east_km is None:
        return None
    return from_centre(north=venue.north_km, east=venue.east_km)
