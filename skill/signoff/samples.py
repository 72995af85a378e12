"""Sample values for docs/wording.md: what the sentences are about, by the type that a speech function takes.

`BY_TYPE` has the values of a type under the words that tell them apart on the page, the usual one first;
`BY_NAME` those of a parameter whose type says too little. The members of an enum and both values of a bool
need no entry. `CASES` lists the calls of a function whose sentence depends on several values together. The
values are in `samples.toml`; all of it is made up.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from skill.config.landlord_file import read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.domain.coaching import Coach, CoachToday
from skill.domain.events.event import Activity, Event
from skill.domain.events.nearby import Nearby, WalkLimit, Wanted, WhatsOn
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.rent import NextRent, NoFigure, Payments, RentAccount, StandingOnly
from skill.domain.repairs.appointments import Booking, Slot
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import FoundRepairs, Repair, RepairState, Visit
from skill.signoff.markdown import words
from skill.speech import rent, whats_on

Values = Mapping[str, Any]
"""Words for the page, and the value (in `CASES`: the arguments) that they stand for."""

LANDLORD = read_landlord_file(SAMPLE_LANDLORD).landlord
NORTHERN_IRISH = replace(LANDLORD, jurisdiction=Jurisdiction.NORTHERN_IRELAND)
WITHOUT_NUMBERS = replace(
    LANDLORD,
    phone=None,
    repairs_phone=None,
    out_of_hours_phone=None,
    opening_hours=None,
    ways_to_pay=(),
    call_back_within=None,
)
"""A landlord whose file leaves out everything that may be left out."""

CLOSED_AT_NIGHT = replace(LANDLORD, out_of_hours_phone=None)
_LANDLORDS = {
    "": LANDLORD,
    "Northern Ireland": NORTHERN_IRISH,
    "Scotland": replace(LANDLORD, jurisdiction=Jurisdiction.SCOTLAND),
    "Wales": replace(LANDLORD, jurisdiction=Jurisdiction.WALES),
    "no number day and night": CLOSED_AT_NIGHT,
    "no numbers are set": WITHOUT_NUMBERS,
}
_BY_ID: dict[Any, Values] = {Fault: FAULTS, Landlord: _LANDLORDS}
_WRITTEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def made(kind: Any, written: Any) -> Any:
    """A value of a type, as samples.toml has it. Raises `KeyError` for an unknown name or field."""
    if kind in _BY_ID:
        return _BY_ID[kind][written]
    if isinstance(kind, type) and is_dataclass(kind):
        entry = _WRITTEN[kind.__name__][written] if isinstance(written, str) else written
        fields = _filled(get_type_hints(kind), entry)
        return replace(made(kind, entry["like"]), **fields) if "like" in entry else kind(**fields)
    inner = [each for each in get_args(kind) if each is not NoneType]
    if isinstance(written, list):
        return get_origin(kind)(made(inner[0], each) for each in written)
    if inner:
        return made(inner[0], written)
    return kind(written) if issubclass(kind, Enum) else written


def _filled(kinds: Mapping[str, Any], entry: Values) -> dict[str, Any]:
    known = {name: made(kinds[name], entry[name]) for name in entry if name not in {"like", "none"}}
    return known | dict.fromkeys(entry.get("none", ()))


def cases(kind: type[Any]) -> dict[str, Any]:
    return {case: made(kind, case) for case in _WRITTEN[kind.__name__]}


def _calls(name: str) -> tuple[Callable[..., str], Values]:
    topic, _, function = name.partition(".")
    speaks = getattr(import_module(f"skill.speech.{topic}"), function)
    kinds = get_type_hints(speaks)
    calls = _every_call(kinds, _WRITTEN["calls"][name])
    return speaks, {case: _filled(kinds, entry) for case, entry in calls}


def _every_call(kinds: Mapping[str, Any], written: Values) -> Iterator[tuple[str, Values]]:
    for case, entry in written.items():
        if "each" not in entry:
            yield case, entry
            continue
        kind = kinds[entry["each"]]
        for member in get_args(kind)[0] if get_args(kind) else kind:
            yield case.format(words(member)), {entry["each"]: member.value}


HOT_WATER, TAP, DAMP = (made(Repair, name) for name in ("hot water", "tap", "damp"))
REPAIRS = {
    **{
        f"{words(state)}{said}": FoundRepairs(repairs=(replace(HOT_WATER, state=state, visit=visit),))
        for state in RepairState
        for said, visit in (("", None), (", with a visit booked", made(Visit, "morning")))
        if state.is_open or visit is None
    },
    **cases(FoundRepairs),
    **{
        f"{words(state)}, in a list": FoundRepairs(
            repairs=(DAMP, replace(TAP, room=None, state=state, visit=None))
        )
        for state in RepairState
    },
}
NEARBY = {
    case: Nearby(event=event, walk_minutes=_WRITTEN["walks"].get(case))
    for case, event in cases(Event).items()
}
_BY_ID[Nearby] = NEARBY
SEARCHES = cases(WhatsOn) | {
    f"no {words(each)}": replace(made(WhatsOn, "nothing for carers"), wanted=Wanted(activity=each))
    for each in Activity
}
EVENTS = {
    "": "free, step-free, a short walk",
    "it has begun": "it has begun",
    "it goes on for days": "it has begun and goes on for days",
    "more than one day": "more than one day",
    "all day": "all day",
    "no end known": "no end and no distance known",
}
COACH = made(Coach, "usual")
SLOTS = list(cases(Slot).values())

BY_TYPE: Mapping[Any, Values] = {
    **{kind: cases(kind) for kind in (CoachToday, StandingOnly, NoFigure, Payments, NextRent)},
    Landlord: _LANDLORDS,
    Coach: {"": COACH},
    Coach | None: {"": COACH, "no coach is named": None},
    Fault: {"in the home": FAULTS["tap_dripping"], "in the shared parts": FAULTS["communal_light_out"]},
    Repair: {"": TAP, "in the shared parts": made(Repair, "gate")},
    FoundRepairs: REPAIRS,
    Sequence[Slot]: {"three": SLOTS, "two": SLOTS[1:], "one": SLOTS[1:2]},
    Visit | Slot | Booking: {"": SLOTS[2]},
    Booking: {"": made(Booking, "usual")},
    Nearby: NEARBY,
    Event: {case: made(Event, name) for case, name in EVENTS.items()},
}
BY_NAME: Mapping[str, Values] = {
    "today": {"": date(2026, 11, 23)},
    "now": {"": datetime(2026, 11, 23, 10, tzinfo=UTC)},
    "on": {"": None, "a day was named": date(2026, 11, 27)},
    "minutes": {f"{minutes} minutes": minutes for minutes in sorted({limit.minutes for limit in WalkLimit})},
    "count": {"three were read out": 3, "one was read out": 1},
    "rating": {"four or five": 4, "one to three": 3},
    "times": {"for the first time": 1, "not for the first time": 2},
}
CASES: Mapping[Callable[..., str], Values] = {
    **dict(map(_calls, _WRITTEN["calls"])),
    rent.balance: {case: {"account": account} for case, account in cases(RentAccount).items()},
    whats_on.found: {case: {"answer": answer, "shown": answer.found} for case, answer in SEARCHES.items()},
}
