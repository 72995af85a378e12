"""The made-up homes: complete, fictitious, the same every time, and with each awkward case."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from argon2 import PasswordHasher
from msgspec.structs import fields

from skill.config.landlord_file import read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.domain.events.nearby import metres
from skill.domain.tenancy import AnswerLevel, Privacy
from skill.errors import ConfigurationError
from skill.housing.extract.rows import AccountKind, VisitState
from skill.housing.sample import SAMPLE_HOMES, data, load_sample, sample_extract, sample_privacies
from skill.housing.sample.days import workday
from skill.housing.sample.homes import CENTRE
from skill.housing.sqlite.store import SqliteStore
from tests.tables import each_row
from tests.unit.housing.samples import MONDAY, TODAYS

DRAMA_NUMBERS = re.compile(r"01632 ?960 ?\d{3}|07700 ?900 ?\d{3}")
LOOKS_LIKE_A_NUMBER = re.compile(r"\b0\d[\d ]{7,}\d\b")


def test_there_are_thirty_homes_in_the_order_of_their_references() -> None:
    assert [home.tenancy_ref for home in SAMPLE_HOMES] == [f"T{number}" for number in range(1001, 1031)]


def test_every_story_is_one_unique_plain_line() -> None:
    assert all(re.fullmatch(r"[^\n.]([^\n]|\d\.\d)*[^\n.]", home.story) for home in SAMPLE_HOMES)
    assert len({home.story for home in SAMPLE_HOMES}) == 30


@each_row("today", TODAYS)
def test_the_homes_are_the_same_every_time(today: date) -> None:
    assert sample_extract(today) == sample_extract(today)


def test_stories_match_the_accounts() -> None:
    """An amount in a story is one that this home's account holds."""
    accounts = {row.tenancy_ref: row for row in sample_extract(MONDAY).rent_accounts if row.kind == "main"}
    for home in SAMPLE_HOMES:
        for pounds, pence in re.findall(r"£(\d+)\.(\d\d)", home.story):
            row = accounts[home.tenancy_ref]
            assert int(pounds + pence) in {row.owed_pence, row.expected_pence, row.arrangement_pence}


def test_twelve_flats_share_a_block_and_six_bungalows_a_court() -> None:
    blocks = Counter(row.block_ref for row in sample_extract(MONDAY).properties)

    assert sorted(blocks.values()) == [6, 12, 12]
    assert blocks[None] == 12


def test_every_home_is_within_three_kilometres_of_the_landlords_place() -> None:
    landlord = read_landlord_file(SAMPLE_LANDLORD).landlord
    assert landlord.place == CENTRE

    places = [row.place for row in sample_extract(MONDAY).properties]
    assert all(place is not None and metres(CENTRE, place) < 3000 for place in places)
    assert len(set(places)) == 19


def test_every_home_has_a_coach_and_one_coach_works_part_of_the_week_with_cover() -> None:
    extract = sample_extract(MONDAY)
    coaches = {row.coach_ref: row for row in extract.coaches}

    assert {row.coach_ref for row in extract.properties} == set(coaches)
    assert [(row.first_name, len(row.works_on), row.cover_name) for row in extract.coaches] == [
        ("Priya", 5, "Siobhán"),
        ("Siobhán", 3, "Ngozi"),
    ]


def test_phone_numbers_are_fictitious() -> None:
    told = repr(sample_extract(MONDAY)) + repr(SAMPLE_HOMES) + SAMPLE_LANDLORD.read_text("utf-8")
    numbers = LOOKS_LIKE_A_NUMBER.findall(told)

    assert len(numbers) >= 2
    assert [number for number in numbers if not DRAMA_NUMBERS.fullmatch(number)] == []


def test_homes_cover_every_privacy_level_and_one_has_none() -> None:
    levels = Counter(privacy.level for privacy in sample_privacies().values())

    assert levels == {
        AnswerLevel.AMOUNTS: 26,
        AnswerLevel.NOTHING: 2,
        AnswerLevel.STANDING: 1,
        None: 1,
    }


def test_one_home_has_the_pin_in_its_story() -> None:
    ((tenancy_ref, privacy),) = [item for item in sample_privacies().items() if item[1].pin_hash]
    (story,) = [home.story for home in SAMPLE_HOMES if home.tenancy_ref == tenancy_ref]

    assert privacy.pin_hash is not None
    assert PasswordHasher().verify(privacy.pin_hash, "2580")
    assert "2580" in story


