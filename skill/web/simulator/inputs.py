"""What the page sends, parsed strictly: anything else is answered with what is wrong with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skill.config.settings import Settings
from skill.housing.sample import SAMPLE_HOMES
from skill.interaction_model.locales import LOCALES, SOURCE_LOCALE
from skill.rehearsal.scripts import ScriptTurn
from skill.rehearsal.starting import Scene
from skill.rehearsal.troubles import Trouble

LONGEST_UTTERANCE = 500
LONGEST_STORY = 200
MOST_TURNS = 200
YEARS = range(2000, 2100)
KNOWN_TROUBLES = list(Trouble)

HOMES = {home.tenancy_ref: home for home in SAMPLE_HOMES}


class BadInput(ValueError):
    """The message is shown on the page."""


def parse_scene(sent: object, settings: Settings) -> Scene:
    """`home`, `linked`, `at` (the landlord's wall clock; left out, it is now), `locale` and `screen`."""
    given = _as_object(sent)
    home, is_linked = _parse_enum(given, "home", HOMES), _flag(given, "linked", default=True)
    return Scene(
        home=home if is_linked else None,
        enrolled=None if is_linked else home,
        at=_moment(given, settings),
        locale=_parse_enum(given, "locale", LOCALES, default=SOURCE_LOCALE),
        has_screen=_flag(given, "screen", default=False),
    )


def parse_turn(sent: object) -> ScriptTurn:
    """`say` (empty is silence) and `troubles`."""
    given = _as_object(sent)
    troubles = given.get("troubles", [])
    if not isinstance(troubles, list) or not all(each in KNOWN_TROUBLES for each in troubles):
        raise BadInput(f"troubles is a list of some of {', '.join(KNOWN_TROUBLES)}")
    return ScriptTurn(said=_text(given, "say", LONGEST_UTTERANCE), troubles=frozenset(map(Trouble, troubles)))


def parse_turns(sent: object) -> list[ScriptTurn]:
    turns = _as_object(sent).get("turns")
    if not isinstance(turns, list) or not 0 < len(turns) <= MOST_TURNS:
        raise BadInput(f"turns is a list of 1 to {MOST_TURNS}")
    return [parse_turn(turn) for turn in turns]


def parse_story(sent: object) -> str:
    return _text(_as_object(sent), "story", LONGEST_STORY) or "Told in the simulator."


def _as_object(sent: object) -> Mapping[str, Any]:
    if not isinstance(sent, dict):
        raise BadInput("send a JSON object")
    return sent


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
        raise BadInput(f"{name} is not one of those on the page")
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
