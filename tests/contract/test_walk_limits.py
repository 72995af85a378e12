"""How far the people of a home walk, where they said so."""

from skill.domain.tenancy import Privacy
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import OpenStore, an_extract


def test_who_has_said_nothing_has_no_reach(store: SqliteStore) -> None:
    assert store.walk_limit("T1") is None
    assert store.walk_limit("T9") is None


def test_a_walk_limit_is_kept_and_changed(store: SqliteStore) -> None:
    store.keep_walk_limit("T1", 10)
    assert store.walk_limit("T1") == 10

    store.keep_walk_limit("T1", 45)
    assert store.walk_limit("T1") == 45


def test_a_walk_limit_is_forgotten_and_may_be_chosen_again(store: SqliteStore) -> None:
    store.keep_walk_limit("T1", 10)

    store.keep_walk_limit("T1", None)
    assert store.walk_limit("T1") is None
    store.keep_walk_limit("T1", None)
    assert store.walk_limit("T1") is None

    store.keep_walk_limit("T1", 5)
    assert store.walk_limit("T1") == 5


def test_each_home_has_the_walk_limit_that_it_chose(store: SqliteStore) -> None:
    store.keep_walk_limit("T1", 10)
    store.keep_walk_limit("T2", 60)

    store.keep_walk_limit("T1", None)

    assert (store.walk_limit("T1"), store.walk_limit("T2")) == (None, 60)


def test_a_walk_limit_outlives_a_load_and_a_roll_back(store: SqliteStore) -> None:
    store.keep_walk_limit("T1", 15)

    store.load(an_extract(source="a home less", tenancies=(), rent_accounts=()))
    assert store.walk_limit("T1") == 15
    store.load(an_extract())
    store.roll_back()
    assert store.walk_limit("T1") == 15


def test_within_a_turn_what_was_just_said_counts(store: SqliteStore) -> None:
    store.keep_walk_limit("T1", 15)

    with store.reading():
        assert store.home("T1") is not None
        assert store.walk_limit("T1") == 15
        store.keep_walk_limit("T1", 30)
        assert store.walk_limit("T1") == 30
        store.keep_walk_limit("T1", None)
        assert store.walk_limit("T1") is None


def test_a_walk_limit_leaves_the_privacy_of_its_home(store: SqliteStore) -> None:
    store.keep_privacy("T1", Privacy(pin_hash="hash"))
    store.keep_walk_limit("T1", 15)

    store.keep_walk_limit("T1", None)

    assert store.privacy("T1") == Privacy(pin_hash="hash")


def test_a_walk_limit_is_there_for_the_next_process(open_store: OpenStore) -> None:
    open_store().keep_walk_limit("T1", 20)

    assert open_store().walk_limit("T1") == 20
