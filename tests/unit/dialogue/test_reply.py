"""An answer that breaks a rule never leaves."""

import pytest

from skill.dialogue.reply import Reply, ask, asks, check, tell
from skill.dialogue.state import Asking, Conversation
from skill.errors import BrokenReply
from tests.tables import each_row


@each_row(
    ("reply", "is_sound"),
    [
        (Reply(said="Your rent is paid."), True),
        (Reply(said="Okay.", question="Anything else?"), True),
        (Reply(said="", question="Which room is it in?"), True),
        (Reply(said="Tea &amp; toast."), True),
        (Reply(said='Ring <say-as interpret-as="telephone">999</say-as>.'), True),
        (Reply(said=""), False),
        (Reply(said="Tea & toast."), False),
        (Reply(said="A <b>bold claim."), False),
        (Reply(said="5 < 6."), False),
        (Reply(said="</speak><speak>"), False),
        (Reply(said="Anything else?"), False),
        (Reply(said="Anything else? "), False),
        (Reply(said="<p>Anything else?</p>"), False),
        (Reply(said="Okay.", question="Anything else."), False),
        (Reply(said="Okay.", question="Is this <broken?"), False),
    ],
)
def test_only_a_sound_answer_may_leave(reply: Reply, is_sound: bool) -> None:
    if is_sound:
        check(reply)
        return
    with pytest.raises(BrokenReply):
        check(reply)


@each_row(
    ("words", "is_question"),
    [
        ("Shall I?", True),
        ("Shall I? ", True),
        ("<p>Shall I?</p>", True),
        ("Shall I? Yes.", False),
        ("I shall.", False),
        ("", False),
    ],
)
def test_a_question_is_what_ends_in_one(words: str, is_question: bool) -> None:
    assert asks(words) is is_question


def test_a_plain_answer_remembers_nothing() -> None:
    assert tell("Goodbye.").state == Conversation()


@pytest.mark.parametrize("missed", [0, 1])
def test_a_question_forgets_earlier_misunderstandings_unless_it_is_one(missed: int) -> None:
    reply = ask("", "Which?", Asking.LEVEL, Conversation(missed=5), missed=missed)
    assert reply.state.missed == missed
