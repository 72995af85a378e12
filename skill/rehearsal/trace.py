"""The way of one request through the layers of the house, seen from outside: no layer knows it is watched."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from types import CodeType, FrameType


class Layer(StrEnum):
    DANGER = "danger"
    HANDLER = "handler"
    SERVICE = "service"
    STORE = "store"
    WORDS = "words"


_PREFIXES = {
    "skill.alexa.danger": Layer.DANGER,
    "skill.dialogue.handler": Layer.HANDLER,
    "skill.dialogue.journeys.": Layer.HANDLER,
    "skill.services.": Layer.SERVICE,
    "skill.housing.": Layer.STORE,
    "skill.speech.": Layer.WORDS,
}
_UNREMARKABLE = frozenset({"can_handle", "account_of", "now", "today", "reading"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A call from one layer into another."""

    layer: Layer
    name: str


@contextmanager
def followed(*, wanted: bool = True) -> Iterator[list[Step]]:
    """The steps taken inside, in order, each once in a row; none unless wanted. Follows this thread alone."""
    steps: list[Step] = []
    if not wanted:
        yield steps
        return
    layers: dict[CodeType, Layer | None] = {}

    def look(frame: FrameType, event: str, argument: object) -> None:
        if event != "call" or (layer := _layer(frame, layers)) is None:
            return
        step = Step(layer=layer, name=_name(frame, layer))
        if _is_news(step, _caller(frame, layers), steps):
            steps.append(step)

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield steps
    finally:
        sys.setprofile(before)


def _layer(frame: FrameType, known: dict[CodeType, Layer | None]) -> Layer | None:
    """The layer of a public function; None for what is nobody's business or in no layer."""
    code = frame.f_code
    if code not in known:
        known[code] = _layer_of(frame.f_globals.get("__name__", ""), code)
    return known[code]


def _layer_of(module: str, code: CodeType) -> Layer | None:
    if code.co_name.startswith(("_", "<")) or code.co_name in _UNREMARKABLE:
        return None
    return next((layer for prefix, layer in _PREFIXES.items() if module.startswith(prefix)), None)


def _caller(frame: FrameType, known: dict[CodeType, Layer | None]) -> Layer | None:
    """The nearest layer that this call came from."""
    caller = frame.f_back
    while caller is not None:
        if (layer := _layer(caller, known)) is not None:
            return layer
        caller = caller.f_back
    return None


def _is_news(step: Step, caller: Layer | None, steps: list[Step]) -> bool:
    """Handlers hand over to one another, and services ask one another; elsewhere only the way in counts."""
    if step.layer is Layer.HANDLER:
        handlers = [each for each in steps if each.layer is Layer.HANDLER]
        return step.name[0].isupper() and handlers[-1:] != [step]
    if caller is step.layer and step.layer is not Layer.SERVICE:
        return False
    return steps[-1:] != [step]


def _name(frame: FrameType, layer: Layer) -> str:
    """ "RentBalanceHandler", "RentService.balance", "speech.rent.balance": what to look for in the code."""
    module = frame.f_globals["__name__"].removeprefix("skill.")
    owner = frame.f_locals.get("self")
    if owner is None:
        return f"{module}.{frame.f_code.co_name}"
    if layer is Layer.HANDLER:
        return type(owner).__name__
    return f"{type(owner).__name__}.{frame.f_code.co_name}"
