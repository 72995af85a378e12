"""What Amazon already provides in English: intents, the phrases that reach them, and slot types."""

import tomllib
from pathlib import Path

from skill.interaction_model.model import BUILT_IN

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _intent(name: str) -> str:
    return f"{BUILT_IN}{name}Intent"


REQUIRED_INTENTS = tuple(map(_intent, _TABLES["required_intents"]))
ANSWERING_INTENTS = tuple(map(_intent, _TABLES["answering_intents"]))
INTENTS = frozenset(map(_intent, _TABLES["intents"]))
OWNER_OF_PHRASE = {phrase: _intent(name) for name, said in _TABLES["phrases"].items() for phrase in said}
SLOT_TYPES = frozenset(f"{BUILT_IN}{name}" for name in _TABLES["slot_types"])
