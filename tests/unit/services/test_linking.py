"""A code links one account to one home, once, within half an hour; wrong codes are limited."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from skill.config.settings import Settings
from skill.domain.tenancy import Link, LinkOutcome
from skill.errors import UnknownTenancy
from skill.housing.sqlite.store import SqliteStore
from skill.services.links import (
    CODE_LASTS,
    EVERYONE,
    MANY_WRONG_CODES,
    TRIES,
    TRIES_A_DAY,
    LinkService,
    account_of,
    wrong_codes,
)
from tests.unit.services.stores import Watch

MINE, THEIRS = account_of("mine"), account_of("theirs")


class Links(LinkService):
    """With codes that count up, so that a test knows them."""

    def __init__(self, store: "SqliteStore | SlowStore", watch: Watch, settings: Settings) -> None:
        drawn = iter(range(900_000))
        super().__init__(
            store,
            clock=watch,
            landlord=settings.landlord,
            key=lambda: b"key",
            draw=lambda below: next(drawn) % below,
        )


@pytest.fixture
def links(store: SqliteStore, watch: Watch, settings: Settings) -> Links:
    return Links(store, watch, settings)


def test_code_links_the_account_that_uses_it(links: Links) -> None:
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED
    home = links.home_of(MINE)
    assert home is not None
    assert home.tenancy_ref == "T1001"
    assert links.home_of(THEIRS) is None


def test_code_has_eight_digits_and_no_leading_zero(links: Links) -> None:
    codes = [links.enrol("T1001") for _ in range(3)]
    assert codes == ["10000000", "10000001", "10000002"]


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [
        (0, LinkOutcome.LINKED),
        (29, LinkOutcome.LINKED),
        (29.99, LinkOutcome.LINKED),
        (30, LinkOutcome.WRONG_CODE),
        (31, LinkOutcome.WRONG_CODE),
        (24 * 60, LinkOutcome.WRONG_CODE),
    ],
)
def test_a_code_lasts_half_an_hour(links: Links, watch: Watch, minutes: float, outcome: LinkOutcome) -> None:
    assert CODE_LASTS.total_seconds() == 1800
    code = links.enrol("T1001")
    watch.later(minutes=minutes)
    assert links.link(MINE, code) is outcome


def test_a_code_works_once(links: Links) -> None:
    code = links.enrol("T1001")
    links.link(MINE, code)
    assert links.link(THEIRS, code) is LinkOutcome.WRONG_CODE
    assert links.home_of(THEIRS) is None


def test_new_code_ends_the_previous_one(links: Links) -> None:
    first, second = links.enrol("T1001"), links.enrol("T1001")
    assert links.link(MINE, first) is LinkOutcome.WRONG_CODE
    assert links.link(MINE, second) is LinkOutcome.LINKED


def test_codes_of_two_homes_are_independent(links: Links) -> None:
    first, second = links.enrol("T1001"), links.enrol("T1002")
    links.link(MINE, second)
    links.link(THEIRS, first)
    assert [home.tenancy_ref for home in (links.home_of(MINE), links.home_of(THEIRS)) if home] == [
        "T1002",
        "T1001",
    ]


def test_relinked_account_has_the_new_home_only(links: Links) -> None:
    for tenancy_ref in ("T1001", "T1002"):
        links.link(MINE, links.enrol(tenancy_ref))
    home = links.home_of(MINE)
    assert home is not None
    assert home.tenancy_ref == "T1002"


def test_after_five_wrong_codes_the_right_one_must_wait(links: Links, watch: Watch) -> None:
    assert TRIES == 5
    code = links.enrol("T1001")
    assert [links.link(MINE, "999999") for _ in range(5)] == [LinkOutcome.WRONG_CODE] * 5
    assert links.link(MINE, code) is LinkOutcome.TOO_MANY_TRIES
    watch.later(minutes=29)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.TOO_MANY_TRIES
    watch.later(minutes=2)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_code_of_six_digits_from_before_links_until_it_ends(
    links: Links, store: SqliteStore, watch: Watch
) -> None:
    store.keep_code(links._hash("482916"), "T1001", expires_at=watch.now() + CODE_LASTS)
    assert links.link(MINE, "482916") is LinkOutcome.LINKED


def test_a_few_attempts_while_locked_out_do_not_extend_the_wait(links: Links, watch: Watch) -> None:
    for _ in range(5):
        links.link(MINE, "999999")
    for _ in range(3):
        watch.later(minutes=10)
        links.link(MINE, "999999")
    watch.later(minutes=1)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_every_attempt_counts_even_while_locked_out(links: Links, watch: Watch) -> None:
    for _ in range(5):
        links.link(MINE, "999999")
    watch.later(minutes=20)
    for _ in range(5):
        assert links.link(MINE, "999999") is LinkOutcome.TOO_MANY_TRIES
    watch.later(minutes=11)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.TOO_MANY_TRIES
    watch.later(minutes=31)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


class SlowStore:
    """While one code is looked at, the next is already here."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.looked_at = 0
        self.arrive: Callable[[], object] = lambda: None

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        self.looked_at += 1
        self.arrive()
        return self._store.redeem(code_hash, account, at=at)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_only_five_of_many_concurrent_codes_are_checked(
    store: SqliteStore, watch: Watch, settings: Settings
) -> None:
    slow = SlowStore(store)
    links = Links(slow, watch, settings)
    outcomes: list[LinkOutcome] = []
    slow.arrive = lambda: outcomes.append(links.link(MINE, "999999"))
    outcomes.append(links.link(MINE, "999999"))
    assert slow.looked_at == TRIES
    assert set(outcomes) == {LinkOutcome.WRONG_CODE, LinkOutcome.TOO_MANY_TRIES}


