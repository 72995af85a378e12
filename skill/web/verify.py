"""Proves that Amazon signed a request: the signature over its raw bytes, by a key whose chain is proved.

It must see the bytes before anything parses them.
"""

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from threading import Lock

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import Certificate
from cryptography.x509.verification import Store

from skill.errors import Unverified
from skill.web.chain_url import canonical_chain_url
from skill.web.reasons import Reason
from skill.web.signers import Signer, Signers, proved_signer

PADDING = PKCS1v15()
HASH = SHA256()


class SignatureVerifier:
    """`fetch_chain` gives the PEM file at an address; `roots` are trusted, and read when first needed.

    `now` is the only clock; a naive instant is taken as UTC.
    """

    def __init__(
        self,
        fetch_chain: Callable[[str], bytes],
        roots: Iterable[Certificate],
        now: Callable[[], datetime],
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
