"""What we keep ourselves is in the table of decision 29: every kind of key, and no key that is gone."""

import ast
import re
from pathlib import Path

from skill.housing import records

ROOT = Path(__file__).parents[2]
FOLDER = Path(records.__file__).parent
DECISION = ROOT / "docs" / "decisions" / "0029-our-own-records-are-items.md"

KIND = re.compile(r"~?[A-Z]{2}[A-Z_]*#?")
PORT = {"engine", "codec", "turn"}
"""Modules that keep nothing themselves."""

HOME = "HOME#"
"""The partition that all modules share."""


def kinds_in(module: Path) -> set[str]:
    """The fixed parts of keys: capitals, with the `~` of a home's records before and a `#` after them."""
    texts = {
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if KIND.fullmatch(text)}


def kinds_in_table() -> dict[str, set[str]]:
    """By the module that keeps them."""
    found: dict[str, set[str]] = {}
    for line in DECISION.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and (module := re.fullmatch(r"`(\w+)`", cells[1])):
            keys = re.findall(r"`([^`]+)`", cells[2] + cells[3])
            kinds = {re.sub(r"(#?)<.*", r"\1", key).replace("#nowhere", "#") for key in keys}
            found.setdefault(module[1], set()).update(kinds - {"", HOME})
    return found


def test_every_kind_of_key_is_in_the_table_and_no_other() -> None:
    in_code = {
        module.stem: kinds
        for module in FOLDER.glob("*.py")
        if module.stem not in PORT and (kinds := kinds_in(module))
    }
    assert in_code == kinds_in_table()
