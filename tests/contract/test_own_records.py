"""Privacy choices, wrong attempts and the outbox; no load changes them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from skill.domain.coaching import MessageKind
from skill.domain.tenancy import AnswerLevel, Privacy
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, a_message, a_report, an_extract


def test_home_without_a_choice_has_no_privacy_level(store: HousingStore) -> None:
    assert store.privacy("T1") == Privacy()


def test_the_last_choice_holds_for_its_home_only(store: HousingStore) -> None:
    store.keep_privacy("T1", Privacy(level=AnswerLevel.AMOUNTS, pin_hash="$argon2id$..."))
    store.keep_privacy("T1", Privacy(level=AnswerLevel.STANDING))

    assert store.privacy("T1") == Privacy(level=AnswerLevel.STANDING)
    assert store.privacy("T2") == Privacy()


def test_choice_can_be_cleared_and_a_pin_kept_without_one(store: HousingStore) -> None:
    store.keep_privacy("T1", Privacy(level=None, pin_hash="$argon2id$..."))

    assert store.privacy("T1") == Privacy(level=None, pin_hash="$argon2id$...")


def test_wrong_attempts_are_counted_by_subject_since_an_instant(store: HousingStore) -> None:
    for minute in (0, 10, 20):
        store.failed("code:a", at=NOW + timedelta(minutes=minute))
    store.failed("code:b", at=NOW)

    assert store.failures("code:a", since=NOW) == 3
    assert store.failures("code:a", since=NOW + timedelta(minutes=10)) == 2
    assert store.failures("code:a", since=NOW + timedelta(minutes=21)) == 0
    assert store.failures("code:c", since=NOW) == 0


def test_two_wrong_attempts_at_one_instant_are_two(store: HousingStore) -> None:
    store.failed("pin:a", at=NOW)
    store.failed("pin:a", at=NOW)

    assert store.failures("pin:a", since=NOW) == 2


def test_attempts_at_the_same_time_are_all_counted(store: HousingStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.failed("pin:a", at=NOW), range(40)))

    assert store.failures("pin:a", since=NOW) == 40


def test_clearing_forgets_one_subject(store: HousingStore) -> None:
    store.failed("pin:a", at=NOW)
    store.failed("pin:b", at=NOW)

    store.clear("pin:a")
    store.clear("pin:a")

    assert store.failures("pin:a", since=NOW) == 0
    assert store.failures("pin:b", since=NOW) == 1


def test_message_waits_with_its_text_and_no_attempts(store: HousingStore) -> None:
    message = a_message(kind=MessageKind.MESSAGE, body={"text": "Zoë's gate & fence, £5 “please”"})

    store.add(message)

    (waiting,) = store.waiting()
    assert (waiting.message, waiting.attempts) == (message, 0)


def test_the_same_request_and_kind_again_changes_nothing(store: HousingStore) -> None:
    store.add(a_message())
    store.add(a_message(body={"topic": "moving"}, created_at=NOW + timedelta(minutes=1)))

    assert [waiting.message for waiting in store.waiting()] == [a_message()]


def test_another_kind_of_the_same_request_is_another_message(store: HousingStore) -> None:
    store.add(a_message(kind=MessageKind.CALL_BACK))
    store.add(a_message(kind=MessageKind.FEEDBACK, body={"rating": "5"}))

    assert len(store.waiting()) == 2


def test_the_same_request_of_another_home_is_another_message(store: HousingStore) -> None:
    store.add(a_message(tenancy_ref="T1"))
    store.add(a_message(tenancy_ref="T2"))

    assert [waiting.message.tenancy_ref for waiting in store.waiting()] == ["T1", "T2"]


def test_the_same_message_added_at_the_same_time_waits_once(store: HousingStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.add, [a_message()] * 16))

    assert len(store.waiting()) == 1


def test_messages_wait_oldest_first(store: HousingStore) -> None:
    for minute in (5, 1, 9):
        store.add(a_message(f"request-{minute}", created_at=NOW + timedelta(minutes=minute)))

    assert [waiting.message.request_id for waiting in store.waiting()] == [
        "request-1",
        "request-5",
        "request-9",
    ]


def test_load_keeps_own_records(store: HousingStore) -> None:
    store.keep_code("spent", "T1", expires_at=NOW + timedelta(hours=1))
    link = store.redeem("spent", "account", at=NOW)
    store.keep_code("open", "T2", expires_at=NOW + timedelta(hours=1))
    store.keep_privacy("T1", Privacy(level=AnswerLevel.AMOUNTS))
    store.failed("pin:a", at=NOW)
    repair = store.report(a_report())

    store.load(an_extract(source="the week after"))

    home = store.home("T1")
    assert home is not None
    assert store.link("account") == link
    assert store.redeem("open", "another", at=NOW) is not None
    assert store.privacy("T1") == Privacy(level=AnswerLevel.AMOUNTS)
    assert store.failures("pin:a", since=NOW) == 1
    assert store.for_home(home) == [repair]
    assert len(store.waiting()) == 1