def test_wrong_codes_of_many_accounts_stop_no_tenant_and_are_logged(
    links: Links, store: SqliteStore, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(MANY_WRONG_CODES):
        assert links.link(account_of(f"guesser {number}"), "99999999") is LinkOutcome.WRONG_CODE
    assert caplog.messages == []
    assert links.link(account_of("the last guesser"), "99999999") is LinkOutcome.WRONG_CODE
    assert caplog.messages == ["wrong-codes=201 minutes=30"]
    assert wrong_codes(store, watch.now()) == MANY_WRONG_CODES + 1
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED
    watch.later(minutes=31)
    assert wrong_codes(store, watch.now()) == 0


def test_neither_refused_tries_nor_right_codes_count_for_all(
    links: Links, store: SqliteStore, watch: Watch
) -> None:
    for _ in range(50):
        links.link(THEIRS, "99999999")
    links.link(MINE, links.enrol("T1001"))
    assert store.failures(EVERYONE, since=watch.now()) == TRIES


def test_repeated_request_with_a_wrong_code_counts_once(
    links: Links, store: SqliteStore, watch: Watch
) -> None:
    for _ in range(TRIES + 1):
        assert links.link(MINE, "99999999", request_id="the same") is LinkOutcome.WRONG_CODE
        watch.later(seconds=2)
    assert wrong_codes(store, watch.now()) == 1
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_account_tries_twenty_codes_a_day(store: SqliteStore, watch: Watch, settings: Settings) -> None:
    slow = SlowStore(store)
    links = Links(slow, watch, settings)
    for _ in range(40):
        links.link(MINE, "99999999")
        watch.later(minutes=11)
    assert slow.looked_at == TRIES_A_DAY == 20
    watch.later(hours=24)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_wrong_codes_by_a_clock_that_was_ahead_lock_no_account(links: Links, watch: Watch) -> None:
    watch.later(days=3)
    for _ in range(TRIES + 1):
        links.link(MINE, "99999999")
    watch.later(days=-3)
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_one_accounts_wrong_codes_do_not_stop_another(links: Links) -> None:
    for _ in range(6):
        links.link(THEIRS, "999999")
    assert links.link(MINE, links.enrol("T1001")) is LinkOutcome.LINKED


def test_right_code_clears_the_accounts_wrong_attempts(links: Links) -> None:
    for _ in range(4):
        links.link(MINE, "999999")
    links.link(MINE, links.enrol("T1001"))
    for _ in range(4):
        links.link(MINE, "999999")
    assert links.link(MINE, links.enrol("T1002")) is LinkOutcome.LINKED


@pytest.mark.parametrize("tenancy_ref", ["T1018", "T9999", ""], ids=["ended", "unknown", "empty"])
def test_only_a_current_home_gets_a_code(links: Links, tenancy_ref: str) -> None:
    with pytest.raises(UnknownTenancy):
        links.enrol(tenancy_ref)


def test_ended_tenancy_is_not_disclosed(links: Links, store: SqliteStore, watch: Watch) -> None:
    store.keep_code("spent by hand", "T1018", expires_at=watch.now().replace(year=2027))
    store.redeem("spent by hand", MINE, at=watch.now())
    assert links.home_of(MINE) is None


def test_unlinking_is_idempotent(links: Links) -> None:
    links.link(MINE, links.enrol("T1001"))
    links.unlink(MINE)
    links.unlink(MINE)
    assert links.home_of(MINE) is None


def test_unlinked_home_has_no_account_and_no_code(links: Links) -> None:
    other = account_of("the neighbour")
    for account, tenancy_ref in ((MINE, "T1001"), (THEIRS, "T1001"), (other, "T1002")):
        links.link(account, links.enrol(tenancy_ref))
    unspent = links.enrol("T1001")
    assert links.unlink_home("T1001") == 2
    assert links.home_of(MINE) is links.home_of(THEIRS) is None
    assert links.link(MINE, unspent) is LinkOutcome.WRONG_CODE
    home = links.home_of(other)
    assert home is not None
    assert home.tenancy_ref == "T1002"


def test_home_without_accounts_can_be_unlinked(links: Links) -> None:
    assert [links.unlink_home("T1001"), links.unlink_home("T9999")] == [0, 0]


def test_codes_and_amazon_ids_are_stored_hashed(links: Links, store: SqliteStore) -> None:
    code = links.enrol("T1001")
    kept = store._connections.rows("SELECT pk, sk, body FROM items")
    assert kept
    assert code not in repr(kept)
    assert "mine" not in MINE
    assert len(MINE) == 64
