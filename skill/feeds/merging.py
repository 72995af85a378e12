"""One list out of many feeds: an event that two of them have is listed once, with what each knows of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from skill.domain.events.event import Audience, Event
from skill.domain.events.same_event import are_close, is_same, quarter, titles_apart_from_venues
from skill.domain.tenancy import Place
from skill.feeds.listing import ListedEvent

_FILLED_IN = ("place", "price_pence", "is_step_free", "youngest", "oldest")


def merge_events(everything: Iterable[ListedEvent]) -> list[Event]:
    """The feed that was added first gives the words; the others fill in what it does not know.

    What one feed says is cancelled is not listed from any other.
    """
    by_time: dict[int, list[list[ListedEvent]]] = defaultdict(list)
    groups = []
    for one in _placed(list(everything)):
        when = quarter(one.event.entry)
        beside = (group for near in (when - 1, when, when + 1) for group in by_time.get(near, ()))
        group = next((each for each in beside if _is_of(each, one)), None)
        if group is None:
            group = []
            by_time[when].append(group)
            groups.append(group)
        group.append(one)
    return [
        reduce(_filled, (one.event for one in group))
        for group in groups
        if not any(one.is_cancelled for one in group)
    ]


def _is_of(group: list[ListedEvent], one: ListedEvent) -> bool:
    """A feed knows its own events apart. A cancelled one matches the same title only: cancelled yoga says
    nothing about baby yoga.
    """
    first = group[0]
    if any(each.feed_id == one.feed_id for each in group) or not is_same(first.event.entry, one.event.entry):
        return False
    if not (one.is_cancelled or any(each.is_cancelled for each in group)):
        return True
    words, other_words = titles_apart_from_venues(first.event.entry, one.event.entry)
    return words == other_words


def _placed(everything: list[ListedEvent]) -> list[ListedEvent]:
    """A venue that one feed has on the map is there for the others too, if only one place has that name."""
    known: dict[str, Place | None] = {}
    for one in everything:
        name, place = one.event.venue.casefold(), one.event.place
        if place is not None:
            there = known.setdefault(name, place)
            known[name] = there if there is not None and are_close(there, place) else None
    return [
        one
        if one.event.place is not None or (place := known.get(one.event.venue.casefold())) is None
        else replace(one, event=replace(one.event, place=place))
        for one in everything
    ]


def _filled(event: Event, other: Event) -> Event:
    unknown = [name for name in _FILLED_IN if getattr(event, name) is None]
    return replace(
        event,
        **{name: getattr(other, name) for name in unknown},
        address=event.address or other.address,
        activities=event.activities | other.activities,
        audiences=(event.audiences | other.audiences) - {Audience.EVERYONE} or event.audiences,
        is_sure=event.is_sure or other.is_sure,
        as_of=max(event.as_of, other.as_of),
    )
