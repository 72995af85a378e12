"""One list out of many feeds: what two of them tell of counts once, with what each knows of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from skill.domain.events import Audience, Event
from skill.domain.same_event import is_same, quarter
from skill.domain.tenancy import Place
from skill.feeds.listing import Listed


def merged(everything: Iterable[Listed]) -> list[Event]:
    """The feeds that were added first give their words; what those don't know, the others fill in.

    What one feed says is cancelled is on in none of them.
    """
    by_time: dict[int, list[list[Listed]]] = defaultdict(list)
    groups = []
    for one in _placed(list(everything)):
        when = quarter(one.event.entry)
        beside = [group for near in (when - 1, when, when + 1) for group in by_time[near]]
        group = next((each for each in beside if _is_of(each, one)), None)
        if group is None:
            group = []
            by_time[when].append(group)
            groups.append(group)
        group.append(one)
    return [_one_of(group) for group in groups if not any(one.is_cancelled for one in group)]


def _is_of(group: list[Listed], one: Listed) -> bool:
    """One feed knows its own things apart: beginners' yoga and yoga next door are two."""
    return all(each.feed_id != one.feed_id for each in group) and is_same(
        group[0].event.entry, one.event.entry
    )


def _placed(everything: list[Listed]) -> list[Listed]:
    """A hall that one feed has on the map is there for the others, too."""
    known: dict[str, Place] = {}
    for one in everything:
        if one.event.place is not None:
            known.setdefault(one.event.venue.casefold(), one.event.place)
    return [
        one
        if one.event.place is not None or (place := known.get(one.event.venue.casefold())) is None
        else replace(one, event=replace(one.event, place=place))
        for one in everything
    ]


def _one_of(group: list[Listed]) -> Event:
    event = group[0].event
    for other in group[1:]:
        event = _filled(event, other.event)
    return event


def _filled(event: Event, other: Event) -> Event:
    return replace(
        event,
        address=event.address or other.address,
        place=event.place or other.place,
        price_pence=event.price_pence if event.price_pence is not None else other.price_pence,
        activities=event.activities | other.activities,
        audiences=(event.audiences | other.audiences) - {Audience.EVERYONE} or event.audiences,
        is_step_free=event.is_step_free if event.is_step_free is not None else other.is_step_free,
        youngest=event.youngest if event.youngest is not None else other.youngest,
        oldest=event.oldest if event.oldest is not None else other.oldest,
        is_sure=event.is_sure or other.is_sure,
        as_of=max(event.as_of, other.as_of),
    )
