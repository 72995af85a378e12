"""Homes, coaches and the record of a load."""

from datetime import date

from skill.domain.coaching import Coach
from skill.domain.tenancy import Home, Place
from skill.housing.extract.rows import CoachRow, PropertyRow, TenancyRow
from skill.housing.store import HousingStore
from tests.contract.extracts import AS_OF, NOW, an_extract, days


def test_a_home_is_read_with_its_place_and_the_moment_of_the_extract(store: HousingStore) -> None:
    assert store.home("T1") == Home(
        tenancy_ref="T1",
        property_ref="P1",
        block_ref="B1",
        coach_ref="C1",
        place=Place(latitude=52.683, longitude=-1.827),
        started_on=date(2024, 5, 6),
        ended_on=None,
        as_of=AS_OF,
    )


def test_home_may_lack_block_coach_and_place_and_may_have_ended(store: HousingStore) -> None:
    assert store.home("T3") == Home(
        tenancy_ref="T3",
        property_ref="P3",
        block_ref=None,
        coach_ref=None,
        place=None,
        started_on=date(2020, 1, 6),
        ended_on=date(2026, 11, 1),
        as_of=AS_OF,
    )


def test_an_unknown_home_is_none(store: HousingStore) -> None:
    assert store.home("T9") is None


def test_a_coach_keeps_her_name_her_days_and_her_cover(store: HousingStore) -> None:
    assert store.coach("C1") == Coach(
        coach_ref="C1",
        first_name="Siobhán",
        works_on=frozenset({0, 1, 3}),
        cover_name="Ngozi",
        as_of=AS_OF,
    )
    assert store.coach("C9") is None


def test_empty_store_returns_nothing(bare_store: HousingStore) -> None:
    assert bare_store.loaded() is None
    assert bare_store.home("T1") is None
    assert bare_store.main_account("T1") is None
    assert bare_store.coach("C1") is None
    assert bare_store.entries(None, since=NOW, until=NOW + days(7)) == []
    assert bare_store.events(["E1"]) == []


def test_last_load_gives_its_source_and_row_counts(store: HousingStore) -> None:
    info = store.loaded()

    assert info is not None
    assert (info.source, info.as_of, info.loaded_at) == ("housing system", AS_OF, NOW)
    assert (info.rows["properties"], info.rows["tenancies"], info.rows["rent_lines"]) == (3, 3, 0)


def test_load_replaces_the_previous_extract(store: HousingStore) -> None:
    store.load(
        an_extract(
            source="the week after",
            as_of=AS_OF + days(7),
            coaches=(CoachRow(coach_ref="C2", first_name="Priya", works_on=frozenset(range(5))),),
            properties=(PropertyRow(property_ref="P1", coach_ref="C2"),),
            tenancies=(TenancyRow(tenancy_ref="T1", property_ref="P1", started_on=date(2024, 5, 6)),),
        )
    )

    home, info = store.home("T1"), store.loaded()
    assert home is not None
    assert info is not None
    assert (home.coach_ref, home.block_ref, home.as_of) == ("C2", None, AS_OF + days(7))
    assert store.home("T2") is None
    assert store.coach("C1") is None
    assert info.source == "the week after"
