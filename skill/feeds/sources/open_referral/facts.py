"""Where a service of a directory is, whom it is for and what it costs (HSDS 3.0, Open Referral UK 1.x)."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from skill.domain.tenancy import Place
from skill.feeds.feed import Window
from skill.feeds.sources import values

STILL_SURE = timedelta(days=365)
MAX_WORDS = 50
OLDEST_AGE = 120
_MAX_NORTH = 90

_STEP_FREE = re.compile(r"step[- ]?free|wheelchair|\bramp(?:s|ed)?\b|level access", re.IGNORECASE)
_NO_STEPS = re.compile(r"\b(?:no|without(?: any)?)\s+(?:steps?|stairs?)\b", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:no|not|non|none|nor|never|without|un\w*able|unsuitable|inaccessible|unfortunately|limited|partial\w*|except"
    r"|only|but|steps?(?![- ]?free)|stairs?)\b|n['’]t\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\s*(?:it'?s |this is )?free(?: of charge| to attend| entry)?\W*", re.IGNORECASE)
_PAID = re.compile(r"£\s*(?:\d+\.)?\d*[1-9]|\b\d+\s?p\b", re.IGNORECASE)

Json = Mapping[str, Any]


def place_of(location: Json) -> Place | None:
    found = values.parse_place(location.get("latitude"), location.get("longitude"))
    return found if found is not None and abs(found.latitude) <= _MAX_NORTH else None


def address_of(location: Json) -> str:
    """The street, which is what one tells a neighbour."""
    for each in values.objects(location, "addresses", "physical_addresses", "physical_address"):
        if street := values.text(each.get("address_1")):
            return street
    return ""


def step_free(location: Json) -> bool | None:
    """True where it is said without an "only" or a "not"; to read those wrongly costs somebody the way."""
    rows = values.objects(location, "accessibility", "accessibility_for_disabilities")
    said = " ".join(
        values.text(row.get(name)) for row in rows for name in ("accessibility", "description", "details")
    )
    plain = _NO_STEPS.sub(" ", said)
    return True if _STEP_FREE.search(plain) and not _BUT.search(plain) else None


def price_pence(service: Json) -> int | None:
    """The dearest of its prices in pounds, in pence, so that nobody is told less; None for no price."""
    rows = values.objects(service, "cost_options", "cost_option")
    amounts = [amount for amount in map(_amount, rows) if amount is not None]
    fees = values.text(service.get("fees_description") or service.get("fees"))
    if not amounts and _FREE.fullmatch(fees):
        return 0
    return max(amounts, default=None)


def _amount(row: Json) -> int | None:
    """Forms leave an amount of 0 behind where the price stands in words; that is not free."""
    if values.text(row.get("currency") or "GBP").upper() != "GBP":
        return None
    said = [values.text(row.get(name)) for name in ("option", "amount_description")]
    amount = values.pence(row.get("amount"))
    if amount is None and any(map(_FREE.fullmatch, [values.text(row.get("amount")), *said])):
        amount = 0
    return None if amount == 0 and any(map(_PAID.search, said)) else amount


def ages(service: Json) -> tuple[int | None, int | None]:
    """The youngest and the oldest in years; an oldest below the youngest, or of 0, is an empty field."""
    youngest, oldest = _age(service, "minimum_age"), _age(service, "maximum_age")
    return youngest, oldest if oldest and oldest >= (youngest or 0) else None


def _age(service: Json, name: str) -> int | None:
    rows = [service, *values.objects(service, "eligibilitys", "eligibility")]
    found = (values.parse_int(row.get(name), most=OLDEST_AGE) for row in rows)
    return next((age for age in found if age is not None), None)


def words(service: Json) -> tuple[str, ...]:
    """What the directory's own taxonomies call it."""
    return tuple(islice(_words(service), MAX_WORDS))


def _words(service: Json) -> Iterator[str]:
    linked = ("attributes", "service_taxonomys", "service_taxonomy", "link_taxonomy")
    for row in values.objects(service, *linked):
        for name in ("taxonomy_term", "taxonomy"):
            term = row.get(name)
            if word := values.text(term) or values.text(values.as_object(term).get("name")):
                yield word
                break
    for row in values.objects(service, "taxonomies", "taxonomy_terms"):
        if word := values.text(row.get("name")):
            yield word


def is_sure(service: Json, window: Window) -> bool:
    """Whether somebody looked at it within a year, and it carries no warning."""
    assured = values.parse_date(service.get("assured_date"))
    is_old = assured is not None and window.since.date() - assured > STILL_SURE
    return not is_old and not values.text(service.get("alert"))
