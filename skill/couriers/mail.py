"""The landlord's mailbox: one e-mail for each message, in plain English."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from skill.couriers.payload import MessageForm
from skill.domain.coaching import Message, MessageKind
from skill.errors import NotDelivered

TIMEOUT = 10.0
"""Seconds."""

BESIDE_THE_BODY = {
    "priority": "Priority",
    "coach_ref": "For coach",
    "local_time": "Local time",
    "created_at": "Kept",
}
"""What a mail says beside the body of a message, where its version has it."""

SUBJECTS = {
    MessageKind.CALL_BACK: "Please ring a tenant",
    MessageKind.MESSAGE: "A message from a tenant",
    MessageKind.FEEDBACK: "A mark for Home Coach",
    MessageKind.REPAIR_REPORT: "A repair was reported",
    MessageKind.REPAIR_CHANGE: "A wish about a repair",
    MessageKind.REPAIR_CHASED: "A tenant is still waiting for a repair",
    MessageKind.COMPLAINT: "A complaint from a tenant",
    MessageKind.REPAIR_BOOKING: "A window for a visit was asked for",
    MessageKind.REPAIR_UNBOOKING: "A window for a visit was given back",
    MessageKind.EVENT_WISH: "A wish about something that is on",
    MessageKind.DANGER: "A danger was reported in a home",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """`is_secure` is TLS from the first byte. Otherwise STARTTLS is required, except where `is_local`."""

    host: str
    port: int
    sender: str
    recipient: str
    is_secure: bool = False
    is_local: bool = False
    user: str = ""
    password: str = ""


class MailCourier:
    def __init__(
        self,
        mailbox: Mailbox,
        *,
        form: MessageForm,
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._mailbox = mailbox
        self._form = form
        self._context = context

    def deliver(self, message: Message) -> None:
        email = _email(message, self._mailbox, self._form)
        try:
            server = self._connected()
            try:
                server.send_message(email)
            finally:
                # The message was accepted or refused before; a failure to say goodbye changes neither.
                with suppress(OSError, smtplib.SMTPException):
                    server.quit()
        except (OSError, smtplib.SMTPException) as failure:
            raise NotDelivered(_kind_of(failure)) from None

    def _connected(self) -> smtplib.SMTP:
        box = self._mailbox
        if box.is_secure:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                box.host, box.port, timeout=TIMEOUT, context=self._context()
            )
        else:
            server = smtplib.SMTP(box.host, box.port, timeout=TIMEOUT)
        try:
            server.ehlo()
            if not box.is_secure and (not box.is_local or server.has_extn("starttls")):
                server.starttls(context=self._context())
                server.ehlo()
            if box.user:
                server.login(box.user, box.password)
        except BaseException:
            server.close()
            raise
        return server


def _email(message: Message, box: Mailbox, form: MessageForm) -> EmailMessage:
    """Its headers hold our own words and references alone, from version 2 on no reference either: a locked
    screen shows a subject. Every copy has the same `Message-ID`.
    """
    sent = form.payload(message)
    email = EmailMessage(policy=SMTP)
    email["From"], email["To"] = box.sender, box.recipient
    subject = f"{message.priority.value.capitalize()}: {SUBJECTS[message.kind]}"
    if form.version == 1:
        subject = f"{SUBJECTS[message.kind]} ({_one_word(message.tenancy_ref)})"
    email["Subject"] = subject
    email["Message-ID"] = f"<{message.key}@{box.sender.rpartition('@')[2]}>"
    email["Date"] = message.created_at
    lines = [f"{SUBJECTS[message.kind]}.", "", f"Tenancy: {message.tenancy_ref}"]
    lines += [f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in sent["body"].items()]
    lines += [f"{label}: {sent[name]}" for name, label in BESIDE_THE_BODY.items() if name in sent]
    lines += ["", "The same message may arrive twice; its id tells."]
    email.set_content("\n".join(lines))
    return email


def _one_word(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())[:64]


def _kind_of(failure: OSError | smtplib.SMTPException) -> str:
    match failure:
        case smtplib.SMTPRecipientsRefused():
            return "the recipient was refused"
        case smtplib.SMTPAuthenticationError():
            return "the password was refused"
        case smtplib.SMTPResponseException():
            return f"answered {failure.smtp_code}"
        case smtplib.SMTPNotSupportedError():
            return "it offers no encryption"
        case TimeoutError():
            return "no answer in time"
        case ssl.SSLError():
            return "its certificate is not trusted"
    return "cannot be reached"
