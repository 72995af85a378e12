"""No class name means two things: a reader who meets `Visit` need not ask which one."""

import ast
from collections import defaultdict
from pathlib import Path

SKILL = Path(__file__).parents[2] / "skill"


def test_no_class_name_means_two_things() -> None:
    places = defaultdict(list)
    for module in sorted(SKILL.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(module.relative_to(SKILL)))

    doubled = [f"{name}: {', '.join(found)}" for name, found in places.items() if len(found) > 1]
    assert not doubled, "rename one of each, for what sets it apart:\n" + "\n".join(doubled)
