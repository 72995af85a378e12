"""Every turn makes at most two requests to DynamoDB, for every utterance and home, and never scans the table.

What's on takes more: each nearby cell of the map, events without a place, and the text of those chosen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from skill import bootstrap
from skill.config.settings import Settings
from skill.domain.events.nearby import NEARBY_WITHIN_M, Area
from skill.domain.landlord import Landlord
from skill.domain.repairs.jobs import Change
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Place
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.extract.rows import Extract
from skill.housing.geohash import BoundingBox, cells_of
from skill.housing.sample import SAMPLE_HOMES, load_sample, sample_extract, sample_privacies
from skill.services.links import account_of
from tests.contract.engines import Engine, new_address
from tests.contract.listings import a_listing
from tests.contract.one_home import load_one_home
from tests.policy.house import CLOCK, INTENTS, LINKED, NOW, STRANGER, House, Json, envelope, intent, slot
from tests.policy.walk import everything_said

pytestmark = pytest.mark.slow

READS = {"get_item", "batch_get_item", "query"}
WRITES = {"put_item", "update_item", "delete_item", "transact_write_items"}
IN_A_TURN = READS | WRITES
HOMES = [home.tenancy_ref for home in SAMPLE_HOMES if home.tenancy_ref in sample_privacies()]


class Counting:
    """Notes the operations on their way to the engine."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.asked: list[str] = []

    def close(self) -> None:
        """The client is shared with other stores."""

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        method = getattr(self._client, operation)

        def call(**parameters: Any) -> Any:
            self.asked.append(operation)
            return method(**parameters)

        return call


class CountedHouse(House):
    """A house whose store is DynamoDB."""

    client: Counting

    def reads_of(self, request: Json) -> int:
        self.client.asked.clear()
        self.answer(request)
        assert set(self.client.asked) <= IN_A_TURN
        return len([each for each in self.client.asked if each in READS])


def a_counted_house(engine: Engine, settings: Settings, load: Callable[[DynamoStore], None]) -> CountedHouse:
    counting = Counting(engine.client)
    store = DynamoStore(new_address(engine), clock=CLOCK, client=counting)
    store.prepare()
    load(store)
    house = CountedHouse(settings, store)  # type: ignore[arg-type]
    house.client = counting
    house.door.warm()
    return house


@pytest.fixture(scope="module")
def one_house(dynamodb_engine: Engine, settings: Settings) -> Iterator[CountedHouse]:
    """Only T1001."""
    house = a_counted_house(
        dynamodb_engine, settings, lambda store: load_one_home(store, "T1001", _today(settings.landlord))
    )
    yield house
    house.store.close()


@pytest.fixture(scope="module")
def all_houses(dynamodb_engine: Engine, settings: Settings) -> Iterator[CountedHouse]:
    house = a_counted_house(
        dynamodb_engine, settings, lambda store: load_sample(store, _today(settings.landlord))
    )
    yield house
    house.store.close()


def _today(landlord: Landlord) -> Any:
    return landlord.today(NOW)


YES = intent("AMAZON.YesIntent")
CONVERSATIONS: dict[str, tuple[Json, ...]] = {
    "report": (intent("ReportRepairIntent", slot("fault", "dripping tap", ids=["tap_dripping"])), YES, YES),
    "call-back": (intent("CallMeBackIntent", slot("topic", "moving", ids=["moving"])), YES),
    "message": (intent("LeaveMessageIntent", slot("message", "the parcel is here")), YES),
    "level": (intent("AnswerLevelIntent", slot("level", "nothing", ids=["nothing"])),),
    "what's on": (
        intent("WhatsOnIntent"),
        intent("AMAZON.NextIntent"),
        intent("EventDetailsIntent", slot("position", "1")),
    ),
    "unlink": (intent("UnlinkHomeIntent"), YES),
}


MORE_FOR_EVENTS = 9
ASK_FOR_EVENTS = {"WhatsOnIntent", "AMAZON.NextIntent", "EventDetailsIntent", "WalkReachIntent"}


def most_reads(name: str) -> int:
    return 2 + MORE_FOR_EVENTS * (name in ASK_FOR_EVENTS)


ONE_OF_EACH_SERVICE = ("MyCoachIntent", "RentBalanceIntent", "RepairStatusIntent", "WhatsOnIntent")


@pytest.mark.parametrize("name", ONE_OF_EACH_SERVICE)
def test_every_intent_makes_at_most_two_requests(name: str, one_house: CountedHouse) -> None:
    one_house.link("T1001")

    assert one_house.reads_of(intent(name)) <= most_reads(name)


