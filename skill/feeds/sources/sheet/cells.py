"""How people write days, times and "every other week" into a cell."""

import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path

from skill.feeds.feed import Skipped
from skill.feeds.sources import values
from skill.feeds.sources.schedules import WEEKDAYS

_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|noon)?", re.IGNORECASE)
_EARLY = re.compile(r"[1-8](?:\.\d\d)?")
"""A bare hour that may be in the morning or the evening."""
_WEEKLY_ON = re.compile(
    r"(?:every |each |weekly,? (?:on )?|on )?(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|rs|nes)?s?"
)
_EVERY = re.compile(r"(?:every |each )?(?:(\d{1,2}|other|second|third|fourth) )?(day|week|fortnight|month)s?")
_MONTHLY_ON = re.compile(
    r"(?:monthly|every month|each month)?,? ?(?:on )?(?:the )?"
    r"(first|second|third|fourth|last|1st|2nd|3rd|4th) "
    r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: of (?:the|each|every) month)?"
)
WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def parse_date(cell: str) -> date | None:
    """A day as people in Britain write it, alone in a cell or first in it; None without one."""
    text = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", cell.strip())).replace(",", "")
    if iso := values.parse_date(text):
        return iso
    for shape in WORDS["days"]:
        words = " ".join(text.split()[: shape.count(" ") + 1])
        try:
            return values.parse_date(datetime.strptime(words, shape).date().isoformat())  # noqa: DTZ007
        except ValueError:
            continue
    return None


def times(cell: str) -> tuple[time | None, time | None]:
    """ "10am-12", "19:30", "01/12/2026 10:00", "2026-12-01T10:00": the start, and the end if it is there."""
    text = _without_day(cell)
    if parse_date(text) is not None:
        return None, None
    first, _, second = re.sub(r"\s*(?:-|–|to|until)\s*", "|", text).partition("|")
    starts, ends = parse_time(first), parse_time(second)
    if starts is None:
        return None, ends
    if ends is not None and "p" in second.casefold() and "m" not in first.casefold():
        later = starts.replace(hour=starts.hour + 12) if starts.hour < 12 else starts
        starts = later if later < ends else starts
    elif _EARLY.fullmatch(first.strip()):
        raise Skipped(f"{cell[:30]!r} may be in the morning or the evening")
    return starts, ends


def after(starts: time, ends: time, said: str) -> time:
    """ "10am-2" ends in the afternoon, "9pm-12" at midnight; "22:00" to "02:00" stays as it is."""
    last = re.split(r"-|–|to|until", said.casefold())[-1].strip()
    is_plain = re.fullmatch(r"[1-9]\d?(?:[:.]\d\d)?", last) is not None
    if not is_plain or ends > starts or ends.hour > 12:
        return ends
    later = ends.replace(hour=(ends.hour + 12) % 24)
    return later if later > starts or ends.hour == 12 else ends


def _without_day(cell: str) -> str:
    return re.sub(r"^\S*\d{4}[T ]|^\S*/\d\d(?:\d\d)?[T ]", "", cell.strip())


def parse_time(cell: str) -> time | None:
    """ "19:30", "7.30pm", "7pm", "noon", also after a day in the same cell."""
    text = _without_day(cell)
    if text.casefold() in {"noon", "midday"}:
        return time(12)
    if text.casefold() == "midnight":
        return time(0)
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def repeats(cell: str, first: date) -> tuple[str, int, tuple[str, ...]]:
    """The frequency, the interval and the day; "monthly" alone is the same weekday of the month."""
    text = " ".join(cell.casefold().split()).rstrip(".")
    if text in WORDS["never"]:
        return "", 1, ()
    if on := _MONTHLY_ON.fullmatch(text):
        return "MONTHLY", 1, (f"{WORDS['which'][on[1]]}{on[2][:2].upper()}",)
    if weekday := _WEEKLY_ON.fullmatch(text):
        return "WEEKLY", 1, (weekday[1][:2].upper(),)
    found = _EVERY.fullmatch(WORDS["rhythms"].get(text, text))
    if found is None:
        raise Skipped(f"how often {cell[:30]!r} is cannot be read")
    count = WORDS["counts"].get(found[1], 0) or int(found[1] or 1)
    match found[2]:
        case "day":
            return "DAILY", count, ()
        case "month":
            return "MONTHLY", count, (f"{(first.day - 1) // 7 + 1}{WEEKDAYS[first.weekday()]}",)
    return "WEEKLY", count * (2 if found[2] == "fortnight" else 1), ()


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell, separated by semicolons, commas or bars."""
    return tuple(part.strip() for part in re.split(r"[;,|]", cell) if part.strip())


def yes_or_no(cell: str) -> bool | None:
    text = cell.strip().casefold()
    return True if text in WORDS["yes"] else False if text in WORDS["no"] else None
