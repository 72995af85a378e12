"""Settings from the environment, checked once at start. Nothing else reads `os.environ`."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.config.deadlines import DEADLINE_FACTS, deadline_rules_from
from skill.config.fault_codes import CODE_FACTS, fault_codes_from
from skill.domain.deadlines.rules import DeadlineRules
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.tenancy import Place, parse_place
from skill.errors import ConfigurationError

DEFAULT_DATA = "sqlite:///var/home-coach.sqlite3"
MOST_NOTICE = 31 * 24
FURTHEST_KM = 500
Read = TypeVar("Read")
SAMPLE_LANDLORD = Path(__file__).parent.parent / "housing" / "sample" / "landlord.toml"


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`data` is a URL: `sqlite:///path`, or `dynamodb:///table?region=...`.

    `verify` and `simulator` are what was asked for, after the rules of production were applied.
    """

    data: str = DEFAULT_DATA
    skill_id: str | None = None
    environment: Environment = Environment.DEVELOPMENT
    verify: bool = True
    simulator: bool = True
    landlord: Landlord
    deadline_rules: DeadlineRules = field(default_factory=DeadlineRules)
    fault_codes: Mapping[str, str] = field(default_factory=dict)
    link_key: bytes | None = None
    outbox: str | None = None
    outbox_secret: str | None = field(default=None, repr=False)
    outbox_dead_after_hours: int = 72
    feeds: str | None = None

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment.

    Raises `ConfigurationError` for a value nobody defined, and for production with verification off,
    without a skill id, or with the simulator on.
    """
    environment = _environment(environ.get("HOME_COACH_ENV", Environment.DEVELOPMENT))
    is_production = environment is Environment.PRODUCTION
    settings = Settings(
        data=environ.get("HOME_COACH_DATA") or DEFAULT_DATA,
        skill_id=environ.get("HOME_COACH_SKILL_ID") or None,
        environment=environment,
        verify=_switch(environ, "HOME_COACH_VERIFY", default=True),
        simulator=_switch(environ, "HOME_COACH_SIMULATOR", default=not is_production),
        landlord=_landlord(environ.get("HOME_COACH_LANDLORD"), is_production=is_production),
        deadline_rules=_deadline_rules(environ.get("HOME_COACH_LANDLORD"), is_production=is_production),
        fault_codes=_fault_codes(environ.get("HOME_COACH_LANDLORD"), is_production=is_production),
        link_key=(environ.get("HOME_COACH_LINK_KEY") or "").encode() or None,
        outbox=environ.get("HOME_COACH_OUTBOX") or None,
        outbox_secret=environ.get("HOME_COACH_OUTBOX_SECRET") or None,
        outbox_dead_after_hours=_hours(environ, "HOME_COACH_OUTBOX_DEAD_AFTER", default=72),
        feeds=environ.get("HOME_COACH_FEEDS") or None,
    )
    if is_production:
        _refuse_unsafe_production(settings)
    return settings


def _refuse_unsafe_production(settings: Settings) -> None:
    if not settings.verify:
        raise ConfigurationError("HOME_COACH_VERIFY=off is for development only")
    if settings.skill_id is None:
        raise ConfigurationError("production needs HOME_COACH_SKILL_ID")
    if settings.simulator:
        raise ConfigurationError("HOME_COACH_SIMULATOR=on is for development only")


def _environment(value: str) -> Environment:
    try:
        return Environment(value.strip().lower() or Environment.DEVELOPMENT)
    except ValueError:
        raise ConfigurationError("HOME_COACH_ENV is development or production") from None


def _switch(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if value not in {"", "on", "off"}:
        raise ConfigurationError(f"{name} is on or off")
    return default if value == "" else value == "on"


def _hours(environ: Mapping[str, str], name: str, *, default: int) -> int:
    value = environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= 24 * 366):
        raise ConfigurationError(f"{name} is a number of hours")
    return int(value)


def _landlord(path: str | None, *, is_production: bool) -> Landlord:
    """In production an unnamed landlord has no numbers rather than made-up ones."""
    if path is None or not path.strip():
        if is_production:
            return Landlord(
                name="your landlord",
                phone=None,
                repairs_phone=None,
                opening_hours=None,
                jurisdiction=Jurisdiction.ENGLAND,
                place=None,
            )
        return read_landlord(SAMPLE_LANDLORD)
    return read_landlord(Path(path))


def _deadline_rules(path: str | None, *, is_production: bool) -> DeadlineRules:
    """As with the landlord, nothing made up counts in production."""
    if path is None or not path.strip():
        return DeadlineRules() if is_production else read_deadline_rules(SAMPLE_LANDLORD)
    return read_deadline_rules(Path(path))


def _fault_codes(path: str | None, *, is_production: bool) -> Mapping[str, str]:
    if path is None or not path.strip():
        return {} if is_production else read_fault_codes(SAMPLE_LANDLORD)
    return read_fault_codes(Path(path))


def read_landlord(path: Path) -> Landlord:
    """A landlord's TOML file; raises `ConfigurationError` that says what is wrong with it."""
    return _read(path, _landlord_from)


