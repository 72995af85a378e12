"""docs/whats-on.md tells the truth: its spreadsheet is read, its commands exist, its figures are ours."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from skill.cli import main as command_line
from skill.cli.feeds import feeds
from skill.config.landlord_file import read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.feeds.feed import FeedKind
from skill.feeds.refreshing import AFTER_FAILURE, AFTER_FAILURES_AT_MOST, TOO_OLD
from skill.feeds.sources.sheet import reader as sheet
from tests.feeds.server import serving
from tests.feeds.sources.windows import a_window, told

PAGE = (Path(__file__).parent.parent / "docs" / "whats-on.md").read_text(encoding="utf-8")


def test_documented_spreadsheet_is_read() -> None:
    table = PAGE.partition("| what |")[2].partition("\n\n")[0]
    rows = [line.strip("| \n").split("|") for line in f"what |{table}".splitlines() if "---" not in line]
    body = "\n".join(",".join(cell.strip() for cell in row) for row in rows).encode()
    window = a_window("2026-11-30", "2027-03-31")

    found = [each for each in sheet.occurrences(body, window) if window.holds(each.starts_at, each.ends_at)]

    assert window.notes == {}
    assert told(found)[:2] == [
        "Tue 01 Dec 10:00-11:30 Coffee and chat",
        "Tue 08 Dec 10:00-11:30 Coffee and chat",
    ]
    assert "Sat 06 Mar 14:00-16:00 Seed swap" in told(found)
    assert not [line for line in told(found) if line.startswith("Tue 29 Dec")]


def test_documented_commands_are_exactly_those_that_exist() -> None:
    shown = set(re.findall(r"python -m skill feeds (\w+)", PAGE))

    assert shown == set(feeds.commands)


def test_every_documented_option_exists() -> None:
    shown = set(re.findall(r"(--[a-z]+)", PAGE.partition("3. **Ask for it**")[0]))

    assert shown <= {option for each in feeds.commands["add"].params for option in each.opts}


def test_every_kind_of_source_is_documented() -> None:
    assert set(re.findall(r"^\| [^|]+ \| `([a-z][a-z-]+)` \|", PAGE, re.MULTILINE)) == {
        kind.value for kind in FeedKind
    }


def test_documented_figures_match_the_code() -> None:
    assert (AFTER_FAILURE.total_seconds(), AFTER_FAILURES_AT_MOST.days, TOO_OLD.days) == (900, 1, 30)
    assert "a quarter of an hour" in PAGE
    assert "thirty\ndays" in PAGE
    assert read_landlord_file(SAMPLE_LANDLORD).landlord.events_within_km == 30
    assert "30 when it says" in PAGE


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}


def test_a_coach_who_follows_the_page_hears_the_halls_calendar(environment: dict[str, str]) -> None:
    """The command of the page, with an address that is there."""
    command = re.search(r"python -m skill (feeds add .+?)\n   ```", PAGE, re.DOTALL)
    assert command is not None
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command[1].replace("\\\n", " "))]
    with serving() as server:
        words[2] = f"{server.address}/community-hall.ics"
        added = CliRunner().invoke(command_line.cli, words, env=environment)
        listed = CliRunner().invoke(command_line.cli, ["feeds", "list"], env=environment)
    heard = CliRunner().invoke(
        command_line.cli, ["say", "--home", "T1001", "what's on next sunday"], env=environment
    )

    assert added.exit_code == 0, added.output
    assert "icalendar  Community hall  good 0 min ago" in added.output
    assert listed.stdout.strip() == f"{added.stdout.splitlines()[0]}  {words[2]}"
    assert "Sunday lunch club" in heard.stdout
