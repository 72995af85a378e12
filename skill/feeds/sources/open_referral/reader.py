"""Open Referral (HSDS 3.0, and Open Referral UK 1.x before it): a council's directory of services.

The two generations call the same things by other names, and writers mix them; both names are looked for.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from skill.errors import FeedFailed
from skill.feeds.feed import Feed, Fetches, Occurrence, Window
from skill.feeds.sources import values
from skill.feeds.sources.open_referral import facts
from skill.feeds.sources.open_referral.times import closed_days, dates, has_times, is_off_site

MAX_PAGES = 200
MAX_BYTES = 50_000_000

NOT_ONE = "it is no list of services that can be read"
ONLINE = "online: nobody walks there"
NO_TIMES = "no times: ring first"
NO_DAYS = "a schedule that cannot be read"
NO_SERVICE = "a service that cannot be read"

_SCHEDULES = ("schedules", "regular_schedules", "regular_schedule")

Json = Mapping[str, Any]


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Each date within the window of each service at each of its places, once, in no order.

    The body is a page, a service, or a list of either. Raises `FeedFailed` for what is none of these; one
    service that cannot be used is noted in the window.
    """
    document = values.parse(body)
    if not _is_of_services(document):
        raise FeedFailed(NOT_ONE)
    yield from values.limit_occurrences(_once_each(document, window), window)


def _once_each(document: object, window: Window) -> Iterator[Occurrence]:
    # A service that moved on while pages were fetched is on two of them.
    told: set[str] = set()
    for service in _services(document, window):
        try:
            for one in _of_service(service, window):
                if one.uid not in told:
                    told.add(one.uid)
                    yield one
        except (ValueError, OverflowError, RecursionError):
            window.skip(NO_SERVICE)


def pages(feed: Feed, fetch: Fetches, *, most_pages: int = MAX_PAGES, most_bytes: int = MAX_BYTES) -> bytes:
    """All pages as one JSON array. Raises `FeedFailed` for what has no end, goes in a circle, or is none."""
    found: list[Any] = []
    asked: set[str] = set()
    size = 0
    address: str | None = feed.address
    while address is not None:
        if address in asked:
            raise FeedFailed("its pages go round in a circle")
        if len(asked) == most_pages:
            raise FeedFailed(f"it has more than {most_pages} pages")
        asked.add(address)
        fetched = fetch(address)
        size += len(fetched.body)
        if size > most_bytes:
            raise FeedFailed(f"it is larger than {most_bytes // 1_000_000} MB")
        page = values.parse(fetched.body)
        if not _is_of_services(page):
            raise FeedFailed(NOT_ONE)
        found += values.as_list(page)
        address = next_page(page, address) if isinstance(page, Mapping) else None
    return json.dumps(found).encode()


def next_page(page: Json, address: str) -> str | None:
    """Where the following page is, as far as this one says that there is one; on the same host.

    Pages are counted from 1, by some writers from 0; where one has no number, its address may.
    """
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    last = page.get("last_page", page.get("last"))
    total = values.parse_int(page.get("total_pages", page.get("totalPages")))
    number = values.parse_int(page.get("page_number", page.get("number")))
    if number is None and (last is False or total is not None):
        number = values.parse_int(dict(query).get("page", 1))
    if (
        last is True
        or number is None
        or not _contents(page)
        or (total is not None and max(number, 1) >= total)
    ):
        return None
    others = [(name, value) for name, value in query if name != "page"]
    return urlunsplit(parts._replace(query=urlencode([*others, ("page", str(number + 1))])))


def _is_of_services(document: object) -> bool:
    if not isinstance(document, list | Mapping):
        return False
    return document == [] or any(_is_page(each) or _is_service(each) for each in values.as_list(document))


def _is_page(document: object) -> bool:
    return isinstance(document, Mapping) and bool({"contents", "content"} & document.keys())


def _is_service(document: object) -> bool:
    return isinstance(document, Mapping) and {"id", "name"} <= document.keys()


def _contents(page: Json) -> list[Any]:
    return values.as_list(page.get("contents", page.get("content")))


def _services(document: object, window: Window) -> Iterator[Json]:
    for each in values.as_list(document):
        for service in _contents(each) if _is_page(each) else [each]:
            if isinstance(service, Mapping) and "name" in service:
                yield service
            else:
                window.skip(NO_SERVICE)


def _of_service(service: Json, window: Window) -> Iterator[Occurrence]:
    if values.text(service.get("status") or "active").casefold() != "active":
        window.skip("not active")
        return
    found_times = False
    for link, location, schedules in _where_and_when(service):
        if values.text(location.get("location_type") or "physical").casefold() != "physical":
            window.skip(ONLINE)
            found_times = True
            continue
        for row in filter(has_times, schedules):
            found_times = True
            if is_off_site(row):
                window.skip(ONLINE)
            else:
                yield from _dates(service, link, location, row, window)
    if not found_times:
        window.skip(NO_TIMES)


def _where_and_when(service: Json) -> Iterator[tuple[Json, Json, list[Json]]]:
    """Times may be the service's own, of one of its places, or of what links the two."""
    own = values.objects(service, *_SCHEDULES)
    links = values.objects(service, "service_at_locations", "service_at_location", "locations")
    for link in links:
        location = values.as_object(link.get("location")) or link
        there = values.objects(link, *_SCHEDULES)
        yield link, location, there or own or values.objects(location, *_SCHEDULES)
    if not links:
        yield {}, {}, own


def _dates(service: Json, link: Json, location: Json, row: Json, window: Window) -> Iterator[Occurrence]:
    closed = closed_days(service, link, location)
    try:
        found = list(dates(row, closed, window))
    except (ValueError, OverflowError):
        window.skip(NO_DAYS)
        return
    youngest, oldest = facts.ages(service)
    for starts_at, ends_at in found:
        on_the_wall = starts_at.astimezone(window.zone).replace(tzinfo=None)
        yield Occurrence(
            uid=f"{_identity(service)}/{_identity(location)}/{on_the_wall.isoformat()}",
            title=values.text(service.get("name")),
            starts_at=starts_at,
            ends_at=ends_at,
            venue=values.text(location.get("name")),
            address=facts.address_of(location),
            place=facts.place_of(location),
            price_pence=facts.price_pence(service),
            youngest=youngest,
            oldest=oldest,
            words=facts.words(service),
            is_step_free=facts.step_free(location),
            is_sure=facts.is_sure(service, window),
        )


def _identity(thing: Json) -> str:
    return values.text(thing.get("id")) or values.text(thing.get("name"))
