"""How money, dates, times, lists and numbers sound, and the escaping of every outside value."""

import re
from datetime import date, datetime
from html import escape as _escape

from skill.domain.events.nearby import walking_band
from skill.domain.landlord import Landlord


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MONTHS = _words("January February March April May June July August September October November December")
_WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_NUMBERS = _words(
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five "
    "twenty-six twenty-seven twenty-eight twenty-nine"
)

TITLE_LENGTH = 60
"""Characters. Longer titles are cut at a word, because a listener cannot hold more."""

_LEADS_ON = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def speakable(text: str) -> str:
    """What XML forbids (control characters, half a surrogate pair) becomes a space."""
    return _FORBIDDEN.sub(" ", text)


def escape(text: str) -> str:
    """Text from outside, `speakable` and escaped to stand in SSML: "Tea & toast" -> "Tea &amp; toast"."""
    return _escape(speakable(text), quote=False)


def pounds(pence: int) -> str:
    """8430 -> "£84.30"; 9000 -> "£90"; 50 -> "50 pence". The sentence says which way it goes."""
    whole, rest = divmod(abs(pence), 100)
    if rest and not whole:
        return f"{rest} pence" if rest > 1 else "1 penny"
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def ordinal(number: int) -> str:
    """1 to 31 -> "first" to "thirty-first"."""
    return _ORDINALS[number - 1]


