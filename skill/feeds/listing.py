"""From what a feed says to an event that may be spoken: cleaned, placed and labelled, or skipped."""

from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from skill.domain.events.event import OF_FEEDS, Event
from skill.domain.events.nearby import Area
from skill.domain.events.same_event import quarter
from skill.domain.tenancy import Place
from skill.feeds.feed import Feed, Occurrence, Window, corrected
from skill.feeds.labels import labelling
from skill.feeds.text import clean_text
from skill.speech import plain

LONGEST = timedelta(days=120)
"""What lasts longer than a season is not an event but a place that is open."""

MAX_AT_ONCE = 300
"""Events of one feed that begin within the same quarter of an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """An event of a feed. A cancelled one is kept until it has met other feeds' copies of itself."""

    feed_id: str
    event: Event
    is_cancelled: bool


def list_events(
    feed: Feed, occurrences: Iterable[Occurrence], window: Window, *, area: Area | None, as_of: datetime
) -> Iterator[ListedEvent]:
    """What may be spoken within the window and the area; the window's notes count what may not, and why."""
    known: set[str] = set()
    at_once: Counter[int] = Counter()
    for occurrence in window.limit(occurrences):
        found = _list_event(feed, occurrence, window, area, as_of)
        if found is None:
            continue
        if found.event.event_ref in known:
            found = _more_exact(found)
        when = quarter(found.event.entry)
        at_once[when] += 1
        if found.event.event_ref in known:
            window.skip("listed twice")
        elif at_once[when] > MAX_AT_ONCE:
            window.skip("too many at the same time")
        else:
            known |= {found.event.event_ref, _more_exact(found).event.event_ref}
            yield found


def _more_exact(found: ListedEvent) -> ListedEvent:
    """With a reference of its own: some feeds give several dates, or events in several halls, the same id."""
    event = found.event
    names = (event.event_ref, event.title, event.venue, event.address, event.starts_at.isoformat())
    return replace(found, event=replace(event, event_ref=reference(found.feed_id, "\n".join(names))))


def _list_event(
    feed: Feed, occurrence: Occurrence, window: Window, area: Area | None, as_of: datetime
) -> ListedEvent | None:
    title = _title(occurrence, window)
    place = _place(occurrence.place, feed, area, window)
    reason = _why_not(occurrence, title, place, area)
    if reason:
        window.skip(reason)
        return None
    event = Event(
        event_ref=reference(feed.feed_id, occurrence.uid),
        title=title,
        starts_at=occurrence.starts_at,
        ends_at=max(occurrence.ends_at, occurrence.starts_at),
        venue=clean_text.venue(occurrence.venue) or clean_text.venue(feed.venue or feed.name),
        address=clean_text.address(occurrence.address or feed.where),
        place=place,
        price_pence=occurrence.price_pence,
        activities=labelling.activities(occurrence.title, occurrence.words),
        audiences=labelling.audiences(occurrence.title, occurrence.words, occurrence.ages),
        is_step_free=occurrence.is_step_free,
        as_of=as_of,
        youngest=occurrence.ages[0],
        oldest=occurrence.ages[1],
        is_all_day=occurrence.is_all_day,
        is_sure=occurrence.is_sure,
    )
    return ListedEvent(feed_id=feed.feed_id, event=event, is_cancelled=occurrence.is_cancelled)


def _title(occurrence: Occurrence, window: Window) -> str:
    """Without the start time at its end, which the answer says anyway."""
    title = clean_text.title(occurrence.title)
    begins = plain.clock_time(occurrence.starts_at.astimezone(window.zone))
    return title.removesuffix(begins).rstrip(" ,:-").removesuffix(" at") or title


def _why_not(occurrence: Occurrence, title: str, place: Place | None, area: Area | None) -> str:
    if not title:
        return "a title that cannot be said aloud"
    if occurrence.ends_at - occurrence.starts_at > LONGEST:
        return "it lasts more than a season"
    if place is not None and area is not None and not area.holds(place):
        return "too far away"
    return ""


def _place(place: Place | None, feed: Feed, area: Area | None, window: Window) -> Place | None:
    found = corrected(place, area) if place is not None else None
    if place is not None and found is None:
        window.skip("coordinates of 0, 0, read as unknown")
    elif found != place:
        window.skip("coordinates the wrong way round, corrected")
    return found or feed.place


def reference(feed_id: str, uid: str) -> str:
    """Short, because it travels in the session; the same for the same date of the same event every time."""
    digest = blake2b(f"{feed_id}\n{uid}".encode("utf-8", "replace"), digest_size=8).digest()
    return f"{OF_FEEDS}{b32encode(digest).decode().rstrip('=').lower()}"
