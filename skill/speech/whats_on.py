"""What's on, three events at a time: what, when, where and how far to walk."""

from dataclasses import replace
from datetime import date, datetime

from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import Nearby, Wanted, WhatsOn, Widened
from skill.domain.landlord import Landlord
from skill.speech import moments, plain
from skill.speech.events import AUDIENCES

AT_ONCE = 3
MORE = "Would you like to hear more, or more about one of them?"
MORE_ABOUT_ONE = "Would you like to know more about one of them?"
MORE_ABOUT_IT = "Would you like to know more about it?"
ANOTHER_ONE = "Would you like to hear about another one?"
WHICH_ONE = "Which one do you mean, such as the first or the second?"
WORDS_ABOUT_ONE = 20
"""As many words about one event as a listener can hold; a longer one leaves out the walk."""

WORDS_ALTOGETHER = 58
"""Half a minute, with the question that follows: a longer answer leaves out the walks, then the places."""

_ACTIVITIES = {
    Activity.COFFEE_MORNING: "a coffee morning",
    Activity.FOOD: "anything with food",
    Activity.JOBS_AND_LEARNING: "anything about jobs or learning",
    Activity.MONEY_ADVICE: "any money advice",
    Activity.DIGITAL_HELP: "any help with phones or computers",
    Activity.WARM_SPACE: "a warm space",
    Activity.EXERCISE: "an exercise class",
    Activity.WALKING: "a group walk",
    Activity.FOOTBALL: "any football",
    Activity.SWIMMING: "any swimming",
    Activity.DANCE: "any dancing",
    Activity.GARDENING: "any gardening",
    Activity.CRAFTS: "any crafts",
    Activity.MUSIC: "any music",
    Activity.GAMES: "any games",
    Activity.REPAIR_CAFE: "a repair café",
    Activity.PLAY: "a playgroup",
    Activity.MARKET: "a market",
    Activity.HEALTH: "anything about health",
    Activity.TALKS: "any talks",
    Activity.VOLUNTEERING: "anything to help out with",
    Activity.RESIDENTS: "a residents' meeting",
}


def found(answer: WhatsOn, shown: tuple[Nearby, ...], landlord: Landlord, now: datetime) -> str:
    """When somebody asks what's on.

    The first few events found; where the search had to be widened, that is said.
    """
    if not shown:
        what = _wish(answer.wanted.what_cannot_give_way)
        return f"I can't find {what} nearby in the next few weeks."
    if answer.widened is Widened.NOT:
        return listing(shown, landlord, now)
    return f"{_all(shown, landlord, now, f'{_looked_wider(answer, landlord.today(now))}: ')}."


def _looked_wider(answer: WhatsOn, today: date) -> str:
    if answer.period.last < today:
        return "That's over now, but there's this coming up"
    wanted = answer.wanted
    days = moments.asked(answer.period, wanted.part_of_day, today)
    match answer.widened:
        case Widened.FURTHER_AWAY:
            like_that = "" if replace(wanted, part_of_day=None) == Wanted() else " like that"
            return f"There's nothing{like_that} {days} within a short walk, but a bit further there's this"
        case Widened.OTHER_DAYS:
            return f"I can't find {_wish(wanted)} {days}, but there's this"
        case Widened.OTHER_THINGS:
            return f"I can't find {_wish(wanted)} nearby, but there's something else {days}"
    return f"I can't find {_wish(wanted)} nearby, but there's this coming up"


def _wish(wanted: Wanted) -> str:
    """What was asked for, in our own words, so that a misheard name is not repeated."""
    what = _ACTIVITIES[wanted.activity] if wanted.activity else "that" if wanted.words else "anything"
    like = [said for said, is_so in (("free", wanted.is_free), ("step-free", wanted.is_step_free)) if is_so]
    whom = AUDIENCES.get(wanted.audience or Audience.EVERYONE)
    return " ".join(
        part
        for part in (what, f"that's {plain.listed(like)}" if like else "", f"for {whom}" if whom else "")
        if part
    )


def listing(shown: tuple[Nearby, ...], landlord: Landlord, now: datetime) -> str:
    """When somebody asks for more events."""
    return f"{plain.capital(_all(shown, landlord, now))}."


def _all(shown: tuple[Nearby, ...], landlord: Landlord, now: datetime, lead: str = "") -> str:
    said = ""
    for one in (_with_walk, _with_venue, _when):
        said = lead + plain.listed_long([one(nearby, landlord, now) for nearby in shown])
        if len(said.split()) <= WORDS_ALTOGETHER:
            break
    return said


def _with_walk(nearby: Nearby, landlord: Landlord, now: datetime) -> str:
    said, walk = _with_venue(nearby, landlord, now), plain.walk(nearby.walk_minutes)
    is_short = len(said.split()) + len(walk.split()) <= WORDS_ABOUT_ONE
    return f"{said}, {walk}" if walk and is_short else said


def _with_venue(nearby: Nearby, landlord: Landlord, now: datetime) -> str:
    venue = nearby.event.venue
    return f"{_when(nearby, landlord, now)}{f', at {plain.escape(venue)}' if venue else ''}"


def _when(nearby: Nearby, landlord: Landlord, now: datetime) -> str:
    return f"{plain.title(nearby.event.title)}, {moments.in_a_list(nearby.event, landlord, now)}"


def walk_limit_kept(minutes: int) -> str:
    """When somebody says how far they can walk."""
    return f"Okay. I'll look within {plain.walk_of(minutes)} first."


def walk_limit_not_recognised() -> str:
    """When it was not recognised how far somebody can walk."""
    return "You can say: I can walk ten minutes, or: it doesn't matter how far."


def no_more() -> str:
    """When somebody asks for more events and has heard them all."""
    return "That's everything I can find."


def no_such_one(count: int) -> str:
    """When somebody chooses a number that was not read out."""
    return f"I only read out {plain.number(count)}."


def nothing_read_out() -> str:
    """When somebody asks for more before any event was read out."""
    return "I haven't read anything out yet. You can ask what's on."


def withdrawn() -> str:
    """When the event was withdrawn in the meantime."""
    return "I'm sorry, I can't find that one any more."
