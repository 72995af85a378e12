"""Generations of the landlord's extract: complete, one at a time within a turn, and reversible."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from skill.errors import LoadRefused, NothingToRollBack
from skill.housing.extract.rows import LoadInfo
from skill.housing.store import HousingStore
from tests.contract.extracts import OpenStore, a_report
from tests.contract.weeks import expected_week, heard, week


def sources(store: HousingStore) -> list[str]:
    return [info.source for info in store.generations()]


def test_outside_a_turn_every_call_answers_from_the_last_load(bare_store: HousingStore) -> None:
    for number in (1, 2, 3, 4, 5):
        bare_store.load(week(number))

        assert heard(bare_store) == expected_week(number)


def test_a_turn_reads_one_load_from_its_first_read_to_its_end(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading():
        assert bare_store.home("T1") is not None
        bare_store.load(week(2))
        assert heard(bare_store) == expected_week(1)
    assert heard(bare_store) == expected_week(2)


def test_a_turn_begins_with_its_first_read(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading():
        bare_store.load(week(2))
        assert heard(bare_store) == expected_week(2)


def test_turn_survives_the_removal_of_its_load(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading():
        assert heard(bare_store) == expected_week(1)
        for number in range(2, 8):
            bare_store.load(week(number))
        assert heard(bare_store) == expected_week(1)
    assert heard(bare_store) == expected_week(7)


def test_turn_survives_a_rollback_of_its_load(bare_store: HousingStore) -> None:
    bare_store.load(week(1))
    bare_store.load(week(2))

    with bare_store.reading():
        assert heard(bare_store) == expected_week(2)
        bare_store.roll_back()
        assert heard(bare_store) == expected_week(2)
    assert heard(bare_store) == expected_week(1)


def test_a_nested_turn_is_part_of_the_outer_one(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading():
        with bare_store.reading():
            assert heard(bare_store) == expected_week(1)
        bare_store.load(week(2))
        assert heard(bare_store) == expected_week(1)


def test_a_turn_holds_for_its_own_thread_only(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading(), ThreadPoolExecutor(1) as thread:
        assert heard(bare_store) == expected_week(1)
        thread.submit(bare_store.load, week(2)).result()
        assert thread.submit(heard, bare_store).result() == expected_week(2)
        assert heard(bare_store) == expected_week(1)


def test_failed_turn_ends(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with suppress(ZeroDivisionError), bare_store.reading():
        bare_store.home("T1")
        raise ZeroDivisionError

    bare_store.load(week(2))
    assert heard(bare_store) == expected_week(2)


def test_a_turn_that_begins_before_any_load_finds_nothing_to_its_end(bare_store: HousingStore) -> None:
    with bare_store.reading():
        assert heard(bare_store) == (None, None, [], None)
        bare_store.load(week(1))
        assert heard(bare_store) == (None, None, [], None)
    assert heard(bare_store) == expected_week(1)


def test_a_report_made_in_a_turn_is_listed_in_it_and_after_it(bare_store: HousingStore) -> None:
    bare_store.load(week(1))

    with bare_store.reading():
        home = bare_store.home("T1")
        assert home is not None
        bare_store.load(week(2))
        repair = bare_store.report(a_report())
        assert bare_store.for_home(home)[0] == repair

    assert bare_store.for_home(home)[0] == repair
    assert len(bare_store.waiting()) == 1


def test_turn_over_an_unavailable_store_begins_and_ends_without_error(
    bare_store: HousingStore,
) -> None:
    bare_store.close()

    with bare_store.reading():
        pass


def test_many_readers_beside_loads_each_see_one_load_at_a_time(bare_store: HousingStore) -> None:
    bare_store.load(week(0))

    def listen(_: int) -> set[int]:
        numbers = set()
        for _ in range(20):
            with bare_store.reading():
                _, number, _, _ = found = heard(bare_store)
            assert number is not None
            assert found == expected_week(number)
            numbers.add(number)
        return numbers

    with ThreadPoolExecutor(8) as threads:
        listening = threads.map(listen, range(8))
        for number in range(1, 9):
            bare_store.load(week(number))
        assert set.union(*listening) <= set(range(9))
    assert heard(bare_store) == expected_week(8)


def test_the_last_three_loads_are_kept_the_current_one_first(bare_store: HousingStore) -> None:
    assert bare_store.generations() == []
    for number in range(1, 6):
        bare_store.load(week(number))

    assert sources(bare_store) == ["week 5", "week 4", "week 3"]
    assert bare_store.generations()[0] == bare_store.loaded()


def test_each_rollback_goes_back_one_load_until_none_is_left(bare_store: HousingStore) -> None:
    for number in (1, 2, 3):
        bare_store.load(week(number))

    for number in (2, 1):
        info = bare_store.roll_back()
        assert info == bare_store.loaded() == bare_store.generations()[0]
        assert heard(bare_store) == expected_week(number)

    with pytest.raises(NothingToRollBack):
        bare_store.roll_back()
    assert heard(bare_store) == expected_week(1)


def test_there_is_nothing_to_roll_back_to_before_the_first_load(bare_store: HousingStore) -> None:
    with pytest.raises(NothingToRollBack):
        bare_store.roll_back()

    assert bare_store.loaded() is None


def test_rolled_back_load_is_not_restored_by_another_rollback(bare_store: HousingStore) -> None:
    bare_store.load(week(1))
    bare_store.load(week(2))
    bare_store.roll_back()
    bare_store.load(week(3))

    assert sources(bare_store) == ["week 3", "week 1"]
    bare_store.roll_back()
    assert heard(bare_store) == expected_week(1)


def test_own_records_survive_a_rollback(bare_store: HousingStore) -> None:
    bare_store.load(week(1))
    bare_store.load(week(2))
    repair = bare_store.report(a_report())

    bare_store.roll_back()

    home = bare_store.home("T1")
    assert home is not None
    assert bare_store.for_home(home)[0] == repair
    assert bare_store.report(a_report()) == repair


@pytest.mark.parametrize("sign", ["positive-owes", "positive-credit", None])
def test_the_sign_of_a_load_is_kept_with_it(bare_store: HousingStore, sign: str | None) -> None:
    bare_store.load(week(1, sign=sign))

    info = bare_store.loaded()
    assert info is not None
    assert info.sign == sign


def test_check_sees_the_previous_load_and_the_stored_rows(
    bare_store: HousingStore,
) -> None:
    seen: list[tuple[LoadInfo | None, Mapping[str, int]]] = []

    def noted(before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
        seen.append((before, stored))
        return {**stored, "rent_lines": 1_000_000}

    bare_store.load(week(1), check=noted)
    first = bare_store.loaded()

    bare_store.load(week(2), check=noted)

    assert [before for before, _ in seen] == [None, first]
    assert first is not None
    assert first.rows["rent_lines"] == 1_000_000
    assert seen[0][1]["tenancies"] == 3
    assert set(seen[0][1]) == {
        *("coaches", "properties", "tenancies", "rent_accounts", "rent_free_weeks", "rent_lines"),
        *("repairs", "visits", "events", "slots"),
    }


def test_refused_load_changes_nothing(bare_store: HousingStore) -> None:
    def refuse(before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
        raise LoadRefused("too few rows")

    with pytest.raises(LoadRefused, match="too few rows"):
        bare_store.load(week(1), check=refuse)
    assert bare_store.loaded() is None
    bare_store.load(week(1))
    with pytest.raises(LoadRefused):
        bare_store.load(week(2), check=refuse)

    assert heard(bare_store) == expected_week(1)
    assert sources(bare_store) == ["week 1"]


def test_another_process_sees_a_load_and_its_rollback(open_store: OpenStore) -> None:
    one, other = open_store(), open_store()
    one.load(week(1))
    one.load(week(2))
    assert heard(other) == expected_week(2)

    with other.reading():
        assert heard(other) == expected_week(2)
        one.roll_back()
        assert heard(other) == expected_week(2)
    assert heard(other) == expected_week(1)
