"""The conversation by itself: no assistant, no store, one request in and one reply out."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill.dialogue.answers import ANSWER
from skill.dialogue.catalogue import Dialogue, by_intent, questions_of
from skill.dialogue.handler import IntentHandler, OpenQuestion
from skill.dialogue.reply import Elicit, Reply, tell
from skill.dialogue.request import LAUNCH
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.speech import common, linking, reporting
from tests.unit.dialogue.slots_heard import said
from tests.unit.dialogue.talks import asked, unlinked, unlinked_services
from tests.unit.landlords import LANDLORD

RATING_ASKED = {"asking": "rating", "question": "How easy was that?"}
IN_A_REPORT = {"asking": "repair_room", "question": "Which room is it in?", "fault": "tap_dripping"}

ONE_TURN = """
import sys
from tests.unit.dialogue.talks import asked, unlinked
assert unlinked().reply(asked("RentBalanceIntent")).said
assistants = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "ask_sdk_webservice_support"}
loaded = {name.split(".")[0] for name in sys.modules}
assert not loaded & {*assistants, "flask", "boto3", "sqlite3", "httpx", "cryptography"}, loaded
assert not [name for name in sys.modules if name.startswith(("skill.alexa", "skill.web", "skill.housing"))]
"""


@pytest.fixture(scope="module")
def dialogue() -> Dialogue:
    return unlinked()


def test_a_turn_needs_no_assistant_no_store_and_no_network() -> None:
    run = subprocess.run(
        [sys.executable, "-c", ONE_TURN], capture_output=True, text=True, cwd=Path(__file__).parents[3]
    )
    assert run.returncode == 0, run.stderr


def test_a_launch_opens_the_conversation(dialogue: Dialogue) -> None:
    reply = dialogue.reply(asked(LAUNCH))
    assert reply.said == common.welcome(LANDLORD, is_linked=False)
    assert (reply.state.asking, reply.state.launched) == (Asking.ANYTHING_ELSE, True)


def test_unlinked_home_hears_how_to_get_linked(dialogue: Dialogue) -> None:
    assert dialogue.reply(asked("RentBalanceIntent")).said == linking.not_linked(LANDLORD)


def test_an_intent_that_no_handler_claims_is_not_understood(dialogue: Dialogue) -> None:
    assert dialogue.reply(asked("OrderPizzaIntent")).said == common.not_understood()


def test_a_rating_is_misheard_while_a_report_asks_something(dialogue: Dialogue) -> None:
    assert dialogue.reply(asked("FeedbackIntent")).said == linking.not_linked(LANDLORD)
    reply = dialogue.reply(asked("FeedbackIntent", IN_A_REPORT, rating=said("3")))
    assert (reply.said, reply.question) == (common.not_understood(), IN_A_REPORT["question"])


def test_a_rating_is_misheard_while_another_question_is_open(dialogue: Dialogue) -> None:
    code_asked = {"asking": "link_code", "question": "What's your code?"}
    reply = dialogue.reply(asked("FeedbackIntent", code_asked, rating=said("4")))
    assert (reply.said, reply.question) == (common.not_understood(), code_asked["question"])
    assert dialogue.reply(asked("FeedbackIntent", code_asked)).said == linking.not_linked(LANDLORD)


def test_a_question_elicits_its_own_slot_or_the_one_of_every_answer(dialogue: Dialogue) -> None:
    again = dialogue.reply(asked("AMAZON.RepeatIntent", RATING_ASKED))
    assert again.elicit == Elicit(intent="FeedbackIntent", slot="rating")
    assert dialogue.reply(asked("AMAZON.HelpIntent")).elicit == ANSWER


def test_neither_a_launch_nor_a_closed_answer_elicits_a_slot(dialogue: Dialogue) -> None:
    assert dialogue.reply(asked(LAUNCH)).elicit is None
    assert dialogue.reply(asked("AMAZON.StopIntent", RATING_ASKED)).elicit is None


def test_a_stop_says_what_has_not_been_done(dialogue: Dialogue) -> None:
    reply = dialogue.reply(asked("AMAZON.StopIntent", IN_A_REPORT))
    assert reply == tell(reporting.not_reported())
    assert dialogue.reply(asked("AMAZON.StopIntent", RATING_ASKED)) == tell(common.goodbye())


class Broken(IntentHandler):
    intents = ("BrokenIntent",)

    def reply(self, turn: Turn) -> Reply:
        return tell("Is this <broken?")

    def questions(self) -> dict[Asking, OpenQuestion]:
        return {Asking.RATING: OpenQuestion(yes=self.reply, no=self.reply, help="")}


class BrokenToo(Broken):
    pass


def test_two_handlers_may_not_claim_one_intent_nor_ask_one_question() -> None:
    two = (Broken(unlinked_services()), BrokenToo(unlinked_services()))
    with pytest.raises(ValueError, match="BrokenIntent is claimed twice, by Broken and BrokenToo"):
        by_intent(two)
    with pytest.raises(ValueError, match=r"RATING.* is asked twice, the second time by BrokenToo"):
        questions_of(two)
