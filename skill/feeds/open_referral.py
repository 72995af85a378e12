"""Open Referral (HSDS 3, and Open Referral UK 1.x before it): a council's directory of services.

The two generations call the same things by other names, and writers mix them; both names are looked for.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds import values
from skill.feeds.feed import Feed, Fetches, Occurrence, Window
from skill.feeds.schedules import Schedule, by_day_of, days_of, end_after, moment

MOST_PAGES = 200
MOST_BYTES = 50_000_000
STILL_SURE = timedelta(days=365)

NOT_ONE = "it is no list of services that can be read"
ONLINE = "online: nobody walks there"
NO_TIMES = "no times: ring first"

_STEP_FREE = re.compile(r"step[- ]?free|wheelchair|\bramps?\b|level access", re.IGNORECASE)
_FREE = re.compile(r"\s*(?:it'?s |this is )?free(?: of charge| to attend| entry)?\W*", re.IGNORECASE)

Json = Mapping[str, Any]


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Each date of each service at each of its places. Raises `FeedFailed` for what is no such list."""
    document = values.parse(body)
    services = list(_services(document))
    if not services and not _is_page(document):
        raise FeedFailed(NOT_ONE)
    for service in services:
        try:
            yield from _of_service(service, window)
        except (ValueError, OverflowError, RecursionError):
            window.leave_out("a service that cannot be read")


def pages(feed: Feed, fetch: Fetches, *, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES) -> bytes:
    """All pages as one JSON array. Raises `FeedFailed` for what has no end, or is none."""
    found: list[Any] = []
    size = 0
    address: str | None = feed.address
    while address is not None:
        if len(found) == most_pages:
            raise FeedFailed(f"it has more than {most_pages} pages")
        fetched = fetch(address)
        size += len(fetched.body)
        if size > most_bytes:
            raise FeedFailed(f"it is larger than {most_bytes // 1_000_000} MB")
        page = values.parse(fetched.body)
        if not _is_page(page):
            raise FeedFailed(NOT_ONE)
        found.append(page)
        address = next_page(page, address) if isinstance(page, Mapping) else None
    return json.dumps(found).encode()


def next_page(page: Json, address: str) -> str | None:
    """Where the following page is, as far as this one says that there is one."""
    last = page.get("last_page", page.get("last"))
    total = values.whole_number(page.get("total_pages", page.get("totalPages")))
    number = values.whole_number(page.get("page_number", page.get("number")))
    if last is True or number is None or not _contents(page) or (total is not None and number >= total):
        return None
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "page"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("page", str(number + 1))])))


def _is_page(document: object) -> bool:
    if isinstance(document, list):
        return all(isinstance(each, Mapping) for each in document)
    return isinstance(document, Mapping) and bool({"contents", "content"} & document.keys())


def _contents(page: Json) -> list[Any]:
    return values.a_list(page.get("contents", page.get("content")))


def _services(document: object) -> Iterator[Json]:
    for each in values.a_list(document):
        if not isinstance(each, Mapping):
            continue
        if _is_page(each):
            yield from (service for service in _contents(each) if isinstance(service, Mapping))
        elif "name" in each:
            yield each


def _of_service(service: Json, window: Window) -> Iterator[Occurrence]:
    if values.text(service.get("status") or "active").casefold() != "active":
        window.leave_out("not active")
        return
    found_times = False
    for location, schedules in _where_and_when(service):
        if values.text(location.get("location_type") or "physical").casefold() != "physical":
            window.leave_out(ONLINE)
            found_times = True
            continue
        for schedule in schedules:
            if values.wall_time(schedule.get("opens_at")) is not None:
                found_times = True
                yield from _dates(service, location, schedule, window)
    if not found_times:
        window.leave_out(NO_TIMES)


def _where_and_when(service: Json) -> Iterator[tuple[Json, list[Json]]]:
    """Times may be the service's own, or of one of its places."""
    own = _objects(service, "schedules", "regular_schedules", "regular_schedule")
    places = _objects(service, "service_at_locations", "service_at_location", "locations")
    for each in places:
        location = values.an_object(each.get("location")) or each
        there = _objects(each, "schedules", "regular_schedules", "regular_schedule")
        yield location, there or own or _objects(location, "schedules", "regular_schedules")
    if not places:
        yield {}, own


def _objects(thing: Json, *names: str) -> list[Json]:
    return [each for name in names for each in values.a_list(thing.get(name)) if isinstance(each, Mapping)]


