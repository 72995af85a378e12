"""Payments in literal words. Today is Monday 23 November 2026, the figures are from Sunday."""

from datetime import date

import pytest

from skill.domain.rent import (
    LineKind,
    Payments,
    RentLine,
)
from skill.speech import rent
from tests.tables import each_row

TODAY, SUNDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 20)


@each_row(
    ("kind", "said"),
    [
        (LineKind.DIRECT_DEBIT, "Your Direct Debit of £112.50 arrived on Friday."),
        (
            LineKind.STANDING_ORDER,
            "Your standing order of £112.50 arrived on Friday.",
        ),
        (LineKind.CARD, "A card payment of £112.50 arrived on Friday."),
        (LineKind.CASH, "A cash payment of £112.50 arrived on Friday."),
        (LineKind.HOUSING_BENEFIT, "Housing Benefit of £112.50 arrived on Friday."),
        (
            LineKind.UNIVERSAL_CREDIT,
            "Universal Credit of £112.50 arrived on Friday.",
        ),
        (
            LineKind.DIRECT_DEBIT_RETURNED,
            "A Direct Debit of £112.50 was sent back by the bank on Friday.",
        ),
    ],
)
def test_each_kind_of_payment_has_its_name(kind: LineKind, said: str) -> None:
    assert rent.payments(payments(RentLine(on=FRIDAY, kind=kind, owed_pence=-11250)), TODAY) == said


def payments(
    *lines: RentLine, with_amounts: bool = True, since: date = date(2026, 10, 19), until: date = TODAY
) -> Payments:
    return Payments(lines=lines, since=since, until=until, as_of=SUNDAY, with_amounts=with_amounts)


def test_three_payments_are_said_newest_first() -> None:
    lines = [
        RentLine(on=SUNDAY, kind=LineKind.CARD, owed_pence=-2000),
        RentLine(on=FRIDAY, kind=LineKind.DIRECT_DEBIT_RETURNED, owed_pence=11250),
        RentLine(on=date(2026, 11, 16), kind=LineKind.DIRECT_DEBIT, owed_pence=-11250),
    ]

    assert rent.payments(payments(*lines), TODAY) == (
        "A card payment of £20 arrived yesterday. "
        "Before that, a Direct Debit of £112.50 was sent back by the bank "
        "on Friday; "
        "and your Direct Debit of £112.50 arrived on Monday the sixteenth of November."
    )


def test_payments_are_said_without_amounts_where_none_are_wanted() -> None:
    lines = [
        RentLine(on=SUNDAY, kind=LineKind.HOUSING_BENEFIT, owed_pence=-11250),
        RentLine(on=FRIDAY, kind=LineKind.CASH, owed_pence=-500),
    ]

    assert rent.payments(payments(*lines, with_amounts=False), TODAY) == (
        "Housing Benefit arrived yesterday. Before that, a cash payment arrived on Friday."
    )


def test_a_missing_payment_may_not_show_yet() -> None:
    assert rent.payments(payments(), TODAY) == (
        "I can't see a payment since Monday the nineteenth of October. "
        "I know about payments up to yesterday, so a newer one may not show yet."
    )


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (FRIDAY, FRIDAY, "I can't see a payment on Friday."),
        (
            date(2026, 10, 1),
            date(2026, 10, 31),
            "I can't see a payment from Thursday the first of October "
            "to Saturday the thirty-first of October.",
        ),
    ],
)
def test_days_before_the_extract_leave_no_doubt(since: date, until: date, said: str) -> None:
    assert rent.payments(payments(since=since, until=until), TODAY) == said


def test_days_after_the_extract_cannot_be_told_yet() -> None:
    assert rent.payments(payments(since=TODAY), TODAY) == (
        "I know about payments up to yesterday, so I can't tell yet."
    )
