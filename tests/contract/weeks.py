"""Loads that can be told apart by every figure in them, so that a mix of two is always noticed."""

from datetime import datetime
from typing import Any

from skill.housing.extract.rows import Extract
from skill.housing.store import HousingStore
from tests.contract.extracts import AS_OF, a_job, an_account, an_extract, days


def week(number: int, **tables: Any) -> Extract:
    """An extract in which every figure shows its week."""
    plain: dict[str, Any] = {
        "source": f"week {number}",
        "as_of": AS_OF + days(7 * number),
        "rent_accounts": (an_account(owed_pence=number),),
        "repairs": (a_job(f"R{number}"),),
    }
    return an_extract(**(plain | tables))


def heard(store: HousingStore) -> tuple[datetime | None, int | None, list[str], str | None]:
    home, account, loaded = store.home("T1"), store.main_account("T1"), store.loaded()
    return (
        home and home.as_of,
        account and account.owed_pence,
        [repair.job_ref for repair in store.for_home(home)] if home else [],
        loaded and loaded.source,
    )


def expected_week(number: int) -> tuple[datetime, int, list[str], str]:
    return AS_OF + days(7 * number), number, [f"R{number}"], f"week {number}"
