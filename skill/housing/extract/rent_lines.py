"""rent_transactions.csv: millions of records, so that each way of writing a value is understood once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

from skill.domain.rent import MONEY_IN, LineKind
from skill.housing.extract import dates, words
from skill.housing.extract.findings import Refused
from skill.housing.extract.money import Side, amount
from skill.housing.extract.reading import FUTURE, Reading, naming
from skill.housing.extract.rows import RentLineRow
from skill.housing.extract.tables import TOTALS_ROW, Table, even, is_total
from skill.housing.extract.text_files import Progress, no_progress

REMEMBERED = 200_000
"""How many ways of writing an amount are kept: what is paid repeats itself."""

PAYMENTS = MONEY_IN - {LineKind.DIRECT_DEBIT_RETURNED}
KINDS = words.Words(words.LINE_KINDS)
SIDES = words.Words(words.SIDES)
KIND_NUMBERS = {kind: number for number, kind in enumerate(LineKind)}

Numbers = tuple[int, int, int, int]
"""A line that costs little to pass on: the number of its account, its day since 1 January of year 1, the
number of its kind, and pence."""

WRONG_WAY = (
    "most payments add to what is owed, or most rent takes away from it: "
    "look at direction, and at whether a positive amount is owed or in credit"
)
UNSAID = (
    "nobody has said whether a positive amount is owed or paid: "
    "add a column named direction (debit or credit), or give --sign"
)
LEFT_OUT = "a line of an account that was left out, left out as well"

_new = cast(Callable[[type[RentLineRow], tuple[str, date, LineKind, int]], RentLineRow], tuple.__new__)


class _Places(NamedTuple):
    """Where the cells are; without a direction any cell will do to look the one table of amounts up."""

    account_ref: int
    date: int
    kind: int
    amount: int
    direction: int


def rent_lines(table: Table, reading: Reading, progress: Progress = no_progress) -> Iterator[RentLineRow]:
    """The good lines, in the order of the file."""
    refs = list(reading.accounts.refs)
    yield from rows(numbered_lines(table, reading, refs, progress), refs)


def rows(lines: Iterable[Numbers], refs: Sequence[str]) -> Iterator[RentLineRow]:
    """Lines in numbers as rows again; the number of an account is its place in `refs`."""
    days, kinds = _DayOf(), tuple(LineKind)
    for account, on_day, kind, owed_pence in lines:
        yield _new(RentLineRow, (refs[account], days[on_day], kinds[kind], owed_pence))


def numbered_lines(
    table: Table, reading: Reading, refs: Sequence[str], progress: Progress = no_progress
) -> Iterator[Numbers]:
    """The good lines. What the fast look-ups do not know is understood, or refused, once and slowly."""
    accounts, width = {ref: number for number, ref in enumerate(refs)}, table.width
    at_account, at_date, at_kind, at_amount, at_direction = _places(table)
    days, kinds, effects = _Days(reading), _Kinds(reading, table.name), _effects(table, reading)
    for number, cells in table.records(progress):
        try:
            account = accounts.get(cells[at_account]) if len(cells) == width else None
            if account is None:
                understood = _understood(cells, at_account, table, reading, number)
                if understood is None:
                    continue
                cells = understood
                account = accounts[cells[at_account]]
            kind, ways = kinds[cells[at_kind]]
            owed_pence = effects[cells[at_direction]][cells[at_amount]]
            on_day = days[cells[at_date]]
        except Refused as refused:
            _refuse(cells, at_account, str(refused), table, reading, number)
            continue
        ways[owed_pence > 0] += 1
        yield account, on_day, kind, owed_pence
    accepted = sum(sum(ways) for ways in kinds.ways.values())
    reading.findings.accepted[table.name] += accepted
    reading.findings.read[table.name] += accepted
    if _go_the_wrong_way(kinds.ways):
        reading.findings.refuse(table.name, WRONG_WAY)


def _go_the_wrong_way(ways: Mapping[LineKind, list[int]]) -> bool:
    """A whole file whose sign was misread, not one payment that was put right."""
    taking, adding = (sum(ways[kind][way] for kind in PAYMENTS) for way in (0, 1))
    rent_taking, rent_adding = ways[LineKind.RENT]
    return adding > taking or rent_taking > rent_adding


def _places(table: Table) -> _Places:
    places = table.places
    kind = places["kind"]
    return _Places(
        places["account_ref"], places["date"], kind, places["amount"], places.get("direction", kind)
    )


def _understood(
    cells: list[str], at_account: int, table: Table, reading: Reading, number: int
) -> list[str] | None:
    """The cells of a record that is not plain, or None for one that is left out. Raises `Refused`."""
    if is_total(cells):
        reading.findings.note(table.name, TOTALS_ROW, number)
        return None
    cells = even(cells, table.width)
    ref = reading.accounts.find(cells[at_account], "account_ref")
    if ref in reading.accounts.left_out:
        reading.findings.note(table.name, LEFT_OUT, number, ref)
        return None
    cells[at_account] = ref
    return cells


def _refuse(
    cells: list[str], at_account: int, reason: str, table: Table, reading: Reading, number: int
) -> None:
    reference = cells[at_account].strip() if at_account < len(cells) else ""
    reading.findings.read[table.name] += 1
    reading.findings.refuse(table.name, reason, number, reference)


class _DayOf(dict[int, date]):
    """The way back: millions of lines have a few hundred days."""

    def __missing__(self, on_day: int) -> date:
        day = self[on_day] = date.fromordinal(on_day)
        return day


class _Days(dict[str, int]):
    """From a way of writing a day to its number."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._zone, self._today = reading.zone, reading.today

    def __missing__(self, text: str) -> int:
        with naming("date"):
            day = dates.day(text.strip(), self._zone)
            if day > self._today:
                raise Refused(FUTURE)
        number = day.toordinal()
        if len(self) < REMEMBERED:
            self[text] = number
        return number