def test_reloading_keeps_later_choices() -> None:
    store = SqliteStore()
    store.prepare()
    load_sample(store, MONDAY)
    store.keep_privacy("T1001", Privacy(level=AnswerLevel.NOTHING))

    load_sample(store, MONDAY + timedelta(days=1))

    assert store.privacy("T1001") == Privacy(level=AnswerLevel.NOTHING)
    assert store.privacy("T1024") == Privacy(level=AnswerLevel.STANDING)
    store.close()


@pytest.mark.parametrize(
    ("today", "as_of"),
    [
        (date(2026, 11, 23), datetime(2026, 11, 22, 20, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 6, 30, 19, tzinfo=UTC)),
    ],
    ids=["winter", "summer"],
)
def test_extract_is_dated_eight_the_evening_before(today: date, as_of: datetime) -> None:
    assert sample_extract(today).as_of == as_of


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
    ],
    ids=["Friday stays", "Saturday moves", "Sunday moves"],
)
def test_money_does_not_move_at_a_weekend(day: date, moved: date) -> None:
    assert workday(day) == moved


def test_the_homes_file_explains_every_key_that_it_may_hold() -> None:
    text = (data.FOLDER / "homes.toml").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", text.partition("\n[T1001]\n")[0]))
    tables = (
        data.HomeEntry,
        data.Account,
        data.Payment,
        data.Line,
        data.ExpectedEntry,
        data.ArrangementEntry,
    )

    keys = {key.name for table in (*tables, data.RepairEntry, data.VisitEntry) for key in fields(table)}
    assert keys - words == set(), "say in the comment above the homes what these are for"


A_HOME = """
[T1001]
story = "Owes a little"
kind = "flat"
weeks = 3

[T1001.accounts.main]
owed = 8
paid_by = "card"

[[T1001.repairs]]
fault = "tap_dripping"
state = "booked"
reported_days_ago = 6
changed_days_ago = 4
visits = [{ in_days = 2, starts = "08:00", ends = "12:00" }]
"""


def test_a_home_needs_few_keys_and_whole_pounds_are_an_amount(tmp_path: Path) -> None:
    file = tmp_path / "homes.toml"
    file.write_text(A_HOME, encoding="utf-8")

    home = data.homes(file)["T1001"]

    assert data.in_pence(home.accounts[AccountKind.MAIN].owed) == 800
    assert home.level is None
    assert home.repairs[0].visits[0].state is VisitState.CONFIRMED


@each_row(
    ("right", "wrong", "names"),
    [
        ("weeks = 3", "weeks_ago = 3", ["T1001", "weeks_ago"]),
        ("weeks = 3", 'weeks = "three"', ["T1001", "weeks"]),
        ("weeks = 3", "weeks = ", ["homes.toml", "line 5"]),
        ('story = "Owes a little"', "", ["T1001", "story"]),
        ('kind = "flat"', 'kind = "castle"', ["T1001", "castle"]),
        ('paid_by = "card"', 'paid_by = "shells"', ["T1001", "shells"]),
        ("owed = 8", 'owed = "8"', ["T1001", "owed"]),
        ("accounts.main", "accounts.mine", ["T1001", "mine"]),
        ('fault = "tap_dripping"', 'faults = "tap_dripping"', ["T1001", "faults"]),
        ('starts = "08:00"', 'starts = "8 am"', ["T1001", "starts"]),
    ],
)
def test_a_slip_in_the_homes_file_is_refused_by_home_and_key(
    right: str, wrong: str, names: list[str]
) -> None:
    assert A_HOME.count(right) == 1
    with TemporaryDirectory() as folder:
        file = Path(folder) / "homes.toml"
        file.write_text(A_HOME.replace(right, wrong), encoding="utf-8")
        with pytest.raises(ConfigurationError) as refused:
            data.homes(file)

    assert [name for name in names if name not in str(refused.value)] == []


def test_an_event_at_an_unknown_venue_is_refused_by_its_title(tmp_path: Path) -> None:
    file = tmp_path / "neighbourhood.toml"
    text = (data.FOLDER / "neighbourhood.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("[venues.scout_hut]", "[venues.scouts]"), encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"neighbourhood\.toml, Board games: .*'scout_hut'"):
        data.neighbourhood(file)
