"""How both stores write domain values as text, and read them back."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from skill.domain.tenancy import Place

Choice = TypeVar("Choice", bound=StrEnum)


@lru_cache(maxsize=4096)
def instant_text(instant: datetime) -> str:
    """UTC, always of one width, so that text sorts as time does. Raises `ValueError` for a naive instant."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def place(latitude: float | None, longitude: float | None) -> Place | None:
    if latitude is None or longitude is None:
        return None
    return Place(latitude=latitude, longitude=longitude)


def coordinates(place: Place | None) -> tuple[float | None, float | None]:
    return (None, None) if place is None else (place.latitude, place.longitude)


def ids_text(ids: frozenset[Choice]) -> str:
    return " ".join(sorted(ids))


@lru_cache(maxsize=1024)
def ids(kind: type[Choice], text: str) -> frozenset[Choice]:
    """Ids that this version does not know are ignored: an older or newer version wrote them."""
    known = {choice.value: choice for choice in kind}
    return frozenset(known[word] for word in text.split() if word in known)


def weekdays_text(weekdays: frozenset[int]) -> str:
    return "".join(str(weekday) for weekday in sorted(weekdays))


def weekdays(text: str) -> frozenset[int]:
    return frozenset(int(digit) for digit in text)
