"""What the page hears back: the words, what was kept, and why."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from skill.cli import main as command_line
from skill.rehearsal.checks import RULES
from skill.web.simulator.conversations import MOST_OPEN
from tests.web.simulator.pages import Talk, a_page


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """One for all who talk at a chosen moment, over homes of their own."""
    return a_page(tmp_path_factory.mktemp("page"))


@pytest.fixture
def own_page(tmp_path: Path) -> FlaskClient:
    """For who talks now, over the store that is served."""
    return a_page(tmp_path)


def test_a_question_is_answered_in_words_to_read_and_to_say(client: FlaskClient) -> None:
    told = Talk(client).say("what's my rent balance")

    assert told["said"] == "what's my rent balance"
    assert told["spoken"] == (
        "As of yesterday, your rent is £84.30 behind. Would you like your coach to get in touch?"
    )
    assert told["aloud"] == told["spoken"]
    assert told["isOpen"] is True
    assert [each["say"] for each in told["suggestions"]] == ["yes", "no"]


def test_an_answer_is_explained(client: FlaskClient) -> None:
    talk = Talk(client)
    talk.say("my kitchen tap is dripping")

    talk.say("yes")
    why = talk.say("the first one")["developer"]

    assert why["recognised"]["intent"] == "EventDetailsIntent"
    assert why["request"]["request"]["intent"]["name"] == "EventDetailsIntent"
    assert why["response"]["response"]["shouldEndSession"] is True
    assert {"kind": "service", "name": "RepairService.book"} in why["trace"]
    assert {"name": "fault", "before": "tap_dripping", "after": None, "changed": True} in why["attributes"]
    assert 0 < why["ms"] < why["timeoutMs"] == 8000
    assert why["characters"] == len(why["response"]["response"]["outputSpeech"]["ssml"])
    assert 3 < why["seconds"] < 12
    assert [each["rule"] for each in why["checks"]] == ["Answered within 8 seconds", *RULES]
    assert [each for each in why["checks"] if each["reason"]] == []


def test_danger_that_an_echo_loses_is_shown_beside_what_it_sends(client: FlaskClient) -> None:
    said = "is there any post for me and the whole landing is on fire"

    sent, whole = Talk(client).say(said)["developer"]["danger"]

    assert (sent["in"], sent["sure"]) == ("what was sent", None)
    assert (whole["in"], whole["sure"]) == ("the whole utterance, which no Echo sends", "fire")


def test_slots_show_what_they_were_resolved_to(client: FlaskClient) -> None:
    recognised = Talk(client).say("my kitchen tap is dripping")["developer"]["recognised"]

    fault = next(slot for slot in recognised["slots"] if slot["name"] == "fault")
    assert fault["type"] == "Fault"
    assert fault["ids"] == ["tap_dripping"]
    assert 0 < recognised["score"] <= 1


def test_a_near_miss_shows_its_score_and_the_runner_up(client: FlaskClient) -> None:
    recognised = Talk(client).say("my radiator has packed up and it's freezing in here")["developer"][
        "recognised"
    ]

    assert recognised["intent"] == "ReportRepairIntent"
    name, score = recognised["runnerUp"]
    assert name != recognised["intent"]
    assert 0 <= score < recognised["score"] <= 1


@pytest.mark.parametrize(
    "words", ["what's my rent balance", "yes", "stop", "open home coach", "I can smell gas"]
)
def test_a_certain_match_shows_its_runner_up_too(words: str, client: FlaskClient) -> None:
    recognised = Talk(client).say(words)["developer"]["recognised"]

    assert recognised["score"] == 1
    name, score = recognised["runnerUp"]
    assert name != recognised["intent"]
    assert 0 <= score < 1


def test_what_is_reported_now_is_in_the_served_store(own_page: FlaskClient, tmp_path: Path) -> None:
    talk = Talk(own_page, at="")
    talk.say("my kitchen tap is dripping")
    told = talk.say("yes")

    (kept,) = told["kept"]
    assert (kept["kind"], kept["home"], kept["fault"]) == ("repair_report", "T1001", "tap_dripping")
    assert kept["reference"] in told["spoken"]
    assert talk.began["isKept"] is True
    environment = {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}
    waiting = CliRunner().invoke(command_line.cli, ["outbox"], env=environment).stdout
    assert f"reference={kept['reference']}" in waiting


def test_what_is_reported_at_another_time_is_in_no_store(own_page: FlaskClient, tmp_path: Path) -> None:
    talk = Talk(own_page)
    talk.say("my kitchen tap is dripping")

    assert len(talk.say("yes")["kept"]) == 1
    assert talk.began["isKept"] is False
    environment = {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}
    assert CliRunner().invoke(command_line.cli, ["outbox"], env=environment).stdout == ""


def test_each_conversation_has_homes_of_its_own(client: FlaskClient) -> None:
    one, other = Talk(client), Talk(client)
    for said in ("my toilet won't flush", "yes", "yes"):
        one.say(said)

    assert "toilet" in one.say("what's happening with my repairs")["spoken"]
    assert "toilet" not in other.say("what's happening with my repairs")["spoken"]


def test_silence_gets_the_question_again_and_then_the_end(client: FlaskClient) -> None:
    talk = Talk(client)
    talk.say("my kitchen tap is dripping")

    again, gone = talk.say(""), talk.say("")

    assert (again["spoken"], again["isOpen"], again["developer"]) == ("Shall I report it?", True, None)
    assert (gone["spoken"], gone["isOpen"]) == ("", False)
    assert gone["developer"]["request"]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert gone["developer"]["recognised"] is None


def test_walking_away_ends_the_session_and_the_next_words_begin_another(client: FlaskClient) -> None:
    talk = Talk(client)
    first = talk.say("my kitchen tap is dripping")["developer"]["request"]["session"]

    gone = talk.say("(walks away)")["developer"]["request"]
    second = talk.say("yes")

    assert gone["request"]["reason"] == "USER_INITIATED"
    assert gone["session"]["sessionId"] == first["sessionId"]
    assert second["developer"]["request"]["session"]["new"] is True
    assert second["kept"] == []


def test_walking_away_from_nothing_sends_nothing(client: FlaskClient) -> None:
    told = Talk(client).say("(walks away)")

    assert (told["developer"], told["isOpen"], told["spoken"]) == (None, False, "")


@pytest.mark.parametrize(
    ("words", "kept"),
    [("stop", []), ("cancel", []), ("I can smell gas", ["danger"]), ("my partner attacked me", [])],
)
def test_stop_and_danger_end_it_in_the_middle(words: str, kept: list[str], client: FlaskClient) -> None:
    """Nothing is reported; what the landlord gets of a danger is all that it gets."""
    talk = Talk(client)
    talk.say("my kitchen tap is dripping")

    told = talk.say(words)

    assert (told["isOpen"], [each["kind"] for each in told["kept"]]) == (False, kept)
    assert told["spoken"]


def test_a_pin_is_suggested_right_and_wrong(client: FlaskClient) -> None:
    talk = Talk(client, home="T1023")
    right, wrong = talk.say("what's my rent balance")["suggestions"]

    assert (right["note"], wrong["note"]) == ("the right PIN", "a wrong PIN")
    assert "isn't the PIN" in talk.say(wrong["say"])["spoken"]
    assert "£126.40" in talk.say(right["say"])["spoken"]


def test_a_stranger_hears_nothing_of_the_home_until_the_code_is_said(client: FlaskClient) -> None:
    talk = Talk(client, home="T1003", linked=False)

    assert "which home this is" in talk.say("what's my rent balance")["spoken"]
    say_code = talk.began["suggestions"][0]["say"]
    assert say_code == "my code is 4 8 2 9 1 6 3 7"
    assert "linked" in talk.say(say_code)["spoken"]
    assert "£336" in talk.say("what's my rent balance")["spoken"]


def test_a_code_of_now_is_drawn_and_works_once(own_page: FlaskClient) -> None:
    talk = Talk(own_page, home="T1003", linked=False, at="")
    other = Talk(own_page, home="T1003", linked=False, at="")

    assert talk.began["code"] != other.began["code"]
    assert "linked" in other.say(other.began["suggestions"][0]["say"])["spoken"]
    assert "doesn't work" in talk.say(other.began["suggestions"][0]["say"])["spoken"]


def test_nobody_gets_a_code_for_a_tenancy_that_is_over(client: FlaskClient) -> None:
    answer = client.post("/simulator/conversations", json={"home": "T1018", "linked": False})

    assert answer.status_code == 400
    assert "tenancy is over" in answer.get_json()["problem"]


@pytest.mark.parametrize("locale", ["en-GB", "en-US", "en-AU", "en-CA", "en-IN"])
def test_every_locale_is_answered(locale: str, client: FlaskClient) -> None:
    told = Talk(client, locale=locale).say("what's my rent balance")

    assert told["developer"]["request"]["request"]["locale"] == locale
    assert "£84.30" in told["spoken"]


def test_a_screen_is_in_the_request_and_its_card_in_the_answer(client: FlaskClient) -> None:
    told = Talk(client, home="T1021", screen=True).say("open home coach")

    context = told["developer"]["request"]["context"]
    assert "Alexa.Presentation.APL" in context["System"]["device"]["supportedInterfaces"]
    assert context["Viewport"]["shape"] == "RECTANGLE"
    assert told["card"]["title"] == "Things to say to Home Coach"


def test_the_clock_is_the_chosen_one(client: FlaskClient) -> None:
    talk = Talk(client, at="2026-12-05T10:00")

    told = talk.say("what's on tomorrow")

    assert told["developer"]["recognised"]["slots"][0]["value"] == "2026-12-06"
    assert talk.began["at"] == "2026-12-05T10:00"


def test_the_conversation_unused_for_longest_is_dropped(own_page: FlaskClient) -> None:
    first, second = Talk(own_page), Talk(own_page)
    for _ in range(MOST_OPEN - 2):
        Talk(own_page)
    first.say("open home coach")
    Talk(own_page)

    assert first.post("stop").status_code == 200
    gone = second.post("stop")
    assert (gone.status_code, gone.get_json()) == (
        404,
        {"problem": "This conversation is over. Start again."},
    )


def test_nobody_stays_linked_once_a_conversation_is_dropped(tmp_path: Path) -> None:
    client = a_page(tmp_path)
    Talk(client, at="").say("what's my rent balance")
    assert _links(tmp_path) == 1

    for _ in range(MOST_OPEN):
        Talk(client)

    assert _links(tmp_path) == 0


def test_a_conversation_becomes_a_test(client: FlaskClient) -> None:
    turns = [
        {"say": "my kitchen tap is dripping"},
        {"say": "yes", "troubles": ["sent-twice", "extra-fields"]},
        {"say": ""},
    ]
    asked = {"home": "T1001", "at": "2026-11-23T10:00", "screen": True, "story": "A tap.", "turns": turns}

    script = client.post("/simulator/script", json=asked)

    assert script.content_type == "text/plain;charset=UTF-8"
    assert script.text.splitlines()[:9] == [
        "# A tap.",
        "home: T1001",
        "at: 2026-11-23T10:00",
        "screen: yes",
        "",
        "> my kitchen tap is dripping",
        "< So that's a dripping tap in the kitchen. Shall I report it?",
        "",
        "! extra-fields",
    ]
    assert "+ repair_report\n" in script.text


def _links(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "homes.sqlite3")) as connection:
        return int(connection.execute("SELECT count(*) FROM items WHERE sk = 'LINK'").fetchone()[0])
