"""The signature verifier on its own: its clock, its roots, and how often it fetches."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import httpx
import pytest
from cryptography.x509 import Certificate

from skill.errors import Unverified
from skill.web.refusals import Reason
from skill.web.signers import SEARCHES_A_MINUTE
from skill.web.verify import SignatureVerifier
from tests.web import pki
from tests.web.doors import CHAIN_URL, SKILL_ID, RecordingDoor, a_client, a_post, a_verifier, an_envelope
from tests.web.pki import NOW

BODY = b'{"a": 1}'


class ChainFetcher:
    """Returns one chain for every address and records what was fetched."""

    def __init__(self, chain: bytes | None = None) -> None:
        self.chain = pki.genuine_chain() if chain is None else chain
        self.fetched: list[str] = []

    def __call__(self, url: str) -> bytes:
        self.fetched.append(url)
        return self.chain


@pytest.fixture
def in_another_time_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def verify(verifier: SignatureVerifier, body: bytes = BODY, url: str = CHAIN_URL) -> None:
    verifier.verify(url, pki.signed(body), body)


def test_known_chain_is_not_fetched_again() -> None:
    fetcher = ChainFetcher()
    verifier = a_verifier(fetcher)

    for number in range(50):
        verify(verifier, b"%d" % number)

    assert fetcher.fetched == [CHAIN_URL]


def test_wrong_signatures_cause_one_fetch_a_minute() -> None:
    fetcher, clock = ChainFetcher(), Clock()
    verifier = a_verifier(fetcher, clock)
    verify(verifier)

    for second in range(120):
        clock.at = NOW + timedelta(seconds=second)
        with pytest.raises(Unverified, match=Reason.WRONG_SIGNATURE):
            verifier.verify(CHAIN_URL, pki.signed(BODY), b"%d" % second)

    assert len(fetcher.fetched) == 1 + 2


def test_unsigned_requests_cause_few_fetches_and_keep_no_one_waiting() -> None:
    fetcher = ChainFetcher()
    verifier = a_verifier(fetcher)
    verify(verifier)
    fetcher.chain = b"nothing here"

    for number in range(500):
        with pytest.raises(Unverified):
            verify(verifier, url=f"https://s3.amazonaws.com/echo.api/{number}.pem")
        verify(verifier)

    assert len(fetcher.fetched) == SEARCHES_A_MINUTE


def test_body_that_does_not_name_the_skill_causes_no_fetch() -> None:
    fetcher = ChainFetcher()
    verifier = SignatureVerifier(fetcher, [pki.root().certificate], lambda: NOW, skill_id=SKILL_ID)
    ours, other = json.dumps(an_envelope()).encode(), json.dumps(an_envelope(skill_id="other")).encode()

    with pytest.raises(Unverified, match=Reason.NOT_LOOKED_FOR):
        verify(verifier, other)
    assert fetcher.fetched == []
    verify(verifier, ours)
    with pytest.raises(Unverified, match=Reason.WRONG_SIGNATURE):
        verifier.verify(CHAIN_URL, pki.signed(BODY), other)
    assert fetcher.fetched == [CHAIN_URL]


def test_all_spellings_of_an_address_share_one_chain() -> None:
    fetcher = ChainFetcher()
    verifier = a_verifier(fetcher)

    verify(verifier, url=CHAIN_URL)
    verify(verifier, url=CHAIN_URL.replace(".com", ".com:443"))
    verify(verifier, url=CHAIN_URL.replace("echo.api/", "echo.api/../echo.api/"))

    assert fetcher.fetched == [CHAIN_URL]


def test_a_chain_is_fetched_afresh_once_a_day() -> None:
    fetcher, clock = ChainFetcher(), Clock()
    verifier = a_verifier(fetcher, clock)

    for hours in [0, 12, 24, 25, 26, 49, 50]:
        clock.at = NOW + timedelta(hours=hours)
        verify(verifier)

    assert len(fetcher.fetched) == 3


def test_replaced_chain_is_used_at_once() -> None:
    fetcher = ChainFetcher()
    verifier = a_verifier(fetcher)
    verify(verifier)
    fetcher.chain = pki.chain(pki.leaf(key=pki.rsa_key("stranger")), pki.intermediate())

    for _ in range(3):
        verifier.verify(CHAIN_URL, pki.signed(BODY, pki.rsa_key("stranger")), BODY)

    assert fetcher.fetched == [CHAIN_URL] * 2
    with pytest.raises(Unverified, match=Reason.WRONG_SIGNATURE):
        verify(verifier)


def test_chain_that_is_fetched_afresh_may_be_another() -> None:
    fetcher, clock = ChainFetcher(), Clock()
    verifier = a_verifier(fetcher, clock)
    verify(verifier)
    fetcher.chain = pki.chain(pki.leaf(key=pki.rsa_key("stranger")), pki.intermediate())
    clock.at = NOW + timedelta(hours=25)

    verifier.verify(CHAIN_URL, pki.signed(BODY, pki.rsa_key("stranger")), BODY)


@pytest.mark.parametrize(
    "chain",
    [
        lambda: pki.chain(pki.leaf(days=(-30, 0.25)), pki.intermediate()),
        lambda: pki.chain(
            pki.leaf(pki.authority("Ash", pki.root(), days=(-9, 0.25))),
            pki.authority("Ash", pki.root(), days=(-9, 0.25)),
        ),
    ],
    ids=["leaf", "intermediate"],
)
def test_cached_chain_expires_with_its_first_certificate(chain: Callable[[], bytes]) -> None:
    fetcher, clock = ChainFetcher(chain()), Clock()
    verifier = a_verifier(fetcher, clock)

    clock.at = NOW + timedelta(hours=6)
    verify(verifier)
    clock.at += timedelta(seconds=1)
    with pytest.raises(Unverified, match=Reason.CHAIN):
        verify(verifier)


def test_cached_chain_is_refused_before_it_is_valid() -> None:
    fetcher, clock = ChainFetcher(pki.chain(pki.leaf(days=(-1, 9)), pki.intermediate())), Clock()
    verifier = a_verifier(fetcher, clock)
    verify(verifier)
    clock.at = NOW - timedelta(days=1, seconds=1)

    with pytest.raises(Unverified, match=Reason.CHAIN):
        verify(verifier)


def test_a_flood_of_addresses_costs_no_memory() -> None:
    verifier = a_verifier(ChainFetcher(b"nothing here"))

    for number in range(500):
        with pytest.raises(Unverified):
            verify(verifier, url=f"https://s3.amazonaws.com/echo.api/{number}.pem")

    assert not verifier._signers._kept
    assert not verifier._signers._searches


@pytest.mark.parametrize(
    "outage",
    [
        TimeoutError("slow"),
        OSError("no route"),
        httpx.ConnectError("down"),
        KeyError("unknown"),
        RuntimeError("anything"),
        Unverified(Reason.CHAIN_OUT_OF_REACH),
    ],
    ids=lambda outage: type(outage).__name__,
)
def test_outage_is_a_refusal_only_while_it_lasts(outage: Exception, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    failures = [outage]

    def fetch(url: str) -> bytes:
        if failures:
            raise failures.pop()
        return pki.genuine_chain()

    client, post = a_client(RecordingDoor(), a_verifier(fetch)), a_post()

    assert client.post("/alexa", data=post.body, headers=post.headers).status_code == 400
    assert caplog.messages == [f"refused: {Reason.CHAIN_OUT_OF_REACH}"]
    assert client.post("/alexa", data=post.body, headers=post.headers).status_code == 200


@pytest.mark.parametrize(
    "now",
    [
        NOW,
        NOW.replace(tzinfo=None),
        NOW.astimezone(timezone(timedelta(hours=5, minutes=30))),
    ],
    ids=["UTC", "naive", "elsewhere"],
)
def test_clock_without_a_zone_is_utc(now: datetime, in_another_time_zone: None) -> None:
    verifier = a_verifier(now=lambda: now)

    assert verifier.now() == NOW
    assert verifier.now().tzinfo is UTC
    post = a_post()
    assert (
        a_client(RecordingDoor(), verifier).post("/alexa", data=post.body, headers=post.headers).status_code
        == 200
    )


def test_roots_are_read_once_and_only_for_a_fetched_chain() -> None:
    reads = []

    class Roots:
        def __iter__(self) -> Iterator[Certificate]:
            reads.append("read")
            yield pki.root().certificate

    verifier = SignatureVerifier(ChainFetcher(), Roots(), lambda: NOW)
    assert reads == []
    verify(verifier)
    verify(verifier, url="https://s3.amazonaws.com/echo.api/another.pem")

    assert reads == ["read"]


def test_without_a_root_nothing_is_trusted() -> None:
    verifier = SignatureVerifier(ChainFetcher(), [], lambda: NOW)

    with pytest.raises(Unverified, match=Reason.CHAIN):
        verify(verifier)


def test_other_roots_do_not_help() -> None:
    verifier = SignatureVerifier(ChainFetcher(), [pki.authority("Other Root").certificate], lambda: NOW)

    with pytest.raises(Unverified, match=Reason.CHAIN):
        verify(verifier)
