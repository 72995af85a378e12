"""What is heard about linking a home, what is said about money, and the PIN."""

from skill.domain.tenancy import AnswerLevel, LinkOutcome, PinCheck, Withheld
from skill.signoff.wording_samples.sample import Scene, asked, heard, scene
from skill.signoff.wording_samples.values import LANDLORD, WITHOUT_NUMBERS
from skill.speech import linking


def scenes() -> tuple[Scene, ...]:
    return (
        scene(
            "When a home is not linked yet",
            heard("Anything about a home is asked", linking.not_linked, LANDLORD),
            heard("The same, no phone number set", linking.not_linked, WITHOUT_NUMBERS),
            asked("Link my home", linking, "WHAT_IS_THE_CODE"),
            heard("Not six numbers", linking.code_is_six),
            heard("The right code", linking.linked, LinkOutcome.LINKED, LANDLORD),
            heard("A wrong or old code", linking.linked, LinkOutcome.WRONG_CODE, LANDLORD),
            heard("Too many wrong codes", linking.linked, LinkOutcome.TOO_MANY_TRIES, LANDLORD),
        ),
        scene(
            "When somebody unlinks their home",
            heard("To be sure", linking.unlink_read_back),
            asked("The question after it", linking, "SHALL_I_UNLINK"),
            heard("Yes", linking.unlinked),
            heard("No, here and wherever a choice is left as it was", linking.still_as_it_was),
        ),
        scene(
            "When somebody asks about money and it may not be said",
            heard("Nobody has chosen yet", linking.withheld, Withheld.NOT_CHOSEN),
            asked("The question after it", linking, "WHICH_LEVEL"),
            heard("Amounts", linking.level_chosen, AnswerLevel.AMOUNTS),
            heard("Up to date or not", linking.level_chosen, AnswerLevel.STANDING),
            heard("Nothing", linking.level_chosen, AnswerLevel.NOTHING),
            heard("Nothing was chosen before, and now more is asked for", linking.withheld, Withheld.PRIVATE),
            heard("More is chosen than before", linking.withheld, Withheld.NOT_CONFIRMED),
            asked("The question after it, when more is chosen", linking, "SHALL_I_SAY_MORE"),
        ),
        scene(
            "When a home has a PIN",
            heard("Money is asked about", linking.withheld, Withheld.PIN_NEEDED),
            asked("The question after it", linking, "WHAT_IS_THE_PIN"),
            heard("The right PIN; the answer follows", linking.pin_checked, PinCheck.RIGHT),
            heard("A wrong PIN", linking.pin_checked, PinCheck.WRONG),
            heard("Too many wrong PINs", linking.pin_checked, PinCheck.TOO_MANY_TRIES),
            heard("A PIN is said and there is none", linking.pin_checked, PinCheck.NOT_SET),
            heard("Somebody wants to set one", linking.how_to_set_a_pin),
        ),
    )
