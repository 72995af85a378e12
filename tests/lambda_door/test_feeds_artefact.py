"""What `sam build` would upload to refresh feeds: made by the same target, then run on its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lambda_door.artefacts import HASH_BASED, SAMPLE_LANDLORD, SHIPPED, build, compiled, names
from tests.lambda_door.runtime_api import runtime_environ

pytestmark = pytest.mark.slow

NEVER_SHIPPED = {
    "flask",
    "werkzeug",
    "cryptography",
    "boto3",
    "gunicorn",
    "waitress",
    "hassil",
    "tests",
    "pip",
}
LARGEST = 60_000_000
"""Bytes with the bytecode; Lambda takes 250 million, and a start reads what is imported of it."""

ALONE = """
import json, sys
from datetime import UTC, datetime
import lambda_feeds
from skill.feeds.feed import Feed, FeedKind
from skill.feeds.opening import open_feed_store

class Context:
    def get_remaining_time_in_millis(self):
        return 900_000

with open_feed_store(lambda_feeds.settings) as feed_store:
    feed = Feed(feed_id="1", kind=FeedKind.ICALENDAR, address=sys.argv[1], name="Hall")
    feed_store.add(feed, at=datetime.now(UTC))
print(json.dumps({"told": lambda_feeds.refresh({}, Context()), "modules": sorted(sys.modules)}))
"""

CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//hall//EN
BEGIN:VEVENT
UID:coffee
SUMMARY:Coffee morning
DTSTART:20261124T100000Z
DTEND:20261124T110000Z
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def artefact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds-artefact")
    run = build("build-FeedsFunction", folder, SAMPLE_LANDLORD)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def test_artefact_holds_the_feeds_and_no_web_server(artefact: Path) -> None:
    assert names(artefact / "skill") == SHIPPED | {"feeds", "tables"}
    assert "lambda_handler.py" not in names(artefact)
    assert names(artefact).isdisjoint(NEVER_SHIPPED)
    assert not (artefact / "skill" / "housing" / "sample").exists()


def test_artefact_includes_the_licences_of_its_libraries(artefact: Path) -> None:
    """The LGPL asks for it, of two of them."""
    for library in ("recurring_ical_events", "x_wr_timezone"):
        (metadata,) = artefact.glob(f"{library}-*.dist-info")
        assert [*metadata.rglob("*LICEN[CS]E*"), *metadata.rglob("COPYING*")]


def test_every_module_is_compiled_with_unchecked_hashes(artefact: Path) -> None:
    assert compiled(artefact) == dict.fromkeys(artefact.rglob("*.py"), HASH_BASED)


def test_artefact_is_small(artefact: Path) -> None:
    assert sum(file.stat().st_size for file in artefact.rglob("*")) < LARGEST


def test_artefact_refreshes_on_its_own(artefact: Path, production: dict[str, str], tmp_path: Path) -> None:
    calendar = tmp_path / "hall.ics"
    calendar.write_bytes(CALENDAR.replace(b"\n", b"\r\n"))
    environ = {
        "HOME_COACH_LANDLORD": str(artefact / "landlord.toml"),
        "HOME_COACH_FEEDS": f"sqlite:///{tmp_path}/feeds.sqlite3",
        "PYTHONTZPATH": "",
    }

    run = subprocess.run(
        [sys.executable, "-S", "-s", "-c", ALONE, str(calendar)],
        cwd=artefact,
        env=runtime_environ("127.0.0.1:9", {**production, **environ}),
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert (seen["told"]["good"], seen["told"]["failed"]) == (1, 0)
    assert seen["told"]["events"] > 20
    assert {module.partition(".")[0] for module in seen["modules"]}.isdisjoint(NEVER_SHIPPED)
    assert not [
        m for m in seen["modules"] if m.startswith(("skill.web", "skill.rehearsal", "skill.couriers"))
    ]
