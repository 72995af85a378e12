"""What is on at scale: one event for every ten homes, over the coming six weeks."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.sample.draws import Scale, Weighted
from bench.sample.homes import HOMES_OF_AN_ESTATE, place_of
from skill.domain.events.event import Activity, Audience
from skill.housing.extract.rows import EventRow

HOMES_TO_AN_EVENT = 10
FEWEST = 12
DAYS = 42
LONDON = ZoneInfo("Europe/London")

TITLES = (
    ("Coffee and chat", Activity.COFFEE_MORNING, Audience.EVERYONE),
    ("Soup and a roll", Activity.FOOD, Audience.EVERYONE),
    ("Job club", Activity.JOBS_AND_LEARNING, Audience.ADULTS),
    ("Money advice drop-in", Activity.MONEY_ADVICE, Audience.ADULTS),
    ("Help with your phone", Activity.DIGITAL_HELP, Audience.OLDER_PEOPLE),
    ("Warm room", Activity.WARM_SPACE, Audience.EVERYONE),
    ("Chair yoga", Activity.EXERCISE, Audience.OLDER_PEOPLE),
    ("Gentle walk", Activity.WALKING, Audience.EVERYONE),
    ("Walking football", Activity.FOOTBALL, Audience.MEN),
    ("Community garden", Activity.GARDENING, Audience.EVERYONE),
    ("Knit and natter", Activity.CRAFTS, Audience.EVERYONE),
    ("Singing for fun", Activity.MUSIC, Audience.EVERYONE),
    ("Board games night", Activity.GAMES, Audience.TEENAGERS),
    ("Repair café", Activity.REPAIR_CAFE, Audience.EVERYONE),
    ("Stay and play", Activity.PLAY, Audience.BABIES_AND_TODDLERS),
    ("Carers' cuppa", Activity.COFFEE_MORNING, Audience.CARERS),
)
VENUES = ("the community hall", "the library", "the church hall", "the community centre", "the scout hut")
STREETS = ("Weaver Road", "Mill Lane", "Market Street", "Ferry Lane", "Beacon Yard", "Friary Way")
PRICES: Weighted[int | None] = Weighted((70, 0), (12, 100), (8, 250), (10, None))


def events(scale: Scale) -> Iterator[EventRow]:
    for number in range(1, max(FEWEST, scale.homes // HOMES_TO_AN_EVENT) + 1):
        draws = scale.draws("event", number)
        title, activity, audience = draws.pick(TITLES)
        day = scale.today + timedelta(days=draws.below(DAYS))
        local = datetime.combine(day, time(draws.between(9, 18), draws.pick((0, 30))), tzinfo=LONDON)
        starts_at = local.astimezone(UTC)
        yield EventRow(
            event_ref=f"E{number:06}",
            title=title,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=draws.pick((60, 90, 120))),
            venue=draws.pick(VENUES),
            address=draws.pick(STREETS),
            place=place_of(draws.below(scale.homes) // HOMES_OF_AN_ESTATE),
            price_pence=draws.weighted(PRICES),
            activities=frozenset({activity}),
            audiences=frozenset({audience}),
            is_step_free=draws.pick((True, True, False, None)),
        )
