"""A rent account to change in one place."""

from dataclasses import replace
from datetime import date
from typing import Any

from skill.domain.rent import Frequency, PaymentMethod, RentAccount

TODAY = date(2026, 11, 23)

_ACCOUNT = RentAccount(
    account_ref="A1",
    tenancy_ref="T1",
    owed_pence=8430,
    as_of=date(2026, 11, 22),
    charge_pence=11500,
    frequency=Frequency.WEEKLY,
    next_charge_on=date(2026, 11, 23),
    method=PaymentMethod.DIRECT_DEBIT,
)


def an_account(**changes: Any) -> RentAccount:
    return replace(_ACCOUNT, **changes)
