"""Real faults of the data: danger is answered, all else apologises, and mending needs no restart."""

import logging
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from skill import bootstrap
from skill.alexa.door import Door
from skill.config.settings import Settings, read_settings
from skill.errors import ConfigurationError, HomeCoachError
from skill.housing.dynamodb.address import Address
from skill.housing.dynamodb.store import DynamoStore
from skill.housing.sample import load_sample
from skill.housing.sqlite.store import SqliteStore
from skill.housing.when_needed import StoreWhenNeeded
from skill.operations.health import readiness_of
from skill.services.links import account_of
from skill.services.ports import Clock
from skill.web import create_app
from skill.web.app import build_app
from tests.contract.engines import Engine, Shared, a_free_port, new_address, running_engine, why_no_engine
from tests.contract.one_home import load_one_home
from tests.lambda_door.envelopes import SKILL_ID, USER_ID, a_launch, an_intent
from tests.policy.house import slot, spoken, ssml
from tests.thorough import IN_CI
from tests.web.doors import a_post, a_verifier

CLOCK = bootstrap.SystemClock()
ALEXA_WAITS = 8.0
"""Seconds for an answer."""

LONG_ENOUGH = 60.0
"""Seconds until a test gives up; it does not wait for them where the store comes up."""

APOLOGY = "I'm sorry, I can't get to that just now. Please try again later, or ring Meadowbank Homes on 01632"
LOCKS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up homes, in which the tenant's Echo is linked to the first."""
    folder, now = tmp_path_factory.mktemp("good"), datetime.now(UTC)
    store = SqliteStore(folder / "homes.sqlite3")
    store.prepare()
    load_sample(store, now.astimezone(ZoneInfo("Europe/London")).date())
    store.keep_code("code", "T1001", expires_at=now + timedelta(minutes=5))
    store.redeem("code", account_of(USER_ID), at=now)
    store.close()
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`makes` spoils the folder of good data while its block lasts; `reason` is what `/readyz` says."""

    makes: Callable[[Path], AbstractContextManager[None]]
    reason: str


@contextmanager
def _locked_by_another_process(folder: Path) -> Iterator[None]:
    command = [sys.executable, "-c", LOCKS, str(folder / "homes.sqlite3")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield
        process.communicate()


@contextmanager
def _garbage(folder: Path) -> Iterator[None]:
    file = folder / "homes.sqlite3"
    sound = file.read_bytes()
    file.write_bytes(b"no database at all " * 1000)
    yield
    file.write_bytes(sound)


@contextmanager
def _of_a_newer_version(folder: Path) -> Iterator[None]:
    version = _user_version(folder, 99)
    yield
    _user_version(folder, version)


def _user_version(folder: Path, version: int) -> int:
    connection = sqlite3.connect(folder / "homes.sqlite3")
    (before,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return int(before)


@contextmanager
def _elsewhere(folder: Path, instead: Callable[[Path], object]) -> Iterator[None]:
    aside = folder.with_name("aside")
    folder.rename(aside)
    instead(folder)
    yield
    folder.unlink()
    aside.rename(folder)


def _a_file(place: Path) -> None:
    place.write_text("a file")


FAULTS = {
    "locked by another process": Fault(makes=_locked_by_another_process, reason="database is locked"),
    "garbage": Fault(makes=_garbage, reason="is damaged"),
    "of a newer version": Fault(makes=_of_a_newer_version, reason="newer Home Coach"),
    "a file in the folder's place": Fault(
        makes=lambda folder: _elsewhere(folder, lambda place: place.write_text("a file")),
        reason="cannot make",
    ),
    "a folder in which no one may write": Fault(
        makes=lambda folder: _elsewhere(folder, lambda place: place.symlink_to("/proc")), reason="cannot make"
    ),
}


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "homes"))


def in_production(data: str) -> Settings:
    return read_settings(
        {
            "HOME_COACH_ENV": "production",
            "HOME_COACH_SKILL_ID": SKILL_ID,
            "HOME_COACH_DATA": data,
            "HOME_COACH_LANDLORD": "skill/housing/sample/landlord.toml",
            "HOME_COACH_LINK_KEY": "a key of some length, for tests alone",
        }
    )


def at(folder: Path) -> Settings:
    return in_production(f"sqlite:///{folder / 'homes.sqlite3'}")


class Service:
    """What runs: the door and what operators see of it, over one store that is opened when it is needed."""

    def __init__(self, settings: Settings, store: bootstrap.Store) -> None:
        self.door: Door = bootstrap.build_door(settings, store=store)
        readiness = readiness_of(settings, store, CLOCK)
        self.client = build_app(settings, self.door, a_verifier(), readiness=readiness).test_client()

    def hears(self, name: str, **slots: str) -> str:
        request = an_intent(name)
        request["request"]["intent"]["slots"] = {key: slot(key, said) for key, said in slots.items()}
        return spoken(ssml(self.door.answer(request)))

    def ready(self) -> dict[str, object]:
        return dict(self.client.get("/readyz").get_json()["checks"]["store"])

    def is_down(self) -> None:
        """All that has to hold while there is no store."""
        assert "999" in self.hears("LeaveMessageIntent", message="there's smoke coming out of the wall")
        assert APOLOGY in self.hears("RentBalanceIntent")
        assert self.client.get("/healthz").status_code == 200
        assert self.client.get("/readyz").status_code == 503

    def is_up(self) -> None:
        """An attempt that began while the store was still down has to end first."""
        deadline = time.monotonic() + LONG_ENOUGH
        while "£84.30" not in self.hears("RentBalanceIntent"):
            assert time.monotonic() < deadline, self.ready()
            time.sleep(0.1)
        assert self.ready() == {"ok": True, "reason": "answers"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_stops_nothing_but_its_own_answers_until_it_is_mended(
    fault: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with FAULTS[fault].makes(folder):
        service = Service(at(folder), bootstrap.open_when_needed(at(folder), CLOCK, pause=0))
        for _ in range(2):
            service.is_down()
        reason = str(service.ready()["reason"])
        assert FAULTS[fault].reason in reason
        assert [line for line in caplog.messages if FAULTS[fault].reason in line] == [
            f"only danger is answered, everything else apologises: {reason}"
        ]
    service.is_up()


@pytest.mark.parametrize("fault", ["garbage"])
def test_a_file_that_is_damaged_under_a_running_service_is_opened_again(fault: str, folder: Path) -> None:
    service = Service(at(folder), bootstrap.open_when_needed(at(folder), CLOCK, pause=0))
    service.is_up()
    with FAULTS[fault].makes(folder):
        service.is_down()
    service.is_up()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_web_factory_comes_up_and_answers_danger(fault: str, folder: Path) -> None:
    request = an_intent("LeaveMessageIntent")
    request["request"]["intent"]["slots"] = {"message": slot("message", "i can smell gas")}
    post = a_post(request)
    with FAULTS[fault].makes(folder):
        client = create_app(at(folder), verifier=a_verifier(now=lambda: datetime.now(UTC))).test_client()
        answer = client.post("/alexa", data=post.body, headers=post.headers)
    assert "0800 111 999" in spoken(answer.get_json()["response"]["outputSpeech"]["ssml"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("postgres://user:secret@host/homes", "HOME_COACH_DATA asks for 'postgres'"),
        ("dynamodb:///homes", "needs a region"),
    ],
)
def test_an_address_that_only_a_person_can_mend_stops_no_danger(data: str, reason: str) -> None:
    settings = in_production(data)
    service = Service(settings, bootstrap.open_when_needed(settings, CLOCK))

    service.is_down()
    assert reason in str(service.ready()["reason"])
    assert "secret" not in service.client.get("/readyz").text


@pytest.mark.parametrize("fault", ["garbage", "of a newer version"])
def test_what_works_on_the_store_still_stops_where_it_cannot_be_opened(fault: str, folder: Path) -> None:
    with FAULTS[fault].makes(folder), pytest.raises(HomeCoachError, match=FAULTS[fault].reason):
        bootstrap.open_store(at(folder), CLOCK)


@pytest.mark.parametrize("change", [{"HOME_COACH_VERIFY": "off"}, {"HOME_COACH_SKILL_ID": ""}])
def test_what_is_unsafe_to_answer_with_still_stops_the_start(change: dict[str, str]) -> None:
    environ = {"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": SKILL_ID} | change

    with pytest.raises(ConfigurationError):
        create_app(read_settings(environ))


def test_a_table_that_is_missing_is_found_once_it_is_there(dynamodb_moto: Engine) -> None:
    address, client = new_address(dynamodb_moto), Shared(dynamodb_moto.client)

    def table(*, may_create: bool = False) -> DynamoStore:
        store = DynamoStore(
            address, clock=CLOCK, client=client, may_create=may_create, seconds=dynamodb_moto.seconds
        )
        store.prepare()
        return store

    settings = in_production(f"dynamodb:///{address.table}?region=eu-west-1")
    store = StoreWhenNeeded(table, pause=0)
    store.open()
    service = Service(settings, store)  # type: ignore[arg-type]
    service.is_down()
    assert "there is no DynamoDB table" in str(service.ready()["reason"])

    _link(table(may_create=True), CLOCK)
    service.is_up()
    dynamodb_moto.client.delete_table(TableName=address.table)


def test_a_dead_endpoint_delays_no_danger_and_no_apology_for_long() -> None:
    """No one listens there; the client's own retries take longer than a turn waits."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings = _on_engine(f"http://127.0.0.1:{taken.getsockname()[1]}")
        service = Service(settings, bootstrap.open_when_needed(settings, CLOCK))
        started = time.monotonic()
        service.is_down()
        assert time.monotonic() - started < ALEXA_WAITS
        assert "EndpointConnectionError" in str(service.ready()["reason"])


