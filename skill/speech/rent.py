"""Rent in kind words: behind, up to date or ahead, always with the date of the figure."""

from datetime import date

from skill.domain.landlord import Landlord
from skill.domain.numbers import Helpline, number_of
from skill.domain.rent import (
    Frequency,
    LineKind,
    NextRent,
    NoFigure,
    PaymentMethod,
    Payments,
    RentAccount,
    RentLine,
    Standing,
    StandingOnly,
)
from skill.speech import plain

_CAME_IN = {
    LineKind.DIRECT_DEBIT: "your Direct Debit",
    LineKind.STANDING_ORDER: "your standing order",
    LineKind.CARD: "a card payment",
    LineKind.CASH: "a cash payment",
    LineKind.HOUSING_BENEFIT: "Housing Benefit",
    LineKind.UNIVERSAL_CREDIT: "Universal Credit",
}
_HOW = {
    PaymentMethod.DIRECT_DEBIT: "Your Direct Debit is set up to pay it.",
    PaymentMethod.STANDING_ORDER: "Your standing order is set up to pay it.",
}


def balance(account: RentAccount, today: date) -> str:
    """When somebody asks for their rent balance.

    One sentence with the date of the figure, then any payment or agreement that we know of.
    """
    as_of = f"As of {plain.day(account.as_of, today)}, your rent is"
    match account.standing:
        case Standing.CLEAR:
            return f"{as_of} up to date, and you owe nothing."
        case Standing.AHEAD:
            return f"{as_of} {plain.pounds(account.owed_pence)} ahead, so you owe nothing."
    owed = f"{as_of} {plain.pounds(account.owed_pence)} behind."
    return " ".join([owed, *_on_its_way(account, today)])


def _on_its_way(account: RentAccount, today: date) -> list[str]:
    said = []
    if account.expected and account.expected.on >= today:
        said.append(
            f"A payment of {plain.pounds(account.expected.pence)} is expected "
            f"{plain.on_day(account.expected.on, today)}."
        )
    if account.arrangement and account.arrangement.is_kept and not account.no_arrears_talk:
        each = "week" if account.arrangement.frequency is Frequency.WEEKLY else "month"
        said.append(
            f"You're keeping to your agreement of {plain.pounds(account.arrangement.pence)} a {each}."
        )
    return said


def standing(answer: StandingOnly, today: date) -> str:
    """When the home has chosen to hear no amounts."""
    as_of = f"As of {plain.day(answer.as_of, today)}, your rent"
    match answer.standing:
        case Standing.OWES:
            return f"{as_of} isn't fully up to date."
        case Standing.AHEAD:
            return f"{as_of} is up to date, and ahead."
    return f"{as_of} is up to date."


def no_figure(answer: NoFigure, landlord: Landlord, today: date) -> str:
    """When there is no figure, or only one that is too old to trust."""
    if answer.as_of is None:
        return f"I can't see a rent account for this home yet. To ask about it, {plain.ring_us(landlord)}."
    return (
        f"The last figure I have is from {plain.full_day(answer.as_of, today)}, and that's too old to trust. "
        f"For today's figure, {plain.ring_us(landlord)}."
    )


def payments(answer: Payments, today: date) -> str:
    """When somebody asks whether a payment arrived.

    Newest first. A Direct Debit that the bank sent back is said to be just that.
    """
    known = f"I know about payments up to {plain.day(answer.as_of, today)}"
    if not answer.lines and answer.since > answer.as_of:
        return f"{known}, so I can't tell yet."
    if not answer.lines:
        return _no_payment(answer, known, today)
    said = [_payment(line, today, with_amount=answer.with_amounts) for line in answer.lines]
    first, rest = said[0], said[1:]
    sentences = [f"{plain.capital(first)}."]
    if rest:
        sentences.append(f"Before that, {plain.listed_long(rest)}.")
    return " ".join(sentences)


