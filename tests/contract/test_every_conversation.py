"""Every conversation about a report, on every store: it ends, danger asks nothing, a stop stores nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from skill import bootstrap
from skill.config.settings import Settings
from skill.dialogue.state import REPORTING, Asking
from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.reporting import LONGEST
from skill.domain.repairs.rooms import Room
from skill.speech import safety
from tests.contract.engines import new_table
from tests.contract.one_home import load_one_home
from tests.policy.house import CLOCK, NOW, House, Json, intent, put_back, slot, spoken, ssml
from tests.thorough import examples

HOME = "T1001"
EXAMPLES = {"sqlite": examples(150), "dynamodb_engine": 60}
ENDS = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
WORDS = (
    *("AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent", "AMAZON.NextIntent", "AMAZON.HelpIntent"),
    *("AMAZON.RepeatIntent", "AMAZON.FallbackIntent", *ENDS),
)


def a_fault(name: str, fault_id: str) -> Json:
    return slot(name, "that", ids=[fault_id])


FAULT_IDS = st.sampled_from(list(FAULTS))
REPORTS = st.builds(
    lambda fault, other, room: intent(
        "ReportRepairIntent",
        a_fault("fault", fault),
        *([a_fault("other_fault", other)] if other else []),
        *([slot("room", "there", ids=[room.value])] if room else []),
    ),
    FAULT_IDS,
    st.none() | FAULT_IDS,
    st.none() | st.sampled_from(list(Room)),
)
ROOMS = st.sampled_from(list(Room)).map(
    lambda room: intent("ReportRepairIntent", slot("room", "there", ids=[room.value]))
)
UNHEARD = st.sampled_from(("fault", "room")).map(
    lambda name: intent("ReportRepairIntent", slot(name, "the wotsit", matched=False))
)
SAYINGS = st.sampled_from(WORDS).map(intent) | ROOMS | REPORTS | UNHEARD
BEGINNINGS = REPORTS | UNHEARD | st.just(intent("ReportRepairIntent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`said` counts from where the report began, this turn with it; `kept` are the messages it brought."""

    request: Json
    asked: str
    said: int
    answer: Json
    kept: list[str]

    @property
    def name(self) -> str:
        return str(self.request["request"]["intent"]["name"])

    @property
    def asks(self) -> str:
        return str((self.answer.get("sessionAttributes") or {}).get("asking", ""))

    @property
    def is_open(self) -> bool:
        return self.answer["response"]["shouldEndSession"] is False

    @property
    def words(self) -> str:
        return spoken(ssml(self.answer))


def held(house: House, requests: list[Json]) -> Iterator[Turn]:
    """The conversation turn by turn, until it is over."""
    attributes: Json = {}
    said = 0
    for request in requests:
        before = len(house.store.waiting())
        asked = attributes.get("asking", "")
        said = said + 1 if asked in REPORTING else 1
        answer = house.answer({**request, "session": {**request["session"], "attributes": attributes}})
        kept = [waiting.message.kind.value for waiting in house.store.waiting()][before:]
        yield Turn(request=request, asked=asked, said=said, answer=answer, kept=kept)
        attributes = answer.get("sessionAttributes") or {}
        if answer["response"]["shouldEndSession"] is not False:
            return


@contextmanager
def house_over(engine: str, house_settings: Settings, request: pytest.FixtureRequest) -> Iterator[House]:
    if engine == "sqlite":
        house = House(house_settings, bootstrap.rehearsal_store(house_settings, CLOCK), HOME)
        yield house
        house.store.close()
        return
    with new_table(request.getfixturevalue(engine)) as open_one:
        store = open_one(CLOCK)  # type: ignore[arg-type]
        store.prepare()
        load_one_home(store, HOME, house_settings.landlord.today(NOW))
        yield House(house_settings, store, HOME)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "engine",
    [
        "sqlite",
        pytest.param("dynamodb_engine", marks=pytest.mark.slow),
    ],
)
def test_every_report_conversation_keeps_its_promises(
    engine: str, settings: Settings, request: pytest.FixtureRequest
) -> None:
    in_danger = {spoken(f"<speak>{safety.danger(hazard, settings.landlord)}</speak>") for hazard in Hazard}
    with house_over(engine, settings, request) as house:

        @given(first=BEGINNINGS, rest=st.lists(SAYINGS, min_size=4, max_size=9))
        @_settings(EXAMPLES[engine])
        def holds(first: Json, rest: list[Json]) -> None:
            if engine == "sqlite":
                put_back(house)
            for turn in held(house, [first, *rest]):
                keeps_its_promises(turn, in_danger)

        holds()


def _settings(examples: int) -> trying:
    return trying(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def keeps_its_promises(turn: Turn, in_danger: set[str]) -> None:
    assert not (turn.said >= LONGEST and turn.asks in REPORTING), "the sixth thing said ends a report"
    assert turn.words.endswith("?") is turn.is_open
    is_confirmed = turn.asked == Asking.REPAIR_CONFIRM and turn.name == "AMAZON.YesIntent"
    assert ("repair_report" in turn.kept) <= is_confirmed, "nothing is reported without a yes"
    assert turn.words.startswith("I've reported it") is ("repair_report" in turn.kept)
    if turn.words in in_danger:
        assert (turn.is_open, turn.kept) == (False, []), "danger asks nothing and keeps nothing"
    if turn.name in ENDS:
        assert (turn.is_open, turn.kept) == (False, []), "a stop keeps nothing"
