"""The commands over a bucket: what they did is put back, also where a feed failed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.cli.main import cli
from tests.feeds.store.buckets import OwnBucket

pytestmark = pytest.mark.slow

Run = Callable[..., Result]


@pytest.fixture
def run(bucket: OwnBucket, tmp_path: Path) -> Run:
    environ = {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": "amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d",
        "HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3",
        "HOME_COACH_FEEDS": bucket.url,
    }
    return lambda *words: CliRunner().invoke(cli, ["feeds", *words], env=environ)


def test_a_file_of_this_machine_is_not_added_where_others_have_to_read_it(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "whats-on.csv"
    sheet.write_text("what,date,starts\nCoffee,01/12/2026,10am\n", encoding="utf-8")

    result = run("add", str(sheet))

    assert result.exit_code == 1
    assert "it is a file of this machine" in result.output
    assert run("list").output == ""


def test_what_a_refresh_found_out_is_put_back_though_it_failed(
    run: Run, bucket: OwnBucket, tmp_path: Path
) -> None:
    bucket.add(1, str(tmp_path / "gone.ics"))

    result = run("refresh")

    assert result.exit_code == 1
    assert "0 good, 1 failed" in result.output
    assert "FAILED 1 times" in run("list").output


def test_a_feed_is_removed_for_everybody(run: Run, bucket: OwnBucket) -> None:
    bucket.add(1)

    assert run("remove", "1").exit_code == 0
    assert run("list").output == ""
