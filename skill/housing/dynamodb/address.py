"""`dynamodb:///table?region=eu-west-1[&endpoint=URL]`, parsed strictly: a slip would name another table."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from skill.errors import ConfigurationError

SCHEME = "dynamodb"
FORM = "dynamodb:///TABLE?region=REGION, with &endpoint=URL for an engine of your own"

_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a table is. `endpoint` None is Amazon's own for the region."""

    table: str
    region: str
    endpoint: str | None = None

    @classmethod
    def read(cls, url: str) -> "Address":
        """Raises `ConfigurationError`, which says what is wrong."""
        parts = urlsplit(url)
        if parts.scheme != SCHEME or parts.netloc or parts.fragment:
            raise _wrong("it is written " + FORM)
        table = parts.path.removeprefix("/")
        if not _TABLE.fullmatch(table):
            raise _wrong(
                f"{table!r} is not the name of a table: 3 to 255 letters, digits, dots, dashes, underscores"
            )
        asked = parse_qsl(parts.query, keep_blank_values=True)
        given = dict(asked)
        if len(given) != len(asked) or not set(given) <= {"region", "endpoint"}:
            raise _wrong("after the table come region and endpoint, once each, and nothing else")
        return cls(table=table, region=_region(given), endpoint=_endpoint(given))

    @property
    def is_on_this_machine(self) -> bool:
        return urlsplit(self.endpoint or "").hostname in {"127.0.0.1", "::1", "localhost"}


def _region(given: dict[str, str]) -> str:
    region = given.get("region", "")
    if not _REGION.fullmatch(region):
        raise _wrong("it needs a region such as region=eu-west-1")
    return region


def _endpoint(given: dict[str, str]) -> str | None:
    endpoint = given.get("endpoint")
    if endpoint is None:
        return None
    parts = urlsplit(endpoint)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _wrong("the endpoint is a URL such as http://127.0.0.1:8000")
    return endpoint


def _wrong(what: str) -> ConfigurationError:
    return ConfigurationError(f"HOME_COACH_DATA: {what}")
