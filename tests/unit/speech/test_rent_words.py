"""Rent in literal words. Today is Monday 23 November 2026, the figures are from Sunday."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from skill.domain.landlord import Jurisdiction
from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    NextRent,
    NoFigure,
    PaymentMethod,
    RentAccount,
    Standing,
    StandingOnly,
)
from skill.speech import rent
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, UNREACHABLE, US, spelt

TODAY, SUNDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 20)
WEEKLY = Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=True)
MONTHLY = Arrangement(pence=2050, frequency=Frequency.MONTHLY, is_kept=True)


def an_account(owed_pence: int, **other: Any) -> RentAccount:
    plain = RentAccount(
        account_ref="A1",
        tenancy_ref="T1",
        owed_pence=owed_pence,
        as_of=SUNDAY,
        charge_pence=11250,
        frequency=Frequency.WEEKLY,
        next_charge_on=date(2026, 11, 30),
        method=PaymentMethod.OTHER,
    )
    return replace(plain, **other)


@each_row(
    ("account", "said"),
    [
        (an_account(8430), "As of yesterday, your rent is £84.30 behind."),
        (an_account(9000, as_of=TODAY), "As of today, your rent is £90 behind."),
        (
            an_account(8430, as_of=FRIDAY),
            "As of Friday, your rent is £84.30 behind.",
        ),
        (an_account(0), "As of yesterday, your rent is up to date, and you owe nothing."),
        (an_account(-2000), "As of yesterday, your rent is £20 ahead, so you owe nothing."),
        (
            an_account(8430, expected=Expected(pence=42033, on=date(2026, 11, 26))),
            "As of yesterday, your rent is £84.30 behind. A payment of £420.33 is expected on Thursday.",
        ),
        (
            an_account(8430, expected=Expected(pence=42033, on=TODAY)),
            "As of yesterday, your rent is £84.30 behind. A payment of £420.33 is expected today.",
        ),
        (
            an_account(8430, arrangement=WEEKLY),
            "As of yesterday, your rent is £84.30 behind. You're keeping to your agreement of £5 a week.",
        ),
        (
            an_account(8430, arrangement=MONTHLY),
            "As of yesterday, your rent is £84.30 behind. "
            "You're keeping to your agreement of £20.50 a month.",
        ),
    ],
)
def test_a_balance_has_its_date_and_expected_payments(account: RentAccount, said: str) -> None:
    assert rent.balance(account, TODAY) == said


@pytest.mark.parametrize(
    "account",
    [
        an_account(8430, expected=Expected(pence=42033, on=SUNDAY)),
        an_account(8430, arrangement=replace(WEEKLY, is_kept=False)),
        an_account(8430, arrangement=WEEKLY, no_arrears_talk=True),
    ],
    ids=["the expected day has passed", "the agreement is not kept", "nothing may be said beside it"],
)
def test_a_balance_says_nothing_more_where_it_would_not_help(account: RentAccount) -> None:
    assert rent.balance(account, TODAY) == "As of yesterday, your rent is £84.30 behind."


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing.OWES, "As of yesterday, your rent isn't fully up to date."),
        (Standing.CLEAR, "As of yesterday, your rent is up to date."),
        (Standing.AHEAD, "As of yesterday, your rent is up to date, and ahead."),
    ],
)
def test_a_standing_is_said_without_an_amount(standing: Standing, said: str) -> None:
    assert rent.standing(StandingOnly(standing=standing, as_of=SUNDAY), TODAY) == said


def test_an_old_figure_is_refused_with_its_date() -> None:
    assert rent.no_figure(NoFigure(as_of=date(2026, 11, 6)), LANDLORD, TODAY) == (
        "The last figure I have is from Friday the sixth of November, and that's too old to trust. "
        f"For today's figure, {US}."
    )


def test_a_home_without_a_rent_account_hears_whom_to_ring() -> None:
    assert rent.no_figure(NoFigure(as_of=None), UNREACHABLE, TODAY) == (
        "I can't see a rent account for this home yet. "
        "To ask about it, ring us on the number on your rent letters."
    )


MONDAYS = (date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 28))
FREE, FREE_TOO = date(2026, 12, 21), date(2027, 1, 4)


@each_row(
    ("due_on", "free", "pence", "method", "said"),
    [
        (
            MONDAYS[:1],
            (),
            11250,
            PaymentMethod.OTHER,
            "Your rent of £112.50 is due on Monday the thirtieth of November.",
        ),
        (
            (date(2026, 11, 24),),
            (),
            11250,
            PaymentMethod.DIRECT_DEBIT,
            "Your rent of £112.50 is due tomorrow. Your Direct Debit is set up to pay it.",
        ),
        (
            (date(2026, 11, 27),),
            (),
            None,
            PaymentMethod.STANDING_ORDER,
            "Your rent is due on Friday. Your standing order is set up to pay it.",
        ),
        (
            MONDAYS[3:],
            (FREE,),
            11250,
            PaymentMethod.OTHER,
            "The week of Monday the twenty-first of December is rent-free. "
            "Your rent of £112.50 is due on Monday the twenty-eighth of December.",
        ),
        (
            MONDAYS,
            (FREE,),
            11250,
            PaymentMethod.OTHER,
            "Your rent of £112.50 is due four times then, the first on Monday the thirtieth of November. "
            "That makes £450 in all. One week is rent-free.",
        ),
        (
            MONDAYS[:2],
            (FREE, FREE_TOO),
            None,
            PaymentMethod.OTHER,
            "Your rent is due twice then, the first on Monday the thirtieth of November. "
            "Two weeks are rent-free.",
        ),
        (
            (),
            (FREE,),
            11250,
            PaymentMethod.OTHER,
            "No rent is due then, because the week of Monday the twenty-first of December is rent-free.",
        ),
        ((), (), 11250, PaymentMethod.OTHER, "I can't see any rent due then."),
    ],
)
def test_rent_due_in_the_days_asked_about(
    due_on: tuple[date, ...], free: tuple[date, ...], pence: int | None, method: PaymentMethod, said: str
) -> None:
    answer = NextRent(
        due_on=due_on, rent_free_on=free, charge_pence=pence, method=method, was_asked_for_days=True
    )

    assert rent.next_rent(answer, TODAY) == said


def test_a_next_charge_that_is_not_known_is_not_called_rent_free() -> None:
    answer = NextRent(
        due_on=(),
        rent_free_on=(FREE,),
        charge_pence=11250,
        method=PaymentMethod.OTHER,
        was_asked_for_days=False,
    )

    assert rent.next_rent(answer, TODAY) == "I can't see when your next rent is due."


def test_ways_to_pay_are_the_landlords_own() -> None:
    landlord = replace(LANDLORD, ways_to_pay=("cash", "Marks & Spencer", "post"))

    assert rent.how_to_pay(landlord) == (
        f"I can't take payments. You can use cash, Marks &amp; Spencer or post. For help with paying, {US}."
    )


def test_a_landlord_without_ways_to_pay_can_be_rung() -> None:
    assert rent.how_to_pay(UNREACHABLE) == (
        "I can't take payments. To ask how to pay, ring us on the number on your rent letters."
    )


@pytest.mark.parametrize(
    ("jurisdiction", "who"),
    [
        (
            Jurisdiction.ENGLAND,
            f"National Debtline on {spelt('0808 808 4000')}",
        ),
        (Jurisdiction.WALES, f"National Debtline on {spelt('0808 808 4000')}"),
        (
            Jurisdiction.SCOTLAND,
            f"National Debtline on {spelt('0808 808 4000')}",
        ),
        (
            Jurisdiction.NORTHERN_IRELAND,
            f"Advice NI on {spelt('0800 915 4604')}",
        ),
    ],
)
def test_free_advice_is_for_the_country_of_the_home(jurisdiction: Jurisdiction, who: str) -> None:
    assert rent.help_with_rent(replace(LANDLORD, jurisdiction=jurisdiction)) == (
        "Thank you for telling me. Lots of people find rent hard sometimes, and we'd like to help. "
        f"You can also ring {who}: it's free, and separate from us."
    )
