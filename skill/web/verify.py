"""Proves that Amazon sent a request, and just now.

The signature is over the raw bytes, so it is checked before anything parses them.
"""

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterable
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
from skill.web.signers import Signers

PADDING = PKCS1v15()
HASH = SHA256()

REQUEST_TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(hours=1)
# Alexa delivers an event again for up to an hour. The SDK's own list names five of them and forgets,
# among others, AlexaSkillEvent.SkillAccountUnlinked and the reminders.
EVENTS = ("AlexaSkillEvent.", "Reminders.", "AlexaHouseholdListEvent.")


class SignatureVerifier:
    """`fetch_chain` gives the PEM file at an address; `roots` are trusted, and read when first needed.

    `now` is the only clock; a naive instant is taken as UTC. With `skill_id`, which few strangers know, no
    address is fetched for a body that does not hold it.
    """

    def __init__(
        self,
        fetch_chain: Callable[[str], bytes],
        roots: Iterable[Certificate],
        now: Callable[[], datetime],
        *,
        skill_id: str | None = None,
    ) -> None:
        self._fetch_chain = fetch_chain
        self._roots = roots
        self._now = now
        self._skill_id = (skill_id or "").encode()
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
        address, signed, now = canonical_chain_url(chain_url), _decoded(signature), self.now()
        is_ours = self._skill_id in body
        signer = self._signers.signer(address, now, may_search=is_ours)
        if _has_signed(signer, signed, body):
            return
        # Amazon may have put another chain at the same address.
        other = self._signers.replaced(address, now, known=signer) if is_ours else None
        if other is None or not _has_signed(other, signed, body):
            raise Unverified(Reason.WRONG_SIGNATURE)

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


def _has_signed(signer: Signer, signature: bytes, body: bytes) -> bool:
    try:
        signer.key.verify(signature, body, PADDING, HASH)
    except InvalidSignature:
        return False
    return True


def _decoded(signature: str) -> bytes:
    try:
        return b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        raise Unverified(Reason.SIGNATURE_NOT_BASE64) from None


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
