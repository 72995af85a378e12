"""AMAZON.DATE from words: days as ISO dates, weeks, weekends, months and seasons in Alexa's own forms."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from skill.domain.periods import SEASON_STARTS_IN
from skill.nlu.spoken_numbers import number_at, ordinal_at

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WEEKDAYS: list[str] = _TABLES["weekdays"]
MONTHS: list[str] = _TABLES["months"]
PARTS_OF_DAY = frozenset(_TABLES["parts_of_day"])
SEASONS: Mapping[str, str] = _TABLES["seasons"]
LENGTHS: Mapping[str, int] = _TABLES["lengths"]

Found = tuple[int, str]
DateRule = Callable[[Sequence[str], int, date], Found | None]


def date_at(words: Sequence[str], start: int, today: date) -> Found | None:
    """The longest date that begins at `start`: how many words it takes, and Alexa's value for it."""
    found = [result for rule in RULES if (result := rule(words, start, today)) is not None]
    return max(found, key=lambda result: result[0], default=None)


def _phrase_at(words: Sequence[str], start: int, phrases: Collection[str]) -> str | None:
    """The longest of the phrases, of up to four words, that begins at `start`."""
    for length in range(min(4, len(words) - start), 0, -1):
        said = " ".join(words[start : start + length])
        if said in phrases:
            return said
    return None


def _phrase(words: Sequence[str], start: int, today: date) -> Found | None:
    """A day, or a weekend, a week, a month or a year, by a phrase that always means it."""
    phrase = _phrase_at(words, start, PHRASES)
    return None if phrase is None else (len(phrase.split()), PHRASES[phrase](today))


def _weekday(words: Sequence[str], start: int, today: date) -> Found | None:
    """A bare weekday is the coming one, today included; "next" is that of the calendar's next week."""
    which, taken = "", 0
    if words[start] in {"this", "next", "last", "coming"}:
        which, taken = words[start], 1
    if start + taken >= len(words):
        return None
    index = _weekday_index(words[start + taken])
    if index is None:
        return None
    taken += 1
    day = _which_weekday(which, index, today)
    if start + taken < len(words) and words[start + taken] in {"week", "fortnight"}:
        day, taken = day + timedelta(days=LENGTHS[words[start + taken]]), taken + 1
    elif start + taken < len(words) and words[start + taken] in PARTS_OF_DAY:
        taken += 1
    return taken, day.isoformat()


def _weekday_index(word: str) -> int | None:
    singular = word.removesuffix("'s").removesuffix("s")
    return WEEKDAYS.index(singular) if singular in WEEKDAYS else None


def _which_weekday(which: str, index: int, today: date) -> date:
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + index)
    if which == "last":
        return today - timedelta(days=(today.weekday() - index - 1) % 7 + 1)
    return today + timedelta(days=(index - today.weekday()) % 7)


def _week_on_weekday(words: Sequence[str], start: int, today: date) -> Found | None:
    """ "A week on Friday" is seven days after the coming Friday."""
    phrase = _phrase_at(words, start, ("a week on", "week on"))
    if phrase is None:
        return None
    taken = len(phrase.split())
    following = _weekday(words, start + taken, today) if start + taken < len(words) else None
    if following is None:
        return None
    return taken + following[0], (date.fromisoformat(following[1]) + timedelta(days=7)).isoformat()


