"""`docs/extract.md` tells the truth: its files load; its columns, words and refusals are the code's."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill import bootstrap
from skill.bootstrap import FixedClock
from skill.cli.load import load_folder
from skill.config.settings import Settings
from skill.domain.tenancy import AnswerLevel, Link, Privacy
from skill.housing.extract import words
from skill.housing.extract.columns import FILES, FileKind
from skill.housing.sqlite.store import SqliteStore
from skill.nlu.understanding import Understanding
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.envelope import REHEARSAL_SKILL, Speaker
from skill.services.links import account_of
from tests.tables import each_row
from tests.unit.housing.folders import NOW, options

ROOT = Path(__file__).parent.parent
DOC = (ROOT / "docs" / "extract.md").read_text(encoding="utf-8")
REFUSING = {"Refused", "UnreadableFile", "refuse"}
CODE = (ROOT / "skill" / "housing" / "extract", ROOT / "skill" / "tables")


def section(title: str) -> str:
    return DOC.split(f"\n### {title}\n", 1)[1].split("\n#", 1)[0]


def cells(table: str) -> list[list[str]]:
    rows = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.+\|$", table, re.M)
    ]
    return rows[2:]


def example(kind: FileKind) -> str:
    found = re.search(r"```csv\n(.+?)```", section(f"`{kind.file_name}`"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind in FILES:
        (tmp_path / kind.file_name).write_text(example(kind), encoding="utf-8")
    found = re.search(r"```json\n(.+?)```", DOC, re.DOTALL)
    assert found is not None
    (tmp_path / "manifest.json").write_text(found[1], encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[SqliteStore]:
    """The page's files, loaded on the Monday after their Sunday."""
    store = SqliteStore(None, clock=FixedClock(at=NOW))
    store.prepare()
    assert load_folder(store, folder, options(as_of=None, sign=None), dry_run=False, ask=lambda _: "owes")
    yield store
    store.close()


def test_documented_files_load_and_give_the_documented_balance(
    store: SqliteStore, settings: Settings, understanding: Understanding
) -> None:
    said = re.findall(r"^> (.+)$", DOC, re.MULTILINE)
    heard = re.findall(r"^< (.+)$", DOC, re.MULTILINE)
    speaker = Speaker(user_id="tenant", skill_id=REHEARSAL_SKILL)
    store.keep_link(Link(account=account_of("tenant"), tenancy_ref="T1001", linked_at=NOW))
    store.keep_privacy("T1001", Privacy(level=AnswerLevel.AMOUNTS))
    rehearsal = Rehearsal(
        door=bootstrap.build_door(settings, store=store, clock=FixedClock(at=NOW)),
        outbox=store,
        understanding=understanding,
        speaker=speaker,
        now=lambda: NOW,
        today=NOW.date,
        new_id=iter(f"request-{number}" for number in range(9)).__next__,
    )

    assert said
    assert [rehearsal.say(words).spoken for words in said] == heard


def test_every_documented_row_is_good(
    store: SqliteStore, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_folder(store, folder, options(as_of=None, sign=None), dry_run=True, ask=lambda _: None)

    told = capsys.readouterr().out
    counts = re.findall(r"csv: (\d+) of (\d+) rows are good", told)
    assert len(counts) == len(FILES)
    assert all(good == read for good, read in counts)
    assert "Note" not in told
    assert "Not needed" not in told


@each_row("kind", FILES)
def test_documented_columns_are_those_the_code_reads(kind: FileKind) -> None:
    described = [
        (row[0].strip("`"), row[1] == "needed", tuple(re.findall(r"`([^`]+)`", row[2])))
        for row in cells(section(f"`{kind.file_name}`"))
    ]

    assert described == [(column.name, column.is_needed, column.aliases) for column in kind.columns]


@each_row(
    ("title", "listed"),
    [
        ("Account kinds", words.ACCOUNT_KINDS),
        ("Tenancy types", words.TENANCY_TYPES),
        ("Frequencies", words.FREQUENCIES),
        ("Payment methods", words.METHODS),
        ("Transaction kinds", words.LINE_KINDS),
        ("Directions and signs", words.SIDES),
        ("Repair statuses", words.REPAIR_STATES),
        ("Visit states", words.VISIT_STATES),
        ("Fault categories", words.FAULTS),
        ("Rooms", words.ROOMS),
        ("Trades", words.TRADES),
    ],
)
def test_documented_words_are_those_the_code_recognises(title: str, listed: words.WordList[str]) -> None:
    described = {row[0].strip("`"): row[1] for row in cells(section(title))}

    assert described == {str(meaning): all_words for meaning, all_words in listed.table.items()}


def test_documented_refusals_are_those_the_code_reports() -> None:
    refused = DOC.split("\n## What is refused\n", 1)[1].split("\n## ", 1)[0]
    described = {row[0].strip("`") for row in cells(refused)}

    assert described == set(_reasons())


def _reasons() -> Iterator[str]:
    """Whatever the code refuses with, its variable parts as "…"."""
    modules = [ast.parse(path.read_text(encoding="utf-8")) for folder in CODE for path in folder.glob("*.py")]
    everywhere = {name: text for module in modules for name, text in _constants(module)}
    for module in modules:
        constants = everywhere | dict(_constants(module))
        for node in ast.walk(module):
            for reason in _reasons_in(node, constants):
                if not re.fullmatch(r"…: …|the folder|manifest\.json|rent_accounts\.csv", reason):
                    reason = reason.removeprefix("monday: ").replace("price: ", "…: ")
                    yield re.sub(r"^\w+ is blank$", "… is blank", reason)


def _constants(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.body:
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))


def _reasons_in(node: ast.AST, constants: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and node.name == "_why_not":
        for inner in ast.walk(node):
            if isinstance(inner, ast.Return) and inner.value is not None:
                yield from _texts(inner.value, constants)
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "reason":
        yield from _texts(node.value, constants)
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in REFUSING:
        for argument in node.args:
            yield from _texts(argument, constants)


def _texts(expression: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "…" for part in expression.values)
        yield "".join(map(str, parts))
    elif isinstance(expression, ast.IfExp):
        yield from _texts(expression.body, constants)
        yield from _texts(expression.orelse, constants)
    elif isinstance(expression, ast.Name) and expression.id in constants:
        yield from _texts(constants[expression.id], constants)
