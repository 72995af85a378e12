"""The list that a coach keeps in a spreadsheet, saved as CSV: one row an event, also where it repeats."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from skill.errors import FeedFailed
from skill.feeds.feed import Occurrence, Skipped, Window
from skill.feeds.sources import values
from skill.feeds.sources.schedules import Schedule, days_of, end_after, moment
from skill.feeds.sources.sheet import cells
from skill.feeds.sources.sheet.cells import WORDS
from skill.tables.csv_file import delimiter_of

MAX_ROWS = 20_000

NEEDED = ("what", "starts")

Row = dict[str, str]


def occurrences(body: bytes, window: Window) -> Iterator[Occurrence]:
    """Every date about the window. Raises `FeedFailed` where a needed column is missing."""
    rows = enumerate(_rows(_text(body), window), start=2)
    for number, row in rows:
        if not any(row.values()):
            continue
        try:
            yield from _dates(row, window)
        except Skipped as reason:
            window.skip(f"row {number}: {reason}")
        except (ValueError, OverflowError):
            window.skip(f"row {number}: it cannot be read")


def _text(body: bytes) -> str:
    """As Excel and others save it: UTF-8, UTF-16 or the Windows code page."""
    if b"\0" in body[:1000]:
        try:
            return body.decode("utf-16")
        except UnicodeDecodeError:
            raise FeedFailed("it is not text; save it as CSV") from None
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _rows(text: str, window: Window) -> Iterator[Row]:
    header, _, _ = text.partition("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(header))
    try:
        columns = _columns(next(reader, []), window)
        for number, row in enumerate(reader):
            if number == MAX_ROWS:
                window.skip(f"more than {MAX_ROWS:,} rows")
                return
            yield {column: _first_filled(row, where) for column, where in columns.items()}
    except csv.Error as problem:
        raise FeedFailed("it is not CSV that can be read") from problem


def _columns(header: Sequence[str], window: Window) -> dict[str, list[int]]:
    """Where each of our columns is. Of several with the same meaning our own name comes first: sheets have
    "Day" for Tuesday beside "Date".
    """
    found: dict[str, list[int]] = {}
    for number, cell in enumerate(header):
        plain = _plain(cell)
        if ours := _OURS.get(plain):
            where = found.setdefault(ours, [])
            where.insert(0 if plain == ours else len(where), number)
        elif plain:
            window.skip(f"the unknown column {cell.strip()[:30]!r}")
    if missing := [name for name in NEEDED if name not in found]:
        raise FeedFailed(f"there is no column {missing[0]!r}; needed are what, date and starts")
    return found


def _first_filled(row: Sequence[str], where: Sequence[int]) -> str:
    said = (row[number].strip()[: values.LONGEST_TEXT] for number in where if number < len(row))
    return next((cell for cell in said if cell), "")


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().replace("_", " ").split())


_OURS = {alias: ours for ours, aliases in WORDS["columns"].items() for alias in (ours, *aliases)}


@dataclass(frozen=True, slots=True)
class _Times:
    first: date
    starts: time | None
    ends: time | None
    last: date


def _dates(row: Row, window: Window) -> Iterator[Occurrence]:
    when = _when(row)
    plain = _plainly(row)
    identity = row.get("id") or f"{plain.title}\n{plain.venue}\n{when.starts}"
    schedule = _schedule(row, when)
    for day in days_of(schedule, window):
        starts_at, ends_at = _moments(day, when, window)
        yield replace(
            plain,
            uid=f"{identity}/{day.isoformat()}",
            starts_at=starts_at,
            ends_at=ends_at,
            is_all_day=when.starts is None,
        )


def _when(row: Row) -> _Times:
    """A date and times in separate columns, or both in one cell, as systems export them."""
    starts, ends = row.get("starts", ""), row.get("ends", "") or _end_under_until(row)
    day = cells.parse_date(row.get("date", "")) or cells.parse_date(starts)
    if day is None:
        raise Skipped("no date that can be read")
    begins, over = cells.times(starts)
    if begins is None and starts and not cells.parse_date(starts):
        raise Skipped("no time that can be read")
    last = cells.parse_date(ends) or day
    ends_at = cells.parse_time(ends) or over
    if ends_at == begins and last == day:
        ends_at = None
    if begins is not None and ends_at is not None and last == day:
        ends_at = cells.after(begins, ends_at, ends or starts)
    return _Times(first=day, starts=begins, ends=ends_at, last=last)


def _end_under_until(row: Row) -> str:
    """ "Until" may hold a time of day as well as a date."""
    until = row.get("until", "")
    return until if cells.parse_date(until) is None and cells.parse_time(until) is not None else ""


def _moments(day: date, when: _Times, window: Window) -> tuple[datetime, datetime]:
    zone = window.zone
    length = when.last - when.first
    if when.starts is None:
        return moment(day, time.min, zone), moment(day + length + timedelta(days=1), time.min, zone)
    if length > timedelta(0) and when.ends is not None:
        return moment(day, when.starts, zone), moment(day + length, when.ends, zone)
    return moment(day, when.starts, zone), end_after(day, when.starts, when.ends, zone)


def _schedule(row: Row, when: _Times) -> Schedule:
    frequency, every, by_day = cells.repeats(row.get("repeats", ""), when.first)
    until = cells.parse_date(row.get("until", ""))
    if row.get("until") and until is None and not _end_under_until(row):
        raise Skipped("no date that can be read under 'until'")
    not_on = [cells.parse_date(each) for each in cells.several(row.get("not on", ""))]
    if None in not_on:
        raise Skipped("no date that can be read under 'not on'")
    return Schedule(
        first=when.first,
        starts=when.starts or time.min,
        frequency=frequency,
        every=every,
        by_day=by_day,
        until=until,
        not_on=frozenset(day for day in not_on if day),
    )


def _plainly(row: Row) -> Occurrence:
    """All but its time."""
    if not row.get("what"):
        raise Skipped("nothing says what it is")
    never = datetime.min.replace(tzinfo=UTC)
    price = row.get("price", "")
    return Occurrence(
        uid="",
        title=row["what"],
        starts_at=never,
        ends_at=never,
        venue=row.get("where", ""),
        address=row.get("address", ""),
        place=values.parse_place(row.get("latitude"), row.get("longitude")),
        price_pence=0 if price.casefold() in WORDS["free"] else values.parse_pence(price),
        ages=values.parse_ages(row.get("ages", "")),
        words=(*cells.several(row.get("kind", "")), *cells.several(row.get("for", ""))),
        is_step_free=cells.yes_or_no(row.get("step free", "")),
        is_cancelled=cells.yes_or_no(row.get("cancelled", "")) is True,
    )