@pytest.mark.parametrize("what", CONVERSATIONS)
def test_every_turn_of_a_conversation_makes_at_most_two_requests(what: str, one_house: CountedHouse) -> None:
    one_house.link("T1001")
    attributes: Json = {}
    for turn in CONVERSATIONS[what]:
        request = {**turn, "session": {**turn["session"], "attributes": attributes}}
        assert one_house.reads_of(request) <= most_reads(request["request"]["intent"]["name"])
        attributes = one_house.answer(request).get("sessionAttributes") or {}


def test_linking_a_home_makes_at_most_two_requests(one_house: CountedHouse) -> None:
    store = one_house.store
    code = bootstrap.build_services(one_house.settings, store, CLOCK).links.enrol("T1001")
    for given in ("111111", code):
        assert one_house.reads_of(intent("LinkHomeIntent", slot("code", given), user=STRANGER)) <= 2
    assert store.link(account_of(STRANGER)) is not None
    store.unlink_home("T1001")


def test_first_search_after_a_load_makes_one_extra_request(one_house: CountedHouse) -> None:
    one_house.link("T1001")
    today = _today(one_house.settings.landlord)
    one_house.store.load(Extract(source="the week after", as_of=NOW, events=sample_extract(today).events))

    first = one_house.reads_of(intent("WhatsOnIntent"))
    assert one_house.reads_of(intent("WhatsOnIntent")) == first - 1
    load_one_home(one_house.store, "T1001", today)
    one_house.door.warm()


@contextmanager
def counted(house: CountedHouse) -> Iterator[list[str]]:
    """The requests of one turn of T1001, including the reads of its link and its home."""
    asked: list[str] = []
    house.client.asked.clear()
    with house.store.reading():
        link = house.store.link(account_of(LINKED))
        assert link is not None
        yield asked
    assert set(house.client.asked) <= IN_A_TURN
    asked += [each for each in house.client.asked if each in READS]


@pytest.fixture
def busy_house(one_house: CountedHouse) -> Iterator[CountedHouse]:
    """Feeds with events in a hundred cells, before any extract of the landlord."""
    one_house.link("T1001")
    one_house.store.publish(
        a_listing(
            f"{row}-{column}",
            NOW,
            ends_at=NOW + timedelta(hours=2),
            place=Place(latitude=52 + row / 5, longitude=-2 + column / 5),
        )
        for row in range(10)
        for column in range(10)
    )
    load_one_home(one_house.store, "T1001", _today(one_house.settings.landlord))
    yield one_house
    one_house.store.publish([])


def most_touched() -> Area:
    """The area around Unst that touches the most cells."""
    areas = [
        Area(centre=Place(latitude=60.70 + row / 200, longitude=-1 + column / 500), within_m=NEARBY_WITHIN_M)
        for row in range(30)
        for column in range(100)
    ]
    return max(areas, key=lambda area: len(cells_of(BoundingBox.around(area))))


@pytest.mark.parametrize("area", [most_touched(), None], ids=["the most cells", "no place of its own"])
@pytest.mark.parametrize("first_day", [0, 3], ids=["from today", "of another day"])
def test_search_of_events_makes_at_most_nine_extra_requests(
    busy_house: CountedHouse, area: Area | None, first_day: int
) -> None:
    """A search that finds nothing on the day asked for goes on with all the weeks from now."""
    store = busy_house.store
    with counted(busy_house) as asked:
        assert store.home("T1001") is not None
        for first, last in ((first_day, first_day + 1), (first_day, 7), (0, 42)):
            since, until = NOW + timedelta(days=first), NOW + timedelta(days=last)
            for around in (area and replace(area, within_m=1_000), area):
                found = store.entries(around, since=since, until=until)
        landlords = [entry.event_ref for entry in found if not entry.is_of_feeds]
        of_feeds = [entry.event_ref for entry in found if entry.is_of_feeds]
        assert landlords
        assert bool(of_feeds) is (area is None)
        assert store.events([landlords[0], *(of_feeds or ["~gone"])[:11]])

    assert len(asked) <= 2 + MORE_FOR_EVENTS


