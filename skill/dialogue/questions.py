"""What an answer means while a question is open."""

from collections.abc import Callable
from dataclasses import dataclass

from skill.dialogue.reply import Elicit, Reply
from skill.dialogue.turn import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What yes, no, help and stop mean while a question is open.

    `unsure` is there where it takes "I don't know" as well, `elicit` where its answer is a slot, and `undone`
    is what a stop says has not been done, so that no one wonders.
    """

    yes: Callable[[Turn], Reply]
    no: Callable[[Turn], Reply]
    help: str
    unsure: Callable[[Turn], Reply] | None = None
    elicit: Elicit | None = None
    undone: str = ""
