"""What is heard about what's on."""

from datetime import date, timedelta

from skill.domain.events import Activity
from skill.domain.nearby import Nearby, Wanted, WhatsOn
from skill.domain.periods import Period
from skill.rehearsal.wording_samples.sample import Sample, Scene, asked, heard, scene
from skill.rehearsal.wording_samples.values import (
    COFFEE,
    DROP_IN,
    EXHIBITION,
    FARM_DAY,
    FRIDAY,
    HEALTH_DAY,
    LANDLORD,
    STAY_AND_PLAY,
    TODAY,
    TOMORROW,
)
from skill.speech import whats_on

_THREE = (COFFEE, STAY_AND_PLAY, FARM_DAY)


def scenes() -> tuple[Scene, ...]:
    return (
        scene("When somebody asks what's on", *_searches()),
        scene(
            "When somebody asks for more about one of them",
            *_details(),
            asked("The question after it", whats_on, "ANOTHER_ONE"),
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
    days = {
        "Nothing like it in the next days; what there is": (TODAY, TODAY + timedelta(days=6)),
        "Nothing like it on that day; what there is": (FRIDAY, FRIDAY),
        "Nothing like it in that month; what there is": (date(2026, 12, 1), date(2026, 12, 31)),
    }
    widened = [
        heard(leads, whats_on.found, _wider(Period(first=first, last=last)), (COFFEE,), LANDLORD, TODAY)
        for leads, (first, last) in days.items()
    ]
    weekend = Period(first=date(2026, 11, 28), last=date(2026, 11, 29), is_weekend=True)
    return (
        heard("Three or more", whats_on.found, _answer(*_THREE), _THREE, LANDLORD, TODAY),
        heard("One, with a long title", whats_on.found, _answer(HEALTH_DAY), (HEALTH_DAY,), LANDLORD, TODAY),
        *widened,
        heard(
            "Nothing at all that weekend; what there is",
            whats_on.found,
            _wider(weekend, Wanted()),
            (COFFEE,),
            LANDLORD,
            TODAY,
        ),
        heard("Nothing for weeks", whats_on.found, _answer(), (), LANDLORD, TODAY),
        heard("The next three", whats_on.listing, _THREE[:2], LANDLORD, TODAY),
        asked("The question where there are more", whats_on, "MORE"),
        asked("The question where these are all", whats_on, "MORE_ABOUT_ONE"),
        asked("The question where there is one", whats_on, "MORE_ABOUT_IT"),
        asked("Yes, and it is not clear to which", whats_on, "WHICH_ONE"),
    )


def _answer(*found: Nearby) -> WhatsOn:
    return WhatsOn(found=found, period=Period(first=TODAY, last=TOMORROW), wanted=Wanted())


def _wider(period: Period, wanted: Wanted | None = None) -> WhatsOn:
    return WhatsOn(
        found=(COFFEE,), period=period, wanted=wanted or Wanted(activity=Activity.DANCE), is_wider=True
    )


def _details() -> tuple[Sample, ...]:
    cases = {
        "Free, step-free, a short walk": COFFEE,
        "Not free, very near": STAY_AND_PLAY,
        "Price not known, half an hour away": FARM_DAY,
        "Further away": HEALTH_DAY,
        "More than one day": EXHIBITION,
        "No end and no distance known": DROP_IN,
    }
    return tuple(heard(leads, whats_on.details, nearby, LANDLORD, TODAY) for leads, nearby in cases.items())
