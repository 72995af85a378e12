"""The commands over a bucket: what they did is put back, also where a feed failed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from click.testing import CliRunner, Result
from moto import mock_aws

from skill.__main__ import cli
from skill.feeds.bucket import shelf_in
from skill.feeds.feed import Feed, Kind

SHELF = "s3://home-coach-feeds/feeds.sqlite3?region=eu-west-1"

Run = Callable[..., Result]


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        client = boto3.client("s3", region_name="eu-west-1")
        client.create_bucket(
            Bucket="home-coach-feeds", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
        yield client


@pytest.fixture
def run(s3: Any, tmp_path: Path) -> Run:
    environ = {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": "amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d",
        "HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3",
        "HOME_COACH_FEEDS": SHELF,
    }
    return lambda *words: CliRunner().invoke(cli, ["feeds", *words], env=environ)


def test_a_file_of_this_machine_is_not_added_where_others_have_to_read_it(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "whats-on.csv"
    sheet.write_text("what,date,starts\nCoffee,01/12/2026,10am\n", encoding="utf-8")

    result = run("add", str(sheet))

    assert result.exit_code == 1
    assert "it is a file of this machine" in result.output
    assert run("list").output == ""


def test_what_a_refresh_found_out_is_put_back_though_it_failed(run: Run, tmp_path: Path) -> None:
    with shelf_in(SHELF) as shelf:
        gone = Feed(feed_id="1", kind=Kind.ICALENDAR, address=str(tmp_path / "gone.ics"), name="Hall")
        shelf.add(gone, at=datetime.now(UTC))

    result = run("refresh")

    assert result.exit_code == 1
    assert "0 good, 1 failed" in result.output
    assert "FAILED 1 times" in run("list").output


def test_a_feed_is_removed_for_everybody(run: Run, tmp_path: Path) -> None:
    with shelf_in(SHELF) as shelf:
        feed = Feed(feed_id="1", kind=Kind.ICALENDAR, address="https://feeds.example/a.ics", name="Hall")
        shelf.add(feed, at=datetime.now(UTC))

    assert run("remove", "1").exit_code == 0
    assert run("list").output == ""
