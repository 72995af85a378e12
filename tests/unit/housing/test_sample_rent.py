"""Rent of the made-up homes: thirteen months of lines that add up, and one of each awkward account."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.rent import FRESH_FOR, Frequency, LineKind, PaymentMethod, RentAccount, Standing
from skill.housing.extract.rows import AccountKind, RentLineRow
from skill.housing.sample import load_sample, sample_extract
from skill.housing.sqlite.store import SqliteStore
from tests import thorough
from tests.tables import each_row
from tests.unit.housing.samples import MONDAY, TODAYS

ANY_DAY = st.dates(date(2026, 1, 1), date(2040, 12, 31))
some_days = settings(max_examples=thorough.examples(25), deadline=None)


@pytest.fixture(scope="module")
def store() -> Iterator[SqliteStore]:
    store = SqliteStore()
    store.prepare()
    load_sample(store, MONDAY)
    yield store
    store.close()


def account_of(store: SqliteStore, number: int) -> RentAccount:
    account = store.main_account(f"T{number}")
    assert account is not None
    return account


def lines_by_account(today: date) -> dict[str, list[RentLineRow]]:
    lines = sorted(sample_extract(today).rent_lines, key=lambda line: line.account_ref)
    return {ref: list(rows) for ref, rows in groupby(lines, key=lambda line: line.account_ref)}


@some_days
@given(ANY_DAY)
def test_lines_of_every_account_add_up_to_the_balance(today: date) -> None:
    lines = lines_by_account(today)

    for account in sample_extract(today).rent_accounts:
        assert sum(line.owed_pence for line in lines[account.account_ref]) == account.owed_pence


@some_days
@given(ANY_DAY)
def test_lines_cover_thirteen_months_in_order_up_to_the_balance_date(today: date) -> None:
    lines = lines_by_account(today)

    for account in sample_extract(today).rent_accounts:
        days = [line.on for line in lines[account.account_ref]]
        assert days == sorted(days)
        assert timedelta(days=395) < account.as_of - days[0] < timedelta(days=400)
        assert days[-1] <= account.as_of


@some_days
@given(ANY_DAY)
def test_weekly_rent_falls_on_mondays_and_monthly_rent_on_the_first(today: date) -> None:
    lines = lines_by_account(today)

    for account in sample_extract(today).rent_accounts:
        charged = [line.on for line in lines[account.account_ref] if line.kind is LineKind.RENT]
        due = [*charged, account.next_charge_on] if account.next_charge_on else charged
        if account.frequency is Frequency.WEEKLY:
            assert {day.weekday() for day in due} <= {0}
        else:
            assert {day.day for day in due} == {1}


@some_days
@given(ANY_DAY)
def test_next_rent_follows_the_balance_date_and_skips_rent_free_weeks(today: date) -> None:
    extract = sample_extract(today)
    free = {row.monday for row in extract.rent_free_weeks}

    for account in extract.rent_accounts:
        if account.next_charge_on is not None:
            assert account.next_charge_on > account.as_of
            assert account.rent_free_calendar is None or account.next_charge_on not in free


@some_days
@given(ANY_DAY)
def test_no_rent_was_charged_in_a_rent_free_week(today: date) -> None:
    extract = sample_extract(today)
    free = {row.monday for row in extract.rent_free_weeks}

    charged = {line.on for line in lines_by_account(today)["A1010"] if line.kind is LineKind.RENT}
    assert len(free & {line.on for line in lines_by_account(today)["A1001"]}) >= 1
    assert not free & charged


@some_days
@given(ANY_DAY)
def test_expected_money_falls_on_a_future_working_day(today: date) -> None:
    days = [row.expected_on for row in sample_extract(today).rent_accounts if row.expected_on is not None]

    assert len(days) == 2
    assert all(today < day and day.weekday() < 5 for day in days)


@some_days
@given(ANY_DAY)
def test_opening_balances_are_plausible(today: date) -> None:
    for lines in lines_by_account(today).values():
        assert lines[0].kind is LineKind.ADJUSTMENT
        assert abs(lines[0].owed_pence) < 60000


def test_weekly_rents_are_typical_of_social_housing() -> None:
    accounts = [row for row in sample_extract(MONDAY).rent_accounts if row.kind is AccountKind.MAIN]

    for row in accounts:
        weekly = row.charge_pence if row.frequency is Frequency.WEEKLY else row.charge_pence * 12 // 52
        assert 9500 <= weekly <= 14000


def test_every_kind_of_line_occurs() -> None:
    assert {line.kind for line in sample_extract(MONDAY).rent_lines} == set(LineKind)


def test_the_first_home_owes_a_modest_amount_and_pays_weekly(store: SqliteStore) -> None:
    account = account_of(store, 1001)

    assert (account.owed_pence, account.method) == (8430, PaymentMethod.DIRECT_DEBIT)
    assert account.is_fresh(MONDAY)
    assert account.invites_help(MONDAY)


def test_one_home_owes_nothing_and_one_is_three_weeks_ahead(store: SqliteStore) -> None:
    ahead = account_of(store, 1003)

    assert account_of(store, 1002).standing is Standing.CLEAR
    assert ahead.standing is Standing.AHEAD
    assert ahead.owed_pence == -3 * ahead.charge_pence


def test_small_debt_gets_no_offer_of_help(store: SqliteStore) -> None:
    assert account_of(store, 1004).owed_pence == 460
    assert not account_of(store, 1004).invites_help(MONDAY)


def test_one_arrangement_is_kept_and_one_is_broken_with_a_hold(store: SqliteStore) -> None:
    kept, broken = account_of(store, 1005), account_of(store, 1006)

    assert kept.arrangement is not None
    assert broken.arrangement is not None
    assert (kept.arrangement.is_kept, kept.no_arrears_talk) == (True, False)
    assert (broken.arrangement.is_kept, broken.no_arrears_talk) == (False, True)
    assert not kept.invites_help(MONDAY)
    assert not broken.invites_help(MONDAY)


def test_benefit_in_arrears_is_expected_and_covers_all_or_most(store: SqliteStore) -> None:
    credit, benefit = account_of(store, 1007), account_of(store, 1008)

    assert credit.expected is not None
    assert benefit.expected is not None
    assert credit.expected.pence > credit.owed_pence > 0
    assert 0 < benefit.expected.pence < benefit.owed_pence
    assert MONDAY < credit.expected.on <= MONDAY + timedelta(days=5)


@pytest.mark.parametrize(("number", "apart"), [(1007, {30, 31, 28, 29, 32, 33, 27}), (1008, {28})])
def test_universal_credit_comes_monthly_and_housing_benefit_every_four_weeks(
    store: SqliteStore, number: int, apart: set[int]
) -> None:
    account = account_of(store, number)
    kind = {1007: LineKind.UNIVERSAL_CREDIT, 1008: LineKind.HOUSING_BENEFIT}[number]
    paid = [line.on for line in store.lines(account.account_ref, since=date(2025, 1, 1)) if line.kind is kind]

    gaps = {(later - earlier).days for later, earlier in pairwise(paid)}
    assert len(paid) >= 12
    assert gaps <= apart


def test_a_direct_debit_came_back_within_the_week(store: SqliteStore) -> None:
    account = account_of(store, 1009)
    lines = store.lines(account.account_ref, since=MONDAY - timedelta(days=12))
    (back,) = [line for line in lines if line.kind is LineKind.DIRECT_DEBIT_RETURNED]
    (taken,) = [line for line in lines if line.kind is LineKind.DIRECT_DEBIT]

    assert back.on > taken.on
    assert back.owed_pence == -taken.owed_pence


@each_row("today", TODAYS)
def test_the_coming_monday_is_rent_free_in_one_home(today: date) -> None:
    store = SqliteStore()
    store.prepare()
    load_sample(store, today)
    account = account_of(store, 1010)
    store.close()

    coming = account.rent_free_on[-1]
    assert 0 <= (coming - today).days < 7
    assert account.next_charge_on == coming + timedelta(days=7)


def test_month_with_five_mondays_leaves_the_debt_of_its_story(store: SqliteStore) -> None:
    account = account_of(store, 1011)
    a_month = round(account.charge_pence * 52 / 12)

    assert account.owed_pence == 5 * account.charge_pence - a_month


@pytest.mark.parametrize(
    ("number", "kind"),
    [(1012, AccountKind.GARAGE), (1013, AccountKind.FORMER)],
    ids=["garage", "former home"],
)
def test_second_account_is_never_taken_for_the_main_one(
    store: SqliteStore, number: int, kind: AccountKind
) -> None:
    kinds = {row.kind for row in sample_extract(MONDAY).rent_accounts if row.tenancy_ref == f"T{number}"}

    assert kinds == {AccountKind.MAIN, kind}
    assert account_of(store, number).account_ref == f"A{number}"


@pytest.mark.parametrize("number", [1017, 1020], ids=["moved in last week", "leaseholder"])
def test_two_homes_have_no_balance(store: SqliteStore, number: int) -> None:
    assert store.main_account(f"T{number}") is None


def test_the_figures_of_one_home_are_too_old(store: SqliteStore) -> None:
    old = account_of(store, 1019)

    assert MONDAY - old.as_of == timedelta(days=12)
    assert not old.is_fresh(MONDAY)
    assert timedelta(days=12) > FRESH_FOR


def test_one_tenancy_ended_yesterday_and_the_others_go_on(store: SqliteStore) -> None:
    homes = [store.home(f"T{number}") for number in range(1001, 1031)]
    over = [home for home in homes if home is not None and not home.is_current(MONDAY)]

    assert [(home.tenancy_ref, home.ended_on) for home in over] == [("T1018", MONDAY - timedelta(days=1))]
    assert account_of(store, 1018).next_charge_on is None
