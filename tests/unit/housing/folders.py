"""A landlord's folder as a housing officer might export it, and what a reading of it gives.

"Now" is Monday 2 November 2026, ten o'clock; the figures are of the evening before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skill.errors import LoadRefused
from skill.housing.extract.findings import Findings
from skill.housing.extract.folder import Options, open_folder
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.rows import LoadInfo

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
AS_OF = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
TABLES = (
    *("coaches", "properties", "tenancies", "rent_accounts", "rent_free_weeks", "rent_lines"),
    *("repairs", "visits", "events", "slots"),
)

PLAIN = {
    "coaches": """\
coach_ref,first_name,works_on,cover_name
C1,Siobhán,Mon-Fri,Ngozi
""",
    "properties": """\
property_ref,block_ref,coach_ref,latitude,longitude
P0001,B1,C1,52.683,-1.827
P0002,B1,C1,,
P0003,,,,
""",
    "tenancies": """\
tenancy_ref,property_ref,started_on,ended_on
T1001,P0001,06/05/2024,
T1002,P0002,2026-10-26,
T1003,P0003,06/01/2020,01/11/2026
""",
    "rent_accounts": """\
account_ref,tenancy_ref,kind,balance,as_of,charge,frequency,next_charge_on,method
30001,T1001,main,84.30,01/11/2026,112.40,weekly,02/11/2026,DD
30002,T1002,main,(12.00),01/11/2026,108.75,weekly,02/11/2026,card
""",
    "rent_transactions": """\
account_ref,date,kind,amount,direction
30001,26/10/2026,rent,112.40,debit
30001,30/10/2026,DD,112.40,credit
30002,2026-10-26,rent,108.75,debit
""",
    "repairs": """\
job_ref,property_ref,status,reported_at,changed_at,fault,room
R1,P0001,booked,28/10/2026 10:20,30/10/2026 15:40,boiler,kitchen
""",
    "appointments": """\
job_ref,starts_at,ends_at,state
R1,04/11/2026 08:00,04/11/2026 12:00,confirmed
""",
}


@dataclass(frozen=True, kw_only=True)
class Result:
    rows: dict[str, list[Any]]
    findings: Findings
    is_refused: bool
    why: str

    @property
    def reasons(self) -> list[str]:
        """As the report tells them: file, row, reason."""
        return [
            f"{refusal.file} row {row}: {refusal.reason}" if row else f"{refusal.file}: {refusal.reason}"
            for refusal in self.findings.refusals.values()
            for row, _ in refusal.rows
        ]


def a_folder(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The plain files, with others in their place; None leaves a file out."""
    folder.mkdir(exist_ok=True)
    for name, text in {**PLAIN, **(files or {})}.items():
        if text is not None:
            content = text if isinstance(text, bytes) else text.encode()
            (folder / f"{name}.csv").write_bytes(content)
    return folder


def options(**differences: Any) -> Options:
    plain: dict[str, Any] = {"zone": LONDON, "now": NOW, "as_of": AS_OF, "sign": BalanceSign.POSITIVE_OWES}
    return Options(**{**plain, **differences})


def read(folder: Path, *, before: LoadInfo | None = None, **differences: Any) -> Result:
    """All rows of a folder, as a store would take them."""
    opened = open_folder(folder, options(**differences))
    rows: dict[str, list[Any]] = {}
    why = ""
    if not opened.findings.is_refused:
        try:
            extract = opened.extract()
            rows = {table: list(getattr(extract, table)) for table in TABLES}
            opened.check(before, {table: len(found) for table, found in rows.items()})
        except LoadRefused as refused:
            why = str(refused)
    is_refused = bool(why) or opened.findings.is_refused
    return Result(rows=rows, findings=opened.findings, is_refused=is_refused, why=why)


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """One plain file with one text in it replaced."""
    assert old in PLAIN[name]
    return {name: PLAIN[name].replace(old, new, 1)}


def reading_of(folder: Path, name: str, old: str, new: str) -> Result:
    """What a reading gives with one text of one plain file replaced."""
    return read(a_folder(folder, changed(name, old, new)))
