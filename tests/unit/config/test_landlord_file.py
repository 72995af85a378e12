"""The landlord's file: all that it can say, and what is refused in which words."""

from datetime import date, time
from pathlib import Path

import pytest

from skill.config.landlord_file import LONGEST_CODE, LandlordFile, read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.domain.deadlines.rules import DeadlineRules, Stage, Target, Unit
from skill.domain.landlord import Jurisdiction
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


def read(folder: Path, text: str, head: str = HEAD) -> LandlordFile:
    path = folder / "landlord.toml"
    path.write_text(head + text, encoding="utf-8")
    return read_landlord_file(path)


def rules(folder: Path, text: str) -> DeadlineRules:
    return read(folder, text).deadline_rules


def a_row(**differences: str) -> str:
    cells = {name: value for name, value in {**ROW, **differences}.items() if value}
    return "[[priorities]]\n" + "".join(f"{name} = {value}\n" for name, value in cells.items())


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


def test_the_made_up_landlord_has_a_target_for_every_priority_and_some_codes() -> None:
    file = read_landlord_file(SAMPLE_LANDLORD)

    assert {target.priority for target in file.deadline_rules.targets} == set(Priority)
    assert 3 <= len(file.fault_codes) <= 10


def test_a_landlord_says_who_it_is(tmp_path: Path) -> None:
    landlord = read(
        tmp_path, 'name = "Two Rivers & Sons"\nphone = "01632 960 300"\njurisdiction = "scotland"\n', head=""
    ).landlord

    assert landlord.name == "Two Rivers & Sons"
    assert landlord.jurisdiction is Jurisdiction.SCOTLAND
    assert landlord.phone == "01632 960 300"
    assert (landlord.repairs_phone, landlord.out_of_hours_phone) == (None, None)
    assert landlord.timezone.key == "Europe/London"
    assert (landlord.slot_notice_hours, landlord.change_notice_hours) == (24, 24)


def test_a_number_for_the_night_is_one_of_its_own(tmp_path: Path) -> None:
    landlord = read(tmp_path, 'out_of_hours_phone = "01632 960 188"\n').landlord

    assert (landlord.repairs_phone, landlord.out_of_hours_phone) == (None, "01632 960 188")


def test_a_landlord_says_how_much_notice_visits_need(tmp_path: Path) -> None:
    landlord = read(tmp_path, "slot_notice_hours = 48\nchange_notice_hours = 0\n").landlord

    assert (landlord.slot_notice_hours, landlord.change_notice_hours) == (48, 0)


def test_a_file_that_names_no_version_has_the_messages_of_before(tmp_path: Path) -> None:
    assert read(tmp_path, "").messages_version == 1
    assert read(tmp_path, "messages_version = 2\n").messages_version == 2


def test_a_landlord_needs_no_codes(tmp_path: Path) -> None:
    assert read(tmp_path, "").fault_codes == {}
    assert read(tmp_path, "[fault_codes]\n").fault_codes == {}


def test_several_faults_may_have_one_code_and_a_code_any_sign(tmp_path: Path) -> None:
    longest = "x" * LONGEST_CODE
    text = (
        '[fault_codes]\ntap_dripping = " N/20 é-1 "\nno_heating = "B1"\nno_hot_water = "B1"\n'
        f'tap_stuck = "{longest}"\n'
    )

    assert read(tmp_path, text).fault_codes == {
        "tap_dripping": "N/20 é-1",
        "no_heating": "B1",
        "no_hot_water": "B1",
        "tap_stuck": longest,
    }


