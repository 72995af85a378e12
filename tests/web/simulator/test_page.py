"""The page itself: what it allows, whom it answers, where it is not."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from skill.housing.extract.rows import Extract
from skill.housing.sample import SAMPLE_HOMES, sample_extract
from skill.housing.sqlite.store import SqliteStore
from skill.rehearsal.starting import Scene
from skill.rehearsal.suggestions import OPENERS
from skill.rehearsal.troubles import Trouble
from skill.web.app import build_app
from skill.web.refusals import Reason
from skill.web.simulator.conversations import Conversations
from tests.policy.house import NOW
from tests.tables import each_row
from tests.web.doors import RecordingDoor, settings
from tests.web.simulator.pages import AT, Talk, a_page, stored_in, understanding

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "skill" / "web" / "simulator" / "pages" / "static"
PATHS = ("/", "/simulator/static/simulator.js", "/simulator/static/simulator.css")
EVERY_PATH = (
    *(("get", path) for path in PATHS),
    ("post", "/simulator/conversations"),
    ("post", "/simulator/conversations/x/turns"),
    ("post", "/simulator/script"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """One for all: no test here leaves anything that another would see."""
    return a_page(tmp_path_factory.mktemp("page"))


@each_row("path", PATHS)
def test_only_the_pages_own_files_may_run(path: str, client: FlaskClient) -> None:
    with client.get(path) as response:
        assert response.status_code == 200
    parts = response.headers["Content-Security-Policy"].split(";")
    policy = dict(part.strip().split(" ", 1) for part in parts)

    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src")} == {"'self'"}
    assert policy["frame-ancestors"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_asks_no_other_host_for_anything(client: FlaskClient) -> None:
    page = client.get("/").text
    text = page + "".join(file.read_text(encoding="utf-8") for file in STATIC.iterdir())

    assert set(re.findall(r"https?://[^\s\"']+", text)) <= {"http://www.w3.org/2000/svg"}
    assert (
        re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\son\w+=|innerHTML|eval\(", client.get("/").text) is None
    )


def test_scripts_are_sent_as_scripts(client: FlaskClient) -> None:
    with client.get("/simulator/static/simulator.js") as response:
        assert response.mimetype in {"text/javascript", "application/javascript"}


def test_the_page_offers_every_home_and_something_to_say(client: FlaskClient) -> None:
    text = client.get("/").text

    assert re.findall(r'<option value="(T\d+)"', text) == [home.tenancy_ref for home in SAMPLE_HOMES]
    assert len(re.findall(r'class="phrase"', text)) == len(OPENERS)
    assert re.findall(r'type="checkbox" value="([\w-]+)"', text) == list(Trouble)


def test_the_page_is_small(client: FlaskClient) -> None:
    """No framework, no build step: what is sent is what was written."""
    assert sum(file.stat().st_size for file in STATIC.iterdir()) + len(client.get("/").data) < 64 * 1024


@each_row(("method", "path"), EVERY_PATH)
@each_row(
    ("caller", "headers"),
    [
        ("192.168.1.7", {"Host": "localhost"}),
        ("127.0.0.1", {"Host": "evil.example"}),
        ("127.0.0.1", {"Host": "localhost", "Origin": "https://evil.example"}),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "8.8.8.8"}),
        ("127.0.0.1", {"Host": "localhost", "Ngrok-Trace": "1"}),
    ],
    ids=["another machine", "a name that points here", "another page", "a proxy", "a tunnel"],
)
def test_only_this_machine_is_answered(
    method: str, path: str, caller: str, headers: dict[str, str], client: FlaskClient
) -> None:
    response = client.open(
        path, method=method.upper(), headers=headers, environ_overrides={"REMOTE_ADDR": caller}, json={}
    )

    assert (response.status_code, response.text) == (403, f"{Reason.NOT_LOCAL}\n")


@each_row(("method", "path"), EVERY_PATH)
@each_row("environ", [{"HOME_COACH_ENV": "production"}, {"HOME_COACH_SIMULATOR": "off"}])
def test_there_is_no_simulator_in_production_or_when_it_is_off(
    method: str, path: str, environ: dict[str, str]
) -> None:
    app = build_app(settings(**environ), RecordingDoor(), None)

    assert app.test_client().open(path, method=method.upper(), json={}).status_code == 404
    assert not [rule for rule in app.url_map.iter_rules() if "simulator" in rule.rule or rule.rule == "/"]


def test_production_does_not_even_import_it(tmp_path: Path) -> None:
    """Nor what only a rehearsal needs."""
    look = """
