"""rent_transactions.csv: millions of rows, so that each way of writing a value is understood once."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from skill.domain.rent import MONEY_IN, LineKind, is_kept, kept_from
from skill.housing.extract import words
from skill.housing.extract.context import LoadContext
from skill.housing.extract.findings import Refused, named
from skill.housing.extract.money import owed_pence
from skill.housing.extract.records import TOTALS_ROW, ExtractFile, even, is_total
from skill.housing.extract.rows import RentLineRow

REMEMBERED = 200_000
"""How many ways of writing a value are kept: what is charged and paid repeats itself."""

PAYMENTS = MONEY_IN - {LineKind.DIRECT_DEBIT_RETURNED}

WRONG_WAY = (
    "most payments add to what is owed, or most rent takes away from it: "
    "look at direction, and at whether a positive amount is owed or in credit"
)
UNSAID = (
    "nothing says whether a positive amount is owed or paid: "
    "add a column named direction (debit or credit), or give --sign"
)
SKIPPED_ACCOUNT = "a line of an account that was skipped, skipped as well"


def rent_lines(file: ExtractFile, context: LoadContext) -> Iterator[RentLineRow]:
    """The lines to keep, in the order of the file; all lines are checked and counted.

    A line that is not kept is skipped here already, because passing it on costs nearly as much as reading it.
    Once anything is refused, the rest is only checked.
    """
    columns = ("kind", "amount", "direction") if "direction" in file.places else ("kind", "amount")
    value_of = itemgetter(*(file.places[column] for column in columns))
    at_account, at_date, width = file.places["account_ref"], file.places["date"], file.width
    known, days, values = context.accounts.known, context.past_days, _Values(file.name, context)
    first_day, refusals = kept_from(context.as_of.date()), context.findings.refusals
    for number, cells in file.rows(context.progress):
        try:
            is_plain = len(cells) == width and cells[at_account] in known
            if not is_plain and not _is_for_an_account(cells, at_account, file, context, number):
                continue
            value = values[value_of(cells)]
            text = cells[at_date]
            on = days.get(text) or named("date", days.__getitem__, text)
        except Refused as refused:
            reference = cells[at_account].strip() if at_account < len(cells) else ""
            context.findings.read[file.name] += 1
            context.findings.refuse(file.name, str(refused), number, reference)
            continue
        value.count += 1
        if value.is_kept and on >= first_day and not refusals:
            yield RentLineRow(cells[at_account], on, value.kind, value.owed_pence)
    values.settle()
    if values.go_the_wrong_way():
        context.findings.refuse(file.name, WRONG_WAY)


def _is_for_an_account(
    cells: list[str], at_account: int, file: ExtractFile, context: LoadContext, number: int
) -> bool:
    """For a row that is not plain: puts the account's own reference into `cells`. False for a row to skip.

    Raises `Refused`.
    """
    if not cells:
        return False
    if is_total(cells):
        context.findings.note(file.name, TOTALS_ROW, number)
        return False
    cells[:] = even(cells, file.width)
    ref = cells[at_account] = context.accounts.find(cells[at_account], "account_ref")
    if ref in context.accounts.skipped:
        context.findings.note(file.name, SKIPPED_ACCOUNT, number, ref)
        return False
    return True


@dataclass(slots=True)
class _Value:
    """What kind, amount and direction mean together; `count` is how many lines have them."""

    kind: LineKind
    owed_pence: int
    is_kept: bool
    unknown_word: str
    count: int = 0


class _Values(dict[tuple[str, ...], _Value]):
    """From the texts of kind, amount and, where there is one, direction to what they mean."""

    def __init__(self, file: str, context: LoadContext) -> None:
        super().__init__()
        self._file, self._findings, self._sign = file, context.findings, context.sign
        self._ways = {kind: [0, 0] for kind in LineKind}

    def __missing__(self, texts: tuple[str, ...]) -> _Value:
        kind, unknown_word = _kind(texts[0])
        owed_pence = self._owed_pence(texts[1], *texts[2:])
        if len(self) >= REMEMBERED:
            self.settle()
        value = self[texts] = _Value(kind, owed_pence, is_kept(kind, owed_pence), unknown_word)
        return value

    def _owed_pence(self, text: str, direction: str | None = None) -> int:
        side = None if direction is None else words.SIDES[direction]
        if direction is not None and side is None:
            raise Refused("direction is neither debit nor credit")
        owed = owed_pence(text, side, self._sign, column="amount", side_column="direction")
        if owed is None:
            raise Refused(UNSAID)
        return owed

    def settle(self) -> None:
        """Add up what was counted, and begin again."""
        accepted = 0
        for value in self.values():
            accepted += value.count
            self._ways[value.kind][value.owed_pence > 0] += value.count
            if value.unknown_word and value.count:
                self._findings.has_unknown(self._file, "kind", value.unknown_word, value.count)
        self._findings.accepted[self._file] += accepted
        self._findings.read[self._file] += accepted
        self.clear()

    def go_the_wrong_way(self) -> bool:
        """Whether the sign of the whole file was misread; one payment that was put right is not enough."""
        taking, adding = (sum(self._ways[kind][way] for kind in PAYMENTS) for way in (0, 1))
        rent_taking, rent_adding = self._ways[LineKind.RENT]
        return adding > taking or rent_taking > rent_adding


def _kind(text: str) -> tuple[LineKind, str]:
    """The kind, and the word itself where its meaning is not known: then the line is an adjustment, which no
    tenant hears of as a payment.
    """
    if not text.strip():
        raise Refused("kind is blank")
    kind = words.LINE_KINDS[text]
    return (kind, "") if kind is not None else (LineKind.ADJUSTMENT, text.strip())
