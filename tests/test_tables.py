"""A table of rows run as one test fails with the name of each failed row."""

import pytest

from tests.tables import each_row


def test_every_row_runs_with_its_values() -> None:
    seen: list[tuple[str, int]] = []

    @each_row(("word", "length"), [("one", 3), ("three", 5)])
    def check(word: str, length: int) -> None:
        seen.append((word, length))

    check()
    assert seen == [("one", 3), ("three", 5)]


def test_failure_lists_exactly_the_rows_that_failed() -> None:
    @each_row("number", [1, -2, 3, -4])
    def check(number: int) -> None:
        assert number > 0, "not above zero"

    with pytest.raises(AssertionError, match=r"^2 of 4 rows failed") as raised:
        check()
    assert "[-2] AssertionError: not above zero" in str(raised.value)
    assert "[-4]" in str(raised.value)
    assert "[3]" not in str(raised.value)


def test_a_row_that_raises_or_raises_nothing_fails() -> None:
    @each_row("text", ["1", "x"], ids=["a number", "no number"])
    def check(text: str) -> None:
        with pytest.raises(TypeError):
            int(text)

    with pytest.raises(AssertionError) as raised:
        check()
    assert "[a number] Failed: DID NOT RAISE" in str(raised.value)
    assert "[no number] ValueError: invalid literal" in str(raised.value)


@each_row("second", [1, 2])
@each_row(("first", "plus"), [(1, 1), (2, 2)])
def test_tables_combine_and_keep_fixtures(first: int, plus: int, second: int, tmp_path: object) -> None:
    assert first == plus
    assert second
    assert tmp_path


def test_string_row_is_one_value() -> None:
    seen: list[str] = []
    each_row("word", ["gas", "fire"])(lambda word: seen.append(word))()
    assert seen == ["gas", "fire"]


@pytest.mark.parametrize(
    ("names", "rows", "ids"),
    [("word", [], None), (("a", "b"), [(1,)], None), ("word", ["one"], ["one", "two"])],
    ids=["no rows", "a short row", "too many ids"],
)
def test_empty_table_is_refused(names: str, rows: list[object], ids: list[str] | None) -> None:
    with pytest.raises(ValueError, match="needs a value"):
        each_row(names, rows, ids=ids)
