"""Open Referral (HSDS 3.0, and Open Referral UK 1.x before it): a council's directory of services.

The two generations call the same things by other names, and writers mix them; both names are looked for.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from skill.errors import FeedFailed
from skill.feeds.feed import ONLINE, Ages, Fetches, Occurrence, Window
from skill.feeds.sources import values
from skill.feeds.sources.open_referral.times import closed_days, dates, has_times, is_off_site
from skill.feeds.sources.schema_org import UNREADABLE_SCHEDULE
from skill.feeds.sources.values import Json

MAX_PAGES = 200
MAX_BYTES = 50_000_000

NOT_ONE = "it is not a list of services that can be read"
NO_TIMES = "no times"
NO_SERVICE = "a service that cannot be read"

STILL_SURE = timedelta(days=365)
MAX_WORDS = 50

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_STEP_FREE, _NO_STEPS, _BUT, _FREE, _PAID = (
    re.compile("|".join(_WORDS[name]), re.IGNORECASE)
    for name in ("step_free", "no_steps", "but", "free", "paid")
)

_SCHEDULES = ("schedules", "regular_schedules", "regular_schedule")


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Each date about the window of each service at each of its places, once, in no order.

    The body is a page, a service, or a list of either. Raises `FeedFailed` for anything else; a service that
    cannot be used is skipped with a note in the window.
    """
    document = values.parse_json(body)
    if not _is_of_services(document):
        raise FeedFailed(NOT_ONE)
    # A place is listed under two names, and a service that moved while pages were fetched is on two of them.
    seen: set[str] = set()
    for service in _services(document, window):
        try:
            for one in _of_service(service, window):
                if one.uid not in seen:
                    seen.add(one.uid)
                    yield one
        except (ValueError, OverflowError, RecursionError):
            window.skip(NO_SERVICE)


def pages(address: str, fetch: Fetches, *, most_pages: int = MAX_PAGES, most_bytes: int = MAX_BYTES) -> bytes:
    """All pages as one JSON array; with pages there is no asking whether they have changed.

    Raises `FeedFailed` for pages without end, or of another kind.
    """
    found: list[Any] = []
    asked: set[str] = set()
    size = 0
    following: str | None = address
    while following is not None:
        if following in asked:
            raise FeedFailed("its pages go round in circles")
        if len(asked) == most_pages:
            raise FeedFailed(f"it has more than {most_pages} pages")
        asked.add(following)
        fetched = fetch(following)
        size += len(fetched.body)
        if size > most_bytes:
            raise FeedFailed(f"it is larger than {most_bytes // 1_000_000} MB")
        page = values.parse_json(fetched.body)
        if not _is_of_services(page):
            raise FeedFailed(NOT_ONE)
        found += values.as_list(page)
        following = next_page(page, following) if isinstance(page, Mapping) else None
    return json.dumps(found).encode()


def next_page(page: Json, address: str) -> str | None:
    """The address of the following page, if this one says that there is one; on the same host.

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
    """Times may belong to the service, to one of its places, or to the link between the two."""
    own = values.objects_under(service, *_SCHEDULES)
    links = values.objects_under(service, "service_at_locations", "service_at_location", "locations")
    for link in links:
        location = values.as_object(link.get("location")) or link
        there = values.objects_under(link, *_SCHEDULES)
        yield link, location, there or own or values.objects_under(location, *_SCHEDULES)
    if not links:
        yield {}, {}, own


def _dates(service: Json, link: Json, location: Json, row: Json, window: Window) -> Iterator[Occurrence]:
    closed = closed_days(service, link, location)
    try:
        found = list(dates(row, closed, window))
    except (ValueError, OverflowError):
        window.skip(UNREADABLE_SCHEDULE)
        return
    for starts_at, ends_at in found:
        on_the_wall = starts_at.astimezone(window.zone).replace(tzinfo=None)
        yield Occurrence(
            uid=f"{_identity(service)}/{_identity(location)}/{on_the_wall.isoformat()}",
            title=values.text(service.get("name")),
            starts_at=starts_at,
            ends_at=ends_at,
            venue=values.text(location.get("name")),
            address=address_of(location),
            place=values.parse_place(location.get("latitude"), location.get("longitude")),
            price_pence=price_pence(service),
            ages=ages(service),
            words=labels(service),
            is_step_free=is_step_free(location),
            is_sure=is_sure(service, window),
        )


def _identity(thing: Json) -> str:
    return values.text(thing.get("id")) or values.text(thing.get("name"))


def address_of(location: Json) -> str:
    """The street."""
    for each in values.objects_under(location, "addresses", "physical_addresses", "physical_address"):
        if street := values.text(each.get("address_1")):
            return street
    return ""


def is_step_free(location: Json) -> bool | None:
    """True where it is said without an "only" or a "not"; a mistake costs someone the way."""
    rows = values.objects_under(location, "accessibility", "accessibility_for_disabilities")
    said = " ".join(
        values.text(row.get(name)) for row in rows for name in ("accessibility", "description", "details")
    )
    plain = _NO_STEPS.sub(" ", said)
    return True if _STEP_FREE.search(plain) and not _BUT.search(plain) else None


def price_pence(service: Json) -> int | None:
    """The dearest of its prices in pounds, in pence, so that no one is told less; None for no price."""
    rows = values.objects_under(service, "cost_options", "cost_option")
    amounts = [amount for amount in map(_amount, rows) if amount is not None]
    fees = values.text(service.get("fees_description") or service.get("fees"))
    if not amounts and _FREE.fullmatch(fees):
        return 0
    return max(amounts, default=None)


def _amount(row: Json) -> int | None:
    """Forms leave an amount of 0 where the price is in words; that is not free."""
    if values.text(row.get("currency") or "GBP").upper() != "GBP":
        return None
    said = [values.text(row.get(name)) for name in ("option", "amount_description")]
    amount = values.parse_pence(row.get("amount"))
    if amount is None and any(map(_FREE.fullmatch, [values.text(row.get("amount")), *said])):
        amount = 0
    return None if amount == 0 and any(map(_PAID.search, said)) else amount


def ages(service: Json) -> Ages:
    """The youngest and the oldest in years; an oldest below the youngest, or of 0, is an empty field."""
    youngest, oldest = _age(service, "minimum_age"), _age(service, "maximum_age")
    return youngest, oldest if oldest and oldest >= (youngest or 0) else None


def _age(service: Json, name: str) -> int | None:
    rows = [service, *values.objects_under(service, "eligibilitys", "eligibility")]
    found = (values.parse_age(row.get(name)) for row in rows)
    return next((age for age in found if age is not None), None)


def labels(service: Json) -> tuple[str, ...]:
    """What the directory's taxonomies call it."""
    return tuple(islice(_words(service), MAX_WORDS))


def _words(service: Json) -> Iterator[str]:
    linked = ("attributes", "service_taxonomys", "service_taxonomy", "link_taxonomy")
    for row in values.objects_under(service, *linked):
        for name in ("taxonomy_term", "taxonomy"):
            term = row.get(name)
            if word := values.text(term) or values.text(values.as_object(term).get("name")):
                yield word
                break
    for row in values.objects_under(service, "taxonomies", "taxonomy_terms"):
        if word := values.text(row.get("name")):
            yield word


def is_sure(service: Json, window: Window) -> bool:
    """Whether it was checked within a year, and carries no warning."""
    assured = values.parse_date(service.get("assured_date"))
    is_old = assured is not None and window.since.date() - assured > STILL_SURE
    return not is_old and not values.text(service.get("alert"))
