"""An emergency whose kind was not heard, and the numbers to ring.

Every kind that was heard is answered by the danger screen.
"""

from skill.dialogue.danger import EMERGENCY, WHO_TO_RING, in_danger
from skill.dialogue.handler import IntentHandler
from skill.dialogue.reply import Reply, tell
from skill.dialogue.turn import Turn
from skill.speech import numbers


class EmergencyHandler(IntentHandler):
    # The slot is read by the danger screen: what reaches this handler had nothing in it to recognise.
    intents = (EMERGENCY,)
    reads = ("hazard",)

    def reply(self, turn: Turn) -> Reply:
        return in_danger(None, turn.landlord)


class WhoToRingHandler(IntentHandler):
    """Says a number and ends the session, so that nothing is left of which one was wanted: to ask for some is
    a private matter. One intent covers all of them, because the log names the intent.
    """

    intents = (WHO_TO_RING,)
    reads = ("line",)

    def reply(self, turn: Turn) -> Reply:
        line = turn.slots.line()
        if line is None:
            return tell(numbers.number_again(turn.landlord))
        return tell(numbers.number_for(line, turn.landlord))
