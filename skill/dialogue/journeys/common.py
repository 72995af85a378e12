"""What belongs to every conversation: launch, help, yes, no, repeat, stop, and what was not understood."""

from collections.abc import Mapping

from skill.dialogue.answers import ANSWER, FALLBACK
from skill.dialogue.free_words import FREE_WORDS, SLOT
from skill.dialogue.handler import IntentHandler, OpenQuestion, given_up
from skill.dialogue.reply import Card, Reply, ask, tell
from skill.dialogue.request import LAUNCH
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.services.wiring import Services
from skill.speech import cards, common, visits

Questions = Mapping[Asking, OpenQuestion]


class LaunchHandler(IntentHandler):
    intents = (LAUNCH,)

    def reply(self, turn: Turn) -> Reply:
        card = Card(title=cards.THINGS_TO_SAY, text=cards.things_to_say())
        said = common.welcome(turn.landlord, is_linked=turn.home is not None)
        return turn.ask_what_next(said, card=card, launched=True)

    def questions(self) -> dict[Asking, OpenQuestion]:
        """ "Anything else?": no ends it, yes asks what. Its help is that of the start."""
        return {Asking.ANYTHING_ELSE: OpenQuestion(yes=_what_else, no=_goodbye, help="")}


class QuestionHandler(IntentHandler):
    """Knows what every open question means by yes, no and help."""

    def __init__(self, services: Services, questions: Questions) -> None:
        super().__init__(services)
        self._questions = questions

    def open_question(self, turn: Turn) -> OpenQuestion | None:
        return self._questions.get(turn.asking) if turn.asking else None


class HelpHandler(QuestionHandler):
    intents = ("AMAZON.HelpIntent",)

    def reply(self, turn: Turn) -> Reply:
        asking = turn.asking
        if asking is None or asking is Asking.ANYTHING_ELSE or asking not in self._questions:
            said = common.help_at_start(turn.landlord, is_linked=turn.home is not None)
            return turn.ask_what_next(said, launched=True)
        return ask(self._questions[asking].help, turn.state.question, asking, turn.state)


class YesHandler(QuestionHandler):
    intents = ("AMAZON.YesIntent",)

    def reply(self, turn: Turn) -> Reply:
        question = self.open_question(turn)
        return question.yes(turn) if question else _nothing_asked(turn)


class NoHandler(QuestionHandler):
    intents = ("AMAZON.NoIntent",)

    def reply(self, turn: Turn) -> Reply:
        question = self.open_question(turn)
        return question.no(turn) if question else _nothing_asked(turn)


class NotSureHandler(QuestionHandler):
    """ "I don't know" and "skip": an answer where the question takes it, else the question once more."""

    intents = ("NotSureIntent",)

    def reply(self, turn: Turn) -> Reply:
        question = self.open_question(turn)
        if question is None or turn.asking is None:
            return _nothing_asked(turn)
        if question.unsure:
            return question.unsure(turn)
        if turn.state.missed > 0:
            return given_up(turn)
        return ask(question.help, turn.state.question, turn.asking, turn.state, missed=1)


class SkipHandler(QuestionHandler):
    """ "Skip" and "next" are one intent: it skips a question that may be skipped, else reads on."""

    intents = ("AMAZON.NextIntent",)

    def __init__(self, services: Services, questions: Questions, in_a_list: IntentHandler) -> None:
        super().__init__(services, questions)
        self._in_a_list = in_a_list

    def reply(self, turn: Turn) -> Reply:
        question = self.open_question(turn)
        return question.unsure(turn) if question and question.unsure else self._in_a_list.reply(turn)


def _nothing_asked(turn: Turn) -> Reply:
    return turn.ask_what_next(common.nothing_to_answer())


class RepeatHandler(IntentHandler):
    intents = ("AMAZON.RepeatIntent",)

    def reply(self, turn: Turn) -> Reply:
        if turn.asking is None:
            return turn.ask_what_next(common.nothing_to_repeat())
        return ask(turn.state.said, turn.state.question, turn.asking, turn.state, missed=turn.state.missed)


class StopHandler(QuestionHandler):
    """Ends the session at any point, and says what has not been done."""

    intents = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
    ends_at_once = True

    def reply(self, turn: Turn) -> Reply:
        if turn.asking is Asking.REPAIR_SLOT and turn.state.change:
            return tell(visits.left_as_it_is())
        question = self.open_question(turn)
        return tell((question and question.undone) or common.goodbye())


class FallbackHandler(QuestionHandler):
    """Not understood: the open question again; after the second time it counts as "I don't know" where the
    question takes that, and else it is for a person.
    """

    intents: tuple[str, ...] = (FALLBACK,)

    def reply(self, turn: Turn) -> Reply:
        if turn.state.missed > 0:
            question = self.open_question(turn)
            return question.unsure(turn) if question and question.unsure else given_up(turn)
        if turn.asking is None:
            return turn.ask_what_next(common.not_understood(), missed=1)
        return ask(common.not_understood(), turn.state.question, turn.asking, turn.state, missed=1)


class AnswerHandler(FallbackHandler):
    """The words of an answer that meant none; those that do were read before any journey."""

    intents = (ANSWER.intent,)
    reads = (ANSWER.slot,)


class FreeWordsHandler(FallbackHandler):
    """What fits no other intent: searched for danger and for an answer by now, and not understood yet."""

    intents = tuple(FREE_WORDS)
    reads = (SLOT,)


def _what_else(turn: Turn) -> Reply:
    return turn.ask_what_next(common.okay(), launched=True)


def _goodbye(turn: Turn) -> Reply:
    return tell(common.goodbye())
