"""DynamoDB's adapter answers every question of the ports once, on moto, which needs no engine.

It shows a break of the adapter in seconds; what each method promises, the other tests hold the engine to.
"""

from dataclasses import replace
from datetime import timedelta
from inspect import isfunction
from typing import Any

from skill import bootstrap
from skill.domain.danger.notes import LimitState
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import AnswerLevel, Privacy
from skill.housing.dynamodb.store import DynamoStore
from skill.services.ports import BackgroundJob, Heartbeat
from tests.contract.engines import Engine, new_table
from tests.contract.extracts import (
    NOW,
    FixedClock,
    a_job,
    a_message,
    a_report,
    a_request,
    a_slot,
    an_event,
    an_extract,
    days,
    some_lines,
)
from tests.contract.listings import AROUND_HOME, TOMORROW, a_listing
from tests.contract.test_chasers import a_chaser
from tests.contract.test_dangers import a_note

LATER = NOW + timedelta(minutes=30)


class Noting:
    """The store, with the name of every method that was called on it."""

    def __init__(self, store: DynamoStore) -> None:
        self._store = store
        self.called: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.called.add(name)
        return getattr(self._store, name)


def methods_of_the_ports() -> set[str]:
    members = [member for port in bootstrap.Store.__mro__ for member in vars(port).items()]
    return {name for name, member in members if isfunction(member) and not name.startswith("_")}


def test_every_method_of_the_ports_works_on_moto(dynamodb_moto: Engine) -> None:
    with new_table(dynamodb_moto) as open_one:
        store = Noting(open_one(FixedClock(NOW)))
        store.prepare()
        load_two_generations(store)
        with store.reading():
            read_what_was_loaded(store)
        for ask in (repairs, links, choices, messages, listings):
            ask(store)
        store.close()

    assert methods_of_the_ports() - store.called == set(), "a port's method that is not asked here"


def load_two_generations(store: Noting) -> None:
    store.load(an_extract(rent_accounts=()))
    store.load(
        an_extract(
            repairs=(a_job(state="received"),),
            rent_lines=some_lines()[:3],
            events=(an_event("E1", NOW + days(0.5)),),
            slots=(a_slot("S1", NOW + days(2)),),
        )
    )


def read_what_was_loaded(store: Noting) -> None:
    home, account, coach = store.home("T1"), store.main_account("T1"), store.coach("C1")
    assert [repair.job_ref for repair in store.for_home(home)] == ["R1"]
    lines = store.lines(account.account_ref, since=NOW.date() - days(30))
    assert -5000 in [line.owed_pence for line in lines]
    assert coach.first_name == "Siobhán"
    assert len(store.generations()) == 2
    assert store.loaded().source == "housing system"


def repairs(store: Noting) -> None:
    home = store.home("T1")
    report = store.report(a_report())
    assert [kept.reference for kept in store.reports(since=NOW)] == [report.reference]
    assert [slot.slot_ref for slot in store.free_slots(home, Trade.PLUMBING, after=NOW)] == ["S1"]
    assert store.book(home, a_request()) is not None
    assert store.free_slots(home, Trade.PLUMBING, after=NOW) == []
    assert store.unbook(home, "R1", reference=None, request_id="undo", at=NOW) is not None
    assert store.chase(a_chaser()) == 1


def links(store: Noting) -> None:
    store.keep_code("hash", "T1", expires_at=LATER)
    link = store.redeem("hash", "an account", at=NOW)
    assert store.link("an account") == link
    store.keep_link(replace(link, account="another"))
    store.unlink("an account")
    assert (store.link("an account"), store.unlink_home("T1")) == (None, 1)
    for late_by in (timedelta(0), timedelta(seconds=2)):
        store.failed("pin:T1", at=NOW + late_by, attempt="the same request")
    assert store.failures("pin:T1", since=NOW) == 1
    store.clear("pin:T1")
    assert store.failures("pin:T1", since=NOW) == 0


def choices(store: Noting) -> None:
    store.keep_privacy("T1", Privacy(level=AnswerLevel.AMOUNTS))
    store.keep_walk_limit("T1", 20)
    assert (store.privacy("T1").level, store.walk_limit("T1")) == (AnswerLevel.AMOUNTS, 20)


def messages(store: Noting) -> None:
    """The four of the repairs wait as well: reported, booked, given back, chased."""
    store.add(a_message("the fifth"))
    assert len(store.waiting()) == 5
    first = store.take(at=NOW, until=LATER).message
    store.delivered(first, at=NOW)
    second = store.take(at=NOW, until=LATER).message
    store.not_delivered(second, because="answered 500", next_try_at=None)
    assert (store.revive(at=NOW), len(store.waiting())) == (1, 4)
    store.keep_danger(a_note())
    (note,) = store.dangers(since=NOW)
    store.settle_danger(note, LimitState.CLEARED, at=NOW)
    assert [each.limit for each in store.dangers(since=NOW)] == [LimitState.CLEARED]
    assert len(store.waiting()) == 5
    store.beat(Heartbeat(job=BackgroundJob.OUTBOX, at=NOW, outcome="done"))
    assert [each.job for each in store.heartbeats()] == [BackgroundJob.OUTBOX]


def listings(store: Noting) -> None:
    store.publish([a_listing("yoga")])
    found = store.entries(AROUND_HOME, since=NOW, until=TOMORROW)
    assert sorted(entry.event_ref for entry in found) == ["E1", "~yoga"]
    assert [event.title for event in store.events(["~yoga"])] == ["Yoga"]
    store.roll_back()
    assert store.main_account("T1") is None
