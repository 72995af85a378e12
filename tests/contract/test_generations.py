"""One load after another: back again, refused, and never two of them in one answer."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from skill.errors import LoadRefused, NothingToRollBack
from skill.housing.extract_rows import Extract, LoadInfo
from skill.housing.sqlite import SqliteStore
from tests.contract.extracts import NOW, OpenStore, a_message, an_account, an_extract, days


def numbered(number: int) -> Extract:
    """Every figure tells which load it is from."""
    return replace(
        an_extract(),
        source=f"load {number}",
        as_of=NOW - days(1000 - number),
        rent_accounts=(an_account(owed_pence=number),),
        rent_lines=(),
    )


def owed(store: SqliteStore) -> int:
    account = store.main_account("T1")
    assert account is not None
    return account.owed_pence


def refuse(before: LoadInfo | None, rows: Mapping[str, int]) -> None:
    raise LoadRefused


def test_before_any_load_there_is_nothing_to_go_back_to(bare_store: SqliteStore) -> None:
    with pytest.raises(NothingToRollBack):
        bare_store.roll_back()

    bare_store.load(numbered(1))
    with pytest.raises(NothingToRollBack):
        bare_store.roll_back()


def test_the_load_before_answers_again_with_all_it_had(store: SqliteStore) -> None:
    before, home = store.loaded(), store.home("T1")
    assert home is not None
    repairs, events = store.for_home(home), store.between(NOW - days(9), NOW + days(90))
    store.load(numbered(2))

    again = store.roll_back()

    assert again == before == store.loaded()
    assert store.home("T1") == home
    assert store.for_home(home) == repairs
    assert store.between(NOW - days(9), NOW + days(90)) == events


def test_one_load_is_kept_to_go_back_to(bare_store: SqliteStore) -> None:
    for number in (1, 2, 3):
        bare_store.load(numbered(number))

    assert bare_store.roll_back().source == "load 2"
    with pytest.raises(NothingToRollBack):
        bare_store.roll_back()
    bare_store.load(numbered(4))
    assert bare_store.roll_back().source == "load 2"


def test_what_is_ours_stays_when_a_load_is_taken_back(store: SqliteStore) -> None:
    store.load(numbered(2))
    store.add(a_message())

    store.roll_back()

    assert len(store.waiting()) == 1


def test_a_refused_load_changes_nothing_and_is_nothing_to_go_back_to(bare_store: SqliteStore) -> None:
    bare_store.load(numbered(1))
    bare_store.load(numbered(2))

    with pytest.raises(LoadRefused):
        bare_store.load(numbered(3), check=refuse)

    assert owed(bare_store) == 2
    assert bare_store.roll_back().source == "load 1"


def test_the_sign_of_a_load_is_remembered(bare_store: SqliteStore) -> None:
    bare_store.load(replace(numbered(1), sign="positive-credit"))

    loaded = bare_store.loaded()
    assert loaded is not None
    assert loaded.sign == "positive-credit"


def test_a_copy_that_was_not_named_in_time_is_told_by_its_number(
    open_store: OpenStore, tmp_path: Path
) -> None:
    """As after a kill between a load and the renaming of the copy that was made before it."""
    store = open_store()
    for number in (1, 2, 3):
        store.load(numbered(number))
    earlier = tmp_path / "homes.landlord.earlier.sqlite3"
    earlier.rename(tmp_path / "homes.landlord.coming.sqlite3")

    assert open_store().roll_back().source == "load 2"


def test_a_copy_of_what_answers_now_is_no_earlier_load(open_store: OpenStore, tmp_path: Path) -> None:
    """As after a kill between the copy and the load."""
    store = open_store()
    store.load(numbered(1))
    store.load(numbered(2))
    with pytest.raises(LoadRefused):
        store.load(numbered(3), check=refuse)
    copy = tmp_path / "homes.landlord.coming.sqlite3"
    copy.write_bytes((tmp_path / "homes.landlord.earlier.sqlite3").read_bytes())

    assert store.roll_back().source == "load 1"


def test_copies_are_for_their_owner_alone(open_store: OpenStore, tmp_path: Path) -> None:
    store = open_store()
    store.load(numbered(1))
    store.load(numbered(2))

    assert (tmp_path / "homes.landlord.earlier.sqlite3").stat().st_mode & 0o077 == 0


def test_a_turn_stays_with_the_load_that_it_began_with(open_store: OpenStore) -> None:
    store, loader = open_store(), open_store()
    store.load(numbered(1))

    with store.reading():
        home = store.home("T1")
        loader.load(numbered(2))
        during = owed(store)

    assert home is not None
    assert (home.as_of, during) == (NOW - days(999), 1)
    assert owed(store) == 2


def test_a_turn_sees_what_it_has_written(open_store: OpenStore) -> None:
    store = open_store()
    store.load(numbered(1))

    with store.reading():
        assert store.failures("pin:T1", since=NOW) == 0
        store.failed("pin:T1", at=NOW)
        assert store.failures("pin:T1", since=NOW) == 1


def test_readers_beside_loads_see_no_error_and_no_mix(open_store: OpenStore) -> None:
    store, loader = open_store(), open_store()
    store.load(numbered(1))
    is_over = Event()

    def read() -> list[tuple[int, int]]:
        seen = []
        while not is_over.is_set():
            with store.reading():
                home = store.home("T1")
                assert home is not None
                seen.append((1000 - (NOW - home.as_of).days, owed(store)))
        return seen

    with ThreadPoolExecutor(16) as threads:
        readers = [threads.submit(read) for _ in range(16)]
        for number in range(2, 22):
            loader.load(numbered(number))
        is_over.set()
        seen = [pair for reader in readers for pair in reader.result()]

    assert seen
    assert [pair for pair in seen if pair[0] != pair[1]] == []
