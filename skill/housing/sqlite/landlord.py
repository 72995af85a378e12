"""What is read from the landlord's extract in SQLite: homes, rent accounts and coaches."""

from datetime import date

from skill.domain.coaching import Coach
from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    LineKind,
    PaymentMethod,
    RentAccount,
    RentLine,
)
from skill.domain.tenancy import Home
from skill.housing.sqlite.connections import Connections, Row
from skill.housing.values import day, instant, place, weekdays

HOME = """
    SELECT tenancy_ref, property_ref, block_ref, coach_ref, latitude, longitude, started_on, ended_on,
           is_secure, (SELECT as_of FROM loads)
    FROM tenancies JOIN properties USING (property_ref)
    WHERE tenancy_ref = ?
"""

MAIN_ACCOUNT = """
    SELECT account_ref, tenancy_ref, owed_pence, as_of, charge_pence, frequency, next_charge_on, method,
           expected_pence, expected_on, arrangement_pence, arrangement_frequency, arrangement_is_kept,
           (SELECT group_concat(monday, ' ') FROM rent_free_weeks WHERE calendar = rent_free_calendar),
           no_arrears_talk
    FROM rent_accounts
    WHERE tenancy_ref = ? AND kind = 'main'
"""

LINES = """
    SELECT on_day, kind, owed_pence FROM rent_lines JOIN line_kinds USING (kind_number)
    WHERE account_number = (SELECT account_number FROM rent_accounts WHERE account_ref = ?) AND on_day >= ?
    ORDER BY on_day DESC, line_number DESC
"""

COACH = """
    SELECT coach_ref, first_name, works_on, cover_name, (SELECT as_of FROM loads)
    FROM coaches
    WHERE coach_ref = ?
"""


class SqliteLandlord:
    """The ports Homes, RentAccounts and Coaches."""

    _connections: Connections

    def home(self, tenancy_ref: str) -> Home | None:
        row = self._connections.row(HOME, (tenancy_ref,))
        return None if row is None else _home(row)

    def main_account(self, tenancy_ref: str) -> RentAccount | None:
        row = self._connections.row(MAIN_ACCOUNT, (tenancy_ref,))
        return None if row is None else _rent_account(row)

    def lines(self, account_ref: str, *, since: date) -> list[RentLine]:
        return [
            RentLine(on=date.fromordinal(on_day), kind=LineKind(kind), owed_pence=owed_pence)
            for on_day, kind, owed_pence in self._connections.rows(LINES, (account_ref, since.toordinal()))
        ]

    def coach(self, coach_ref: str) -> Coach | None:
        row = self._connections.row(COACH, (coach_ref,))
        return None if row is None else _coach(row)


def _home(row: Row) -> Home:
    tenancy_ref, property_ref, block_ref, coach_ref, latitude, longitude = row[:6]
    started_on, ended_on, is_secure, as_of = row[6:]
    return Home(
        tenancy_ref=tenancy_ref,
        property_ref=property_ref,
        block_ref=block_ref,
        coach_ref=coach_ref,
        place=place(latitude, longitude),
        started_on=date.fromisoformat(started_on),
        ended_on=day(ended_on),
        as_of=instant(as_of),
        is_secure=bool(is_secure),
    )


def _rent_account(row: Row) -> RentAccount:
    (account_ref, tenancy_ref, owed_pence, as_of, charge_pence, frequency, next_charge_on, method) = row[:8]
    (expected_pence, expected_on, pence, each, is_kept, rent_free_on, no_arrears_talk) = row[8:]
    return RentAccount(
        account_ref=account_ref,
        tenancy_ref=tenancy_ref,
        owed_pence=owed_pence,
        as_of=date.fromisoformat(as_of),
        charge_pence=charge_pence,
        frequency=Frequency(frequency),
        next_charge_on=day(next_charge_on),
        method=PaymentMethod(method),
        expected=_expected(expected_pence, expected_on),
        arrangement=_arrangement(pence, each, is_kept),
        rent_free_on=_mondays(rent_free_on),
        no_arrears_talk=bool(no_arrears_talk),
    )


def _expected(pence: int | None, on: str | None) -> Expected | None:
    if pence is None or on is None:
        return None
    return Expected(pence=pence, on=date.fromisoformat(on))


def _arrangement(pence: int | None, each: str | None, is_kept: int | None) -> Arrangement | None:
    if pence is None or each is None:
        return None
    return Arrangement(pence=pence, frequency=Frequency(each), is_kept=bool(is_kept))


def _mondays(text: str | None) -> tuple[date, ...]:
    return () if text is None else tuple(sorted(date.fromisoformat(word) for word in text.split()))


def _coach(row: Row) -> Coach:
    coach_ref, first_name, works_on, cover_name, as_of = row
    return Coach(
        coach_ref=coach_ref,
        first_name=first_name,
        works_on=weekdays(works_on),
        cover_name=cover_name,
        as_of=instant(as_of),
    )
