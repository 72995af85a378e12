"""How housing systems and Excel write money, days, times and weekdays, and how each is read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.sample.files import pounds
from skill.housing.extract import dates
from skill.housing.extract.context import References, reference
from skill.housing.extract.findings import Refused
from skill.housing.extract.homes import weekdays
from skill.housing.extract.money import Amount, Side, amount
from tests.tables import each_row
from tests.unit.housing.folders import LONDON


@each_row(
    ("written", "pence"),
    [
        ("84.30", 8430),
        ("84.3", 8430),
        ("84", 8400),
        ("0", 0),
        ("0.00", 0),
        ("-0.00", 0),
        ("£84.30", 8430),
        ("£1,234.50", 123450),
        ("1,234.50", 123450),
        ("1,234,567.89", 123456789),
        (" 84.30 ", 8430),
        ("84.30\u00a0", 8430),
        ("-12.00", -1200),
        ("\u221212.00", -1200),
        ("£-12.00", -1200),
        ("-£12.00", -1200),
        ("(12.00)", -1200),
        ("(£1,234.50)", -123450),
        ("12.00-", -1200),
        ("¤12.00", 1200),
        ("+12.00", 1200),
    ],
)
def test_pounds_are_read_to_the_penny(written: str, pence: int) -> None:
    assert amount(written) == Amount(pence)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12.00 CR", Amount(1200, Side.CREDIT)),
        ("£1,234.50cr", Amount(123450, Side.CREDIT)),
        ("12.00 DR", Amount(1200, Side.DEBIT)),
        ("12.00DR", Amount(1200, Side.DEBIT)),
    ],
)
def test_letters_after_an_amount_state_its_sign(written: str, expected: Amount) -> None:
    assert amount(written) == expected


@each_row(
    ("written", "reason"),
    [
        ("", "an amount is blank"),
        ("1.234,50", "an amount is not pounds and pence like 1,234.50"),
        ("12,34.50", "an amount is not pounds and pence like 1,234.50"),
        ("1,23", "an amount is not pounds and pence like 1,234.50"),
        ("twelve", "an amount is not pounds and pence like 1,234.50"),
        ("(12.00", "an amount is not pounds and pence like 1,234.50"),
        ("$12.00", "an amount is not pounds and pence like 1,234.50"),
        ("#REF!", "an amount is not pounds and pence like 1,234.50"),
        ("\u0661\u0662.00", "an amount is not pounds and pence like 1,234.50"),
        ("12.345", "an amount has parts of a penny"),
        ("1.00E+11", "an amount was turned into scientific notation, as Excel does"),
        ("(-12.00)", "an amount has more than one sign"),
        ("-12.00-", "an amount has more than one sign"),
        ("-12.00 CR", "an amount is negative and says CR or DR as well"),
        ("999999999999.00", "an amount is too large to be true"),
    ],
)
def test_invalid_amount_is_refused(written: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        amount(written)
    assert str(refused.value) == reason


@given(st.integers(min_value=-9_999_999_999, max_value=9_999_999_999))
def test_an_amount_written_is_the_amount_read(pence: int) -> None:
    assert amount(pounds(pence)) == Amount(pence)
    assert amount(f"{'-' if pence < 0 else ''}£{abs(pence) / 100:,.2f}") == Amount(pence)


@each_row(
    ("written", "expected"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2026/11/02", date(2026, 11, 2)),
        ("02/11/2026", date(2026, 11, 2)),
        ("2/11/2026", date(2026, 11, 2)),
        ("02-11-2026", date(2026, 11, 2)),
        ("02.11.2026", date(2026, 11, 2)),
        ("02-NOV-2026", date(2026, 11, 2)),
        ("2 November 2026", date(2026, 11, 2)),
        ("2026-11-02 00:00:00", date(2026, 11, 2)),
        ("2026-11-02T23:30:00Z", date(2026, 11, 2)),
        ("2026-06-01T23:30:00Z", date(2026, 6, 2)),
        ("02/11/2026 00:00", date(2026, 11, 2)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_days_are_british_or_iso(written: str, expected: date) -> None:
    assert dates.day(written, LONDON) == expected


@each_row(
    ("written", "reason"),
    [
        ("", "a date is blank"),
        ("11/25/2026", "a date has the month first; it must be DD/MM/YYYY or YYYY-MM-DD"),
        ("02/11/26", "a date has a year of two digits"),
        ("02-NOV-26", "a date has a year of two digits"),
        ("31/02/2026", "a date is not in the calendar"),
        ("29/02/2026", "a date is not in the calendar"),
        ("46328", "a date is a bare number, as Excel shows one in a column of numbers"),
        ("30/12/1899", "a date is before 1900, as Excel's empty date is"),
        ("01/01/1900", "a date is before 1900, as Excel's empty date is"),
        ("yesterday", "a date is not DD/MM/YYYY or YYYY-MM-DD"),
        ("00/00/0000", "a date is not in the calendar"),
    ],
)
def test_ambiguous_date_is_refused(written: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.day(written, LONDON)
    assert str(refused.value) == reason


@each_row(
    ("written", "expected"),
    [
        ("02/11/2026 10:20", datetime(2026, 11, 2, 10, 20, tzinfo=UTC)),
        ("2026-11-02T10:20:30", datetime(2026, 11, 2, 10, 20, 30, tzinfo=UTC)),
        ("2026-07-01 10:20", datetime(2026, 7, 1, 9, 20, tzinfo=UTC)),
        ("01/07/2026 10:20:00", datetime(2026, 7, 1, 9, 20, tzinfo=UTC)),
        ("2026-07-01T10:20:00Z", datetime(2026, 7, 1, 10, 20, tzinfo=UTC)),
        ("2026-07-01T10:20:00+02:00", datetime(2026, 7, 1, 8, 20, tzinfo=UTC)),
        ("01/07/2026 1:20 PM", datetime(2026, 7, 1, 12, 20, tzinfo=UTC)),
        ("01/07/2026", datetime(2026, 6, 30, 23, 0, tzinfo=UTC)),
        ("2026-11-02T10:20:30.123", datetime(2026, 11, 2, 10, 20, 30, 123000, tzinfo=UTC)),
    ],
)
def test_times_are_local_time(written: str, expected: datetime) -> None:
    assert dates.instant(written, LONDON) == expected
    assert dates.plain_instant(written, LONDON) in {None, expected}


@given(st.integers(min_value=-2_177_366_400, max_value=7_258_118_400))
def test_fast_path_to_an_instant_agrees_with_the_slow_one(seconds: int) -> None:
    instant = datetime.fromtimestamp(seconds, UTC)
    for written in (instant.isoformat(), instant.astimezone(LONDON).isoformat()):
        assert dates.plain_instant(written, LONDON) == dates.instant(written, LONDON) == instant


@each_row(
    ("written", "expected"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Mon Tue Thu", {0, 1, 3}),
        ("Monday, Wednesday to Friday", {0, 2, 3, 4}),
        ("mon;tue", {0, 1}),
        ("Fri - Mon", {4, 5, 6, 0}),
        ("Mondays and Thursdays", {0, 3}),
        ("Mon, Tues & Thurs", {0, 1, 3}),
        ("Sun", {6}),
    ],
)
def test_weekdays_of_a_coach(written: str, expected: set[int]) -> None:
    assert weekdays(written) == expected


@each_row("written", ["", "  ", "full time", "Mon-Fir", "1-5"])
def test_invalid_weekday_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        weekdays(written)


@pytest.mark.parametrize(
    ("written", "expected"), [(" T1001 ", "T1001"), ('="00123"', "00123"), ("00123", "00123")]
)
def test_a_reference_stays_as_it_is(written: str, expected: str) -> None:
    assert reference(written, "tenancy_ref") == expected


@each_row(
    ("written", "reason"),
    [
        ("1.00E+11", "tenancy_ref was turned into scientific notation, as Excel does with long numbers"),
        ("1E+11", "tenancy_ref was turned into scientific notation, as Excel does with long numbers"),
        ("", "tenancy_ref is blank"),
        ("T1\nT2", "tenancy_ref is not a reference"),
        ("T" * 65, "tenancy_ref is not a reference"),
    ],
)
def test_invalid_reference_is_refused(written: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        reference(written, "tenancy_ref")
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("known", "written", "reason"),
    [
        (
            "0030001",
            "30001",
            "account_ref is in rent_accounts.csv only with leading zeros: Excel took them away here",
        ),
        (
            "30001",
            "0030001",
            "account_ref is in rent_accounts.csv only without leading zeros: Excel took them away there",
        ),
        ("30001", "30002", "account_ref is not in rent_accounts.csv"),
    ],
)
def test_leading_zeros_that_were_lost_are_noticed(known: str, written: str, reason: str) -> None:
    accounts = References("account_ref", "rent_accounts.csv")
    accounts.add(known)

    with pytest.raises(Refused) as refused:
        accounts.find(written, "account_ref")
    assert str(refused.value) == reason
