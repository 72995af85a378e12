"""Whose key may sign: a chain proved to a trusted root, kept for as long as it is good."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.errors import Unverified
from skill.web.reasons import Reason

SIGNER_NAME = "echo-api.amazon.com"
SHORTEST_KEY = 2048
MOST_SIGNERS = 16
# A chain may be replaced at its address before it expires.
LONGEST_KEPT = timedelta(hours=24)

UNUSABLE_CHAIN = (
    VerificationError,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    key: RSAPublicKey
    good_from: datetime
    good_until: datetime

    def is_good(self, at: datetime) -> bool:
        return self.good_from <= at <= self.good_until


def proved_signer(pem: bytes, store: Store, at: datetime) -> Signer:
    """The leaf's key, once its chain is proved to a root in the store at that instant.

    The leaf comes first in the file. Raises `Unverified` for any chain that falls short.
    """
    try:
        leaf, *intermediates = x509.load_pem_x509_certificates(pem)
        verifier = PolicyBuilder().store(store).time(at).build_server_verifier(x509.DNSName(SIGNER_NAME))
        path = verifier.verify(leaf, intermediates)
        key = _signing_key(leaf)
    except UNUSABLE_CHAIN:
        raise Unverified(Reason.CHAIN) from None
    return Signer(
        key=key,
        good_from=max(certificate.not_valid_before_utc for certificate in path),
        good_until=min(at + LONGEST_KEPT, *(certificate.not_valid_after_utc for certificate in path)),
    )


def _signing_key(leaf: x509.Certificate) -> RSAPublicKey:
    """Amazon's rule wants its own name spelt out, which a wildcard that passes path checks does not do."""
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    is_named = SIGNER_NAME in names.get_values_for_type(x509.DNSName)
    key = leaf.public_key()
    # Path checks look at the size of the keys that issue, not of the one at the end.
    if not (isinstance(key, RSAPublicKey) and key.key_size >= SHORTEST_KEY and is_named and _may_sign(leaf)):
        raise Unverified(Reason.CHAIN)
    return key


def _may_sign(leaf: x509.Certificate) -> bool:
    """A certificate that states its uses must state this one; path checks for a TLS server leave it open."""
    uses = [extension.value for extension in leaf.extensions if isinstance(extension.value, x509.KeyUsage)]
    return all(use.digital_signature for use in uses)


class Signers:
    """The proved signers of a few addresses.

    Only what was proved is kept, so that strangers cannot fill it; one search at a time for an address,
    whose outcome everybody waiting for that address shares.
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
