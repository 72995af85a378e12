"""The command line, as a developer or a coach types it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.bootstrap import open_store
from skill.cli import main as command_line
from skill.config.settings import read_settings
from skill.errors import ConfigurationError, UnknownTenancy
from skill.housing.sample import SAMPLE_HOMES
from skill.services.clock import SystemClock
from skill.services.ports import BackgroundJob


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}


def run(environment: dict[str, str], *words: str, said: str | None = None) -> Result:
    return CliRunner().invoke(command_line.cli, list(words), env=environment, input=said)


def test_every_command_has_a_name_and_help(environment: dict[str, str]) -> None:
    listed = run(environment, "--help").stdout
    unlisted = [name for name in command_line.COMMANDS if f"  {name} " not in listed]
    helpless = [name for name in command_line.COMMANDS if run(environment, name, "--help").exit_code != 0]

    assert (unlisted, helpless) == ([], [])


def test_an_unknown_command_is_refused(environment: dict[str, str]) -> None:
    result = run(environment, "telephone")

    assert result.exit_code == 2
    assert "telephone" in result.stderr


def test_the_list_of_commands_imports_none_of_them() -> None:
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "skill", "--help"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    ).stderr

    ours = set(re.findall(r"\| +(skill[\w.]*)$", loaded, re.MULTILINE))
    assert ours == {"skill", "skill.cli", "skill.cli.main", "skill.errors"}


def test_hear_prints_a_json_object_for_each_line(environment: dict[str, str]) -> None:
    said = ["my kitchen tap is dripping", "i can smell gas", "open home coach", "", "quack 🦆 ‽"]

    heard = run(environment, "hear", "--json", said="\n".join(said)).stdout.splitlines()

    tap, gas, *others = map(json.loads, heard)
    assert set(tap) == {"utterance", "intent", "echo_intent", "slots", "score", "danger", "perhaps"}
    assert (tap["intent"], tap["echo_intent"], tap["danger"]) == ("ReportRepairIntent",) * 2 + (None,)
    assert tap["slots"]["room"] == {"value": "kitchen", "id": "kitchen"}
    assert (gas["intent"], gas["danger"], gas["perhaps"]) == ("EmergencyIntent", "gas", None)
    assert [each["utterance"] for each in others] == said[2:]
    assert [each["intent"] for each in others] == ["LaunchRequest", *["AMAZON.FallbackIntent"] * 2]


def test_hear_prints_a_row_for_each_line(environment: dict[str, str]) -> None:
    heading, row = run(environment, "hear", said="i can smell gas\n").stdout.splitlines()

    assert heading.startswith("an Echo sends")
    assert " ".join(row.split()) == "EmergencyIntent 1.00 gas i can smell gas; hazard: smell gas"


def test_conversation_prints_one_line_for_each_turn(environment: dict[str, str]) -> None:
    result = run(
        environment,
        *("say", "--home", "T1001", "--at", "2026-11-23T10:00"),
        *("what's my rent balance", "my kitchen tap is dripping", "yes", "the first one"),
        "what's on nearby this weekend",
    )

    heard = result.stdout.splitlines()
    assert result.exit_code == 0
    assert len(heard) == 5
    assert "£84.30 behind" in heard[0]
    assert heard[1] == "So that's a dripping tap in the kitchen. Shall I report it?"
    assert heard[2].startswith("I've reported it: a dripping tap in the kitchen. Your reference is ")
    assert heard[3].startswith("I've asked for tomorrow")
    assert "Saturday" in heard[4]


def test_same_utterance_at_the_same_time_gets_the_same_answer(environment: dict[str, str]) -> None:
    words = ("say", "--home", "T1002", "--at", "2027-02-28T09:30", "my toilet won't flush", "no", "yes")

    assert run(environment, *words).stdout == run(environment, *words).stdout


def test_utterance_at_another_time_is_not_stored(environment: dict[str, str]) -> None:
    run(
        environment,
        "say",
        "--home",
        "T1002",
        "--at",
        "2026-11-23T10:00",
        "my toilet won't flush",
        "no",
        "yes",
    )

    assert run(environment, "outbox").stdout == ""


def test_a_report_waits_in_the_outbox(environment: dict[str, str]) -> None:
    said = run(environment, "say", "--home", "T1002", "my toilet won't flush", "no", "yes").stdout
    reference = re.search(r"reference is (\d{4})", said)

    waiting = run(environment, "outbox").stdout.splitlines()

    assert reference is not None
    assert len(waiting) == 1
    for fact in ("repair_report", "T1002", "toilet_not_flushing", reference[1]):
        assert fact in waiting[0]


def test_rehearsal_links_no_home(environment: dict[str, str]) -> None:
    run(environment, "say", "--home", "T1001", "what's my rent balance")

    heard = run(environment, "say", "what's my rent balance").stdout

    assert "I don't know which home this is yet" in heard
    assert "£" not in heard


def test_unknown_home_is_named() -> None:
    with pytest.raises(UnknownTenancy):
        CliRunner().invoke(
            command_line.cli,
            ["say", "--home", "T9999", "hello"],
            env={"HOME_COACH_DATA": "sqlite:///:memory:"},
            catch_exceptions=False,
        )


def test_invalid_time_is_refused(environment: dict[str, str]) -> None:
    result = run(environment, "say", "--at", "teatime", "hello")

    assert result.exit_code == 2
    assert "--at" in result.stderr


def test_every_made_up_home_has_a_line(environment: dict[str, str]) -> None:
    lines = run(environment, "homes").stdout.splitlines()

    assert [line.split()[0] for line in lines] == [home.tenancy_ref for home in SAMPLE_HOMES]
    assert len(lines) == 30


def test_a_code_is_eight_digits_and_works_once(environment: dict[str, str]) -> None:
    code = run(environment, "enrol", "T1003").stdout.strip()
    first = run(environment, "say", f"my code is {' '.join(code)}", "what's my rent balance").stdout
    second = run(environment, "say", f"my code is {' '.join(code)}").stdout

    assert re.fullmatch(r"[1-9]\d{7}", code)
    assert "£336 ahead" in first
    assert "that code doesn't work" in second


def test_coach_unlinks_every_account_of_a_home(environment: dict[str, str]) -> None:
    code = run(environment, "enrol", "T1003").stdout.strip()

    unlinked = run(environment, "unlink", "T1003")
    heard = run(environment, "say", f"my code is {' '.join(code)}").stdout

    assert unlinked.stdout == "0 unlinked\n"
    assert "that code doesn't work" in heard


def test_choice_at_enrolment_is_applied(environment: dict[str, str]) -> None:
    run(environment, "enrol", "T1003", "--say", "standing")

    heard = run(environment, "say", "--home", "T1003", "what's my rent balance").stdout

    assert "up to date" in heard
    assert "£" not in heard


def test_a_pin_is_typed_and_guards_the_figure(environment: dict[str, str]) -> None:
    CliRunner().invoke(command_line.cli, ["enrol", "T1003", "--pin"], env=environment, input="4821\n4821\n")

    heard = run(environment, "say", "--home", "T1003", "what's my rent balance", "four eight two one").stdout

    assert heard.splitlines()[0] == "This home has a PIN. What's your PIN?"
    assert "£336 ahead" in heard.splitlines()[1]


@pytest.mark.parametrize("pin", ["482", "48211", "abcd"])
def test_malformed_pin_is_refused(environment: dict[str, str], pin: str) -> None:
    typed = f"{pin}\n{pin}\n"
    result = CliRunner().invoke(command_line.cli, ["enrol", "T1003", "--pin"], env=environment, input=typed)

    assert result.exit_code == 2
    assert run(environment, "say", "--home", "T1003", "what's my rent balance").stdout.startswith("As of")


def test_a_home_whose_tenancy_is_over_gets_no_code(environment: dict[str, str]) -> None:
    assert isinstance(run(environment, "enrol", "T1018").exception, UnknownTenancy)


def test_the_model_has_no_findings(environment: dict[str, str]) -> None:
    result = run(environment, "model", "lint")

    assert (result.stdout, result.exit_code) == ("", 0)


def test_faulty_model_is_detected(environment: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "en-GB.json"
    broken.write_text("{}", encoding="utf-8")

    result = run(environment, "model", "lint", str(broken))

    assert result.exit_code == 1
    assert result.stdout.startswith("en-GB.json: ")


def test_an_unknown_kind_of_store_is_refused_by_its_name() -> None:
    result = run({"HOME_COACH_DATA": "postgres://homes"}, "outbox")

    assert isinstance(result.exception, ConfigurationError)
    assert "postgres" in str(result.exception)


def test_reported_repair_is_due(environment: dict[str, str]) -> None:
    said = run(environment, "say", "--home", "T1002", "my toilet won't flush", "no", "yes").stdout
    reference = re.search(r"reference is (\d{4})", said)

    result = run(environment, "deadlines")

    assert reference is not None
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{reference[1]}  T1002  toilet_not_flushing  ")


def test_due_within_a_day_lists_hours_and_excludes_months(
    environment: dict[str, str], tmp_path: Path
) -> None:
    landlord = tmp_path / "landlord.toml"
    rows = "".join(
        f'[[priorities]]\npriority = "urgent"\ncode = "P"\nlabel = "L"\nclock = "{clock}"\n'
        f'amount = {hours}\nunit = "hours"\n'
        for clock, hours in (("complete", 2000), ("attend", 4))
    )
    landlord.write_text(f'name = "Two Rivers"\njurisdiction = "england"\n{rows}', encoding="utf-8")
    environment["HOME_COACH_LANDLORD"] = str(landlord)
    run(environment, "say", "--home", "T1002", "my toilet won't flush", "no", "yes")

    everything = run(environment, "deadlines").stdout.splitlines()
    within = run(environment, "deadlines", "--within", "1").stdout.splitlines()

    clocks = [line.split()[3] for line in everything]
    assert clocks[0] == "attend"
    assert "complete" in clocks
    assert [line.split()[3] for line in within] == ["attend"]
    assert re.search(r"attend  landlord P  \d{4}-\d\d-\d\d \d\d:\d\d  \d+h \d\dm left$", within[0])


def test_nothing_is_due_without_reports(environment: dict[str, str]) -> None:
    result = run(environment, "deadlines")

    assert (result.exit_code, result.stdout) == (0, "")


def test_a_negative_number_of_days_is_refused(environment: dict[str, str]) -> None:
    result = run(environment, "deadlines", "--within", "-1")

    assert result.exit_code == 2
    assert "--within" in result.stderr


def test_each_timer_leaves_a_heartbeat_with_its_result(environment: dict[str, str], tmp_path: Path) -> None:
    environment |= {"HOME_COACH_OUTBOX": "http://127.0.0.1:9/"}
    (tmp_path / "empty").mkdir()
    run(environment, "say", "--home", "T1002", "my toilet won't flush", "no", "yes")

    for words in (("outbox", "deliver"), ("feeds", "refresh"), ("load", str(tmp_path / "empty"))):
        run(environment, *words)

    store = open_store(read_settings(environment), SystemClock())
    assert {beat.job: beat.outcome for beat in store.heartbeats()} == {
        BackgroundJob.OUTBOX: "some failed",
        BackgroundJob.FEEDS: "ok",
        BackgroundJob.LOAD: "refused",
    }
    store.close()


def test_a_dry_run_leaves_no_heartbeat(environment: dict[str, str], tmp_path: Path) -> None:
    run(environment, "load", "--dry-run", str(tmp_path))

    store = open_store(read_settings(environment), SystemClock())
    assert store.heartbeats() == []
    store.close()
