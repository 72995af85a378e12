"""Reading one address on the net, guarded: its server may be careless, hacked, or in other hands by now.

Nothing here waits beyond a deadline, holds more than a limit, follows to another scheme, or reads what lies
inside the landlord's own network, such as the address that gives a cloud machine its credentials.
"""

import logging
import socket
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network
from ssl import SSLContext
from threading import Event, Timer
from urllib.parse import urljoin, urlsplit

import httpx

from skill.errors import FeedFailed
from skill.feeds.feed import Fetched

CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
WHOLE_SECONDS = 120.0
MAX_BYTES = 20_000_000
TOO_LARGE = f"it is larger than {MAX_BYTES // 1_000_000} MB"
MAX_HOPS = 5
LONGEST_WAIT = 7 * 24 * 3600.0
"""Seconds: the longest wait that a feed may ask for."""

BUSY = frozenset({429, 503})
_WITH_ANOTHER_INSIDE = [ip_network(each) for each in ("64:ff9b::/96", "2002::/16", "2001::/32", "::/96")]
GONE = frozenset({404, 410})
MOVED = frozenset({301, 302, 303, 307, 308})

_HEADERS = {
    "Accept": "text/calendar, application/json, application/ld+json, text/csv, text/html;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "User-Agent": "HomeCoach (what is on nearby, for tenants)",
}


@cache
def _tls() -> SSLContext:
    """One for every client: to read all the authorities there are takes longer than to fetch a page."""
    return httpx.create_ssl_context(trust_env=False)


class Fetcher:
    """Fetches one address at a time; `resolve` looks up a host.

    `may_read_this_machine` is for development: it allows feeds with an address on this machine, but no
    redirect to it from elsewhere.
    """

    def __init__(
        self,
        *,
        may_read_this_machine: bool = False,
        whole_seconds: float = WHOLE_SECONDS,
        read_seconds: float = READ_SECONDS,
        resolve: Callable[[str], list[str]] | None = None,
    ) -> None:
        # httpx logs every address, and the address of a private calendar is a secret.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._resolve = resolve or _addresses_of
        self._may_read_this_machine = may_read_this_machine
        self._whole_seconds = whole_seconds
        self._timeout = httpx.Timeout(read_seconds, connect=CONNECT_SECONDS)
        self._client = self._new_client()

    def _new_client(self) -> httpx.Client:
        return httpx.Client(
            timeout=self._timeout, headers=_HEADERS, follow_redirects=False, trust_env=False, verify=_tls()
        )

    def close(self) -> None:
        self._client.close()

    def __call__(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Get one address; with `etag` or `last_modified` only if it has changed (RFC 9110).

        Raises `FeedFailed` for every failure, and for any status but 200 and 304.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        is_inside = self._may_read_this_machine and _is_this_machine(address)
        with _named(), self._watched():
            for _ in range(MAX_HOPS + 1):
                found = self._one(address, headers, is_inside=is_inside)
                if isinstance(found, Fetched):
                    return found
                address, is_inside = found, is_inside and _is_this_machine(found)
        raise FeedFailed("the address redirects too many times")

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Closes the connection of an answer that takes too long, however slowly it drips in."""
        client, is_over = self._client, Event()

        def give_up() -> None:
            is_over.set()
            client.close()

        timer = Timer(self._whole_seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (httpx.HTTPError, httpx.StreamError, RuntimeError, OSError) as problem:
            if not is_over.is_set():
                raise
            raise FeedFailed("it took too long to arrive") from problem
        finally:
            timer.cancel()
            if is_over.is_set():
                self._client = self._new_client()

    def _one(self, address: str, headers: dict[str, str], *, is_inside: bool) -> Fetched | str:
        """What is there, or the address that it redirects to."""
        self._refuse_inside(address, is_inside=is_inside)
        with self._client.stream("GET", address, headers=headers) as response:
            _refuse_inside_peer(response, is_inside=is_inside)
            if response.status_code in MOVED:
                return _next_hop(address, response)
            _refuse_status(response)
            return Fetched(
                address=address,
                body=b"" if response.status_code == 304 else _body(response),
                etag=response.headers.get("ETag", "")[:200],
                last_modified=response.headers.get("Last-Modified", "")[:200],
                is_unchanged=response.status_code == 304,
            )

    def _refuse_inside(self, address: str, *, is_inside: bool) -> None:
        """Before anything is sent: where the name leads now."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FeedFailed("it is not an address that begins with http or https")
        if parts.username or parts.password:
            raise FeedFailed("the address has a password in it")
        if not is_inside and not all(_is_public(each) for each in self._resolve(parts.hostname)):
            raise FeedFailed("the address is inside a private network")


def _body(response: httpx.Response) -> bytes:
    body = bytearray()
    for piece in _unpacked(response.iter_raw(), response.headers):
        body += piece
        if len(body) > MAX_BYTES:
            raise FeedFailed(TOO_LARGE)
    return bytes(body)


@contextmanager
def _named() -> Iterator[None]:
    """Turns errors of httpx into our own; their text may hold an address that is a secret."""
    try:
        yield
    except httpx.TimeoutException as problem:
        raise FeedFailed("it did not answer in time") from problem
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as problem:
        raise FeedFailed("it could not be reached") from problem


def _unpacked(pieces: Iterable[bytes], headers: httpx.Headers) -> Iterator[bytes]:
    """Never unpacks more than is allowed, however much a few packed bytes would become."""
    encoding = headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from pieces
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise FeedFailed("it is compressed in a way that was not asked for")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            yield unpacking.decompress(piece, MAX_BYTES + 1)
            if unpacking.unconsumed_tail:
                raise FeedFailed(TOO_LARGE)
    except zlib.error as problem:
        raise FeedFailed("it is compressed, and cannot be unpacked") from problem


def _next_hop(address: str, response: httpx.Response) -> str:
    location = str(response.headers.get("Location", ""))
    if not location:
        raise FeedFailed("it has moved without saying where to")
    found = urljoin(address, location)
    if urlsplit(address).scheme == "https" and urlsplit(found).scheme == "http":
        raise FeedFailed("it redirects from a secure address to an insecure one")
    return found


def _refuse_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in {200, 304}:
        return
    if status in BUSY:
        raise FeedFailed("it is too busy to answer", retry_after=_retry_after(response))
    if status in GONE:
        raise FeedFailed(f"there is nothing at this address ({status})", is_gone=True)
    raise FeedFailed(f"it answered with an error ({status})")


def _retry_after(response: httpx.Response) -> float:
    """From seconds or a date (RFC 9110, 10.2.3); 0 where neither can be read."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
        wait = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return 0
    return min(max(wait, 0), LONGEST_WAIT)


def _addresses_of(host: str) -> list[str]:
    """The IP addresses of a host. Raises `FeedFailed`."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise FeedFailed("this address is unknown") from problem
    return [str(each[4][0]) for each in found]


def _refuse_inside_peer(response: httpx.Response, *, is_inside: bool) -> None:
    """Before anything is read: who really answered, since a name may lead elsewhere by now."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if not is_inside and peer and not _is_public(str(peer[0])):
        raise FeedFailed("the address is inside a private network")


def _is_public(text: str) -> bool:
    """IPv6 addresses that carry another address in them are not public: they may lead inside the network."""
    address = ip_address(text.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    is_disguised = isinstance(address, IPv6Address) and (
        address.is_site_local or any(address in network for network in _WITH_ANOTHER_INSIDE)
    )
    if is_disguised and mapped is None:
        return False
    return bool((mapped or address).is_global) and not address.is_multicast


def _is_this_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
