"""Golden conversations: plain-text scripts, played through recognition, the door, the services and a store.

# a story for the reader
home: T1001                 (or: none)
enrolled: T1001             (a coach has given out the code 48291637, and the home is not linked yet)
at: 2026-11-23T10:00        (the landlord's wall clock)
locale: en-US               (if it is not en-GB)
screen: yes                 (if the Echo has one)

! store-down                (troubles of the next turn)
> what is said              (nothing after it: silence; "(walks away)": the session ends from outside)
< the exact words of the answer
? the reprompt, if it is not the end of the answer
+ what was put in the outbox
[card] the card's title
. end                       (the session is closed)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skill import bootstrap
from skill.config.settings import Settings
from skill.interaction_model.locales import SOURCE_LOCALE
from skill.nlu.understanding import Understanding
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.inspector import Inspector
from skill.rehearsal.starting import OpenStore, Scene, rehearsing
from skill.rehearsal.troubles import NO_TROUBLES, Trouble, Troubles

PATIENT = 60.0
"""Seconds for which a danger's answer waits for its note: a script is the same on a slow machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTurn:
    """What is said in one turn, and what goes wrong in it."""

    said: str
    troubles: Troubles = NO_TROUBLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`header` is kept as it was written; `scene.at` is never None."""

    header: tuple[str, ...]
    scene: Scene
    turns: tuple[ScriptTurn, ...]

    @classmethod
    def read(cls, text: str, settings: Settings) -> "Script":
        written = text.splitlines()
        header = tuple(written[: written.index("")])
        facts = dict(line.split(": ", 1) for line in header if not line.startswith("#"))
        scene = Scene(
            home=None if facts["home"] == "none" else facts["home"],
            enrolled=facts.get("enrolled"),
            at=datetime.fromisoformat(facts["at"]).replace(tzinfo=settings.landlord.timezone),
            locale=facts.get("locale", SOURCE_LOCALE),
            has_screen=facts.get("screen") == "yes",
        )
        return cls(header=header, scene=scene, turns=tuple(_turns(written)))

    @classmethod
    def of(cls, story: str, scene: Scene, turns: Iterable[ScriptTurn], settings: Settings) -> "Script":
        """A script of a conversation that was held at `scene.at`, to the minute."""
        at = (scene.at or datetime.now(settings.landlord.timezone)).astimezone(settings.landlord.timezone)
        at = at.replace(second=0, microsecond=0)
        header = [f"# {story}", f"home: {scene.home or 'none'}"]
        header += [f"enrolled: {scene.enrolled}"] if scene.enrolled else []
        header += [f"at: {at:%Y-%m-%dT%H:%M}"]
        header += [f"locale: {scene.locale}"] if scene.locale != SOURCE_LOCALE else []
        header += ["screen: yes"] if scene.has_screen else []
        return cls(header=tuple(header), scene=replace(scene, at=at), turns=tuple(turns))


def read_script(path: Path, settings: Settings) -> Script:
    return Script.read(path.read_text(encoding="utf-8"), settings)


def play(
    script: Script,
    settings: Settings,
    understanding: Understanding,
    *,
    made_up: OpenStore = bootstrap.rehearsal_store,
) -> str:
    """The script with the answers as they are now, in the same format."""
    inspector = Inspector(traces=False)
    with rehearsing(
        settings,
        understanding,
        script.scene,
        inspector=inspector,
        made_up=made_up,
        danger_patience=PATIENT,
    ) as rehearsal:
        played = []
        for turn in script.turns:
            inspector.troubles = turn.troubles
            played.append("\n".join([*_said(turn), *_answered(rehearsal.say(turn.said))]))
    return "\n".join([*script.header, "", "\n\n".join(played), ""])


def _turns(written: Iterable[str]) -> Iterator[ScriptTurn]:
    troubles: list[Trouble] = []
    for line in written:
        if line.startswith("!"):
            troubles.append(Trouble(line[1:].strip()))
        elif line.startswith(">"):
            yield ScriptTurn(said=line[1:].strip(), troubles=frozenset(troubles))
            troubles = []


def _said(turn: ScriptTurn) -> list[str]:
    return [*(f"! {trouble}" for trouble in sorted(turn.troubles)), f"> {turn.said}".rstrip()]


def _answered(exchange: Exchange) -> list[str]:
    spoken = exchange.spoken
    lines = [f"< {spoken}"] if spoken else []
    if exchange.reprompt and not spoken.endswith(exchange.reprompt):
        lines.append(f"? {exchange.reprompt}")
    lines += [f"+ {message.kind.value}" for message in exchange.kept]
    card = exchange.response.get("response", {}).get("card") if exchange.recognised else None
    lines += [f"[card] {card['title']}"] if card else []
    return [*lines, *([] if exchange.is_open else [". end"])]
