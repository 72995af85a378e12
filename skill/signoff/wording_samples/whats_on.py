"""What is heard about what's on."""

from datetime import date, timedelta

from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import Nearby, WalkLimit, Wanted, WhatsOn, Widened
from skill.domain.periods import PartOfDay, Period
from skill.signoff.wording_samples.sample import Sample, Scene, asked, heard, scene
from skill.signoff.wording_samples.values import (
    COFFEE,
    EXHIBITION,
    FARM_DAY,
    FRIDAY,
    HEALTH_DAY,
    LANDLORD,
    NOW,
    STAY_AND_PLAY,
    TODAY,
    TOMORROW,
)
from skill.speech import moments, whats_on

_THREE = (COFFEE, STAY_AND_PLAY, FARM_DAY)
_WEEKEND = Period(first=date(2026, 11, 28), last=date(2026, 11, 29), is_weekend=True)
_SOON, _ANYTHING = Period(first=TODAY, last=TOMORROW), Wanted()
_WALK_LIMITS = sorted({reach.minutes for reach in WalkLimit})
_ANY_FOOTBALL = Wanted(activity=Activity.FOOTBALL)


def scenes() -> tuple[Scene, ...]:
    return (
        scene("When somebody asks what's on", *_searches()),
        scene("When there is nothing quite like it", *_wider(), *_wishes()),
        scene("The days that were asked about", *_days()),
        scene(
            "When somebody says how far they can walk",
            *(heard(f"{minutes} minutes", whats_on.walk_limit_kept, minutes) for minutes in _WALK_LIMITS),
            heard("It was not heard how far", whats_on.walk_limit_not_recognised),
        ),
        scene(
            "When the list has run out, or was not read",
            heard("More, and there is no more", whats_on.no_more),
            heard("The fourth, and there were three", whats_on.no_such_one, 3),
            heard("The second, and there was one", whats_on.no_such_one, 1),
            heard("More, before anything was read out", whats_on.nothing_read_out),
            heard("It was taken off the list meanwhile", whats_on.withdrawn),
        ),
    )


def _searches() -> tuple[Sample, ...]:
    return (
        heard("Three or more", whats_on.found, _answer(*_THREE), _THREE, LANDLORD, NOW),
        heard("One, with a long title", whats_on.found, _answer(HEALTH_DAY), (HEALTH_DAY,), LANDLORD, NOW),
        heard("Nothing for weeks", whats_on.found, _answer(), (), LANDLORD, NOW),
        heard("The next three", whats_on.listing, (STAY_AND_PLAY, EXHIBITION), LANDLORD, NOW),
        asked("The question where there are more", whats_on, "MORE"),
        asked("The question where these are all", whats_on, "MORE_ABOUT_ONE"),
        asked("The question where there is one", whats_on, "MORE_ABOUT_IT"),
        asked("The question after one of them", whats_on, "ANOTHER_ONE"),
        asked("Yes, and it is not clear to which", whats_on, "WHICH_ONE"),
    )


def _wider() -> tuple[Sample, ...]:
    cases = {
        "Only further away": (_WEEKEND, Wanted(), Widened.FURTHER_AWAY),
        "Of that kind only further away": (_WEEKEND, _ANY_FOOTBALL, Widened.FURTHER_AWAY),
        "On other days": (_WEEKEND, _ANY_FOOTBALL, Widened.OTHER_DAYS),
        "Other things": (_WEEKEND, _ANY_FOOTBALL, Widened.OTHER_THINGS),
        "Other things on other days": (_WEEKEND, _ANY_FOOTBALL, Widened.ANYTHING),
        "Those days are over": (Period(first=TODAY, last=date(2026, 10, 31)), Wanted(), Widened.OTHER_DAYS),
    }
    return tuple(
        heard(
            leads, whats_on.found, _answer(COFFEE, period=period, wanted=wanted, widened=how), (COFFEE,), *_AT
        )
        for leads, (period, wanted, how) in cases.items()
    )


def _wishes() -> tuple[Sample, ...]:
    wishes = {
        **{f"No {activity.value.replace('_', ' ')}": Wanted(activity=activity) for activity in Activity},
        "Nothing by a name of their own": Wanted(words="crown green bowls"),
        "Nothing for carers": Wanted(audience=Audience.CARERS),
        "Nothing free": Wanted(is_free=True),
        "Nothing free and step-free": Wanted(is_free=True, is_step_free=True),
    }
    tomorrow = Period(first=TOMORROW, last=TOMORROW)
    return tuple(
        heard(
            leads,
            whats_on.found,
            _answer(STAY_AND_PLAY, period=tomorrow, wanted=wanted, widened=Widened.OTHER_DAYS),
            (STAY_AND_PLAY,),
            *_AT,
        )
        for leads, wanted in wishes.items()
    )


_AT = (LANDLORD, NOW)


def _answer(
    *found: Nearby,
    period: Period = _SOON,
    wanted: Wanted = _ANYTHING,
    widened: Widened = Widened.NOT,
) -> WhatsOn:
    return WhatsOn(found=found, period=period, wanted=wanted, widened=widened)


def _days() -> tuple[Sample, ...]:
    evening = PartOfDay.EVENING
    later = date(2026, 12, 5)
    cases: dict[str, tuple[Period, PartOfDay | None]] = {
        "A day": (Period(first=FRIDAY, last=FRIDAY), None),
        "Tonight": (Period(first=TODAY, last=TODAY), evening),
        "Tomorrow evening": (Period(first=TOMORROW, last=TOMORROW), evening),
        "The morning of a day further off": (Period(first=later, last=later), PartOfDay.MORNING),
        "Now": (Period(first=TODAY, last=TODAY, is_now=True), None),
        "No day was said": (Period(first=TODAY, last=TODAY + timedelta(days=5)), None),
        "The weekend": (_WEEKEND, None),
        "The weekend, in the evening": (_WEEKEND, evening),
        "Next week": (Period(first=date(2026, 11, 30), last=date(2026, 12, 6)), None),
        "A week further off": (Period(first=date(2026, 12, 7), last=date(2026, 12, 13)), None),
        "This month": (Period(first=TODAY, last=date(2026, 11, 30)), None),
        "A month": (Period(first=date(2027, 1, 1), last=date(2027, 1, 31)), None),
        "A month far ahead": (Period(first=date(2027, 11, 1), last=date(2027, 11, 30)), None),
        "A season": (Period(first=date(2027, 6, 1), last=date(2027, 8, 31)), None),
        "This year": (Period(first=TODAY, last=date(2026, 12, 31)), None),
        "A year": (Period(first=date(2027, 1, 1), last=date(2027, 12, 31)), None),
    }
    return tuple(heard(leads, moments.asked, *case, TODAY) for leads, case in cases.items())
