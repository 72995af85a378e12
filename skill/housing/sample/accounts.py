"""What each made-up home owes, and the habits of paying that led to it."""

from dataclasses import dataclass
from enum import StrEnum

from skill.domain.rent import Frequency, LineKind, PaymentMethod
from skill.housing.extract.rows import AccountKind

RENT_FREE = "two-free-weeks"


class Every(StrEnum):
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"
    FIRST_OF_MONTH = "first_of_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Money that comes regularly: weekly on Fridays, on the 1st, or otherwise next `in_days` from today.

    Nothing came in the last `stopped_for` days; nothing more than `since_weeks` weeks ago.
    """

    kind: LineKind
    pence: int
    every: Every = Every.WEEK
    in_days: int = 0
    stopped_for: int = 0
    since_weeks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`expected` is an amount and in how many days; `once` holds single lines: days ago, kind, effect."""

    number: int
    owed_pence: int
    charge_pence: int
    method: PaymentMethod
    habits: tuple[Habit, ...] = ()
    kind: AccountKind = AccountKind.MAIN
    frequency: Frequency = Frequency.WEEKLY
    once: tuple[tuple[int, LineKind, int], ...] = ()
    expected: tuple[int, int] | None = None
    arrangement: tuple[int, Frequency, bool] | None = None
    rent_free_calendar: str | None = None
    no_arrears_talk: bool = False
    days_old: int = 1
    has_ended: bool = False

    @property
    def account_ref(self) -> str:
        return f"A{self.number}" if self.kind is AccountKind.MAIN else f"A{self.number}-{self.kind}"


def _weekly(
    number: int, owed_pence: int, charge_pence: int, kind: LineKind = LineKind.DIRECT_DEBIT, days_old: int = 1
) -> Account:
    """The plain case: the week's rent is paid every Friday."""
    methods = {
        LineKind.DIRECT_DEBIT: PaymentMethod.DIRECT_DEBIT,
        LineKind.STANDING_ORDER: PaymentMethod.STANDING_ORDER,
    }
    return Account(
        number=number,
        owed_pence=owed_pence,
        charge_pence=charge_pence,
        method=methods.get(kind, PaymentMethod.OTHER),
        habits=(Habit(kind=kind, pence=charge_pence),),
        days_old=days_old,
    )


ACCOUNTS = (
    _weekly(1001, 8430, 11240),
    _weekly(1002, 0, 10875, LineKind.STANDING_ORDER),
    Account(
        number=1003,
        owed_pence=-33600,
        charge_pence=11200,
        method=PaymentMethod.DIRECT_DEBIT,
        habits=(Habit(kind=LineKind.DIRECT_DEBIT, pence=11200),),
        once=((100, LineKind.REFUND, 15000),),
    ),
    _weekly(1004, 460, 12135, LineKind.CARD),
    Account(
        number=1005,
        owed_pence=31000,
        charge_pence=9980,
        method=PaymentMethod.DIRECT_DEBIT,
        habits=(
            Habit(kind=LineKind.DIRECT_DEBIT, pence=9980),
            Habit(kind=LineKind.DIRECT_DEBIT, pence=500, since_weeks=20),
        ),
        arrangement=(500, Frequency.WEEKLY, True),
    ),
    Account(
        number=1006,
        owed_pence=64215,
        charge_pence=11770,
        method=PaymentMethod.OTHER,
        habits=(Habit(kind=LineKind.CASH, pence=11770, stopped_for=35),),
        arrangement=(1000, Frequency.WEEKLY, False),
        no_arrears_talk=True,
    ),
    Account(
        number=1007,
        owed_pence=38800,
        charge_pence=9700,
        method=PaymentMethod.UNIVERSAL_CREDIT,
        habits=(Habit(kind=LineKind.UNIVERSAL_CREDIT, pence=42033, every=Every.MONTH, in_days=3),),
        expected=(42033, 3),
    ),
    Account(
        number=1008,
        owed_pence=36250,
        charge_pence=10250,
        method=PaymentMethod.HOUSING_BENEFIT,
        habits=(
            Habit(kind=LineKind.HOUSING_BENEFIT, pence=32000, every=Every.FOUR_WEEKS, in_days=4),
            Habit(kind=LineKind.CARD, pence=2250),
        ),
        expected=(32000, 4),
    ),
    Account(
        number=1009,
        owed_pence=53690,
        charge_pence=11820,
        method=PaymentMethod.DIRECT_DEBIT,
        habits=(Habit(kind=LineKind.DIRECT_DEBIT, pence=51220, every=Every.MONTH, in_days=-10),),
        once=((5, LineKind.DIRECT_DEBIT_RETURNED, 51220),),
    ),
    Account(
        number=1010,
        owed_pence=0,
        charge_pence=13010,
        method=PaymentMethod.STANDING_ORDER,
        habits=(Habit(kind=LineKind.STANDING_ORDER, pence=12510),),
        rent_free_calendar=RENT_FREE,
    ),
    Account(
        number=1011,
        owed_pence=6923,
        charge_pence=10385,
        method=PaymentMethod.UNIVERSAL_CREDIT,
        habits=(Habit(kind=LineKind.UNIVERSAL_CREDIT, pence=45002, every=Every.MONTH, in_days=-3),),
    ),
    _weekly(1012, 2160, 12480),
    Account(
        number=1012,
        owed_pence=2840,
        charge_pence=1420,
        method=PaymentMethod.DIRECT_DEBIT,
        habits=(Habit(kind=LineKind.DIRECT_DEBIT, pence=1420),),
        kind=AccountKind.GARAGE,
    ),
    _weekly(1013, 0, 11915),
    Account(
        number=1013,
        owed_pence=21460,
        charge_pence=0,
        method=PaymentMethod.OTHER,
        kind=AccountKind.FORMER,
    ),
    Account(
        number=1014,
        owed_pence=24310,
        charge_pence=48620,
        method=PaymentMethod.STANDING_ORDER,
        frequency=Frequency.MONTHLY,
        habits=(Habit(kind=LineKind.STANDING_ORDER, pence=48620, every=Every.FIRST_OF_MONTH),),
    ),
    _weekly(1015, 7345, 9660, LineKind.CASH),
    _weekly(1016, 0, 10120),
    Account(
        number=1018,
        owed_pence=5630,
        charge_pence=11345,
        method=PaymentMethod.DIRECT_DEBIT,
        habits=(Habit(kind=LineKind.DIRECT_DEBIT, pence=11345),),
        has_ended=True,
    ),
    _weekly(1019, 14890, 12260, days_old=12),
    _weekly(1021, -1550, 9890),
    _weekly(1022, 0, 9510, LineKind.STANDING_ORDER),
    _weekly(1023, 12640, 13480),
    _weekly(1024, 5875, 10440),
    Account(
        number=1025,
        owed_pence=0,
        charge_pence=52780,
        method=PaymentMethod.DIRECT_DEBIT,
        frequency=Frequency.MONTHLY,
        habits=(Habit(kind=LineKind.DIRECT_DEBIT, pence=52780, every=Every.FIRST_OF_MONTH),),
    ),
    _weekly(1026, 3290, 10960, LineKind.CARD),
    _weekly(1027, -4215, 11080),
    _weekly(1028, 9915, 13925),
    _weekly(1029, 0, 11465),
    _weekly(1030, 1275, 9725),
)
