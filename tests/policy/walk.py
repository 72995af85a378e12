"""A walk through the conversations: every utterance, then every utterance again at each open question."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skill import bootstrap
from skill.dialogue.state import REPORTING, Asking
from skill.domain.ids import parse_enum
from skill.domain.repairs.faults import FAULTS, rules
from skill.domain.repairs.reporting import LONGEST
from skill.domain.repairs.triage import Question
from skill.domain.tenancy import AnswerLevel
from tests.policy.house import CLOCK, INTENTS, STRANGER, House, Json, envelope, intent, slot
from tests.thorough import IN_CI

MAYBE_DANGER = "i don't feel safe"
MESSAGE = "please tell her the parcel for number nine is here"

SAID: dict[str, tuple[tuple[Json, ...], ...]] = {
    "RentPaymentsIntent": ((), (slot("date", "2026-11"),), (slot("date", "2026-11-23"),)),
    "NextRentIntent": ((), (slot("date", "2026-12"),), (slot("date", "2026-W49"),), (slot("date", "2027"),)),
    "ReportRepairIntent": (
        (),
        (slot("fault", "dripping tap", ids=["tap_dripping"]),),
        (slot("fault", "dripping tap", ids=["tap_dripping"]), slot("room", "kitchen", ids=["kitchen"])),
        (slot("fault", "no heating", ids=["no_heating"]),),
        (slot("fault", "shared light", ids=["communal_light_out"]),),
        (slot("fault", "wibble", matched=False),),
        (
            slot("fault", "a toilet", ids=["toilet_keeps_running"]),
            slot("other_fault", "boiler", ids=["boiler_noisy"]),
        ),
        (slot("room", "bathroom", ids=["bathroom"]),),
    ),
    "WhoToRingIntent": (
        (),
        (slot("line", "repairs", ids=["repairs"]),),
        (slot("line", "n. h. s.", ids=["health"]),),
    ),
    "EmergencyIntent": ((), (slot("hazard", "gas", ids=["gas"]),)),
    "RepairStatusIntent": ((), (slot("fault", "dripping tap", ids=["tap_dripping"]),)),
    "RepairAppointmentIntent": ((), (slot("fault", "graffiti", ids=["graffiti"]),)),
    "ChangeAppointmentIntent": (
        (),
        (slot("date", "2026-12-01"),),
        (slot("date", "2026-11-24"),),
        (slot("fault", "the fence", ids=["fence_broken"]),),
    ),
    "CancelRepairIntent": ((), (slot("fault", "the fence", ids=["fence_broken"]),)),
    "WhatsOnIntent": (
        (),
        (slot("date", "2026-11-28"),),
        (slot("date", "2026-W48-WE"),),
        (slot("activity", "food", ids=["food"]),),
        (slot("activity", "swimming", ids=["swimming"]), slot("audience", "kids", ids=["children"])),
        (slot("activity", "crown green bowls", matched=False),),
        (slot("date", "PRESENT_REF"),),
        (slot("part_of_day", "tonight", ids=["evening"]),),
        (slot("price", "free", ids=["free"]), slot("access", "step free", ids=["step_free"])),
        (slot("date", "2027-03-01"),),
    ),
    "EventDetailsIntent": (
        *tuple((slot("position", str(number)),) for number in (1, 2, 3, 7)),
        (slot("which", "last", ids=["last"]),),
        (),
    ),
    **{
        name: ((slot("position", "2"),), (slot("which", "last", ids=["last"]),), ())
        for name in (
            *("EventTimeIntent", "EventCostIntent", "EventWayIntent", "EventAccessIntent"),
            *("JoinEventIntent", "RemindEventIntent"),
        )
    },
    "WalkReachIntent": ((), (slot("reach", "half an hour", ids=["30"]),)),
    "CallMeBackIntent": ((), (slot("topic", "moving", ids=["moving"]), slot("date", "2026-11-26"))),
    "LeaveMessageIntent": (
        (),
        (slot("message", MESSAGE),),
        (slot("message", "is it <today> & done?"),),
        (slot("message", MAYBE_DANGER),),
    ),
    "LinkHomeIntent": ((), (slot("code", "12345678"),), (slot("code", "12"),)),
    "AnswerLevelIntent": ((), *((slot("level", level, ids=[level]),) for level in AnswerLevel)),
    "PinIntent": ((), (slot("pin", "2580"),), (slot("pin", "1111"),)),
    "FeedbackIntent": ((), (slot("rating", "4"),), (slot("rating", "2"),), (slot("rating", "11"),)),
}
"""The slots of an intent, besides the bare intent."""

DEEP_HOMES = ("T1001", "T1025", *(("T1014", "T1023", "T1024") if IN_CI else ()))
"""Amounts may be said; several repairs and visits; in CI nothing chosen yet; a PIN; whether up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    home: str
    request: Json
    answer: Json


