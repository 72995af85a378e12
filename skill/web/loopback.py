"""In place of the signature, in development: the caller is on this machine."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

from skill.errors import Unverified
from skill.web.refusals import Reason

LOCAL_NAME = r"(?i:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?"
LOCAL_HOST = re.compile(LOCAL_NAME)
LOCAL_ORIGIN = re.compile(rf"https?://{LOCAL_NAME}")
# A tunnel or proxy on this machine passes on requests from elsewhere.
FORWARDED = re.compile(r"HTTP_(?:X_)?FORWARDED.*|HTTP_(?:VIA|X_REAL_IP|TRUE_CLIENT_IP|CF_.*|NGROK.*)")


def require_local(environ: Mapping[str, Any]) -> None:
    """Raises `Unverified` for a caller elsewhere, and for a web page that names this machine as its own."""
    if not (
        _is_loopback(environ.get("REMOTE_ADDR", ""))
        and LOCAL_HOST.fullmatch(environ.get("HTTP_HOST", ""))
        and LOCAL_ORIGIN.fullmatch(environ.get("HTTP_ORIGIN", "http://localhost"))
        and not any(FORWARDED.fullmatch(name) for name in environ)
    ):
        raise Unverified(Reason.NOT_LOCAL)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