BAD: dict[str, str] = {
    # Who the landlord is.
    "phone = 1632960199": "'phone' has to be text in quotation marks",
    "out_of_hours_phone = 1632960188": "'out_of_hours_phone' has to be text in quotation marks",
    "repairs_phone = ' '": "'repairs_phone' has to be text in quotation marks",
    "repair_phone = '1'": "'repair_phone' is not a key there; there are awaab_phase, ",
    "timezone = 'Mars/Base'": "'timezone' has to be a time zone such as \"Europe/London\"",
    "timezone = '../etc'": "'timezone' has to be a time zone such as \"Europe/London\"",
    "[place]\nlatitude = 1.0": "'place' has to be a latitude and a longitude",
    "[place]\nlatitude = 900.0\nlongitude = nan": "'place' has to be a latitude and a longitude",
    "place = 'here'": "'place' has to be a table, [place]",
    "ways_to_pay = 'cash'": "'ways_to_pay' has to be a list of texts",
    "messages_version = 0": "'messages_version' has to be a whole number from 1 to 2",
    "messages_version = 3": "'messages_version' has to be a whole number from 1 to 2",
    "messages_version = '2'": "'messages_version' has to be a whole number from 1 to 2",
    "slot_notice_hours = 0": "'slot_notice_hours' has to be a whole number of hours from 1 to 744",
    "slot_notice_hours = 24.5": "'slot_notice_hours' has to be a whole number of hours from 1 to 744",
    "change_notice_hours = '24'": "'change_notice_hours' has to be a whole number of hours from 0 to 744",
    "change_notice_hours = -1": "'change_notice_hours' has to be a whole number of hours from 0 to 744",
    "change_notice_hours = true": "'change_notice_hours' has to be a whole number of hours from 0 to 744",
    "change_notice_hours = 745": "'change_notice_hours' has to be a whole number of hours from 0 to 744",
    "events_within_km = 0": "'events_within_km' has to be a whole number from 1 to 500",
    "events_within_km = '30'": "'events_within_km' has to be a whole number from 1 to 500",
    # Its deadlines.
    "is_council = 'yes'": "'is_council' has to be true or false, without quotation marks",
    "is_council = 1": "'is_council' has to be true or false",
    "awaab_phase = 0": "'awaab_phase' has to be a whole number from 1 to 3",
    "awaab_phase = 4": "'awaab_phase' has to be a whole number from 1 to 3",
    "awaab_phase = '2'": "'awaab_phase' has to be a whole number from 1 to 3",
    "awaab_phase = true": "'awaab_phase' has to be a whole number from 1 to 3",
    "awaab_phase = 2.0": "'awaab_phase' has to be a whole number from 1 to 3",
    "awaabs_phase = 2": "'awaabs_phase' is not a key there",
    "clocks = 5": "'clocks' has to be a table, [clocks]",
    "[clocks]\nday_end = '17:00'": "'clocks, day_end' is not a key there; there are closed_on, day_ends_at",
    "[clocks]\nday_ends_at = '5 pm'": "'clocks, day_ends_at' has to be a time such as \"17:00\"",
    "[clocks]\nday_ends_at = '25:00'": "'clocks, day_ends_at' has to be a time",
    "[clocks]\nday_ends_at = '17:00+01:00'": "'clocks, day_ends_at' has to be a time",
    "[clocks]\nday_ends_at = 17": "'clocks, day_ends_at' has to be a time",
    "[clocks]\nclosed_on = '2026-12-29'": "'clocks, closed_on' has to be a list of days",
    "[clocks]\nclosed_on = ['2026-12-29']": "'clocks, closed_on' has to be a list of days",
    "[clocks]\nclosed_on = [2026-12-29T10:00:00]": "'clocks, closed_on' has to be a list of days",
    "priorities = 'urgent'": "'priorities' has to be tables, each under [[priorities]]",
    "priorities = ['urgent']": "'priorities' has to be tables",
    "[priorities]\nurgent = 3": "'priorities' has to be tables",
    a_row(priority='"soon"'): "'priorities, row 1, priority' has to be one of emergency, urgent, ",
    a_row(priority=""): "'priorities, row 1, priority' has to be one of",
    a_row(priority="2"): "'priorities, row 1, priority' has to be one of",
    a_row(code=""): "'priorities, row 1, code' has to be text in quotation marks",
    a_row(code="2"): "'priorities, row 1, code' has to be text in quotation marks",
    a_row(label='" "'): "'priorities, row 1, label' has to be text in quotation marks",
    a_row(clock='"respond"'): "'priorities, row 1, clock' has to be one of attend, make_safe, complete",
    a_row(clock='"investigate"'): "'priorities, row 1, clock' has to be one of attend, make_safe, complete",
    a_row(clock=""): "'priorities, row 1, clock' has to be one of",
    a_row(unit='"days"'): "'priorities, row 1, unit' has to be one of hours, calendar_days, working_days",
    a_row(unit=""): "'priorities, row 1, unit' has to be one of",
    a_row(amount=""): "row 1, amount' has to be a whole number of working days from 1 to 260",
    a_row(amount="0"): "row 1, amount' has to be a whole number of working days from 1 to 260",
    a_row(amount="-3"): "row 1, amount' has to be",
    a_row(amount="261"): "row 1, amount' has to be",
    a_row(amount="3.5"): "row 1, amount' has to be",
    a_row(amount='"3"'): "row 1, amount' has to be",
    a_row(amount="true"): "row 1, amount' has to be",
    a_row(unit='"hours"', amount="8785"): "a whole number of hours from 1 to 8784",
    a_row(voice_may_promise='"no"'): "row 1, voice_may_promise' has to be true or false",
    a_row(promise="true"): "'priorities, row 1, promise' is not a key there",
    a_row() + a_row(code='"P3"'): "'priorities' has to be one row for urgent and complete, not two",
    a_row() + a_row(priority='"soon"'): "'priorities, row 2, priority' has to be",
    # Its codes for faults.
    '[fault_codes]\ntap_driping = "T1"': "'fault_codes, tap_driping' has to be the id of a fault",
    '[fault_codes]\n"" = "T1"': "'fault_codes, ' has to be the id of a fault",
    '[fault_codes.tap_dripping]\ncode = "T1"': "'fault_codes, tap_dripping' has to be text in",
    "[fault_codes]\ntap_dripping = 20060030": "'fault_codes, tap_dripping' has to be text in quotation marks",
    '[fault_codes]\ntap_dripping = ""': "'fault_codes, tap_dripping' has to be text",
    '[fault_codes]\ntap_dripping = "  "': "'fault_codes, tap_dripping' has to be text",
    f'[fault_codes]\ntap_dripping = "{"x" * 31}"': "'fault_codes, tap_dripping' has to be at most 30",
    '[fault_codes]\ntap_dripping = "T\\n1"': "'fault_codes, tap_dripping' has to be at most 30 characters",
    '[fault_codes]\ntap_dripping = "T\\u00001"': "has to be at most 30 characters that can be printed",
    'fault_codes = "T1"': "'fault_codes' has to be a table, [fault_codes]",
    '[[fault_codes]]\ntap_dripping = "T1"': "'fault_codes' has to be a table, [fault_codes]",
    '[fault_code]\ntap_dripping = "T1"': "'fault_code' is not a key there",
}
"""What follows a good name and jurisdiction, and a part of the message that refuses it."""