class Log(logging.Handler):
    """Everything that was logged, by any logger."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.exc_info or ''}")


def everything_said() -> Iterator[tuple[str, tuple[Json, ...]]]:
    for name in INTENTS:
        for slots in SAID.get(name, ((),)):
            yield name, slots


def every_home_once(house: House, homes: list[str]) -> Iterator[Step]:
    """From every home each thing once, with no conversation before it."""
    for home in homes:
        for name, slots in everything_said():
            house.link_again(home)
            request = intent(name, *slots)
            yield Step(home=home, request=request, answer=house.answer(request))


def deep(house: House, home: str | None, rounds: int = 2) -> Iterator[Step]:
    """From one home (None is not linked): each thing again at each open question that was met."""
    user = {"user": STRANGER} if home is None else {}
    seen: set[tuple[object, ...]] = set()
    open_states: list[Json] = [{}]
    if home:
        house.link_again(home)
    request = envelope({"type": "LaunchRequest"}, **user)
    answer = house.answer(request)
    yield Step(home=home or "nobody", request=request, answer=answer)
    open_states.append(answer["sessionAttributes"])
    for _ in range(rounds):
        found: list[Json] = []
        for state in open_states:
            for name, slots in everything_said():
                if name == "PinIntent" and slots and state.get("asking") != Asking.PIN:
                    continue  # every PIN costs the time of its hash
                if home:
                    house.link_again(home)
                request = intent(name, *slots, attributes=state, **user)
                answer = house.answer(request)
                yield Step(home=home or "nobody", request=request, answer=answer)
                attributes = answer.get("sessionAttributes") or {}
                kind = _kind(attributes)
                if answer["response"]["shouldEndSession"] is False and kind not in seen:
                    seen.add(kind)
                    found.append(attributes)
        open_states = found


def hearing_more(house: House) -> Iterator[Step]:
    """By a code of the coach, which the walk cannot guess; the home hears whether it is up to date."""
    home = "T1024"
    house.link_again(home)
    code = bootstrap.build_services(house.settings, house.store, CLOCK).links.enrol(home)
    state: Json = {}
    for name, *slots in (
        ("AnswerLevelIntent", slot("level", "amounts", ids=["amounts"])),
        ("LinkHomeIntent", slot("code", code)),
        ("AMAZON.YesIntent",),
    ):
        request = intent(name, *slots, attributes=state)
        answer = house.answer(request)
        yield Step(home=home, request=request, answer=answer)
        state = answer.get("sessionAttributes") or {}


ROOM = (slot("room", "kitchen", ids=["kitchen"]),)


def every_fault(open_house: Callable[[], House], home: str) -> Iterator[Step]:
    """Each fault reported to its end, by the answers that show no danger, and by not knowing.

    Each in a house of its own: a home with a hundred reports takes long to answer.
    """
    for fault_id in FAULTS:
        house = open_house()
        house.link(home)
        for answer_to in (_harmless, _unsure):
            request = intent("ReportRepairIntent", slot("fault", "that", ids=[fault_id]), *ROOM)
            for _ in range(LONGEST):
                answer = house.answer(request)
                yield Step(home=home, request=request, answer=answer)
                state = answer.get("sessionAttributes") or {}
                if answer["response"]["shouldEndSession"] or state.get("asking") not in REPORTING:
                    break
                request = intent(answer_to(state), attributes=state)
        house.store.close()


def _harmless(state: Json) -> str:
    rule = rules().get(parse_enum(Question, state.get("whether", "")))
    ends = rule is not None and bool(rule.if_yes.danger or rule.if_yes.elsewhere)
    return "AMAZON.NoIntent" if ends else "AMAZON.YesIntent"


def _unsure(state: Json) -> str:
    can_skip = state.get("asking") in {Asking.REPAIR_QUESTION, Asking.REPAIR_ROOM}
    return "NotSureIntent" if can_skip else "AMAZON.YesIntent"


def _kind(attributes: Json) -> tuple[object, ...]:
    """States that differ only in which repair or event they are about lead to the same conversations."""
    asks_room = attributes.get("fault") in FAULTS and FAULTS[attributes["fault"]].asks_room
    return (
        attributes.get("asking"),
        attributes.get("missed"),
        attributes.get("question"),
        attributes.get("resume", "") != "",
        attributes.get("other_fault", "") != "",
        asks_room,
    )
