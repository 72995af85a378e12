"""The store fails at random; a request retried until it works is applied exactly once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from skill.domain.tenancy import AnswerLevel, Privacy
from skill.housing.store import HousingStore
from skill.services.ports import Waiting
from tests.contract.extracts import NOW, a_message, a_report, an_extract
from tests.contract.faults import Fault, Unreliable, until_it_works
from tests.contract.test_dangers import a_note


def test_every_report_is_stored_once_with_one_message(unreliable: Unreliable) -> None:
    unreliable.sound.load(an_extract())
    stores = [unreliable.faulty(seed) for seed in range(4)]

    def report(number: int) -> str | None:
        store, _ = stores[number % 4]
        return until_it_works(lambda: store.report(a_report(f"request-{number}"))).reference

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(report, range(unreliable.many)))

    sound = unreliable.sound
    home = sound.home("T1")
    assert home is not None
    kept = Counter(repair.reference for repair in sound.for_home(home))
    sent = Counter(waiting.message.body["reference"] for waiting in sound.waiting())
    listed = Counter(report.reference for report in sound.reports(since=NOW))
    assert kept == sent == listed == Counter(told)
    assert set(kept.values()) == {1}
    assert sum((faulty.made for _, faulty in stores), Counter()).total() > unreliable.many / 2


def test_two_devices_with_the_same_request_keep_one_report(unreliable: Unreliable) -> None:
    unreliable.sound.load(an_extract())
    (one, _), (other, _) = unreliable.faulty(1), unreliable.faulty(2)

    with ThreadPoolExecutor(2) as threads:
        for number in range(unreliable.many // 2):
            report = a_report(f"request-{number}")
            told = threads.map(lambda store: until_it_works(lambda: store.report(report)), (one, other))  # noqa: B023
            assert len({repair.reference for repair in told}) == 1

    assert len(unreliable.sound.waiting()) == unreliable.many // 2


def test_every_danger_is_kept_once_with_one_message_however_often_it_is_tried(unreliable: Unreliable) -> None:
    stores = [unreliable.faulty(seed) for seed in range(4)]
    notes = [a_note(f"request-{number}") for number in range(unreliable.many)]

    def keep(number: int) -> None:
        store, _ = stores[number % 4]
        until_it_works(lambda: store.keep_danger(notes[number]))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(keep, range(unreliable.many)))

    waiting = Counter(each.message.request_id for each in unreliable.sound.waiting())
    listed = Counter(note.request_id for note in unreliable.sound.dangers(since=NOW))
    assert waiting == listed == Counter(note.request_id for note in notes)
    assert sum((faulty.made for _, faulty in stores), Counter()).total() > unreliable.many / 8


def test_every_message_is_queued_once_and_removed_once_delivered(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(3)
    for number in range(unreliable.many):
        until_it_works(lambda: store.add(a_message(f"request-{number}")))  # noqa: B023
    assert len(unreliable.sound.waiting()) == unreliable.many

    at, delivered = NOW, Counter[str]()
    while unreliable.sound.waiting():
        at += timedelta(minutes=3)
        while waiting := taken(store, at):
            delivered[waiting.message.request_id] += 1
            until_it_works(lambda: store.delivered(waiting.message, at=at))  # noqa: B023

    assert set(delivered) == {f"request-{number}" for number in range(unreliable.many)}
    assert set(delivered.values()) == {1}


def taken(store: HousingStore, at: datetime) -> Waiting | None:
    return until_it_works(lambda: store.take(at=at, until=at + timedelta(minutes=2)))


def test_failed_delivery_recorded_twice_counts_once(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(4, Fault.SENT_TWICE, share=1.0)
    store.add(a_message())

    store.not_delivered(a_message(), because="answered 500", next_try_at=NOW + timedelta(hours=1))

    (waiting,) = unreliable.sound.waiting()
    assert waiting.attempts == 1


def test_lease_holds_although_its_request_was_sent_twice(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(5, Fault.SENT_TWICE, share=1.0)
    store.add(a_message())

    assert store.take(at=NOW, until=NOW + timedelta(minutes=2)) is not None
    assert unreliable.sound.take(at=NOW, until=NOW + timedelta(minutes=2)) is None


def test_every_code_links_one_account(unreliable: Unreliable) -> None:
    (one, _), (other, _) = unreliable.faulty(6), unreliable.faulty(7)
    for number in range(unreliable.many):
        code = f"hash-{number}"
        until_it_works(lambda: one.keep_code(code, "T1", expires_at=NOW + timedelta(minutes=30)))  # noqa: B023
        with ThreadPoolExecutor(2) as threads:
            links = list(
                threads.map(
                    lambda each: until_it_works(lambda: each[0].redeem(code, each[1], at=NOW)),  # noqa: B023
                    ((one, f"one-{number}"), (other, f"other-{number}")),
                )
            )
        assert len([link for link in links if link]) == 1

    assert until_it_works(lambda: one.unlink_home("T1")) <= unreliable.many
    accounts = [f"{who}-{number}" for number in range(unreliable.many) for who in ("one", "other")]
    assert [unreliable.sound.link(account) for account in accounts] == [None] * 2 * unreliable.many


def test_a_wrong_attempt_sent_twice_is_one(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(8, Fault.SENT_TWICE, share=1.0)
    for _ in range(5):
        store.failed("pin:T1", at=NOW)

    assert unreliable.sound.failures("pin:T1", since=NOW) == 5


def test_confirmed_choice_is_stored(unreliable: Unreliable) -> None:
    store, _ = unreliable.faulty(11)
    for number in range(unreliable.many):
        chosen = Privacy(level=list(AnswerLevel)[number % 3])
        until_it_works(lambda: store.keep_privacy("T1", chosen))  # noqa: B023
        assert unreliable.sound.privacy("T1") == chosen
