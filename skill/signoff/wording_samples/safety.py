"""What is heard in danger."""

from skill.domain.danger.recognition import Hazard
from skill.signoff.wording_samples.sample import Scene, heard, scene
from skill.signoff.wording_samples.values import LANDLORD, NORTHERN_IRISH, WITHOUT_NUMBERS
from skill.speech import safety

HEADINGS: dict[Hazard, tuple[str, str]] = {
    Hazard.GAS: ("When somebody smells gas", "I can smell gas"),
    Hazard.CARBON_MONOXIDE: (
        "When a carbon monoxide alarm sounds",
        "The carbon monoxide alarm is going off",
    ),
    Hazard.FIRE: ("When something is on fire", "The kitchen's on fire"),
    Hazard.ELECTRIC_SHOCK: (
        "When electrics spark, burn or give a shock",
        "There are sparks coming out of the socket",
    ),
    Hazard.WATER_ON_ELECTRICS: ("When water meets electrics", "Water's coming through the light"),
    Hazard.FLOOD: ("When water cannot be stopped", "A pipe has burst"),
    Hazard.COLLAPSE: ("When a ceiling or wall comes down", "The ceiling has come down"),
    Hazard.TRAPPED: ("When somebody is trapped", "I'm stuck in the lift"),
    Hazard.INJURY: ("When somebody is badly hurt or ill", "My nan's on the floor"),
    Hazard.VIOLENCE: ("When somebody is threatened or attacked", "Someone's trying to get in"),
    Hazard.SELF_HARM: ("When somebody does not want to live", "I don't want to be here any more"),
}


def scenes() -> tuple[Scene, ...]:
    dangers = [
        scene(heading, heard(f'"{example}"', safety.danger, hazard, LANDLORD))
        for hazard, (heading, example) in HEADINGS.items()
    ]
    return (
        *dangers,
        scene(
            "When it is an emergency of an unknown kind",
            heard('"It\'s an emergency"', safety.danger, None, LANDLORD),
        ),
        scene(
            "Where these differ",
            heard("Gas, in Northern Ireland", safety.danger, Hazard.GAS, NORTHERN_IRISH),
            heard("Water, where no repairs number is set", safety.danger, Hazard.FLOOD, WITHOUT_NUMBERS),
        ),
    )
