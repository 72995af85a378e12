"""How far each home chose to walk."""

from skill.domain.tenancy import Privacy
from skill.housing.store import HousingStore
from tests.contract.extracts import OpenStore, an_extract


def test_home_without_a_choice_has_no_walk_limit(store: HousingStore) -> None:
    assert store.walk_limit("T1") is None
    assert store.walk_limit("T9") is None


def test_a_walk_limit_is_kept_and_changed(store: HousingStore) -> None:
    store.keep_walk_limit("T1", 10)
    assert store.walk_limit("T1") == 10

    store.keep_walk_limit("T1", 45)
    assert store.walk_limit("T1") == 45


def test_walk_limit_can_be_cleared_and_chosen_again(store: HousingStore) -> None:
    store.keep_walk_limit("T1", 10)

    store.keep_walk_limit("T1", None)
    assert store.walk_limit("T1") is None
    store.keep_walk_limit("T1", None)
    assert store.walk_limit("T1") is None

    store.keep_walk_limit("T1", 5)
    assert store.walk_limit("T1") == 5


def test_each_home_has_the_walk_limit_that_it_chose(store: HousingStore) -> None:
    store.keep_walk_limit("T1", 10)
    store.keep_walk_limit("T2", 60)

    store.keep_walk_limit("T1", None)

    assert (store.walk_limit("T1"), store.walk_limit("T2")) == (None, 60)


def test_walk_limit_survives_a_load_and_a_rollback(store: HousingStore) -> None:
    store.keep_walk_limit("T1", 15)

    store.load(an_extract(source="a home less", tenancies=(), rent_accounts=()))
    assert store.walk_limit("T1") == 15
    store.load(an_extract())
    store.roll_back()
    assert store.walk_limit("T1") == 15


def test_walk_limit_changed_in_a_turn_counts_in_it(store: HousingStore) -> None:
    store.keep_walk_limit("T1", 15)

    with store.reading():
        assert store.home("T1") is not None
        assert store.walk_limit("T1") == 15
        store.keep_walk_limit("T1", 30)
        assert store.walk_limit("T1") == 30
        store.keep_walk_limit("T1", None)
        assert store.walk_limit("T1") is None


def test_walk_limit_does_not_change_privacy(store: HousingStore) -> None:
    store.keep_privacy("T1", Privacy(pin_hash="hash"))
    store.keep_walk_limit("T1", 15)

    store.keep_walk_limit("T1", None)

    assert store.privacy("T1") == Privacy(pin_hash="hash")


def test_a_walk_limit_is_there_for_the_next_process(open_store: OpenStore) -> None:
    open_store().keep_walk_limit("T1", 20)

    assert open_store().walk_limit("T1") == 20
