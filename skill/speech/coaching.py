"""The coach, calls, messages, complaints and ratings: honest about when, never about where."""

from datetime import date

from skill.domain.coaching import CallTopic, Coach, CoachToday
from skill.domain.landlord import Landlord
from skill.speech import plain

COACH_OFFER = "Would you like your coach to get in touch?"
SHALL_I_ASK_FOR_A_CALL = "Shall I ask for a call?"
WHAT_IS_YOUR_MESSAGE = "What would you like to say?"
SHALL_I_SEND_IT = "Shall I send it?"
SHALL_I_WRITE_IT_DOWN = "Shall I write it down?"
HOW_WAS_IT = "From one to five, how easy was this to use?"
MESSAGE_LENGTH = 300

_ABOUT = {
    CallTopic.RENT: "your rent",
    CallTopic.REPAIR: "a repair",
    CallTopic.NEIGHBOURS: "your neighbours",
    CallTopic.BENEFITS: "benefits",
    CallTopic.MOVING: "moving",
    CallTopic.WORK: "work or training",
    CallTopic.GARDEN: "your garden",
    CallTopic.COMPLAINT: "a complaint",
}
"""Safety is left out on purpose: the person who makes somebody feel unsafe may be in the room."""


def my_coach(answer: CoachToday) -> str:
    """When somebody asks who their coach is.

    The name, and whether this is one of their days; never a diary or a place.
    """
    name = plain.escape(answer.coach.first_name)
    who = f"Your neighbourhood coach is {name}."
    if answer.is_in_today:
        return f"{who} {name} is working today."
    cover = f", and {plain.escape(answer.coach.cover_name)} is covering" if answer.coach.cover_name else ""
    return f"{who} {name} isn't in today{cover}."


def no_coach(landlord: Landlord) -> str:
    """When somebody asks for their coach and none is named."""
    return f"I can't see a coach for your home. To talk to somebody, {plain.ring_us(landlord)}."


def call_read_back(coach: Coach | None, topic: CallTopic | None, on: date | None, today: date) -> str:
    """Before a call is asked for, to be sure."""
    who = plain.escape(coach.first_name) if coach else "the team"
    when = f" {plain.on_day(on, today)}" if on else ""
    about = f"{',' * bool(when)} about {_ABOUT[topic]}" if topic in _ABOUT else ""
    return f"So you'd like {who} to ring you{when}{about}."


def call_asked_for(coach: Coach | None, on: date | None, landlord: Landlord) -> str:
    """When a call has been asked for.

    The landlord's usual time is said only where the tenant named no day. It is "get in touch", because not
    everybody can take a call and the landlord knows how to reach each tenant.
    """
    who = plain.escape(coach.first_name) if coach else "the team"
    within = None if on else landlord.call_back_within
    usually = f" They usually do {plain.escape(within)}." if within else ""
    return f"I've asked {who} to get in touch, in the way we have down for you.{usually}"


def message_read_back(coach: Coach | None, text: str) -> str:
    """Before a message is sent, to be sure."""
    who = plain.escape(coach.first_name) if coach else "the team"
    return f"Your message for {who} is: {plain.escape(text)}."


def message_taken(coach: Coach | None) -> str:
    """Before a message is sent that should not be read out, because of what it may be about."""
    return f"I have your message for {plain.escape(coach.first_name) if coach else 'the team'}."


def message_kept(coach: Coach | None) -> str:
    """When a message has been sent."""
    return (
        f"Thank you. I've taken your message for {plain.escape(coach.first_name) if coach else 'the team'}."
    )


def not_sent() -> str:
    """No, or stop: nothing is sent."""
    return "Okay, I haven't sent anything."


def complaint_offer(coach: Coach | None) -> str:
    """When somebody has had enough of chasing.

    An apology first. A complaint is the tenant's right, so no questions are asked about it.
    """
    who = f"{plain.escape(coach.first_name)}, your coach" if coach else "the team"
    return f"I'm sorry this hasn't been put right. I can write down a complaint for {who}."


def complaint_kept(coach: Coach | None, landlord: Landlord) -> str:
    """When a complaint has been written down.

    When and how it is answered is the landlord's own procedure.
    """
    who = plain.escape(coach.first_name) if coach else "the team"
    return f"I've written down your complaint for {who}. To talk it over, {plain.ring_us(landlord)}."


def complaint_not_kept() -> str:
    """No, or stop: no complaint is written down.

    The right to complain stays.
    """
    return "Okay, I haven't written anything down. You can complain at any time."


def thanks_for_feedback(rating: int) -> str:
    """When somebody says how easy it was."""
    if rating >= 4:
        return "Thank you, that's good to hear."
    return "Thank you for being honest. It helps us make this better."


def rating_out_of_range() -> str:
    """When the rating is not between one and five."""
    return "Please say a number from one to five."
