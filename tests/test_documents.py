"""Documents, docstrings and comments name what exists: files, links, decisions, commands, make targets."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from skill.cli.main import cli
from skill.config.settings import NAMES

ROOT = Path(__file__).parent.parent
FOLDERS = (".ci", "bench", "docs", "interaction_models", "scripts", "skill", "tests")
FILES = [*ROOT.glob("*.*"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.*"))]
NAMES_OF_FILES = {
    "/".join(parts[first:])
    for parts in (path.relative_to(ROOT).parts for path in FILES)
    for first in range(len(parts))
}
"""Each file's path and its ends: a text may leave out the folder that it is about."""

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SOURCES = [
    path for folder in ("skill", "bench") for path in sorted((ROOT / folder).rglob("*")) if path.is_file()
]
TEXTS = [
    *DOCUMENTS,
    *(path for path in SOURCES if path.suffix in {".py", ".sql", ".toml", ".js"}),
    *(ROOT / name for name in ("Makefile", "pyproject.toml", "template.yaml")),
]

OURS = {".json", ".md", ".py", ".sql", ".toml", ".txt", ".yaml"}
"""Endings of our own files; `.csv` is what others write."""

NOT_HERE = {
    "docs/clocks.md": "CHANGELOG: what it is called now",
    "skill/housing/extract/beside.py": "decision 13, in a part that decision 24 supersedes",
    "manifest.json": "docs/extract.md: a landlord's file",
    "your_story.txt": "docs/simulator.md: a reader's file",
    "tests/conversations/your_story.txt": "the same",
}
FORMER_COMMANDS = {"clocks", "sample"}
"""CHANGELOG: what they are called now."""

EXAMPLE = "bin_day"
"""The intent that docs/adding-an-intent.md adds."""


def test_documents_name_what_exists() -> None:
    wrong = [f"{path.relative_to(ROOT)}: {problem}" for path in TEXTS for problem in problems_of(path)]

    assert wrong == []


def test_decisions_are_numbered_from_one_without_a_gap() -> None:
    numbers = [f"# {number}. " for number in range(1, len(DECISIONS) + 1)]

    assert [path.name[:4] for path in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]
    assert [
        path.name
        for path, number in zip(DECISIONS, numbers, strict=True)
        if not path.read_text().startswith(number)
    ] == []


def problems_of(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    yield from (f"no file {name}" for name in named_files(text) if not is_there(name))
    yield from (
        f"no decision {number}"
        for number in re.findall(r"\b[Dd]ecision (\d+)", text)
        if not 0 < int(number) <= len(DECISIONS)
    )
    yield from (
        f"no setting {name}"
        for name in re.findall(r"\bHOME_COACH_[A-Z_]+\b", text)
        if is_unknown_setting(name)
    )
    if path in DOCUMENTS:
        yield from (
            f"no make {target}" for target in re.findall(r"`make ([\w-]+)`", text) if no_target(target)
        )
        yield from (f"dead link {to}" for to in links(text) if not (path.parent / to).exists())
        yield from wrong_commands(text)


def named_files(text: str) -> Iterator[str]:
    for code in re.findall(r"`([^`\n]+)`", text):
        for word in code.split():
            name = word.strip(".,;:()\"'").rstrip("/")
            if re.fullmatch(r"[\w][\w./-]*", name) and Path(name).suffix in OURS and EXAMPLE not in name:
                yield name


def is_there(name: str) -> bool:
    return name in NOT_HERE or name in NAMES_OF_FILES


def is_unknown_setting(name: str) -> bool:
    return name not in NAMES and not any(each.startswith(name) for each in NAMES)


def no_target(target: str) -> bool:
    return re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE) is None


def links(text: str) -> list[str]:
    return [to for to in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in to]


def wrong_commands(text: str) -> Iterator[str]:
    """Commands and options after `python -m skill`, up to the end of the code or line."""
    for call in re.findall(r"python -m skill ([^`\n#|]+)", text.replace("\\\n", "")):
        words = re.sub(r'"[^"]*"', "", call).replace("[", " ").replace("]", " ").split()
        if words[:1] and words[0] in FORMER_COMMANDS:
            continue
        command: click.Command | None = cli
        context = click.Context(cli)
        while isinstance(command, click.Group) and words and re.fullmatch("[a-z]+", words[0]):
            command = command.get_command(context, words.pop(0))
        options = (
            {option for each in command.get_params(context) for option in (*each.opts, *each.secondary_opts)}
            if command
            else set()
        )
        if command is None or any(word not in options for word in words if word.startswith("--")):
            yield f"no command {call}"
