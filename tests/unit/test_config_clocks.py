"""A landlord's clocks as its file gives them, and what is refused in which words."""

from datetime import date, time
from pathlib import Path

import pytest

from skill.config.settings import SAMPLE_LANDLORD, read_deadline_rules, read_settings
from skill.domain.deadlines.rules import DeadlineRules, Stage, Target, Unit
from skill.domain.repairs.triage import Priority
from skill.errors import ConfigurationError

HEAD = 'name = "Two Rivers"\njurisdiction = "england"\n'
ROW = {
    "priority": '"urgent"',
    "code": '"P2"',
    "label": '"Urgent"',
    "clock": '"complete"',
    "amount": "3",
    "unit": '"working_days"',
}


def a_row(**differences: str) -> str:
    cells = {name: value for name, value in {**ROW, **differences}.items() if value}
    return "[[priorities]]\n" + "".join(f"{name} = {value}\n" for name, value in cells.items())


def rules(tmp_path: Path, text: str) -> DeadlineRules:
    path = tmp_path / "landlord.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_settings({"HOME_COACH_LANDLORD": str(path)}).deadline_rules


def test_a_landlord_that_says_nothing_has_the_statutes_on_the_safe_side(tmp_path: Path) -> None:
    assert rules(tmp_path, "") == DeadlineRules(
        targets=(), is_council=False, awaab_phase=2, day_ends_at=None, closed_on=frozenset()
    )


def test_all_that_can_be_said_is_read(tmp_path: Path) -> None:
    text = "is_council = true\nawaab_phase = 3\n"
    text += '[clocks]\nday_ends_at = "17:00"\nclosed_on = [2026-12-29]\n'
    text += a_row(voice_may_promise="true") + a_row(clock='"attend"', amount="4", unit='"hours"')

    assert rules(tmp_path, text) == DeadlineRules(
        targets=(
            Target(
                priority=Priority.URGENT,
                code="P2",
                label="Urgent",
                stage=Stage.COMPLETE,
                amount=3,
                unit=Unit.WORKING_DAYS,
            ),
            Target(
                priority=Priority.URGENT,
                code="P2",
                label="Urgent",
                stage=Stage.ATTEND,
                amount=4,
                unit=Unit.HOURS,
            ),
        ),
        is_council=True,
        awaab_phase=3,
        day_ends_at=time(17),
        closed_on=frozenset({date(2026, 12, 29)}),
    )


def test_a_time_needs_no_quotation_marks(tmp_path: Path) -> None:
    assert rules(tmp_path, "[clocks]\nday_ends_at = 16:30:00\n").day_ends_at == time(16, 30)


def test_the_made_up_landlord_has_a_target_for_every_priority() -> None:
    assert {target.priority for target in read_deadline_rules(SAMPLE_LANDLORD).targets} == set(Priority)


def test_in_production_nothing_made_up_counts() -> None:
    settings = read_settings({"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": "amzn1.ask.skill.x"})

    assert settings.deadline_rules == DeadlineRules()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is_council = 'yes'", "'is_council': it is true or false, without quotation marks"),
        ("is_council = 1", "'is_council': it is true or false"),
        ("awaab_phase = 0", "'awaab_phase': it is 1, 2 or 3"),
        ("awaab_phase = 4", "'awaab_phase': it is 1, 2 or 3"),
        ("awaab_phase = '2'", "'awaab_phase': it is 1, 2 or 3"),
        ("awaab_phase = true", "'awaab_phase': it is 1, 2 or 3"),
        ("awaab_phase = 2.0", "'awaab_phase': it is 1, 2 or 3"),
        ("awaabs_phase = 2", "'awaabs_phase', which is no fact about a landlord"),
        ("clocks = 5", r"'clocks': it is a table, \[clocks\]"),
        ("[clocks]\nday_end = '17:00'", "'clocks': 'day_end' is not known there"),
        ("[clocks]\nday_ends_at = '5 pm'", "'clocks, day_ends_at': it is a time such as \"17:00\""),
        ("[clocks]\nday_ends_at = '25:00'", "'clocks, day_ends_at'"),
        ("[clocks]\nday_ends_at = '17:00+01:00'", "'clocks, day_ends_at'"),
        ("[clocks]\nday_ends_at = 17", "'clocks, day_ends_at'"),
        ("[clocks]\nclosed_on = '2026-12-29'", "'clocks, closed_on': it is a list of days"),
        ("[clocks]\nclosed_on = ['2026-12-29']", "'clocks, closed_on': it is a list of days"),
        ("[clocks]\nclosed_on = [2026-12-29T10:00:00]", "'clocks, closed_on': it is a list of days"),
        ("priorities = 'urgent'", r"'priorities': each is a table, \[\[priorities\]\]"),
        ("priorities = ['urgent']", "'priorities': each is a table"),
        ("[priorities]\nurgent = 3", "'priorities': each is a table"),
        (
            a_row(priority='"soon"'),
            "'priorities, row 1, priority': it is one of emergency, urgent, routine, planned",
        ),
        (a_row(priority=""), "'priorities, row 1, priority'"),
        (a_row(priority="2"), "'priorities, row 1, priority'"),
        (a_row(code=""), "'priorities, row 1, code': it is text in quotation marks"),
        (a_row(code="2"), "'priorities, row 1, code': it is text in quotation marks"),
        (a_row(label='" "'), "'priorities, row 1, label': it is text in quotation marks"),
        (a_row(clock='"respond"'), "'priorities, row 1, clock': it is one of attend, make_safe, complete"),
        (
            a_row(clock='"investigate"'),
            "'priorities, row 1, clock': it is one of attend, make_safe, complete",
        ),
        (a_row(clock=""), "'priorities, row 1, clock'"),
        (a_row(unit='"days"'), "'priorities, row 1, unit': it is one of hours, calendar_days, working_days"),
        (a_row(unit=""), "'priorities, row 1, unit'"),
        (a_row(amount=""), "row 1, amount': it is a whole number of working days from 1 to 260"),
        (a_row(amount="0"), "row 1, amount': it is a whole number of working days from 1 to 260"),
        (a_row(amount="-3"), "row 1, amount'"),
        (a_row(amount="261"), "row 1, amount'"),
        (a_row(amount="3.5"), "row 1, amount'"),
        (a_row(amount='"3"'), "row 1, amount'"),
        (a_row(amount="true"), "row 1, amount'"),
        (a_row(unit='"hours"', amount="8785"), "a whole number of hours from 1 to 8784"),
        (a_row(voice_may_promise='"no"'), "row 1, voice_may_promise': it is true or false"),
        (a_row(promise="true"), "'priorities, row 1': 'promise' is not known there"),
        (a_row() + a_row(code='"P3"'), "'priorities': urgent has two rows for complete; give one"),
        (a_row() + a_row(priority='"soon"'), "'priorities, row 2, priority'"),
    ],
)
def test_every_bad_value_is_refused_in_words_that_name_it(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        rules(tmp_path, text)
