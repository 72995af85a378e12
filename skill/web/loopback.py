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
# What browsers, curl and Amazon's own requests carry. A tunnel or proxy on this machine passes on requests
# from elsewhere and says so in a header, but no list has the names of all of those.
USUAL_HEADERS = (
    *(
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Cache-Control",
        "Connection",
        "Cookie",
    ),
    *("DNT", "Expect", "Host", "If-Modified-Since", "If-None-Match", "Keep-Alive", "Origin", "Postman-Token"),
    *("Pragma", "Priority", "Purpose", "Range", "Referer", "Save-Data", "TE", "Transfer-Encoding"),
    *("Upgrade-Insecure-Requests", "User-Agent", "Signature", "Signature-256", "SignatureCertChainUrl"),
)
USUAL = frozenset(f"HTTP_{name.upper().replace('-', '_')}" for name in USUAL_HEADERS)
# Only a browser can send these, and it has more of them with every version.
OF_A_BROWSER = ("HTTP_SEC_CH_", "HTTP_SEC_FETCH_", "HTTP_SEC_GPC", "HTTP_SEC_PURPOSE")
# Nginx passes on in this version unless told otherwise, and names no one unless told to.
OF_A_PROXY = "HTTP/1.0"


def require_local(environ: Mapping[str, Any]) -> None:
    """Raises `Unverified` for a caller elsewhere, and for a web page that names this machine as its own."""
    if not (
        _is_loopback(environ.get("REMOTE_ADDR", ""))
        and LOCAL_HOST.fullmatch(environ.get("HTTP_HOST", ""))
        and LOCAL_ORIGIN.fullmatch(environ.get("HTTP_ORIGIN", "http://localhost"))
        and environ.get("SERVER_PROTOCOL") != OF_A_PROXY
        and all(map(_is_usual, environ))
    ):
        raise Unverified(Reason.NOT_LOCAL)


def _is_usual(name: str) -> bool:
    return not name.startswith("HTTP_") or name in USUAL or name.startswith(OF_A_BROWSER)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
