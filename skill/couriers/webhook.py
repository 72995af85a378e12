"""The landlord's web hook: one signed POST for each message, which may safely arrive twice."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime
from functools import cache
from ssl import SSLContext

import httpx

from skill.couriers.payload import MessageForm
from skill.domain.coaching import Message
from skill.errors import NotDelivered

TIMEOUT = httpx.Timeout(10, connect=3)
ALREADY_RECEIVED = 409
MAY_ASK_TO_WAIT = frozenset({429, 503})
"""The answers whose `Retry-After` is read."""


@cache
def _tls() -> SSLContext:
    """One for every client: to read all the authorities there are takes longer than to deliver a message."""
    return httpx.create_ssl_context(trust_env=False)


class WebhookCourier:
    """Signs with `secret`, and not without one. Redirects are not followed."""

    def __init__(
        self,
        url: str,
        *,
        form: MessageForm,
        secret: bytes | None,
        now: Callable[[], datetime],
        timeout: httpx.Timeout = TIMEOUT,
    ) -> None:
        self._url = url
        self._form = form
        self._secret = secret
        self._now = now
        self._client = httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False, verify=_tls())

    def deliver(self, message: Message) -> None:
        body = self._form.payload_bytes(message)
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.key}
        if self._secret:
            stamp = str(int(self._now().timestamp()))
            headers["Home-Coach-Timestamp"] = stamp
            headers["Home-Coach-Signature"] = signature(self._secret, stamp, body)
        try:
            # Only the status is read: what else the receiver says could hold anything.
            with self._client.stream("POST", self._url, content=body, headers=headers) as response:
                _check(response)
        except httpx.TimeoutException:
            raise NotDelivered("no answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            raise NotDelivered("cannot be reached") from None


def signature(secret: bytes, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 of the time stamp, a full stop and the body as sent, in hexadecimal."""
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _check(response: httpx.Response) -> None:
    """Raises `NotDelivered` with the status, unless it says that the receiver has the message."""
    if response.is_success or response.status_code == ALREADY_RECEIVED:
        return
    wanted = response.headers.get("Retry-After", "") if response.status_code in MAY_ASK_TO_WAIT else ""
    retry_after = float(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 else 0.0
    raise NotDelivered(f"answered {response.status_code}", retry_after=retry_after)