def test_turn_that_offers_windows_makes_two_requests_once_its_trade_is_known(one_house: CountedHouse) -> None:
    one_house.link("T1001")
    store, today = one_house.store, _today(one_house.settings.landlord)
    load_one_home(store, "T1001", today)
    repairs = bootstrap.build_services(one_house.settings, store, CLOCK).repairs
    for trade, expected in (
        (Trade.PLUMBING, 3),
        (Trade.PLUMBING, 2),
        (Trade.HEATING, 3),
        (Trade.HEATING, 2),
        (Trade.LIFTS, 2),
        (Trade.GROUNDS, 3),
        (Trade.GROUNDS, 2),
    ):
        with counted(one_house) as asked:
            home = store.home("T1001")
            assert home is not None
            assert store.for_home(home)
            assert bool(repairs.offers(home, trade)) is (trade in {Trade.PLUMBING, Trade.HEATING})
        assert len(asked) == expected, trade


def test_a_turn_that_books_or_frees_a_window_makes_two_requests(one_house: CountedHouse) -> None:
    one_house.link("T1001")
    store = one_house.store
    load_one_home(store, "T1001", _today(one_house.settings.landlord))
    repairs = bootstrap.build_services(one_house.settings, store, CLOCK).repairs
    home = store.home("T1001")
    assert home is not None
    offers = repairs.offers(home, Trade.PLUMBING)
    for number, offer in enumerate(offers):
        with counted(one_house) as asked:
            assert store.home("T1001") == home
            assert repairs.book(home, "R0001", offer.slot_ref, request_id=f"book {number}")
        assert len(asked) == 2
    with counted(one_house) as asked:
        assert store.home("T1001") == home
        assert repairs.ask_for_change(home, "R0001", Change.CANCEL, None, request_id="undo")
    assert len(asked) == 2


def test_a_launch_from_an_unlinked_account_makes_one_request(one_house: CountedHouse) -> None:
    assert one_house.reads_of(envelope({"type": "LaunchRequest"}, user=STRANGER)) == 1


ONE_MORE_AT_FIRST = {"ChangeAppointmentIntent"}
"""The windows of a trade are read once in a process and load; so are events, but nine more allow for that."""


class Noting:
    """Notes the calls of a store's port, as far as requests can depend on them.

    That is the method, where it searches, which arguments are equal to those of earlier calls, and whether
    nothing, something, or an empty or filled list was found.
    """

    def __init__(self, store: Any) -> None:
        self._store = store
        self._met: dict[str, int] = {}
        self.calls: list[tuple[object, ...]] = []

    def forget(self) -> None:
        self.calls.clear()
        self._met.clear()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)

        def call(*given: Any, **named: Any) -> Any:
            found, arguments = method(*given, **named), (*given, *named.values())
            places = tuple(each for each in arguments if isinstance(each, Area))
            equal = tuple(self._met.setdefault(repr(each), len(self._met)) for each in arguments)
            self.calls.append((name, places, equal, _shape(found)))
            return found

        return call


def _shape(found: object) -> object:
    match found:
        case None | bool():
            return found
        case list() | tuple() | dict() | set() | frozenset():
            return bool(found)
        case _:
            return type(found).__name__


def noted(house: House, store: Noting, request: Json) -> tuple[object, ...]:
    store.forget()
    house.answer(request)
    return tuple(store.calls)


def test_every_utterance_from_every_home_makes_at_most_two_requests(
    all_houses: CountedHouse, settings: Settings
) -> None:
    """Everything is said in every home over SQLite; what calls the store in a new way over DynamoDB too.

    Turns of an intent that call the store in the same way make the same requests, so those that are counted
    stand for every utterance in every kind of home. That DynamoDB gets the same calls as SQLite is checked as
    well; only what they find may differ, since a search of DynamoDB may find events that are too far away.
    """
    here, there = Noting(bootstrap.rehearsal_store(settings, CLOCK)), Noting(all_houses.store)
    house = House(settings, here)  # type: ignore[arg-type]
    counted_house = CountedHouse(settings, there)  # type: ignore[arg-type]
    counted_house.client = all_houses.client
    counted_house.door.warm()
    ways: set[object] = set()
    too_many, differing = [], []
    for home, (name, slots) in product(HOMES, everything_said()):
        house.link(home)
        twice = [noted(house, here, intent(name, *slots)) for _ in range(2)]
        if (way := (name, *twice)) in ways:
            continue
        ways.add(way)
        counted_house.link(home)
        for calls, more in zip(twice, (name in ONE_MORE_AT_FIRST, 0), strict=True):
            there.forget()
            reads = counted_house.reads_of(intent(name, *slots))
            if reads > most_reads(name) + more:
                too_many.append((home, name, slots, reads))
            if [asked for *asked, _ in there.calls] != [asked for *asked, _ in calls]:
                differing.append((home, name, slots))
    here.close()

    assert (too_many, differing) == ([], [])
    assert {name for name, *_ in ways} == set(INTENTS)
