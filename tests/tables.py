"""The rows of one table as one test, which runs them all and lists each that fails.

A thousand rows as a thousand tests cost seconds of collecting and reporting, in every worker. Rows share
the fixtures of their one test: where each needs a store of its own, `pytest.mark.parametrize` stays.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps

import pytest

Test = Callable[..., None]
Row = tuple[object, ...]

FAILURES = (Exception, pytest.fail.Exception)
"""What a row may end in; `pytest.fail` and `pytest.raises` raise outside `Exception`."""


def each_row(
    names: str | Sequence[str], rows: Iterable[object], *, ids: Sequence[str] | None = None
) -> Callable[[Test], Test]:
    """Runs the test over every row, as `pytest.mark.parametrize` does, but as one test.

    `names` and `rows` are as there: one name and its values, or several names and tuples. A failed row is
    named by its id where there are `ids`, else by its values. Raises AssertionError with all that failed, and
    ValueError at once for a table without rows or with a row of another length.
    """
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    table = [(row,) if len(columns) == 1 and isinstance(names, str) else _as_row(row) for row in rows]
    labels = list(ids) if ids is not None else [", ".join(map(repr, row)) for row in table]
    if not table or any(len(row) != len(columns) for row in table) or len(labels) != len(table):
        raise ValueError(
            f"Each of one or more rows needs a value for {columns}, and an id where there are ids."
        )

    def one_test_of(test: Test) -> Test:
        @wraps(test)
        def whole(**fixtures: object) -> None:
            failed: list[tuple[str, BaseException]] = []
            for label, row in zip(labels, table, strict=True):
                try:
                    test(**dict(zip(columns, row, strict=True)), **fixtures)
                except FAILURES as failure:
                    failed.append((label, failure))
            if failed:
                raise AssertionError(_list_of(failed, len(table))) from failed[0][1]

        wanted = inspect.signature(test)
        fixtures = [each for name, each in wanted.parameters.items() if name not in columns]
        whole.__signature__ = wanted.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return whole

    return one_test_of


def _as_row(row: object) -> Row:
    return tuple(row)  # type: ignore[arg-type]


def _list_of(failed: list[tuple[str, BaseException]], how_many: int) -> str:
    told = [f"  [{label}] {type(failure).__name__}: {failure}" for label, failure in failed]
    return "\n".join([f"{len(failed)} of {how_many} rows failed:", *told])
