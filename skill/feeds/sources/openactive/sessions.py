"""The dates in OpenActive feeds: sessions joined with their series, from any feed.

OpenActive Opportunity Data 2. A session's own fields win over those of its series.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.feeds.feed import ONLINE, Occurrence, Window
from skill.feeds.sources import schema_org
from skill.feeds.sources.openactive.items import is_far
from skill.feeds.sources.openactive.opportunities import Opportunities, Opportunity
from skill.feeds.sources.values import Json


def occurrences(
    opportunities: Opportunities, window: Window, area: Area | None, feed_id: str
) -> Iterator[Occurrence]:
    """The dates of a feed within the window, items that begin soonest first.

    What is far from the area is left out; what is full or cannot be read is skipped with a note. Raises
    `StoreUnavailable`.
    """
    for opportunity in _once_each(opportunities.within(window, feed_id)):
        reason = _why_not(opportunity)
        if reason:
            window.skip(reason)
            continue
        for found in _dates(opportunity, window):
            if window.holds(found.starts_at, found.ends_at) and not is_far(found.place, area):
                yield found


def _once_each(everything: Iterable[Opportunity]) -> Iterator[Opportunity]:
    """Some publish one session as two items; those follow each other here, since they begin together."""
    starts, uids = None, set[str]()
    for opportunity in everything:
        if opportunity.starts != starts:
            starts, uids = opportunity.starts, set()
        if opportunity.uid not in uids:
            uids.add(opportunity.uid)
            yield opportunity


def _why_not(opportunity: Opportunity) -> str:
    if "why_not" in opportunity.data:
        return str(opportunity.data["why_not"])
    if opportunity.is_orphan and "title" not in opportunity.data:
        return "a session of an unknown series"
    if opportunity.data.get("online"):
        return ONLINE
    if _is_full(opportunity.data):
        return "full"
    return ""


def _is_full(data: Json) -> bool:
    """A cancelled session counts as cancelled, full or not."""
    return bool(data.get("full")) and not data.get("off")


def _dates(opportunity: Opportunity, window: Window) -> Iterator[Occurrence]:
    if "parts" in opportunity.data:
        yield from _parts(opportunity, window)
    elif "schedules" in opportunity.data:
        for schedule in opportunity.data["schedules"]:
            yield from _scheduled(opportunity, schedule, window)
    else:
        yield _at_its_own_date(opportunity.uid, opportunity.data, opportunity.place)


def _parts(opportunity: Opportunity, window: Window) -> Iterator[Occurrence]:
    for part in opportunity.data["parts"]:
        data = opportunity.data | part
        if "why_not" in part:
            window.skip(part["why_not"])
        elif _is_full(data):
            window.skip("full")
        else:
            at = part.get("at")
            place = Place(latitude=at[0], longitude=at[1]) if at else opportunity.place
            yield _at_its_own_date(part["uid"] or f"{opportunity.uid} {part['starts']}", data, place)


def _at_its_own_date(uid: str, data: Json, place: Place | None) -> Occurrence:
    starts_at = datetime.fromtimestamp(data["starts"] * 60, UTC)
    lasts = data["ends"] - data["starts"] if "ends" in data else data.get("minutes", 0)
    return _occurrence(uid, data, place, starts_at, starts_at + timedelta(minutes=lasts))


def _occurrence(
    uid: str, data: Json, place: Place | None, starts_at: datetime, ends_at: datetime, *, is_sure: bool = True
) -> Occurrence:
    youngest, oldest = data.get("ages", (None, None))
    labels = [*data.get("activity", ()), *data.get("category", ()), *data.get("level", ())]
    return Occurrence(
        uid=uid,
        title=data.get("title", ""),
        starts_at=starts_at,
        ends_at=ends_at,
        is_all_day=data.get("is_all_day", False),
        venue=data.get("venue", ""),
        address=data.get("address", ""),
        place=place,
        price_pence=data.get("pence"),
        ages=(youngest, oldest),
        words=(*labels, *filter(None, [data.get("gender")])),
        is_step_free=data.get("step_free"),
        is_sure=is_sure,
        is_cancelled=data.get("off", False),
    )


def _scheduled(opportunity: Opportunity, row: Json, window: Window) -> Iterator[Occurrence]:
    data, minutes = opportunity.data, opportunity.data.get("minutes")
    lasts = None if minutes is None else timedelta(minutes=minutes)
    for starts_at, ends_at in schema_org.schedule_dates(row, window, lasts=lasts):
        # By its time, too: it may be on twice a day.
        on_the_wall = starts_at.astimezone(window.zone).replace(tzinfo=None)
        yield _occurrence(
            f"{opportunity.uid} {on_the_wall.isoformat()}",
            data,
            opportunity.place,
            starts_at,
            ends_at,
            is_sure=not row.get("is_partial", False),
        )
