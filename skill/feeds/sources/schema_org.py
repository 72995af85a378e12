"""What schema.org calls things, for the kinds of feed that are written in it: JSON-LD and OpenActive."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place
from skill.feeds.feed import Window
from skill.feeds.sources import values
from skill.feeds.sources.schedules import Schedule, by_day_of, days_of, end_after, moment
from skill.feeds.sources.values import Json

NO_DATE = "no date that can be read"
UNREADABLE_SCHEDULE = "a schedule that cannot be read"

_OFF = ("cancelled", "postponed")
_REPEATS = re.compile(r"P(\d{1,3})([DWM])")
_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY"}
_IN_A_WORD = {"DAILY": "P1D", "WEEKLY": "P1W", "MONTHLY": "P1M"}


def types_of(thing: Json) -> list[str]:
    """ "@type" or "type", without the address of the vocabulary."""
    return [values.last_part(each) for each in values.as_list(thing.get("@type", thing.get("type")))]


def id_of(thing: Json) -> str:
    """What an object is known by; empty where it does not say."""
    return values.text(thing.get("@id", thing.get("id")))


def is_cancelled(status: object) -> bool | None:
    """What is postponed has no date any more; what is rescheduled is on at the date that is given."""
    name = values.text(status).casefold()
    return any(word in name for word in _OFF) if name else None


def is_online(mode: object) -> bool:
    """Online only; what is "mixed" has a place as well."""
    return values.last_part(mode) == "OnlineEventAttendanceMode"


def own_dates(event: Json, zone: ZoneInfo) -> tuple[datetime, datetime | None, bool] | None:
    """Start, end if it says one, and whether it is all day; None for a start that cannot be read.

    A date alone ends at the midnight after it. An end that cannot be read counts as none.
    """
    starts, ends = event.get("startDate"), event.get("endDate")
    begins, over = values.parse_datetime(starts, zone), values.parse_datetime(ends, zone)
    if begins is None:
        first = values.parse_date(starts)
        if first is None or values.text(starts)[len("2026-11-23") :].strip("T"):
            return None
        last = max(values.parse_date(ends) or first, first)
        return _midnight(first, zone), _midnight(last, zone, after=True), True
    if over is None and (last_day := values.parse_date(ends)):
        over = _midnight(last_day, zone, after=True)
    return begins.astimezone(UTC), max(over, begins).astimezone(UTC) if over else None, False


def _midnight(day: date, zone: ZoneInfo, *, after: bool = False) -> datetime:
    return moment(day + timedelta(days=after), time.min, zone)


def place_of(location: object) -> Place | None:
    """Where a `Place` lies, by the coordinates of its `geo` or its own."""
    where = values.as_object(location)
    geo = values.as_object(where.get("geo")) or where
    return values.parse_place(geo.get("latitude"), geo.get("longitude"))


def price_pence(offers: object, *, default_currency: str = "") -> int | None:
    """The dearest of what is asked in pounds, so that no one is told less; 0 is free in any currency."""
    found = []
    for offer in values.objects(offers):
        details = values.as_object(offer.get("priceSpecification"))
        prices = (offer.get("price"), offer.get("highPrice"), offer.get("lowPrice"), details.get("price"))
        amount = _first_amount(prices)
        currency = values.text(offer.get("priceCurrency") or details.get("priceCurrency") or default_currency)
        if amount == 0 or (amount is not None and currency.upper() == "GBP"):
            found.append(amount)
    return max(found, default=None)


def _first_amount(written: Iterable[object]) -> int | None:
    amounts = (0 if values.text(each).casefold() == "free" else values.parse_pence(each) for each in written)
    return next((amount for amount in amounts if amount is not None), None)


def schedule_dates(
    row: Json, window: Window, *, lasts: timedelta | None = None
) -> Iterator[tuple[datetime, datetime]]:
    """Start and end (UTC) of each date of a `Schedule` about the window.

    `lasts` is how long each date takes where the schedule does not say. A schedule that leaves open on which
    days it falls, or cannot be read, is skipped whole: the wrong day sends someone to a locked door.
    """
    try:
        yield from _dates(row, window, lasts)
    except (ValueError, OverflowError):
        window.skip(UNREADABLE_SCHEDULE)


def _dates(row: Json, window: Window, lasts: timedelta | None) -> Iterator[tuple[datetime, datetime]]:
    schedule, months, zone = _schedule(row), _months(row), _zone(row, window)
    ends, lasts = values.parse_time(row.get("endTime")), values.parse_duration(row.get("duration")) or lasts
    for day in days_of(schedule, window):
        if day.month not in months:
            continue
        starts_at = moment(day, schedule.starts, zone)
        if ends is None and lasts is not None:
            yield starts_at, starts_at + lasts
        else:
            yield starts_at, end_after(day, schedule.starts, ends, zone)


def _schedule(row: Json) -> Schedule:
    first, starts = values.parse_date(row.get("startDate")), values.parse_time(row.get("startTime"))
    if first is None or starts is None:
        raise ValueError("no first day, or no time")
    frequency, every = _rhythm(values.text(row.get("repeatFrequency")).upper())
    by_day = by_day_of(",".join(values.text(each) for each in values.as_list(row.get("byDay"))))
    month_days = (
        values.parse_int(each, least=-31, most=31) for each in values.as_list(row.get("byMonthDay"))
    )
    by_month_day = tuple(day for day in month_days if day)
    if by_day and by_month_day:
        raise ValueError("days that may never come")
    return Schedule(
        first=first,
        starts=starts,
        frequency=frequency,
        every=every,
        by_day=by_day,
        by_month_day=by_month_day,
        until=values.parse_end_date(row.get("endDate")),
        count=values.parse_int(row.get("repeatCount")) or None,
        not_on=frozenset(filter(None, map(values.parse_end_date, values.as_list(row.get("exceptDate"))))),
    )


def _rhythm(frequency: str) -> tuple[str, int]:
    """ "P2W" is weekly, every two; blank is one day alone."""
    if not frequency:
        return "", 1
    repeats = _REPEATS.fullmatch(_IN_A_WORD.get(frequency, frequency))
    if repeats is None:
        raise ValueError("a frequency that is not daily, weekly or monthly")
    return _FREQUENCIES[repeats[2]], int(repeats[1])


def _months(row: Json) -> frozenset[int]:
    """Every month where none is named."""
    named = [
        values.parse_int(each, least=1, most=12) for each in values.as_list(row.get("byMonth")) if each != ""
    ]
    if None in named:
        raise ValueError("a month that does not exist")
    if named and row.get("repeatCount"):
        raise ValueError("a number of days in some months only")
    return frozenset(month for month in named if month) or frozenset(range(1, 13))


def _zone(row: Json, window: Window) -> ZoneInfo:
    name = values.text(row.get("scheduleTimezone"))
    try:
        return ZoneInfo(name) if name else window.zone
    except (KeyError, OSError) as problem:
        raise ValueError("a time zone that does not exist") from problem
