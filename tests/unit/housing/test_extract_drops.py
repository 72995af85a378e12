"""A folder compared with the previous load: a large drop is more likely half an export than people moving."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.housing.extract.rows import LoadInfo
from tests.unit.housing.folders import NOW, a_folder, read


def before(**rows: int) -> LoadInfo:
    return LoadInfo(source="folder november", as_of=NOW, loaded_at=NOW, rows=rows)


def test_drop_of_sixty_percent_is_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path), before=before(rent_lines=8, tenancies=3))

    assert result.reasons == [
        "rent_transactions.csv: 3 rows, after 8 in the load before: 62% fewer. "
        "If that is right, give --allow-drop 63"
    ]


@pytest.mark.parametrize(("earlier", "is_refused"), [(5, False), (6, True)], ids=["40% fewer", "50% fewer"])
def test_small_drop_is_accepted(tmp_path: Path, earlier: int, is_refused: bool) -> None:
    assert read(a_folder(tmp_path), before=before(tenancies=earlier)).is_refused is is_refused


def test_large_drop_may_be_allowed(tmp_path: Path) -> None:
    assert not read(a_folder(tmp_path), before=before(rent_lines=8), allow_drop=63).is_refused


def test_figures_from_the_future_are_refused(tmp_path: Path) -> None:
    result = read(a_folder(tmp_path), as_of=datetime(2026, 11, 2, 10, 1, tzinfo=UTC))

    assert result.reasons == ["the folder: its as_of is in the future"]
