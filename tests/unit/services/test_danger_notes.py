"""What the landlord is told of a danger, and that its answer never waits for long nor depends on it."""

import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event

import pytest

from skill.domain.danger.hazards import OF_THE_BUILDING, Hazard
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.landlord import Jurisdiction, Landlord
from skill.domain.tenancy import Home
from skill.errors import StoreUnavailable
from skill.services.danger import WAITS, DangerService
from tests.unit.landlords import LANDLORD
from tests.unit.services.stores import NOW
from tests.unit.services.test_repair_rules import HOME

ACCOUNT = "account"
NOT_LONG, LONG = 0.01, 60.0
"""Seconds: one that is over before a store that waits for the test, one that never is."""


@dataclass(slots=True)
class Notes:
    """Keeps notes once it is open, after so many failures."""

    failures: int = 0
    failure: Exception = field(default_factory=lambda: StoreUnavailable("on purpose"))
    is_open: Event = field(default_factory=Event)
    kept: list[DangerNote] = field(default_factory=list)
    has_kept: Event = field(default_factory=Event)

    def keep_danger(self, note: DangerNote) -> None:
        assert self.is_open.wait(LONG)
        if self.failures:
            self.failures -= 1
            raise self.failure
        self.kept.append(note)
        self.has_kept.set()

    def dangers(self, **_: object) -> list[DangerNote]:
        return self.kept

    def settle_danger(self, note: DangerNote, limit: LimitState, **_: object) -> None:
        raise AssertionError("not by this service")


def home_of(account: str) -> Home | None:
    return HOME if account == ACCOUNT else None


def open_notes(failures: int = 0) -> Notes:
    notes = Notes(failures=failures)
    notes.is_open.set()
    return notes


def service(notes: Notes, landlord: Landlord = LANDLORD, **differences: object) -> DangerService:
    facts: dict[str, object] = {"patience": LONG, "sleep": lambda _: None, **differences}
    return DangerService(notes, home_of=home_of, landlord=landlord, **facts)  # type: ignore[arg-type]


def note(told: DangerService, hazard: Hazard = Hazard.FLOOD, account: str = ACCOUNT) -> bool:
    return told.note(account, hazard, request_id="request-1", told_at=NOW)


def test_a_danger_of_the_building_is_noted_with_its_home_and_moment_and_none_of_the_words() -> None:
    notes = open_notes()

    assert note(service(notes))
    assert notes.kept == [
        DangerNote(
            request_id="request-1",
            tenancy_ref=HOME.tenancy_ref,
            property_ref=HOME.property_ref,
            coach_ref=HOME.coach_ref,
            danger="flood",
            told_at=NOW,
            possible_by=NOW + timedelta(hours=24),
        )
    ]


def test_every_danger_of_the_building_is_noted_and_none_of_a_person() -> None:
    notes = open_notes()
    told = service(notes)

    assert {hazard for hazard in Hazard if note(told, hazard)} == OF_THE_BUILDING
    assert {kept.danger for kept in notes.kept} == OF_THE_BUILDING
    assert not OF_THE_BUILDING & {Hazard.INJURY, Hazard.POISON, Hazard.VIOLENCE, Hazard.SELF_HARM}


@pytest.mark.parametrize("jurisdiction", [each for each in Jurisdiction if each is not Jurisdiction.ENGLAND])
def test_outside_england_no_limit_may_apply(jurisdiction: Jurisdiction) -> None:
    notes = open_notes()

    assert note(service(notes, replace(LANDLORD, jurisdiction=jurisdiction)))
    assert [kept.possible_by for kept in notes.kept] == [None]


@pytest.mark.parametrize("account", ["", "a stranger"])
def test_an_account_without_a_home_leaves_nothing(account: str) -> None:
    notes = open_notes()

    assert not note(service(notes), account=account)
    assert notes.kept == []


def test_a_slow_store_is_not_waited_for_and_keeps_the_note_all_the_same() -> None:
    notes = Notes()

    assert not note(service(notes, patience=NOT_LONG))
    assert notes.kept == []

    notes.is_open.set()
    assert notes.has_kept.wait(LONG)
    assert [kept.request_id for kept in notes.kept] == ["request-1"]


def test_a_store_that_fails_for_a_moment_is_tried_again_under_the_same_key() -> None:
    notes, waits = open_notes(failures=len(WAITS)), []

    assert note(service(notes, sleep=waits.append))
    assert tuple(waits) == WAITS
    assert [kept.request_id for kept in notes.kept] == ["request-1"]


def test_a_store_that_stays_down_leaves_nothing_said_and_nothing_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    notes = open_notes(failures=len(WAITS) + 1)

    assert not note(service(notes))
    assert (notes.kept, caplog.records) == ([], [])


def test_a_mistake_of_ours_is_logged_by_its_class_and_not_raised(
    caplog: pytest.LogCaptureFixture,
) -> None:
    notes = Notes(failures=1, failure=KeyError("T1001"))
    notes.is_open.set()

    assert not note(service(notes))
    assert [record.getMessage() for record in caplog.records] == ["failed=KeyError"]


def test_what_waits_is_bounded_and_is_taken_on_again_once_the_store_answers() -> None:
    notes = Notes()
    told = service(notes, patience=NOT_LONG, most_at_once=2)

    assert [note(told) for _ in range(3)] == [False] * 3

    notes.is_open.set()
    told.close()
    assert len(notes.kept) == 2


def test_after_the_end_nothing_is_raised() -> None:
    notes = open_notes()
    told = service(notes)
    told.close()

    assert not note(told)


def test_the_same_request_has_the_same_key_and_another_one_another() -> None:
    first, again, later = (
        DangerNote(request_id=request_id, tenancy_ref="T1", property_ref="P1", danger="gas", told_at=at)
        for request_id, at in (("r1", NOW), ("r1", NOW + timedelta(seconds=9)), ("r2", NOW))
    )

    assert first.key == again.key != later.key
