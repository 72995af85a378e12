"""No header makes the verifier fetch from anywhere except Amazon's folder."""

from hypothesis import given
from hypothesis import strategies as st

from skill.errors import Unverified
from skill.web.chain import canonical_chain_url
from tests.tables import each_row

PIECES = [
    "https://",
    "s3.amazonaws.com",
    "/",
    "echo.api",
    "..",
    ".",
    ":443",
    "@",
    "%2e",
    "\\",
    "?",
    "#",
    "x.pem",
    "é",
]


@each_row(
    ("written", "meant"),
    [
        ("https://s3.amazonaws.com/echo.api/a.pem", "https://s3.amazonaws.com/echo.api/a.pem"),
        ("hTTpS://S3.amazonaws.COM/echo.api/a.pem", "https://s3.amazonaws.com/echo.api/a.pem"),
        ("https://s3.amazonaws.com:443/echo.api/A.pem", "https://s3.amazonaws.com/echo.api/A.pem"),
        ("https://s3.amazonaws.com/./x/../echo.api/./a.pem", "https://s3.amazonaws.com/echo.api/a.pem"),
        ("https://s3.amazonaws.com/echo.api/2026/a.pem", "https://s3.amazonaws.com/echo.api/2026/a.pem"),
    ],
)
def test_equivalent_addresses_are_normalised(written: str, meant: str) -> None:
    assert canonical_chain_url(written) == meant


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_other_address_is_refused(written: str) -> None:
    try:
        address = canonical_chain_url(written)
    except Unverified:
        return
    assert address.startswith("https://s3.amazonaws.com/echo.api/")
    assert canonical_chain_url(address) == address
    assert not set(address.split("/")[3:]) & {"", ".", ".."}
