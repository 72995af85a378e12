"""What is heard about the coach, calls, messages and how it went."""

from dataclasses import replace

from skill.domain.coaching import CallTopic, CoachToday
from skill.signoff.wording_samples.sample import Sample, Scene, asked, heard, scene
from skill.signoff.wording_samples.values import COACH, FRIDAY, LANDLORD, TODAY, TOMORROW, WITHOUT_NUMBERS
from skill.speech import coaching


def scenes() -> tuple[Scene, ...]:
    alone = replace(COACH, cover_name=None)
    return (
        scene(
            "When somebody asks who their coach is",
            heard("In today", coaching.my_coach, CoachToday(coach=COACH, is_in_today=True)),
            heard("Not in, covered", coaching.my_coach, CoachToday(coach=COACH, is_in_today=False)),
            heard("Not in, not covered", coaching.my_coach, CoachToday(coach=alone, is_in_today=False)),
            heard("No coach is named", coaching.no_coach, LANDLORD),
            asked("The question after it, and after some answers about rent", coaching, "COACH_OFFER"),
        ),
        scene("When somebody asks for a call", *_calls()),
        scene(
            "When somebody leaves a message",
            asked("No message was said", coaching, "WHAT_IS_YOUR_MESSAGE"),
            heard("To be sure", coaching.message_read_back, COACH, "I'll be out till three"),
            heard("To be sure, no coach named", coaching.message_read_back, None, "the gate is locked"),
            asked("The question after it", coaching, "SHALL_I_SEND_IT"),
            heard("Yes", coaching.message_kept, COACH),
            heard("Yes, no coach named", coaching.message_kept, None),
            heard("No, or stop", coaching.not_sent),
        ),
        scene(
            "When somebody has had enough of chasing",
            heard("An apology and an offer", coaching.complaint_offer, COACH),
            heard("The same, no coach named", coaching.complaint_offer, None),
            asked("The question after it", coaching, "SHALL_I_WRITE_IT_DOWN"),
            heard("No, or stop", coaching.complaint_not_kept),
            heard("Yes", coaching.complaint_kept, COACH, LANDLORD),
            heard("Yes, no coach named", coaching.complaint_kept, None, LANDLORD),
        ),
        scene(
            "When somebody says how easy it was",
            asked("The question", coaching, "HOW_WAS_IT"),
            heard("Four or five", coaching.thanks_for_feedback, 4),
            heard("One to three", coaching.thanks_for_feedback, 3),
            heard("Another number", coaching.rating_out_of_range),
        ),
    )


def _calls() -> tuple[Sample, ...]:
    about = [heard(_shown(topic), coaching.call_read_back, COACH, topic, None, TODAY) for topic in CallTopic]
    return (
        heard("Nothing said about what or when", coaching.call_read_back, COACH, None, None, TODAY),
        *about,
        heard("On a day", coaching.call_read_back, COACH, None, TOMORROW, TODAY),
        heard("On a day, about rent", coaching.call_read_back, COACH, CallTopic.RENT, FRIDAY, TODAY),
        heard("No coach is named", coaching.call_read_back, None, None, None, TODAY),
        asked("The question after it", coaching, "SHALL_I_ASK_FOR_A_CALL"),
        heard("Yes", coaching.call_asked_for, COACH, None, LANDLORD),
        heard("Yes, a day was asked for", coaching.call_asked_for, COACH, FRIDAY, LANDLORD),
        heard("Yes, no coach named, no usual time set", coaching.call_asked_for, None, None, WITHOUT_NUMBERS),
    )


def _shown(topic: CallTopic) -> str:
    said = topic.value.replace("_", " ")
    return f"About {said}{', which is not said aloud' if topic is CallTopic.SAFETY else ''}"
