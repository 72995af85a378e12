"""From a confirmed repair to the landlord: by the command, by the worker, and across processes that die."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from click.testing import CliRunner, Result

from skill import bootstrap
from skill.cli import main as command_line
from skill.config.settings import read_settings
from skill.couriers.target import build_delivery
from skill.errors import ConfigurationError
from skill.operations.workers import Worker, deliver_once
from skill.services.delivery import DeliveryOutcome
from skill.services.ports import BackgroundJob
from tests.couriers.receivers import WebReceiver, mail_receiver, status, web_receiver

ROOT = Path(__file__).parents[2]


@pytest.fixture
def receiver() -> Iterator[WebReceiver]:
    with web_receiver() as receiver:
        yield receiver


@pytest.fixture
def environment(tmp_path: Path, receiver: WebReceiver) -> dict[str, str]:
    return {
        "HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3",
        "HOME_COACH_OUTBOX": receiver.url,
        "HOME_COACH_OUTBOX_SECRET": "a secret of some length",
    }


def run(environment: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(command_line.cli, list(words), env=environment)


def report(environment: dict[str, str]) -> str:
    said = run(environment, "say", "--home", "T1002", "my toilet won't flush", "no", "yes").stdout
    found = re.search(r"reference is (\d{4})", said)
    assert found is not None
    return found[1]


def test_what_was_reported_reaches_the_landlord(environment: dict[str, str], receiver: WebReceiver) -> None:
    reference = report(environment)

    result = run(environment, "outbox", "deliver")

    assert (result.stdout, result.exit_code) == ("1 delivered, 0 not\n", 0)
    assert json.loads(receiver.requests[0][1])["body"]["reference"] == reference
    assert run(environment, "outbox").stdout == ""
    assert run(environment, "outbox", "deliver").stdout == "0 delivered, 0 not\n"


def test_a_danger_reaches_the_landlord_in_the_version_that_its_file_names(
    environment: dict[str, str], receiver: WebReceiver, tmp_path: Path
) -> None:
    said = run(environment, "say", "--home", "T1002", "there's water coming through the light").stdout
    assert "I've left a note for Meadowbank Homes" in said
    assert "  emergency  danger  T1002  " in run(environment, "outbox").stdout
    older = tmp_path / "landlord.toml"
    older.write_text('name = "Two Rivers"\njurisdiction = "england"\n', encoding="utf-8")

    receiver.answers = [status(503)]
    run({**environment, "HOME_COACH_LANDLORD": str(older)}, "outbox", "deliver")
    with closing(bootstrap.open_store(read_settings(environment), bootstrap.SystemClock())) as store:
        (waiting,) = store.waiting()
        store.not_delivered(waiting.message, because="x", next_try_at=waiting.message.created_at)
    run(environment, "outbox", "deliver")

    first, second = (json.loads(body) for _, body in receiver.requests)
    assert (first["version"], first["kind"]) == (1, "message")
    assert (second["version"], second["kind"], second["priority"]) == (2, "danger", "emergency")
    assert first["key"] == second["key"]


def test_what_cannot_be_delivered_is_seen_with_its_reason(
    environment: dict[str, str], receiver: WebReceiver
) -> None:
    report(environment)
    receiver.answers = [status(500)]

    result = run(environment, "outbox", "deliver")
    (line,) = run(environment, "outbox").stdout.splitlines()

    assert (result.stdout, result.exit_code) == ("0 delivered, 1 not\n", 1)
    for fact in ("tries=1", "age=0h00m", "waiting", "failed: answered 500", "toilet_not_flushing"):
        assert fact in line


def test_a_dead_letter_is_named_and_revived(environment: dict[str, str], receiver: WebReceiver) -> None:
    report(environment)
    store = bootstrap.open_store(read_settings(environment), bootstrap.SystemClock())
    now = bootstrap.SystemClock().now()
    taken = store.take(at=now, until=now + timedelta(minutes=2))
    assert taken is not None
    store.not_delivered(taken.message, because="answered 410", next_try_at=None)
    store.close()

    assert "DEAD  failed: answered 410" in run(environment, "outbox").stdout
    assert run(environment, "outbox", "retry").stdout == "1 due again\n"
    assert run(environment, "outbox", "deliver").stdout == "1 delivered, 0 not\n"


def test_a_password_that_cannot_be_sent_is_a_recorded_failure(environment: dict[str, str]) -> None:
    report(environment)
    anyone = {"auth_require_tls": False, "authenticator": lambda *_: AuthResult(success=True)}
    with mail_receiver(**anyone) as (_, port):
        environment["HOME_COACH_OUTBOX"] = f"smtp://127.0.0.1:{port}?from=a@x.example&to=b@x.example"
        environment["HOME_COACH_OUTBOX_SECRET"] = "user:pa£ss"

        result = run(environment, "outbox", "deliver")
    line = run(environment, "outbox").stdout

    assert (result.stdout, result.exit_code) == ("0 delivered, 1 not\n", 1)
    assert "tries=1" in line
    assert "failed: UnicodeEncodeError" in line
    assert "£" not in line


def test_without_a_target_messages_wait(environment: dict[str, str]) -> None:
    del environment["HOME_COACH_OUTBOX"]
    report(environment)

    assert isinstance(run(environment, "outbox", "deliver").exception, ConfigurationError)
    assert "waiting" in run(environment, "outbox").stdout


def test_a_worker_beside_the_server_delivers_and_stops(
    environment: dict[str, str], receiver: WebReceiver
) -> None:
    report(environment)
    settings, clock = read_settings(environment), bootstrap.SystemClock()
    store = bootstrap.open_store(settings, clock)
    delivery = build_delivery(settings, store, clock)
    assert delivery is not None
    worker = Worker(
        BackgroundJob.OUTBOX, lambda: deliver_once(delivery), every=0.01, heartbeats=store, clock=clock
    )
    arrived = threading.Event()
    receiver.answers = [lambda handler: (status(200)(handler), arrived.set())]  # type: ignore[list-item,func-returns-value]

    worker.start()
    assert arrived.wait(10)
    worker.stop()

    assert store.waiting() == []
    assert delivery.deliver_due() == DeliveryOutcome()
    store.close()


WORKERS = """
import os, sys
from datetime import timedelta
from skill import bootstrap
from skill.config.settings import read_settings
from skill.couriers.target import build_delivery

