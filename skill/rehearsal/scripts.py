"""Golden conversations: plain-text scripts, played through the model, the door, the services and a store.

# a story for the reader
home: T1001                 (or: none)
enrolled: T1001             (where a coach has given out a code, 482916, but nobody is linked yet)
at: 2026-11-23T10:00        (the landlord's wall clock)
locale: en-US               (where it is not en-GB)
screen: yes                 (where the Echo has one)

! store-down                (troubles of the next turn)
> what is said              (nothing after it: silence; "(walks away)": the session ends from outside)
< the exact words heard
? the reprompt, where it is not the end of what was just heard
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
from skill.rehearsal.starting import Pretended, Scene, rehearsing
from skill.rehearsal.troubles import NO_TROUBLES, Trouble, Troubles
from skill.rehearsal.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is said in one turn, and what goes wrong in it."""

    said: str
    troubles: Troubles = NO_TROUBLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """`header` is kept as it was written; `scene.at` is never None."""

    header: tuple[str, ...]
    scene: Scene
    lines: tuple[Line, ...]

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
        return cls(header=header, scene=scene, lines=tuple(_lines(written)))

    @classmethod
    def of(cls, story: str, scene: Scene, lines: Iterable[Line], settings: Settings) -> "Script":
        """A script of a conversation that was held at `scene.at`, to the minute."""
        at = (scene.at or datetime.now(settings.landlord.timezone)).astimezone(settings.landlord.timezone)
        at = at.replace(second=0, microsecond=0)
        header = [f"# {story}", f"home: {scene.home or 'none'}"]
        header += [f"enrolled: {scene.enrolled}"] if scene.enrolled else []
        header += [f"at: {at:%Y-%m-%dT%H:%M}"]
        header += [f"locale: {scene.locale}"] if scene.locale != SOURCE_LOCALE else []
        header += ["screen: yes"] if scene.has_screen else []
        return cls(header=tuple(header), scene=replace(scene, at=at), lines=tuple(lines))


def read_script(path: Path, settings: Settings) -> Script:
    return Script.read(path.read_text(encoding="utf-8"), settings)


def play(
    script: Script,
    settings: Settings,
    understanding: Understanding,
    *,
    pretended: Pretended = bootstrap.rehearsal_store,
) -> str:
    """The script as it really goes, in the same format."""
    watch = Watch(follows=False)
    with rehearsing(settings, understanding, script.scene, watch=watch, pretended=pretended) as rehearsal:
        played = []
        for line in script.lines:
            watch.troubles = line.troubles
            played.append("\n".join([*_said(line), *_heard(rehearsal.say(line.said))]))
    return "\n".join([*script.header, "", "\n\n".join(played), ""])


def _lines(written: Iterable[str]) -> Iterator[Line]:
    troubles: list[Trouble] = []
    for line in written:
        if line.startswith("!"):
            troubles.append(Trouble(line[1:].strip()))
        elif line.startswith(">"):
            yield Line(said=line[1:].strip(), troubles=frozenset(troubles))
            troubles = []


def _said(line: Line) -> list[str]:
    return [*(f"! {trouble}" for trouble in sorted(line.troubles)), f"> {line.said}".rstrip()]


def _heard(exchange: Exchange) -> list[str]:
    spoken = exchange.spoken
    lines = [f"< {spoken}"] if spoken else []
    if exchange.reprompt and not spoken.endswith(exchange.reprompt):
        lines.append(f"? {exchange.reprompt}")
    lines += [f"+ {message.kind.value}" for message in exchange.kept]
    card = exchange.response.get("response", {}).get("card") if exchange.heard_as else None
    lines += [f"[card] {card['title']}"] if card else []
    return [*lines, *([] if exchange.is_open else [". end"])]