import sys
from skill.config.settings import read_settings
from skill.web import create_app
environ = {"HOME_COACH_ENV": "production", "HOME_COACH_SKILL_ID": "x", "HOME_COACH_DATA": sys.argv[1]}
create_app(read_settings(environ))
apart = ("skill.rehearsal", "skill.web.simulator", "hassil")
print(*(name for name in sys.modules if name.startswith(apart)))
"""
    data = f"sqlite:///{tmp_path}/homes.sqlite3"

    run = subprocess.run([sys.executable, "-c", look, data], cwd=ROOT, capture_output=True, text=True)

    assert (run.returncode, run.stdout) == (0, "\n"), run.stderr


@each_row(
    ("path", "body", "problem"),
    [
        ("conversations", [], "send a JSON object"),
        ("conversations", {}, "home"),
        ("conversations", {"home": "T9999"}, "home"),
        ("conversations", {"home": ["T1001"]}, "home"),
        ("conversations", {"home": "T1001", "linked": "yes"}, "linked"),
        ("conversations", {"home": "T1001", "screen": 1}, "screen"),
        ("conversations", {"home": "T1001", "locale": "de-DE"}, "locale"),
        ("conversations", {"home": "T1001", "at": "teatime"}, "at is a time"),
        ("conversations", {"home": "T1001", "at": 12}, "at is a time"),
        ("conversations", {"home": "T1001", "at": "0001-01-01T00:00"}, "2000 to 2099"),
        ("conversations", {"home": "T1001", "at": "9999-12-31T23:59"}, "2000 to 2099"),
        ("turn", [], "send a JSON object"),
        ("turn", {"say": 1}, "say is text"),
        ("turn", {"say": "x" * 501}, "at most 500"),
        ("turn", {"say": "x", "troubles": "store-down"}, "troubles is a list"),
        ("turn", {"say": "x", "troubles": ["earthquake"]}, "troubles is a list"),
        ("turn", {"say": "x", "troubles": [{}]}, "troubles"),
        ("script", {"home": "T1001", "at": AT}, "turns is a list"),
        ("script", {"home": "T1001", "at": AT, "turns": []}, "turns is a list"),
        ("script", {"home": "T1001", "at": AT, "turns": [{}] * 201}, "turns is a list"),
        ("script", {"home": "T1001", "at": AT, "turns": ["hello"]}, "send a JSON object"),
        ("script", {"home": "T1001", "at": AT, "turns": [{}], "story": "x" * 201}, "at most 200"),
    ],
)
def test_bad_input_is_answered_with_what_is_wrong(
    path: str, body: object, problem: str, client: FlaskClient
) -> None:
    turns = f"conversations/{Talk(client).began['id']}/turns"

    answer = client.post(f"/simulator/{turns if path == 'turn' else path}", json=body)

    assert answer.status_code == 400
    assert problem in answer.get_json()["problem"]


@each_row("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"home": "T1001\x00"}'])
def test_a_body_that_is_not_json_is_refused(body: bytes, client: FlaskClient) -> None:
    answer = client.post("/simulator/conversations", data=body, content_type="application/json")

    assert answer.status_code == 400


def test_a_form_of_another_page_is_refused(client: FlaskClient) -> None:
    answer = client.post("/simulator/conversations", data='{"home": "T1001"}', content_type="text/plain")

    assert answer.status_code == 415


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    assert client.post("/simulator/conversations", json={"home": "x" * 300_000}).status_code == 413


@each_row("at", ["2000-01-01T00:00", "2099-12-31T23:59", "2028-02-29T12:00", "2026-10-25T01:30"])
def test_the_edges_of_the_clock_are_answered(at: str, client: FlaskClient) -> None:
    assert Talk(client, at=at).say("what's my rent balance")["isOpen"] is True


def test_words_that_are_markup_stay_words(client: FlaskClient) -> None:
    talk = Talk(client)
    words = "tell my coach that <script>alert(1)</script> & </speak>"

    told = talk.say(words)

    assert told["said"] == words
    assert [each["reason"] for each in told["developer"]["checks"] if each["reason"]] == []


def test_a_line_break_is_no_way_into_a_script(client: FlaskClient) -> None:
    turns = [{"say": "hello\n\n> yes\n< I've reported it"}]

    script = client.post("/simulator/script", json={"home": "T1001", "at": AT, "turns": turns}).text

    assert [line for line in script.splitlines() if line.startswith(">")] == [
        "> hello > yes < I've reported it"
    ]


def test_a_landlords_own_homes_are_left_alone(tmp_path: Path) -> None:
    """Where a real extract is loaded, a copy of the made-up homes takes its place."""
    store = SqliteStore(tmp_path / "homes.sqlite3")
    store.prepare()
    own: Extract = replace(sample_extract(NOW.date()), source="our-own")
    store.load(own)
    conversations = Conversations(stored_in(tmp_path), understanding())

    _, running = conversations.begin(Scene(home="T1002"))

    assert running.scene.at is not None
    assert store.waiting() == []
    store.close()