settings, clock = read_settings(os.environ), bootstrap.SystemClock()
for _ in sys.stdin:
    worker = os.fork()
    if worker == 0:
        store = bootstrap.open_store(settings, clock)
        service = build_delivery(settings, store, clock, lease=timedelta(0))
        while True:
            service.deliver_due()
    print(worker, flush=True)
    os.waitpid(worker, 0)
    print("is gone", flush=True)
"""
"""For each line a new worker, forked: to import everything takes longer than to deliver what it lives to."""

KILLS = 60
BETWEEN_KILLS = 6
"""How many messages arrive in the life of a worker."""

MOMENTS = 20
"""Thousandths of a second over which kills are spread: a worker needs about as many for a message."""


PATIENCE_S = 60.0


@pytest.mark.slow
def test_a_worker_killed_between_any_two_steps_loses_and_doubles_nothing(
    environment: dict[str, str], receiver: WebReceiver
) -> None:
    """Everything arrives; what arrives twice has the same key, by which the receiver knows it."""
    settings = read_settings(environment)
    store = bootstrap.open_store(settings, bootstrap.SystemClock())
    expected = 2 * BETWEEN_KILLS * KILLS
    for number in range(expected):
        _add(store, number)

    with _workers(environment) as new_worker:
        for kill in range(KILLS):
            goal = len(receiver.requests) + min(BETWEEN_KILLS, expected - len(receiver.by_key))
            with new_worker():
                _wait_for(receiver, goal)
                time.sleep(kill % MOMENTS / 1000)
    later = bootstrap.FixedClock(at=bootstrap.SystemClock().now() + timedelta(minutes=5))
    last = build_delivery(settings, store, later)
    assert last is not None
    last.deliver_due()

    assert store.waiting() == []
    assert len(receiver.by_key) == expected
    assert len(receiver.requests) - expected <= KILLS
    store.close()


def _wait_for(receiver: WebReceiver, goal: int) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    while len(receiver.requests) < goal:
        assert time.monotonic() < give_up_at
        time.sleep(0.001)


@contextmanager
def _workers(environment: dict[str, str]) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """A way to have a worker, which is killed at the end of its block."""
    parent = subprocess.Popen(
        [sys.executable, "-c", WORKERS],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    orders, answers = parent.stdin, parent.stdout

    @contextmanager
    def new_worker() -> Iterator[None]:
        orders.write("\n")
        orders.flush()
        worker = int(answers.readline())
        try:
            yield
        finally:
            os.kill(worker, signal.SIGKILL)
            answers.readline()

    try:
        yield new_worker
    finally:
        parent.communicate()


def _add(store: bootstrap.Store, number: int) -> None:
    from skill.domain.coaching import Message, MessageKind

    message = Message(
        request_id=f"r{number}",
        kind=MessageKind.CALL_BACK,
        tenancy_ref="T1002",
        body={"topic": "rent"},
        created_at=bootstrap.SystemClock().now(),
    )
    store.add(message)