@pytest.mark.slow
def test_a_silent_endpoint_delays_no_danger_and_no_apology_for_long() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings = _on_engine(f"http://127.0.0.1:{silent.getsockname()[1]}")
        service = Service(settings, bootstrap.open_when_needed(settings, CLOCK, pause=0))
        for _ in range(3):
            started = time.monotonic()
            service.is_down()
            assert time.monotonic() - started < ALEXA_WAITS


@pytest.mark.slow
def test_an_endpoint_that_comes_back_is_used_without_a_restart() -> None:
    if reason := why_no_engine():
        (pytest.fail if IN_CI else pytest.skip)(reason)
    port = a_free_port()
    settings = _on_engine(f"http://127.0.0.1:{port}")
    service = Service(settings, bootstrap.open_when_needed(settings, CLOCK, pause=0))
    service.is_down()
    with running_engine(port) as url:
        _link(DynamoStore(Address.read(_on_engine(url).data), clock=CLOCK), CLOCK)
        service.is_up()


def _on_engine(url: str) -> Settings:
    return in_production(f"dynamodb:///homes?region=eu-west-1&endpoint={url}")


def _link(store: DynamoStore, clock: Clock) -> None:
    store.prepare()
    load_one_home(store, "T1001", clock.now().astimezone(ZoneInfo("Europe/London")).date())
    store.keep_code("code", "T1001", expires_at=clock.now() + timedelta(minutes=5))
    store.redeem("code", account_of(USER_ID), at=clock.now())


def test_a_launch_says_no_more_than_it_knows(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with FAULTS["garbage"].makes(folder):
        door = bootstrap.build_door(at(folder))
        door.warm()
        answer = spoken(ssml(door.answer(a_launch())))
    assert APOLOGY in answer
    assert not [line for line in caplog.messages if "failed=" in line]
