"""References: what one may look like, which are there, and what Excel does to them."""

import re

from skill.housing.extract.findings import Refused

LONGEST = 64
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


def reference(text: str, column: str) -> str:
    """The reference in a cell; `="00123"` is how a careful export keeps its noughts. Raises `Refused`."""
    text = text.strip()
    if text.startswith("=") and (kept := _KEPT_AS_TEXT.fullmatch(text)):
        text = kept[1].strip()
    if not text:
        raise Refused(f"{column} is blank")
    if "+" in text and _SCIENTIFIC.fullmatch(text):
        raise Refused(f"{column} was turned into scientific notation, as Excel does with long numbers")
    if len(text) > LONGEST or not text.isprintable():
        raise Refused(f"{column} is no reference")
    return text


class Known:
    """The references of one file, once it is read. `left_out` are those that no voice will need."""

    def __init__(self, column: str, file: str) -> None:
        self.column = column
        self.file = file
        self.refs: set[str] = set()
        self.left_out: set[str] = set()
        self._without_noughts: set[str] | None = None

    def add(self, ref: str) -> str:
        """Raises `Refused` for one that is there already."""
        if ref in self.refs or ref in self.left_out:
            raise Refused(f"{self.column} comes twice")
        self.refs.add(ref)
        return ref

    def leave_out(self, ref: str) -> None:
        self.refs.discard(ref)
        self.left_out.add(ref)

    def find(self, text: str, column: str) -> str:
        """A reference that must be there. Raises `Refused`."""
        if text in self.refs:
            return text
        ref = reference(text, column)
        if ref in self.refs or ref in self.left_out:
            return ref
        if self._would_be_there_with_noughts(ref):
            raise Refused(
                f"{column} is in {self.file} only with noughts in front: Excel took its leading zeros away"
            )
        if ref.isdigit() and ref.lstrip("0") in self.refs:
            raise Refused(
                f"{column} is in {self.file} only without its noughts: Excel took leading zeros away there"
            )
        raise Refused(f"{column} is not in {self.file}")

    def find_if_any(self, text: str, column: str) -> str | None:
        return self.find(text, column) if text else None

    def _would_be_there_with_noughts(self, ref: str) -> bool:
        if self._without_noughts is None:
            self._without_noughts = {
                ref.lstrip("0") for ref in self.refs | self.left_out if ref.isdigit() and ref.startswith("0")
            }
        return ref.isdigit() and ref.lstrip("0") in self._without_noughts