class _Kinds(dict[str, tuple[int, list[int]]]):
    """From a landlord's word to the number of its kind, and to how many lines take from the debt or add.

    A kind that nobody knows is an adjustment: nobody is told of it as a payment of theirs.
    """

    def __init__(self, reading: Reading, file: str) -> None:
        super().__init__()
        self._findings, self._file = reading.findings, file
        self.ways = {kind: [0, 0] for kind in LineKind}

    def __missing__(self, text: str) -> tuple[int, list[int]]:
        if not text.strip():
            raise Refused("kind is blank")
        kind = KINDS.find(text)
        if kind is None:
            self._findings.has_unknown(self._file, "kind", text.strip())
            kind = LineKind.ADJUSTMENT
        found = KIND_NUMBERS[kind], self.ways[kind]
        if len(self) < REMEMBERED:
            self[text] = found
        return found


class _Amounts(dict[str, int]):
    """`factor` is what an amount that says no side itself does to the debt: adds, 1, or takes away, -1."""

    def __init__(self, factor: int | None, *, is_sided: bool) -> None:
        super().__init__()
        self._factor, self._is_sided = factor, is_sided

    def __missing__(self, text: str) -> int:
        pence = self._pence(text)
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = pence
        return pence

    def _pence(self, text: str) -> int:
        with naming("amount"):
            found = amount(text)
        if found.side is None:
            if self._is_sided and found.pence < 0:
                raise Refused("amount is negative, and direction says which way as well")
            if self._factor is None:
                raise Refused(UNSAID)
            return found.pence * self._factor
        side = 1 if found.side is Side.DEBIT else -1
        if self._is_sided and side != self._factor:
            raise Refused("amount and direction disagree")
        return found.pence * side


class _Effects(dict[str, _Amounts]):
    def __init__(self) -> None:
        super().__init__()
        self._sides = {Side.DEBIT: _Amounts(1, is_sided=True), Side.CREDIT: _Amounts(-1, is_sided=True)}

    def __missing__(self, text: str) -> _Amounts:
        side = SIDES.find(text)
        if side is None:
            raise Refused("direction is neither debit nor credit")
        self[text] = self._sides[side]
        return self[text]


def _effects(table: Table, reading: Reading) -> dict[str, _Amounts]:
    """From what the direction says to what each amount does to the debt."""
    if table.has("direction"):
        return _Effects()
    signed = _Amounts(reading.sign.factor if reading.sign else None, is_sided=False)
    return defaultdict(lambda: signed)
