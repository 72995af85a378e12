"""What the page sends, read strictly: anything else is a mistake of whoever sent it, and told so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skill.config.settings import Settings
from skill.housing.sample import SAMPLE_HOMES
from skill.interaction_model.locales import LOCALES, SOURCE_LOCALE
from skill.rehearsal.scripts import Line
from skill.rehearsal.starting import Scene
from skill.rehearsal.troubles import Trouble

LONGEST_UTTERANCE = 500
LONGEST_STORY = 200
MOST_LINES = 200
YEARS = range(2000, 2100)
KNOWN_TROUBLES = list(Trouble)

HOMES = {home.tenancy_ref: home for home in SAMPLE_HOMES}


class BadInput(ValueError):
    """Its message is for the person at the page."""


def scene(asked: object, settings: Settings) -> Scene:
    """`home`, `linked`, `at` (the landlord's wall clock, absent for now), `locale` and `screen`."""
    given = _object(asked)
    home, is_linked = _parse_enum(given, "home", HOMES), _flag(given, "linked", default=True)
    return Scene(
        home=home if is_linked else None,
        enrolled=None if is_linked else home,
        at=_moment(given, settings),
        locale=_parse_enum(given, "locale", LOCALES, default=SOURCE_LOCALE),
        has_screen=_flag(given, "screen", default=False),
    )


def line(asked: object) -> Line:
    """`say` (nothing is silence) and `troubles`."""
    given = _object(asked)
    troubles = given.get("troubles", [])
    if not isinstance(troubles, list) or not all(each in KNOWN_TROUBLES for each in troubles):
        raise BadInput(f"troubles is a list of some of {', '.join(KNOWN_TROUBLES)}")
    return Line(said=_text(given, "say", LONGEST_UTTERANCE), troubles=frozenset(map(Trouble, troubles)))


def lines(asked: object) -> list[Line]:
    turns = _object(asked).get("turns")
    if not isinstance(turns, list) or not 0 < len(turns) <= MOST_LINES:
        raise BadInput(f"turns is a list of 1 to {MOST_LINES}")
    return [line(turn) for turn in turns]


def story(asked: object) -> str:
    return _text(_object(asked), "story", LONGEST_STORY) or "Told in the simulator."


def _object(asked: object) -> Mapping[str, Any]:
    if not isinstance(asked, dict):
        raise BadInput("a JSON object is wanted")
    return asked


def _text(given: Mapping[str, Any], name: str, longest: int) -> str:
    """One line: a line break would be another turn in a script."""
    value = given.get(name, "")
    if not isinstance(value, str) or len(value) > longest:
        raise BadInput(f"{name} is text of at most {longest} characters")
    return " ".join(value.split())


def _flag(given: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = given.get(name, default)
    if not isinstance(value, bool):
        raise BadInput(f"{name} is true or false")
    return value


def _parse_enum(given: Mapping[str, Any], name: str, known: Any, default: str | None = None) -> str:
    value = given.get(name, default)
    if not isinstance(value, str) or value not in known:
        raise BadInput(f"{name} is none that there is")
    return value


def _moment(given: Mapping[str, Any], settings: Settings) -> datetime | None:
    value = given.get("at")
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadInput("at is a time like 2026-12-05T10:00") from None
    if moment.year not in YEARS:
        raise BadInput(f"at is a time from {YEARS.start} to {YEARS.stop - 1}")
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.landlord.timezone)
