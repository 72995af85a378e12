"""The net, made safe: what is read, what is refused, and why."""

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from skill.errors import FeedFailed
from skill.feeds.fetch.http import LONGEST_WAIT, Fetcher
from tests.feeds.server import FeedServer
from tests.tables import each_row

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.fixture(autouse=True)
def calendar(server: FeedServer) -> None:
    server.files["/hall.ics"] = CALENDAR


def test_a_feed_is_read_once_and_then_only_when_it_has_changed(server: FeedServer, fetch: Fetcher) -> None:
    address = f"{server.address}/hall.ics"

    first = fetch(address)
    second = fetch(address, etag=first.etag)
    server.files["/hall.ics"] = CALENDAR + b"\r\n"
    third = fetch(address, etag=first.etag)

    assert (first.body, first.is_unchanged) == (CALENDAR, False)
    assert (second.body, second.is_unchanged) == (b"", True)
    assert (third.body, third.is_unchanged) == (CALENDAR + b"\r\n", False)
    assert server.unchanged["/hall.ics"] == 1


def test_what_has_moved_is_found_and_what_is_packed_unpacked(server: FeedServer, fetch: Fetcher) -> None:
    server.files["/community-hall.ics"] = CALENDAR

    assert fetch(f"{server.address}/to-the-hall").body == CALENDAR
    assert fetch(f"{server.address}/packed").body == CALENDAR


REFUSED = {
    "/bomb": "larger than 20 MB",
    "/ten-gigabytes": "larger than 20 MB",
    "/cut-short": "could not be reached",
    "/to-a-file": "begins with http",
    "/to-ftp": "begins with http",
    "/to-the-keys": "inside a private network",
    "/to-itself": "redirects too many times",
    "/to-nowhere": "without saying where",
    "/packed-badly": "cannot be unpacked",
    "/packed-oddly": "not asked for",
    "/nothing-here": "nothing at this address",
}


@each_row("path", REFUSED)
def test_trouble_has_a_name(path: str, server: FeedServer, fetch: Fetcher) -> None:
    with pytest.raises(FeedFailed) as failure:
        fetch(f"{server.address}{path}")

    assert REFUSED[path] in failure.value.because
    assert server.address not in failure.value.because


def test_a_byte_now_and_then_is_waited_for_no_longer_than_the_whole_may_take(server: FeedServer) -> None:
    patient = Fetcher(may_read_this_machine=True, whole_seconds=0.2)

    with pytest.raises(FeedFailed, match="too long"):
        patient(f"{server.address}/slow")
    patient.close()


def test_headers_that_never_end_are_given_up_and_the_next_feed_is_read(server: FeedServer) -> None:
    fetch = Fetcher(may_read_this_machine=True, whole_seconds=0.5, read_seconds=1)

    with pytest.raises(FeedFailed, match="too long"):
        fetch(f"{server.address}/drip")

    assert fetch(f"{server.address}/hall.ics").body == CALENDAR
    fetch.close()


def test_silence_ends_the_wait(server: FeedServer) -> None:
    hasty = Fetcher(may_read_this_machine=True, read_seconds=0.01)

    with pytest.raises(FeedFailed, match="in time"):
        hasty(f"{server.address}/slow")
    hasty.close()


@pytest.mark.parametrize("status", [404, 410])
def test_what_has_gone_says_so(status: int, server: FeedServer, fetch: Fetcher) -> None:
    server.broken["/hall.ics"] = status

    with pytest.raises(FeedFailed) as failure:
        fetch(f"{server.address}/hall.ics")

    assert failure.value.is_gone


@each_row(
    ("said", "seconds"),
    [
        ("", 0),
        ("90", 90),
        ("in an hour", 3600),
        ("soon", 0),
        ("-5", 0),
        ("99999999999999999999", LONGEST_WAIT),
        ("Mon, 99 Foo 2026 00:00:00 GMT", 0),
    ],
)
def test_who_is_busy_may_say_for_how_long(
    said: str, seconds: float, server: FeedServer, fetch: Fetcher
) -> None:
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    server.broken["/hall.ics"], server.retry_after = 503, said.replace("in an hour", in_an_hour)

    with pytest.raises(FeedFailed) as failure:
        fetch(f"{server.address}/hall.ics")

    assert failure.value.retry_after == pytest.approx(seconds, abs=60)
    assert not failure.value.is_gone


@each_row(
    "address",
    [
        "http://127.0.0.1:9/feed",
        "http://localhost:9/feed",
        "http://[::1]:9/feed",
        "http://10.0.0.1/feed",
        "http://192.168.1.1/feed",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://0.0.0.0/feed",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::1]/",
        "http://[::127.0.0.1]/",
        "http://[fec0::1]/",
        "http://2130706433/feed",
    ],
)
def test_nothing_inside_is_read_for_a_feed(address: str) -> None:
    careful = Fetcher()

    with pytest.raises(FeedFailed, match=r"private network|is unknown"):
        careful(address)
    careful.close()


@each_row(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://x",
        "",
        "http://",
        "//x/y",
        "http://a:b@x.example/",
    ],
)
def test_only_plain_addresses_of_the_web_are_asked(address: str, fetch: Fetcher) -> None:
    with pytest.raises(FeedFailed, match=r"begins with http|password"):
        fetch(address)


def test_a_name_that_means_something_else_when_it_is_asked_is_not_read(server: FeedServer) -> None:
    """The name was public a moment ago; who answers is this machine."""
    fetch = Fetcher(resolve=lambda host: ["93.184.216.34"])

    with pytest.raises(FeedFailed, match="private network"):
        fetch(f"{server.address.replace('127.0.0.1', 'localhost')}/hall.ics")
    fetch.close()


def test_no_address_is_in_the_log(
    server: FeedServer, fetch: Fetcher, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        fetch(f"{server.address}/hall.ics")

    assert "hall.ics" not in caplog.text
