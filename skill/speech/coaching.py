"""The coach by name, asking for a call, leaving a message: honest about when, never about where."""

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
"""Safety is left out on purpose: whoever makes somebody feel unsafe may be in the room."""


def my_coach(answer: CoachToday) -> str:
    """Name and whether it is one of their days; never a diary or a place."""
    name = plain.escape(answer.coach.first_name)
    who = f"Your neighbourhood coach is {name}."
    if answer.is_in_today:
        return f"{who} {name} is working today."
    cover = f", and {plain.escape(answer.coach.cover_name)} is covering" if answer.coach.cover_name else ""
    return f"{who} {name} isn't in today{cover}."


def no_coach(landlord: Landlord) -> str:
    return f"I can't see a coach for your home. To talk to somebody, {plain.ring_us(landlord)}."


def call_read_back(coach: Coach | None, topic: CallTopic | None, on: date | None, today: date) -> str:
    who = plain.escape(coach.first_name) if coach else "the team"
    when = f" {plain.on_day(on, today)}" if on else ""
    about = f"{',' * bool(when)} about {_ABOUT[topic]}" if topic in _ABOUT else ""
    return f"So you'd like {who} to ring you{when}{about}."


def call_asked_for(coach: Coach | None, on: date | None, landlord: Landlord) -> str:
    """Kept and passed on. How long it takes comes from the landlord, and gives way to a day asked for.

    Not everybody can take a call, so it is "get in touch": the landlord knows how.
    """
    who = plain.escape(coach.first_name) if coach else "the team"
    within = None if on else landlord.call_back_within
    usually = f" They usually do {plain.escape(within)}." if within else ""
    return f"I've asked {who} to get in touch, in the way we have down for you.{usually}"


def message_read_back(coach: Coach | None, text: str) -> str:
    who = plain.escape(coach.first_name) if coach else "the team"
    return f"Your message for {who} is: {plain.escape(text)}."


def message_kept(coach: Coach | None) -> str:
    return (
        f"Thank you. I've taken your message for {plain.escape(coach.first_name) if coach else 'the team'}."
    )


def not_sent() -> str:
    return "Okay, I haven't sent anything."


def complaint_offer(coach: Coach | None) -> str:
    """An apology first. A complaint is the tenant's right, so nothing is asked and nothing is weighed."""
    who = f"{plain.escape(coach.first_name)}, your coach" if coach else "the team"
    return f"I'm sorry this hasn't been put right. I can write down a complaint for {who}."


def complaint_kept(coach: Coach | None, landlord: Landlord) -> str:
    """Kept and passed on; when and how it is answered is the landlord's own procedure."""
    who = plain.escape(coach.first_name) if coach else "the team"
    return f"I've written down your complaint for {who}. To talk it over, {plain.ring_us(landlord)}."


def complaint_not_kept() -> str:
    """The right to complain stays, whatever is said here."""
    return "Okay, I haven't written anything down. You can complain at any time."


def thanks_for_feedback(rating: int) -> str:
    if rating >= 4:
        return "Thank you, that's good to hear."
    return "Thank you for being honest. It helps us make this better."


def rating_out_of_range() -> str:
    return "Please say a number from one to five."
