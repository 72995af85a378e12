"""A landlord's own codes of faults as its file gives them, and what is refused in which words."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from skill.config.fault_codes import LONGEST_CODE
from skill.config.settings import SAMPLE_LANDLORD, read_fault_codes, read_settings
from skill.errors import ConfigurationError

HEAD = 'name = "Two Rivers"\njurisdiction = "england"\n'


def codes(tmp_path: Path, text: str) -> Mapping[str, str]:
    path = tmp_path / "landlord.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_settings({"HOME_COACH_LANDLORD": str(path)}).fault_codes


def test_a_landlord_needs_no_codes(tmp_path: Path) -> None:
    assert codes(tmp_path, "") == {}
    assert codes(tmp_path, "[fault_codes]\n") == {}


def test_several_faults_may_have_one_code_and_a_code_any_sign(tmp_path: Path) -> None:
    text = '[fault_codes]\ntap_dripping = " N/20 é-1 "\nno_heating = "B1"\nno_hot_water = "B1"\n'

    assert codes(tmp_path, text) == {"tap_dripping": "N/20 é-1", "no_heating": "B1", "no_hot_water": "B1"}


def test_a_code_may_be_as_long_as_this(tmp_path: Path) -> None:
    longest = "x" * LONGEST_CODE

    assert codes(tmp_path, f'[fault_codes]\ntap_dripping = "{longest}"\n') == {"tap_dripping": longest}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[fault_codes]\ntap_driping = "T1"', "'fault_codes': 'tap_driping' is no fault"),
        ('[fault_codes]\n"" = "T1"', "'fault_codes': '' is no fault"),
        (
            '[fault_codes.tap_dripping]\ncode = "T1"',
            "'fault_codes, tap_dripping': it is text in quotation marks",
        ),
        (
            "[fault_codes]\ntap_dripping = 20060030",
            "'fault_codes, tap_dripping': it is text in quotation marks",
        ),
        ('[fault_codes]\ntap_dripping = ""', "'fault_codes, tap_dripping': it is text"),
        ('[fault_codes]\ntap_dripping = "  "', "'fault_codes, tap_dripping': it is text"),
        (
            f'[fault_codes]\ntap_dripping = "{"x" * 31}"',
            "'fault_codes, tap_dripping': it is at most 30 characters",
        ),
        ('[fault_codes]\ntap_dripping = "T\\n1"', "'fault_codes, tap_dripping': it is at most 30 characters"),
        ('[fault_codes]\ntap_dripping = "T\\u00001"', "'fault_codes, tap_dripping': .* that can be printed"),
        ('fault_codes = "T1"', r"'fault_codes': it is a table, \[fault_codes\]"),
        ('[[fault_codes]]\ntap_dripping = "T1"', r"'fault_codes': it is a table, \[fault_codes\]"),
        ('[fault_code]\ntap_dripping = "T1"', "'fault_code', which is no fact about a landlord"),
    ],
)
def test_every_bad_code_is_refused_in_words_that_name_it(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        codes(tmp_path, text)


def test_the_made_up_landlord_has_some_and_in_production_nothing_made_up_counts() -> None:
    production = {"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": "amzn1.ask.skill.x"}

    assert 3 <= len(read_fault_codes(SAMPLE_LANDLORD)) <= 10
    assert read_settings({}).fault_codes == read_fault_codes(SAMPLE_LANDLORD)
    assert read_settings(production).fault_codes == {}
