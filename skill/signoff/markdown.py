"""Tables in Markdown, for the pages that a landlord reads and signs."""

from collections.abc import Iterable


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(heads), _row(("---",) * len(heads)), *(_row(row) for row in rows)]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(text: str) -> str:
    """Text that cannot break a table: pipes, angle brackets and line ends."""
    return text.replace("<", "&lt;").replace("|", "\\|").replace("\n", "<br>")
