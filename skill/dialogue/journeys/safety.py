"""An emergency whose kind was not heard; every kind that was heard is answered by the danger screen."""

from skill.dialogue.handler import IntentHandler
from skill.dialogue.reply import Reply, tell
from skill.dialogue.turn import Turn
from skill.speech import safety


class EmergencyHandler(IntentHandler):
    # The slot is read by the danger screen: what reaches this handler had nothing in it to recognise.
    intents = ("EmergencyIntent",)
    reads = ("hazard",)

    def reply(self, turn: Turn) -> Reply:
        return tell(safety.danger(None, turn.landlord))
