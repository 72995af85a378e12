"""Proves that Amazon sent a request, and just now.

The signature is over the raw bytes, so it is checked before anything parses them.
"""

import binascii
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import Certificate
from cryptography.x509.verification import Store

from skill.alexa.envelope import instant_of
from skill.errors import Unverified
from skill.web.chain import Signer, canonical_chain_url, proved_signer
from skill.web.refusals import Reason
from skill.web.sdk import AbstractVerifier

PADDING = PKCS1v15()
HASH = SHA256()

MOST_SIGNERS = 16

REQUEST_TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(hours=1)
# Alexa delivers an event again for up to an hour. The SDK's own list names five of them and forgets,
# among others, AlexaSkillEvent.SkillAccountUnlinked and the reminders.
EVENTS = ("AlexaSkillEvent.", "Reminders.", "AlexaHouseholdListEvent.")


class SignatureVerifier:
    """`fetch_chain` gives the PEM file at an address; `roots` are trusted, and read when first needed.

    `now` is the only clock; a naive instant is taken as UTC.
    """

    def __init__(
        self, fetch_chain: Callable[[str], bytes], roots: Iterable[Certificate], now: Callable[[], datetime]
    ) -> None:
        self._fetch_chain = fetch_chain
        self._roots = roots
        self._now = now
        self._store: Store | None = None
        self._store_lock = Lock()
        self._signers = Signers(self._find)

    def now(self) -> datetime:
        now = self._now()
        return now.replace(tzinfo=UTC) if now.tzinfo is None else now.astimezone(UTC)

    def verify(self, chain_url: str | None, signature: str | None, body: bytes) -> None:
        """Raises `Unverified` unless `SignatureCertChainUrl` and `Signature-256` vouch for the body."""
        if not chain_url:
            raise Unverified(Reason.NO_CHAIN_URL)
        if not signature:
            raise Unverified(Reason.NO_SIGNATURE)
        address, signed = canonical_chain_url(chain_url), _decoded(signature)
        try:
            self._signers.signer(address, self.now()).key.verify(signed, body, PADDING, HASH)
        except InvalidSignature:
            raise Unverified(Reason.WRONG_SIGNATURE) from None

    def _find(self, address: str, at: datetime) -> Signer:
        try:
            pem = self._fetch_chain(address)
        except Exception as problem:
            # Whatever stopped the fetch, the request stays unproved: certification wants 400 here, never 500.
            raise Unverified(Reason.CHAIN_OUT_OF_REACH) from problem
        return proved_signer(pem, self._trusted(), at)

    def _trusted(self) -> Store:
        with self._store_lock:
            if self._store is None:
                try:
                    self._store = Store(list(self._roots))
                except ValueError:
                    # There is no such thing as a store without roots.
                    raise Unverified(Reason.CHAIN) from None
            return self._store


def _decoded(signature: str) -> bytes:
    try:
        return b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        raise Unverified(Reason.SIGNATURE_NOT_BASE64) from None


class Signers:
    """The proved signers of a few addresses.

    Only what was proved is kept, so that strangers cannot fill it; one search at a time for an address,
    and everyone who waits for that address shares its outcome.
    """

    def __init__(self, find: Callable[[str, datetime], Signer], *, most: int = MOST_SIGNERS) -> None:
        self._find = find
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._searches: dict[str, Future[Signer]] = {}

    def signer(self, url: str, at: datetime) -> Signer:
        with self._lock:
            kept = self._kept.get(url)
            if kept is not None and kept.is_good(at):
                self._kept.move_to_end(url)
                return kept
            search = self._searches.get(url)
            is_ours = search is None
            if search is None:
                search = self._searches[url] = Future()
        if is_ours:
            self._search(url, at, search)
        return search.result()

    def _search(self, url: str, at: datetime, search: Future[Signer]) -> None:
        try:
            signer = self._find(url, at)
        except BaseException as problem:
            self._finish(url, None)
            search.set_exception(problem)
            if not isinstance(problem, Exception):
                raise
        else:
            self._finish(url, signer)
            search.set_result(signer)

    def _finish(self, url: str, signer: Signer | None) -> None:
        with self._lock:
            del self._searches[url]
            self._kept.pop(url, None)
            if signer is not None:
                self._kept[url] = signer
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)


class FreshnessVerifier(AbstractVerifier):
    """Compares `request.timestamp` with the clock, ahead as well as behind."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def verify(self, headers: object, serialized_request_env: str, deserialized_request_env: Any) -> None:
        """The parameters are the SDK's; the envelope is the raw dictionary."""
        request = deserialized_request_env.get("request")
        made_at = instant_of(request.get("timestamp")) if isinstance(request, dict) else None
        if made_at is None:
            raise Unverified(Reason.TIMESTAMP)
        if abs(self._now() - made_at) > _tolerance(request.get("type")):
            raise Unverified(Reason.NOT_NOW)


def _tolerance(kind: object) -> timedelta:
    is_event = isinstance(kind, str) and kind.startswith(EVENTS)
    return EVENT_TOLERANCE if is_event else REQUEST_TOLERANCE
