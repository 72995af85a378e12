"""An OpenActive dataset's own page: which feeds it is made of, and which of them are worth reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.errors import FeedFailed
from skill.feeds import values
from skill.feeds.feed import Fetched
from skill.feeds.opportunities import READ
from skill.feeds.pages import json_in

MOST_FEEDS = 20

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One feed of a dataset: the kind of items in it, and where it begins."""

    kind: str
    address: str


def distributions(fetched: Fetched) -> list[Distribution]:
    """Those that tell of something to go to. Raises `FeedFailed` for what is no dataset's page."""
    found = [
        Distribution(kind=kind, address=address)
        for document in json_in(fetched.body)
        for each in values.a_list(values.an_object(document).get("distribution"))
        if (kind := _kind(values.an_object(each))) and (address := _address(values.an_object(each)))
    ]
    if not found:
        raise FeedFailed("it is no OpenActive dataset's page")
    return found[:MOST_FEEDS]


def _kind(distribution: Json) -> str:
    said = (*values.a_list(distribution.get("additionalType")), distribution.get("name"))
    names = (values.text(each).rpartition("/")[2].rpartition(":")[2] for each in said)
    return next((name for name in names if name in READ), "")


def _address(distribution: Json) -> str:
    address = values.text(distribution.get("contentUrl"))
    return address if address.startswith(("http://", "https://")) else ""
