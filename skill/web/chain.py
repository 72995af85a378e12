"""Certificate chains as they come from Amazon, and the roots they are proved against."""

import ssl
import warnings
from collections.abc import Callable, Iterator
from threading import Lock
from time import monotonic

import certifi
import httpx
from cryptography import x509

from skill.errors import Unverified
from skill.web.reasons import Reason

LARGEST_CHAIN = 64 * 1024
STEP_SECONDS = 2.0
WHOLE_SECONDS = 4.0
MOST_AT_ONCE = httpx.Limits(max_connections=8, max_keepalive_connections=1)
END_OF_CERTIFICATE = "-----END CERTIFICATE-----\n"


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
        response = self._open_transport().handle_request(request)
        try:
            if response.status_code != httpx.codes.OK or "Content-Encoding" in response.headers:
                raise Unverified(Reason.CHAIN_OUT_OF_REACH)
            return _bounded(response.iter_raw(), until=until)
        finally:
            response.close()

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