def _no_payment(answer: Payments, known: str, today: date) -> str:
    """Days that the extract covers had no payment; of later days it says how far the extract goes."""
    since = plain.day(answer.since, today)
    if answer.since == answer.until <= answer.as_of:
        return f"I can't see a payment {plain.on_day(answer.since, today)}."
    if answer.until <= answer.as_of:
        return f"I can't see a payment from {since} to {plain.day(answer.until, today)}."
    return f"I can't see a payment since {since}. {known}, so a newer one may not show yet."


def _payment(line: RentLine, today: date, *, with_amount: bool) -> str:
    amount = f" of {plain.pounds(line.owed_pence)}" if with_amount else ""
    when = plain.on_day(line.on, today)
    if line.kind is LineKind.DIRECT_DEBIT_RETURNED:
        return f"a Direct Debit{amount} was sent back by the bank {when}"
    return f"{_CAME_IN[line.kind]}{amount} arrived {when}"


def next_rent(answer: NextRent, today: date) -> str:
    """When somebody asks when rent is due.

    The next charge, or those in the days asked about, with rent-free weeks named.
    """
    if not answer.due_on:
        return _nothing_due(answer, today)
    if len(answer.due_on) > 1:
        return _several_due(answer, today)
    amount = f" of {plain.pounds(answer.charge_pence)}" if answer.charge_pence is not None else ""
    due = f"Your rent{amount} is due {plain.on_day(answer.due_on[0], today)}."
    free = _free_before(answer, today)
    return " ".join(sentence for sentence in (free, due, _HOW.get(answer.method)) if sentence)


def _free_before(answer: NextRent, today: date) -> str:
    """Names the rent-free week before the next charge, if there is one."""
    before = [day for day in answer.rent_free_on if day < answer.due_on[0]]
    return f"The week of {plain.full_day(before[0], today)} is rent-free." if before else ""


def _nothing_due(answer: NextRent, today: date) -> str:
    if not answer.was_asked_for_days:
        return "I can't see when your next rent is due."
    if answer.rent_free_on:
        week = plain.full_day(answer.rent_free_on[0], today)
        return f"No rent is due then, because the week of {week} is rent-free."
    return "I can't see any rent due then."


def _several_due(answer: NextRent, today: date) -> str:
    count = len(answer.due_on)
    times = "twice" if count == 2 else f"{plain.number(count)} times"
    first = plain.on_day(answer.due_on[0], today)
    free = _rent_free_weeks(len(answer.rent_free_on))
    if answer.charge_pence is None:
        return f"Your rent is due {times} then, the first {first}.{free}"
    total = plain.pounds(answer.charge_pence * count)
    return (
        f"Your rent of {plain.pounds(answer.charge_pence)} is due {times} then, the first {first}. "
        f"That makes {total} in all.{free}"
    )


def _rent_free_weeks(count: int) -> str:
    if count == 0:
        return ""
    return f" {plain.capital(plain.number(count))} week{' is' if count == 1 else 's are'} rent-free."


def how_to_pay(landlord: Landlord) -> str:
    """When somebody wants to pay.

    Home Coach takes no payments: it names the landlord's ways to pay.
    """
    if not landlord.ways_to_pay:
        return f"I can't take payments. To ask how to pay, {plain.ring_us(landlord)}."
    ways = plain.listed([plain.escape(way) for way in landlord.ways_to_pay], "or")
    return f"I can't take payments. You can use {ways}. For help with paying, {plain.ring_us(landlord)}."


def help_with_rent(landlord: Landlord) -> str:
    """When somebody finds rent hard.

    Kind, short and without blame; free advice by name. The question about the coach is the caller's to add.
    """
    advice = number_of(Helpline.DEBT, landlord.jurisdiction)
    ring = (
        f" You can also ring {advice.who} on {plain.phone(advice.number)}: it's free, and separate from us."
    )
    return f"Thank you for telling me. Lots of people find rent hard sometimes, and we'd like to help.{ring}"
