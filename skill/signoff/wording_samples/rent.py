"""What is heard about rent."""

from dataclasses import replace
from datetime import date, timedelta

from skill.domain.rent import (
    Arrangement,
    Expected,
    Frequency,
    Line,
    LineKind,
    NextRent,
    NoFigure,
    PaymentMethod,
    Payments,
    Standing,
    StandingOnly,
)
from skill.signoff.wording_samples.sample import Sample, Scene, heard, scene
from skill.signoff.wording_samples.values import (
    ACCOUNT,
    FRIDAY,
    LANDLORD,
    NEXT_MONDAY,
    NORTHERN_IRISH,
    TODAY,
    WITHOUT_NUMBERS,
    YESTERDAY,
)
from skill.speech import rent

_LAST_FRIDAY = TODAY - timedelta(days=3)
_MONDAYS = tuple(NEXT_MONDAY + timedelta(weeks=week) for week in range(4))


def scenes() -> tuple[Scene, ...]:
    return (
        scene("When somebody asks for their rent balance", *_balances()),
        scene("When a home has chosen to hear no amounts", *_standings()),
        scene(
            "When there is no figure to trust",
            heard("No account", rent.no_figure, NoFigure(as_of=None), LANDLORD, TODAY),
            heard(
                "A figure more than eight days old",
                rent.no_figure,
                NoFigure(as_of=TODAY - timedelta(days=17)),
                LANDLORD,
                TODAY,
            ),
        ),
        scene("When somebody asks whether a payment arrived", *_payments()),
        scene("When somebody asks when rent is due", *_due()),
        scene(
            "When somebody wants to pay",
            heard("Ways to pay are set", rent.how_to_pay, LANDLORD),
            heard("No ways to pay are set", rent.how_to_pay, WITHOUT_NUMBERS),
        ),
        scene(
            "When somebody finds rent hard",
            heard("England, Wales and Scotland", rent.help_with_rent, LANDLORD),
            heard("Northern Ireland", rent.help_with_rent, NORTHERN_IRISH),
        ),
    )


def _balances() -> tuple[Sample, ...]:
    agreed = Arrangement(pence=500, frequency=Frequency.WEEKLY, is_kept=True)
    monthly = Arrangement(pence=2000, frequency=Frequency.MONTHLY, is_kept=True)
    expected = Expected(pence=42000, on=FRIDAY)
    cases = {
        "Behind": ACCOUNT,
        "Behind, and a payment is known to be coming": replace(ACCOUNT, expected=expected),
        "Behind, with a weekly agreement that is kept": replace(ACCOUNT, arrangement=agreed),
        "Behind, with both": replace(ACCOUNT, expected=expected, arrangement=monthly),
        "Behind, in Breathing Space or at a hard time: the balance and nothing else": replace(
            ACCOUNT, arrangement=agreed, no_arrears_talk=True
        ),
        "Up to date": replace(ACCOUNT, owed_pence=0),
        "Ahead": replace(ACCOUNT, owed_pence=-2000),
        "A figure from today": replace(ACCOUNT, as_of=TODAY),
        "A figure from some days ago": replace(ACCOUNT, as_of=_LAST_FRIDAY),
    }
    return tuple(heard(leads, rent.balance, account, TODAY) for leads, account in cases.items())


def _standings() -> tuple[Sample, ...]:
    cases = {"Behind": Standing.OWES, "Up to date": Standing.CLEAR, "Ahead": Standing.AHEAD}
    return tuple(
        heard(leads, rent.standing, StandingOnly(standing=standing, as_of=YESTERDAY), TODAY)
        for leads, standing in cases.items()
    )


_KINDS = {
    "A Direct Debit": LineKind.DIRECT_DEBIT,
    "A Direct Debit that the bank sent back": LineKind.DIRECT_DEBIT_RETURNED,
    "A standing order": LineKind.STANDING_ORDER,
    "A card payment": LineKind.CARD,
    "A cash payment": LineKind.CASH,
    "Housing Benefit": LineKind.HOUSING_BENEFIT,
    "Universal Credit": LineKind.UNIVERSAL_CREDIT,
}


def _payments() -> tuple[Sample, ...]:
    single = [
        heard(leads, rent.payments, _came_in(_line(kind, _LAST_FRIDAY)), TODAY)
        for leads, kind in _KINDS.items()
    ]
    several = (
        _line(LineKind.DIRECT_DEBIT, _LAST_FRIDAY),
        _line(LineKind.DIRECT_DEBIT, _LAST_FRIDAY - timedelta(weeks=1)),
        _line(LineKind.CARD, _LAST_FRIDAY - timedelta(weeks=2)),
    )
    return (
        *single,
        heard("Three payments", rent.payments, _came_in(*several), TODAY),
        heard(
            "Two payments, no amounts wanted",
            rent.payments,
            _came_in(*several[:2], with_amounts=False),
            TODAY,
        ),
        heard("None", rent.payments, _came_in(), TODAY),
        heard(
            "None on the day asked about",
            rent.payments,
            _came_in(since=_LAST_FRIDAY, until=_LAST_FRIDAY),
            TODAY,
        ),
        heard(
            "None in the days asked about",
            rent.payments,
            _came_in(since=date(2026, 10, 1), until=date(2026, 10, 31)),
            TODAY,
        ),
        heard("Asked about days after the last extract", rent.payments, _came_in(since=TODAY), TODAY),
    )


def _line(kind: LineKind, on: date) -> Line:
    return Line(on=on, kind=kind, owed_pence=-11250)


def _came_in(
    *lines: Line,
    with_amounts: bool = True,
    since: date = TODAY - timedelta(days=35),
    until: date = TODAY,
) -> Payments:
    return Payments(lines=lines, since=since, until=until, as_of=YESTERDAY, with_amounts=with_amounts)


def _due() -> tuple[Sample, ...]:
    christmas = date(2026, 12, 21)
    cases = {
        "By Direct Debit": _next(method=PaymentMethod.DIRECT_DEBIT),
        "By standing order": _next(method=PaymentMethod.STANDING_ORDER),
        "Another way": _next(),
        "No amounts wanted": _next(pence=None),
        "After a rent-free week": replace(_next(free=(christmas,)), due_on=(christmas + timedelta(weeks=1),)),
        "Several weeks asked about": _next(*_MONDAYS, asked=True),
        "Several weeks, one of them rent-free": _next(*_MONDAYS[:3], free=(christmas,), asked=True),
        "Several weeks, two of them rent-free, no amounts wanted": _next(
            *_MONDAYS[:3], free=(christmas, christmas + timedelta(weeks=1)), pence=None, asked=True
        ),
        "A rent-free week asked about": replace(_next(free=(christmas,), asked=True), due_on=()),
        "Nothing due in the days asked about": replace(_next(asked=True), due_on=()),
        "The next charge is not known": replace(_next(), due_on=()),
    }
    return tuple(heard(leads, rent.next_rent, answer, TODAY) for leads, answer in cases.items())


def _next(
    *due_on: date,
    free: tuple[date, ...] = (),
    pence: int | None = 11250,
    method: PaymentMethod = PaymentMethod.OTHER,
    asked: bool = False,
) -> NextRent:
    return NextRent(
        due_on=due_on or (NEXT_MONDAY,),
        rent_free_on=free,
        charge_pence=pence,
        method=method,
        was_asked_for_days=asked,
    )
