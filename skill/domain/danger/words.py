"""The dangers there are, how a sign of one is written, and the words that several signs share."""

# ruff: noqa: E501 - one pattern a line reads better than wrapped ones

import re
from dataclasses import dataclass
from enum import StrEnum


class Hazard(StrEnum):
    GAS = "gas"
    CARBON_MONOXIDE = "carbon_monoxide"
    FIRE = "fire"
    ELECTRIC_SHOCK = "electric_shock"
    WATER_ON_ELECTRICS = "water_on_electrics"
    FLOOD = "flood"
    COLLAPSE = "collapse"
    TRAPPED = "trapped"
    INJURY = "injury"
    VIOLENCE = "violence"
    SELF_HARM = "self_harm"


@dataclass(frozen=True, slots=True)
class Sign:
    """Danger when any of `patterns` is in what was said and `unless` is not."""

    hazard: Hazard
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        if not any(pattern.search(text) for pattern in self.patterns):
            return False
        return self.unless is None or self.unless.search(text) is None


def sign(hazard: Hazard, *patterns: str, unless: str | None = None) -> Sign:
    compiled = tuple(re.compile(pattern) for pattern in patterns)
    return Sign(hazard, compiled, re.compile(unless) if unless else None)


ME = r"(?:me|us|him|her|them|my (?:mum|mam|mom|nan|dad|sister|brother|wife|husband|child|kids?|son|daughter|baby|neighbour|friend|partner))"

SOCKET = r"(?:sockets?|plugs?(?! ?hole)|fuse ?box|fuse ?board|consumer unit|(?:light )?switch(?:es)?(?! on| off| the| my| it| me)|wires?|wiring|cables?|electrics?|electric meter|extension lead|charger|light fitting)\b"
