"""What is asked about a fault, and said for safety."""

from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.triage import Advice, Question
from skill.signoff.wording_samples.sample import Scene, heard, scene
from skill.signoff.wording_samples.values import LANDLORD, NORTHERN_IRISH
from skill.speech import triage


def scenes() -> tuple[Scene, ...]:
    questions = (heard(_shown(each), triage.question, each) for each in Question)
    lines = (heard(_shown(each), triage.advice, each) for each in Advice)
    return (
        scene(
            "When something matters about a fault",
            *questions,
            heard("Before the question about people at home", triage.before, Question.AT_RISK),
            heard("Help with any of them", triage.help_with_question),
        ),
        scene("What is said for safety before a report", *lines),
        scene(
            "When the whole street is without it",
            heard("No power", triage.not_here, FAULTS["no_power"], LANDLORD),
            heard("No power, in Northern Ireland", triage.not_here, FAULTS["no_power"], NORTHERN_IRISH),
            heard("No water", triage.not_here, FAULTS["no_water"], LANDLORD),
            heard("No gas", triage.not_here, FAULTS["no_gas"], LANDLORD),
        ),
    )


def _shown(what: Question | Advice) -> str:
    return what.value.replace("_", " ").capitalize()
