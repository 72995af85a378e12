"""Linking a home by code, forgetting it, choosing what is said about money, and the PIN."""

from collections.abc import Callable
from dataclasses import replace

from skill.dialogue.handler import HomeHandler, IntentHandler, OpenQuestion
from skill.dialogue.reply import Elicit, Reply, ask, tell
from skill.dialogue.state import Asking, Conversation
from skill.dialogue.turn import Turn
from skill.domain.tenancy import CODE_LENGTHS, PIN_DIGITS, AnswerLevel, Home, LinkOutcome, PinCheck, Withheld
from skill.services.wiring import Services
from skill.speech import common, linking

Resume = Callable[[Turn, str], Reply | None]


class LinkHomeHandler(IntentHandler):
    """An account is linked to one home at most, and only a few wrong codes are allowed.

    A code of the home that is linked already is how the coach allows to hear more: what asked for it goes on.
    """

    intents = ("LinkHomeIntent",)
    reads = ("code",)

    def __init__(self, services: Services, resume: Resume) -> None:
        super().__init__(services)
        self._resume = resume

    def reply(self, turn: Turn) -> Reply:
        code = turn.slots.digits("code")
        if code is None or not turn.account:
            return self._ask(turn, "")
        if len(code) not in CODE_LENGTHS:
            return self._ask(turn, linking.code_has_eight())
        before = turn.home if turn.state.resume else None
        outcome = self.services.links.link(turn.account, code, request_id=turn.request_id)
        turn.forget_home()
        said = linking.linked(outcome, turn.landlord)
        match outcome:
            case LinkOutcome.WRONG_CODE:
                return self._ask(turn, said)
            case LinkOutcome.TOO_MANY_TRIES:
                return turn.answer(said)
        return self._linked(turn, said, is_same=before is not None and before == turn.home)

    def _ask(self, turn: Turn, said: str) -> Reply:
        return ask(said, linking.WHAT_IS_THE_CODE, Asking.LINK_CODE, _still_waiting(turn))

    def _linked(self, turn: Turn, said: str, *, is_same: bool) -> Reply:
        next_answer = self._resume(turn, turn.state.resume) if is_same else None
        if next_answer:
            return next_answer
        if not self._must_choose(turn):
            return turn.answer(said)
        said = f"{said} {linking.withheld(Withheld.NOT_CHOSEN)}"
        return ask(said, linking.WHICH_LEVEL, Asking.LEVEL, turn.fresh())

    def _must_choose(self, turn: Turn) -> bool:
        return (
            turn.home is not None
            and self.services.privacy.level(turn.home, pin_given=True) is Withheld.NOT_CHOSEN
        )

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self.reply,
            no=_nothing_changed,
            help=common.help_with_code(),
            elicit=Elicit(intent="LinkHomeIntent", slot="code"),
        )
        return {Asking.LINK_CODE: question}


def _nothing_changed(turn: Turn) -> Reply:
    return turn.answer(linking.still_as_it_was())


class UnlinkHomeHandler(HomeHandler):
    intents = ("UnlinkHomeIntent",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        return ask(linking.unlink_read_back(), linking.SHALL_I_UNLINK, Asking.UNLINK_CONFIRM, turn.fresh())

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self._yes,
            no=_nothing_changed,
            help=common.help_with_yes_or_no(),
            undone=linking.still_as_it_was(),
        )
        return {Asking.UNLINK_CONFIRM: question}

    def _yes(self, turn: Turn) -> Reply:
        self.services.links.unlink(turn.account)
        return tell(linking.unlinked())


