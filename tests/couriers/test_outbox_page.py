"""`docs/outbox.md` tells the truth: its example keeps to the schema, its proof recognises a real message."""

import json
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import jsonschema

from skill.config.landlord_file import read_landlord_file
from skill.couriers.webhook import WebhookCourier
from skill.domain.coaching import FIELDS, Message, MessageKind
from skill.domain.repairs.triage import Question
from skill.signoff.markdown import sounds
from skill.speech import triage
from tests.couriers.receivers import SECOND, web_receiver

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "outbox.md").read_text(encoding="utf-8")


def test_the_example_keeps_to_the_schema() -> None:
    found = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)

    assert found is not None
    schema = json.loads((DOCS / "message.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(found[1]), schema)


def test_its_example_of_a_code_is_taken_and_is_the_one_of_the_example_message(tmp_path: Path) -> None:
    codes = re.search(r"```toml\n(.+?)```", PAGE, re.DOTALL)
    message = re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)

    assert codes is not None
    assert message is not None
    body = json.loads(message[1])["body"]
    path = tmp_path / "landlord.toml"
    path.write_text(f'name = "Two Rivers"\njurisdiction = "england"\n{codes[1]}', encoding="utf-8")
    assert read_landlord_file(path).fault_codes == {body["fault"]: body["landlord_code"]}


def test_the_proof_recognises_a_real_message_and_no_other() -> None:
    found = re.search(r"```python\n(.+?)```", PAGE, re.DOTALL)
    assert found is not None
    names: dict[str, object] = {}
    exec(found[1], names)
    is_genuine = names["is_genuine"]
    message = Message(
        request_id="r",
        kind=MessageKind.FEEDBACK,
        tenancy_ref="T1",
        body={"rating": "5"},
        created_at=datetime.now(UTC),
    )

    with web_receiver() as receiver:
        for at in (datetime.now(UTC), datetime(2020, 1, 1, tzinfo=UTC)):
            courier = WebhookCourier(receiver.url, form=SECOND, secret=b"key", now=lambda at=at: at)
            courier.deliver(message)
    (headers, body), (old, _) = (
        ({name.title(): value for name, value in headers.items()}, body)
        for headers, body in receiver.requests
    )

    assert callable(is_genuine)
    assert is_genuine(headers, body, b"key")
    assert not is_genuine(headers, body + b" ", b"key")
    assert not is_genuine(headers, body, b"another")
    assert not is_genuine(old, body, b"key")
    assert abs(time.time() - int(headers["Home-Coach-Timestamp"])) < 60


def test_its_table_has_every_kind_with_its_fields() -> None:
    table = re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", PAGE, re.MULTILINE)

    assert {kind: set(re.findall(r"\w+", fields)) for kind, fields in table} == {
        kind.value: set(fields) for kind, fields in FIELDS.items()
    }


def test_it_says_which_version_a_landlord_gets_that_names_none(tmp_path: Path) -> None:
    path = tmp_path / "landlord.toml"
    path.write_text('name = "Two Rivers"\njurisdiction = "england"\n', encoding="utf-8")

    assert f"A file without it gets version {read_landlord_file(path).messages_version}" in PAGE


def test_it_says_that_one_answer_about_risk_leaves_and_asks_it_in_the_words_that_are_heard() -> None:
    text = " ".join(PAGE.split())

    assert f'answer to "{sounds(triage.question(Question.AT_RISK))}", and nothing about whom or why' in text
    assert "word about health" not in text
    assert [kind for kind, names in FIELDS.items() if "someone_at_risk" in names] == [
        MessageKind.REPAIR_REPORT
    ]
