"""An emergency whose kind was not heard; every kind that was heard is answered by the danger screen."""

from skill.dialogue.danger import EMERGENCY, in_danger
from skill.dialogue.handler import IntentHandler
from skill.dialogue.reply import Reply
from skill.dialogue.turn import Turn


class EmergencyHandler(IntentHandler):
    # The slot is read by the danger screen: what reaches this handler had nothing in it to recognise.
    intents = (EMERGENCY,)
    reads = ("hazard",)

    def reply(self, turn: Turn) -> Reply:
        return in_danger(None, turn.landlord)
