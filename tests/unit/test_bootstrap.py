"""Joining the parts: which homes are there, and the key of codes."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill import bootstrap
from skill.config.settings import Settings, read_settings
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.reporting import Draft
from skill.errors import ConfigurationError, StoreUnavailable
from tests.tables import each_row

MONDAY = bootstrap.FixedClock(at=datetime(2026, 11, 23, 10, tzinfo=UTC))
TUESDAY = bootstrap.FixedClock(at=datetime(2026, 11, 24, 10, tzinfo=UTC))


def settings_for(path: Path, **environ: str) -> Settings:
    return read_settings({"HOME_COACH_DATA": f"sqlite:///{path / 'deep' / 'homes.sqlite3'}", **environ})


def test_made_up_homes_are_made_afresh_each_day(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    monday = bootstrap.open_store(settings, MONDAY).main_account("T1001")
    tuesday = bootstrap.open_store(settings, TUESDAY).main_account("T1001")

    assert monday is not None
    assert tuesday is not None
    assert (tuesday.as_of - monday.as_of).days == 1


def test_production_loads_nothing_made_up(tmp_path: Path) -> None:
    production = settings_for(tmp_path, HOME_COACH_ENV="production", HOME_COACH_SKILL_ID="x")

    store = bootstrap.open_store(production, MONDAY)

    assert store.loaded() is None
    assert store.home("T1001") is None


def test_the_landlords_codes_of_its_file_leave_with_reports(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    store = bootstrap.rehearsal_store(settings, MONDAY)
    home = store.home("T1001")
    assert home is not None

    bootstrap.build_services(settings, store, MONDAY).repairs.report(
        home, Draft(fault=FAULTS["tap_dripping"]), request_id="r1"
    )

    assert store.waiting()[0].message.body["landlord_code"] == settings.fault_codes["tap_dripping"]


def test_a_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    bootstrap.open_store(settings, MONDAY)

    key = bootstrap.link_key(settings)

    kept = tmp_path / "deep" / "homes.sqlite3.key"
    assert len(key) == 32
    assert bootstrap.link_key(settings) == key
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_key_of_the_environment_comes_first(tmp_path: Path) -> None:
    given = "k" * 32

    assert bootstrap.link_key(settings_for(tmp_path, HOME_COACH_LINK_KEY=given)) == given.encode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", ["secret", "k" * 31, "é" * 31])
def test_a_key_short_enough_to_be_guessed_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigurationError, match="HOME_COACH_LINK_KEY needs 32"):
        bootstrap.link_key(settings_for(tmp_path, HOME_COACH_LINK_KEY=given))


@pytest.mark.parametrize("kept", [b"", b"cut short"])
def test_a_kept_key_that_is_not_whole_is_refused(tmp_path: Path, kept: bytes) -> None:
    settings = settings_for(tmp_path)
    bootstrap.open_store(settings, MONDAY)
    (tmp_path / "deep" / "homes.sqlite3.key").write_bytes(kept)

    with pytest.raises(ConfigurationError, match="is no key"):
        bootstrap.link_key(settings)


def test_the_key_is_never_the_database_itself(tmp_path: Path) -> None:
    settings = read_settings({"HOME_COACH_DATA": f"sqlite:///{tmp_path / 'homes.key'}"})
    bootstrap.open_store(settings, MONDAY)

    assert len(bootstrap.link_key(settings)) == 32
    assert (tmp_path / "homes.key.key").is_file()


@pytest.mark.parametrize("inside", ["", "deep"], ids=["a folder as the file", "a file as the folder"])
def test_data_that_cannot_be_opened_is_unavailable_at_start(tmp_path: Path, inside: str) -> None:
    place = tmp_path / "homes"
    place.write_text("a file") if inside else place.mkdir()

    with pytest.raises(StoreUnavailable, match=r"cannot make .*homes"):
        bootstrap.open_store(read_settings({"HOME_COACH_DATA": f"sqlite:///{place / inside}"}), MONDAY)


@each_row("data", ["dynamodb:///t?region=eu-west-1", "postgres://x", "sqlite:///", "sqlite:////", "homes.db"])
def test_a_store_that_is_not_built_is_refused(data: str) -> None:
    with pytest.raises(ConfigurationError, match="HOME_COACH_DATA"):
        bootstrap.sqlite_path(read_settings({"HOME_COACH_DATA": data}))
