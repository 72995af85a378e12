"""Settings: what the environment may say, and what production refuses."""

import re
from pathlib import Path

import pytest

from skill.config.landlord_file import LandlordFile, read_landlord_file
from skill.config.settings import NAMES, SAMPLE_LANDLORD, Environment, read_settings
from skill.domain.deadlines.rules import DeadlineRules
from skill.errors import ConfigurationError
from tests.tables import each_row

PRODUCTION = {"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": "amzn1.ask.skill.x"}


def test_a_developer_needs_no_settings() -> None:
    settings = read_settings({})

    assert settings.environment is Environment.DEVELOPMENT
    assert settings.data == "sqlite:///var/home-coach.sqlite3"
    assert settings.verify
    assert settings.simulator
    assert settings.skill_id is None
    assert settings.outbox_dead_after_hours == 72


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


@each_row(
    ("name", "value"),
    [
        ("HOME_COACH_ENV", "staging"),
        ("HOME_COACH_VERIFY", "no"),
        ("HOME_COACH_SIMULATOR", "maybe"),
        ("HOME_COACH_LANDLORD", "/nowhere/landlord.toml"),
        ("HOME_COACH_OUTBOX_DEAD_AFTER", "0"),
        ("HOME_COACH_OUTBOX_DEAD_AFTER", "8785"),
        ("HOME_COACH_OUTBOX_DEAD_AFTER", "three days"),
        ("HOME_COACH_OUTBOX_DEAD_AFTER", "9" * 5000),
    ],
)
def test_a_value_that_is_not_known_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name}|landlord"):
        read_settings({name: value})


@each_row(
    ("outbox", "target", "in_production"),
    [
        ("", None, False),
        ("keep", None, True),
        ("https://landlord.example", "https://landlord.example", True),
        ("KEEP", "KEEP", True),
    ],
)
def test_production_takes_messages_that_go_somewhere_or_may_wait(
    outbox: str, target: str | None, in_production: bool
) -> None:
    """Any other word is read as an address, and refused where messages are delivered."""
    live = read_settings({**PRODUCTION, "HOME_COACH_OUTBOX": outbox})

    assert (live.outbox, live.takes_messages) == (target, in_production)
    assert read_settings({"HOME_COACH_OUTBOX": outbox}).takes_messages


def test_settings_that_are_printed_hold_no_secret() -> None:
    secrets = {"HOME_COACH_LINK_KEY": "pa55word" * 4, "HOME_COACH_OUTBOX_SECRET": "pa55word"}

    assert "pa55word" not in repr(read_settings(secrets))


@pytest.mark.parametrize("name", ["HOME_COACH_VERIFIED", "HOME_COACH_", "HOME_COACH_OUTBOX_SECRETS"])
def test_a_misspelt_setting_is_refused_and_its_value_is_not_shown(name: str) -> None:
    with pytest.raises(
        ConfigurationError, match=f"{name} is not a setting; there are HOME_COACH_DATA"
    ) as found:
        read_settings({name: "pa55word", "PATH": "/bin", "HOME": "/root"})

    assert "pa55word" not in str(found.value)


def test_every_setting_that_is_read_is_known() -> None:
    source = Path(__file__).parents[3] / "skill" / "config" / "settings.py"
    read = re.findall(r'environ(?:\.get\(|, )"(HOME_COACH_\w+)"', source.read_text(encoding="utf-8"))

    assert set(read) == NAMES


def test_a_developer_has_the_made_up_landlord_and_production_has_nothing_made_up() -> None:
    made_up, production = read_settings({}), read_settings(PRODUCTION)
    landlord = production.landlord

    assert read_landlord_file(SAMPLE_LANDLORD) == LandlordFile(
        landlord=made_up.landlord,
        deadline_rules=made_up.deadline_rules,
        fault_codes=made_up.fault_codes,
        messages_version=made_up.messages_version,
    )
    assert (landlord.phone, landlord.repairs_phone, landlord.ways_to_pay) == (None, None, ())
    assert production.deadline_rules == DeadlineRules()
    assert production.fault_codes == {}
