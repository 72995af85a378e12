"""Records as bodies of items: what was written is read back, by versions that come later too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, ClassVar

import pytest

from skill.errors import StoreUnavailable
from skill.housing.records.codec import body_of, record_of


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    name: str
    coats: int
    colour: Colour | None = None
    painted_at: datetime | None = None
    dry_on: date | None = None
    is_dry: bool | None = None
    tins: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repainted:
    format: ClassVar[int] = 2
    name: str


WHOLE = Painted(
    name="Zoë's gate",
    coats=2,
    colour=Colour.RED,
    painted_at=datetime(2026, 11, 2, 10, 0, tzinfo=UTC),
    dry_on=date(2026, 11, 3),
    is_dry=False,
    tins={"size": "small"},
)


def test_record_is_read_back_as_it_was_written() -> None:
    for record in (WHOLE, Painted(name="", coats=0)):
        assert record_of(Painted, body_of(record)) == record


def test_body_holds_plain_values_and_nothing_for_what_is_none() -> None:
    assert body_of(Painted(name="gate", coats=1)) == {"name": "gate", "coats": 1}
    body = body_of(WHOLE)
    assert body["painted_at"] == "2026-11-02T10:00:00.000000+00:00"
    assert (type(body["colour"]), body["colour"], body["dry_on"]) == (str, "red", "2026-11-03")


def test_instant_of_another_time_zone_is_kept_in_utc() -> None:
    summer = datetime(2026, 7, 1, 11, 0, tzinfo=timezone(timedelta(hours=1)))

    assert body_of(Painted(name="", coats=0, painted_at=summer))["painted_at"].startswith("2026-07-01T10:00")


def test_names_of_another_version_are_ignored() -> None:
    assert record_of(Painted, {"name": "gate", "coats": 1, "thinner": "much"}) == Painted(
        name="gate", coats=1
    )


@pytest.mark.parametrize(
    "body",
    [
        {"name": "gate"},
        {"name": "gate", "coats": 1, "painted_at": "soon"},
        {"name": "gate", "coats": 1, "painted_at": 7},
        {"name": "gate", "coats": 1, "colour": "mauve"},
    ],
)
def test_body_that_cannot_be_read_is_named_without_its_values(body: dict[str, Any]) -> None:
    with pytest.raises(StoreUnavailable, match=r"^a Painted that cannot be read$"):
        record_of(Painted, body)


def test_body_of_a_newer_format_is_refused_by_name() -> None:
    with pytest.raises(StoreUnavailable, match="a Painted written by a newer Home Coach"):
        record_of(Painted, {"name": "gate", "coats": 1, "format": 2})


def test_format_is_written_from_the_second_one_on() -> None:
    body = body_of(Repainted(name="gate"))

    assert body == {"format": 2, "name": "gate"}
    assert record_of(Repainted, body) == record_of(Repainted, {"name": "gate"}) == Repainted(name="gate")
