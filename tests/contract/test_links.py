"""One-time codes and the Alexa accounts they link."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.domain.tenancy import Link
from skill.errors import CodeTaken
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, FixedClock, an_extract

SOON = NOW + timedelta(minutes=30)


def test_an_account_that_was_never_linked_has_no_home(store: HousingStore) -> None:
    assert store.link("account") is None


def test_a_good_code_links_the_account(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    link = store.redeem("hash", "account", at=NOW)

    assert link == Link(account="account", tenancy_ref="T1", linked_at=NOW, by_code=True)
    assert store.link("account") == link


def test_a_code_is_used_once(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)
    store.redeem("hash", "first", at=NOW)

    assert store.redeem("hash", "second", at=NOW) is None
    assert store.link("second") is None


def test_concurrent_use_of_a_code_links_one_account(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    with ThreadPoolExecutor(8) as threads:
        links = list(threads.map(lambda account: store.redeem("hash", account, at=NOW), map(str, range(16))))

    (winner,) = [link for link in links if link is not None]
    assert [store.link(str(account)) for account in range(16)].count(winner) == 1


@pytest.mark.parametrize(
    ("late_by", "is_linked"),
    [(timedelta(microseconds=-1), True), (timedelta(0), False), (timedelta(days=1), False)],
    ids=["in time", "as it ends", "a day late"],
)
def test_a_code_ends_at_its_time(store: HousingStore, late_by: timedelta, is_linked: bool) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    assert (store.redeem("hash", "account", at=SOON + late_by) is not None) is is_linked


def test_wrong_code_links_no_account_and_uses_up_no_code(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    assert store.redeem("another hash", "account", at=NOW) is None
    assert store.redeem("hash", "account", at=NOW) is not None


def test_new_code_of_a_home_ends_the_previous_one(store: HousingStore) -> None:
    store.keep_code("old", "T1", expires_at=SOON)
    store.keep_code("new", "T1", expires_at=SOON)

    assert store.redeem("old", "account", at=NOW) is None
    assert store.redeem("new", "account", at=NOW) is not None


def test_valid_code_of_another_home_is_not_reissued(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    with pytest.raises(CodeTaken):
        store.keep_code("hash", "T2", expires_at=SOON)

    link = store.redeem("hash", "account", at=NOW)
    assert link is not None
    assert link.tenancy_ref == "T1"


def test_expired_code_may_be_reissued_to_another_home(store: HousingStore, clock: FixedClock) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)
    clock.instant = SOON

    store.keep_code("hash", "T2", expires_at=SOON + timedelta(hours=1))

    link = store.redeem("hash", "account", at=SOON)
    assert link is not None
    assert link.tenancy_ref == "T2"


def test_reissued_code_stays_with_its_new_home(store: HousingStore, clock: FixedClock) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)
    clock.instant = SOON
    later = SOON + timedelta(hours=1)
    store.keep_code("hash", "T2", expires_at=later)

    store.keep_code("new", "T1", expires_at=later)
    store.unlink_home("T1")

    link = store.redeem("hash", "account", at=SOON)
    assert link is not None
    assert link.tenancy_ref == "T2"
    assert store.redeem("new", "another", at=SOON) is None


def test_an_account_that_was_linked_elsewhere_moves(store: HousingStore) -> None:
    store.keep_code("one", "T1", expires_at=SOON)
    store.keep_code("two", "T2", expires_at=SOON)
    store.redeem("one", "account", at=NOW)

    moved = store.redeem("two", "account", at=NOW + timedelta(minutes=1))

    assert store.link("account") == moved
    assert moved == Link(
        account="account", tenancy_ref="T2", linked_at=NOW + timedelta(minutes=1), by_code=True
    )


def test_home_keeps_its_other_accounts_when_one_is_unlinked(store: HousingStore) -> None:
    for code, account in (("one", "kitchen"), ("two", "bedroom")):
        store.keep_code(code, "T1", expires_at=SOON)
        store.redeem(code, account, at=NOW)

    store.unlink("kitchen")
    store.unlink("kitchen")

    assert store.link("kitchen") is None
    assert store.link("bedroom") is not None


def test_link_to_an_ended_or_missing_tenancy_is_returned_unchanged(store: HousingStore) -> None:
    store.keep_code("hash", "T3", expires_at=SOON)
    link = store.redeem("hash", "account", at=NOW)

    store.load(an_extract(properties=(), tenancies=(), rent_accounts=()))

    assert store.link("account") == link


def test_an_account_may_be_linked_without_a_code(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)
    link = Link(account="account", tenancy_ref="T1", linked_at=NOW)

    store.keep_link(link)

    assert store.link("account") == link
    assert store.redeem("hash", "another", at=NOW) is not None


def test_repeated_code_of_a_linked_account_gives_the_same_link(store: HousingStore) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)

    first = store.redeem("hash", "account", at=NOW)

    assert store.redeem("hash", "account", at=NOW + timedelta(seconds=5)) == first
    assert store.redeem("hash", "another", at=NOW) is None


def test_unlinking_a_home_counts_its_links_and_keeps_other_homes(
    store: HousingStore,
) -> None:
    for account, tenancy_ref in (("kitchen", "T1"), ("bedroom", "T1"), ("next door", "T2")):
        store.keep_link(Link(account=account, tenancy_ref=tenancy_ref, linked_at=NOW))

    assert store.unlink_home("T1") == 2

    assert [store.link(account) for account in ("kitchen", "bedroom")] == [None, None]
    assert store.link("next door") is not None
    assert store.unlink_home("T1") == 0
    assert store.unlink_home("T9") == 0


def test_unlinking_a_home_ends_only_its_own_code(store: HousingStore) -> None:
    store.keep_code("of the home", "T1", expires_at=SOON)
    store.keep_code("of another", "T2", expires_at=SOON)

    assert store.unlink_home("T1") == 0

    assert store.redeem("of the home", "account", at=NOW) is None
    assert store.redeem("of another", "account", at=NOW) is not None


def test_used_code_does_not_relink_an_unlinked_home(
    store: HousingStore,
) -> None:
    store.keep_code("hash", "T1", expires_at=SOON)
    store.redeem("hash", "account", at=NOW)

    assert store.unlink_home("T1") == 1

    assert store.redeem("hash", "account", at=NOW) is None
    assert store.link("account") is None
