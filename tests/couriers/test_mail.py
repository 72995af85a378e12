"""A message by e-mail to a real mail server: what it says, and what counts as taken."""

import email
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.couriers.mail import Mailbox, MailCourier
from skill.domain.coaching import Message, MessageKind
from skill.errors import NotDelivered
from tests.couriers.receivers import FIRST, SECOND, mail_receiver
from tests.web import pki

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def a_message(kind: MessageKind = MessageKind.MESSAGE, **body: str) -> Message:
    return Message(
        request_id="amzn1.echo-api.request.1",
        kind=kind,
        tenancy_ref="T1",
        body=body,
        created_at=NOW,
    )


def a_mailbox(port: int, **differences: object) -> Mailbox:
    facts: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "sender": "home-coach@meadowbank.example",
        "recipient": "coaches@meadowbank.example",
        "is_local": True,
    }
    return Mailbox(**{**facts, **differences})  # type: ignore[arg-type]


def read(content: object) -> EmailMessage:
    return cast(EmailMessage, email.message_from_bytes(cast(bytes, content), policy=default))


def test_a_mail_says_in_plain_english_what_a_tenant_asked_for() -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=FIRST).deliver(a_message(text="Zoë's gate is locked, £5"))

    (taken,) = receiver.mails
    mail = read(taken.content)
    assert taken.rcpt_tos == ["coaches@meadowbank.example"]
    assert mail["Subject"] == "A message from a tenant (T1)"
    assert "Text: Zoë's gate is locked, £5" in mail.get_content()
    assert "amzn1" not in mail.as_string()


@pytest.mark.parametrize(
    ("kind", "body", "subject", "lines"),
    [
        (
            MessageKind.REPAIR_CHASED,
            {"job": "R1", "reference": "4826", "times": "2"},
            "A tenant is still waiting for a repair (T1)",
            ["Job: R1", "Reference: 4826", "Times: 2"],
        ),
        (
            MessageKind.COMPLAINT,
            {"about": "tap_dripping", "job": "R1"},
            "A complaint from a tenant (T1)",
            ["About: tap_dripping", "Job: R1"],
        ),
        (
            MessageKind.EVENT_WISH,
            {
                "wish": "go",
                "event": "E1",
                "title": "Stay & play",
                "venue": "Café Zoë",
                "starts_at": "2026-11-24",
            },
            "A wish about something that is on (T1)",
            ["Wish: go", "Event: E1", "Title: Stay & play", "Venue: Café Zoë", "Starts at: 2026-11-24"],
        ),
    ],
)
def test_a_mail_says_who_is_still_waiting_who_complains_and_who_would_like_to_go(
    kind: MessageKind, body: dict[str, str], subject: str, lines: list[str]
) -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=FIRST).deliver(a_message(kind, **body))

    mail = read(receiver.mails[0].content)
    assert mail["Subject"] == subject
    assert set(lines) <= set(mail.get_content().splitlines())


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (MessageKind.REPAIR_BOOKING, "A window for a visit was asked for (T1)"),
        (MessageKind.REPAIR_UNBOOKING, "A window for a visit was given back (T1)"),
    ],
)
def test_no_mail_calls_a_window_booked_before_somebody_confirmed_it(kind: MessageKind, subject: str) -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=FIRST).deliver(a_message(kind, job="R1"))

    mail = read(receiver.mails[0].content)
    assert mail["Subject"] == subject
    assert "booked" not in mail.as_string()


def test_a_mail_of_the_second_version_says_how_soon_and_for_whom_and_names_no_home_in_its_subject() -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=SECOND).deliver(
            replace(a_message(MessageKind.DANGER, danger="flood", told_at="now"), coach_ref="C1")
        )
        MailCourier(a_mailbox(port), form=SECOND).deliver(a_message(text="the gate is locked"))

    danger, other = (read(mail.content) for mail in receiver.mails)
    assert danger["Subject"] == "Emergency: A danger was reported in a home"
    assert other["Subject"] == "Routine: A message from a tenant"
    assert {
        "Tenancy: T1",
        "Danger: flood",
        "Priority: emergency",
        "For coach: C1",
        "Local time: 2026-11-02T10:00:00+00:00",
    } <= set(danger.get_content().splitlines())
    assert "For coach" not in other.get_content()


