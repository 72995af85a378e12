"""Settings from the environment, checked once at the start. Nothing else reads `os.environ`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from skill.config.landlord_file import OLDEST_MESSAGES, LandlordFile, read_landlord_file
from skill.domain.deadlines.rules import DeadlineRules
from skill.domain.landlord import Jurisdiction, Landlord
from skill.errors import ConfigurationError

PREFIX = "HOME_COACH_"
NAMES = frozenset(
    {
        "HOME_COACH_DATA",
        "HOME_COACH_ENV",
        "HOME_COACH_FEEDS",
        "HOME_COACH_LANDLORD",
        "HOME_COACH_LINK_KEY",
        "HOME_COACH_OUTBOX",
        "HOME_COACH_OUTBOX_DEAD_AFTER",
        "HOME_COACH_OUTBOX_SECRET",
        "HOME_COACH_SIMULATOR",
        "HOME_COACH_SKILL_ID",
        "HOME_COACH_VERIFY",
    }
)
KEEP = "keep"
"""The value of HOME_COACH_OUTBOX with which messages wait, on purpose, for a person or another process."""

DEFAULT_DATA = "sqlite:///var/home-coach.sqlite3"
DEAD_AFTER_HOURS = 72
LONGEST_DEAD_AFTER_HOURS = 24 * 366
SAMPLE_LANDLORD = Path(__file__).parent.parent / "housing" / "sample" / "landlord.toml"


class Environment(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`data` is a URL: `sqlite:///path`, or `dynamodb:///table?region=...`.

    `verify` and `simulator` are what was asked for, after the rules of production were applied. `outbox` is
    where messages go; without one they wait, which in production has to be said: `messages_may_wait`.
    """

    data: str = DEFAULT_DATA
    skill_id: str | None = None
    environment: Environment = Environment.DEVELOPMENT
    verify: bool = True
    simulator: bool = True
    landlord: Landlord
    deadline_rules: DeadlineRules = field(default_factory=DeadlineRules)
    fault_codes: Mapping[str, str] = field(default_factory=dict)
    messages_version: int = OLDEST_MESSAGES
    link_key: bytes | None = field(default=None, repr=False)
    outbox: str | None = None
    messages_may_wait: bool = False
    outbox_secret: str | None = field(default=None, repr=False)
    outbox_dead_after_hours: int = DEAD_AFTER_HOURS
    feeds: str | None = None

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION

    @property
    def takes_messages(self) -> bool:
        """Whether what tenants report reaches somebody. A developer needs nobody for it."""
        return not self.is_production or self.outbox is not None or self.messages_may_wait


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment.

    Raises `ConfigurationError` for a setting or a value that is not known, and for production with
    verification off, without a skill id, or with the simulator on.
    """
    _refuse_unknown(environ)
    environment = _environment(environ.get("HOME_COACH_ENV", Environment.DEVELOPMENT))
    is_production = environment is Environment.PRODUCTION
    file = _landlord_file(environ.get("HOME_COACH_LANDLORD", ""), is_production=is_production)
    outbox = environ.get("HOME_COACH_OUTBOX") or None
    settings = Settings(
        data=environ.get("HOME_COACH_DATA") or DEFAULT_DATA,
        skill_id=environ.get("HOME_COACH_SKILL_ID") or None,
        environment=environment,
        verify=_switch(environ, "HOME_COACH_VERIFY", default=True),
        simulator=_switch(environ, "HOME_COACH_SIMULATOR", default=not is_production),
        landlord=file.landlord,
        deadline_rules=file.deadline_rules,
        fault_codes=file.fault_codes,
        messages_version=file.messages_version,
        link_key=(environ.get("HOME_COACH_LINK_KEY") or "").encode() or None,
        outbox=None if outbox == KEEP else outbox,
        messages_may_wait=outbox == KEEP,
        outbox_secret=environ.get("HOME_COACH_OUTBOX_SECRET") or None,
        outbox_dead_after_hours=_hours(environ, "HOME_COACH_OUTBOX_DEAD_AFTER", default=DEAD_AFTER_HOURS),
        feeds=environ.get("HOME_COACH_FEEDS") or None,
    )
    if is_production:
        _refuse_unsafe_production(settings)
    return settings


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    """A setting with a misspelt name would otherwise be left out without a word."""
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in NAMES:
            raise ConfigurationError(f"{name} is not a setting; there are {', '.join(sorted(NAMES))}")


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
    hours = int(value) if re.fullmatch(r"[0-9]{1,9}", value) else 0
    if not 0 < hours <= LONGEST_DEAD_AFTER_HOURS:
        raise ConfigurationError(f"{name} is a number of hours from 1 to {LONGEST_DEAD_AFTER_HOURS}")
    return hours


def _landlord_file(path: str, *, is_production: bool) -> LandlordFile:
    """In production a landlord without a file has no numbers rather than made-up ones."""
    if path.strip():
        return read_landlord_file(Path(path))
    return LandlordFile(landlord=_NAMELESS) if is_production else read_landlord_file(SAMPLE_LANDLORD)


_NAMELESS = Landlord(
    name="your landlord",
    phone=None,
    repairs_phone=None,
    opening_hours=None,
    jurisdiction=Jurisdiction.ENGLAND,
    place=None,
)
