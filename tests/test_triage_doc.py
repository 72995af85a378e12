"""`docs/triage.md` is what the command writes, has every fault once, and uses the real words and rules."""

import re
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result

from skill.cli import main as command_line
from skill.config.landlord_file import LandlordFile, read_landlord_file
from skill.config.settings import SAMPLE_LANDLORD
from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.faults import FAULTS, rules
from skill.domain.repairs.triage import Advice, Answer, Question, RepairRight
from skill.errors import ConfigurationError
from skill.signoff.markdown import sounds
from skill.signoff.samples import LANDLORD, NORTHERN_IRISH
from skill.signoff.triage_page import DEFECTS, triage_page
from skill.speech import safety, triage
from tests.tables import each_row

SAMPLE = LandlordFile(landlord=LANDLORD)
DOC = (Path(__file__).parent.parent / "docs" / "triage.md").read_text(encoding="utf-8")


def command(*words: str) -> Result:
    return CliRunner().invoke(command_line.cli, ["triage", *words])


def cells(fault_id: str, page: str = DOC) -> list[str]:
    (row,) = [line for line in page.splitlines() if f"<br>`{fault_id}`" in line]
    return [cell.strip() for cell in row.strip("|").split(" | ")]


def version(page: str) -> str:
    (found,) = set(re.findall(r"[Vv]ersion:? ([0-9a-f]{12})\b", page))
    return str(found)


def test_triage_page_is_up_to_date() -> None:
    assert triage_page(SAMPLE) == DOC, "run `python -m skill triage` and read the difference"


def test_every_fault_has_one_row_with_its_name_and_priority() -> None:
    wrong = [
        fault_id
        for fault_id, fault in FAULTS.items()
        if not cells(fault_id)[0].startswith(f"{fault.said}<br>") or cells(fault_id)[1] != fault.priority
    ]

    assert wrong == []


def test_every_row_has_as_many_cells_as_its_header() -> None:
    tables = re.findall(r"(?:^\|.+\|\n)+", DOC, re.MULTILINE)
    widths = [{len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()} for table in tables]

    assert len(tables) > 15
    assert all(len(width) == 1 for width in widths)


def test_the_triage_page_has_no_identifiers_but_the_ids() -> None:
    tables = "\n".join(line for line in DOC.splitlines() if line.startswith("|"))

    assert re.findall(r"\w+_\w+", re.sub(r"`\w+`", "", tables)) == []
    assert "None" not in tables


def test_the_triage_page_has_every_question_and_safety_line() -> None:
    spoken = [triage.question(question) for question in Question] + [triage.advice(line) for line in Advice]

    assert [said for said in spoken if f"“{sounds(said)}”" not in DOC] == []


@each_row("hazard", [*Hazard, None])
def test_the_triage_page_has_every_danger_with_its_answer(hazard: Hazard | None) -> None:
    assert f"| “{sounds(safety.danger(hazard, LANDLORD))}” |" in DOC


@each_row("question", [each for each in Question if rules()[each].may_be_danger])
def test_unsure_about_danger_counts_as_danger_as_documented(question: Question) -> None:
    assert "so it ends in danger" in DOC
    assert rules()[question].effect(Answer.UNSURE).danger


def test_the_triage_page_says_that_danger_is_not_reported() -> None:
    assert "if the tenant does not ring, you do not know of it, and no deadline starts" in DOC


def test_every_defect_of_the_right_to_repair_has_words() -> None:
    assert set(DEFECTS) == set(RepairRight)


DEFECT = "Right to Repair, insecure outside window, door or lock."
LOCK = f"“Can you still lock it?” *No or I don't know:* emergency; {DEFECT}"
PEOPLE = "“Is anyone at home a baby, over sixty-five, or with breathing trouble?”"
WARM = "“Do you have another way to keep warm?” *No or I don't know:* emergency."


@each_row(
    ("fault_id", "asked", "then"),
    [
        ("tap_dripping", "“Which room is it in?”", "a booking"),
        ("toilet_seat_broken", "", "a booking; may not be yours"),
        ("front_door_damaged", LOCK, "a booking"),
        ("no_heating", f"1. {WARM}<br>2. {PEOPLE} *Yes:* one step more urgent, to emergency.", "a booking"),
        (
            "boiler_flue_damaged",
            f"{PEOPLE} (you are told the answer, which changes nothing else)",
            "a person",
        ),
        ("burst_pipe", "", "**danger**, flood: not reported"),
        ("lost_keys", "", "a person; may not be yours"),
        ("front_door_will_not_lock", "", "a person"),
    ],
)
def test_a_row_has_the_questions_and_the_outcome(fault_id: str, asked: str, then: str) -> None:
    row = cells(fault_id)

    assert (row[2], row[-1]) == (asked, then)


def test_the_triage_page_has_a_signature_and_its_version() -> None:
    end = DOC.split("## Signing it")[1]

    assert f"Version: {version(DOC)}" in end
    assert all(f"{field}: ___" in end for field in ("Name", "Role", "Date", "Signature"))


def test_the_version_changes_with_what_is_signed() -> None:
    pages = [
        triage_page(whose)
        for whose in (
            SAMPLE,
            replace(SAMPLE, fault_codes={"tap_dripping": "T1"}),
            replace(SAMPLE, fault_codes={"tap_dripping": "T2"}),
            replace(SAMPLE, landlord=NORTHERN_IRISH),
            replace(SAMPLE, landlord=replace(LANDLORD, out_of_hours_phone="01632 960 555")),
        )
    ]

    assert len({version(page) for page in pages}) == len(pages)


def test_the_version_changes_with_the_explanation() -> None:
    assert version(triage_page(SAMPLE, longest=7)) != version(triage_page(SAMPLE))


def test_a_landlords_own_page_has_its_codes_its_targets_and_its_numbers() -> None:
    printed = command("--landlord", str(SAMPLE_LANDLORD)).stdout
    codes = read_landlord_file(SAMPLE_LANDLORD).fault_codes

    assert {fault_id: cells(fault_id, printed)[1] for fault_id in codes} == codes
    assert cells("no_water", printed)[1] == ""
    assert "P1, Emergency: attend: attend within 4 hours<br>P1, Emergency: make safe" in printed
    assert "01632 960 188" in printed


def test_a_code_cannot_break_the_table() -> None:
    page = triage_page(replace(SAMPLE, fault_codes={"tap_dripping": "a|b<c"}))

    assert cells("tap_dripping", page)[1] == r"a\|b&lt;c"


def test_a_wrong_landlord_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "landlord.toml"
    path.write_text('name = "X"\njurisdiction = "wales"\n[fault_codes]\nno_tea = "1"\n', encoding="utf-8")

    refused = command("--landlord", str(path)).exception

    assert isinstance(refused, ConfigurationError)
    assert "'fault_codes, no_tea' has to be the id of a fault" in str(refused)
