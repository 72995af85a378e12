"""The landlord's TOML file: its own facts, its deadlines and its codes for faults.

It is read once and every value is checked, so that nothing fails in the middle of a danger. A refusal names
the key and says what its value has to be.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.domain.deadlines.law import PHASES, SAFE_PHASE
from skill.domain.deadlines.rules import LANDLORDS_STAGES, DeadlineRules, Target, Unit
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.triage import Priority
from skill.domain.tenancy import Place, parse_place
from skill.errors import ConfigurationError

MOST_NOTICE_HOURS = 31 * 24
FURTHEST_KM = 500
LONGEST_CODE = 30
LONGEST_TARGET = {Unit.HOURS: 24 * 366, Unit.CALENDAR_DAYS: 366, Unit.WORKING_DAYS: 260}
"""About a year of each: a longer one is a slip of the finger."""

LANDLORD_KEYS = frozenset(field.name for field in fields(Landlord))
DEADLINE_KEYS = frozenset({"is_council", "awaab_phase", "clocks", "priorities"})
CODE_KEYS = frozenset({"fault_codes"})
MESSAGE_KEYS = frozenset({"messages_version"})
OLDEST_MESSAGES, NEWEST_MESSAGES = 1, 2
"""The versions of messages. A file that names none is older than the second, and so is its receiver."""

CLOCKS_KEYS = frozenset({"day_ends_at", "closed_on"})

NO_PROMISE = "voice_may_promise"
"""Older files have it. It is checked and not kept: no time is ever said aloud."""

TARGET_KEYS = frozenset({"priority", "code", "label", "clock", "amount", "unit", NO_PROMISE})

TEXT = "text in quotation marks"

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class LandlordFile:
    """All that one file says. `fault_codes` are the landlord's own codes by the ids of our faults;
    `messages_version` is the version of the messages that its system takes.
    """

    landlord: Landlord
    deadline_rules: DeadlineRules = field(default_factory=DeadlineRules)
    fault_codes: Mapping[str, str] = field(default_factory=dict)
    messages_version: int = OLDEST_MESSAGES


def read_landlord_file(path: Path) -> LandlordFile:
    """Raises `ConfigurationError` that names the key and says what it has to be."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ConfigurationError(f"cannot read the landlord file: {problem}") from problem
    table = TomlTable(values, file=path.name)
    table.refuse_unknown(LANDLORD_KEYS | DEADLINE_KEYS | CODE_KEYS | MESSAGE_KEYS)
    return LandlordFile(
        landlord=_landlord(table),
        deadline_rules=_deadline_rules(table),
        fault_codes=_fault_codes(table),
        messages_version=table.whole_number(
            "messages_version", low=OLDEST_MESSAGES, high=NEWEST_MESSAGES, default=OLDEST_MESSAGES
        ),
    )


