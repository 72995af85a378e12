"""The landlord's mailbox: an e-mail a message, in plain English, with an id that tells a second copy."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from skill.couriers.letters import key_of, letter
from skill.domain.coaching import Message, MessageKind
from skill.errors import NotDelivered

TIMEOUT = 10.0
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
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """`is_secure` is TLS from the first byte; otherwise STARTTLS, which only this machine may do without."""

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
        self, mailbox: Mailbox, *, context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    ) -> None:
        self._mailbox = mailbox
        self._context = context

    def deliver(self, message: Message) -> None:
        post = _post(message, self._mailbox)
        try:
            server = self._connected()
        except (OSError, smtplib.SMTPException) as failure:
            raise NotDelivered(_because(failure)) from None
        try:
            server.send_message(post)
        except (OSError, smtplib.SMTPException) as failure:
            raise NotDelivered(_because(failure)) from None
        finally:
            # It has been taken or not; a bad goodbye changes neither.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()

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


def _post(message: Message, box: Mailbox) -> EmailMessage:
    """No header holds anything but our own words and the references."""
    told = letter(message)
    post = EmailMessage(policy=SMTP)
    post["From"], post["To"] = box.sender, box.recipient
    post["Subject"] = f"{SUBJECTS[message.kind]} ({_one_word(message.tenancy_ref)})"
    post["Message-ID"] = f"<{key_of(message)}@{box.sender.rpartition('@')[2]}>"
    post["Date"] = message.created_at
    lines = [f"{SUBJECTS[message.kind]}.", "", f"Tenancy: {message.tenancy_ref}"]
    lines += [f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in told["body"].items()]
    lines += [f"Kept: {told['created_at']}", "", "The same message may arrive twice; its id tells."]
    post.set_content("\n".join(lines))
    return post


def _one_word(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())[:64]


def _because(failure: OSError | smtplib.SMTPException) -> str:
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
