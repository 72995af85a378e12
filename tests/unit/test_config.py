"""Settings: what the environment may say, and what production refuses."""

from pathlib import Path

import pytest

from skill.config.settings import Environment, read_settings
from skill.domain.landlord import Jurisdiction
from skill.errors import ConfigurationError

PRODUCTION = {"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": "amzn1.ask.skill.x"}

LANDLORD = """
name = "Two Rivers & Sons"
phone = "01632 960 300"
jurisdiction = "scotland"
"""


def test_a_developer_needs_no_settings() -> None:
    settings = read_settings({})

    assert settings.environment is Environment.DEVELOPMENT
    assert settings.data == "sqlite:///var/home-coach.sqlite3"
    assert settings.verify
    assert settings.simulator
    assert settings.skill_id is None


def test_production_verifies_and_has_no_simulator() -> None:
    settings = read_settings(PRODUCTION)

    assert settings.is_production
    assert settings.verify
    assert not settings.simulator


@pytest.mark.parametrize(
    "unsafe",
    [
        {"HOME_COACH_VERIFY": "off"},
        {"HOME_COACH_SKILL_ID": ""},
        {"HOME_COACH_SIMULATOR": "on"},
    ],
    ids=["verification off", "no skill id", "simulator on"],
)
def test_production_refuses_what_is_unsafe(unsafe: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        read_settings(PRODUCTION | unsafe)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOME_COACH_ENV", "staging"),
        ("HOME_COACH_VERIFY", "no"),
        ("HOME_COACH_SIMULATOR", "maybe"),
        ("HOME_COACH_LANDLORD", "/nowhere/landlord.toml"),
    ],
)
def test_a_value_nobody_defined_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=r"HOME_COACH|landlord"):
        read_settings({name: value})


def test_a_landlord_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "landlord.toml"
    path.write_text(LANDLORD, encoding="utf-8")

    landlord = read_settings({"HOME_COACH_LANDLORD": str(path)}).landlord

    assert landlord.name == "Two Rivers & Sons"
    assert landlord.jurisdiction is Jurisdiction.SCOTLAND
    assert landlord.phone == "01632 960 300"
    assert landlord.repairs_phone is None
    assert landlord.timezone.key == "Europe/London"


@pytest.mark.parametrize(
    "text",
    [
        "name = ",
        'phone = "1"',
        'name = "A"\njurisdiction = "atlantis"',
        'name = "A"\njurisdiction = "wales"\ntimezone = "Mars/Base"',
        'name = "A"\njurisdiction = "wales"\n[place]\nlatitude = 1.0',
        'name = "A"\njurisdiction = "wales"\n[place]\nlatitude = 900.0\nlongitude = nan',
        'name = "A"\njurisdiction = "wales"\nrepairs_phone = 1632960199',
        'name = "A"\njurisdiction = "wales"\nrepair_phone = "1"',
        'name = "A"\njurisdiction = "wales"\nways_to_pay = "cash"',
        'name = "A"\njurisdiction = "wales"\nslot_notice_hours = 0',
        'name = "A"\njurisdiction = "wales"\nslot_notice_hours = 24.5',
        'name = "A"\njurisdiction = "wales"\nchange_notice_hours = "24"',
        'name = "A"\njurisdiction = "wales"\nchange_notice_hours = -1',
        'name = "A"\njurisdiction = "wales"\nchange_notice_hours = true',
        'name = "A"\njurisdiction = "wales"\nchange_notice_hours = 745',
    ],
    ids=[
        "not TOML",
        "no name",
        "jurisdiction",
        "time zone",
        "half a place",
        "nowhere",
        "a phone as a number",
        "a misspelt fact",
        "a text for a list",
        "windows at once",
        "half an hour of notice",
        "notice as a text",
        "notice after the visit",
        "notice as a yes",
        "more than a month of notice",
    ],
)
def test_a_landlord_file_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "landlord.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError, match="landlord"):
        read_settings({"HOME_COACH_LANDLORD": str(path)})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [("", (24, 24)), ("slot_notice_hours = 48\nchange_notice_hours = 0", (48, 0))],
    ids=["a day unless said", "said"],
)
def test_a_landlord_says_how_much_notice_visits_need(
    tmp_path: Path, lines: str, expected: tuple[int, int]
) -> None:
    path = tmp_path / "landlord.toml"
    path.write_text(f"{LANDLORD}{lines}\n", encoding="utf-8")

    landlord = read_settings({"HOME_COACH_LANDLORD": str(path)}).landlord

    assert (landlord.slot_notice_hours, landlord.change_notice_hours) == expected


def test_production_without_a_landlord_has_no_made_up_numbers() -> None:
    landlord = read_settings(PRODUCTION).landlord

    assert (landlord.phone, landlord.repairs_phone, landlord.ways_to_pay) == (None, None, ())
