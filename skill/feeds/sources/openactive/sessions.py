"""What OpenActive feeds tell of, date by date: sessions joined with their series, whoever tells of those.

OpenActive Opportunity Data 2. A session's own fields win over those of its series.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeGuard
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.domain.events.nearby import Area
from skill.domain.tenancy import Place
from skill.feeds.feed import Occurrence, Window
from skill.feeds.sources.openactive.fields import duration, text
from skill.feeds.sources.openactive.items import is_far
from skill.feeds.sources.openactive.opportunities import Opportunities, Opportunity
from skill.feeds.sources.schedules import FREQUENCIES, Schedule, by_day_of, days_of, end_after, moment


def occurrences(
    opportunities: Opportunities, window: Window, area: Area | None, feed_id: str
) -> Iterator[Occurrence]:
    """Whatever a feed has on within the window, the items that begin soonest first.

    What is far from the area is left out, and so is what is full, or cannot be told of, which is noted.
    Raises `StoreUnavailable`.
    """
    for opportunity in _once_each(opportunities.within(window, feed_id)):
        reason = _why_not(opportunity)
        if reason:
            window.skip(reason)
            continue
        for found in _dates(opportunity, window):
            if not window.holds(found.starts_at, found.ends_at):
                continue
            if not is_far(found.place, area):
                yield found


def _once_each(everything: Iterable[Opportunity]) -> Iterator[Opportunity]:
    """Some tell of one thing in two items; those come one after the other, since they begin together."""
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
        return "a session of a series that no feed tells of"
    if opportunity.data.get("online"):
        return "online: nobody walks there"
    if _is_full(opportunity.data):
        return "full"
    return ""


def _is_full(data: Mapping[str, Any]) -> bool:
    """What is cancelled as well is told of as that."""
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


def _at_its_own_date(uid: str, data: Mapping[str, Any], place: Place | None) -> Occurrence:
    starts = data["starts"]
    ends = data.get("ends", starts + data.get("minutes", 0))
    return _occurrence(uid, data, place, _instant(starts), _instant(ends))


def _instant(minutes: int) -> datetime:
    return datetime.fromtimestamp(minutes * 60, UTC)


def _occurrence(
    uid: str,
    data: Mapping[str, Any],
    place: Place | None,
    starts_at: datetime,
    ends_at: datetime,
    *,
    is_sure: bool = True,
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
        youngest=youngest,
        oldest=oldest,
        words=(*labels, *filter(None, [data.get("gender")])),
        is_step_free=data.get("step_free"),
        is_sure=is_sure,
        is_cancelled=data.get("off", False),
    )


def _scheduled(opportunity: Opportunity, written: Mapping[str, Any], window: Window) -> Iterator[Occurrence]:
    try:
        zone = _zone(written, window)
        starts = _time(written.get("startTime"))
        if starts is None:
            raise ValueError("a schedule without a time")
        months = _months(written)
        is_sure = not written.get("is_partial", False)
        for day in days_of(_schedule(written, starts), window):
            if day.month not in months:
                continue
            # By its time, too: a thing may be on twice a day.
            uid = f"{opportunity.uid} {day.isoformat()}T{starts.isoformat()}"
            starts_at = moment(day, starts, zone)
            ends_at = _ends_at(opportunity, written, day, starts, zone)
            yield _occurrence(uid, opportunity.data, opportunity.place, starts_at, ends_at, is_sure=is_sure)
    except (ValueError, OverflowError):
        window.skip("a schedule that cannot be read")


def _months(written: Mapping[str, Any]) -> frozenset[int]:
    """Every month where none is named. Raises `ValueError` for what cannot be counted, or is no month."""
    named = [month for month in _list_event(written.get("byMonth")) if month not in (None, "")]
    if not all(_is_whole(month) and 1 <= month <= 12 for month in named):
        raise ValueError("a month that is none")
    if named and written.get("repeatCount"):
        raise ValueError("a number of days of some months alone")
    return frozenset(named or range(1, 13))


def _zone(written: Mapping[str, Any], window: Window) -> ZoneInfo:
    name = text(written.get("scheduleTimezone"))
    if not name:
        return window.zone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as problem:
        raise ValueError("a time zone that is none") from problem


def _ends_at(
    opportunity: Opportunity, written: Mapping[str, Any], day: date, starts: time, zone: ZoneInfo
) -> datetime:
    ends = _time(written.get("endTime"))
    lasts = duration(written.get("duration")) or opportunity.data.get("minutes")
    if ends is None and lasts is not None:
        return moment(day, starts, zone) + timedelta(minutes=lasts)
    return end_after(day, starts, ends, zone)


def _schedule(written: Mapping[str, Any], starts: time) -> Schedule:
    frequency, every = _rhythm(text(written.get("repeatFrequency")))
    by_day = by_day_of(",".join(_texts(written.get("byDay"))))
    by_month_day = tuple(
        day for day in _list_event(written.get("byMonthDay")) if _is_whole(day) and 1 <= abs(day) <= 31
    )
    if by_day and by_month_day:
        raise ValueError("days that may never come")
    count = written.get("repeatCount")
    last = text(written.get("endDate"))
    return Schedule(
        first=_day(text(written.get("startDate"))),
        starts=starts,
        frequency=frequency,
        every=every,
        by_day=by_day,
        by_month_day=by_month_day,
        until=_day(last) if last else None,
        count=count if _is_whole(count) and count > 0 else None,
        not_on=frozenset(_day(each) for each in _texts(written.get("exceptDate"))),
    )


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _rhythm(frequency: str) -> tuple[str, int]:
    """ "P2W" is weekly, every two. Raises `ValueError` for one that is neither by days, weeks nor months."""
    if not frequency:
        return "", 1
    for unit, name in zip("DWM", FREQUENCIES, strict=True):
        amount = frequency[1:-1]
        if frequency[:1] == "P" and frequency[-1:] == unit and amount.isascii() and amount.isdigit():
            return name, int(amount)
    raise ValueError("a frequency that is not daily, weekly or monthly")


def _day(written: str) -> date:
    return datetime.fromisoformat(written).date()


def _time(value: object) -> time | None:
    written = text(value)
    return time.fromisoformat(written).replace(tzinfo=None) if written else None


def _list_event(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> list[str]:
    return [word for each in _list_event(value) if (word := text(each))]
