"""The certificate chain that a request names: its address, its file, and the proof that it is Amazon's."""

import re
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic

import certifi
import httpx
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.errors import Unverified
from skill.web.refusals import Reason

BUCKET = "https://s3.amazonaws.com"
FOLDER = "echo.api"
LONGEST_URL = 512

# Amazon's rule lets scheme and host vary in case and the port be left out; the path may not vary in case.
# Everything that could be read in two ways (user, query, fragment, percent, backslash) has no place in it.
SHAPE = re.compile(r"(?i:https://s3\.amazonaws\.com)(?::443)?/([A-Za-z0-9._/-]+)")

LARGEST_CHAIN = 64 * 1024
STEP_SECONDS = 2.0
WHOLE_SECONDS = 4.0
MOST_AT_ONCE = httpx.Limits(max_connections=8, max_keepalive_connections=1)
END_OF_CERTIFICATE = "-----END CERTIFICATE-----\n"

SIGNER_NAME = "echo-api.amazon.com"
SHORTEST_KEY = 2048
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


def canonical_chain_url(text: str) -> str:
    """The address to fetch, with dot segments resolved.

    Raises `Unverified` for every address that is not inside Amazon's folder.
    """
    shape = SHAPE.fullmatch(text) if len(text) <= LONGEST_URL else None
    if shape is None:
        raise Unverified(Reason.CHAIN_URL)
    path = _resolved(shape[1].split("/"))
    if path[:1] != [FOLDER] or len(path) == 1:
        raise Unverified(Reason.CHAIN_URL)
    return "/".join([BUCKET, *path])


def _resolved(segments: list[str]) -> list[str]:
    path: list[str] = []
    for segment in segments:
        if segment == "" or (segment == ".." and not path):
            raise Unverified(Reason.CHAIN_URL)
        if segment == "..":
            path.pop()
        elif segment != ".":
            path.append(segment)
    return path


class ChainFetcher:
    """Fetches one small file over HTTPS, without redirects, within a few seconds.

    It talks to the transport and not to a client: a client would log the address, which a stranger wrote.
    """

    def __init__(
        self,
        *,
        trust: ssl.SSLContext | None = None,
        step_seconds: float = STEP_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
    ) -> None:
        self._trust = trust
        self._step = httpx.Timeout(step_seconds).as_dict()
        self._whole_seconds = whole_seconds
        self._transport: httpx.HTTPTransport | None = None
        self._lock = Lock()

    def __call__(self, url: str) -> bytes:
        """Raises `Unverified` when there is no such file, or not in time, or not of a sensible size."""
        if not url.startswith("https://"):
            raise Unverified(Reason.CHAIN_URL)
        try:
            request = httpx.Request(
                "GET", url, headers={"Accept-Encoding": "identity"}, extensions={"timeout": self._step}
            )
            return self._read(request, until=monotonic() + self._whole_seconds)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
            raise Unverified(Reason.CHAIN_OUT_OF_REACH) from None

    def close(self) -> None:
        with self._lock:
            if self._transport is not None:
                self._transport.close()
                self._transport = None

    def _read(self, request: httpx.Request, *, until: float) -> bytes:
        with closing(self._open_transport().handle_request(request)) as response:
            if response.status_code != httpx.codes.OK or "Content-Encoding" in response.headers:
                raise Unverified(Reason.CHAIN_OUT_OF_REACH)
            return _bounded(response.iter_raw(), until=until)

    def _open_transport(self) -> httpx.HTTPTransport:
        with self._lock:
            if self._transport is None:
                verify = True if self._trust is None else self._trust
                self._transport = httpx.HTTPTransport(verify=verify, limits=MOST_AT_ONCE)
            return self._transport


def _bounded(chunks: Iterator[bytes], *, until: float) -> bytes:
    pem = bytearray()
    for chunk in chunks:
        pem += chunk
        if len(pem) > LARGEST_CHAIN or monotonic() > until:
            raise Unverified(Reason.CHAIN_OUT_OF_REACH)
    return bytes(pem)


class PublicRoots:
    """The public roots that browsers trust, read when first asked for.

    One by one: a root that the library no longer accepts must not take the others with it.
    """

    def __init__(self, bundle: Callable[[], str] = certifi.contents) -> None:
        self._bundle = bundle

    def __iter__(self) -> Iterator[x509.Certificate]:
        for pem in self._bundle().split(END_OF_CERTIFICATE)[:-1]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    root = x509.load_pem_x509_certificate((pem + END_OF_CERTIFICATE).encode())
                except ValueError:
                    continue
            yield root


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