def read_deadline_rules(path: Path) -> DeadlineRules:
    """The same file's clocks; raises `ConfigurationError` that says what is wrong with them."""
    return _read(path, deadline_rules_from)


def read_fault_codes(path: Path) -> Mapping[str, str]:
    """The same file's codes of faults; raises `ConfigurationError` that says what is wrong with them."""
    return _read(path, fault_codes_from)


def _read(path: Path, read: Callable[[Mapping[str, Any]], Read]) -> Read:
    try:
        return read(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ConfigurationError(f"cannot read the landlord file: {problem}") from problem
    except (KeyError, TypeError, ValueError, ZoneInfoNotFoundError) as problem:
        raise ConfigurationError(f"the landlord file {path.name} lacks or misstates {problem}") from problem


def _landlord_from(facts: Mapping[str, Any]) -> Landlord:
    """Every value of its own type: a number where a name belongs would fail in the middle of a danger."""
    unknown = set(facts) - _LANDLORD_FACTS
    if unknown:
        raise ValueError(f"{sorted(unknown)[0]!r}, which is no fact about a landlord")
    return Landlord(
        name=_text(facts, "name") or _missing("name"),
        phone=_text(facts, "phone"),
        repairs_phone=_text(facts, "repairs_phone"),
        opening_hours=_text(facts, "opening_hours"),
        jurisdiction=Jurisdiction(facts["jurisdiction"]),
        place=_place(facts["place"]) if "place" in facts else None,
        timezone=ZoneInfo(_text(facts, "timezone") or "Europe/London"),
        ways_to_pay=_texts(facts, "ways_to_pay"),
        call_back_within=_text(facts, "call_back_within"),
        slot_notice_hours=_notice(facts, "slot_notice_hours", at_least=1),
        change_notice_hours=_notice(facts, "change_notice_hours", at_least=0),
        events_within_km=_within_km(facts),
    )


_LANDLORD_FACTS = {field.name for field in fields(Landlord)} | DEADLINE_FACTS | CODE_FACTS


def _missing(name: str) -> NoReturn:
    raise KeyError(name)


def _text(facts: Mapping[str, Any], name: str) -> str | None:
    value = facts.get(name)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise TypeError(f"{name!r}: it is text in quotation marks")
    return value


def _texts(facts: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = facts.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name!r}: it is a list of texts")
    return tuple(values)


def _notice(facts: Mapping[str, Any], name: str, *, at_least: int) -> int:
    hours = facts.get(name, 24)
    if not (type(hours) is int and at_least <= hours <= MOST_NOTICE):
        raise ValueError(f"{name!r}: it is a whole number of hours from {at_least} to {MOST_NOTICE}")
    return hours


def _within_km(facts: Mapping[str, Any]) -> int:
    km = facts.get("events_within_km", 30)
    if not (type(km) is int and 1 <= km <= FURTHEST_KM):
        raise ValueError(f"'events_within_km': it is a whole number from 1 to {FURTHEST_KM}")
    return km


def _place(facts: Mapping[str, Any]) -> Place:
    try:
        return parse_place(facts["latitude"], facts["longitude"])
    except ValueError as problem:
        raise ValueError(f"'place': it is {problem}") from problem
