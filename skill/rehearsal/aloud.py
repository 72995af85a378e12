"""SSML as another voice than Alexa's can say it: plain pieces, their pauses and pace, how long it takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

WORDS_A_MINUTE = 150
"""An unhurried voice."""

LONGEST_PAUSE_MS = 10_000
"""Amazon's limit of a break."""

_STRENGTHS = {"none": 0, "x-weak": 0, "weak": 250, "medium": 400, "strong": 600, "x-strong": 1000}
_RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.25, "x-fast": 1.5}
_SPELT = frozenset({"digits", "characters", "spell-out", "telephone"})
_SENTENCE_MS, _PARAGRAPH_MS = 400, 600
_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_PREFIXED = '<aloud xmlns:amazon="amazon" xmlns:alexa="alexa">{}</aloud>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`text` is fit to be read out; `pause_ms` comes after it; a `rate` of 1 is the ordinary pace."""

    text: str
    pause_ms: int = 0
    rate: float = 1.0


def pieces(ssml: str) -> list[Piece]:
    """What to say, in order. What is not well-formed is said without its marks."""
    try:
        root = ElementTree.fromstring(_PREFIXED.format(ssml))
    except ElementTree.ParseError:
        return _joined([Piece(text=re.sub(r"<[^>]*>", " ", ssml))])
    return _joined(_of(root, 1.0))


def seconds(ssml: str) -> float:
    """About how long it takes to say; figures count digit by digit."""
    said = pieces(ssml)
    paused = sum(piece.pause_ms for piece in said) / 1000
    return sum(_spoken_words(piece.text) / piece.rate for piece in said) * 60 / WORDS_A_MINUTE + paused


def _spoken_words(text: str) -> int:
    return len(re.findall(r"\d|[^\W\d]+(?:['’-]\w+)*", text))


def _of(element: ElementTree.Element, rate: float) -> Iterator[Piece]:
    """An element's own words, its children and what follows each of them."""
    tag = element.tag.rpartition("}")[2]
    rate *= _rate(element) if tag == "prosody" else 1.0
    if tag == "break":
        yield Piece(text="", pause_ms=_pause(element))
    elif tag == "sub":
        yield Piece(text=element.get("alias", ""), rate=rate)
    elif tag == "say-as" and element.get("interpret-as") in _SPELT:
        yield Piece(text=_spelt("".join(element.itertext())), rate=rate)
    else:
        yield Piece(text=element.text or "", rate=rate)
        for child in element:
            yield from _of(child, rate)
            yield Piece(text=child.tail or "", rate=rate)
    if tag in {"s", "p"}:
        yield Piece(text="", pause_ms=_SENTENCE_MS if tag == "s" else _PARAGRAPH_MS)


def _spelt(text: str) -> str:
    """ "0800 111" -> "0 8 0 0, 1 1 1": sign by sign, with a breath between groups."""
    return ", ".join(" ".join(group) for group in text.split())


def _pause(element: ElementTree.Element) -> int:
    found = _TIME.fullmatch(element.get("time", ""))
    if found is None:
        return _STRENGTHS.get(element.get("strength", "medium"), _STRENGTHS["medium"])
    wanted = float(found[1]) * (1000 if found[2] == "s" else 1)
    return min(LONGEST_PAUSE_MS, round(wanted))


def _rate(element: ElementTree.Element) -> float:
    """A word or per cent; Amazon takes nothing below a fifth."""
    value = element.get("rate", "medium")
    if re.fullmatch(r"\d{1,3}%", value):
        return max(0.2, int(value[:-1]) / 100)
    return _RATES.get(value, 1.0)


def _joined(found: list[Piece] | Iterator[Piece]) -> list[Piece]:
    """Neighbours of one pace as one piece, so that a sentence is not chopped up; a pause ends a piece."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        text = re.sub(r"\s+", " ", piece.text)
        if last and not text.strip():
            joined[-1] = Piece(text=last.text + text, pause_ms=last.pause_ms + piece.pause_ms, rate=last.rate)
        elif last and last.pause_ms == 0 and last.rate == piece.rate:
            joined[-1] = Piece(text=last.text + text, pause_ms=piece.pause_ms, rate=piece.rate)
        elif text.strip() or piece.pause_ms:
            joined.append(Piece(text=text, pause_ms=piece.pause_ms, rate=piece.rate))
    return [Piece(text=each.text.strip(), pause_ms=each.pause_ms, rate=each.rate) for each in joined]