class TomlTable:
    """One table of the file. Each method gives one value, or raises `ConfigurationError`."""

    def __init__(self, values: Mapping[str, Any], *, file: str, inside: str = "") -> None:
        """`inside` says in a message which table it is; it is empty for the keys above all tables."""
        self.values = values
        self._file = file
        self._inside = inside

    def wrong(self, key: str, wanted: str) -> ConfigurationError:
        return ConfigurationError(
            f"the landlord file {self._file}: {self._place_of(key)!r} has to be {wanted}"
        )

    def _place_of(self, key: str) -> str:
        return f"{self._inside}, {key}" if self._inside else key

    def refuse_unknown(self, known: frozenset[str]) -> None:
        for key in sorted(set(self.values) - known):
            raise ConfigurationError(
                f"the landlord file {self._file}: {self._place_of(key)!r} is not a key there; "
                f"there are {', '.join(sorted(known))}"
            )

    def value(self, key: str, default: object = None) -> Any:
        return self.values.get(key, default)

    def text(self, key: str) -> str | None:
        """None where the key is left out; never empty."""
        value = self.value(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise self.wrong(key, TEXT)
        return value

    def required_text(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self.wrong(key, TEXT)
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.value(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(values)

    def whole_number(self, key: str, *, low: int, high: int, of: str = "", default: int | None = None) -> int:
        """`of` is the unit that a message names."""
        value = self.value(key, default)
        if type(value) is not int or not low <= value <= high:
            raise self.wrong(key, f"a whole number{of and f' of {of}'} from {low} to {high}")
        return value

    def boolean(self, key: str) -> bool:
        value = self.value(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false, without quotation marks")
        return value

    def choice(self, key: str, choices: tuple[Choice, ...]) -> Choice:
        value = self.value(key)
        for choice in choices:
            if value == choice:
                return choice
        raise self.wrong(key, f"one of {', '.join(choices)}")

    def table(self, key: str) -> "TomlTable | None":
        values = self.value(key)
        if values is None:
            return None
        if not isinstance(values, Mapping):
            raise self.wrong(key, f"a table, [{key}]")
        return TomlTable(values, file=self._file, inside=self._place_of(key))

    def tables(self, key: str) -> "list[TomlTable]":
        rows = self.value(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise self.wrong(key, f"tables, each under [[{key}]]")
        return [
            TomlTable(row, file=self._file, inside=f"{self._place_of(key)}, row {number}")
            for number, row in enumerate(rows, start=1)
        ]


def _landlord(table: TomlTable) -> Landlord:
    return Landlord(
        name=table.required_text("name"),
        phone=table.text("phone"),
        repairs_phone=table.text("repairs_phone"),
        out_of_hours_phone=table.text("out_of_hours_phone"),
        opening_hours=table.text("opening_hours"),
        jurisdiction=table.choice("jurisdiction", tuple(Jurisdiction)),
        place=_place(table),
        timezone=_timezone(table),
        ways_to_pay=table.texts("ways_to_pay"),
        call_back_within=table.text("call_back_within"),
        slot_notice_hours=_notice(table, "slot_notice_hours", low=1),
        change_notice_hours=_notice(table, "change_notice_hours", low=0),
        events_within_km=table.whole_number("events_within_km", low=1, high=FURTHEST_KM, default=30),
    )


def _notice(table: TomlTable, key: str, *, low: int) -> int:
    return table.whole_number(key, low=low, high=MOST_NOTICE_HOURS, of="hours", default=24)


def _place(table: TomlTable) -> Place | None:
    place = table.table("place")
    if place is None:
        return None
    try:
        return parse_place(place.value("latitude"), place.value("longitude"))
    except ValueError as problem:
        raise table.wrong("place", f"a latitude and a longitude; it is {problem}") from problem


def _timezone(table: TomlTable) -> ZoneInfo:
    name = table.text("timezone") or "Europe/London"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise table.wrong("timezone", 'a time zone such as "Europe/London"') from problem


def _deadline_rules(table: TomlTable) -> DeadlineRules:
    clocks = table.table("clocks") or TomlTable({}, file="")
    clocks.refuse_unknown(CLOCKS_KEYS)
    return DeadlineRules(
        targets=_targets(table),
        is_council=table.boolean("is_council"),
        awaab_phase=table.whole_number("awaab_phase", low=min(PHASES), high=max(PHASES), default=SAFE_PHASE),
        day_ends_at=_time(clocks, "day_ends_at"),
        closed_on=_days(clocks, "closed_on"),
    )


def _targets(table: TomlTable) -> tuple[Target, ...]:
    targets = tuple(_target(row) for row in table.tables("priorities"))
    seen: set[tuple[str, str]] = set()
    for target in targets:
        if (target.priority, target.stage) in seen:
            raise table.wrong("priorities", f"one row for {target.priority} and {target.stage}, not two")
        seen.add((target.priority, target.stage))
    return targets


def _target(row: TomlTable) -> Target:
    row.refuse_unknown(TARGET_KEYS)
    row.boolean(NO_PROMISE)
    unit = row.choice("unit", tuple(Unit))
    return Target(
        priority=row.choice("priority", tuple(Priority)),
        code=row.required_text("code"),
        label=row.required_text("label"),
        stage=row.choice("clock", LANDLORDS_STAGES),
        amount=row.whole_number("amount", low=1, high=LONGEST_TARGET[unit], of=unit.replace("_", " ")),
        unit=unit,
    )


def _time(table: TomlTable, key: str) -> time | None:
    value = table.value(key)
    try:
        value = time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as problem:
        raise table.wrong(key, 'a time such as "17:00"') from problem
    if value is not None and not (isinstance(value, time) and value.tzinfo is None):
        raise table.wrong(key, 'a time such as "17:00"')
    return value


def _days(table: TomlTable, key: str) -> frozenset[date]:
    values = table.value(key, [])
    if not isinstance(values, list) or not all(type(value) is date for value in values):
        raise table.wrong(key, "a list of days such as [2026-12-29, 2026-12-30]")
    return frozenset(values)


def _fault_codes(table: TomlTable) -> dict[str, str]:
    codes = table.table("fault_codes") or TomlTable({}, file="")
    return {fault_id: _fault_code(codes, fault_id) for fault_id in codes.values}


def _fault_code(codes: TomlTable, fault_id: str) -> str:
    if fault_id not in FAULTS:
        raise codes.wrong(fault_id, "the id of a fault; docs/triage.md lists them")
    code = codes.required_text(fault_id)
    if not code.isprintable() or len(code) > LONGEST_CODE:
        raise codes.wrong(fault_id, f"at most {LONGEST_CODE} characters that can be printed")
    return code
