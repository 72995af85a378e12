"""An emergency whose kind was not heard; every kind that was heard is answered before any handler."""

from skill.alexa.handlers.base import IntentHandler
from skill.alexa.reply import Reply, tell
from skill.alexa.turn import Turn
from skill.speech import safety


class EmergencyHandler(IntentHandler):
    # The slot is read by the danger screen: what reaches this handler had nothing in it to recognise.
    intents = ("EmergencyIntent",)
    reads = ("hazard",)

    def reply(self, turn: Turn) -> Reply:
        return tell(safety.danger(None, turn.landlord))
