"""What every handler is: the intents it claims, the slots it reads, one answer, and the questions it asks."""

from collections.abc import Callable
from dataclasses import dataclass

from skill.dialogue.answers import ANSWER
from skill.dialogue.reply import Elicit, Reply, ask
from skill.dialogue.state import REPORTING, Asking
from skill.dialogue.turn import Turn
from skill.domain.landlord import Landlord
from skill.domain.tenancy import Home
from skill.services.wiring import Services
from skill.speech import common, linking, reporting

Answered = Callable[[Turn], Reply]
AboutHome = Callable[[Turn, Home], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What yes, no, help and stop mean while a question is open.

    `unsure` is there where it takes "I don't know" as well, `elicit` where its answer is a slot of its own,
    and `undone` is what a stop says has not been done, so that no one wonders.
    """

    yes: Answered
    no: Answered
    help: str
    unsure: Answered | None = None
    elicit: Elicit = ANSWER
    undone: str = ""


class IntentHandler:
    """Answers the intents it claims.

    What `is_an_answer` and nothing else is misheard while another question is open: "after four" is no
    rating. The fallback answers it then, as it answers what was not understood. What `ends_at_once` tells
    nothing, and so waits for no store.
    """

    intents: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    is_an_answer = False
    ends_at_once = False
    not_taken: Callable[[Landlord], str] | None = None
    """For a journey that ends in a message to the landlord: what is said where no message is taken."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def reply(self, turn: Turn) -> Reply:
        raise NotImplementedError

    def questions(self) -> dict[Asking, OpenQuestion]:
        """The questions this handler asks, with what becomes of the answers to each."""
        return {}


class HomeHandler(IntentHandler):
    """Answers about a home, and tells everyone else how to get theirs linked."""

    def reply(self, turn: Turn) -> Reply:
        return self.about_home(turn, self.reply_about)

    def about_home(self, turn: Turn, answer: AboutHome) -> Reply:
        if turn.home is None:
            return turn.answer(linking.not_linked(turn.landlord))
        return answer(turn, turn.home)

    def if_linked(self, answer: AboutHome) -> Answered:
        """For the yes to a question: a home can be unlinked between two turns."""
        return lambda turn: self.about_home(turn, answer)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        raise NotImplementedError


def given_up(turn: Turn) -> Reply:
    """A person instead; within a report it is said that nothing was reported, and who mends things."""
    in_report = turn.asking in REPORTING
    said = reporting.given_up(turn.landlord) if in_report else common.sorry_not_getting_it(turn.landlord)
    return ask(said, common.ANYTHING_ELSE, Asking.ANYTHING_ELSE, turn.fresh())
