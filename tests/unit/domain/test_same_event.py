"""Whether two listings are one event: from two sources, or on another day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.events.event import Entry
from skill.domain.events.same_event import are_alike, are_close, is_same, is_same_place, once_each, words_of
from skill.domain.tenancy import Place
from tests.tables import each_row

HALL = Place(latitude=52.6830, longitude=-1.8270)
NEXT_DOOR = Place(latitude=52.6845, longitude=-1.8250)
ELSEWHERE = Place(latitude=52.6930, longitude=-1.8270)
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)

OURS = Entry(
    event_ref="E1",
    title="Coffee Morning",
    venue="Weaver Hall",
    starts_at=TEN,
    ends_at=TEN + timedelta(hours=2),
    place=HALL,
    is_free=True,
    activities=frozenset(),
    audiences=frozenset(),
    is_step_free=None,
)
THEIRS = replace(OURS, event_ref="~f1", title="Weekly coffee morning", venue="Weaver Community Hall")


@each_row(
    ("title", "words"),
    [
        ("The Coffee Morning at the Hall", {"coffee", "morning", "hall"}),
        ("Women's Group", {"womens"}),
        ("Women’s Group", {"womens"}),
        ("Knit & natter!", {"knit", "natter"}),
        ("Café Zoë", {"café", "zoë"}),
        ("Free for All", {"free", "for", "all"}),
        ("", set()),
    ],
)
def test_title_words_are_its_distinctive_words(title: str, words: set[str]) -> None:
    assert words_of(title) == words


@each_row(
    ("one", "other", "alike"),
    [
        ("Coffee morning", "coffee MORNING", True),
        ("Coffee morning", "Weekly coffee morning for all", True),
        ("Coffee morning", "Weekly coffee morning at Weaver Hall", False),
        ("Coffee morning", "Coffee evening", False),
        ("Tea dance for carers", "Tea dance with carers and friends", True),
        ("Chair yoga beginners", "Chair yoga improvers", False),
        ("Bingo", "Coffee morning", False),
        ("Yoga", "Chair yoga", False),
        ("", "", False),
        ("", "Bingo", False),
    ],
)
def test_titles_that_share_most_words_are_alike(one: str, other: str, alike: bool) -> None:
    assert are_alike(words_of(one), words_of(other)) is alike
    assert are_alike(words_of(other), words_of(one)) is alike


@given(one=st.frozensets(st.sampled_from("abcdefgh")), other=st.frozensets(st.sampled_from("abcdefgh")))
def test_likeness_goes_both_ways_and_needs_a_word_in_common(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert are_alike(one, other) is are_alike(other, one)
    assert are_alike(one, one) is bool(one)
    assert one & other or not are_alike(one, other)


def test_points_on_one_building_are_one_place() -> None:
    assert are_close(HALL, HALL)
    assert are_close(HALL, NEXT_DOOR)
    assert are_close(NEXT_DOOR, HALL)
    assert not are_close(HALL, ELSEWHERE)
    assert not are_close(HALL, replace(HALL, longitude=HALL.longitude + 0.0031))
    assert are_close(HALL, replace(HALL, longitude=HALL.longitude + 0.0029))


def test_points_decide_the_place_and_names_if_a_point_is_missing() -> None:
    assert is_same_place(OURS, replace(OURS, venue="another name"))
    assert not is_same_place(OURS, replace(OURS, place=ELSEWHERE))
    assert is_same_place(OURS, replace(THEIRS, place=None))
    assert is_same_place(replace(OURS, place=None), THEIRS)
    assert not is_same_place(OURS, replace(OURS, venue="The Library", place=None))


@each_row(
    ("differences", "same"),
    [
        ({}, True),
        ({"starts_at": TEN + timedelta(minutes=15)}, True),
        ({"starts_at": TEN - timedelta(minutes=15)}, True),
        ({"starts_at": TEN + timedelta(minutes=16)}, False),
        ({"starts_at": TEN + timedelta(days=1)}, False),
        ({"place": NEXT_DOOR}, True),
        ({"place": ELSEWHERE}, False),
        ({"place": None}, True),
        ({"place": None, "venue": "The Library"}, False),
        ({"title": "Bingo"}, False),
    ],
)
def test_one_event_is_at_one_place_and_time_under_one_title(
    differences: dict[str, object], same: bool
) -> None:
    theirs: Entry = replace(THEIRS, **differences)  # type: ignore[arg-type]

    assert is_same(OURS, theirs) is same
    assert is_same(theirs, OURS) is same
    in_order = sorted([OURS, theirs], key=lambda entry: entry.starts_at)
    assert once_each(in_order) == (in_order[:1] if same else in_order)


def test_soonest_of_a_series_is_kept() -> None:
    weeks = [
        replace(OURS, event_ref=f"E{week}", starts_at=TEN + timedelta(weeks=week), title=title)
        for week, title in enumerate(("Coffee Morning", "COFFEE morning", "Coffee morning"))
    ]

    assert once_each(weeks) == weeks[:1]


def test_same_title_at_two_venues_is_two_events() -> None:
    other = replace(OURS, event_ref="E2", venue="The Library", place=ELSEWHERE)

    assert once_each([OURS, other]) == [OURS, other]


def test_different_events_of_one_source_stay_apart() -> None:
    beginners = replace(OURS, event_ref="E2", title="Coffee morning for beginners")
    of_feeds = [replace(THEIRS, event_ref="~f2", title="Coffee morning for all"), THEIRS]

    assert once_each([OURS, beginners]) == [OURS, beginners]
    assert once_each(of_feeds) == of_feeds


def test_weekly_event_from_two_sources_is_offered_once() -> None:
    weeks = [
        replace(entry, starts_at=entry.starts_at + timedelta(weeks=week))
        for week in range(6)
        for entry in (OURS, THEIRS)
    ]

    assert once_each(weeks) == [OURS]


QUARTERS = [timedelta(minutes=minutes) for minutes in (0, 1, 14, 15)]


@each_row("begins", [TEN + timedelta(minutes=minutes) for minutes in (0, 7, 14)])
@each_row("apart", QUARTERS)
def test_start_times_match_across_quarter_hours(begins: datetime, apart: timedelta) -> None:
    first, second = replace(OURS, starts_at=begins), replace(THEIRS, starts_at=begins + apart)

    assert once_each([first, second]) == [first]


@given(
    told=st.lists(
        st.builds(
            lambda number, is_of_feeds, minutes, title, place: replace(
                OURS,
                event_ref=f"{'~' if is_of_feeds else ''}{number}",
                starts_at=TEN + timedelta(minutes=minutes),
                title=title,
                venue=f"hall {number % 3}",
                place=place,
            ),
            st.integers(0, 99),
            st.booleans(),
            st.integers(0, 40),
            st.sampled_from(["Coffee morning", "Coffee", "Bingo", "Bingo night"]),
            st.sampled_from([HALL, NEXT_DOOR, ELSEWHERE, None]),
        ),
        max_size=10,
    )
)
def test_remaining_events_differ_and_keep_their_order(told: list[Entry]) -> None:
    told.sort(key=lambda entry: entry.starts_at)

    kept = once_each(told)

    places = iter(told)
    assert all(any(entry is other for other in places) for entry in kept)
    assert bool(kept) is bool(told)
    for one, other in permutations(kept, 2):
        assert one.is_of_feeds == other.is_of_feeds or not is_same(one, other)
        if one.place == other.place:
            assert (one.title.casefold(), one.venue) != (other.title.casefold(), other.venue)