BAD_HEADS = {
    "name = ": "cannot read the landlord file",
    'jurisdiction = "wales"': "'name' has to be text in quotation marks",
    'name = " "\njurisdiction = "wales"': "'name' has to be text in quotation marks",
    'name = 1\njurisdiction = "wales"': "'name' has to be text in quotation marks",
    'name = "A"': "'jurisdiction' has to be one of england, wales, scotland, northern_ireland",
    'name = "A"\njurisdiction = "atlantis"': "'jurisdiction' has to be one of england, wales",
    'name = "A"\njurisdiction = ["wales"]': "'jurisdiction' has to be one of england, wales",
}


def refusal(folder: Path, text: str, head: str) -> str:
    try:
        read(folder, text, head)
    except ConfigurationError as problem:
        return str(problem)
    return "it was taken"


def test_every_bad_value_is_refused_in_words_that_name_its_key_and_say_what_it_has_to_be(
    tmp_path: Path,
) -> None:
    told = [(text, words, refusal(tmp_path, text, HEAD)) for text, words in BAD.items()]
    told += [(text, words, refusal(tmp_path, text, "")) for text, words in BAD_HEADS.items()]

    assert [each for each in told if each[1] not in each[2]] == []


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "landlord.toml"
    path.write_bytes(b"name = '\xff'")

    with pytest.raises(ConfigurationError, match="cannot read the landlord file"):
        read_landlord_file(path)
