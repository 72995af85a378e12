"""Stored data is there for the next process, and an unavailable store always raises the same error."""

from datetime import timedelta

import pytest

from skill.domain.tenancy import AnswerLevel, Privacy
from skill.errors import StoreUnavailable
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, OpenStore, a_message, a_report, an_extract


def test_everything_is_there_after_opening_again(open_store: OpenStore) -> None:
    before = open_store()
    before.load(an_extract())
    before.keep_code("hash", "T1", expires_at=NOW + timedelta(hours=1))
    link = before.redeem("hash", "account", at=NOW)
    before.keep_privacy("T1", Privacy(level=AnswerLevel.STANDING))
    before.failed("pin:a", at=NOW)
    repair = before.report(a_report())
    before.add(a_message("request-2", created_at=NOW + timedelta(minutes=1)))
    before.close()

    after = open_store()
    home = after.home("T1")

    assert home is not None
    assert after.loaded() is not None
    assert after.link("account") == link
    assert after.privacy("T1") == Privacy(level=AnswerLevel.STANDING)
    assert after.failures("pin:a", since=NOW) == 1
    assert after.for_home(home) == [repair]
    assert [waiting.message.request_id for waiting in after.waiting()] == ["request-1", "request-2"]


def test_open_process_sees_what_another_stores(open_store: OpenStore) -> None:
    one, other = open_store(), open_store()
    one.load(an_extract())
    repair = one.report(a_report())

    home = other.home("T1")

    assert home is not None
    assert other.for_home(home) == [repair]
    assert other.report(a_report()) == repair


def test_a_retry_after_a_restart_still_makes_one_repair(open_store: OpenStore) -> None:
    before = open_store()
    before.load(an_extract())
    repair = before.report(a_report())
    before.close()

    assert open_store().report(a_report()) == repair


def test_closed_store_is_unavailable(store: HousingStore) -> None:
    store.close()

    with pytest.raises(StoreUnavailable):
        store.home("T1")
    with pytest.raises(StoreUnavailable):
        store.add(a_message())
