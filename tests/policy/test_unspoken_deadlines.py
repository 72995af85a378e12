"""No deadline is ever spoken: no module that makes or hears words can even import one."""

import ast
from pathlib import Path

from tests.tables import each_row

SKILL = Path(__file__).parents[2] / "skill"
DEADLINE_MODULES = {"calculation", "rules", "law", "working_days"}
SPEAKING = sorted(
    path for folder in ("speech", "dialogue", "alexa") for path in (SKILL / folder).rglob("*.py")
)


def imported(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {part for name in names for part in name.split(".")}


def read(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@each_row("module", SPEAKING)
def test_speaking_modules_import_no_deadlines(module: Path) -> None:
    assert imported(module) & DEADLINE_MODULES == set()
    of_deadlines = {"deadlines", "due_at", "possible_by", "deadline_rules", "voice_may_promise"}
    assert read(module) & of_deadlines == set()


def test_named_modules_exist() -> None:
    assert {path.stem for path in (SKILL / "domain" / "deadlines").glob("*.py")} >= DEADLINE_MODULES