class AnswerLevelHandler(HomeHandler):
    """What is said about money, as the tenant chooses. The question that led here is answered next."""

    intents = ("AnswerLevelIntent",)
    reads = ("level",)

    def __init__(self, services: Services, resume: Resume) -> None:
        super().__init__(services)
        self._resume = resume

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        level = turn.slots.level() or turn.state.level
        if level is None:
            said = common.help_with_level() if turn.state.asking is Asking.LEVEL else ""
            return ask(said, linking.WHICH_LEVEL, Asking.LEVEL, turn.fresh(resume=turn.state.resume))
        return self._choose(turn, home, level, is_confirmed=False)

    def _choose(self, turn: Turn, home: Home, level: AnswerLevel, *, is_confirmed: bool) -> Reply:
        state = turn.fresh(resume="AnswerLevelIntent", level=level)
        chosen = self.services.privacy.choose(
            home, level, account=turn.account, pin_given=turn.pin_given, is_confirmed=is_confirmed
        )
        if isinstance(chosen, Withheld):
            said = linking.withheld(chosen)
            match chosen:
                case Withheld.PIN_NEEDED:
                    return ask(said, linking.WHAT_IS_THE_PIN, Asking.PIN, state)
                case Withheld.CODE_NEEDED:
                    return ask(said, linking.WHAT_IS_THE_CODE, Asking.LINK_CODE, state)
                case Withheld.NOT_CONFIRMED:
                    return ask(said, linking.SHALL_I_SAY_MORE, Asking.LEVEL_CONFIRM, state)
            return turn.answer(said)
        next_answer = self._resume(turn, turn.state.resume)
        return _after(common.okay(), next_answer) if next_answer else turn.answer(linking.level_chosen(level))

    def questions(self) -> dict[Asking, OpenQuestion]:
        return {
            Asking.LEVEL: OpenQuestion(
                yes=self.reply,
                no=_nothing_changed,
                help=common.help_with_level(),
                elicit=Elicit(intent="AnswerLevelIntent", slot="level"),
            ),
            Asking.LEVEL_CONFIRM: OpenQuestion(
                yes=self.if_linked(self._confirm),
                no=_nothing_changed,
                help=common.help_with_yes_or_no(),
                undone=linking.still_as_it_was(),
            ),
        }

    def _confirm(self, turn: Turn, home: Home) -> Reply:
        level = turn.state.level
        return self._choose(turn, home, level, is_confirmed=True) if level else self.reply_about(turn, home)


class PinHandler(HomeHandler):
    """A privacy screen, not proof of who speaks: it is asked once in a conversation."""

    intents = ("PinIntent",)
    is_an_answer = True
    reads = ("pin",)

    def __init__(self, services: Services, resume: Resume) -> None:
        super().__init__(services)
        self._resume = resume

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        pin = turn.slots.digits("pin")
        if pin is None or len(pin) != PIN_DIGITS:
            return self._ask_again(turn)
        outcome = self.services.privacy.check_pin(home, pin, request_id=turn.request_id)
        said = linking.pin_checked(outcome)
        if outcome is PinCheck.WRONG:
            return ask(said, linking.WHAT_IS_THE_PIN, Asking.PIN, _still_waiting(turn))
        if outcome is not PinCheck.RIGHT:
            return turn.answer(said)
        resume = turn.state.resume
        turn.state = turn.fresh(pin=turn.marks.pin, level=turn.state.level)
        next_answer = self._resume(turn, resume)
        if next_answer:
            return next_answer
        return ask(said, common.WHAT_WOULD_YOU_LIKE, Asking.ANYTHING_ELSE, turn.state)

    def _ask_again(self, turn: Turn) -> Reply:
        if turn.state.asking is not Asking.PIN:
            return turn.answer(linking.how_to_set_a_pin())
        return ask(common.help_with_pin(), linking.WHAT_IS_THE_PIN, Asking.PIN, _still_waiting(turn))

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self.reply,
            no=_nothing_changed,
            help=common.help_with_pin(),
            elicit=Elicit(intent="PinIntent", slot="pin"),
        )
        return {Asking.PIN: question}


def _still_waiting(turn: Turn) -> Conversation:
    """Keeps what is to be answered after the PIN or the code, however many tries it takes."""
    return turn.fresh(resume=turn.state.resume, level=turn.state.level)


def _after(said: str, answer: Reply) -> Reply:
    """The answer with these words before it, also when it is repeated."""
    both = f"{said} {answer.said}".strip()
    return replace(answer, said=both, state=replace(answer.state, said=both))
