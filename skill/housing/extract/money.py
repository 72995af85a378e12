"""Pounds as housing systems and Excel write them, to the penny or not at all, and which way they go."""

import re
from dataclasses import dataclass
from enum import StrEnum

from skill.housing.extract.findings import Refused, named

MOST_PENCE = 10_000_000_000
"""A hundred million pounds: no account of a home comes near it."""

_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<minus>[-+])?£?(?P<minus_after>[-+])?"
    r"(?P<pounds>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<pence>\d{1,2}))?"
    r"(?P<close>\))?(?P<trailing>-)?(?P<side>CR|DR)?",
    re.IGNORECASE | re.ASCII,
)
_PLAIN = re.compile(r"-?\d{1,8}\.\d\d", re.ASCII)
_SCIENTIFIC = re.compile(r"[-+]?\d(?:\.\d+)?E[-+]?\d+", re.IGNORECASE)


class BalanceSign(StrEnum):
    """What a balance without a minus means in this landlord's files."""

    POSITIVE_OWES = "positive-owes"
    POSITIVE_CREDIT = "positive-credit"

    @property
    def factor(self) -> int:
        return 1 if self is BalanceSign.POSITIVE_OWES else -1

    @property
    def other(self) -> "BalanceSign":
        if self is BalanceSign.POSITIVE_OWES:
            return BalanceSign.POSITIVE_CREDIT
        return BalanceSign.POSITIVE_OWES


class Side(StrEnum):
    """Which way an amount goes, where the landlord says so in words: a debit is owed, a credit is ahead."""

    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Amount:
    """`pence` as it is written; `side` where it came with the letters CR or DR."""

    pence: int
    side: Side | None = None


def amount(text: str) -> Amount:
    """ "£1,234.50", "(12.00)", "12.00-", "12.00 CR". Raises `Refused`."""
    if _PLAIN.fullmatch(text):
        return Amount(int(text.replace(".", "")))
    squeezed = re.sub(r"[\s\u00a0¤]", "", text).replace("\u2212", "-")
    if not squeezed:
        raise Refused("an amount is blank")
    found = _AMOUNT.fullmatch(squeezed)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise Refused(_why_not(squeezed))
    signs = [found["minus"], found["minus_after"], found["open"], found["trailing"]]
    if sum(sign is not None for sign in signs) > 1:
        raise Refused("an amount has more than one sign")
    pence = int(found["pounds"].replace(",", "")) * 100 + int((found["pence"] or "0").ljust(2, "0"))
    if pence > MOST_PENCE:
        raise Refused("an amount is too large to be true")
    is_negative = any(sign in {"-", "("} for sign in signs)
    return Amount(-pence if is_negative else pence, _side(found["side"], is_negative=is_negative))


def _side(letters: str | None, *, is_negative: bool) -> Side | None:
    if letters is None:
        return None
    if is_negative:
        raise Refused("an amount is negative and says CR or DR as well")
    return Side.CREDIT if letters.upper() == "CR" else Side.DEBIT


def _why_not(text: str) -> str:
    if _SCIENTIFIC.fullmatch(text):
        return "an amount was turned into scientific notation, as Excel does"
    if re.fullmatch(r"[-+(]?£?[\d,]+\.\d{3,}\)?", text):
        return "an amount has parts of a penny"
    return "an amount is not pounds and pence like 1,234.50"


def plain_pence(text: str) -> int:
    """An amount that goes no way, such as a price. Raises `Refused`."""
    found = amount(text)
    if found.pence < 0 or found.side is not None:
        raise Refused("an amount has a sign, and must not have one")
    return found.pence


def owed_pence(
    text: str, side: Side | None, sign: BalanceSign | None, *, column: str, side_column: str
) -> int | None:
    """What an amount adds to the debt. `side` is what the row says of it, `sign` what the whole file means.

    None where nothing says which way the amount goes. Raises `Refused`.
    """
    found = named(column, amount, text)
    if side is not None and found.side not in {None, side}:
        raise Refused(f"{column} and {side_column} disagree")
    if side is not None and found.pence < 0:
        raise Refused(f"{column} is negative, and {side_column} says which way as well")
    side = side or found.side
    if side is not None:
        return found.pence if side is Side.DEBIT else -found.pence
    return None if sign is None else found.pence * sign.factor