def _dates(service: Json, location: Json, row: Json, window: Window) -> Iterator[Occurrence]:
    starts = values.wall_time(row.get("opens_at"))
    schedule = _schedule(row, starts, _closed(service, location), window)
    if starts is None or schedule is None:
        window.leave_out("a schedule that cannot be read")
        return
    ends = values.wall_time(row.get("closes_at"))
    place = _place(location)
    identity = f"{values.text(service.get('id'))}/{values.text(location.get('id'))}"
    for day in days_of(schedule, window):
        starts_at = moment(day, starts, window.zone)
        yield Occurrence(
            uid=f"{identity}/{day.isoformat()}T{starts.isoformat()}",
            title=values.text(service.get("name")),
            starts_at=starts_at,
            ends_at=end_after(day, starts, ends, window.zone),
            venue=values.text(location.get("name")),
            address=_address(location),
            place=place,
            price_pence=_price(service),
            youngest=_age(service, "minimum_age"),
            oldest=_age(service, "maximum_age"),
            words=tuple(_words(service)),
            is_step_free=True if _STEP_FREE.search(_access(location)) else None,
            is_sure=_is_sure(service, window),
        )


def _schedule(row: Json, starts: time | None, closed: frozenset[date], window: Window) -> Schedule | None:
    """A row without a frequency is one date; one that says no beginning has always been."""
    valid_from, valid_to = values.a_day(row.get("valid_from")), values.a_day(row.get("valid_to"))
    frequency = values.text(row.get("freq")).upper()
    first = values.a_day(row.get("dtstart")) or valid_from
    says_when = values.text(row.get("dtstart")) or values.text(row.get("valid_from"))
    if first is None and frequency and not says_when:
        first = window.since.astimezone(window.zone).date() - timedelta(days=35)
    if starts is None or first is None:
        return None
    if not frequency and valid_to is not None and valid_to > first:
        frequency = "WEEKLY"
    until = [day for day in (values.a_day(row.get("until")), valid_to) if day is not None]
    return Schedule(
        first=first,
        starts=starts,
        frequency=frequency,
        every=values.whole_number(row.get("interval")) or 1,
        by_day=by_day_of(values.text(row.get("byday"))),
        by_month_day=_month_days(row.get("bymonthday")),
        until=min(until, default=None),
        count=values.whole_number(row.get("count")) or None,
        not_on=closed,
    )


def _month_days(value: object) -> tuple[int, ...]:
    found = (values.whole_number(part.strip(), most=31) for part in values.text(value).split(","))
    return tuple(day for day in found if day)


def _closed(service: Json, location: Json) -> frozenset[date]:
    days: set[date] = set()
    for each in (service, location):
        for row in _objects(each, "holiday_schedules", "holiday_schedule"):
            first, last = values.a_day(row.get("start_date")), values.a_day(row.get("end_date"))
            if row.get("closed") in {True, "true"} and first is not None:
                length = min(((last or first) - first).days, 366)
                days |= {first + timedelta(days=number) for number in range(length + 1)}
    return frozenset(days)


def _place(location: Json) -> Place | None:
    return values.a_place(location.get("latitude"), location.get("longitude"))


def _address(location: Json) -> str:
    for each in _objects(location, "addresses", "physical_addresses", "physical_address"):
        if street := values.text(each.get("address_1")):
            return street
    return ""


def _access(location: Json) -> str:
    rows = _objects(location, "accessibility", "accessibility_for_disabilities")
    return " ".join(
        values.text(row.get(name)) for row in rows for name in ("accessibility", "description", "details")
    )


def _price(service: Json) -> int | None:
    """The least that it costs, where every option says so in pounds; a word alone may say that it is free."""
    amounts = []
    for each in _objects(service, "cost_options", "cost_option"):
        said = values.text(each.get("option")) or values.text(each.get("amount_description"))
        amount = values.pence(each.get("amount"))
        if values.text(each.get("currency") or "GBP").upper() != "GBP":
            continue
        if amount is None and _FREE.fullmatch(said):
            amount = 0
        amounts += [amount] if amount is not None else []
    if not amounts and _FREE.fullmatch(values.text(service.get("fees_description") or service.get("fees"))):
        return 0
    return min(amounts, default=None)


def _age(service: Json, name: str) -> int | None:
    rows = [service, *_objects(service, "eligibilitys", "eligibility")]
    found = (values.whole_number(row.get(name), most=120) for row in rows)
    return next((age for age in found if age is not None), None)


def _words(service: Json) -> Iterator[str]:
    """What the directory's own taxonomies call it."""
    for row in _objects(service, "attributes", "service_taxonomys", "service_taxonomy", "link_taxonomy"):
        term = values.an_object(row.get("taxonomy_term")) or values.an_object(row.get("taxonomy"))
        if name := values.text(term.get("name")):
            yield name


def _is_sure(service: Json, window: Window) -> bool:
    assured = values.a_day(service.get("assured_date"))
    is_old = assured is not None and window.since.date() - assured > STILL_SURE
    return not is_old and not values.text(service.get("alert"))
