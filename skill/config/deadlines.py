"""What a landlord's TOML file says about its clocks, each value checked before anything starts."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from skill.domain.deadlines.law import PHASES, SAFE_PHASE
from skill.domain.deadlines.rules import LANDLORDS_STAGES, DeadlineRules, Target, Unit
from skill.domain.ids import parse_enum
from skill.domain.repairs.triage import Priority

DEADLINE_FACTS = {"is_council", "awaab_phase", "clocks", "priorities"}
LONGEST = {Unit.HOURS: 24 * 366, Unit.CALENDAR_DAYS: 366, Unit.WORKING_DAYS: 260}
"""About a year of each: a longer one is a slip of the finger."""

_NO_PROMISE = "voice_may_promise"
"""Taken from files that have it, and kept nowhere: no time is ever said aloud."""

_ROW = {"priority", "code", "label", "clock", "amount", "unit", _NO_PROMISE}
_CLOCKS = {"day_ends_at", "closed_on"}

Choice = TypeVar("Choice", bound=StrEnum)


def deadline_rules_from(facts: Mapping[str, Any]) -> DeadlineRules:
    """Raises `KeyError`, `TypeError` or `ValueError` that names the fact and says what it has to be."""
    clocks = facts.get("clocks", {})
    if not isinstance(clocks, Mapping):
        raise TypeError("'clocks': it is a table, [clocks]")
    _refuse_unknown(clocks, _CLOCKS, "clocks")
    return DeadlineRules(
        targets=_targets(facts.get("priorities", [])),
        is_council=_boolean(facts, "is_council", "is_council"),
        awaab_phase=_phase(facts.get("awaab_phase", SAFE_PHASE)),
        day_ends_at=_time(clocks.get("day_ends_at")),
        closed_on=_days(clocks.get("closed_on", [])),
    )


def _refuse_unknown(facts: Mapping[str, Any], known: set[str], where: str) -> None:
    for name in sorted(set(facts) - known):
        raise ValueError(f"'{where}': {name!r} is not known there, only {', '.join(sorted(known))}")


def _targets(rows: object) -> tuple[Target, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise TypeError("'priorities': each is a table, [[priorities]]")
    targets = tuple(_target(row, f"priorities, row {number}") for number, row in enumerate(rows, start=1))
    seen: set[tuple[str, str]] = set()
    for target in targets:
        if (target.priority, target.stage) in seen:
            raise ValueError(f"'priorities': {target.priority} has two rows for {target.stage}; give one")
        seen.add((target.priority, target.stage))
    return targets


def _target(row: Mapping[str, Any], where: str) -> Target:
    _refuse_unknown(row, _ROW, where)
    _boolean(row, _NO_PROMISE, f"{where}, {_NO_PROMISE}")
    unit = _choice(row, "unit", tuple(Unit), where)
    return Target(
        priority=_choice(row, "priority", tuple(Priority), where),
        code=_said(row, "code", where),
        label=_said(row, "label", where),
        stage=_choice(row, "clock", LANDLORDS_STAGES, where),
        amount=_amount(row, unit, where),
        unit=unit,
    )


def _choice(row: Mapping[str, Any], name: str, choices: tuple[Choice, ...], where: str) -> Choice:
    value = row.get(name)
    found = parse_enum(type(choices[0]), value) if isinstance(value, str) else None
    if found not in choices:
        raise ValueError(f"'{where}, {name}': it is one of {', '.join(choices)}")
    return found


def _said(row: Mapping[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"'{where}, {name}': it is text in quotation marks")
    return value.strip()


def _amount(row: Mapping[str, Any], unit: Unit, where: str) -> int:
    value = row.get("amount")
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LONGEST[unit]:
        raise ValueError(
            f"'{where}, amount': it is a whole number of {unit.replace('_', ' ')} from 1 to {LONGEST[unit]}"
        )
    return value


def _boolean(facts: Mapping[str, Any], name: str, where: str) -> bool:
    value = facts.get(name, False)
    if not isinstance(value, bool):
        raise TypeError(f"'{where}': it is true or false, without quotation marks")
    return value


def _phase(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in PHASES:
        raise ValueError("'awaab_phase': it is 1, 2 or 3")
    return value


def _time(value: object) -> time | None:
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            value = "no time"
    if value is None or (isinstance(value, time) and value.tzinfo is None):
        return value
    raise ValueError("'clocks, day_ends_at': it is a time such as \"17:00\"")


def _days(values: object) -> frozenset[date]:
    if not isinstance(values, list) or not all(type(value) is date for value in values):
        raise TypeError("'clocks, closed_on': it is a list of days such as [2026-12-29, 2026-12-30]")
    return frozenset(values)
