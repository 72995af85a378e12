"""The main account of a tenancy and its lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    LineKind,
    PaymentMethod,
    RentAccount,
    RentLine,
    kept_from,
)
from skill.housing.extract.rows import AccountKind, RentLineRow
from skill.housing.store import HousingStore
from tests.contract.extracts import an_account, an_extract, free_weeks, some_lines


def test_the_main_account_is_read_as_it_was_loaded(store: HousingStore) -> None:
    assert store.main_account("T1") == RentAccount(
        account_ref="A1",
        tenancy_ref="T1",
        owed_pence=8430,
        as_of=date(2026, 11, 1),
        charge_pence=11240,
        frequency=Frequency.WEEKLY,
        next_charge_on=date(2026, 11, 2),
        method=PaymentMethod.DIRECT_DEBIT,
    )


def test_expected_money_an_arrangement_and_a_hold_come_with_the_account(store: HousingStore) -> None:
    row = an_account(
        owed_pence=-120,
        next_charge_on=None,
        frequency=Frequency.MONTHLY,
        method=PaymentMethod.UNIVERSAL_CREDIT,
        expected_pence=42033,
        expected_on=date(2026, 11, 5),
        arrangement_pence=500,
        arrangement_frequency=Frequency.WEEKLY,
        arrangement_is_kept=False,
        no_arrears_talk=True,
    )
    store.load(an_extract(rent_accounts=(row,)))

    account = store.main_account("T1")

    assert account is not None
    assert (account.owed_pence, account.next_charge_on, account.no_arrears_talk) == (-120, None, True)
    assert (account.frequency, account.method) == (Frequency.MONTHLY, PaymentMethod.UNIVERSAL_CREDIT)
    assert account.expected == Expected(pence=42033, on=date(2026, 11, 5))
    assert account.arrangement == Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=False)


def test_rent_free_weeks_follow_the_accounts_own_calendar_in_order(store: HousingStore) -> None:
    store.load(
        an_extract(rent_accounts=(an_account(rent_free_calendar="48-week"),), rent_free_weeks=free_weeks())
    )

    account = store.main_account("T1")

    assert account is not None
    assert account.rent_free_on == (date(2026, 12, 21), date(2026, 12, 28))


@pytest.mark.parametrize("kind", [AccountKind.GARAGE, AccountKind.FORMER, AccountKind.RECHARGE])
def test_only_the_main_account_is_given(store: HousingStore, kind: AccountKind) -> None:
    other = an_account(account_ref="A0", kind=kind, owed_pence=99900)
    store.load(an_extract(rent_accounts=(other, an_account())))

    account = store.main_account("T1")

    assert account is not None
    assert account.account_ref == "A1"


def test_a_tenancy_without_a_main_account_has_none(store: HousingStore) -> None:
    garage = an_account(account_ref="A0", tenancy_ref="T2", kind=AccountKind.GARAGE)
    store.load(an_extract(rent_accounts=(garage,)))

    assert store.main_account("T2") is None
    assert store.main_account("T9") is None


def test_lines_come_newest_first_from_the_given_day(store: HousingStore) -> None:
    accounts = (an_account(), an_account(account_ref="A2", tenancy_ref="T2"))
    store.load(an_extract(rent_accounts=accounts, rent_lines=some_lines()))

    assert store.lines("A1", since=date(2026, 10, 26)) == [
        RentLine(on=date(2026, 10, 30), kind=LineKind.DIRECT_DEBIT, owed_pence=-11240),
        RentLine(on=date(2026, 10, 26), kind=LineKind.CARD, owed_pence=-5000),
    ]
    assert store.lines("A9", since=date(2026, 10, 26)) == []


def test_charges_and_lines_of_more_than_thirteen_months_ago_are_not_stored(store: HousingStore) -> None:
    extract = an_extract()
    first = kept_from(extract.as_of.date())
    pence = 0
    lines = [
        RentLineRow("A1", on, kind, way * (pence := pence + 1))
        for on in (first - timedelta(days=1), first, extract.as_of.date())
        for kind in LineKind
        for way in (1, -1)
    ]
    store.load(replace(extract, rent_lines=lines))

    found = store.lines("A1", since=date(2000, 1, 1))

    assert [line.owed_pence for line in reversed(found)] == [
        line.owed_pence
        for line in lines
        if line.on >= first and not (line.kind is LineKind.RENT and line.owed_pence > 0)
    ]
    assert len(found) == 2 * (2 * len(LineKind) - 1)