def _day(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _week(today: date, weeks: int) -> str:
    year, week, _ = (today + timedelta(weeks=weeks)).isocalendar()
    return f"{year}-W{week:02d}"


def _year_on(today: date, years: int) -> str:
    return str(today.year + years)


def _coming_round(today: date, month_day: Sequence[int]) -> str:
    return _coming(today, *month_day).isoformat()


def _weekend(today: date, weeks: int) -> str:
    return f"{_week(today, weeks)}-WE"


def _month(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return f"{year}-{month + 1:02d}"


PHRASES: dict[str, Callable[[date], str]] = {
    **dict.fromkeys(_TABLES["present"], lambda today: "PRESENT_REF"),
    **{phrase: partial(_day, days=days) for phrase, days in _TABLES["days"].items()},
    **{phrase: partial(_week, weeks=weeks) for phrase, weeks in _TABLES["weeks"].items()},
    **{phrase: partial(_weekend, weeks=weeks) for phrase, weeks in _TABLES["weekends"].items()},
    **{phrase: partial(_month, months=months) for phrase, months in _TABLES["months_on"].items()},
    **{phrase: partial(_year_on, years=years) for phrase, years in _TABLES["years"].items()},
    **{phrase: partial(_coming_round, month_day=day) for phrase, day in _TABLES["named_days"].items()},
}


def _counted(words: Sequence[str], start: int, today: date) -> Found | None:
    """ "In three days", "three days' time", "two weeks ago"."""
    first = start + 1 if words[start] == "in" else start
    count = number_at(words, first) if first < len(words) else None
    if count is None or first + count[0] >= len(words) or len(count[1]) > 2:
        return None
    unit = first + count[0]
    days = LENGTHS.get(words[unit].rstrip("'"))
    if days is None:
        return None
    is_past = unit + 1 < len(words) and words[unit + 1] == "ago"
    is_time = unit + 1 < len(words) and words[unit + 1] == "time"
    if first == start and not (is_past or is_time):
        return None
    sign = -1 if is_past else 1
    moment = today + timedelta(days=sign * int(count[1]) * days)
    return unit + 1 + (is_past or is_time) - start, moment.isoformat()


def _coming(today: date, month: int, day: int) -> date:
    """The next time this day comes round, today included; 29 February waits for its leap year."""
    for year in range(today.year, today.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= today:
            return candidate
    raise ValueError(f"there is no day {day} in month {month}")


def _day_of_month(words: Sequence[str], start: int, today: date) -> Found | None:
    """ "The fourth of December", "December the fourth", "the fourth"."""
    before = _month_index(words, start)
    position = start + (before is not None)
    has_article = position < len(words) and words[position] == "the"
    position += has_article
    ordinal = ordinal_at(words, position) if position < len(words) else None
    if ordinal is None or not 1 <= int(ordinal[1]) <= 31:
        return None
    position, day = position + ordinal[0], int(ordinal[1])
    if before is None:
        skip = position < len(words) and words[position] == "of"
        after = _month_index(words, position + skip)
        if after is not None:
            return _on(position + skip + 1 - start, today, after, day)
    is_day = before is not None or (has_article and (*words, "")[position] not in {"one", "un"})
    if not is_day:
        return None
    return _on(position - start, today, before, day)


def _month_index(words: Sequence[str], position: int) -> int | None:
    return MONTHS.index(words[position]) + 1 if position < len(words) and words[position] in MONTHS else None


def _on(taken: int, today: date, month: int | None, day: int) -> Found | None:
    try:
        if month is not None:
            return taken, _coming(today, month, day).isoformat()
        return taken, min(
            _coming(today, each, day) for each in range(1, 13) if day < 29 or _has(each, day)
        ).isoformat()
    except ValueError:
        return None


def _has(month: int, day: int) -> bool:
    return day <= {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)


def _month_or_season(words: Sequence[str], start: int, today: date) -> Found | None:
    """A month or a season that is going on or comes next; "may" and "march" only after "in" or "this"."""
    led = words[start] in {"in", "this", "next", "the", "during"}
    position = start + led + (tuple(words[start : start + 2]) == ("in", "the"))
    word = words[position] if position < len(words) else ""
    if word in MONTHS and (led or word not in {"march", "may"}):
        month = MONTHS.index(word) + 1
        return position + 1 - start, f"{today.year + (month < today.month)}-{month:02d}"
    if word not in SEASONS:
        return None
    return position + 1 - start, _season(SEASONS[word], today)


def _season(season: str, today: date) -> str:
    """Winter belongs to the year in which it begins."""
    if season == "WI":
        return f"{today.year - (today.month < 3)}-WI"
    return f"{today.year + (today.month >= SEASON_STARTS_IN[season] + 3)}-{season}"


def _year(words: Sequence[str], start: int, today: date) -> Found | None:
    """ "In twenty twenty seven"; without the "in" four figures may be anything."""
    figures = number_at(words, start + 1) if words[start] == "in" and start + 1 < len(words) else None
    if figures is None or not re.fullmatch(r"20\d\d", figures[1]):
        return None
    return figures[0] + 1, figures[1]


RULES: tuple[DateRule, ...] = (
    _phrase, _weekday, _week_on_weekday, _counted, _day_of_month, _month_or_season, _year,
)  # fmt: skip