def test_a_danger_in_a_mail_of_the_first_version_has_a_subject_of_its_own() -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=FIRST).deliver(
            a_message(MessageKind.DANGER, danger="flood", told_at="now")
        )

    mail = read(receiver.mails[0].content)
    assert mail["Subject"] == "A danger was reported in a home (T1)"
    assert "DANGER, told to Home Coach at now: flood." in mail.get_content()


def test_every_kind_has_a_subject_of_its_own() -> None:
    with mail_receiver() as (receiver, port):
        for kind in MessageKind:
            body = {"danger": "flood", "told_at": "now"} if kind is MessageKind.DANGER else {}
            MailCourier(a_mailbox(port), form=FIRST).deliver(a_message(kind, **body))

    assert len({read(mail.content)["Subject"] for mail in receiver.mails}) == len(MessageKind)


def test_a_second_copy_has_the_same_id() -> None:
    with mail_receiver() as (receiver, port):
        for _ in range(2):
            MailCourier(a_mailbox(port), form=FIRST).deliver(a_message())

    first, second = (read(mail.content)["Message-ID"] for mail in receiver.mails)
    assert first == second
    assert first.endswith("@meadowbank.example>")


def test_what_a_tenant_says_is_never_a_header() -> None:
    with mail_receiver() as (receiver, port):
        MailCourier(a_mailbox(port), form=FIRST).deliver(
            a_message(text="hello\r\nBcc: everybody@x.example\r\n\r\n.\r\n")
        )

    (taken,) = receiver.mails
    assert read(taken.content)["Bcc"] is None
    assert taken.rcpt_tos == ["coaches@meadowbank.example"]


@pytest.mark.parametrize("answer", ["451 later", "550 no", "554 never"])
def test_a_refusal_is_recorded_by_its_number_alone(answer: str) -> None:
    with mail_receiver() as (receiver, port):
        receiver.answers = [answer]
        with pytest.raises(NotDelivered, match=f"^answered {answer[:3]}$"):
            MailCourier(a_mailbox(port), form=FIRST).deliver(a_message())

    assert receiver.mails == []


def test_a_server_that_is_not_there_is_a_failure() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(NotDelivered, match="cannot be reached"):
        MailCourier(a_mailbox(port), form=FIRST).deliver(a_message())


def test_a_server_elsewhere_must_offer_encryption() -> None:
    with mail_receiver() as (receiver, port), pytest.raises(NotDelivered, match="it offers no encryption"):
        MailCourier(a_mailbox(port, is_local=False), form=FIRST).deliver(a_message())

    assert receiver.mails == []


def a_server_context(folder: Path) -> ssl.SSLContext:
    made = pki.leaf()
    key = made.key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    (folder / "key.pem").write_bytes(key)
    (folder / "chain.pem").write_bytes(made.pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    return context


def test_a_certificate_of_an_unknown_authority_is_not_trusted(tmp_path: Path) -> None:
    with (
        mail_receiver(tls_context=a_server_context(tmp_path)) as (receiver, port),
        pytest.raises(NotDelivered, match="its certificate is not trusted"),
    ):
        MailCourier(a_mailbox(port, is_local=False), form=FIRST).deliver(a_message())

    assert receiver.mails == []


def test_mail_goes_encrypted_where_the_server_is_trusted(tmp_path: Path) -> None:
    def trusting() -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    with mail_receiver(tls_context=a_server_context(tmp_path), require_starttls=True) as (receiver, port):
        MailCourier(a_mailbox(port, is_local=False), form=FIRST, context=trusting).deliver(a_message())

    assert len(receiver.mails) == 1
