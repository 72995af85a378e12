"""Golden conversations: plain-text scripts, played through the model, the door, the services and a store.

# a story for the reader
home: T1001                 (or: none)
at: 2026-11-23T10:00        (the landlord's wall clock)

> what is said              (nothing after it: silence)
< the exact words heard
? the reprompt, where it is not the end of what was just heard
+ what was put in the outbox
[card] the card's title
. end                       (the session is closed)
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skill import bootstrap
from skill.config import Settings
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.envelope import Speaker
from skill.rehearsal.starting import link_for_rehearsal, start
from skill.rehearsal.understanding import Understanding

FOLDER = Path(__file__).parent / "conversations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    header: tuple[str, ...]
    home: str | None
    at: datetime
    turns: tuple[str, ...]

    @classmethod
    def read(cls, path: Path, settings: Settings) -> "Script":
        lines = path.read_text(encoding="utf-8").splitlines()
        header = tuple(lines[: lines.index("")])
        facts = dict(line.split(": ", 1) for line in header if not line.startswith("#"))
        return cls(
            header=header,
            home=None if facts["home"] == "none" else facts["home"],
            at=datetime.fromisoformat(facts["at"]).replace(tzinfo=settings.landlord.timezone),
            turns=tuple(line[1:].strip() for line in lines if line.startswith(">")),
        )


def play(script: Script, settings: Settings, understanding: Understanding) -> str:
    """The script as it really goes, in the same format."""
    clock = bootstrap.FixedClock(at=script.at)
    store = bootstrap.rehearsal_store(settings, clock)
    try:
        speaker = Speaker(user_id="golden")
        if script.home:
            link_for_rehearsal(store, speaker, script.home, clock)
        rehearsal = start(settings, store, clock, speaker, understanding, is_counted=True)
        played = []
        for said in script.turns:
            before = len(store.waiting())
            exchange = rehearsal.say(said)
            kept = [waiting.message.kind.value for waiting in store.waiting()[before:]]
            played.append("\n".join([f"> {said}".rstrip(), *_heard(exchange, kept)]))
        return "\n".join([*script.header, "", "\n\n".join(played), ""])
    finally:
        store.close()


def _heard(exchange: Exchange, kept: list[str]) -> list[str]:
    lines = [f"< {exchange.spoken}"] if exchange.spoken else []
    if exchange.reprompt and not exchange.spoken.endswith(exchange.reprompt):
        lines.append(f"? {exchange.reprompt}")
    lines += [f"+ {kind}" for kind in kept]
    card = exchange.response.get("response", {}).get("card") if exchange.heard_as else None
    lines += [f"[card] {card['title']}"] if card else []
    return [*lines, *([] if exchange.is_open else [". end"])]
