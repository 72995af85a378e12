"""Times as people type them into a calendar, in the words of a person: "2-4pm", "19:30", "7.30 p.m."."""

import re
from datetime import datetime, time

from skill.speech.plain import clock_time

_HALF = r"(?:\s?(?P<half{n}>[ap])\.?m\b\.?)"
_WORD = r"(?:\s?(?P<word{n}>noon|midnight)\b)"
_TIME = rf"(?P<hour{{n}}>[0-2]?\d)(?:[:.](?P<minute{{n}}>[0-5]\d))?{_HALF}?{_WORD}?"
_ALONE = r"(?<![\d.,:£-])"
_ENDS = r"(?![\w:%])(?!\.\d)(?<!\s)"

_RANGE = re.compile(
    rf"{_ALONE}(?<!\w)(?:(?:from|between)\s+)?{_TIME.format(n=1)}\s*(?:[-–—]|\bto\b|\buntil\b|\btill?\b)\s*"
    rf"{_TIME.format(n=2)}{_ENDS}",
    re.IGNORECASE | re.ASCII,
)
_SINGLE = re.compile(rf"{_ALONE}(?<!\w){_TIME.format(n='')}{_ENDS}", re.IGNORECASE | re.ASCII)
_UNTIL_LATE = re.compile(r"(?<=[\dm])\s*[-–—]\s*(?=late\b)", re.IGNORECASE)
_TO_NOON = re.compile(r"(?<=[\dm])\s*[-–—]\s*(?=(?:noon|midday|midnight)\b)", re.IGNORECASE)
_FROM_NOON = re.compile(r"\b(noon|midday|midnight)\s*[-–—]\s*(?=\d)", re.IGNORECASE)
_ANY_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - only the hands of the clock are read


def in_words(text: str) -> str:
    """ "Bingo 2-4pm" -> "Bingo from two to four in the afternoon"; what may not be a time stays."""
    text = _FROM_NOON.sub(r"\1 until ", _TO_NOON.sub(" until ", _UNTIL_LATE.sub(" until ", text)))
    return _SINGLE.sub(_single, _RANGE.sub(_range, text))


def _single(match: re.Match[str]) -> str:
    found = _certain(match, "")
    return _said(found) if found is not None else match[0]


def _range(match: re.Match[str]) -> str:
    start, end = _certain(match, "1"), _certain(match, "2")
    if start is None and end is not None and match["half2"]:
        start = _before(match, end)
    if end is None and start is not None and match["half1"]:
        end = _after(match, start)
    if start is None or end is None:
        return match[0]
    first, last = _said(start), _said(end)
    part = last.partition(" in the ")[2]
    return f"from {first.removesuffix(f' in the {part}') if part else first} to {last}"


def _certain(match: re.Match[str], which: str) -> time | None:
    """A time that says its half of the day, or is of the twenty-four hour clock ("09:30", "19:30")."""
    hour, minute = int(match[f"hour{which}"]), int(match[f"minute{which}"] or 0)
    half, word = match[f"half{which}"], match[f"word{which}"]
    if word:
        return time(12 if word.lower() == "noon" else 0) if (hour, minute) == (12, 0) else None
    if half:
        return _of_half(hour, minute, half)
    has_colon = match[f"minute{which}"] and match.string[match.end(f"hour{which}")] == ":"
    return time(hour, minute) if has_colon and len(match[f"hour{which}"]) == 2 and hour < 24 else None


def _of_half(hour: int, minute: int, half: str) -> time | None:
    if hour > 12:
        return time(hour, minute) if half.lower() == "p" and hour < 24 else None
    if hour == 0:
        return None
    return time(hour % 12 + (12 if half.lower() == "p" else 0), minute)


def _before(match: re.Match[str], end: time) -> time | None:
    """ "2-4pm" begins in the afternoon and "10-2pm" in the morning."""
    return max((one for one in _both_halves(match, "1") if one < end), default=None)


def _after(match: re.Match[str], start: time) -> time | None:
    """ "10am-2" ends in the afternoon, "9am-11" in the morning."""
    return min((one for one in _both_halves(match, "2") if one > start), default=None)


def _both_halves(match: re.Match[str], which: str) -> tuple[time, ...]:
    hour, minute = int(match[f"hour{which}"]), int(match[f"minute{which}"] or 0)
    return (time(hour % 12, minute), time(hour % 12 + 12, minute)) if 1 <= hour <= 12 else ()


def _said(when: time) -> str:
    return clock_time(datetime.combine(_ANY_DAY, when))