def number(count: int) -> str:
    """3 -> "three"; from thirty up in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def day(when: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday", "Friday" within a week, then "Friday the fourth of December"."""
    match (when - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case days if 1 < abs(days) < 7:
            return weekday(when)
    return full_day(when, today)


def month(day: date) -> str:
    return _MONTHS[day.month - 1]


def full_day(when: date, today: date) -> str:
    """ "Friday the fourth of December", with the year where it is more than half a year away."""
    said = f"{weekday(when)} the {ordinal(when.day)} of {_MONTHS[when.month - 1]}"
    return said if abs((when - today).days) < 180 else f"{said} {when.year}"


def on_day(when: date, today: date) -> str:
    """As `day`, with "on" where the sentence needs it: "tomorrow", "on Friday"."""
    said = day(when, today)
    return said if said in {"today", "tomorrow", "yesterday"} else f"on {said}"


def clock_time(when: datetime) -> str:
    """A wall-clock time: "noon", "eight in the morning", "half past seven in the evening"."""
    if (when.hour, when.minute) in {(12, 0), (0, 0)}:
        return "noon" if when.hour else "midnight"
    return f"{_face(when)} {_part_of_day(when)}"


def between(start: datetime, end: datetime) -> str:
    """ "between eight and noon", "between noon and five in the afternoon" (wall-clock times)."""
    last = clock_time(end)
    at_noon = (start.hour, start.minute) == (12, 0)
    is_clear = last != "midnight" and (_part_of_day(start) == _part_of_day(end) or end.hour == 12)
    return f"between {_face(start) if is_clear and not at_noon else clock_time(start)} and {last}"


def _face(when: datetime) -> str:
    """The hands of the clock in words: "twenty to nine", "seven minutes past ten"."""
    hour = _NUMBERS[when.hour % 12 or 12]
    next_hour = _NUMBERS[(when.hour + 1) % 12 or 12]
    match when.minute:
        case 0:
            return hour
        case 15:
            return f"quarter past {hour}"
        case 30:
            return f"half past {hour}"
        case 45:
            return f"quarter to {next_hour}"
        case minute if minute % 5 == 0 and minute < 30:
            return f"{_NUMBERS[minute]} past {hour}"
        case minute if minute % 5 == 0:
            return f"{_NUMBERS[60 - minute]} to {next_hour}"
    if when.minute < 30:
        return f"{_minutes(when.minute)} past {hour}"
    return f"{_minutes(60 - when.minute)} to {next_hour}"


def _minutes(count: int) -> str:
    return "one minute" if count == 1 else f"{_NUMBERS[count]} minutes"


def _part_of_day(when: datetime) -> str:
    if when.hour < 12:
        return "in the morning"
    return "in the afternoon" if when.hour < 18 else "in the evening"


def walk(minutes: int | None) -> str:
    """A band, never metres: "about ten minutes' walk"; empty where the distance is unknown."""
    if minutes is None:
        return ""
    band = walking_band(minutes)
    if band == 3:
        return "just round the corner"
    return walk_of(band) if band <= 30 else "more than half an hour's walk"


def walk_of(minutes: int) -> str:
    """ "About ten minutes' walk", "about half an hour's walk"."""
    how_long = {30: "half an hour's", 45: "three quarters of an hour's", 60: "an hour's"}
    said = how_long.get(minutes) or f"{number(minutes)} minutes'"
    return f"about {said} walk"


def title(text: str) -> str:
    """An event's title: cut at a word where it is too long, and in lower case where it shouts."""
    calm = text.capitalize() if text.isupper() else text
    if len(calm) <= TITLE_LENGTH:
        return escape(calm)
    words = calm[:TITLE_LENGTH].split()[:-1] or [calm[:TITLE_LENGTH]]
    while len(words) > 1 and words[-1].casefold() in _LEADS_ON:
        words.pop()
    return escape(" ".join(words).rstrip(",;:-"))


def listed(things: list[str], joiner: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joiner} {things[-1]}"


def listed_long(things: list[str]) -> str:
    """For items that contain commas, so that the ear hears where each ends: "a, b; c; and d"."""
    return "; ".join([*things[:-1], f"and {things[-1]}"]) if len(things) > 1 else "".join(things)


def digits(reference: str) -> str:
    """A reference said digit by digit."""
    return f'<say-as interpret-as="digits">{escape(reference)}</say-as>'


_GROUP = re.compile(r"\+?\d+")
_PAUSE = '<break strength="medium"/> '


def phone(number: str) -> str:
    """A telephone number, digit by digit with a pause between its groups, so that it can be written down.

    Its groups are those in which it is written. Alexa's own way with telephone numbers knows America's alone.
    """
    groups = _GROUP.findall(number)
    return _PAUSE.join(map(digits, groups)) if groups else escape(number)


NINES = phone("999")


def phone_twice(number: str) -> str:
    """To end a sentence with, where it has to be kept in mind: "0800 111 999. That's 0800 111 999."."""
    return f"{phone(number)}. That's {phone(number)}."


def ring_us(landlord: Landlord) -> str:
    """ "ring Meadowbank Homes on 01632 960 100", or where to find the number, which is never invented."""
    if landlord.phone is None:
        return "ring us on the number on your rent letters"
    return f"ring {escape(landlord.name)} on {phone(landlord.phone)}"


REPAIRS_ON_LETTERS = "ring the repairs number on your rent letters"


def ring_repairs(landlord: Landlord) -> str:
    """For a question about a repair. Nothing says that the number is answered at night."""
    if landlord.repairs_phone is None:
        return REPAIRS_ON_LETTERS
    return f"ring {escape(landlord.name)} repairs on {phone(landlord.repairs_phone)}"


def ring_urgently(landlord: Landlord) -> str:
    """For what cannot wait: the number that is answered day and night, where the landlord has one."""
    if landlord.out_of_hours_phone is None:
        return ring_repairs(landlord)
    return f"ring {escape(landlord.name)}, day or night, on {phone(landlord.out_of_hours_phone)}"


def ring_urgently_twice(landlord: Landlord) -> str:
    """The same in danger, to end a sentence with: the number is said twice."""
    number = landlord.out_of_hours_phone or landlord.repairs_phone
    return f"{ring_urgently(landlord)}." + (f" That's {phone(number)}." if number else "")


def capital(sentence: str) -> str:
    """The first letter in upper case, and the rest unchanged, so that names keep their capitals."""
    return sentence[:1].upper() + sentence[1:]
