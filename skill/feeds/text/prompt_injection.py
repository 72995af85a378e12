"""Titles that speak to an assistant instead of the tenant: they are spoken in a room where devices listen."""

import re
import tomllib
import unicodedata
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "prompt_injection.toml").read_text(encoding="utf-8"))
_PARTS = {
    name: part if isinstance(part, str) else f"(?:{'|'.join(part)})" for name, part in _DATA["parts"].items()
}
_NAME = re.compile(r"\{([a-z_]+)\}")
_INJECTIONS = re.compile(
    "|".join(_NAME.sub(lambda found: _PARTS[found[1]], pattern) for pattern in _DATA["patterns"]),
    re.IGNORECASE,
)

_LOOKS_LIKE = str.maketrans(
    "аеорсхуіјѕԁԛԝкмтАВЕКМНОРСТХУІЈЅαεικορτυχνΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡ",
    "aeopcxyijsdqwkmtABEKMHOPCTXYIJSaeikoptuxvABEZHIKMNOPTYXiag",
)
"""Cyrillic and Greek letters that the eye takes for Latin ones, and a voice may."""


def is_prompt_injection(text: str) -> bool:
    """Whether an assistant is addressed or given commands, which in "Computer club" it is not."""
    apart = unicodedata.normalize("NFD", text.translate(_LOOKS_LIKE))
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return _INJECTIONS.search(text) is not None or _INJECTIONS.search(plain) is not None
